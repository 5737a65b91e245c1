"""What follows from a lesion: frozen results, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from legmap.lesion.share import ROUNDING, Interruption, LostShare

if TYPE_CHECKING:
    from legmap.lesion.injury import Injury
    from legmap.lesion.strength import CapacityLost


SEVERE_LOSS = 2 / 3
"""More than this gone for sure is a severe loss."""


class Loss(StrEnum):
    """How much of a supply is gone."""

    PARTIAL = "partial"
    COMPLETE = "complete"
    VARIABLE = "variable"


class Weakness(IntEnum):
    """How weak a movement is; see `legmap.lesion.weakness.weakness_of` for the rule."""

    SLIGHT = 1
    WEAK = 2
    SEVERE = 3
    LOST = 4

    @property
    def word(self) -> str:
        """The word that data and scripts use."""
        return self.name.lower()


class Change(IntEnum):
    """What becomes of a reflex."""

    PERHAPS_REDUCED = 1
    REDUCED = 2
    LOST = 3

    @property
    def word(self) -> str:
        """The word that scripts read."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class MuscleLoss:
    """A muscle that is weak or paralysed.

    Attributes
    ----------
    share : LostShare
        How much of its supply is gone.
    grade : str
        ``main`` or ``minor`` where only roots are cut: whether they carry most of the muscle; else empty.
    """

    id: str
    share: LostShare
    grade: str = ""

    @property
    def loss(self) -> Loss:
        """Whether all of it is gone."""
        return Loss.COMPLETE if self.share.whole else Loss.PARTIAL

    @property
    def rank(self) -> int:
        """1 perhaps lost (a minor root, a mild lesion), 2 partly lost for sure, 3 complete."""
        if self.share.whole:
            return 3
        return 2 if self.share.low > ROUNDING else 1

    @property
    def severe(self) -> bool:
        """Whether more than two thirds are gone for sure."""
        return self.share.low > SEVERE_LOSS - ROUNDING


@dataclass(frozen=True, slots=True)
class SkinLoss:
    """A dermatome or cutaneous field that is numb, reduced, or numb in some people only."""

    id: str
    loss: Loss


@dataclass(frozen=True, slots=True)
class MovementLoss:
    """A movement that is weak, with the muscles responsible and those that remain.

    Attributes
    ----------
    capacity : CapacityLost or None
        How much of the limb's torque is gone, where published models know the movement.
    """

    id: str
    weakness: Weakness
    lost: tuple[str, ...]
    weakened: tuple[str, ...]
    remaining: tuple[str, ...]
    capacity: CapacityLost | None = None

    @property
    def responsible(self) -> tuple[str, ...]:
        """Every muscle of the movement that is lost or weakened."""
        return self.lost + self.weakened


@dataclass(frozen=True, slots=True)
class ReflexChange:
    """A reflex that is lost or reduced."""

    id: str
    change: Change


@dataclass(frozen=True, slots=True)
class Spared:
    """What is kept and worth testing, because the rival lesion would take it."""

    id: str
    speaks_against: str


@dataclass(frozen=True, slots=True)
class InterruptedStructures:
    """What a lesion interrupts, before asking what that does.

    Attributes
    ----------
    nerves : mapping
        Nerves that are interrupted where they begin or further up, by id.
    partial_nerves : mapping
        Nerves that are cut on their way, so that they keep what they give off above.
    motor_branches : mapping
        Nerve and muscle to the share of the twig that is cut, below the place where such a nerve is.
    fields : mapping
        Own skin of such a nerve, below that place.
    roots : mapping
        Roots that are cut, before they have joined any plexus.
    preplexus_roots : mapping
        Plexus and root, where a root is cut only on its way into that plexus.
    muscles : mapping
        Muscles named directly.
    """

    nerves: Mapping[str, Interruption] = field(default_factory=dict)
    partial_nerves: Mapping[str, Interruption] = field(default_factory=dict)
    motor_branches: Mapping[tuple[str, str], LostShare] = field(default_factory=dict)
    fields: Mapping[str, LostShare] = field(default_factory=dict)
    roots: Mapping[str, Interruption] = field(default_factory=dict)
    preplexus_roots: Mapping[tuple[str, str], Interruption] = field(default_factory=dict)
    muscles: Mapping[str, LostShare] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deficit:
    """All that a lesion takes away, and what it tellingly leaves.

    Attributes
    ----------
    injuries : tuple of Injury
        The lesion, as asked for.
    interrupted : InterruptedStructures
        The nerves, roots and muscles interrupted.
    muscles, movements, skin, reflexes, signs, spared : tuple
        The findings, in the atlas's order; the most telling first in `spared`.
    """

    injuries: tuple[Injury, ...]
    interrupted: InterruptedStructures = field(default_factory=InterruptedStructures)
    muscles: tuple[MuscleLoss, ...] = ()
    movements: tuple[MovementLoss, ...] = ()
    skin: tuple[SkinLoss, ...] = ()
    reflexes: tuple[ReflexChange, ...] = ()
    signs: tuple[str, ...] = ()
    spared: tuple[Spared, ...] = ()

    @property
    def lesion(self) -> tuple[str, ...]:
        """Ids of the structures hurt, each once, as asked for."""
        return tuple(dict.fromkeys(injury.id for injury in self.injuries))

    @property
    def ids(self) -> frozenset[str]:
        """Every structure in which something is amiss."""
        findings = (self.muscles, self.movements, self.skin, self.reflexes)
        return frozenset(f.id for group in findings for f in group) | frozenset(self.signs)

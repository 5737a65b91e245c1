"""Results of a lesion: losses of muscles, movements, skin and reflexes, and the deficit as a whole."""

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
"""A loss that surely exceeds this share is severe."""


class Loss(StrEnum):
    """Extent of the loss of a supply."""

    PARTIAL = "partial"
    COMPLETE = "complete"
    VARIABLE = "variable"


class Weakness(IntEnum):
    """Weakness of a movement; see `legmap.lesion.weakness.weakness_of` for the rule."""

    SLIGHT = 1
    WEAK = 2
    SEVERE = 3
    LOST = 4

    @property
    def word(self) -> str:
        """Return the name used in data and machine-readable output."""
        return self.name.lower()


class Change(IntEnum):
    """Change of a reflex."""

    PERHAPS_REDUCED = 1
    REDUCED = 2
    LOST = 3

    @property
    def word(self) -> str:
        """Return the name used in machine-readable output."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class MuscleLoss:
    """A muscle that is weak or paralysed, with the lost share of its supply.

    Where only roots are injured, `grade` is ``main`` if they carry most of the muscle, else ``minor``.
    """

    id: str
    share: LostShare
    grade: str = ""

    @property
    def loss(self) -> Loss:
        """Return whether the loss is complete or partial."""
        return Loss.COMPLETE if self.share.whole else Loss.PARTIAL

    @property
    def rank(self) -> int:
        """Return 1 for perhaps lost (a minor root, a mild lesion), 2 for surely partial, 3 for complete."""
        if self.share.whole:
            return 3
        return 2 if self.share.low > ROUNDING else 1

    @property
    def severe(self) -> bool:
        """Return whether more than two thirds are surely lost."""
        return self.share.low > SEVERE_LOSS - ROUNDING


@dataclass(frozen=True, slots=True)
class SkinLoss:
    """A dermatome or cutaneous field that is numb, reduced, or numb in some people only."""

    id: str
    loss: Loss


@dataclass(frozen=True, slots=True)
class MovementLoss:
    """A movement that is weak, with the muscles responsible and those that remain.

    `capacity` is the lost share of the limb's torque, where published models cover the movement.
    """

    id: str
    weakness: Weakness
    lost: tuple[str, ...]
    weakened: tuple[str, ...]
    remaining: tuple[str, ...]
    capacity: CapacityLost | None = None

    @property
    def responsible(self) -> tuple[str, ...]:
        """Return every muscle of the movement that is lost or weakened."""
        return self.lost + self.weakened


@dataclass(frozen=True, slots=True)
class ReflexChange:
    """A reflex that is lost or reduced."""

    id: str
    change: Change


@dataclass(frozen=True, slots=True)
class Spared:
    """A normal finding worth testing, because a rival lesion would make it abnormal."""

    id: str
    speaks_against: str


@dataclass(frozen=True, slots=True)
class InterruptedStructures:
    """The structures that a lesion interrupts, before any effect is derived.

    Attributes
    ----------
    nerves : mapping
        Nerves that are interrupted at their origin or proximal to it, by id.
    partial_nerves : mapping
        Nerves that are interrupted along their course, so that their proximal branches are spared.
    motor_branches : mapping
        Nerve and muscle to the interrupted share of the motor branch, distal to such a place.
    fields : mapping
        A nerve's own skin, distal to such a place.
    roots : mapping
        Roots that are interrupted before they have joined any plexus.
    preplexus_roots : mapping
        Plexus and root, where a root is interrupted only on its way into that plexus.
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
    """All losses of a lesion in the atlas's order, and spared findings, the most discriminating first."""

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
        """Return the ids of the injured structures, each once, as asked for."""
        return tuple(dict.fromkeys(injury.id for injury in self.injuries))

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all abnormal structures."""
        findings = (self.muscles, self.movements, self.skin, self.reflexes)
        return frozenset(f.id for group in findings for f in group) | frozenset(self.signs)

"""What follows from a lesion: frozen results, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Loss(StrEnum):
    """How much of a supply is gone."""

    PARTIAL = "partial"
    COMPLETE = "complete"
    VARIABLE = "variable"


class Severity(IntEnum):
    """How weak a movement is; see `legmap.lesion.severity.severity_of` for the rule."""

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
    grade : str
        ``main`` or ``minor`` where roots are cut: how much of the muscle they carry; else empty.
    """

    id: str
    loss: Loss
    grade: str = ""

    @property
    def rank(self) -> int:
        """1 minor, 2 partly lost (main root or partial supply), 3 complete."""
        if self.loss is Loss.COMPLETE:
            return 3
        return 1 if self.grade == "minor" else 2


@dataclass(frozen=True, slots=True)
class SkinLoss:
    """A dermatome or cutaneous field that is numb, reduced, or numb in some people only."""

    id: str
    loss: Loss


@dataclass(frozen=True, slots=True)
class MovementLoss:
    """A movement that is weak, with the muscles responsible and those that remain."""

    id: str
    severity: Severity
    lost: tuple[str, ...]
    weakened: tuple[str, ...]
    remaining: tuple[str, ...]

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
class Reach:
    """What a lesion interrupts, before asking what that does.

    Attributes
    ----------
    nerves : mapping
        Nerve id to how much of it is cut.
    roots : frozenset of str
        Roots that are cut whole.
    carried : frozenset of str
        Roots that are cut only on their way into the sacral plexus (lumbosacral trunk).
    muscles : frozenset of str
        Muscles named directly.
    """

    nerves: Mapping[str, Loss]
    roots: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    muscles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deficit:
    """All that a lesion takes away, and what it tellingly leaves.

    Attributes
    ----------
    lesion : tuple of str
        The structures cut, as asked for.
    reach : Reach
        The nerves, roots and muscles interrupted.
    muscles, movements, skin, reflexes, signs, spared : tuple
        The findings, in the atlas's order; the most telling first in `spared`.
    """

    lesion: tuple[str, ...]
    reach: Reach = field(default_factory=lambda: Reach({}))
    muscles: tuple[MuscleLoss, ...] = ()
    movements: tuple[MovementLoss, ...] = ()
    skin: tuple[SkinLoss, ...] = ()
    reflexes: tuple[ReflexChange, ...] = ()
    signs: tuple[str, ...] = ()
    spared: tuple[Spared, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Every structure in which something is amiss."""
        findings = (self.muscles, self.movements, self.skin, self.reflexes)
        return frozenset(f.id for group in findings for f in group) | frozenset(self.signs)

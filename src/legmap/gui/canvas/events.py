"""Events of the canvas."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt

from legmap.lesion.injury import Injury
from legmap.roles import Limb

LEVEL_KEYS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""Keys that put the lesion at the clicked place of a nerve."""


@dataclass(frozen=True, slots=True)
class Click:
    """A click on the drawings.

    Attributes
    ----------
    hits : tuple of str
        Ids of everything selectable at the place, from the top down; empty on paper.
    place : float or None
        Place along the nerve that is meant, 0 to 1 over its stations; None for other structures.
    limb : {"right", "left"}
        The limb at the place, or the nearest one.
    """

    hits: tuple[str, ...] = ()
    index: int = 0
    place: float | None = None
    limb: Limb = "right"
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def structure_id(self) -> str:
        """Id of the structure that is meant; empty on paper."""
        return self.hits[self.index] if self.hits else ""

    @property
    def adding(self) -> bool:
        """True if the structure is to be added to the selection, or taken out."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def at_level(self) -> bool:
        """True if the lesion is to be at that place of the nerve."""
        return self.place is not None and bool(self.modifiers & LEVEL_KEYS)


@dataclass(frozen=True, slots=True)
class MenuRequest:
    """A request for a menu of the structures at a place.

    Attributes
    ----------
    hits : tuple of str
        Ids of everything selectable there, from the top down; at least one.
    position : QPoint
        Where to open the menu: global, in logical pixels.
    """

    hits: tuple[str, ...]
    limb: Limb
    position: QPoint


@dataclass(frozen=True, slots=True)
class MarkMove:
    """A mark that is being dragged along its nerve.

    Attributes
    ----------
    injury : Injury
        The injury marked now.
    origin : Injury
        The injury marked when the drag began.
    at : float
        Place along the nerve, 0 to 1, not snapped.
    """

    injury: Injury
    origin: Injury
    at: float


@dataclass(frozen=True, slots=True)
class MarkStep:
    """A mark moved by some places towards the end of its nerve, or back (negative)."""

    injury: Injury
    step: int

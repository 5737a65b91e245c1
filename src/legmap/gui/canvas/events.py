"""Events of the canvas: a click, a request for the menu of a place, a mark that is moved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt

from legmap.lesion.injury import Injury
from legmap.roles import Limb

LEVEL_KEYS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""Held in a click on a nerve, they ask for the lesion at that very place."""


@dataclass(frozen=True, slots=True)
class Click:
    """A click on the drawings.

    Attributes
    ----------
    hits : tuple of str
        Ids of everything selectable at the place, from the top down; empty on paper.
    index : int
        Which of the hits is meant.
    place : float or None
        Where along the nerve that is meant, 0 to 1 over its stations; None for anything but a nerve.
    limb : {"right", "left"}
        The limb at the place, or the nearest one.
    modifiers : Qt.KeyboardModifier
        Keys held.
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
        """True if the lesion is wanted at that very place of the nerve."""
        return self.place is not None and bool(self.modifiers & LEVEL_KEYS)


@dataclass(frozen=True, slots=True)
class MenuRequest:
    """A request for a menu of everything at a place.

    Attributes
    ----------
    hits : tuple of str
        Ids of everything selectable there, from the top down; at least one.
    limb : {"right", "left"}
        The limb at the place.
    position : QPoint
        Where to open the menu, global, in logical pixels.
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
        The injury that it marks now.
    origin : Injury
        The injury that it marked when it was taken.
    at : float
        Where it is along the nerve, 0 to 1, not snapped to any place.
    """

    injury: Injury
    origin: Injury
    at: float


@dataclass(frozen=True, slots=True)
class MarkStep:
    """A mark that is wanted some places further along its nerve (positive) or back (negative)."""

    injury: Injury
    step: int

"""Taking hold of a lesion's mark: which one is near, and where a dragged one goes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from legmap.diagram.course.courses import Courses
from legmap.diagram.geometry import distance_to_segment
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet
from legmap.render.mark import Mark, MarkPlace, place_of_mark

_CURSORS = (
    Qt.CursorShape.SizeHorCursor,
    Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeBDiagCursor,
)


@dataclass(frozen=True, slots=True)
class Near:
    """A mark within reach of the pointer.

    Attributes
    ----------
    index : int
        Which mark.
    placement : Placement
        In which view.
    place : MarkPlace
        Where it stands.
    """

    index: int
    placement: Placement
    place: MarkPlace

    @property
    def cursor(self) -> Qt.CursorShape:
        """The pointer that shows which way it can be moved."""
        return _CURSORS[round(self.place.angle / (math.pi / 4)) % 4]


def mark_near(
    courses: Courses, sheet: Sheet, marks: Sequence[Mark], point: QPointF, reach: float
) -> Near | None:
    """The mark at a position of the sheet, the nearest if several are.

    Parameters
    ----------
    courses, sheet, marks
        What is shown.
    point : QPointF
        In millimetres of the sheet.
    reach : float
        How far from its blade still counts, in millimetres of the sheet.
    """
    found: list[tuple[float, int, Near]] = []
    for placement in sheet.placements:
        for index, mark in enumerate(marks):
            place = place_of_mark(courses, placement, mark)
            if place is None:
                continue
            distance = _distance(point, place)
            if distance <= reach:
                found.append((distance, -index, Near(index, placement, place)))
    return min(found, key=lambda near: near[:2])[2] if found else None


def _distance(point: QPointF, place: MarkPlace) -> float:
    across = QPointF(-math.sin(place.angle), math.cos(place.angle)) * place.half
    a, b = place.point - across, place.point + across
    return distance_to_segment(point.x(), point.y(), a.x(), a.y(), b.x(), b.y())


PlaceOn = Callable[[str, QPointF, Placement], float | None]
"""The place of a nerve nearest to a position of the sheet, in one view; see `Scene.place_on`."""


@dataclass(slots=True)
class _Grip:
    near: Near
    mark: Mark
    pressed: QPointF
    at: float
    moving: bool = False


class Hand(QObject):
    """Moves a mark along its nerve.

    Parameters
    ----------
    place_on : callable
        Tells places.

    Signals
    -------
    dragged : (int, float)
        Which mark, and where to.
    dropped : int
        Which mark, after it was moved.
    """

    dragged = Signal(int, float)
    dropped = Signal(int)

    def __init__(self, place_on: PlaceOn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place_on = place_on
        self._grip: _Grip | None = None
        self.active = -1

    @property
    def holds(self) -> bool:
        """Whether a mark is held."""
        return self._grip is not None

    def show_count(self, count: int) -> None:
        """Take over that there are other marks: the last is active, and none is held."""
        self._grip = None
        self.active = count - 1

    def take(self, near: Near, mark: Mark, position: QPointF) -> None:
        """Take hold of a mark, at a position of the widget."""
        self._grip = _Grip(near, mark, position, mark.at)
        self.active = near.index

    def drag(self, position: QPointF, point: QPointF) -> None:
        """Move what is held to a position of the widget, which is a point of the sheet."""
        grip = self._grip
        if grip is None:
            return
        far = (position - grip.pressed).manhattanLength() >= QApplication.startDragDistance()
        grip.moving = grip.moving or far
        at = self._place_on(grip.mark.nerve_id, point, grip.near.placement)
        if grip.moving and at is not None and at != grip.at:
            grip.at = at
            self.dragged.emit(grip.near.index, at)

    def let_go(self, *, back: bool = False) -> None:
        """End a drag; `back` takes the mark to where it was."""
        grip, self._grip = self._grip, None
        if grip is None or not grip.moving:
            return
        if back and grip.at != grip.mark.at:
            self.dragged.emit(grip.near.index, grip.mark.at)
        self.dropped.emit(grip.near.index)

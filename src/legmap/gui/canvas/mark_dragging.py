"""Dragging a lesion's mark along its nerve."""

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
from legmap.render.lesion_mark import LesionMark, MarkPlace, place_of_mark

_CURSORS = (
    Qt.CursorShape.SizeHorCursor,
    Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeBDiagCursor,
)


@dataclass(frozen=True, slots=True)
class MarkHit:
    """A mark within reach of the pointer: its index, its view, and its place there."""

    index: int
    placement: Placement
    place: MarkPlace

    @property
    def cursor(self) -> Qt.CursorShape:
        """The resize cursor along the nerve."""
        return _CURSORS[round(self.place.angle / (math.pi / 4)) % 4]


def mark_at(
    courses: Courses, sheet: Sheet, marks: Sequence[LesionMark], point: QPointF, reach: float
) -> MarkHit | None:
    """Return the nearest mark within reach of a position of the sheet; None if there is none.

    Parameters
    ----------
    point : QPointF
        In millimetres of the sheet.
    reach : float
        Greatest distance from its bar, in millimetres of the sheet.
    """
    found: list[tuple[float, int, MarkHit]] = []
    for placement in sheet.placements:
        for index, mark in enumerate(marks):
            place = place_of_mark(courses, placement, mark)
            if place is None:
                continue
            distance = _distance(point, place)
            if distance <= reach:
                found.append((distance, -index, MarkHit(index, placement, place)))
    return min(found, key=lambda hit: hit[:2])[2] if found else None


def _distance(point: QPointF, place: MarkPlace) -> float:
    across = QPointF(-math.sin(place.angle), math.cos(place.angle)) * place.half
    a, b = place.point - across, place.point + across
    return distance_to_segment(point.x(), point.y(), a.x(), a.y(), b.x(), b.y())


NearestPlace = Callable[[str, QPointF, Placement], float | None]
"""See `Scene.nearest_place`."""


@dataclass(slots=True)
class _DragState:
    hit: MarkHit
    mark: LesionMark
    pressed: QPointF
    at: float
    moving: bool = False


class MarkDragger(QObject):
    """Drag a mark along its nerve."""

    dragged = Signal(int, float)  # index of the mark, and its place
    dropped = Signal()  # a dragged mark is released

    def __init__(self, nearest_place: NearestPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nearest_place = nearest_place
        self._drag_state: _DragState | None = None
        self.active = -1

    @property
    def is_dragging(self) -> bool:
        """True while a mark is dragged."""
        return self._drag_state is not None

    def set_mark_count(self, count: int) -> None:
        """End a drag because there are other marks, of which the last becomes active."""
        self._drag_state = None
        self.active = count - 1

    def release(self) -> None:
        """End a drag without a signal, because the lesion was replaced."""
        self._drag_state = None

    def grab(self, hit: MarkHit, mark: LesionMark, position: QPointF) -> None:
        """Start dragging a mark from a position of the widget."""
        self._drag_state = _DragState(hit, mark, position, mark.at)
        self.active = hit.index

    def drag(self, position: QPointF, point: QPointF) -> None:
        """Move the mark to a position of the widget, which is a point of the sheet."""
        drag = self._drag_state
        if drag is None:
            return
        far = (position - drag.pressed).manhattanLength() >= QApplication.startDragDistance()
        drag.moving = drag.moving or far
        at = self._nearest_place(drag.mark.nerve_id, point, drag.hit.placement)
        if drag.moving and at is not None and at != drag.at:
            drag.at = at
            self.dragged.emit(drag.hit.index, at)

    def end_drag(self, *, cancel: bool = False) -> None:
        """End a drag; `cancel` returns the mark to its first place."""
        drag, self._drag_state = self._drag_state, None
        if drag is None or not drag.moving:
            return
        if cancel and drag.at != drag.mark.at:
            self.dragged.emit(drag.hit.index, drag.mark.at)
        self.dropped.emit()

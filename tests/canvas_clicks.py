"""Hands on the window: where to put the pointer to meet a structure, and clicking there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QActionGroup, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from legmap.gui.canvas.canvas import Canvas
from legmap.render.lesion_mark import LesionMark, place_of_mark
from legmap.roles import Limb

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
GRID = 24


def point_on_structure(canvas: Canvas, structure_id: str, limb: Limb | None = None, view: str = "") -> QPoint:
    """A widget position at which a click means a structure, because it lies on top there."""
    for point in _points(canvas, structure_id, limb, view):
        if canvas._selectable_at(QPointF(point))[:1] == (structure_id,):
            return point
    raise AssertionError(f"{structure_id} lies on top nowhere")


def _points(canvas: Canvas, structure_id: str, limb: Limb | None, view: str) -> Iterator[QPoint]:
    for shown, body in canvas._scene.bodies(structure_id, limb):
        box = body.boundingRect()
        for i in range(1, GRID) if view in ("", shown) else ():
            for j in range(1, GRID):
                place = QPointF(box.left() + box.width() * i / GRID, box.top() + box.height() * j / GRID)
                point = canvas.position_of(place).toPoint()
                if body.contains(place) and canvas.rect().contains(point):
                    yield point


def point_on_nerve(
    canvas: Canvas, nerve_id: str, at: float, limb: Limb = "right", view: str = "posterior"
) -> QPoint:
    """A widget position on a nerve at a place of its course."""
    placement = canvas._scene.render_options.sheet.placement(view, limb)
    assert placement is not None
    place = place_of_mark(canvas._scene.courses, placement, LesionMark(nerve_id, at, limb))
    assert place is not None
    return canvas.position_of(place.point).toPoint()


def click(canvas: Canvas, point: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Click on the drawings."""
    QTest.mouseClick(canvas, LEFT, keys, point)


def move(widget: QWidget, point: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer within a widget, wherever the system has it, with some buttons down."""
    there = QPointF(widget.mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), there, Qt.MouseButton.NoButton, buttons, PLAIN)
    QApplication.sendEvent(widget, event)


def trigger(group: QActionGroup, value: str) -> None:
    """Make a choice of a menu."""
    next(action for action in group.actions() if action.data() == value).trigger()

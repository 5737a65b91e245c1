import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from legmap.diagram.sheet import arrange
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.render.layers import Layers
from legmap.render.theme import LIGHT
from tests.canvas_clicks import move, point_on_structure

TOP = "nerve.tibial"


@pytest.fixture
def canvas(qtbot, diagram):
    made = Canvas(
        Scene(diagram, str, RenderOptions(arrange(diagram, ("posterior", "medial")), Layers(), LIGHT))
    )
    qtbot.addWidget(made)
    made.resize(900, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def spot(canvas):
    """Where the pointer rests, over a nerve."""
    found = point_on_structure(canvas, TOP)
    move(canvas, found)
    assert canvas._hovered == TOP
    return found


def under(canvas, spot):
    return next(iter(canvas._hits(QPointF(spot))), "")


def hide_nerves(canvas):
    canvas.show_render_options(RenderOptions(canvas._scene.render_options.sheet, Layers(nerves=False), LIGHT))


def change_drawings(canvas):
    canvas.show_diagram(
        canvas._scene.diagram, RenderOptions(arrange(canvas._scene.diagram, ("sole",)), Layers(), LIGHT)
    )


def pan(canvas):
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right)


def zoom(canvas):
    canvas.zoom(4.0)


def resize(canvas):
    canvas.resize(600, 780)


@pytest.mark.parametrize("change", [hide_nerves, change_drawings, pan, zoom, resize])
def test_what_comes_to_lie_under_a_resting_pointer_is_pointed_at(canvas, spot, change):
    told: list[str] = []
    canvas.structure_hovered.connect(told.append)
    change(canvas)
    assert under(canvas, spot) != TOP
    assert canvas._hovered == under(canvas, spot)
    assert told[-1] == canvas._hovered


@pytest.mark.parametrize("change", [hide_nerves, pan, zoom])
def test_a_pointer_that_has_left_points_at_nothing(canvas, spot, change):
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    change(canvas)
    assert canvas._hovered == ""


def test_a_pointer_that_never_came_points_at_nothing(canvas):
    for change in (hide_nerves, pan, zoom):
        change(canvas)
    assert canvas._hovered == ""


def test_what_a_drag_takes_along_stays_pointed_at(canvas, spot):
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=spot)
    move(canvas, spot + QPoint(40, 30), Qt.MouseButton.LeftButton)
    assert canvas._hovered == TOP
    hide_nerves(canvas)
    assert canvas._hovered == TOP
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=spot + QPoint(40, 30))
    assert canvas._hovered == under(canvas, spot + QPoint(40, 30)) != TOP

"""Every drawn region, right and left: a click reaches it (its colour is probed in tests/render)."""

import itertools

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtTest import QTest

from legmap.diagram.sheet import arrange
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.scene import PASSIVE_KINDS, RenderOptions, Scene
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.render.layers import Layers
from legmap.render.theme import LIGHT
from legmap.report.brief import short_name

CASES = [(view, side) for view in VIEW_SETS["all"] for side in ("right", "left", "both")]


def scene_of(atlas, diagram, view, side):
    return Scene(
        diagram,
        lambda i: short_name(atlas, i),
        RenderOptions(arrange(diagram, [view], side), Layers(), LIGHT),
    )


def selectable(diagram, view):
    return [r.id for r in diagram.views[view].regions if r.id.partition(".")[0] not in PASSIVE_KINDS]


def points_within(body: QPainterPath, count: int = 40) -> list[QPointF]:
    """Places inside a body: along its outline's middle for thin ones, spread over it for broad ones."""
    box = body.boundingRect()
    found: list[QPointF] = []
    for fine in (16, 48, 160):
        for row in range(1, fine):
            for column in range(1, fine):
                point = QPointF(
                    box.left() + box.width() * column / fine, box.top() + box.height() * row / fine
                )
                if body.contains(point):
                    found.append(point)
        if len(found) >= 6:
            break
        found.clear()
    return found[:: max(1, len(found) // count)]


@pytest.mark.parametrize(("view", "side"), CASES)
def test_clicking_inside_reaches_every_region(qtbot, atlas, diagram, view, side):
    scene = scene_of(atlas, diagram, view, side)
    canvas = Canvas(scene)
    qtbot.addWidget(canvas)
    canvas.resize(
        round(scene.render_options.sheet.bounds.width() * 2),
        round(scene.render_options.sheet.bounds.height() * 2),
    )
    clicked: list[tuple[str, str]] = []
    canvas.clicked.connect(lambda click: clicked.append((click.structure_id, click.limb)))
    missed = []
    for wanted in itertools.product(selectable(diagram, view), scene.render_options.sheet.limbs):
        for point in points_within(scene.bodies(*wanted)[0][1], 8):
            place = canvas.position_of(point).toPoint()
            clicked.clear()
            for _ in canvas._selectable_at(QPointF(place)):
                QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
                if clicked[-1] == wanted:
                    break
            if clicked and clicked[-1] == wanted:
                break
        else:
            missed.append(wanted)
    assert missed == []

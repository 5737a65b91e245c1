"""Every drawn region, right and left: a click reaches it, and its role's colour is seen where it lies."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtTest import QTest

from legmap.diagram.sheet import DEFAULT_VIEWS, arrange
from legmap.gui.canvas import Canvas
from legmap.gui.scene import PASSIVE_KINDS, Look, Scene
from legmap.render.layers import Layers
from legmap.render.style import LIGHT
from legmap.report.brief import tight_name
from legmap.roles import Role

CASES = [(view, side) for view in DEFAULT_VIEWS for side in ("right", "left")]
SCALE = 3.0


def scene_of(atlas, diagram, view, side):
    return Scene(
        diagram, lambda i: tight_name(atlas, i), Look(arrange(diagram, [view], side), Layers(), LIGHT)
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
    canvas.resize(round(scene.look.sheet.bounds.width() * 2), round(scene.look.sheet.bounds.height() * 2))
    clicked: list[str] = []
    canvas.structure_clicked.connect(clicked.append)
    missed = []
    for structure_id in selectable(diagram, view):
        for point in points_within(scene.bodies(structure_id)[0][1], 8):
            place = canvas.position_of(point).toPoint()
            clicked.clear()
            for _ in canvas._selectable(QPointF(place)):
                QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
                if clicked[-1] == structure_id:
                    break
            if clicked and clicked[-1] == structure_id:
                break
        else:
            missed.append(structure_id)
    assert missed == []


def seen(scene: Scene, box: QRectF) -> QImage:
    """What the canvas would show of a box of the sheet, dimmed base and highlights."""
    image = QImage(
        round(box.width() * SCALE) + 1, round(box.height() * SCALE) + 1, QImage.Format.Format_RGB32
    )
    image.fill(QColor(LIGHT.paper))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    painter.translate(-box.topLeft())
    scene.paint_base(painter, box, dimmed=True)
    scene.paint_highlights(painter, box)
    painter.end()
    return image


ROLE_OF_KIND = {
    "muscle": Role.LOST,
    "nerve": Role.SELECTED,
    "root": Role.SELECTED,
    "field": Role.SKIN_LOST,
    "dermatome": Role.SKIN_LOST,
}


def is_role(colour: QColor, kind: str) -> bool:
    """Whether a pixel has the colour of a role, exactly where it is opaque and by hue where it is glass."""
    if kind == "muscle":
        return colour in (QColor(LIGHT.lost), QColor(LIGHT.lost_deep))
    if kind in ("nerve", "root"):
        return colour == QColor(LIGHT.nerve_lit)
    return colour.blue() > colour.red() + 25


@pytest.mark.parametrize(("view", "side"), CASES)
def test_selecting_paints_the_colour_of_the_role_there(atlas, diagram, view, side):
    scene = scene_of(atlas, diagram, view, side)
    pale = []
    for structure_id in selectable(diagram, view):
        kind = structure_id.partition(".")[0]
        scene.set_highlights({structure_id: ROLE_OF_KIND[kind]})
        body = scene.bodies(structure_id)[0][1]
        box = body.boundingRect().adjusted(-2, -2, 2, 2)
        image = seen(scene, box)
        colours = (
            image.pixelColor(((p - box.topLeft()) * SCALE).toPoint()) for p in points_within(body, 200)
        )
        if not any(is_role(colour, kind) for colour in colours):
            pale.append(structure_id)
    assert pale == []

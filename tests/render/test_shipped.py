"""Every region of the shipped drawings can be clicked and paints its colour, right and left."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from legmap.diagram.hit_test import ViewHitTester
from legmap.diagram.model import LAYERS, MUSCLE_LAYERS
from legmap.diagram.sheet import arrange
from legmap.render.compose import highlight_items
from legmap.render.figure.anchors import deepest_point
from legmap.render.qt_painter import paint, prepare
from legmap.render.style import highlight_colour
from legmap.render.theme import LIGHT
from legmap.roles import Role, highlights_on
from tests import shipped

LAYERS_LIT = (*MUSCLE_LAYERS, "nerves")


@pytest.fixture
def diagram(qapp):
    return shipped.diagram()


def probe(diagram, sheet, region, role, point):
    """Colour painted at a point of a view when only this region stands out, at 40 pixels a millimetre."""
    image = QImage(3, 3, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.paper))
    at = sheet.placement(region.view).transform().map(QPointF(*point))
    with QPainter(image) as painter:
        painter.translate(1.5, 1.5)
        painter.scale(40, 40)
        painter.translate(-at.x(), -at.y())
        items = [
            i
            for i in highlight_items(diagram, sheet, highlights_on(sheet.side, {region.id: role}), LIGHT)
            if i.view == region.view
        ]
        paint(prepare([i for i in items if i.role != "name"]), painter)
    return image.pixelColor(1, 1).name().upper()


def inside(region):
    """A point well inside what is filled: on a nerve the middle of its longest course."""
    if region.layer == "nerves" and not region.of_kind("root"):
        courses = region.of_kind("course") or region.shapes
        course = max(courses, key=lambda s: s.path.length())
        point = course.path.pointAtPercent(0.37)
        return (point.x(), point.y())
    return deepest_point((region.of_kind("root", "belly") or region.shapes)[0].path)


@pytest.mark.parametrize("side", ["right", "left"])
def test_selecting_paints_the_role_colour_there(diagram, side, qapp):
    sheet = arrange(diagram, tuple(diagram.views), side)
    wrong = []
    for view in diagram.views.values():
        for region in view.regions:
            if region.layer not in LAYERS_LIT:
                continue
            found = probe(diagram, sheet, region, Role.LOST, inside(region))
            wanted = highlight_colour(region.layer, Role.LOST, LIGHT).upper()
            pale = region.of_kind("covered") and not region.of_kind("course")
            if found != wanted and not pale and not region.of_kind("fibre"):
                wrong.append((view.name, region.id, found))
    assert not wrong


def test_clicking_inside_finds_it(diagram):
    for view in diagram.views.values():
        index = ViewHitTester(view)
        for region in view.regions:
            if region.layer == "outline":
                continue
            x, y = deepest_point(region.body)
            if region.body.contains(QPointF(x, y)):
                assert region.id in index.hits(x, y, 0.0, frozenset(LAYERS)), (view.name, region.id)

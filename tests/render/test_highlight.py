"""How much a nerve swells when it stands out, and by what skin of each role is told apart."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.model import Region, Shape
from legmap.diagram.sheet import Placement
from legmap.render.highlight import ZOrder, highlight_parts
from legmap.render.picture import PathItem
from legmap.render.theme import LIGHT
from legmap.roles import Role
from tests.cases import every_case

BOX = QRectF(0, 0, 100, 100)


def parts(layer, kind, path, role, widths=None, scale=1.0):
    region = Region("some.thing", "anterior", layer, 0, (Shape(kind, path, widths),), BOX, path)
    placement = Placement("anterior", 0.0, 0.0, scale, "right", BOX)
    found = highlight_parts(region, placement, role, LIGHT, False, lambda _: "")
    return [(order, item) for order, item in found if isinstance(item, PathItem)]


def width_of_nerve(role, width, kind="course", scale=1.0):
    """Return the width on the sheet of a straight nerve without its edge."""
    path = QPainterPath()
    path.moveTo(50, 10)
    path.lineTo(50, 90)
    shown = parts("nerves", kind, path, role, (width, width), scale)
    (body,) = (item for order, item in shown if order is ZOrder.NERVE)
    return body.path.boundingRect().width()


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
@pytest.mark.parametrize(
    ("role", "kind", "share"),
    [
        (Role.SELECTED, "course", 1.0),
        (Role.LOST, "course", 1.0),
        (Role.SELECTED, "twig", 0.8),
        (Role.PARTIAL, "course", 0.8),
    ],
)
def test_a_nerve_that_stands_out_is_thicker_by_as_much_on_every_sheet(role, kind, share, scale):
    expected = (4 * 1.15 * scale + 0.7) * share
    assert width_of_nerve(role, 4, kind, scale) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_the_thinnest_nerve_can_still_be_seen(scale):
    assert width_of_nerve(Role.SELECTED, 0.01, scale=scale) == pytest.approx(2.4, abs=0.02)


AREA = QPainterPath()
AREA.addRect(10, 10, 60, 60)
DOTTED, BROKEN, DASHED = (1.4, 5.0), (6.0, 4.0), (1.8, 2.2)


@every_case(
    ("role", "filled", "lines", "edge"),
    [
        (Role.SELECTED, True, None, ()),
        (Role.SKIN_LOST, True, None, DASHED),
        (Role.SKIN_PARTIAL, True, (), DASHED),
        (Role.SKIN_VARIABLE, False, DOTTED, BROKEN),
    ],
)
def test_skin_is_told_apart_by_filling_lines_and_border(role, filled, lines, edge):
    items = [item for _, item in parts("fields", "area", AREA, role)]
    assert any(i.paint.fill is not None for i in items) == filled
    stroked = [i for i in items if i.paint.stroke is not None]
    borders = [i for i in stroked if i.path == AREA]
    assert [i.paint.dash for i in borders] == [edge]
    assert [i.paint.dash for i in stroked if i.path != AREA] == ([] if lines is None else [lines])

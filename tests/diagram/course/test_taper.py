import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.course.taper import MAX_DASHES, tapered, tapered_dashes
from legmap.diagram.geometry import area, polylines, united


def union(*paths: QPainterPath) -> QPainterPath:
    return united((path, polylines(path, 1.0)) for path in paths)


def line(*points):
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def test_width_goes_from_first_to_last():
    outline = tapered(line((0, 0), (100, 0)), 10, 2)
    for x, half in ((1, 4.9), (50, 3), (99, 1.05)):
        assert outline.contains(QPointF(x, half - 0.1))
        assert not outline.contains(QPointF(x, half + 0.1))


def test_ends_are_round_and_the_outline_closed():
    outline = tapered(line((0, 0), (100, 0)), 10, 10)
    assert outline.contains(QPointF(-4.5, 0))
    assert not outline.contains(QPointF(-4.5, 4.5))
    assert area(outline) == pytest.approx(1000 + math.pi * 25, rel=0.02)


def test_a_bend_keeps_its_width():
    outline = tapered(line((0, 0), (50, 0), (50, 50)), 6, 6)
    assert outline.contains(QPointF(48, 2))
    assert outline.contains(QPointF(50, 30))
    assert not outline.contains(QPointF(40, 10))


def test_curves_stay_smooth():
    curve = QPainterPath(QPointF(0, 0))
    curve.cubicTo(0, 50, 50, 100, 100, 100)
    outline = tapered(curve, 4, 4)
    for share in range(1, 20):
        point = curve.pointAtPercent(share / 20)
        angle = math.radians(curve.angleAtPercent(share / 20))
        across = QPointF(math.sin(angle), math.cos(angle))
        assert outline.contains(point + across * 1.93)
        assert not outline.contains(point + across * 2.07)


def test_dashes_leave_gaps_whatever_the_width():
    for width in (1, 10):
        dashes = tapered_dashes(line((0, 0), (200, 0)), width, width, 5, 3)
        inside = [dashes.contains(QPointF(x + 0.5, 0)) for x in range(200)]
        assert 0.4 < sum(inside) / 200 < 0.85
        assert inside[0]
        assert not all(inside[:40])


def test_an_endless_line_has_longer_dashes_and_no_more_of_them():
    dashes = tapered_dashes(line((0, 0), (1e7, 1e7)), 4, 4, 5, 3)
    assert 1000 < len(dashes.toSubpathPolygons()) <= MAX_DASHES + 1


def test_subpaths_are_tapered_one_by_one():
    two = line((0, 0), (10, 0))
    two.addPath(line((0, 50), (10, 50)))
    outline = tapered(two, 2, 2)
    assert outline.contains(QPointF(5, 50))
    assert not outline.contains(QPointF(5, 25))


def test_union_does_not_cancel():
    clockwise = line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
    body = union(clockwise, clockwise.toReversed())
    assert body.contains(QPointF(5, 5))


def rectangle(left, top, width, height):
    right, bottom = left + width, top + height
    return line((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def test_union_does_not_cancel_where_parts_of_one_path_run_opposite_ways():
    heads = rectangle(0, 0, 50, 50)
    heads.addPath(rectangle(0, 60, 20, 20).toReversed())
    heads.addPath(rectangle(30, 60, 10, 10))
    tendon = rectangle(5, 65, 10, 30)
    for one in (heads, heads.toReversed()):
        body = union(one, tendon)
        for x, y in ((25, 25), (10, 70), (10, 90), (2, 62), (35, 65)):
            assert body.contains(QPointF(x, y))


def test_union_keeps_the_holes_of_each_part():
    ring = rectangle(0, 0, 50, 50)
    ring.addPath(rectangle(10, 10, 30, 30).toReversed())
    ring.addPath(rectangle(100, 0, 20, 20).toReversed())
    for one in (ring, ring.toReversed()):
        body = union(one, rectangle(20, 20, 5, 5))
        assert not body.contains(QPointF(15, 15))
        assert body.contains(QPointF(22, 22))
        assert body.contains(QPointF(110, 10))

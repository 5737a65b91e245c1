import random

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import polylines, united
from legmap.render.hatch import hatch_lines


def union(*paths: QPainterPath) -> QPainterPath:
    return united((path, polylines(path, 1.0)) for path in paths)


def segments(lines):
    points = [lines.elementAt(i) for i in range(lines.elementCount())]
    return [(points[i], points[i + 1]) for i in range(0, len(points), 2)]


@pytest.mark.parametrize("angle", [45.0, -45.0, 0.0, 30.0])
def test_lines_lie_within_the_body_and_reach_its_border(angle):
    body = QPainterPath(QPointF(0, 0))
    body.cubicTo(40, -30, 80, 30, 100, 0)
    body.cubicTo(90, 60, 20, 80, 0, 0)
    found = segments(hatch_lines(body, 5, angle))
    assert len(found) > 8
    for a, b in found:
        dx, dy = b.x - a.x, b.y - a.y
        for share in (0.02, 0.5, 0.98):
            assert body.contains(QPointF(a.x + dx * share, a.y + dy * share))
        assert not body.contains(QPointF(a.x - dx * 0.05 - (dx > 0) + 0.0, a.y - dy * 0.05)) or abs(dx) < 5


def test_total_length_is_area_over_spacing():
    body = QPainterPath()
    body.addEllipse(-50, -30, 100, 60)
    total = sum(((b.x - a.x) ** 2 + (b.y - a.y) ** 2) ** 0.5 for a, b in segments(hatch_lines(body, 2)))
    assert total == pytest.approx(3.14159 * 50 * 30 / 2, rel=0.02)


def test_overlapping_outlines_are_hatched_once():
    a, b = QPainterPath(), QPainterPath()
    a.addRect(0, 0, 30, 30)
    b.addRect(20, 0, 30, 30)
    lines = segments(hatch_lines(union(a, b), 4, 0.0))
    assert all(abs(p.x) < 1e-6 and abs(q.x - 50) < 1e-6 for p, q in lines)


def test_a_thousand_random_bodies_do_no_harm():
    rng = random.Random(3)
    for _ in range(1000):
        body = QPainterPath(QPointF(rng.uniform(-9, 9), rng.uniform(-9, 9)))
        for _ in range(rng.randrange(1, 6)):
            body.lineTo(rng.choice([0, 5, rng.uniform(-9, 9)]), rng.choice([0, 5, rng.uniform(-9, 9)]))
        hatch_lines(body, 1.0)

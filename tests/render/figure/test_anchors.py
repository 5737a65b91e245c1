import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import distance_to_line
from legmap.render.figure import anchors
from legmap.render.figure.anchors import deepest_point


def star(corners):
    path = QPainterPath(QPointF(100, 0))
    for corner in range(1, corners):
        turn, reach = 2 * math.pi * corner / corners, 100 - corner % 2
        path.lineTo(reach * math.cos(turn), reach * math.sin(turn))
    path.closeSubpath()
    return path


def test_the_deepest_place_of_a_long_outline_is_told_from_some_of_its_points(monkeypatch):
    asked = []

    def counted(point, line, *, closed):
        asked.append(len(line))
        return distance_to_line(point, line, closed=closed)

    monkeypatch.setattr(anchors, "distance_to_line", counted)
    assert deepest_point(star(20_000)) == pytest.approx((0, 0), abs=15)
    assert max(asked) <= anchors._MOST_POINTS

"""Measure polylines and find points along them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point


def length_of(line: Sequence[Point]) -> float:
    """Return the length of a polyline."""
    return sum(math.dist(a, b) for a, b in itertools.pairwise(line))


def nearest_along(line: Sequence[Point], point: Point) -> tuple[float, float]:
    """Return the length at which a polyline is nearest to a point, and the distance there."""
    best, best_length, done = math.inf, 0.0, 0.0
    for a, b in itertools.pairwise(line):
        length = math.dist(a, b)
        along = (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])
        share = max(0.0, min(1.0, along / length**2)) if length else 0.0
        near = math.dist(point, (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if near < best - 1e-9:
            best, best_length = near, done + share * length
        done += length
    return best_length, best


def point_along(line: Sequence[Point], length: float) -> tuple[Point, float]:
    """Return the point at a length and the direction there (radians, y down); both clamped."""
    done, angle = 0.0, 0.0
    for a, b in itertools.pairwise(line):
        step = math.dist(a, b)
        angle = math.atan2(b[1] - a[1], b[0] - a[0])
        if step and done + step >= length:
            share = max(0.0, length - done) / step
            return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])), angle
        done += step
    return line[-1], angle


def path_of(line: Sequence[Point]) -> QPainterPath:
    """Return an open polyline as a path."""
    path = QPainterPath(QPointF(*line[0]))
    for point in line[1:]:
        path.lineTo(*point)
    return path

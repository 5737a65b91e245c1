"""Outline nerves: an open course and two widths made into a closed, tapering shape."""

from __future__ import annotations

import itertools
import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point, closed_path, polylines

MAX_DASHES = 4000
"""In one line; a longer one gets longer dashes."""

_CAP = 6
"""Segments in a rounded end."""


def tapered(path: QPainterPath, w0: float, w1: float) -> QPainterPath:
    """Return the outline of a line that is `w0` wide at its start and `w1` at its end, with rounded ends.

    Parameters
    ----------
    path : QPainterPath
        An open course; every subpath is tapered by itself.
    w0, w1 : float
        Full widths, in the units of the path.

    Returns
    -------
    QPainterPath
        Closed polygons, filled by the nonzero rule.
    """
    return outlined(path, w0, w1)[0]


def outlined(path: QPainterPath, w0: float, w1: float) -> tuple[QPainterPath, list[list[Point]]]:
    """Return what `tapered` does, and the same polygons as points."""
    lines = [_outline(line, w0 / 2, w1 / 2) for line in polylines(path)]
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    for line in lines:
        outline.addPath(closed_path(line))
    return outline, lines


def tapered_dashes(path: QPainterPath, w0: float, w1: float, dash: float, gap: float) -> QPainterPath:
    """Return what `tapered` does, broken into square-ended dashes, for a covered course.

    `dash` and `gap` are least lengths: both grow with the width, so that a thick nerve still looks dashed.
    """
    widest = max(w0, w1)
    dash, gap = max(dash, 1.7 * widest), max(gap, 0.8 * widest)
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    for line in polylines(path):
        total = sum(math.dist(a, b) for a, b in itertools.pairwise(line)) or 1.0
        longer = max(1.0, total / (dash + gap) / MAX_DASHES)
        for piece, start, end in _pieces(line, dash * longer, gap * longer):
            radii = [(w0 + (w1 - w0) * done / total) / 2 for done in (start, end)]
            outline.addPath(closed_path(_outline(piece, *radii, caps=False)))
    return outline


def _pieces(line: list[Point], dash: float, gap: float) -> list[tuple[list[Point], float, float]]:
    """Return the dashes of a line as points, with the lengths at which each begins and ends."""
    pieces: list[tuple[list[Point], float, float]] = []
    current: list[Point] = [line[0]]
    begun = done = 0.0
    drawing, left = True, dash
    for a, b in itertools.pairwise(line):
        length = math.dist(a, b)
        position = 0.0
        while length - position > left:
            position += left
            share = position / length
            here = (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            if drawing:
                pieces.append(([*current, here], begun, done + position))
            drawing, left, current, begun = not drawing, gap if drawing else dash, [here], done + position
        left -= length - position
        if drawing:
            current.append(b)
        done += length
    if drawing and len(current) > 1:
        pieces.append((current, begun, done))
    return pieces


def _outline(line: list[Point], r0: float, r1: float, *, caps: bool = True) -> list[Point]:
    if len(line) < 2:
        return [_around(line[0], r0, 2 * math.pi * i / (2 * _CAP)) for i in range(2 * _CAP)]
    angles = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in itertools.pairwise(line)]
    lengths = [math.dist(a, b) for a, b in itertools.pairwise(line)]
    total = sum(lengths)
    left: list[Point] = []
    right: list[Point] = []
    cos, sin, half, quarter = math.cos, math.sin, math.pi, math.pi / 2
    done = 0.0
    sides = zip(line, [angles[0], *angles], [*angles, angles[-1]], [*lengths, 0.0], strict=True)
    for (x, y), before, after, length in sides:
        radius = r0 + (r1 - r0) * done / total
        normal = before + _turn(before, after) / 2 + quarter
        left.append((x + radius * cos(normal), y + radius * sin(normal)))
        opposite = normal + half
        right.append((x + radius * cos(opposite), y + radius * sin(opposite)))
        done += length
    if not caps:
        return left + right[::-1]
    far = [_around(line[-1], r1, angles[-1] + math.pi / 2 - math.pi * k / _CAP) for k in range(1, _CAP)]
    near = [_around(line[0], r0, angles[0] - math.pi / 2 - math.pi * k / _CAP) for k in range(1, _CAP)]
    return left + far + right[::-1] + near


def _around(point: Point, radius: float, angle: float) -> Point:
    return point[0] + radius * math.cos(angle), point[1] + radius * math.sin(angle)


def _turn(before: float, after: float) -> float:
    """Return the signed turn between two directions, in -pi..pi."""
    return (after - before + math.pi) % (2 * math.pi) - math.pi

"""Hatching as real lines clipped to a body, so that screen, SVG and PDF show the same."""

from __future__ import annotations

import math

from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point, polylines

AUTONOMOUS_HATCH = 4.0
"""Millimetres between the lines that mark autonomous zones."""


def hatch_lines(body: QPainterPath, spacing: float, angle: float = 45.0, inset: float = 0.0) -> QPainterPath:
    """Return parallel open lines within a body, to be stroked.

    Parameters
    ----------
    body : QPainterPath
        Filled by the nonzero rule.
    spacing : float
        Between neighbouring lines, in the units of the path; lines of neighbouring bodies continue one
        another.
    angle : float
        Of the lines against the horizontal, in degrees, anticlockwise.
    inset : float
        Distance between the ends of a line and the border.
    """
    turn = math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    crossings: dict[int, list[tuple[float, int]]] = {}
    for line in polylines(body, 2.0):
        turned = [(x * cos - y * sin, x * sin + y * cos) for x, y in line]
        _add_crossings(turned, spacing, crossings)
    lines = QPainterPath()
    for row in sorted(crossings):
        level = (row + 0.5) * spacing
        for start, end in _spans(sorted(crossings[row])):
            if end - start > 2 * inset + 1e-9:
                a, b = (
                    _rotated_back(start + inset, level, cos, sin),
                    _rotated_back(end - inset, level, cos, sin),
                )
                lines.moveTo(*a)
                lines.lineTo(*b)
    return lines


def _add_crossings(
    points: list[Point], spacing: float, crossings: dict[int, list[tuple[float, int]]]
) -> None:
    """Add where the closed outline crosses each level, and in which direction."""
    previous = points[-1]
    for point in points:
        (x0, y0), (x1, y1) = previous, point
        previous = point
        direction = 1 if y1 > y0 else -1
        low, high = (y0, y1) if direction > 0 else (y1, y0)
        first = math.ceil(low / spacing - 0.5)
        last = math.ceil(high / spacing - 0.5) - 1
        for row in range(first, last + 1):
            level = (row + 0.5) * spacing
            x = x0 + (x1 - x0) * (level - y0) / (y1 - y0)
            crossings.setdefault(row, []).append((x, direction))


def _spans(row: list[tuple[float, int]]) -> list[tuple[float, float]]:
    """Return the spans along one level with a winding number other than zero."""
    spans = []
    winding, start = 0, 0.0
    for x, direction in row:
        if winding == 0:
            start = x
        winding += direction
        if winding == 0:
            spans.append((start, x))
    return spans


def _rotated_back(x: float, y: float, cos: float, sin: float) -> Point:
    return x * cos + y * sin, -x * sin + y * cos

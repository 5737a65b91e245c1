"""Gradients that make muscle bellies look round."""

from __future__ import annotations

import math

from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point, polylines
from legmap.render.colour import DIMMED, mix
from legmap.render.picture import Gradient

_DARK = "#3A120C"


def principal_axis(points: list[Point]) -> tuple[Point, Point]:
    """Return the centre of a cloud of points and the unit vector along which it is longest."""
    count = len(points)
    cx = sum(p[0] for p in points) / count
    cy = sum(p[1] for p in points) / count
    xx = sum((p[0] - cx) ** 2 for p in points)
    yy = sum((p[1] - cy) ** 2 for p in points)
    xy = sum((p[0] - cx) * (p[1] - cy) for p in points)
    angle = math.atan2(2 * xy, xx - yy) / 2
    return (cx, cy), (math.cos(angle), math.sin(angle))


def belly_gradient(path: QPainterPath, colour: str, paper: str | None = None) -> Gradient | None:
    """Return a gradient across a belly, darker at both borders and lightest a little to the upper left.

    The shades are close to `colour`, or dimmed towards `paper` if given, both ``#RRGGBB``.
    """
    points = [p for line in polylines(path, 1.0) for p in line]
    if len(points) < 3:
        return None
    (cx, cy), (ax, ay) = principal_axis(points)
    nx, ny = -ay, ax
    if nx + 0.4 * ny < 0:  # light falls from the left and a little from above
        nx, ny = -nx, -ny
    across = [(x - cx) * nx + (y - cy) * ny for x, y in points]
    low, high = min(across), max(across)
    if high - low < 1e-6:
        return None
    stops: tuple[tuple[float, str], ...] = (
        (0.0, mix(colour, _DARK, 0.16)),
        (0.22, mix(colour, "#FFFFFF", 0.02)),
        (0.42, mix(colour, "#FFFFFF", 0.16)),
        (0.68, colour),
        (1.0, mix(colour, _DARK, 0.22)),
    )
    if paper is not None:
        stops = tuple((at, mix(shade, paper, DIMMED)) for at, shade in stops)
    return Gradient(cx + nx * low, cy + ny * low, cx + nx * high, cy + ny * high, stops)

"""Painting of nerves that are ruled out: paper colour within a dotted edge, struck through."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QPainterPath, QTransform

from legmap.diagram.geometry import polylines
from legmap.diagram.lines import length_of, point_along
from legmap.diagram.model import Shape
from legmap.diagram.taper import tapered
from legmap.render.colour import mix
from legmap.render.picture import Paint
from legmap.render.theme import Theme

_DOTS = (1.2, 1.8)
_STROKE_SPACING = 55.0
"""Distance of the strokes across a nerve, in millimetres of the sheet; closer ones would be too prominent."""

_FAINT = 0.45
"""Share of the paper in the dotted edge, so that possible segments stand out."""

_MIN_WIDTH = 2.0
_SLANT = math.radians(60.0)
_OVERHANG = 1.6
"""Length of a stroke beyond the edge, in millimetres of the sheet."""


def ruled_out_shapes(
    shapes: Sequence[Shape], transform: QTransform, scale: float, theme: Theme
) -> Iterator[tuple[QPainterPath, Paint]]:
    """Yield paths and paints of a nerve, segment or root that is ruled out, from the bottom up.

    `transform` maps view units to sheet millimetres, at `scale` millimetres per unit.
    """
    faint = mix(theme.ruled_out, theme.paper, _FAINT)
    thin = Paint(fill=theme.paper, stroke=faint, width=0.5, min_px=0.6, dash=_DOTS)
    for shape in shapes:
        if shape.widths is None:
            yield transform.map(shape.path), thin
            yield _slashes(shape.path, transform), _line(theme)
            continue
        w0, w1 = (max(w, _MIN_WIDTH / scale) for w in shape.widths)
        yield transform.map(tapered(shape.path, w0, w1)), thin
        if shape.kind != "twig":
            yield _strokes(shape.path, w0, w1, transform, scale), _line(theme)


def _line(theme: Theme) -> Paint:
    return Paint(stroke=theme.ruled_out, width=0.7, min_px=0.7)


def _strokes(path: QPainterPath, w0: float, w1: float, transform: QTransform, scale: float) -> QPainterPath:
    """Return short slanting strokes across a course, evenly spaced, at least one."""
    strokes = QPainterPath()
    for line in polylines(path):
        total = length_of(line)
        count = max(1, round(total * scale / _STROKE_SPACING))
        for number in range(count):
            length = total * (number + 0.5) / count
            (x, y), angle = point_along(line, length)
            half = ((w0 + (w1 - w0) * length / (total or 1.0)) / 2 + _OVERHANG / scale) / math.sin(_SLANT)
            dx, dy = half * math.cos(angle + _SLANT), half * math.sin(angle + _SLANT)
            strokes.moveTo(x - dx, y - dy)
            strokes.lineTo(x + dx, y + dy)
    return transform.map(strokes)


def _slashes(path: QPainterPath, transform: QTransform) -> QPainterPath:
    """Return one stroke through a body."""
    box = transform.map(path).boundingRect()
    stroke = QPainterPath(box.bottomLeft())
    stroke.lineTo(box.topRight())
    return stroke

"""How nerves look that are excluded: paper within a dotted edge, struck through; no colour is needed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QPainterPath, QTransform

from legmap.diagram.course.polyline import length_of, point_along
from legmap.diagram.course.taper import tapered
from legmap.diagram.geometry import polylines
from legmap.diagram.model import Shape
from legmap.render.colour import mix
from legmap.render.picture import Paint
from legmap.render.theme import Theme

_DOTS = (1.2, 1.8)
_EVERY = 55.0
"""Between two strokes across a nerve, in millimetres of the sheet; closer ones would shout."""

_FAINT = 0.45
"""How far the dotted edge steps back, so that what is possible stands out."""

_LEAST = 2.0
_SLANT = math.radians(60.0)
_OVER = 1.6
"""How far a stroke reaches beyond the edge, in millimetres of the sheet."""


def ruled_out_shapes(
    shapes: Sequence[Shape], transform: QTransform, scale: float, theme: Theme
) -> Iterator[tuple[QPainterPath, Paint]]:
    """Paths and paints of a nerve or root that is excluded, from the bottom up.

    Parameters
    ----------
    shapes : sequence of Shape
        Of the nerve, or of a stretch of it.
    transform : QTransform
        View units to sheet millimetres.
    scale : float
        Sheet millimetres per view unit.
    theme : Theme
        The colours.
    """
    faint = mix(theme.ruled_out, theme.paper, _FAINT)
    thin = Paint(fill=theme.paper, stroke=faint, width=0.5, min_px=0.6, dash=_DOTS)
    for shape in shapes:
        if shape.widths is None:
            yield transform.map(shape.path), thin
            yield _slashes(shape.path, transform), _line(theme)
            continue
        w0, w1 = (max(w, _LEAST / scale) for w in shape.widths)
        yield transform.map(tapered(shape.path, w0, w1)), thin
        if shape.kind != "twig":
            yield _strokes(shape.path, w0, w1, transform, scale), _line(theme)


def _line(theme: Theme) -> Paint:
    return Paint(stroke=theme.ruled_out, width=0.7, min_px=0.7)


def _strokes(path: QPainterPath, w0: float, w1: float, transform: QTransform, scale: float) -> QPainterPath:
    """Short slanting strokes across a course, evenly spaced, at least one."""
    strokes = QPainterPath()
    for line in polylines(path):
        total = length_of(line)
        count = max(1, round(total * scale / _EVERY))
        for number in range(count):
            length = total * (number + 0.5) / count
            (x, y), angle = point_along(line, length)
            half = ((w0 + (w1 - w0) * length / (total or 1.0)) / 2 + _OVER / scale) / math.sin(_SLANT)
            dx, dy = half * math.cos(angle + _SLANT), half * math.sin(angle + _SLANT)
            strokes.moveTo(x - dx, y - dy)
            strokes.lineTo(x + dx, y + dy)
    return transform.map(strokes)


def _slashes(path: QPainterPath, transform: QTransform) -> QPainterPath:
    """One stroke through a body."""
    box = transform.map(path).boundingRect()
    stroke = QPainterPath(box.bottomLeft())
    stroke.lineTo(box.topRight())
    return stroke

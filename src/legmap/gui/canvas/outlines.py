"""Lines around structures that are pointed at, painted over the picture of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from legmap.gui.canvas.viewport import Viewport


@dataclass(frozen=True, slots=True)
class OutlineStyle:
    """How an outline is drawn: width in logical pixels, and opacity."""

    width: float
    opacity: float


HOVERED = OutlineStyle(1.2, 0.6)
"""Under the pointer."""
LINK_HOVERED = OutlineStyle(3.0, 1.0)
"""Pointed at in a list."""


def dirty_rects(bodies: Iterable[QPainterPath], viewport: Viewport) -> Iterator[QRect]:
    """Parts of the widget that outlines of bodies touch, in logical pixels."""
    return (viewport.around([body.controlPointRect()]) for body in bodies)


def paint_outlines(
    bodies: Iterable[QPainterPath],
    line: OutlineStyle,
    ink: QColor,
    painter: QPainter,
    viewport: Viewport,
    clip: QRect,
) -> None:
    """Paint the outlines that touch a part of the widget.

    Parameters
    ----------
    bodies : iterable of QPainterPath
        In sheet millimetres.
    line, ink
        How, and in which colour.
    painter : QPainter
        Of the widget, in logical pixels; it is left as it was found.
    viewport : Viewport
        What of the sheet is in sight.
    clip : QRect
        The part that is painted.
    """
    colour = QColor(ink)
    colour.setAlphaF(line.opacity)
    pen = QPen(colour, line.width)
    pen.setCosmetic(True)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(viewport.camera.transform(), combine=True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for body in bodies:
        if viewport.around([body.controlPointRect()]).intersects(clip):
            painter.drawPath(body)
    painter.restore()

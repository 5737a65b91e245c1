"""Outlines of hovered structures, painted over the picture of the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from legmap.gui.canvas.viewport import Viewport


@dataclass(frozen=True, slots=True)
class OutlineStyle:
    """The width (logical pixels) and opacity of an outline."""

    width: float
    opacity: float


HOVERED = OutlineStyle(1.2, 0.6)
"""Under the pointer."""
LINK_HOVERED = OutlineStyle(3.0, 1.0)
"""Hovered as a link in a list."""


def paint_outlines(
    bodies: Iterable[QPainterPath],
    line: OutlineStyle,
    ink: QColor,
    painter: QPainter,
    viewport: Viewport,
    clip: QRect,
) -> None:
    """Paint the outlines of bodies (sheet millimetres) that touch a part of the widget (logical pixels)."""
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

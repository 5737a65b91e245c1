"""Strokes for QPainter, with their outlines cached between zooms.

Pens wider than a device pixel are about nine times slower than fills, so lines are converted to outlines
once and cached. A line thinner than a pixel is painted a pixel wide and paler in
proportion, which looks the same: by a cosmetic pen, the fast path, or by an outline if it is dashed,
because a cosmetic pen restarts its dashes wherever the device clips the line.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from legmap.render.picture import Paint

_MIN_VECTOR_WIDTH = 0.35
"""Least width of a line in a vector file, in millimetres of the sheet."""


def stroked(
    path: QPainterPath, width: float, dash: tuple[float, ...], threshold: float = 0.05
) -> QPainterPath:
    """Return the outline of a line of that width, dashed if lengths are given, to be filled."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap if not dash else Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCurveThreshold(threshold)
    if dash:
        stroker.setDashPattern([max(d / width, 0.01) for d in dash])
    outline = stroker.createStroke(path)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


class PreparedLine:
    """The prepared stroke of one item, in millimetres of the sheet; `visible` unless it is empty."""

    __slots__ = ("_colour", "_dash", "_min_px", "_outline", "_path", "_width", "visible")

    def __init__(self, path: QPainterPath, paint: Paint) -> None:
        self._path = path
        self._width = paint.width
        self._min_px = paint.min_px
        self._dash = paint.dash
        self._outline: tuple[float, QPainterPath] | None = None
        self._colour = QColor(paint.stroke or Qt.GlobalColor.transparent)
        self._colour.setAlphaF(paint.stroke_opacity)
        self.visible = paint.stroke is not None and (paint.width > 0 or paint.min_px > 0)

    def paint(self, painter: QPainter, scale: float) -> None:
        """Paint it; `scale` is device pixels per millimetre of the sheet."""
        pixels = max(self._width * scale, self._min_px)
        if pixels > 1.25:
            width = self._width if self._width * scale >= self._min_px else self._min_px / scale
            painter.fillPath(self._stroke_outline(width), self._colour)
            return
        colour = QColor(self._colour)
        colour.setAlphaF(self._colour.alphaF() * min(max(pixels, 0.25), 1.0))
        if self._dash:
            painter.fillPath(self._stroke_outline(1.0 / scale), colour)
        else:
            painter.setPen(QPen(colour, 0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._path)

    def stroke(self, painter: QPainter) -> None:
        """Paint it with a real pen, for devices that store lines as lines."""
        width = max(self._width, _MIN_VECTOR_WIDTH)
        cap = Qt.PenCapStyle.FlatCap if self._dash else Qt.PenCapStyle.RoundCap
        pen = QPen(self._colour, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
        if self._dash:
            pen.setDashPattern([d / width for d in self._dash])
        painter.strokePath(self._path, pen)

    def _stroke_outline(self, width: float) -> QPainterPath:
        """Return the outline, recomputed only when the width changes (on zooming far out)."""
        if self._outline is None or self._outline[0] != width:
            # no dash may be shorter than the line is wide, or dots would merge into grey
            dash = tuple(max(d, width) for d in self._dash)
            self._outline = (width, stroked(self._path, width, dash))
        return self._outline[1]

"""Halos of texts on the screen, assembled from cached halos of single letters.

Stroking a whole line of text gives a path that overlaps itself thousands of times, and filling it costs
more than all muscles of the sheet together. The halo of one letter without overlaps is computed
once and used in every name that has the letter. Files are written with the stroked line.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainterPath, QPainterPathStroker, QTextLayout

GlyphHalo = tuple[QPointF, QPainterPath]
"""Position of a letter in its line, and its halo."""


class HaloCache:
    """Cache of letter halos; `width` is the width of the stroke around a letter in units of the font."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._halos: dict[tuple[str, str, int], QPainterPath] = {}

    def of(self, text: str, font: QFont) -> tuple[GlyphHalo, ...]:
        """Return the halos of the letters of a line that begins at the origin of its baseline."""
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        baseline = QPointF(0, line.ascent())
        pieces = []
        for run in layout.glyphRuns():
            face = run.rawFont()
            name = (face.familyName(), face.styleName())
            for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
                key = (*name, glyph)
                if key not in self._halos:
                    self._halos[key] = self._stroke_outline(face.pathForGlyph(glyph))
                if not self._halos[key].isEmpty():
                    pieces.append((at - baseline, self._halos[key]))
        return tuple(pieces)

    def _stroke_outline(self, letter: QPainterPath) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(self._width)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        stroker.setCurveThreshold(0.6)
        outline = stroker.createStroke(letter)
        outline.setFillRule(Qt.FillRule.WindingFill)
        return outline.simplified()

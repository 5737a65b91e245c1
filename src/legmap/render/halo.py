"""Halos of texts on the screen, put together from those of single letters.

Widening a whole line of text gives a path that runs over itself thousands of times, and filling it costs
more than all muscles of the sheet together. The halo of one letter, rid of what overlaps, is worked out
once and serves every name that has the letter. Files are written with the widened line.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainterPath, QPainterPathStroker, QTextLayout

GlyphHalo = tuple[QPointF, QPainterPath]
"""A letter's halo, and where the letter stands from the beginning of its line."""


class HaloCache:
    """Halos of letters, kept from line to line.

    Parameters
    ----------
    width : float
        Of the line that is drawn around a letter, half of which lies outside, in the units of the font.
    """

    def __init__(self, width: float) -> None:
        self._width = width
        self._made: dict[tuple[str, str, int], QPainterPath] = {}

    def of(self, text: str, font: QFont) -> tuple[GlyphHalo, ...]:
        """The halos of the letters of a line that begins at the origin of its baseline."""
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
                if key not in self._made:
                    self._made[key] = self._stroke_outline(face.pathForGlyph(glyph))
                if not self._made[key].isEmpty():
                    pieces.append((at - baseline, self._made[key]))
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

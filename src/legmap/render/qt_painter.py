"""The QPainter back-end: screen, PNG, PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
)

from legmap.render.halo import GlyphHalo, HaloCache
from legmap.render.line import PreparedLine, stroked
from legmap.render.picture import Gradient, Item, Paint, PathItem, TextItem
from legmap.render.text_cache import TextPixmapCache

_LAYOUT_PX = 100.0
"""Pixel size at which fonts are laid out, then scaled: Qt rounds sizes to whole pixels."""


HALO_WIDTH = _LAYOUT_PX * 0.3
"""Width of the stroke around letters, half of it outside, at the layout size."""


class PreparedPath:
    """A path item with everything precomputed that does not depend on the zoom."""

    __slots__ = ("_brush", "_line", "_path", "bounds", "clip")

    def __init__(self, item: PathItem) -> None:
        self.clip = item.clip
        self._path = item.path
        self._brush = _brush(item.paint)
        self._line = PreparedLine(item.path, item.paint)
        margin = max(item.paint.width, 1.0)
        self.bounds = item.path.controlPointRect().adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, scale: float, vector_strokes: bool = False) -> None:
        """Paint at `scale` device pixels per millimetre of the sheet, with real pens for `vector_strokes`."""
        if self._brush is not None:
            painter.fillPath(self._path, self._brush)
        if not self._line.visible:
            return
        if vector_strokes:
            self._line.stroke(painter)
        else:
            self._line.paint(painter, scale)


class PreparedText:
    """A text item, laid out once."""

    __slots__ = ("_colour", "_halo", "_letters", "_pieces", "_pixmap_cache", "bounds", "clip")

    def __init__(self, item: TextItem, halos: HaloCache | None = None) -> None:
        self.clip = item.clip
        font = text_font(item.bold, item.italic)
        size = item.size / _LAYOUT_PX
        width = QFontMetricsF(font).horizontalAdvance(item.text) * size
        left = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.align]
        self._colour = QColor(item.colour)
        self._halo: tuple[QColor, QPainterPath] | None = None
        self._pieces: tuple[GlyphHalo, ...] = ()
        self._pixmap_cache: TextPixmapCache | None = None
        if item.halo and halos is not None:
            self._halo = (QColor(item.halo), QPainterPath())
            self._pieces = halos.of(item.text, font)
            self._pixmap_cache = TextPixmapCache(self._paint)
        elif item.halo:
            letters = QPainterPath()
            letters.addText(0, 0, font, item.text)
            self._halo = (QColor(item.halo), stroked(letters, HALO_WIDTH, (), 0.6))
        self._letters = (QPointF(left, item.y), size, font, item.text)
        self.bounds = QRectF(left, item.y - item.size, width, item.size * 1.3)
        if self._pieces:
            self.bounds.adjust(-0.2 * item.size, -0.2 * item.size, 0.2 * item.size, 0.2 * item.size)

    def paint(self, painter: QPainter, scale: float, vector_strokes: bool = False) -> None:
        """Paint with the painter's transform; the arguments are those of `PreparedPath.paint`."""
        if self._pixmap_cache is None:
            self._paint(painter)
        else:
            self._pixmap_cache.draw(painter, self.bounds)

    def _paint(self, painter: QPainter) -> None:
        at, size, font, text = self._letters
        painter.save()
        painter.translate(at)
        painter.scale(size, size)
        painter.setFont(font)
        if self._halo is not None:
            colour, whole = self._halo
            painter.fillPath(whole, colour)
            for place, piece in self._pieces:
                painter.translate(place)
                painter.fillPath(piece, colour)
                painter.translate(-place)
        painter.setPen(self._colour)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()


def prepare(items: Iterable[Item], halos: HaloCache | None = None) -> tuple[PreparedPath | PreparedText, ...]:
    """Prepare items, so that painting them again needs no geometry; needs a QGuiApplication for text.

    Halos of letters are for the screen, where names are painted many times.
    """
    return tuple(PreparedPath(i) if isinstance(i, PathItem) else PreparedText(i, halos) for i in items)


def paint(
    items: Sequence[PreparedPath | PreparedText],
    painter: QPainter,
    *,
    clip: QRectF | None = None,
    vector_strokes: bool = False,
) -> None:
    """Paint items with a painter that maps millimetres of the sheet to its device.

    Parameters
    ----------
    painter : QPainter
        Its transform must have the same scale both ways; its state is restored.
    clip : QRectF, optional
        The visible part of the sheet; items outside are skipped.
    vector_strokes : bool
        Whether to stroke with real pens, for devices such as PDF that store lines as lines.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    scale = abs(painter.deviceTransform().m11()) or 1.0
    for item in items:
        if clip is not None and not clip.intersects(item.bounds):
            continue
        if item.clip is None:
            item.paint(painter, scale, vector_strokes)
        elif item.clip.intersects(item.bounds):
            painter.save()
            painter.setClipRect(item.clip, Qt.ClipOperation.IntersectClip)
            item.paint(painter, scale, vector_strokes)
            painter.restore()
    painter.restore()


def text_font(bold: bool, italic: bool) -> QFont:
    """Return the font of all texts in pictures, at the size at which they are laid out."""
    font = QFont()
    font.setFamilies(["Inter", "Noto Sans", "Helvetica Neue", "Arial", "DejaVu Sans"])
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(round(_LAYOUT_PX))
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "clig"):
        # a ligature would put a single character for fi into a PDF, where a search for "fibular" fails
        font.setFeature(QFont.Tag(feature), 0)
    return font


def measure(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width of a line of text set at `size`, in the units of the size."""
    return QFontMetricsF(text_font(bold, italic)).horizontalAdvance(text) * size / _LAYOUT_PX


def _brush(paint: Paint) -> QBrush | None:
    if paint.gradient is not None:
        return QBrush(_gradient(paint.gradient, paint.fill_opacity))
    if paint.fill is None:
        return None
    colour = QColor(paint.fill)
    colour.setAlphaF(paint.fill_opacity)
    return QBrush(colour)


def _gradient(gradient: Gradient, opacity: float) -> QLinearGradient:
    result = QLinearGradient(gradient.x1, gradient.y1, gradient.x2, gradient.y2)
    for at, value in gradient.stops:
        colour = QColor(value)
        colour.setAlphaF(opacity)
        result.setColorAt(at, colour)
    return result

"""Cache of texts on the screen as pixmaps, rendered once for each zoom."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

_SUBPIXEL_STEPS = 64
"""Number of distinct positions within a device pixel."""

_LARGEST = 1_000_000
"""Most device pixels of a cached text; a larger one is painted directly."""


class TextPixmapCache:
    """Pixmap of something that `paint` paints in sheet millimetres, repeatedly at the same zoom."""

    __slots__ = ("_paint", "_pixmap")

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        self._paint = paint
        self._pixmap: tuple[tuple[float, ...], QPixmap] | None = None

    def draw(self, painter: QPainter, bounds: QRectF) -> None:
        """Paint it within bounds in sheet millimetres, to which the painter maps without rotation."""
        to_device = painter.deviceTransform()
        box = to_device.mapRect(bounds)
        if box.width() * box.height() > _LARGEST:
            self._paint(painter)
            return
        x, y = (round(v * _SUBPIXEL_STEPS) / _SUBPIXEL_STEPS for v in (box.x(), box.y()))
        left, top = math.floor(x) - 1, math.floor(y) - 1
        ratio = painter.device().devicePixelRatio()
        key = (to_device.m11(), to_device.m22(), x - left, y - top, ratio)
        if self._pixmap is None or self._pixmap[0] != key:
            shift = QTransform.fromTranslate(x - box.x() - left, y - box.y() - top)
            self._pixmap = (key, self._picture(to_device * shift, box, ratio))
        whole = painter.worldTransform()
        painter.resetTransform()
        painter.drawPixmap(QPointF(left / ratio, top / ratio), self._pixmap[1])
        painter.setWorldTransform(whole)

    def _picture(self, transform: QTransform, box: QRectF, ratio: float) -> QPixmap:
        picture = QPixmap(math.ceil(box.width()) + 4, math.ceil(box.height()) + 4)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.setTransform(transform)
            self._paint(painter)
        picture.setDevicePixelRatio(ratio)
        return picture

"""Names on the screen as small pictures, painted once for each zoom."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

_STEPS = 64
"""Places within a device pixel that are told apart."""

_LARGEST = 1_000_000
"""Device pixels; a name that is larger is painted directly."""


class TextPixmapCache:
    """Paints something small again and again at the same zoom.

    Parameters
    ----------
    paint : callable
        Paints it in sheet millimetres.
    """

    __slots__ = ("_made", "_paint")

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        self._paint = paint
        self._made: tuple[tuple[float, ...], QPixmap] | None = None

    def draw(self, painter: QPainter, bounds: QRectF) -> None:
        """Paint it with a painter that maps millimetres of the sheet to its device, without turning them.

        Parameters
        ----------
        painter : QPainter
            It is left as it was found.
        bounds : QRectF
            What it covers, in sheet millimetres.
        """
        to_device = painter.deviceTransform()
        box = to_device.mapRect(bounds)
        if box.width() * box.height() > _LARGEST:
            self._paint(painter)
            return
        x, y = (round(v * _STEPS) / _STEPS for v in (box.x(), box.y()))
        left, top = math.floor(x) - 1, math.floor(y) - 1
        ratio = painter.device().devicePixelRatio()
        key = (to_device.m11(), to_device.m22(), x - left, y - top, ratio)
        if self._made is None or self._made[0] != key:
            shift = QTransform.fromTranslate(x - box.x() - left, y - box.y() - top)
            self._made = (key, self._picture(to_device * shift, box, ratio))
        whole = painter.worldTransform()
        painter.resetTransform()
        painter.drawPixmap(QPointF(left / ratio, top / ratio), self._made[1])
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

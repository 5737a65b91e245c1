"""What a picture of the sheet is painted for: a camera, a size, a screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QPixmap

from legmap.gui.canvas.camera import Camera

_PAD = 5
"""Pixels around an item that its lines may touch: the least widths of lines are told in pixels."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """What a picture is painted for.

    Attributes
    ----------
    camera : Camera
        Which piece of the sheet is in sight.
    size : QSize
        Of the widget, in logical pixels.
    ratio : float
        Device pixels per logical pixel.
    """

    camera: Camera
    size: QSize
    ratio: float

    def blank(self) -> QPixmap:
        """A picture of that size with nothing on it yet."""
        pixmap = QPixmap(self.size * self.ratio)
        pixmap.setDevicePixelRatio(self.ratio)
        return pixmap

    def fits(self, other: Viewport) -> bool:
        """Whether pictures for the other have the same size."""
        return self.size == other.size and self.ratio == other.ratio

    def shift_from(self, before: Viewport) -> QPoint | None:
        """How far everything has moved since, in logical pixels; None unless by whole device pixels."""
        if not self.fits(before) or self.camera.scale != before.camera.scale:
            return None
        dx, dy = self.camera.x - before.camera.x, self.camera.y - before.camera.y
        whole = all(abs(d - round(d)) < 1e-6 for d in (dx, dy)) and self.ratio == round(self.ratio)
        return QPoint(round(dx), round(dy)) if whole else None

    @property
    def rect(self) -> QRect:
        """The whole widget."""
        return QRect(QPoint(0, 0), self.size)

    def seen(self) -> QRectF:
        """The piece of the sheet that is in sight, in sheet millimetres."""
        return self.camera.seen(QSizeF(self.size))

    def around(self, boxes: Iterable[QRectF]) -> QRect:
        """Everything that shapes in these boxes of the sheet may touch, in logical pixels."""
        whole = QRectF()
        for box in boxes:
            whole |= box
        whole &= self.sheet_of(self.rect)
        if whole.isEmpty():
            return QRect()
        part = self.camera.transform().mapRect(whole)
        return part.toAlignedRect().adjusted(-_PAD, -_PAD, _PAD, _PAD) & self.rect

    def sheet_of(self, part: QRect) -> QRectF:
        """Where shapes may lie that touch a part of the widget, in sheet millimetres."""
        corner = self.camera.to_sheet(QPointF(part.topLeft() - QPoint(_PAD, _PAD)))
        size = QSizeF(part.size()) + QSizeF(2 * _PAD, 2 * _PAD)
        return QRectF(corner, size / self.camera.scale)


def exposed_strips(whole: QRect, shift: QPoint) -> list[QRect]:
    """What a picture leaves open of its place when it is shifted: strips along the edges."""
    kept = whole & whole.translated(shift)
    if kept.isEmpty():
        return [whole]
    strips = (
        QRect(whole.left(), whole.top(), whole.width(), kept.top() - whole.top()),
        QRect(whole.left(), kept.bottom() + 1, whole.width(), whole.bottom() - kept.bottom()),
        QRect(whole.left(), kept.top(), kept.left() - whole.left(), kept.height()),
        QRect(kept.right() + 1, kept.top(), whole.right() - kept.right(), kept.height()),
    )
    return [strip for strip in strips if not strip.isEmpty()]

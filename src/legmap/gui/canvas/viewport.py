"""The viewport that a picture of the sheet is painted for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QPixmap

from legmap.gui.canvas.camera import Camera

_PAD = 5
"""Pixels around an item that its lines may touch: minimum line widths are in pixels."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """The camera, size and device pixel ratio that a picture is painted for.

    Attributes
    ----------
    size : QSize
        Of the widget, in logical pixels.
    ratio : float
        Device pixels per logical pixel.
    """

    camera: Camera
    size: QSize
    ratio: float

    def blank(self) -> QPixmap:
        """Return an empty picture of that size."""
        pixmap = QPixmap(self.size * self.ratio)
        pixmap.setDevicePixelRatio(self.ratio)
        return pixmap

    def fits(self, other: Viewport) -> bool:
        """Return whether pictures for another viewport have the same size."""
        return self.size == other.size and self.ratio == other.ratio

    def shift_from(self, before: Viewport) -> QPoint | None:
        """Return the shift from another viewport in logical pixels; None unless by whole device pixels."""
        if not self.fits(before) or self.camera.scale != before.camera.scale:
            return None
        dx, dy = self.camera.x - before.camera.x, self.camera.y - before.camera.y
        whole = all(abs(d - round(d)) < 1e-6 for d in (dx, dy)) and self.ratio == round(self.ratio)
        return QPoint(round(dx), round(dy)) if whole else None

    @property
    def rect(self) -> QRect:
        """The rectangle of the widget."""
        return QRect(QPoint(0, 0), self.size)

    def seen(self) -> QRectF:
        """Return the part of the sheet in sight, in sheet millimetres."""
        return self.camera.seen(QSizeF(self.size))

    def around(self, boxes: Iterable[QRectF]) -> QRect:
        """Return the rectangle that shapes in boxes of the sheet may touch, in logical pixels."""
        whole = QRectF()
        for box in boxes:
            whole |= box
        whole &= self.sheet_of(self.rect)
        if whole.isEmpty():
            return QRect()
        part = self.camera.transform().mapRect(whole)
        return part.toAlignedRect().adjusted(-_PAD, -_PAD, _PAD, _PAD) & self.rect

    def sheet_of(self, part: QRect) -> QRectF:
        """Return the box of the sheet whose shapes may touch a part of the widget, in sheet millimetres."""
        corner = self.camera.to_sheet(QPointF(part.topLeft() - QPoint(_PAD, _PAD)))
        size = QSizeF(part.size()) + QSizeF(2 * _PAD, 2 * _PAD)
        return QRectF(corner, size / self.camera.scale)


def exposed_strips(whole: QRect, shift: QPoint) -> list[QRect]:
    """Return the strips along the edges that a shifted picture does not cover."""
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

"""The camera: zoom and pan of the sheet in the widget."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

MARGIN_PX = 12.0
MIN_ZOOM, MAX_ZOOM = 0.5, 60.0


@dataclass(frozen=True, slots=True)
class Camera:
    """A view onto the sheet.

    Attributes
    ----------
    scale : float
        Logical pixels per sheet millimetre.
    x, y : float
        Position of the sheet's origin in the widget, in logical pixels.
    fitted : bool
        Whether the whole sheet stays in view when the widget changes size.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fitted: bool = True

    def transform(self) -> QTransform:
        """Return the transform from sheet millimetres to logical pixels."""
        return QTransform(self.scale, 0, 0, self.scale, self.x, self.y)

    def to_sheet(self, point: QPointF) -> QPointF:
        """Return the sheet position of a widget position."""
        return QPointF((point.x() - self.x) / self.scale, (point.y() - self.y) / self.scale)

    def seen(self, size: QSizeF) -> QRectF:
        """Return the part of the sheet that a widget of some size shows."""
        corner = self.to_sheet(QPointF(0, 0))
        return QRectF(corner, QSizeF(size.width() / self.scale, size.height() / self.scale))


def fitted(bounds: QRectF, size: QSizeF) -> Camera:
    """Return the camera that shows the whole sheet, centred, as large as possible."""
    if bounds.isEmpty() or size.width() < 1 or size.height() < 1:
        return Camera()
    room = QSizeF(max(1.0, size.width() - 2 * MARGIN_PX), max(1.0, size.height() - 2 * MARGIN_PX))
    scale = min(room.width() / bounds.width(), room.height() / bounds.height())
    return Camera(
        scale,
        (size.width() - bounds.width() * scale) / 2 - bounds.left() * scale,
        (size.height() - bounds.height() * scale) / 2 - bounds.top() * scale,
    )


def zoomed(camera: Camera, factor: float, about: QPointF, least_scale: float) -> Camera:
    """Return a camera that is zoomed about a widget position.

    Parameters
    ----------
    camera : Camera
        The view before.
    factor : float
        Above 1 enlarges.
    about : QPointF
        The widget position that stays.
    least_scale : float
        Scale at which the whole sheet fits; zoom stays between half of it and sixty times it.
    """
    scale = min(max(camera.scale * factor, MIN_ZOOM * least_scale), MAX_ZOOM * least_scale)
    anchor = camera.to_sheet(about)
    return Camera(scale, about.x() - anchor.x() * scale, about.y() - anchor.y() * scale, fitted=False)


def panned(camera: Camera, dx: float, dy: float) -> Camera:
    """Return a camera that is moved by some logical pixels."""
    return Camera(camera.scale, camera.x + dx, camera.y + dy, fitted=False)


def clamped(camera: Camera, bounds: QRectF, size: QSizeF) -> Camera:
    """Return the nearest camera that keeps a corner of the sheet in the widget."""
    keep = 60.0
    width, height = bounds.width() * camera.scale, bounds.height() * camera.scale
    x = min(max(camera.x, keep - width), size.width() - keep)
    y = min(max(camera.y, keep - height), size.height() - keep)
    return Camera(camera.scale, x, y, camera.fitted)

"""The preview in the export dialog, on which notes can be placed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from legmap.render.figure.raster import render_image
from legmap.render.picture import Picture


class Preview(QWidget):
    """Show a picture as large as possible."""

    picture_clicked = Signal(QPointF)  # a place of the picture, in millimetres of the picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self.setMinimumSize(320, 320)
        self.setAccessibleName(self.tr("Preview"))

    @property
    def picture(self) -> Picture | None:
        """The picture shown."""
        return self._picture

    def show_picture(self, picture: Picture) -> None:
        """Show another picture."""
        self._picture = picture
        self._image = None
        self.update()

    def set_placing(self, placing: bool) -> None:
        """Show by the cursor whether a click places a note."""
        self.setCursor(Qt.CursorShape.CrossCursor if placing else Qt.CursorShape.ArrowCursor)

    def position_of(self, place: QPointF) -> QPointF:
        """Return the widget position of a place of the picture."""
        assert self._picture is not None
        box, bounds = self._box(), self._picture.bounds
        scale = box.width() / bounds.width()
        return box.topLeft() + (place - bounds.topLeft()) * scale

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, rendered once for each size."""
        with QPainter(self) as painter:
            if self._picture is not None:
                box = self._box()
                ratio = self.devicePixelRatioF()
                wanted = QSize(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
                if self._image is None or self._image.size() != wanted:
                    self._image = render_image(self._picture, (wanted.width(), wanted.height()))
                painter.drawImage(box, self._image)
                painter.setPen(QColor(128, 128, 128))
                painter.drawRect(box.adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the picture rendered for the old size."""
        self._image = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Emit the place of the picture that was clicked."""
        if self._picture is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        box, bounds = self._box(), self._picture.bounds
        if box.contains(event.position()):
            scale = bounds.width() / box.width()
            self.picture_clicked.emit(bounds.topLeft() + (event.position() - box.topLeft()) * scale)

    def _box(self) -> QRectF:
        """Return the rectangle of the picture in the widget."""
        if self._picture is None:
            return QRectF()
        bounds = self._picture.bounds
        scale = min(self.width() / bounds.width(), self.height() / bounds.height())
        width, height = bounds.width() * scale, bounds.height() * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

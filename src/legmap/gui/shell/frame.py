"""The window as the system sees it: on the screen at once with a picture, the real contents after that."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QEventLoop, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

SIZE = QSize(1280, 800)
"""Of a first start, in pixels, where the screen has room for them."""
PATIENCE_MS = 500
"""How long the contents wait for the picture to be painted; a window that opens minimised never paints."""


class Frame(QWidget):
    """Holds the contents of the window once they are there, and shows a still picture of them until then.

    Loading everything that answers a click takes several times as long as showing a window; meanwhile one
    can look at the drawings. What is clicked and typed in that time waits in the queue of the system and
    meets the real contents.

    Parameters
    ----------
    geometry : object
        What the settings have of place and size; anything else than a QByteArray counts as nothing.
    still : QImage or None
        What the contents are going to look like.
    """

    def __init__(self, geometry: object, still: QImage | None) -> None:
        super().__init__()
        self.setObjectName("frame")
        self._still = still
        self._contents: QWidget | None = None
        self._painted = QEventLoop(self)
        self.closed = False
        self.resize(first_size(self.screen()))
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def open(self) -> None:
        """Come onto the screen, and return when the picture is painted."""
        self.show()
        if self._still is not None:
            QTimer.singleShot(PATIENCE_MS, self._painted.quit)
            self._painted.exec()

    def take(self, contents: QWidget) -> None:
        """Show the contents in place of the picture.

        Parameters
        ----------
        contents : QWidget
            Made with this frame as its parent.
        """
        self._contents = contents
        contents.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(contents.windowTitle())
        column = QVBoxLayout(self)  # so that the frame cannot be made smaller than they can
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(contents)
        contents.show()
        column.activate()
        self.setFocusProxy(contents)
        self._still = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture as long as there is nothing else."""
        if self._still is not None:
            with QPainter(self) as painter:
                painter.drawImage(0, 0, self._still)
            self._painted.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the contents, which may have something to write."""
        if self._contents is not None:
            QCoreApplication.sendEvent(self._contents, event)
        self.closed = event.isAccepted()


def first_size(screen: QScreen) -> QSize:
    """Size of a window that nobody has given one."""
    return SIZE.boundedTo(screen.availableSize())

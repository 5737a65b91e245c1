"""Texts with links that emit a signal when none of them is pointed at any more.

Qt tells so when the pointer moves on within the text, and hardly elsewhere. Where the text goes from under
the pointer, or the pointer goes straight to another part of the window, whatever shows what is pointed at
would go on showing it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QTextBrowser

_FAR = QPointF(-100_000, -100_000)
"""A position at which no text has a link."""


class LinkLabel(QLabel):
    """A label whose link is left when it shows another text."""

    def setText(self, text: str) -> None:
        """Show a text; pointing at a link of the one before ends."""
        if text != self.text():
            self.leave_link()
        super().setText(text)

    def leave_link(self) -> None:
        """Emit that no link is pointed at; one that still is, is emitted again when the pointer moves."""
        self.mouseMoveEvent(_move_away())


class LinkBrowser(QTextBrowser):
    """A page of text whose link is left when pointer, text or page go, and on scrolling."""

    def setHtml(self, text: str) -> None:
        """Show a text; pointing at a link of the one before ends."""
        self.leave_link()
        super().setHtml(text)

    def viewportEvent(self, event: QEvent) -> bool:
        """Leave the link when the pointer or the page goes."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self.leave_link()
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Leave the link when the text moves from under the pointer."""
        super().scrollContentsBy(dx, dy)
        self.leave_link()

    def leave_link(self) -> None:
        """Emit that no link is pointed at; one that still is, is emitted again when the pointer moves."""
        self.mouseMoveEvent(_move_away())


def _move_away() -> QMouseEvent:
    none = Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, _FAR, _FAR, none, none, Qt.KeyboardModifier.NoModifier)

"""Texts with links that emit a signal whenever the hovering of a link ends.

Qt emits it when the pointer moves on within the text, but hardly when the text changes or scrolls, or the
pointer leaves it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QTextBrowser

_FAR = QPointF(-100_000, -100_000)
"""A position at which no text has a link."""


class LinkLabel(QLabel):
    """A label that ends the hovering of a link when its text changes."""

    def setText(self, text: str) -> None:
        """Show a text; hovering of a link in the old one ends."""
        if text != self.text():
            self.leave_link()
        super().setText(text)

    def leave_link(self) -> None:
        """Emit that no link is hovered; one that still is, is emitted again when the pointer moves."""
        self.mouseMoveEvent(_move_away())


class LinkBrowser(QTextBrowser):
    """A text browser that ends the hovering of a link when pointer, text or page go, and on scrolling."""

    def setHtml(self, text: str) -> None:
        """Show a text; hovering of a link in the old one ends."""
        self.leave_link()
        super().setHtml(text)

    def viewportEvent(self, event: QEvent) -> bool:
        """End hovering when the pointer leaves or the page is hidden."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self.leave_link()
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and end hovering."""
        super().scrollContentsBy(dx, dy)
        self.leave_link()

    def leave_link(self) -> None:
        """Emit that no link is hovered; one that still is, is emitted again when the pointer moves."""
        self.mouseMoveEvent(_move_away())


def _move_away() -> QMouseEvent:
    none = Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, _FAR, _FAR, none, none, Qt.KeyboardModifier.NoModifier)

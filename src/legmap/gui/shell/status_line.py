"""The line at the bottom of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

MESSAGE_MS = 6000
_MARGIN = 8
"""Pixels between the edge of the window and words."""


class StatusLine(QStatusBar):
    """Shows what is pointed at on the left and what is highlighted out of sight on the right.

    Attributes
    ----------
    hover_label, off_screen_label : QLabel
        The two texts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hover_label = QLabel(self)
        self.off_screen_label = QLabel(self)
        # words must not widen the window: it would grow under the pointer
        self.hover_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.off_screen_label.setMinimumWidth(1)
        self.hover_label.setIndent(_MARGIN)
        self.addWidget(self.hover_label, 1)
        self.addPermanentWidget(self.off_screen_label)

    def show_text(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self.showMessage(sentence, MESSAGE_MS)

    def show_off_screen(self, text: str) -> None:
        """Show what is highlighted out of sight, as far as there is room; the tooltip has all of it."""
        room = self.width() * 6 // 10  # what is pointed at wants the rest of the line
        self.off_screen_label.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.off_screen_label.setToolTip(text)

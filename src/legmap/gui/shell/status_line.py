"""The status line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

MESSAGE_MS = 6000
_MARGIN = 8
"""Pixels between the edge of the window and the text."""


class StatusLine(QStatusBar):
    """Show what is hovered on the left and what is highlighted out of sight on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hover_label = QLabel(self)
        self.off_screen_label = QLabel(self)
        # else a long text would widen the window
        self.hover_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.off_screen_label.setMinimumWidth(1)
        self.hover_label.setIndent(_MARGIN)
        self.addWidget(self.hover_label, 1)
        self.addPermanentWidget(self.off_screen_label)

    def show_text(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.showMessage(sentence, MESSAGE_MS)

    def show_off_screen(self, text: str) -> None:
        """Show what is highlighted out of sight, elided; the tooltip has the full text."""
        room = self.width() * 6 // 10  # the rest is for what is hovered
        self.off_screen_label.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.off_screen_label.setToolTip(text)

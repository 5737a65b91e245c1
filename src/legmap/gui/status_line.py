"""The line at the bottom of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

TELLING_MS = 6000
_MARGIN = 8
"""Pixels between the edge of the window and words."""


class StatusLine(QStatusBar):
    """Tells what is pointed at on the left and what is lit out of sight on the right; for a while, anything.

    Attributes
    ----------
    pointed, where : QLabel
        What tells the two.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pointed = QLabel(self)
        self.where = QLabel(self)
        # words must not widen the window: it would grow under the pointer
        self.pointed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.where.setMinimumWidth(1)
        self.pointed.setIndent(_MARGIN)
        self.addWidget(self.pointed, 1)
        self.addPermanentWidget(self.where)

    def tell(self, sentence: str) -> None:
        """Tell something for a while."""
        self.showMessage(sentence, TELLING_MS)

    def tell_where(self, told: str) -> None:
        """Tell what is lit out of sight, as far as there is room; the tooltip has all of it."""
        room = self.width() * 6 // 10  # what is pointed at wants the rest of the line
        self.where.setText(self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room))
        self.where.setToolTip(told)

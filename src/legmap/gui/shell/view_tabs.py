"""The tabs for the sets of views."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QTabBar, QWidget

from legmap.gui.state.view_sets import VIEW_SETS
from legmap.messages import say

DOT = 10
"""Diameter of the dot on a tab, in pixels."""


class ViewTabs(QTabBar):
    """Choose a set of views by tabs; a dot marks sets with something highlighted."""

    view_set_chosen = Signal(str)  # the user chose a set

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setIconSize(QSize(DOT, DOT))
        self.setAccessibleName(self.tr("Drawings"))
        for view_set in VIEW_SETS:
            self.addTab(say(f"page.{view_set}"))
        self.tabBarClicked.connect(self._choose)

    def show_view_set(self, view_set: str) -> None:
        """Show which set is chosen, without emitting a signal."""
        self.setCurrentIndex(list(VIEW_SETS).index(view_set))

    def mark_highlighted(self, highlighted: frozenset[str], colour: str) -> None:
        """Mark the sets that contain a highlighted view with a dot in a colour."""
        for place, (view_set, views) in enumerate(VIEW_SETS.items()):
            highlights = view_set != "all" and bool(highlighted.intersection(views))
            name = say(f"page.{view_set}")
            self.setTabIcon(place, _dot(colour) if highlights else QIcon())
            self.setTabToolTip(place, say("page.lit", view_set=name) if highlights else name)

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.view_set_chosen.emit(list(VIEW_SETS)[place])


def _dot(colour: str) -> QIcon:
    pixmap = QPixmap(DOT, DOT)
    pixmap.fill(QColor(0, 0, 0, 0))
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(1, 1, DOT - 2, DOT - 2)
    return QIcon(pixmap)

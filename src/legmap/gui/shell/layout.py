"""The layout of the main window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from legmap.gui.widgets.stack import stacked

translate = QCoreApplication.translate

FINDER, SIDE_PANEL = "finder", "panel"
"""Object names of the docks, under which their places are saved."""

SMALLEST = QSize(480, 360)
"""Of the window, in pixels. In a smaller one, tools move into a menu of the tool bar, which Qt deletes while
open if the window is resized."""


def build_layout(
    window: QMainWindow, tabs: QWidget, canvas: QWidget, finder: QWidget, side_panel: QWidget
) -> list[QAction]:
    """Put the parts into the window and docks; return the actions that toggle the docks."""
    window.setCentralWidget(stacked(window, tabs, canvas))
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    docks = (
        _dock(window, FINDER, translate("MainWindow", "Finder"), finder, left, 260),
        _dock(window, SIDE_PANEL, translate("MainWindow", "Lesion"), side_panel, right, 380),
    )
    return [dock.toggleViewAction() for dock in docks]


def show_dock(window: QMainWindow, name: str) -> None:
    """Show a dock that was closed."""
    dock = window.findChild(QDockWidget, name)
    if isinstance(dock, QDockWidget):
        dock.show()


def _dock(
    window: QMainWindow, name: str, title: str, content: QWidget, area: Qt.DockWidgetArea, width: int
) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(content)
    window.addDockWidget(area, dock)
    window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock

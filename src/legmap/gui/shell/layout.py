"""Where everything stands in the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QToolBar, QVBoxLayout, QWidget

from legmap.gui.shell.actions import fill_menus

if TYPE_CHECKING:
    from legmap.gui.shell.window import MainWindow

translate = QCoreApplication.translate

FINDER, SIDE_PANEL = "finder", "panel"
"""Names under which the docks remember their places."""

SMALLEST = QSize(480, 360)
"""Of the window, in pixels; in a smaller one the tool bar puts what it has no room for into a menu, and Qt
deletes that under its own hands when the window is resized meanwhile."""


def build_layout(window: MainWindow, bar: QToolBar) -> None:
    """Put tabs, canvas, docks, tool bar, menus and status bar into their places.

    Parameters
    ----------
    window : MainWindow
        Has its parts, but shows none of them yet.
    bar : QToolBar
        The tool bar.
    """
    middle = QWidget(window)
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.tabs)
    column.addWidget(window.canvas, 1)
    window.setCentralWidget(middle)
    window.addToolBar(bar)
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    docks = [
        _dock(window, FINDER, translate("MainWindow", "Finder"), window.finder, left, 260),
        _dock(window, SIDE_PANEL, translate("MainWindow", "Lesion"), window.side_panel, right, 380),
    ]
    fill_menus(window, window.actions_, [dock.toggleViewAction() for dock in docks])
    window.setStatusBar(window.status_line)


def show_dock(window: MainWindow, name: str) -> None:
    """Bring a dock back if it was closed."""
    dock = window.findChild(QDockWidget, name)
    if isinstance(dock, QDockWidget):
        dock.show()


def _dock(
    window: MainWindow, name: str, title: str, content: QWidget, area: Qt.DockWidgetArea, width: int
) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(content)
    window.addDockWidget(area, dock)
    window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock

"""Commands of menus, keys and pages that involve several parts of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from legmap.anatomy.atlas import Atlas
from legmap.gui.dialogs.help import show_about, show_help
from legmap.gui.finder.finder import Finder
from legmap.gui.pages.side_panel import SidePanel
from legmap.gui.shell.layout import FINDER, SIDE_PANEL, show_dock


class WindowCommands(QObject):
    """Open pages, the search and the help, in docks of a window that may have been closed."""

    def __init__(self, atlas: Atlas, finder: Finder, side_panel: SidePanel, window: QMainWindow) -> None:
        super().__init__(window)
        self._atlas = atlas
        self._finder = finder
        self._side_panel = side_panel
        self._window = window

    def open_page(self, key: str) -> None:
        """Open a page, and the side panel if it was closed."""
        self._side_panel.open_page(key)
        show_dock(self._window, SIDE_PANEL)

    def search(self) -> None:
        """Focus the search box of the open page, or the finder if the page has none."""
        page = self._side_panel.page
        if page.searches:
            show_dock(self._window, SIDE_PANEL)
            page.focus_search()
        else:
            show_dock(self._window, FINDER)
            self._finder.focus_search()

    def show_help(self, chapter: str = "") -> None:
        """Open the help page, at a chapter if one is given."""
        show_help(self._window, self._side_panel.chapters, chapter)

    def show_about(self) -> None:
        """Open the page about the program."""
        show_about(self._window, self._atlas)

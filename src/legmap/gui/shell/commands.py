"""What menus, keys and pages ask for that takes more than one part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction

from legmap.gui.dialogs.help import STRENGTH, show_about, show_help
from legmap.gui.shell.layout import FINDER, SIDE_PANEL, show_dock
from legmap.gui.state.comparison import EXAMPLE
from legmap.gui.state.selection import Injuries
from legmap.gui.widgets.structure_menu import show_menu
from legmap.report.brief import brief

if TYPE_CHECKING:
    from legmap.gui.shell.window import MainWindow


class WindowCommands(QObject):
    """Goes to the parts of a window for what was asked.

    Parameters
    ----------
    window : MainWindow
        Has its parts.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def choose_lesion(self, injuries: Injuries) -> None:
        """Show a lesion on the page that tells it."""
        self._window.side_panel.open_page("lesion")
        self._window.selection.select_all(injuries)

    def compare_present(self) -> None:
        """Put the present lesion beside those that are compared."""
        self._window.comparison.add(self._window.selection.injuries)
        self._open_page("compare")

    def compare_example(self) -> None:
        """Compare the lesions that a dropped foot makes one think of."""
        self._window.comparison.restore(EXAMPLE)

    def open_page_of_action(self, action: QAction) -> None:
        """Turn to the page that an action names."""
        self._open_page(action.data())

    def search(self) -> None:
        """Put the cursor where structures are searched, or findings while localising."""
        side_panel = self._window.side_panel
        if side_panel.page == "localise":
            self._open_page("localise")
            side_panel.localise.focus_box()
            return
        show_dock(self._window, FINDER)
        self._window.finder.focus_search()

    def show_structure_menu(self, ids: tuple[str, ...], position: QPoint) -> None:
        """Offer everything at a place in a menu."""
        rows = ((i, brief(self._window.atlas, i)) for i in ids)
        show_menu(self._window, rows, self._choose_from_menu, position)

    def export_picture(self) -> None:
        """Open the export dialog for the page that is open."""
        self._window.export_controller.export_picture(self._window.canvas.seen)

    def help(self) -> None:
        """Open the help page."""
        show_help(self._window)

    def help_strength(self) -> None:
        """Open the help page where it explains the figures of strength."""
        show_help(self._window, STRENGTH)

    def about(self) -> None:
        """Tell what this program is."""
        show_about(self._window, self._window.atlas)

    def _open_page(self, page: str) -> None:
        """Turn to a page of the desk, and bring the desk back if it was closed."""
        self._window.side_panel.open_page(page)
        show_dock(self._window, SIDE_PANEL)

    def _choose_from_menu(self, action: QAction) -> None:
        self._window.canvas_controller.choose(action.data())

"""What menus, keys and pages ask for that takes more than one part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction

from legmap.gui.comparison import EXAMPLE
from legmap.gui.dialogs import STRENGTH, show_about, show_help
from legmap.gui.layout import DESK, FINDER, show_dock
from legmap.gui.offer import offer
from legmap.gui.selection import Cuts
from legmap.report.brief import brief

if TYPE_CHECKING:
    from legmap.gui.window import MainWindow


class Errands(QObject):
    """Goes to the parts of a window for what was asked.

    Parameters
    ----------
    window : MainWindow
        Has its parts.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def choose_lesion(self, cuts: Cuts) -> None:
        """Show a lesion on the page that tells it."""
        self._window.desk.open_page("lesion")
        self._window.selection.select_all(cuts)

    def compare_present(self) -> None:
        """Put the present lesion beside those that are compared."""
        self._window.compared.add(self._window.selection.cuts)
        self._open("compare")

    def compare_example(self) -> None:
        """Compare the lesions that a dropped foot makes one think of."""
        self._window.compared.restore(EXAMPLE)

    def open_desk(self, action: QAction) -> None:
        """Turn to the page that an action names."""
        self._open(action.data())

    def search(self) -> None:
        """Put the cursor where structures are searched, or findings while localising."""
        desk = self._window.desk
        if desk.page == "localise":
            self._open("localise")
            desk.localise.focus_box()
            return
        show_dock(self._window, FINDER)
        self._window.finder.focus_search()

    def offer_all(self, ids: tuple[str, ...], position: QPoint) -> None:
        """Offer everything at a place in a menu."""
        rows = ((i, brief(self._window.atlas, i)) for i in ids)
        offer(self._window, rows, self._choose_offered, position)

    def export_picture(self) -> None:
        """Open the export dialog for the page that is open."""
        self._window.outlet.export_picture(self._window.canvas.seen)

    def help(self) -> None:
        """Open the help page."""
        show_help(self._window)

    def help_strength(self) -> None:
        """Open the help page where it explains the figures of strength."""
        show_help(self._window, STRENGTH)

    def about(self) -> None:
        """Tell what this program is."""
        show_about(self._window, self._window.atlas)

    def _open(self, page: str) -> None:
        """Turn to a page of the desk, and bring the desk back if it was closed."""
        self._window.desk.open_page(page)
        show_dock(self._window, DESK)

    def _choose_offered(self, action: QAction) -> None:
        self._window.pointer.choose(action.data())

"""A menu of structures to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

MENU_WIDTH = 460


def show_menu(
    parent: QWidget, rows: Iterable[tuple[str, str]], chosen: Callable[[QAction], None], position: QPoint
) -> None:
    """Open a menu of rows (id, text) at a global position; `chosen` gets the action, whose data is the id."""
    menu = QMenu(parent)
    for structure_id, words in rows:
        text = parent.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, MENU_WIDTH)
        menu.addAction(text.replace("&", "&&")).setData(structure_id)
    menu.triggered.connect(chosen)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(position)

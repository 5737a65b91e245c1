"""Asking where to save without waiting for the answer.

Waiting in a dialog's own event loop leaves half a call behind it: whatever closes and deletes windows
meanwhile (the system that ends the program, a second click) pulls them from under that call, and the program
crashes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget


def ask_for_file(
    parent: QWidget, title: str, name: str, filters: list[str], take: Callable[[Path, str], None]
) -> None:
    """Open a dialog in which a file to be written is named.

    Parameters
    ----------
    parent : QWidget
        Over which it opens.
    title, name
        What it says, and the name that it proposes.
    filters : list of str
        Sorts of files to choose from.
    take : callable
        Called with the file and the filter chosen, unless the user thinks better of it.
    """
    drop_closed(parent, QFileDialog)
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(filters)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: take(Path(file), dialog.selectedNameFilter()))
    dialog.open()


def drop_closed(parent: QWidget, kind: type[QDialog]) -> None:
    """Delete earlier dialogs of a kind; not when they close, because they may be asking something themselves.

    Parameters
    ----------
    parent : QWidget
        Over which they were opened.
    kind : type
        Of the dialogs.
    """
    for dialog in parent.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not dialog.isVisible():
            dialog.deleteLater()

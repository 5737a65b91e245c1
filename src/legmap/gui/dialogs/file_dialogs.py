"""Asking where to save without waiting for the answer.

Waiting in a dialog's own event loop leaves half a call behind it: whatever closes and deletes windows
meanwhile (the system that ends the program, a second click) pulls them from under that call, and the program
crashes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QThread
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget


def ask_save_path(
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
    delete_closed_dialogs(parent, QFileDialog)
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # see `confirm_and_write`
    dialog.setNameFilters(filters)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: take(Path(file), dialog.selectedNameFilter()))
    dialog.open()


def confirm_and_write(parent: QWidget, path: Path, write: Callable[[Path], None]) -> None:
    """Write a file; where there is one of that name, only if the user wants it replaced.

    The dialog asks that too, but before the name has its ending, and waiting.

    Parameters
    ----------
    parent : QWidget
        Over which the question opens.
    path : Path
        The file, with its ending.
    write : callable
        Writes it.
    """
    if not os.path.isfile(path):  # whatever the system refuses to tell, `write` says
        write(path)
        return
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    question = QCoreApplication.translate("Asking", "There is a {file} already. Replace it?").format(
        file=path.name
    )
    box = plain_text_box(QMessageBox.Icon.Question, question, parent, yes | no)
    box.setDefaultButton(no)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.accepted.connect(lambda: write(path))
    box.open()


def plain_text_box(
    icon: QMessageBox.Icon,
    sentence: str,
    parent: QWidget | None,
    buttons: QMessageBox.StandardButton = QMessageBox.StandardButton.Ok,
) -> QMessageBox:
    """A box with a sentence as it stands: names of files in it may look like HTML."""
    box = QMessageBox(icon, "legmap", sentence, buttons, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


def delete_closed_dialogs(parent: QWidget, kind: type[QDialog]) -> None:
    """Delete earlier dialogs of a kind; not when they close, because they may be asking something themselves.

    Nor as long as anything waits in a dialog's own event loop.

    Parameters
    ----------
    parent : QWidget
        Over which they were opened.
    kind : type
        Of the dialogs.
    """
    if QThread.currentThread().loopLevel() > 1:
        return
    for dialog in parent.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not dialog.isVisible():
            dialog.deleteLater()

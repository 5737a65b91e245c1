"""Dialogs for saving files, opened without a nested event loop.

A dialog that runs its own event loop crashes the program if its window is closed and deleted meanwhile.
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
    """Open a dialog for the name of a file to write, and pass the file and the chosen filter to `take`."""
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
    """Write a file, after a question if there is one of that name.

    The question of the file dialog would come before the suffix is added, and run an event loop.
    """
    if not os.path.isfile(path):  # other errors are reported by `write`
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
    """Return a message box with plain text: file names in it may look like HTML."""
    box = QMessageBox(icon, "legmap", sentence, buttons, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


def delete_closed_dialogs(parent: QWidget, kind: type[QDialog]) -> None:
    """Delete closed dialogs of a kind, unless a nested event loop is running.

    They are not deleted when they close, because they may have opened a question.
    """
    if QThread.currentThread().loopLevel() > 1:
        return
    for dialog in parent.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not dialog.isVisible():
            dialog.deleteLater()

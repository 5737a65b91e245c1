"""What the monkey does with dialogs, so that none stays open for ever or writes outside its folder."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QWidget

from legmap.gui.dialogs.error_report import ReportDialog
from legmap.gui.dialogs.export.dialog import ExportDialog
from monkey.room import Room, click, key, name_of
from monkey.widget_acts import any_key, leave, poke, type_something

FEW = 16_000_000
"""Pixels of a picture that is written quickly; a larger one is tested elsewhere."""
LARGEST = 1500
"""Pixels a side of what is typed as a width."""


def in_dialog(room: Room, dialog: QWidget) -> None:
    """Do something with the modal dialog that is open."""
    rng = room.rng
    if isinstance(dialog, QFileDialog):
        name_file(room, dialog)
    elif isinstance(dialog, QAbstractPrintDialog):
        answer(room, dialog, 0.5)
    elif isinstance(dialog, (QMessageBox, ReportDialog)):
        answer(room, dialog, 0.6)
    elif isinstance(dialog, ExportDialog):
        export(room, dialog)
    elif rng.random() < 0.2:
        leave(room)
    else:
        rng.choice((poke, poke, poke, any_key, type_something))(room)


def answer(room: Room, dialog: QWidget, clicking: float) -> None:
    """Click on a button at the bottom, or leave."""
    rng = room.rng
    buttons = [b for box in dialog.findChildren(QDialogButtonBox) for b in box.buttons() if b.isEnabled()]
    if buttons and rng.random() < clicking:
        button = rng.choice(buttons)
        click(room, button, button.rect().center())
    elif isinstance(dialog, QMessageBox) and rng.random() < 0.5:
        key(room, Qt.Key.Key_Return)
    else:
        leave(room)


def name_file(room: Room, dialog: QFileDialog) -> None:
    """Name a file: a new one, one that exists, one that cannot be; or think better of it."""
    rng = room.rng
    box = dialog.findChild(QLineEdit, "fileNameEdit")
    if not isinstance(box, QLineEdit) or rng.random() < 0.25:
        room.diary.note("reject the file dialog")
        dialog.reject()
        return
    ending = rng.choice((".png", ".svg", ".pdf", ".md", ".html", ".csv", ".txt", "", ".odd", "."))
    name = str(room.folder / f"file{rng.randrange(6)}{ending}")
    odd = (str(room.folder), str(room.folder / "no" / "such" / "x.png"), "/proc/x.png", "x" * 300)
    if rng.random() < 0.15:
        name = rng.choice(odd)
    room.diary.note(f"name the file {name}")
    box.setText(name)
    if rng.random() < 0.2:
        key(room, Qt.Key.Key_Return)
    room.diary.note("accept the file dialog")
    accept = getattr(dialog, "accept", None)
    if dialog.isVisible() and accept is not None:
        button = next(iter(dialog.findChildren(QDialogButtonBox)), None)
        save = button.button(QDialogButtonBox.StandardButton.Save) if button is not None else None
        if save is not None:
            click(room, save, save.rect().center())


def export(room: Room, dialog: ExportDialog) -> None:
    """Fill in the form, copy, save, or leave."""
    rng = room.rng
    if rng.random() < 0.1:
        leave(room)
    elif rng.random() < 0.15:
        _keep_small(room, dialog)
        click(room, dialog.save_button, dialog.save_button.rect().center())
    else:
        rng.choice((poke, poke, poke, type_something, any_key))(room)


def _keep_small(room: Room, dialog: ExportDialog) -> None:
    picture = dialog.preview.picture
    if picture is None:
        return
    width, height = picture.paper_size
    pixels = (width / 25.4 * dialog.form.dpi.value()) * (height / 25.4 * dialog.form.dpi.value())
    if pixels > FEW or dialog.form.width_px.value() > LARGEST:
        room.diary.note(f"fewer pixels in {name_of(dialog)}")
        dialog.form.dpi.setValue(96)
        dialog.form.dpi.setValue(97)


def leave_all(dialogs: list[QWidget]) -> None:
    """Reject every dialog and close every popup."""
    for dialog in dialogs:
        if isinstance(dialog, QDialog):
            dialog.reject()
        else:
            dialog.close()

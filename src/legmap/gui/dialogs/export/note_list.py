"""The notes of an exported picture: an input line, the list of notes, a button to remove one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from legmap.render.figure.figure import FigureNote


class NoteList(QWidget):
    """List the user's notes on a picture."""

    typed = Signal(bool)  # whether there is text to place
    changed = Signal()  # a note was placed or removed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[FigureNote] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Type a note, then click on the picture"))
        self.list = QListWidget(self)
        self.list.setMaximumHeight(96)
        self.remove = QPushButton(self.tr("Remove Note"), self)
        self.remove.setEnabled(False)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.line, self.list, self.remove):
            column.addWidget(widget)
        self.line.textChanged.connect(lambda text: self.typed.emit(bool(text.strip())))
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.remove.clicked.connect(self._remove)

    @property
    def notes(self) -> tuple[FigureNote, ...]:
        """The notes, in the order in which they were placed."""
        return tuple(self._notes)

    def place(self, x: float, y: float, view: str, limb: str) -> None:
        """Place the typed text, if any, as a note at a position in sheet millimetres; see `FigureNote`."""
        text = self.line.text().strip()
        if text:
            self._notes.append(FigureNote(text, x, y, view, limb))
            self.list.addItem(text)
            self.line.clear()
            self.changed.emit()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            del self._notes[row]
            self.list.takeItem(row)
            self.changed.emit()

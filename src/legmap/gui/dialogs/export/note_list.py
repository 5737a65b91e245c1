"""The notes of an export: a line to type them, the list of those placed, a button to remove one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from legmap.render.figure.figure import FigureNote


class NoteList(QWidget):
    """Keeps the user's notes on a picture.

    Signals
    -------
    typed : bool
        Whether a text waits for its place.
    changed : ()
        A note was placed or removed.
    """

    typed = Signal(bool)
    changed = Signal()

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
        self.line.textChanged.connect(self._emit_typed)
        self.list.currentRowChanged.connect(self._mark)
        self.remove.clicked.connect(self._remove)

    @property
    def notes(self) -> tuple[FigureNote, ...]:
        """The notes, in the order in which they were placed."""
        return tuple(self._notes)

    def place(self, x: float, y: float, view: str, limb: str) -> None:
        """Place the text that waits, if there is one.

        Parameters
        ----------
        x, y : float
            In millimetres of the sheet.
        view, limb : str
            Beside what it stays; see `FigureNote`.
        """
        text = self.line.text().strip()
        if text:
            self._notes.append(FigureNote(text, x, y, view, limb))
            self.list.addItem(text)
            self.line.clear()
            self.changed.emit()

    def _emit_typed(self, text: str) -> None:
        self.typed.emit(bool(text.strip()))

    def _mark(self, row: int) -> None:
        self.remove.setEnabled(row >= 0)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            del self._notes[row]
            self.list.takeItem(row)
            self.changed.emit()

"""The editor of the lesion, with a row for each injury."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.gui.pages.lesion.injury_row import InjuryRow
from legmap.lesion.injury import Injury

LESIONS = ("root", "nerve", "muscle", "group", "site")
MAX_HEIGHT = 300


class LesionEditor(QScrollArea):
    """Edit the injuries of the lesion in rows; hidden where nothing selected can be injured."""

    injury_replaced = Signal(object, object)  # (Injury, Injury): an injury is to be replaced by another
    injury_sliding = Signal(object, object)  # (Injury, Injury): the same while a slider is held
    injury_removed = Signal(object)  # Injury: an injury is to be removed from the lesion

    def __init__(self, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._rows: list[InjuryRow] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(4, 4, 4, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The lesion"))
        self.hide()

    @property
    def rows(self) -> tuple[InjuryRow, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def show_lesion(self, injuries: tuple[Injury, ...]) -> None:
        """Show a lesion, without emitting a signal."""
        shown = tuple(c for c in injuries if c.id.partition(".")[0] in LESIONS)
        reusable = len(shown) == len(self._rows) and all(
            row.shows_kind_of(injury) for row, injury in zip(self._rows, shown, strict=True)
        )
        if reusable:
            for row, injury in zip(self._rows, shown, strict=True):
                row.show_injury(injury)
        else:
            self._build(shown)
        self.setVisible(bool(shown))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the rows, up to a limit beyond which they scroll."""
        width = max(self.viewport().width(), 1)
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else -1
        wanted = max(height, self._column.minimumSize().height())
        return QSize(self._column.sizeHint().width(), min(wanted, MAX_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the height, since texts wrap differently at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the height of the rows; the width follows the dock."""
        return QSize(0, self.sizeHint().height())

    def _build(self, injuries: tuple[Injury, ...]) -> None:
        focus = next(((i, row.focused) for i, row in enumerate(self._rows) if row.focused >= 0), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [InjuryRow(self._atlas, injury, self._inside) for injury in injuries]
        for row in self._rows:
            self._column.addWidget(row)
            row.changed.connect(self._change)
            row.place_changing.connect(self._changing)
            row.removed.connect(self._remove)
            row.show()
        if focus is not None and self._rows:
            self._rows[min(focus[0], len(self._rows) - 1)].focus_on(focus[1])

    def _change(self, edited: Injury) -> None:
        self.injury_replaced.emit(self._sending_row().injury, edited)

    def _changing(self, edited: Injury) -> None:
        self.injury_sliding.emit(self._sending_row().injury, edited)

    def _remove(self) -> None:
        self.injury_removed.emit(self._sending_row().injury)

    def _sending_row(self) -> InjuryRow:
        row = self.sender()
        assert isinstance(row, InjuryRow)
        return row

"""The table of findings of a comparison."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.gui.widgets.rich_text import COLOURS, colours_of
from legmap.lesion.comparison import ComparedFinding, Comparison
from legmap.messages import joined, say
from legmap.report.brief import short_name
from legmap.report.comparison import LETTERS, names_of, predicted_finding_words

Index = QModelIndex | QPersistentModelIndex
Data = Qt.ItemDataRole
NO_PARENT = QModelIndex()
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


SYMBOLS = "–◔◐◕●"
"""One for each degree, used where there is no room for words."""
NAME_WIDTH = 150
WORD_WIDTH = 62
"""Width in pixels for a name and for a word."""


class FindingsModel(QAbstractTableModel):
    """Model with a row for each finding and a column for each lesion."""

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._rows: tuple[ComparedFinding, ...] = ()
        self._names: tuple[str, ...] = ()
        self._quiet = QColor(COLOURS["light"]["quiet"])
        self._compact = False
        self._bold = QFont()
        self._bold.setBold(True)

    def show_comparison(self, comparison: Comparison | None, quiet: str) -> None:
        """Set the comparison, and the colour of muted text."""
        self.beginResetModel()
        self._rows = comparison.findings if comparison else ()
        self._names = names_of(self._atlas, comparison) if comparison else ()
        self._quiet = QColor(quiet)
        self.endResetModel()

    @property
    def compact(self) -> bool:
        """True if the table shows symbols instead of words."""
        return self._compact

    def set_compact(self, compact: bool) -> bool:
        """Show symbols or words; return whether that is a change."""
        if compact == self._compact:
            return False
        self.beginResetModel()
        self._compact = compact
        self.endResetModel()
        return True

    def finding(self, row: int) -> str:
        """Return the id of the finding in a row."""
        return self._rows[row].id

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return one column for the finding and one for each lesion."""
        return 0 if parent.isValid() else 1 + len(self._names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Data.DisplayRole) -> Any:
        """Return the letters of the lesions, with their names as tooltips."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Data.DisplayRole:
            return LETTERS[section - 1] if section else say("compare.finding")
        if role in (Data.ToolTipRole, Data.AccessibleTextRole):
            return self._names[section - 1] if section else say("compare.finding")
        if role == Data.TextAlignmentRole and not (self._compact and section):
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Data.DisplayRole) -> Any:
        """Return names and words; plain losses are bold, what distinguishes nothing is muted."""
        row = self._rows[index.row()]
        if index.column() == 0:
            return self._finding_data(row, role)
        prediction = row.predictions[index.column() - 1]
        match role:
            case Data.DisplayRole if self._compact:
                return SYMBOLS[prediction.degree]
            case Data.DisplayRole:
                return say(f"compare.word.{prediction.word}")
            case Data.TextAlignmentRole if self._compact:
                return Qt.AlignmentFlag.AlignCenter
            case Data.ToolTipRole | Data.AccessibleTextRole:
                words = predicted_finding_words(prediction)
                lesion = self._names[index.column() - 1]
                return say("compare.cell", lesion=lesion, finding=self._atlas.name(row.id), word=words)
            case Data.FontRole if prediction.plain and row.separates:
                return self._bold
            case Data.ForegroundRole if not prediction.plain or not row.separates:
                return self._quiet
        return None

    def _finding_data(self, row: ComparedFinding, role: int) -> Any:
        match role:
            case Data.DisplayRole:
                # a reflex's short name is that of its muscle
                return (
                    self._atlas.name(row.id)
                    if row.id.startswith("reflex.")
                    else short_name(self._atlas, row.id)
                )
            case Data.ToolTipRole | Data.AccessibleTextRole:
                name = self._atlas.name(row.id)
                pairs = joined([f"{LETTERS[a]}/{LETTERS[b]}" for a, b in row.separates])
                return (
                    self.tr("{name}: tells {pairs} apart").format(name=name, pairs=pairs) if pairs else name
                )
            case Data.ForegroundRole if not row.separates:
                return self._quiet
        return None


class FindingsTable(QTableView):
    """Show the findings; a click on a row, or Enter, chooses its structure."""

    structure_clicked = Signal(str)  # a finding was chosen
    compact_changed = Signal()  # the table changed between symbols and words

    def __init__(self, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = FindingsModel(atlas, self)
        self.setModel(self._findings)
        self.setAccessibleName(self.tr("Findings of the lesions compared"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.clicked.connect(self._choose)

    @property
    def findings(self) -> FindingsModel:
        """The model."""
        return self._findings

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show the findings of a comparison; none without."""
        colours = colours_of(self.palette())
        self._findings.show_comparison(comparison, colours["quiet"])
        self._fit()
        header = self.horizontalHeader()
        for column in range(self._findings.columnCount()):
            stretch = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show symbols where words would leave no room for names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = NAME_WIDTH + WORD_WIDTH * (self._findings.columnCount() - 1)
        if self._findings.set_compact(self.viewport().width() < wanted):
            self.compact_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row with Enter."""
        if Qt.Key(event.key()) in ENTER and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.structure_clicked.emit(self._findings.finding(index.row()))

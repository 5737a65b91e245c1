"""The finder: a search box over every name, and the tree of all structures below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import Match, SearchIndex, search
from legmap.gui.finder.tree import TreeNode, tree_of
from legmap.messages import joined, say

ID_ROLE = Qt.ItemDataRole.UserRole + 1
WINDOW_SHORTCUTS = tuple(
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, key) for key in (Qt.Key.Key_D, Qt.Key.Key_E)
)
"""Keys that edit a line on some systems, but are shortcuts of the window."""

ResultRows = tuple[tuple[str, str], ...]
"""Text and structure id of each result."""


class SearchBox(QLineEdit):
    """A line for searching: arrow keys move through the results, Esc empties it.

    It passes undo on to the window where nothing typed can be undone, and `WINDOW_SHORTCUTS` always.
    """

    stepped = Signal(int)

    def event(self, event: QEvent) -> bool:
        """Accept Esc before the window does while there is text, but pass on undo keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes or event.keyCombination() in WINDOW_SHORTCUTS:
                event.ignore()
                return False
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.text())
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if escape and event.type() == QEvent.Type.KeyPress:
            self.replace_text()
            return True
        return super().event(event)

    def replace_text(self, text: str = "") -> None:
        """Set a text that cannot be undone by keys."""
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `stepped` for the keys up and down."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Finder(QWidget):
    """Search for structures by name, or browse the tree of all."""

    structure_chosen = Signal(str)  # a result or a row of the tree was chosen

    def __init__(self, atlas: Atlas, index: SearchIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._index = index
        self._box = SearchBox(self)
        self._box.setPlaceholderText(self.tr("Search muscle, nerve, symptom …"))
        self._box.setClearButtonEnabled(True)
        self._box.setAccessibleName(self.tr("Search"))
        self._results = QStandardItemModel(self)
        self._found: ResultRows = ()
        self._list = QListView(self)
        self._list.setModel(self._results)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setWordWrap(True)
        self._list.setAccessibleName(self.tr("Search results"))
        self._tree = QTreeView(self)
        self._tree.setHeaderHidden(True)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setUniformRowHeights(True)
        self._tree.setAccessibleName(self.tr("All structures"))
        self._rows: dict[str, QStandardItem] = {}
        self._tree.setModel(self._tree_model())
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._tree)
        self._pages.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._box)
        layout.addWidget(self._pages)
        self._connect()

    def focus_search(self) -> None:
        """Put the cursor into the search box with its text selected."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def reset(self) -> None:
        """Reset search, selection and tree to the state at the start."""
        self._box.clear()
        self._tree.collapseAll()
        self._tree.setCurrentIndex(QModelIndex())
        self._tree.scrollToTop()

    def show_current(self, ids: tuple[str, ...]) -> None:
        """Mark the last selected structure in the tree, without emitting a signal."""
        row = self._rows.get(ids[-1]) if ids else None
        if row is None:
            self._tree.clearSelection()
            return
        self._tree.setCurrentIndex(row.index())
        self._tree.scrollTo(row.index())

    def _connect(self) -> None:
        self._box.textChanged.connect(self._search)
        self._box.returnPressed.connect(self._choose_result)
        self._box.stepped.connect(self._step)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._tree.clicked.connect(self._choose)
        self._tree.activated.connect(self._choose)

    def _tree_model(self) -> QStandardItemModel:
        model = QStandardItemModel(self)
        for branch in tree_of(self._atlas):
            model.appendRow(self._row(branch))
        return model

    def _row(self, branch: TreeNode) -> QStandardItem:
        item = QStandardItem(branch.text)
        item.setToolTip(branch.text)
        if branch.id:
            item.setData(branch.id, ID_ROLE)
            self._rows.setdefault(branch.id, item)
        for children in branch.children:
            item.appendRow(self._row(children))
        return item

    def _search(self, text: str) -> None:
        self._pages.setCurrentWidget(self._list if text.strip() else self._tree)
        found = tuple((_result_text(match), match.id) for match in search(self._index, text))
        if found != self._found:  # one more letter often changes nothing
            self._found = found
            self._fill(found)
        if found:
            self._list.setCurrentIndex(self._results.index(0, 0))
        elif text.strip() and not self._results.rowCount():
            nothing = QStandardItem(self.tr("Nothing is called that."))
            nothing.setEnabled(False)
            self._results.appendRow(nothing)

    def _fill(self, found: ResultRows) -> None:
        self._results.clear()
        for text, structure_id in found:
            item = QStandardItem(text)
            item.setData(structure_id, ID_ROLE)
            self._results.appendRow(item)

    def _step(self, steps: int) -> None:
        if self._pages.currentWidget() is self._tree:
            self._tree.setFocus(Qt.FocusReason.TabFocusReason)
            return
        row = min(max(self._list.currentIndex().row() + steps, 0), self._results.rowCount() - 1)
        self._list.setCurrentIndex(self._results.index(row, 0))

    def _choose_result(self) -> None:
        if self._box.text().strip():
            self._choose(self._list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        structure_id = index.data(ID_ROLE)
        if isinstance(structure_id, str):
            self._box.replace_text(self._box.text())
            self.structure_chosen.emit(structure_id)


def _result_text(match: Match) -> str:
    detail = say(f"kind.{match.kind}")
    if match.matched != match.name:
        detail = joined([detail, match.matched], "dot")
    return f"{match.name}\n   {detail}"

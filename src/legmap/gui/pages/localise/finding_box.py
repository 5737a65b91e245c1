"""The input line for findings."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import SearchIndex, search
from legmap.gui.finder.finder import SearchBox
from legmap.lesion.examination_finding import Finding, FindingState, finding_about, finding_of
from legmap.lesion.finding_parser import KINDS_BY_STATE, restrict_index, structures_named
from legmap.messages import joined, say
from legmap.report.finding_words import finding_name

FINDING = Qt.ItemDataRole.UserRole + 1
MAX_COMPLETIONS = 12


class FindingBox(SearchBox):
    """Add a finding by name, with completion; Enter takes the first."""

    finding_typed = Signal(object)  # Finding: a name was chosen; the finding says that it is abnormal

    def __init__(self, atlas: Atlas, index: SearchIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._skin = restrict_index(index, KINDS_BY_STATE[FindingState.NUMB])
        self._examined = restrict_index(
            index, tuple(kind for kinds in KINDS_BY_STATE.values() for kind in kinds)
        )
        self._completions = QStandardItemModel(self)
        completer = QCompleter(self._completions, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        self.setPlaceholderText(self.tr("Add a finding: muscle, skin, reflex …"))
        self.setAccessibleName(self.tr("Add a finding"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self.update_completions)
        self.returnPressed.connect(self._take_first)
        completer.activated[QModelIndex].connect(self._accept_completion)  # type: ignore[index]
        # the completer sets the text after this signal
        completer.activated[QModelIndex].connect(  # type: ignore[index]
            lambda _: self.replace_text(), Qt.ConnectionType.QueuedConnection
        )

    def update_completions(self, text: str) -> None:
        """Offer the findings whose names match a text."""
        self._completions.clear()
        for finding, why in self._found(text):
            item = QStandardItem(
                self.tr("{name}  ({why})").format(name=finding_name(self._atlas, finding), why=why)
            )
            item.setData(finding, FINDING)
            self._completions.appendRow(item)
        if text.strip() and not self._completions.rowCount():
            nothing = QStandardItem(self.tr("Nothing that is examined is called that."))
            nothing.setEnabled(False)
            self._completions.appendRow(nothing)

    def _found(self, text: str) -> Iterator[tuple[Finding, str]]:
        skin = structures_named(self._atlas, self._skin, text)
        if len(skin) > 1:
            yield (
                finding_about(self._atlas, skin, text.strip()),
                self.tr("{count} areas of skin").format(count=len(skin)),
            )
        for match in search(self._examined, text, MAX_COMPLETIONS):
            why = say(f"kind.{match.kind}")
            if match.matched != match.name and match.kind != "field":
                why = joined([why, match.matched])
            elif match.matched != match.name:
                why = match.matched
            yield finding_of(self._atlas, match.id), why

    def _accept_completion(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        if isinstance(finding, Finding):
            self.replace_text()
            self.finding_typed.emit(finding)

    def _take_first(self) -> None:
        if self.text().strip() and self._completions.rowCount():
            self._accept_completion(self._completions.index(0, 0))

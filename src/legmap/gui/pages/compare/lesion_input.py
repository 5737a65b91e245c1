"""The input line for lesions of the page Compare."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site
from legmap.anatomy.records import Group, Muscle, Nerve, Root
from legmap.anatomy.search import SearchIndex
from legmap.errors import LegmapError, UsageError
from legmap.gui.finder.finder import SearchBox
from legmap.lesion.injury import Injury
from legmap.lesion.notation import parse_lesion
from legmap.messages import capital, say

INJURABLE_KINDS = (Root, Nerve, Muscle, Group, Site)
"""The kinds of structure that can be injured."""


class LesionInput(SearchBox):
    """Enter a lesion as text, with completion of sites, nerves and roots."""

    lesion_entered = Signal(object)  # tuple of Injury: a lesion was chosen or typed
    refused = Signal(str)  # reason why the text was refused; empty once typing continues

    def __init__(self, atlas: Atlas, index: SearchIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._index = index
        self._ids: dict[str, str] = {}
        self.setPlaceholderText(self.tr("Add site, nerve or root …"))
        self.setAccessibleName(self.tr("Add a site, nerve or root to compare"))
        self.setClearButtonEnabled(True)
        completer = QCompleter(self._completion_model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        completer.activated.connect(self._accept_completion, Qt.ConnectionType.QueuedConnection)
        self.returnPressed.connect(self._enter)
        self.textChanged.connect(lambda: self.refused.emit(""))

    def _completion_model(self) -> QStandardItemModel:
        model = QStandardItemModel(self)
        for kind in (Site, Nerve, Root):
            for record in self._atlas.every(kind):
                if record.name not in self._ids:
                    self._ids[record.name] = record.id
                    model.appendRow(QStandardItem(record.name))
        return model

    def _accept_completion(self, text: str) -> None:
        """Enter a completion, unless Enter has entered the text before."""
        if self.text() == text:
            self._enter()

    def _enter(self) -> None:
        text = self.text().strip()
        if not text:
            return
        try:
            known = self._ids.get(text)
            lesion = (Injury(known),) if known else parse_lesion(self._atlas, self._index, text)
            self._require(lesion)
        except LegmapError as error:
            self.refused.emit(str(error))
            return
        self.replace_text()
        self.refused.emit("")
        self.lesion_entered.emit(lesion)

    def _require(self, lesion: tuple[Injury, ...]) -> None:
        for injury in lesion:
            if not isinstance(self._atlas.structures[injury.id], INJURABLE_KINDS):
                raise UsageError(say("compare.no-lesion", name=capital(self._atlas.name(injury.id))))

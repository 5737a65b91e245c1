"""The view of the page Localise."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import SearchIndex
from legmap.gui.pages.localise.finding_box import FindingBox
from legmap.gui.pages.localise.finding_row import FindingRow
from legmap.gui.pages.localise.html import conflicts_html, headline_html, hint_html, lesion_html, next_html
from legmap.gui.pages.localise.lesion_list import LesionList
from legmap.gui.widgets.palette_view import PaletteView
from legmap.gui.widgets.rich_text import scrolling_column, text_label, title_html
from legmap.gui.widgets.stack import stack
from legmap.lesion.differential.localisation import Localisation
from legmap.lesion.differential.ranking import Explanation
from legmap.lesion.examination_finding import Finding, FindingState, finding_of
from legmap.messages import say
from legmap.report.finding_words import examined_name, finding_name
from legmap.report.localisation import no_lesion

GAP = 8
MAX_SHOWN = 20


class LocaliseView(PaletteView):
    """Show findings, ranked lesions and the next test; emit a signal for every change requested."""

    finding_added = Signal(object)  # Finding: a finding was typed, or the next test is to be added
    finding_replaced = Signal(object, object)  # (Finding, Finding): a finding is to be replaced by another
    finding_removed = Signal(object)  # Finding: a finding is to be removed
    clearing_requested = Signal()  # all findings are to be removed
    lesion_chosen = Signal(object)  # tuple of Injury: a lesion is to be shown
    structure_clicked = Signal(str)  # a name was clicked
    structure_hovered = Signal(str)  # id of the hovered name, or empty

    def __init__(self, atlas: Atlas, index: SearchIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._findings: tuple[Finding, ...] = ()
        self._localisation = Localisation()
        self._rows: list[FindingRow] = []
        self._title = QLabel(title_html(say("localise.title")), self)
        self._box = FindingBox(atlas, index, self)
        self._clear = QPushButton(self.tr("Clear all"), self)
        self._clear.setToolTip(self.tr("Forget all findings"))
        self._scroll = QScrollArea(self)
        self._column = QVBoxLayout()
        self._conflict = text_label(self)
        self._conflict.setAccessibleName(self.tr("What cannot be right"))
        self._hint = text_label(self)
        self._count = text_label(self)
        self._lesions = LesionList(atlas, self)
        self._details = text_label(self)
        self._details.setAccessibleName(self.tr("What speaks for and against this lesion"))
        self._show = QPushButton(self.tr("Show as the lesion"), self)
        self._show.setToolTip(self.tr("Show what this lesion takes away (also Enter or a double click)"))
        self._next = text_label(self)
        self._test = QPushButton(self.tr("Add as a finding"), self)
        self._build_layout()
        self._connect()
        self._render()

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """The rows of the findings shown."""
        return tuple(self._rows)

    def show_findings(self, findings: tuple[Finding, ...], localisation: Localisation) -> None:
        """Show findings, in the order in which they were noted, and their localisation."""
        self._findings, self._localisation = findings, localisation
        self._render()

    def focus_box(self) -> None:
        """Focus the box for findings."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def _build_layout(self) -> None:
        self._column.setSpacing(0)
        self._scroll.setAccessibleName(say("localise.title"))
        for button in (self._show, self._test, self._clear):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        typing = QHBoxLayout()
        typing.setSpacing(GAP)
        typing.addWidget(self._box, 1)
        typing.addWidget(self._clear)
        column = scrolling_column(self._scroll, GAP, GAP)
        column.addWidget(self._title)
        column.addLayout(typing)
        column.addLayout(self._column)
        column.addWidget(self._conflict)
        column.addWidget(self._next)
        column.addWidget(self._test, 0, Qt.AlignmentFlag.AlignRight)
        for widget in (self._hint, self._count, self._lesions, self._details):
            column.addWidget(widget)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        stack(self, self._scroll)

    def _connect(self) -> None:
        self._box.finding_typed.connect(self._add)
        self._clear.clicked.connect(self.clearing_requested)
        self._lesions.lesion_marked.connect(self._show_details)
        self._lesions.lesion_chosen.connect(self.lesion_chosen)
        self._show.clicked.connect(self._choose)
        self._test.clicked.connect(self._add_test)
        for text in (self._next, self._details):
            text.linkActivated.connect(self.structure_clicked)
            text.linkHovered.connect(self.structure_hovered)

    def _render(self) -> None:
        findings, localisation = self._findings, self._localisation
        self._show_rows(findings)
        self._clear.setEnabled(bool(findings))
        self._conflict.setText(conflicts_html(self._atlas, localisation, self._colours))
        self._conflict.setVisible(bool(localisation.conflicts))
        self._hint.setText(hint_html() if not localisation.findings else escape(no_lesion(localisation)))
        self._hint.setVisible(not localisation.lesions)
        self._show_next()
        self._count.setText(headline_html(localisation, MAX_SHOWN, self._colours))
        self._lesions.show_lesions(localisation.lesions[:MAX_SHOWN])
        for widget in (self._count, self._lesions, self._details, self._show):
            widget.setVisible(bool(localisation.lesions))

    def _show_rows(self, findings: tuple[Finding, ...]) -> None:
        """Show rows for findings; rows that can stay are kept, so that the keyboard focus is not lost."""
        kept = {row.finding.ids: row for row in self._rows}
        rows = []
        for finding in findings:
            row = kept.get(finding.ids)
            if row is not None and row.shows_kind_of(finding):
                del kept[finding.ids]
                row.show_finding(finding)
            else:
                row = self._new_row(finding)
            rows.append(row)
        for row in kept.values():
            if row.isAncestorOf(self.focusWidget() or self):
                self._box.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = rows
        for place, row in enumerate(rows):
            self._column.insertWidget(place, row)
            row.show()
        last: QWidget = self._clear
        for row in rows:
            last = row.follow(last)

    def _new_row(self, finding: Finding) -> FindingRow:
        row = FindingRow(finding, finding_name(self._atlas, finding), self._scroll.widget())
        row.changed.connect(self.finding_replaced)
        row.removed.connect(self.finding_removed)
        return row

    def _add(self, finding: Finding) -> None:
        self.finding_added.emit(finding)
        row = next((r for r in self._rows if r.finding.ids == finding.ids), None)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, GAP)

    def _add_test(self) -> None:
        """Add the next test as a finding without a state."""
        test = self._localisation.next_test
        if test is not None:
            finding = finding_of(self._atlas, test.id, FindingState.UNTESTED)
            self._add(finding)
            next(r for r in self._rows if r.finding.ids == finding.ids).focus_choice()

    def _choose(self) -> None:
        if self._lesions.marked is not None:
            self.lesion_chosen.emit(self._lesions.marked.candidate.injuries)

    def _show_next(self) -> None:
        test = self._localisation.next_test
        self._next.setVisible(test is not None)
        self._test.setVisible(test is not None)
        if test is None:
            return
        name = examined_name(self._atlas, test.id)
        self._next.setText(next_html(self._atlas, test, self._colours))
        self._next.setToolTip("\n\n".join(note.text for note in test.traps))
        known = any(f.ids == finding_of(self._atlas, test.id).ids for f in self._findings)
        self._test.setEnabled(not known)
        self._test.setToolTip(self.tr("Add {name} to the findings, to be filled in").format(name=name))
        self._test.setAccessibleName(self._test.toolTip())

    def _show_details(self, lesion: Explanation | None) -> None:
        if lesion is None:
            self._details.clear()
            return
        localisation = self._localisation
        self._details.setText(lesion_html(self._atlas, localisation, lesion, self._colours))

"""The view of the page Compare."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QTextDocumentFragment
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QWidget,
)

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import SearchIndex
from legmap.gui.pages.compare.html import MORE, head_html, key_html, tests_html
from legmap.gui.pages.compare.lesion_input import LesionInput
from legmap.gui.pages.compare.rows import GAP, LesionRow, PairSelector
from legmap.gui.pages.compare.table import FindingsTable
from legmap.gui.state.comparison import FIRST_TWO, Lesion
from legmap.gui.widgets.palette_view import PaletteView
from legmap.gui.widgets.rich_text import scrolling_column, text_label, warning_html
from legmap.gui.widgets.stack import stack
from legmap.lesion.comparison import MAX_LESIONS, MIN_LESIONS, Comparison, Pair, compare
from legmap.lesion.deficit import deficit_without_spared
from legmap.report.comparison import LETTERS
from legmap.report.lesion_names import lesion_name
from legmap.roles import Role


class CompareView(PaletteView):
    """Show the compared lesions and how to tell them apart; emit a signal for every change requested."""

    present_added = Signal()  # the selected lesion is to be added
    lesion_added = Signal(object)  # tuple of Injury: a lesion was chosen by name
    lesion_removed = Signal(int)  # the lesion at that index is to be removed
    pair_picked = Signal(int, int)  # indices of the two to show on the canvas
    example_chosen = Signal()  # the example is requested
    structure_clicked = Signal(str)  # a finding or test was clicked
    structure_hovered = Signal(str)  # id of the hovered link, or empty

    def __init__(self, atlas: Atlas, index: SearchIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._lesions: tuple[Lesion, ...] = ()
        self._pair: Pair = FIRST_TWO
        self._present: Lesion = ()
        self._comparison: Comparison | None = None
        self._opened: set[str] = set()
        self._head = self._label()
        self._rows = [LesionRow(self) for _ in range(MAX_LESIONS)]
        self._add_present = QPushButton(self.tr("Add the present lesion"), self)
        self._example = QPushButton(self.tr("Show an example: the dropped foot"), self)
        self._edit = LesionInput(atlas, index, self)
        self._refusal = self._label()
        self._pairs = PairSelector(self)
        self._tests = self._label()
        self._table = FindingsTable(atlas, self)
        self._key = self._label()
        self._below = QWidget(self)
        self._scroll = QScrollArea(self)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._build_layout()
        self._connect()
        self._render()

    @property
    def comparison(self) -> Comparison | None:
        """The comparison shown; None with fewer than two lesions."""
        return self._comparison

    @property
    def table(self) -> FindingsTable:
        """The table of findings."""
        return self._table

    @property
    def shown_text(self) -> str:
        """The text on the page, the table aside, as plain text."""
        rows = (row.accessibleName() for row in self._rows if not row.isHidden())
        head, *rest = (
            QTextDocumentFragment.fromHtml(label.text()).toPlainText()
            for label in (self._head, self._refusal, self._tests)
        )
        return "\n".join((head, *rows, *rest))

    def show_lesions(self, lesions: tuple[Lesion, ...], pair: Pair = FIRST_TWO) -> None:
        """Show up to four lesions, and which two of them are on the canvas."""
        if (lesions, pair) == (self._lesions, self._pair):
            return
        if lesions != self._lesions:
            deficits = [deficit_without_spared(self._atlas, lesion) for lesion in lesions]
            self._comparison = compare(self._atlas, deficits) if len(lesions) >= MIN_LESIONS else None
        self._lesions, self._pair = lesions, pair
        self._render()

    def show_present(self, lesion: Lesion) -> None:
        """Offer the selected lesion for comparison."""
        self._present = lesion
        self._enable_present()

    def focus_search(self) -> None:
        """Put the cursor into the line that adds a lesion."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build_layout(self) -> None:
        column = scrolling_column(self._scroll, 12, GAP)
        column.addWidget(self._head)
        for row in self._rows:
            column.addWidget(row)
        column.addWidget(self._example, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._edit)
        column.addWidget(self._refusal)
        column.addWidget(self._add_present, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pairs)
        column.addWidget(self._tests)
        column.addStretch(1)
        self._scroll.setMinimumHeight(120)
        stack(self._below, self._key, self._table)
        self._key.setContentsMargins(12, 4, 12, 4)
        self._below.setMinimumHeight(160)
        self._below.setBackgroundRole(QPalette.ColorRole.Base)
        self._below.setAutoFillBackground(True)
        self._refusal.hide()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._scroll)
        self._splitter.addWidget(self._below)
        self._splitter.setSizes([560, 440])
        self.setMinimumWidth(300)
        stack(self, self._splitter)

    def _connect(self) -> None:
        for row in self._rows:
            row.removed.connect(self._remove)
        self._add_present.clicked.connect(self.present_added)
        self._example.clicked.connect(self.example_chosen)
        self._edit.lesion_entered.connect(self.lesion_added)
        self._edit.refused.connect(self._refuse)
        self._pairs.picked.connect(self.pair_picked)
        self._table.structure_clicked.connect(self.structure_clicked)
        self._table.compact_changed.connect(self._update_legend)

    def _render(self) -> None:
        count = len(self._lesions)
        names = [lesion_name(self._atlas, lesion) for lesion in self._lesions]
        self._head.setText(head_html(count))
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
            if place < count:
                row.show_lesion(LETTERS[place], names[place], self._role(place))
        self._example.setVisible(count < MIN_LESIONS)
        self._edit.setVisible(count < MAX_LESIONS)
        self._enable_present()
        self._pairs.setVisible(count > MIN_LESIONS)
        self._pairs.show_pair(names, self._pair)
        self._tests.setText(
            tests_html(self._atlas, self._comparison, names, self._pair, self._opened, self._colours)
            if self._comparison is not None
            else ""
        )
        self._tests.setVisible(self._comparison is not None)
        self._below.setVisible(self._comparison is not None)
        self._table.show_comparison(self._comparison)
        self._update_legend()

    def _update_legend(self) -> None:
        self._key.setText(key_html(self._table.findings.compact, self._colours))

    def _role(self, place: int) -> Role | None:
        if self._comparison is None or place not in self._pair:
            return None
        return Role.ONLY_FIRST if place == self._pair[0] else Role.ONLY_SECOND

    def _enable_present(self) -> None:
        room = len(self._lesions) < MAX_LESIONS
        self._add_present.setVisible(room)
        self._add_present.setEnabled(bool(self._present) and self._present not in self._lesions)
        self._add_present.setToolTip(lesion_name(self._atlas, self._present))

    def _refuse(self, reason: str) -> None:
        self._refusal.setText(warning_html(escape(reason), self._colours))
        self._refusal.setVisible(bool(reason))

    def _remove(self) -> None:
        self.lesion_removed.emit(next(i for i, row in enumerate(self._rows) if row is self.sender()))

    def _follow_link(self, href: str) -> None:
        if not href.startswith(MORE):
            self.structure_clicked.emit(href)
            return
        self._opened ^= {href.removeprefix(MORE)}
        self._render()

    def _hover(self, href: str) -> None:
        self.structure_hovered.emit("" if href.startswith(MORE) else href)

    def _label(self) -> QLabel:
        label = text_label(self)
        label.linkActivated.connect(self._follow_link)
        label.linkHovered.connect(self._hover)
        return label

"""The view of the page Strength: a bar for every weak movement, and the muscles that make it up."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.gui.pages.strength.row import GAP, INSET, MovementRow
from legmap.gui.widgets.palette_view import PaletteView
from legmap.gui.widgets.rich_text import (
    UNBROKEN,
    anchor,
    heading,
    html_of,
    muted_html,
    scrolling_column,
    text_label,
    title_html,
)
from legmap.gui.widgets.stack import stack
from legmap.lesion.losses import Deficit
from legmap.messages import capital, joined, say
from legmap.report.model import links
from legmap.report.strength import (
    assumption,
    estimate_source,
    movements_with_estimate,
    movements_without_estimate,
)

HELP = "help"


class StrengthView(PaletteView):
    """Show how much strength a lesion takes from each movement."""

    structure_clicked = Signal(str)  # a name was clicked, or a movement chosen with Enter
    structure_hovered = Signal(str)  # id of the hovered name, or empty
    help_requested = Signal()  # help on the computation is requested

    def __init__(self, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._deficit: Deficit | None = None
        self._title = ""
        self._rows: list[MovementRow] = []
        self._head = self._label()
        self._others = self._label()
        self._foot = self._label()
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(self.tr("Strength lost"))
        column = scrolling_column(self._scroll, GAP, GAP)
        column.addWidget(self._head)
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        column.addLayout(self._list)
        column.addWidget(self._others)
        column.addWidget(self._foot)
        column.addStretch(1)
        stack(self, self._scroll)
        self._render()

    @property
    def shown_text(self) -> str:
        """The text on the page, as plain text."""
        shown = [
            self._head,
            *(label for row in self._shown() for label in row.labels),
            self._others,
            self._foot,
        ]
        return "\n".join(_plain(label) for label in shown if not label.isHidden())

    def show_strength(self, deficit: Deficit | None, title: str = "") -> None:
        """Show the losses of a lesion, or a hint without one.

        Parameters
        ----------
        title : str
            Name of the lesion; by default the names of its structures.
        """
        if (deficit, title) != (self._deficit, self._title):
            self._deficit, self._title = deficit, title
            self._render()

    def _render(self) -> None:
        deficit = self._deficit
        pairs = movements_with_estimate(deficit) if deficit is not None else ()
        self._make_rows(len(pairs))
        for row, pair in zip(self._rows, pairs, strict=False):
            row.show_movement(self._atlas, *pair, self._colours)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(pairs))
        self._head.setText(self._heading())
        self._others.setText(self._without_figure(deficit) if deficit else "")
        self._others.setVisible(bool(self._others.text()))
        self._foot.setText(self._small_print(deficit) if deficit else "")
        self._foot.setVisible(bool(pairs))

    def _heading(self) -> str:
        title = title_html(say("section.strength"))
        atlas, deficit = self._atlas, self._deficit
        if deficit is None or not deficit.lesion:
            hint = self.tr(
                "Select a nerve, a root or a muscle: for every movement that it weakens, a bar shows how "
                "much of the limb's capacity is gone, and which muscles make it up."
            )
            return title + f"<p>{escape(hint)}</p>"
        name = capital(self._title or joined([atlas.name(i) for i in deficit.lesion], "plus"))
        named = muted_html(escape(name), self._colours)
        nothing = "" if deficit.movements else f"<p>{escape(say('strength.none'))}</p>"
        return f"{title}<br>{named}{nothing}"

    def _without_figure(self, deficit: Deficit) -> str:
        """Return the movements without a figure, by reason."""
        reasons = movements_without_estimate(self._atlas, deficit)
        if not reasons:
            return ""
        parts = [heading(self.tr("Weak, without a figure"), self._colours)]
        for reason_words, ids in reasons.items():
            names = html_of(links(self._atlas, ids), self._colours)
            reason = muted_html(escape(capital(reason_words)), self._colours)
            parts.append(f'<p style="margin:4px 0 0 0">{names}<br>{reason}</p>')
        return "".join(parts)

    def _small_print(self, deficit: Deficit) -> str:
        lines = [estimate_source(self._atlas)]
        if any(
            capacity.whole and capacity.low < capacity.high
            for _, capacity in movements_with_estimate(deficit)
        ):
            lines.append(self.tr("Pale: from the least to the most that a model says. Tick: the middle."))
        if any(not capacity.whole for _, capacity in movements_with_estimate(deficit)):
            lines.append(self.tr("Hatched: somewhere in this interval. Tick: its middle."))
        if assumed := assumption(self._atlas, deficit):
            lines.append(assumed)
        small = (
            f'<p style="margin:0 0 4px 0">{muted_html(escape(text), self._colours)}</p>' for text in lines
        )
        return "".join(small) + anchor(HELP, self.tr("How the strength figure is computed"), self._colours)

    def _make_rows(self, count: int) -> None:
        while len(self._rows) < count:
            row = MovementRow(self)
            row.link_clicked.connect(self._follow_link)
            row.hovered.connect(self.structure_hovered)
            row.stepped.connect(self._step)
            self._rows.append(row)
            self._list.addWidget(row)

    def _shown(self) -> list[MovementRow]:
        return [row for row in self._rows if not row.isHidden()]

    def _step(self, steps: int) -> None:
        rows = self._shown()
        here = next((place for place, row in enumerate(rows) if row is self.sender()), None)
        if here is None:  # a row hidden while another page was open keeps the focus
            return
        target = rows[min(max(here + steps, 0), len(rows) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target, 0, GAP)

    def _follow_link(self, href: str) -> None:
        if href == HELP:
            self.help_requested.emit()
        else:
            self.structure_clicked.emit(href)

    def _label(self) -> QLabel:
        label = text_label(self)
        label.setContentsMargins(INSET, 0, INSET, 0)
        label.linkActivated.connect(self._follow_link)
        label.linkHovered.connect(self.structure_hovered)
        return label


def _plain(label: QLabel) -> str:
    return QTextDocumentFragment.fromHtml(label.text()).toPlainText().replace(UNBROKEN, " ")

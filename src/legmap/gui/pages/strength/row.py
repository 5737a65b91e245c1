"""One row of the strength page: a movement, its bar, and the muscles that make it up."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.gui.widgets.rich_text import Colours, anchor, html_of, muted_html, text_label
from legmap.gui.widgets.strength_bar import StrengthBar
from legmap.lesion.losses import MovementLoss
from legmap.lesion.strength import NOISE, CapacityLost
from legmap.messages import capital, say
from legmap.report.model import links
from legmap.report.strength import capacity_words, muscle_spans, rounded_outward

INSET = 4
"""Pixels around the text, for the focus frame."""
GAP = 8
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MovementRow(QWidget):
    """Show a movement with its bar; Enter chooses it, the arrow keys move the focus to another row."""

    link_clicked = Signal(str)  # id of the clicked name
    hovered = Signal(str)  # id of the hovered name, or empty
    stepped = Signal(int)  # how many rows to go on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._movement = ""
        self._name = text_label(self, by_keyboard=False)  # Enter on the row chooses it
        self._figure = QLabel(self)
        self._figure.setTextFormat(Qt.TextFormat.RichText)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._bar = StrengthBar(self)
        self._muscles = text_label(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._name, 1)
        head.addWidget(self._figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, INSET, INSET, INSET)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._muscles)
        for label in (self._name, self._muscles):
            label.linkActivated.connect(self.link_clicked)
            label.linkHovered.connect(self.hovered)

    @property
    def labels(self) -> tuple[QLabel, ...]:
        """Its texts, in reading order."""
        return (self._name, self._figure, self._muscles)

    def show_movement(
        self, atlas: Atlas, movement: MovementLoss, capacity: CapacityLost, colours: Colours
    ) -> None:
        """Show a movement and the share of the limb's capacity for it that is lost."""
        self._movement = movement.id
        name = capital(atlas.name(movement.id))
        muscles = muscle_spans(atlas, capacity)
        text = html_of(muscles, colours)
        if capacity.qualitative:
            lacking = html_of(links(atlas, capacity.qualitative), colours)
            label = escape(capital(say("strength.lacking")))
            text += f"<br>{say('pattern.label', label=label, value=lacking)}"
        self._name.setText(f"<b>{anchor(movement.id, name, colours)}</b>")
        self._figure.setText(self._figure_text(capacity, colours))
        self._bar.show_capacity(capacity)
        self._muscles.setText(muted_html(text, colours))
        self.setAccessibleName(say("pattern.label", label=name, value=capacity_words(atlas, capacity)))
        self.setAccessibleDescription("".join(span.text for span in muscles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the movement with Enter; move to another row with the arrow keys."""
        key = Qt.Key(event.key())
        if key in ENTER:
            self.link_clicked.emit(self._movement)
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint with the focus frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaint without the focus frame."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame around the row if it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _figure_text(self, capacity: CapacityLost, colours: Colours) -> str:
        low, high = rounded_outward(capacity.low, capacity.high)
        if not capacity.whole:
            pattern = self.tr("up to {high} %") if capacity.low < NOISE else self.tr("{low} to {high} %")
            return f"<b>{escape(pattern.format(low=low, high=high))}</b>"
        middle = self.tr("{middle} %").format(middle=round(100 * capacity.middle))
        figure = f"<b>{escape(middle)}</b>"
        if low == high:
            return figure
        spread = self.tr("({low} to {high})").format(low=low, high=high)
        return f"{figure} {muted_html(escape(spread), colours)}"

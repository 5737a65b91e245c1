"""Widgets of the page Compare: rows of lesions, and the choice of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from legmap.gui.widgets.theme import theme_of
from legmap.gui.widgets.tool_buttons import CHECKED
from legmap.lesion.comparison import MAX_LESIONS, Pair
from legmap.messages import capital, say
from legmap.render.hatch import hatch_lines
from legmap.render.style import hatch_of_role, highlight_colour
from legmap.report.comparison import LETTERS
from legmap.roles import Role

GAP = 8
SWATCH = QSize(24, 16)
MAX_PAIRS: tuple[Pair, ...] = tuple(combinations(range(MAX_LESIONS), 2))


class Swatch(QWidget):
    """Show the paint of a lesion on the canvas; an empty frame for a lesion that is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: Role | None = None
        self.setFixedSize(SWATCH)

    def show_role(self, role: Role | None) -> None:
        """Show the paint of a role."""
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the fill, its lines and its frame."""
        theme = theme_of("system", self.palette())
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._role is not None:
                painter.fillPath(path, QColor(highlight_colour("superficial-muscles", self._role, theme)))
                ink, strength, angles = hatch_of_role(self._role, theme)
                painter.setPen(QPen(QColor(ink), 1.2 * strength))
                for angle in angles:
                    painter.drawPath(hatch_lines(path, 5.0, angle))
            painter.setPen(QPen(QColor(theme.faint_ink), 1))
            painter.drawPath(path)


class LesionRow(QWidget):
    """Show a compared lesion: letter, paint, name, and a button to remove it."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = QLabel(self)
        self._letter.setFixedWidth(16)
        self._swatch = Swatch(self)
        self._name = QLabel(self)
        self._name.setWordWrap(True)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._remove = QToolButton(self)
        self._remove.setText("✕")
        self._remove.setAutoRaise(True)
        self._remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self._letter, self._swatch):
            row.addWidget(widget)
        row.addWidget(self._name, 1)
        row.addWidget(self._remove)
        self._remove.clicked.connect(self.removed)

    def show_lesion(self, letter: str, name: str, role: Role | None) -> None:
        """Show a lesion by its letter, name and paint on the canvas, None if it is not on it."""
        self._letter.setText(f"<b>{letter}</b>")
        self._name.setText(capital(name))
        self._swatch.show_role(role)
        self._remove.setToolTip(self.tr("Remove {name}").format(name=name))
        self._remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        self.setAccessibleName(f"{letter}: {name}")


class PairSelector(QWidget):
    """Choose the pair of lesions on the canvas by a button for each pair."""

    picked = Signal(int, int)  # another pair is requested

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: Pair = MAX_PAIRS[0]
        self._buttons = QButtonGroup(self)
        self.setStyleSheet(CHECKED + "QToolButton{padding:3px 4px}")  # six of them fit the narrowest dock
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(QLabel(self.tr("On the canvas"), self))
        line = QHBoxLayout()
        line.setSpacing(0)
        column.addLayout(line)
        for number, (first, second) in enumerate(MAX_PAIRS):
            button = QToolButton(self)
            button.setText(f"{LETTERS[first]}/{LETTERS[second]}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._buttons.addButton(button, number)
            line.addWidget(button)
        line.addStretch(1)
        self._buttons.idClicked.connect(self._pick)

    def button(self, pair: Pair) -> QAbstractButton:
        """Return the button of a pair."""
        return self._buttons.button(MAX_PAIRS.index(pair))

    def show_pair(self, names: Sequence[str], pair: Pair) -> None:
        """Offer the pairs of some lesions, given by name, and show which one is on the canvas."""
        self._pair = pair
        for each in MAX_PAIRS:
            button = self.button(each)
            button.setVisible(max(each) < len(names))
            button.setChecked(each == pair)
            if max(each) < len(names):
                between = say("compare.between", first=names[each[0]], second=names[each[1]])
                button.setToolTip(between)
                button.setAccessibleName(between)

    def _pick(self, number: int) -> None:
        self.button(self._pair).setChecked(True)
        self.picked.emit(*MAX_PAIRS[number])

"""A row for a finding: the structure examined, its state, and a button to remove it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from legmap.lesion.examination_finding import NORMAL_GRADE, STATES, Finding, FindingState
from legmap.report.finding_words import state_words

GAP = 8
CHOICE_WIDTH = 132


class FindingRow(QFrame):
    """Show a finding; emit signals for changes requested."""

    changed = Signal(object, object)  # Finding, Finding: the finding, and its replacement
    removed = Signal(object)  # Finding: the finding is to be removed

    def __init__(self, finding: Finding, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self._name = QLabel(name, self)
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._state = QComboBox(self)
        self._state.setFixedWidth(CHOICE_WIDTH)
        self._state.setAccessibleName(self.tr("{name}: how it was found").format(name=name))
        self._state.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel is for scrolling
        for edited in possible_findings(finding):
            self._state.addItem(state_words(edited), edited)
        self._name.setBuddy(self._state)
        self._remove = QToolButton(self)
        self._remove.setText("×")
        self._remove.setAutoRaise(True)
        self._remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._remove.setToolTip(self.tr("Remove {name}").format(name=name))
        self._remove.setAccessibleName(self._remove.toolTip())
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 2, 0, 2)
        row.setSpacing(GAP)
        row.addWidget(self._name, 1)
        row.addWidget(self._state)
        row.addWidget(self._remove)
        self.show_finding(finding)
        self._state.activated.connect(self._choose)
        self._remove.clicked.connect(lambda: self.removed.emit(self._finding))

    @property
    def finding(self) -> Finding:
        """The finding shown."""
        return self._finding

    def shows_kind_of(self, finding: Finding) -> bool:
        """Return whether another finding can be shown by the same controls."""
        return (finding.ids, finding.typed) == (self._finding.ids, self._finding.typed)

    def show_finding(self, finding: Finding) -> None:
        """Show another finding of the same structures, without emitting a signal."""
        self._finding = finding
        self._state.setCurrentIndex(possible_findings(finding).index(finding))

    def focus_choice(self) -> None:
        """Give the keyboard focus to the choice of state."""
        self._state.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, before: QWidget) -> QWidget:
        """Place the row after another widget in the tab order; return its last widget."""
        QWidget.setTabOrder(before, self._state)
        QWidget.setTabOrder(self._state, self._remove)
        return self._remove

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width, since the name wraps."""
        return QSize(0, super().minimumSizeHint().height())

    def _choose(self, place: int) -> None:
        edited = self._state.itemData(place)
        if edited != self._finding:
            self.changed.emit(self._finding, edited)


def possible_findings(finding: Finding) -> list[Finding]:
    """Return every state in which the same structures can be found, not tested first."""
    findings = [finding.with_state(FindingState.UNTESTED)]
    for state in STATES[finding.kind]:
        findings.append(finding.with_state(state))
        if state is FindingState.WEAK:
            findings += [finding.with_state(state, grade) for grade in reversed(range(NORMAL_GRADE))]
    return findings

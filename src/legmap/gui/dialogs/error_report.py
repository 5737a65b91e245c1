"""The report about an error nobody foresaw, to be read and copied; imported when there is one."""

from __future__ import annotations

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from legmap.ending import details

SIGN = 32
"""Pixels a side of the warning sign."""


def report_text(errors: list[str], counts: dict[str, int], about: str) -> str:
    """Everything that a bug report needs.

    Parameters
    ----------
    errors : list of str
        Tracebacks.
    counts : dict of str to int
        How often each error came, by its kind and place.
    about : str
        What was shown when it happened; may be empty.
    """
    often = [f"{count} times: {place}" for place, count in counts.items() if count > 1]
    qt = f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {QGuiApplication.platformName()}"
    head = "\n".join(line for line in (qt, about) if line)
    return details("\n".join([f"{head}\n", *errors, *often]))


class ReportDialog(QDialog):
    """Says that something went wrong, and shows everything that a bug report needs.

    Parameters
    ----------
    parent : QWidget
        The window, which stays as it is.
    about : str
        What was shown when it happened.
    """

    def __init__(self, parent: QWidget, about: str) -> None:
        super().__init__(parent)
        self.setObjectName("failure")
        self.setWindowTitle("legmap")
        self.resize(680, 420)
        self._about = about
        self._errors: list[str] = []
        self._report = ""
        icon = QLabel(self)
        sign = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        icon.setPixmap(sign.pixmap(SIGN, SIGN))
        words = QLabel(self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(
            self.tr("Something went wrong that should not have. Your work is still here.")
            + "\n"
            + self.tr("Please copy these details and send them with a report.")
        )
        words.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Details"))
        self._told = QLabel(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(self.tr("Copy Report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(icon)
        top.addWidget(words, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._told, 1)
        bottom.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)
        layout.addLayout(bottom)
        self.copy_button.setFocus()

    def show_errors(self, fresh: list[str], counts: dict[str, int]) -> None:
        """Add errors to the report, and tell how often each came.

        Parameters
        ----------
        fresh : list of str
            Tracebacks that it lacks.
        counts : dict of str to int
            How often each error came, by its kind and place.
        """
        self._errors += fresh
        text = report_text(self._errors, counts, self._about)
        if text == self._report:
            return
        same = _beginning(self._report, text)
        # only the end changes, so that what somebody reads or marks stays where it is
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(len(same.encode("utf-16-le")) // 2)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[len(same) :])
        self._report = text
        self._told.clear()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report)
        self._told.setText(self.tr("The report is on the clipboard."))


def _beginning(one: str, other: str) -> str:
    """What two texts begin with."""
    ends = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return one[: next(ends, min(len(one), len(other)))]

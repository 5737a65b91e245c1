"""An error nobody foresaw: a report that can be copied, and a window that lives on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from legmap.errors import LegmapError
from legmap.gui.dialogs.file_dialogs import plain_text_box
from legmap.messages import say
from legmap.platform.crash import Caught, UnforeseenErrors, details, fault_sentence, tell

UNSEEN = ("offscreen", "minimal")
"""Platforms on which nobody could close a dialog."""
ICON_SIZE = 32
"""Pixels a side of the warning sign."""


@contextmanager
def report_errors(window: QMainWindow, about: Callable[[], str] = str) -> Iterator[UnforeseenErrors]:
    """While this lasts, errors raised in slots, events and threads open a dialog instead of vanishing.

    Parameters
    ----------
    window : QMainWindow
        Over which the dialog opens.
    about : callable
        Tells in a line what the window shows, for the report.
    """
    reporter = ErrorReporter(window, about)
    with UnforeseenErrors(reporter.take) as errors:
        try:
            yield errors
        finally:
            reporter.end()


def show_startup_error(error: Exception) -> None:
    """Show why the window cannot open, where nobody reads the terminal.

    Parameters
    ----------
    error : Exception
        What came in between; it is raised again and told on the terminal as well.
    """
    seen = sys.stderr is not None and sys.stderr.isatty()
    if not seen and QGuiApplication.platformName() not in UNSEEN:
        sentence = str(error) if isinstance(error, LegmapError) else fault_sentence(error)
        plain_text_box(QMessageBox.Icon.Critical, sentence, None).exec()


class ErrorReporter(QObject):
    """Shows errors that no caller could catch, one dialog at a time.

    An error may come while the window is painted, or a thousand times a second, or in another thread. So it
    is only written down at once, and shown when the event loop is next idle; of an error that comes again
    the count is shown.

    Parameters
    ----------
    window : QMainWindow
        Over which dialogs open.
    about : callable
        Tells in a line what the window shows, for the report.
    """

    _came = Signal()

    def __init__(self, window: QMainWindow, about: Callable[[], str] = str) -> None:
        super().__init__(window)
        self._window = window
        self._about = about
        self._counts: dict[str, int] = {}
        self._new: list[Caught] = []
        self._sentences: list[str] = []
        self._report: ReportDialog | None = None
        self._box: QMessageBox | None = None
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def take(self, caught: Caught) -> None:
        """Write an error down, to be shown soon."""
        if caught.foreseen:
            # of a sentence that every painting brings up again, the first is enough
            again = caught.count > 1 and caught.in_paint_event
            if not again and caught.sentence not in self._sentences:
                self._sentences.append(caught.sentence)
        else:
            self._counts[caught.place] = caught.count
            if caught.trace:
                self._new.append(caught)
        self._came.emit()

    def end(self) -> None:
        """Tell on the terminal what can be shown no more, because the event loop is over."""
        fresh, self._new = self._new, []
        for sentence in [c.sentence for c in fresh] + self._sentences[self._box is not None :]:
            tell(sentence)

    def _show(self) -> None:
        if not self._window.isVisible():  # it is closing, and nobody would see a dialog: see `end`
            return
        fresh, self._new = self._new, []
        try:
            self._report_on(fresh)
        except Exception as error:  # an error of the dialog must not ask for a dialog
            tell(fault_sentence(error))
        self._show_sentence()

    def _report_on(self, fresh: list[Caught]) -> None:
        """Add errors to the dialog that is open, or open one."""
        if fresh and self._report is None:
            self._report = ReportDialog(self._window, self._shown())
            self._report.finished.connect(self._forget_report)
            self._report.open()
        if self._report is not None:
            self._report.show_errors([caught.trace for caught in fresh], self._counts)
        elif self._counts and not self._sentences:
            again = say("fault.again", count=max(self._counts.values()))
            self._window.statusBar().showMessage(again)

    def _shown(self) -> str:
        try:
            return self._about()
        except Exception as error:  # what is shown may be what is broken
            return f"{type(error).__name__} while asking what is shown"

    def _show_sentence(self) -> None:
        """Show the next sentence for the user, after the one that is open."""
        if self._box is None and self._sentences:
            self._box = plain_text_box(QMessageBox.Icon.Warning, self._sentences[0], self._window)
            self._box.finished.connect(self._forget_box)
            self._box.open()

    def _forget_report(self) -> None:
        if self._report is not None:
            self._report.deleteLater()
            self._report = None

    def _forget_box(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
            del self._sentences[0]
            self._show_sentence()


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
        icon = QLabel(self)
        sign = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        icon.setPixmap(sign.pixmap(ICON_SIZE, ICON_SIZE))
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
        """Add errors to the report, and show how often each came.

        Parameters
        ----------
        fresh : list of str
            Tracebacks that it lacks.
        counts : dict of str to int
            How often each error came, by its class and place.
        """
        self._errors += fresh
        often = [f"{count} times: {place}" for place, count in counts.items() if count > 1]
        qt = f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {QGuiApplication.platformName()}"
        head = "\n".join(line for line in (qt, self._about) if line)
        text = details("\n".join([f"{head}\n", *self._errors, *often]))
        before = self.text.toPlainText()
        if text == before:
            return
        same = _common_start(before, text)
        # only the end changes, so that what somebody reads or marks stays where it is
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(len(same.encode("utf-16-le")) // 2)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[len(same) :])
        self._told.clear()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._told.setText(self.tr("The report is on the clipboard."))


def _common_start(one: str, other: str) -> str:
    ends = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return one[: next(ends, min(len(one), len(other)))]

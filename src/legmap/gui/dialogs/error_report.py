"""Show unforeseen errors in a dialog with a report to copy; the window stays open."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from legmap.errors import LegmapError
from legmap.gui.dialogs.file_dialogs import plain_text_box
from legmap.messages import say
from legmap.platform.crash import Caught, UnforeseenErrors, details, fault_sentence, tell, without_home

UNSEEN = ("offscreen", "minimal")
"""Platforms on which nobody could close a dialog."""


@contextmanager
def report_errors(window: QMainWindow, about: Callable[[], str] = str) -> Iterator[UnforeseenErrors]:
    """While entered, show errors raised in slots, events and threads in a dialog over a window.

    Parameters
    ----------
    window : QMainWindow
        Over which dialogs open.
    about : callable
        Returns a line about what the window shows, for the report.
    """
    reporter = ErrorReporter(window, about)
    with UnforeseenErrors(reporter.take) as errors:
        try:
            yield errors
        finally:
            reporter.end()


def show_startup_error(error: Exception) -> None:
    """Show why the window cannot open, where nobody reads the terminal."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    if not seen and QGuiApplication.platformName() not in UNSEEN:
        sentence = str(error) if isinstance(error, LegmapError) else fault_sentence(error)
        plain_text_box(QMessageBox.Icon.Critical, sentence, None).exec()


class ErrorReporter(QObject):
    """Shows errors in dialogs over a window; see `report_errors`.

    An error may come while the window is painted, or a thousand times a second, or in another thread. So it
    is queued at once, and shown when the event loop is next idle; of an error that comes again the count is
    shown.
    """

    _came = Signal()

    def __init__(self, window: QMainWindow, about: Callable[[], str] = str) -> None:
        super().__init__(window)
        self._window = window
        self._about = about
        self._queue: list[Caught] = []
        self._counts: dict[str, int] = {}
        self._report: ReportDialog | None = None
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def take(self, caught: Caught) -> None:
        """Queue an error."""
        if caught.trace or caught.count > 1:
            self._counts[caught.place] = caught.count
        if caught.sentence:
            self._queue.append(caught)
        self._came.emit()

    def end(self) -> None:
        """Print what can be shown no more, because the event loop is over."""
        for caught in self._queue:
            tell(caught.sentence)

    def _show(self) -> None:
        if not self._window.isVisible():  # it is closing, and nobody would see a dialog: see `end`
            return
        new, self._queue = self._queue, []
        try:
            self._show_sentences({caught.sentence for caught in new if not caught.trace})
            self._show_report([caught.trace for caught in new if caught.trace])
        except Exception as error:  # an error of the dialog must not ask for a dialog
            tell(fault_sentence(error))

    def _show_sentences(self, sentences: set[str]) -> None:
        open_boxes = {box.text() for box in self._window.findChildren(QMessageBox) if box.isVisible()}
        for sentence in sentences - open_boxes:
            box = plain_text_box(QMessageBox.Icon.Warning, sentence, self._window)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def _show_report(self, traces: list[str]) -> None:
        """Add errors to the report that is open, or open one."""
        is_open = self._report is not None and self._report.isVisible()
        if traces and not is_open:
            self._report = ReportDialog(self._window, self._about())
            self._report.open()
        if self._report is not None and (traces or is_open):
            self._report.add(traces, self._counts)
        elif (often := max(self._counts.values(), default=0)) > 1:
            self._window.statusBar().showMessage(say("fault.again", count=often))


class ReportDialog(QDialog):
    """Says that something went wrong, and shows everything that a bug report needs."""

    def __init__(self, parent: QWidget, about: str) -> None:
        super().__init__(parent)
        self.setObjectName("failure")
        self.setWindowTitle("legmap")
        self.resize(680, 420)
        words = QLabel(
            self.tr("Something went wrong that should not have. Your work is still here.")
            + "\n"
            + self.tr("Please copy these details and send them with a report."),
            self,
        )
        words.setWordWrap(True)
        qt = f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {QGuiApplication.platformName()}"
        self.text = QPlainTextEdit(details(f"{qt}\n{about}\n"), self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Details"))
        self.counts = QLabel(self)
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(self.tr("Copy Report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (words, self.text, self.counts, buttons):
            layout.addWidget(part)
        self.copy_button.setFocus()

    def add(self, traces: list[str], counts: dict[str, int]) -> None:
        """Add tracebacks to the report, and show how often each error came, by its class and place."""
        for trace in traces:
            self.text.appendPlainText(without_home(trace))
        often = [f"{count} times: {place}" for place, count in counts.items() if count > 1]
        self.counts.setText(without_home("\n".join(often)))

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.text.toPlainText()}\n{self.counts.text()}")
        self.copy_button.setText(self.tr("Copied"))

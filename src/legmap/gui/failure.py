"""An error nobody foresaw: a report that can be copied, and a window that lives on."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
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

from legmap.ending import details, fault_sentence, keep_report
from legmap.errors import LegmapError
from legmap.messages import say

UNSEEN = ("offscreen", "minimal")
"""Platforms on which nobody could close a dialog."""
LONGEST = -60
"""Frames of a traceback that are kept, those nearest to the error."""
MOST = 20
"""Different errors that are reported; a program in such a state says nothing new any more."""


@contextmanager
def catch_failures(window: QMainWindow) -> Iterator[Failures]:
    """While this lasts, errors raised in slots, events and threads open a dialog instead of vanishing.

    Parameters
    ----------
    window : QMainWindow
        Over which the dialog opens.

    Yields
    ------
    Failures
        What came to light.
    """
    failures = Failures(window)
    before, threads_before = sys.excepthook, threading.excepthook
    sys.excepthook = failures.take
    threading.excepthook = failures.take_of_thread
    try:
        yield failures
    finally:
        sys.excepthook, threading.excepthook = before, threads_before
        failures.end()


def tell_at_start(error: Exception) -> None:
    """Show why the window cannot open, where nobody reads the terminal.

    Parameters
    ----------
    error : Exception
        What came in between; it is raised again and told on the terminal as well.
    """
    seen = sys.stderr is not None and sys.stderr.isatty()
    if not seen and QGuiApplication.platformName() not in UNSEEN:
        sentence = str(error) if isinstance(error, LegmapError) else fault_sentence(error)
        QMessageBox.critical(None, "legmap", sentence)


class Failures(QObject):
    """Collects errors and shows them, one dialog at a time.

    An error may come while the window is painted, or a thousand times a second. So it is only written down
    at once, and shown when the event loop is next idle; the same error is counted, and opens no second
    dialog.

    Parameters
    ----------
    window : QMainWindow
        Over which dialogs open.
    """

    _came = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._counts: dict[str, int] = {}
        self._new: list[str] = []
        self._painted: set[str] = set()
        self._sentences: list[str] = []
        self._report: Report | None = None
        self._box: QMessageBox | None = None
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def counts(self) -> dict[str, int]:
        """How often each unforeseen error came, by its kind and place."""
        return dict(self._counts)

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write an error down; never raises, whatever the state of the program.

        Parameters
        ----------
        kind, error, trace
            As `sys.excepthook` takes them.
        """
        try:
            if issubclass(kind, KeyboardInterrupt):
                self._window.close()
                return
            if isinstance(error, LegmapError):
                self._note(str(error), trace)
            else:
                self._count(kind, error, trace)
            self._came.emit()
        except Exception:  # nobody is left to tell but the terminal
            with suppress(Exception):
                sys.__excepthook__(kind, error, trace)

    def take_of_thread(self, failed: threading.ExceptHookArgs) -> None:
        """Write down an error of a thread; it is shown by the thread of the window."""
        if failed.exc_value is not None:
            self.take(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def end(self) -> None:
        """Keep in a file what can be shown no more, because the event loop is over."""
        if self._new:
            text = "\n".join(self._new)
            self._new.clear()
            file = keep_report(details(text))
            kind = text.strip().splitlines()[-1].partition(":")[0]
            with suppress(OSError, ValueError):
                told = say("fault.kept", kind=kind, file=file) if file else say("fault.unkept", kind=kind)
                print(f"legmap: {told}", file=sys.stderr)

    def _note(self, sentence: str, trace: TracebackType | None) -> None:
        """Keep a sentence for the user; of one that every painting brings up again, the first is enough."""
        if any(frame.name == "paintEvent" for frame in traceback.extract_tb(trace)):
            if sentence in self._painted:
                return
            self._painted.add(sentence)
        if sentence not in self._sentences:
            self._sentences.append(sentence)

    def _count(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Count an error; only its text is kept, since its frames may hold painters and widgets."""
        frame = traceback.extract_tb(trace, limit=-1)
        place = f"{kind.__name__} {frame[0].filename}:{frame[0].lineno}" if frame else kind.__name__
        self._counts[place] = self._counts.get(place, 0) + 1
        if self._counts[place] == 1 and len(self._counts) <= MOST:
            self._new.append("".join(traceback.format_exception(kind, error, trace, limit=LONGEST)))

    def _show(self) -> None:
        fresh, self._new = self._new, []
        if fresh and self._report is None:
            self._report = Report(self._window)
            self._report.finished.connect(self._forget_report)
            self._report.open()
        if self._report is not None:
            self._report.show_errors(fresh, self._counts)
        elif self._counts and not self._sentences:
            again = say("fault.again", count=max(self._counts.values()))
            self._window.statusBar().showMessage(again)
        self._show_sentence()

    def _show_sentence(self) -> None:
        """Show the next sentence for the user, after the one that is open."""
        if self._box is None and self._sentences:
            self._box = QMessageBox(
                QMessageBox.Icon.Warning, "legmap", self._sentences[0], parent=self._window
            )
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


class Report(QDialog):
    """Says that something went wrong, and shows everything that a bug report needs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("legmap")
        self.resize(680, 420)
        self._errors: list[str] = []
        icon = QLabel(self)
        sign = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        icon.setPixmap(sign.pixmap(32, 32))
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
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(self.tr("Copy Report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(icon)
        top.addWidget(words, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)

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
        often = [f"{count} times: {place}" for place, count in counts.items() if count > 1]
        told = "\n".join([*self._errors, *often])
        text = details(f"Qt {qVersion()}, {QGuiApplication.platformName()}\n\n{told}")
        if text != self.text.toPlainText():
            self.text.setPlainText(text)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

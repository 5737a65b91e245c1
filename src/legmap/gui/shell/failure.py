"""An error nobody foresaw: a report that can be copied, and a window that lives on."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMessageBox

from legmap.ending import fault_sentence, kept_sentence, tell
from legmap.errors import LegmapError
from legmap.gui.dialogs.file_dialogs import plain_text_box
from legmap.messages import say

if TYPE_CHECKING:
    from legmap.gui.dialogs.error_report import ReportDialog

UNSEEN = ("offscreen", "minimal")
"""Platforms on which nobody could close a dialog."""
TRACEBACK_LIMIT = -60
"""Frames of a traceback that are kept, those nearest to the error."""
MAX_REPORTED = 20
"""Different errors that are reported; a program in such a state says nothing new any more."""


@dataclass(frozen=True, slots=True)
class ErrorRecord:
    """An error nobody foresaw, as text: its frames may hold painters and widgets."""

    kind: str
    trace: str


@contextmanager
def report_errors(window: QMainWindow, about: Callable[[], str] = str) -> Iterator[ErrorReporter]:
    """While this lasts, errors raised in slots, events and threads open a dialog instead of vanishing.

    Parameters
    ----------
    window : QMainWindow
        Over which the dialog opens.
    about : callable
        Tells in a line what the window shows, for the report.

    Yields
    ------
    Failures
        What came to light.
    """
    failures = ErrorReporter(window, about)
    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    sys.excepthook = failures.take
    sys.unraisablehook = failures.handle_thread_error
    threading.excepthook = failures.handle_thread_error
    try:
        yield failures
    finally:
        sys.excepthook, sys.unraisablehook, threading.excepthook = before
        failures.end()


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
    """Collects errors and shows them, one dialog at a time.

    An error may come while the window is painted, or a thousand times a second. So it is only written down
    at once, and shown when the event loop is next idle; the same error is counted, and opens no second
    dialog.

    Parameters
    ----------
    window : QMainWindow
        Over which dialogs open.
    about : callable
        Tells in a line what the window shows.
    """

    _came = Signal()

    def __init__(self, window: QMainWindow, about: Callable[[], str] = str) -> None:
        super().__init__(window)
        self._window = window
        self._about = about
        self._counts: dict[str, int] = {}
        self._new: list[ErrorRecord] = []
        self._painted: set[str] = set()
        self._sentences: list[str] = []
        self._report: ReportDialog | None = None
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
        except Exception:  # the window is gone already, or memory is short
            with suppress(Exception):
                tell(fault_sentence(error))

    def handle_thread_error(self, failed: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        """Write down an error of a thread, or one that Python cannot raise any more."""
        if failed.exc_value is not None:
            self.take(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def end(self) -> None:
        """Keep in a file, or tell, what can be shown no more, because the event loop is over."""
        fresh, self._new = self._new, []
        _keep(fresh)
        for sentence in self._sentences[self._box is not None :]:
            tell(sentence)

    def _note(self, sentence: str, trace: TracebackType | None) -> None:
        """Keep a sentence for the user; of one that every painting brings up again, the first is enough."""
        if any(frame.name == "paintEvent" for frame in traceback.extract_tb(trace)):
            if sentence in self._painted:
                return
            self._painted.add(sentence)
        if sentence not in self._sentences:
            self._sentences.append(sentence)

    def _count(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        frame = traceback.extract_tb(trace, limit=-1)
        place = f"{kind.__name__} {frame[0].filename}:{frame[0].lineno}" if frame else kind.__name__
        self._counts[place] = self._counts.get(place, 0) + 1
        if self._counts[place] == 1 and len(self._counts) <= MAX_REPORTED:
            text = "".join(traceback.format_exception(kind, error, trace, limit=TRACEBACK_LIMIT))
            self._new.append(ErrorRecord(kind.__name__, text))

    def _show(self) -> None:
        if not self._window.isVisible():  # it is closing, and nobody would see a dialog: see `end`
            return
        fresh, self._new = self._new, []
        try:
            self._report_on(fresh)
        except Exception as error:
            # never through the hook: an error of the dialog would ask for a dialog
            _keep([*fresh, ErrorRecord(type(error).__name__, "".join(traceback.format_exception(error)))])
        self._show_sentence()

    def _report_on(self, fresh: list[ErrorRecord]) -> None:
        """Add errors to the dialog that is open, or open one."""
        if fresh and self._report is None:
            from legmap.gui.dialogs.error_report import ReportDialog

            self._report = ReportDialog(self._window, self._shown())
            self._report.finished.connect(self._forget_report)
            self._report.open()
        if self._report is not None:
            self._report.show_errors([fault.trace for fault in fresh], self.counts)
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


def _keep(faults: list[ErrorRecord]) -> None:
    """Write faults to the file for them, and tell where it is."""
    if faults:
        tell(kept_sentence(faults[0].kind, "\n".join(fault.trace for fault in faults)))

"""One window from its first painting to its end, however it ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from legmap.anatomy.atlas import Atlas
from legmap.ending import tell
from legmap.gui.shell.display_loss import LOST, end_with_display, plain_words
from legmap.gui.shell.failure import ErrorReporter, report_errors
from legmap.gui.shell.rehearsal import Rehearsal
from legmap.gui.shell.settings import can_save
from legmap.gui.shell.thrift import Thrift
from legmap.gui.shell.window import MainWindow
from legmap.gui.state.recovery import Recovery, work_folder
from legmap.lesion.injury import Injury
from legmap.lesion.notation import write_lesion
from legmap.messages import say

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
MESSAGE_MS = 15_000
_BY_SIGNAL = 128
"""What shells add to the number of the signal that ended a program."""


def run_event_loop(app: QApplication, window: MainWindow, atlas: Atlas, lesion: Sequence[Injury] = ()) -> int:
    """Run the window until it is closed, told to end, or its display goes away.

    A window that its user closes is done with. In every other case the work is kept for the next start.

    Parameters
    ----------
    app : QApplication
        Runs the event loop.
    window : MainWindow
        Shown already.
    atlas : Atlas
        The anatomy.
    lesion : sequence of Injury
        What the start asked for; it comes on top of work that is brought back.

    Returns
    -------
    int
        Exit code: 0 closed by its user, 128 and the number of a signal, 1 where the display went away.
    """
    writable = can_save(window.settings_file)
    selection = window.document.selection
    recovery = Recovery(window, atlas, work_folder())
    recovery.save_failed.connect(window.status_line.show_text)
    end_with_display(partial(_tell_loss, window, recovery))
    with (
        plain_words(),
        report_errors(window, lambda: f"Lesion: {write_lesion(selection.injuries)}") as failures,
    ):
        told = ["" if writable else say("settings.unkept", file=window.settings_file)]
        told.append(_restore_previous(recovery, failures))
        if lesion:
            selection.select_all(lesion)
        _show_messages(window, told)
        rehearsal = Rehearsal(
            atlas, selection, window.document.examination, window.scene, window.canvas, window
        )
        window.document.view_state.view_options_changed.connect(rehearsal.begin)
        rehearsal.begin()
        _save_memory(window)
        signals = Signals(window)
        try:
            code = app.exec()
        finally:
            signals.stop()
        if window.isVisible():  # nobody closed it: Qt leaves its loop when the X server is gone
            _tell_loss(window, recovery)
            return code or LOST
        if signals.ended_by in (0, signal.SIGINT):
            recovery.discard()
        else:
            recovery.confirm_restored()
    if writable and not window.settings_saved:
        tell(say("settings.unkept", file=window.settings_file))
    return code


class Signals(QObject):
    """Closes all windows when the system or the terminal tells the program to end.

    Python runs handlers of signals between its own instructions, and there are none while Qt waits; so the
    system writes the number of the signal into a pipe, and Qt waits for that too.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.ended_by = 0
        self._before: dict[int, object] = {}
        if os.name == "nt":  # Qt cannot wait for a pipe there, and the system sends no such signals
            return
        self._read, write = os.pipe()
        self._write = write
        for end in (self._read, write):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)
        self._wakeup = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in SIGNALS):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup wants it
                self._before[number] = signal.signal(number, _pass)

    def stop(self) -> None:
        """Leave signals to whoever had them before."""
        if not hasattr(self, "_notifier"):
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        os.close(self._read)
        os.close(self._write)

    def _close(self) -> None:
        with suppress(OSError):
            wanted = [n for n in os.read(self._read, 64) if n in self._before]
            if wanted:
                self.ended_by = wanted[0]
                QApplication.closeAllWindows()  # dialogs first
                QCoreApplication.exit(_BY_SIGNAL + self.ended_by)


def _pass(number: int, frame: FrameType | None) -> None:
    """The pipe tells it."""


def _tell_loss(window: MainWindow, recovery: Recovery) -> None:
    """Keep everything and say so, because the display is gone."""
    kept = recovery.confirm_restored()  # it is not the work that ends the program
    end_with_display(_nothing)  # what is left to do may find it gone once more
    tell(say("display.lost" if kept else "display.lost.unkept"))
    window.save_settings()


def _nothing() -> None:
    """It is told already."""


def _save_memory(window: MainWindow) -> None:
    thrift = Thrift(parent=window)
    for changed in (
        window.canvas.camera_changed,
        window.document.view_state.view_options_changed,
        window.document.selection.case_changed,
        window.document.comparison.changed,
        window.document.examination.changed,
    ):
        changed.connect(thrift.put_off)
    thrift.put_off()


def _restore_previous(recovery: Recovery, failures: ErrorReporter) -> str:
    """Bring back work; whatever goes wrong there, the window lives on."""
    try:
        return recovery.restore_previous()
    except Exception as error:
        failures.take(type(error), error, error.__traceback__)
        return ""


def _show_messages(window: MainWindow, sentences: Sequence[str]) -> None:
    told = " ".join(s for s in (window.statusBar().currentMessage(), *sentences) if s)
    if told:
        window.statusBar().showMessage(told, MESSAGE_MS)

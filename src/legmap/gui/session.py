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
from legmap.gui.display_loss import LOST, end_with_display, plain_words
from legmap.gui.failure import Failures, catch_failures
from legmap.gui.recovery import Recovery, work_folder
from legmap.gui.rehearsal import Rehearsal
from legmap.gui.settings import can_save
from legmap.gui.thrift import Thrift
from legmap.gui.window import MainWindow
from legmap.lesion.cut import Cut
from legmap.lesion.notation import write_lesion
from legmap.messages import say

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
TELLING_MS = 15_000
_BY_SIGNAL = 128
"""What shells add to the number of the signal that ended a program."""


def stay(app: QApplication, window: MainWindow, atlas: Atlas, lesion: Sequence[Cut] = ()) -> int:
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
    lesion : sequence of Cut
        What the start asked for; it comes on top of work that is brought back.

    Returns
    -------
    int
        Exit code: 0 closed by its user, 128 and the number of a signal, 1 where the display went away.
    """
    writable = can_save(window.settings_file)
    recovery = Recovery(window, atlas, work_folder())
    recovery.unkept.connect(window.status_line.tell)
    end_with_display(partial(_tell_loss, window, recovery))
    with (
        plain_words(),
        catch_failures(window, lambda: f"Lesion: {write_lesion(window.selection.cuts)}") as failures,
    ):
        told = ["" if writable else say("settings.unkept", file=window.settings_file)]
        told.append(_bring_back(recovery, failures))
        if lesion:
            window.selection.select_all(lesion)
        _tell(window, told)
        rehearsal = Rehearsal(
            atlas, window.selection, window.examination, window.scene, window.canvas, window
        )
        window.display.showing_changed.connect(rehearsal.begin)
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
            recovery.end()
        else:
            recovery.settle()
    if writable and not window.is_remembered:
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
    kept = recovery.settle()  # it is not the work that ends the program
    end_with_display(_nothing)  # what is left to do may find it gone once more
    tell(say("display.lost" if kept else "display.lost.unkept"))
    window.remember()


def _nothing() -> None:
    """It is told already."""


def _save_memory(window: MainWindow) -> None:
    thrift = Thrift(parent=window)
    for changed in (
        window.canvas.camera_changed,
        window.display.showing_changed,
        window.selection.case_changed,
        window.compared.changed,
        window.examination.changed,
    ):
        changed.connect(thrift.put_off)
    thrift.put_off()


def _bring_back(recovery: Recovery, failures: Failures) -> str:
    """Bring back work; whatever goes wrong there, the window lives on."""
    try:
        return recovery.bring_back()
    except Exception as error:
        failures.take(type(error), error, error.__traceback__)
        return ""


def _tell(window: MainWindow, sentences: Sequence[str]) -> None:
    told = " ".join(s for s in (window.statusBar().currentMessage(), *sentences) if s)
    if told:
        window.statusBar().showMessage(told, TELLING_MS)

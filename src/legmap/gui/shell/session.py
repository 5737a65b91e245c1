"""One window from its opening to its end, however it ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from legmap.anatomy.atlas import Atlas
from legmap.gui.dialogs.error_report import report_errors
from legmap.gui.shell.settings import can_save
from legmap.gui.shell.window import MainWindow
from legmap.gui.state.recovery import Recovery, work_folder
from legmap.lesion.injury import Injury
from legmap.lesion.notation import write_lesion
from legmap.messages import say
from legmap.platform.crash import UnforeseenErrors, tell

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
MESSAGE_MS = 15_000
DISPLAY_LOST = 1
"""Exit code of a program whose display is gone."""
_BY_SIGNAL = 128
"""Added by shells to the number of the signal that ended a program."""


def run_event_loop(app: QApplication, window: MainWindow, atlas: Atlas, lesion: Sequence[Injury] = ()) -> int:
    """Run the window until it is closed, told to end, or its display goes away.

    The work of a window that its user closes is forgotten. In every other case, Ctrl+C in the terminal too,
    it is kept for the next start.

    Parameters
    ----------
    app : QApplication
        Runs the event loop.
    window : MainWindow
        Shown already.
    atlas : Atlas
        The anatomy.
    lesion : sequence of Injury
        What the start asked for; it comes on top of work that is restored.

    Returns
    -------
    int
        Exit code: 0 closed by its user, 128 and the number of a signal, 1 where the display went away.
    """
    writable = can_save(window.settings_file)
    selection = window.document.selection
    recovery = Recovery(window.document, atlas, work_folder())
    recovery.save_failed.connect(window.status_line.show_text)
    with report_errors(window, lambda: f"Lesion: {write_lesion(selection.injuries)}") as errors:
        told = ["" if writable else say("settings.unkept", file=window.settings_file)]
        told.append(_restore_previous(recovery, errors))
        if lesion:
            selection.select_all(lesion)
        _show_messages(window, told)
        _offer_aside(window, recovery)
        signals = Signals(window)
        try:
            code = app.exec() if window.isVisible() else 0  # closed already, it would not end the loop
        finally:
            signals.stop()
        if window.isVisible():  # nobody closed it: Qt leaves its loop when the X server is gone
            tell(say("display.lost" if recovery.write_as_sound() else "display.lost.unkept"))
            window.save_settings()
            return code or DISPLAY_LOST
        if signals.ended_by:
            recovery.write_as_sound()
        else:
            recovery.discard()
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
    """Do nothing: the pipe brings the signal to Qt."""


def _restore_previous(recovery: Recovery, errors: UnforeseenErrors) -> str:
    """Restore work; whatever goes wrong there, the window lives on."""
    try:
        return recovery.restore_previous()
    except Exception as error:
        errors.catch(type(error), error, error.__traceback__)
        return ""


def _offer_aside(window: MainWindow, recovery: Recovery) -> None:
    """Let the user restore work that was set aside."""
    action = window.actions_.open_aside

    def open_aside() -> None:
        window.status_line.show_text(recovery.open_aside())
        action.setEnabled(recovery.has_aside())

    action.triggered.connect(open_aside)
    action.setEnabled(recovery.has_aside())


def _show_messages(window: MainWindow, sentences: Sequence[str]) -> None:
    told = " ".join(s for s in (window.statusBar().currentMessage(), *sentences) if s)
    if told:
        window.statusBar().showMessage(told, MESSAGE_MS)

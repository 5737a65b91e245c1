"""The work survives what ends the program without asking: kept in a file, brought back at the next start."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.shell.window import MainWindow
from legmap.gui.state.claim import acquire_lock
from legmap.gui.state.document_file import RecoveryData, recovery_data, to_json
from legmap.gui.state.recovery_files import (
    copy_aside,
    locked,
    new_recovery_file,
    read_recovery_data,
    remove,
    set_aside,
    unlock,
)
from legmap.messages import say

REST_MS = 200
"""Changes that follow each other sooner, as in a drag, are written together."""
SETTLED_MS = 10_000
"""A window that lived that long after its work was brought back is not going to end because of it."""
SUFFIXES = (".json", ".part", ".lock")
_NAMES = 3
"""How many names are tried for a file; one that starts may be looking at ours in that moment."""
MAX_RESTARTS = 2
"""How often the same work is brought back although the program ended right after."""


def work_folder() -> Path:
    """Where work is kept on this platform until the window is closed."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return Path(folder) / "legmap" / "work"


class Recovery(QObject):
    """Keeps the work of one window, and brings back what a program that is gone has left.

    Every window has a file of its own with a lock beside it (see `acquire_lock`), so that two programs
    never share one. A file whose lock can be taken belonged to a program that did not end properly;
    this program takes the file over as it stands, so that nothing is lost if it ends the same way.

    Parameters
    ----------
    window : MainWindow
        Whose work it is.
    atlas : Atlas
        The anatomy.
    folder : Path
        See `work_folder`; where it cannot be written, nothing is kept.

    Signals
    -------
    unkept(str)
        A sentence, when the work cannot be kept; again only after it could.
    """

    save_failed = Signal(str)

    def __init__(self, window: MainWindow, atlas: Atlas, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._atlas = atlas
        self._folder = folder
        self._file = new_recovery_file(folder)
        self._lock: int | None = None
        self._written: RecoveryData | None = None
        self._starts = 0
        self._ended = False
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.write)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self.confirm_restored)
        for changed in (
            window.document.selection.case_changed,
            window.document.comparison.changed,
            window.document.examination.changed,
        ):
            changed.connect(self._note)

    def restore_previous(self) -> str:
        """Take over what a program that is gone has left, if anything.

        Returns
        -------
        str
            A sentence for the user; empty where nothing was left.
        """
        for file in self._left_files():
            lock = locked(file)
            if lock is None:
                continue
            kept: RecoveryData | None = None
            try:
                kept = read_recovery_data(file, self._atlas)
            except OSError:  # it may be readable the next time
                unlock(lock, file)
                continue
            except ValueError:
                pass
            if kept is not None and kept.empty:
                remove(file)
                unlock(lock, file)
                continue
            if kept is None or kept.starts >= MAX_RESTARTS:
                told = set_aside(file, "work.damaged" if kept is None else "work.aside")
                unlock(lock, file)
                return told
            self._file, self._lock, self._starts = file, lock, kept.starts + 1
            self._save(replace(kept, starts=self._starts))
            try:
                self._show(kept)
            except Exception as error:  # what was restored so far will be written over it
                error.add_note(copy_aside(file, to_json(kept)))
                raise
            self._settling.start()
            return say("work.restored")
        return ""

    def confirm_restored(self) -> bool:
        """Take the work that was brought back for sound, and write it; tells what `write` does."""
        self._starts = 0
        return self.write()

    def write(self) -> bool:
        """Write the work now; tells whether it is on the disk, or there is nothing to lose."""
        self._timer.stop()
        if self._ended:
            return True
        kept = replace(recovery_data(self._window.document.state()), starts=self._starts)
        if kept == self._written:
            return True
        if kept.empty:
            remove(self._file)
            self._written = kept
            return True
        return self._save(kept)

    def discard(self) -> None:
        """Forget the work, because the window was closed by whoever uses it."""
        self._ended = True
        self._timer.stop()
        self._settling.stop()
        remove(self._file)
        if self._lock is not None:
            unlock(self._lock, self._file)
            self._lock = None

    def _note(self) -> None:
        if not self._timer.isActive():  # started again by every change, a long drag would never be written
            self._timer.start()

    def _left_files(self) -> list[Path]:
        """Files of work, also those of which a program that was killed left only the beginning."""
        try:
            found = {f.with_suffix(".json") for f in self._folder.iterdir() if f.suffix in SUFFIXES}
        except OSError:
            return []
        return sorted(found)

    def _show(self, kept: RecoveryData) -> None:
        work = self._window.document.state()
        with self._window.document.history.change(say("undo.recovery")):
            self._window.document.restore(
                replace(
                    work,
                    injuries=kept.injuries,
                    findings=kept.findings,
                    lesions=kept.lesions,
                    pair=kept.pair,
                    history_index=-1,
                ),
            )

    def _save(self, kept: RecoveryData) -> bool:
        try:
            self._write(to_json(kept))
        except OSError as error:
            if not self._warned:
                self._warned = True
                self.save_failed.emit(say("work.unkept", folder=self._folder, reason=error.strerror))
            return False
        self._warned = False
        self._written = kept
        return True

    def _write(self, text: str) -> None:
        """Write the file and the lock beside it, or raise OSError and leave what was there."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for _ in range(_NAMES):
            if self._lock is None:
                self._lock = acquire_lock(self._file.with_suffix(".lock"))
            if self._lock is None:
                self._file = new_recovery_file(self._folder)
        if self._lock is None:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        beside = self._file.with_suffix(".part")
        try:
            # no waiting for the disk: the system writes what a program that was killed has handed over
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, self._file)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise

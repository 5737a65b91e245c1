"""Work survives a killed program: it is kept in a file and comes back at the next start."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.shell.window import MainWindow
from legmap.gui.state.document_file import RecoveryData, read_recovery_data, recovery_data, to_json
from legmap.messages import say
from legmap.platform.files import replace_file, temporary_file
from legmap.platform.folders import make_private, state_folder
from legmap.platform.lock import acquire_lock, release_lock

REST_MS = 200
"""Changes that follow each other sooner, as in a drag, are written together."""
SETTLED_MS = 10_000
"""A window that lived that long after its work was restored is not going to end because of it."""
MAX_RESTARTS = 2
"""How often the same work is restored although the program ended right after."""
MAX_ASIDE = 5
"""Files set aside that are kept, the newest ones."""
_NAMES = 3
"""How many names are tried for a file; another program that starts may be looking at ours in that moment."""


def work_folder() -> Path:
    """Return where work is kept until the window is closed."""
    return state_folder() / "work"


class Recovery(QObject):
    """Keeps the work of one window, and restores what a program that was killed has left.

    Every window has a file of its own with a lock beside it, so that two programs never share one. A file
    whose lock can be taken belonged to a program that did not end properly: it becomes ours as it stands, so
    that nothing is lost if this program ends the same way. Work after which the program ended again and again
    is set aside; `open_aside` restores it when the user asks for it.

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
        self._file = self._new_file()
        self._lock: int | None = None
        self._written: RecoveryData | None = None
        self._starts = 0
        self._trusting = True
        self._ended = False
        self._warned = False
        self._timer = _single_shot(self, REST_MS, self.write)
        self._settling = _single_shot(self, SETTLED_MS, self.confirm_restored)
        for changed in (
            window.document.selection.case_changed,
            window.document.comparison.changed,
            window.document.examination.changed,
        ):
            changed.connect(self._note)

    def restore_previous(self) -> str:
        """Restore what a program that is gone has left, if anything.

        Returns
        -------
        str
            A sentence for the user; empty where nothing was left.
        """
        for file in self._left_files():
            claimed = self._claim(file)
            if claimed is None:
                continue
            held, data = claimed
            if data is not None and not data.empty and data.starts < MAX_RESTARTS:
                self._take_over(file, held, data)
                return say("work.restored")
            told = ""
            if data is None or not data.empty:
                told = self._set_aside(file, "work.damaged" if data is None else "work.aside")
            _remove(file)
            release_lock(held, _lock_of(file))
            if told:
                return told
        return ""

    def _claim(self, file: Path) -> tuple[int, RecoveryData | None] | None:
        """Lock and read a file: its lock and content, None as the content where it is damaged.

        None alone where a living program has it, or nothing can be locked or read there this time.
        """
        held = None
        try:
            held = acquire_lock(_lock_of(file))
            return None if held is None else (held, read_recovery_data(file, self._atlas))
        except ValueError:
            assert held is not None  # only reading raises it
            return held, None
        except OSError:
            if held is not None:
                os.close(held)
            return None

    def has_aside(self) -> bool:
        """Return whether work was set aside that can be restored on demand."""
        return bool(self._aside_files())

    def open_aside(self) -> str:
        """Restore the newest work that was set aside.

        Returns
        -------
        str
            A sentence for the user.
        """
        for file in self._aside_files():
            try:
                kept = read_recovery_data(file, self._atlas)
            except (OSError, ValueError):
                continue
            self._show(kept)
            if self.write():
                _remove(file)
            return say("work.opened")
        return say("work.unreadable", folder=self._folder)

    def confirm_restored(self) -> bool:
        """Count the restored work as sound, and write it; returns what `write` does."""
        self._starts = 0
        return self.write()

    def write(self) -> bool:
        """Write the work now; returns whether it is on the disk, or there is nothing to lose."""
        self._timer.stop()
        if self._ended:
            return True
        kept = replace(recovery_data(self._window.document.state()), starts=self._starts)
        if kept == self._written:
            return True
        if kept.empty:
            _remove(self._file)
            self._written = kept
            return True
        return self._put(kept)

    def discard(self) -> None:
        """Forget the work, because the user closed the window."""
        self._ended = True
        self._timer.stop()
        self._settling.stop()
        _remove(self._file)
        if self._lock is not None:
            release_lock(self._lock, _lock_of(self._file))
            self._lock = None

    def _note(self) -> None:
        if self._trusting:  # the user works on, so this work is not what ends the program
            self._starts = 0
        if not self._timer.isActive():  # started again by every change, a long drag would never be written
            self._timer.start()

    def _take_over(self, file: Path, held: int, data: RecoveryData) -> None:
        """Make a file with its lock ours, and show what is in it."""
        self._file, self._lock, self._starts = file, held, data.starts + 1
        self._put(replace(data, starts=self._starts))
        self._trusting = False
        self._settling.start()
        QTimer.singleShot(0, self, self._trust)  # what the start itself selects is no work of the user
        try:
            self._show(data)
        except Exception as error:  # what was restored so far goes to another file
            error.add_note(self._set_aside(file, "work.damaged"))
            release_lock(held, _lock_of(file))
            self._file, self._lock, self._written = self._new_file(), None, None
            raise

    def _trust(self) -> None:
        self._trusting = True

    def _show(self, kept: RecoveryData) -> None:
        document = self._window.document
        with document.history.change(say("undo.recovery")):
            document.restore(replace(document.state(), **kept.state, history_index=-1))

    def _put(self, kept: RecoveryData) -> bool:
        try:
            make_private(self._folder)
            self._lock_own_file()
            # without sync: the system still writes what a killed program has handed over
            replace_file(self._file, to_json(kept).encode(), private=True, sync=False)
        except OSError as error:
            if not self._warned:
                self._warned = True
                self.save_failed.emit(say("work.unkept", folder=self._folder, reason=error.strerror))
            return False
        self._warned = False
        self._written = kept
        return True

    def _lock_own_file(self) -> None:
        for _ in range(_NAMES):
            if self._lock is None:
                self._lock = acquire_lock(_lock_of(self._file))
            if self._lock is None:
                self._file = self._new_file()
        if self._lock is None:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    def _new_file(self) -> Path:
        return self._folder / f"{os.urandom(8).hex()}.json"

    def _left_files(self) -> list[Path]:
        """Return files of work, also those of which a killed program left only the lock."""
        found = (f.with_suffix(".json") for f in self._listed() if f.suffix in (".json", ".lock"))
        return sorted(set(found))

    def _aside_files(self) -> list[Path]:
        """Return the files set aside, the newest first."""
        dated = []
        for file in self._listed():
            with suppress(OSError):
                if file.suffix == ".aside":
                    dated.append((file.stat().st_mtime_ns, file))
        return [file for _, file in sorted(dated, reverse=True)]

    def _listed(self) -> list[Path]:
        try:
            return list(self._folder.iterdir())
        except OSError:
            return []

    def _set_aside(self, file: Path, key: str) -> str:
        """Move work to where no start restores it, and return the sentence about it."""
        aside = file.with_suffix(".aside")
        try:
            os.replace(file, aside)
            os.utime(aside)
        except OSError:
            aside = file
        for old in self._aside_files()[MAX_ASIDE:]:
            _remove(old)
        return say(key, file=aside)


def _lock_of(file: Path) -> Path:
    return file.with_suffix(".lock")


def _remove(file: Path) -> None:
    for each in (file, temporary_file(file)):
        with suppress(OSError):
            each.unlink(missing_ok=True)


def _single_shot(parent: QObject, interval: int, call: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(call)
    return timer

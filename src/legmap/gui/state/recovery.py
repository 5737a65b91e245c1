"""Save the document while it is edited, and restore it after the program was killed."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.state.document import Document
from legmap.gui.state.document_file import RecoveryData, read_recovery_data, recovery_data, to_json
from legmap.messages import say
from legmap.platform.files import replace_file, temporary_file
from legmap.platform.folders import make_private, state_folder
from legmap.platform.lock import acquire_lock, release_lock

SAVE_DELAY_MS = 200
"""Changes that follow each other sooner, as in a drag, are written together."""
SETTLED_MS = 10_000
"""After that time a restored document is not what ends the program."""
MAX_RESTARTS = 2
"""The number of times a document is restored although the program ended right after."""
MAX_ASIDE = 5
"""Files set aside that are kept, the newest ones."""


def work_folder() -> Path:
    """Return the folder in which documents are saved until their window is closed."""
    return state_folder() / "work"


class Recovery(QObject):
    """Saves a document after each change, and restores one that a killed program has left.

    Every window has a file of its own with a lock beside it, so that two programs never share one. A file
    whose lock can be taken belonged to a program that did not end properly: it becomes ours as it stands, so
    that nothing is lost if this program ends the same way. A document after which the program ended again and
    again is set aside; `open_aside` restores it when the user asks for it.

    Parameters
    ----------
    document : Document
        Saved and restored.
    atlas : Atlas
        The anatomy.
    folder : Path
        See `work_folder`; where it cannot be written, nothing is saved.

    Signals
    -------
    save_failed : str
        A sentence, when the document cannot be saved; again only after it could.
    """

    save_failed = Signal(str)

    def __init__(self, document: Document, atlas: Atlas, folder: Path) -> None:
        super().__init__(document)
        self._document = document
        self._atlas = atlas
        self._folder = folder
        self._file = self._new_file()
        self._lock: int | None = None
        self._written: RecoveryData | None = None
        self._ended = False
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self.write)
        for changed in (
            document.selection.case_changed,
            document.comparison.changed,
            document.examination.changed,
        ):
            changed.connect(self._write_soon)

    def restore_previous(self) -> str:
        """Restore what a program that is gone has left, if anything.

        Returns
        -------
        str
            A sentence for the user; empty where nothing was left.
        """
        # of some files a killed program left only the lock
        left = {f.with_suffix(".json") for f in self._folder.glob("*") if f.suffix in (".json", ".lock")}
        for file in sorted(left):
            try:
                lock = acquire_lock(_lock_file(file))
            except OSError:
                continue
            if lock is None:  # its program is running
                continue
            try:
                data = read_recovery_data(file, self._atlas)
                problem = "" if data.empty or data.starts < MAX_RESTARTS else "work.aside"
            except (OSError, ValueError):
                data, problem = RecoveryData(), "work.damaged"
            if not problem and not data.empty:
                self._take_over(file, lock, data)
                return say("work.restored")
            if not problem:
                _remove(file)
            sentence = self._set_aside(file, problem) if problem else ""
            release_lock(lock, _lock_file(file))
            if sentence:
                return sentence
        return ""

    def has_aside(self) -> bool:
        """Return whether a document was set aside that can be restored on demand."""
        return bool(self._aside_files())

    def open_aside(self) -> str:
        """Restore the newest document that was set aside, and return a sentence for the user."""
        for file in self._aside_files():
            try:
                data = read_recovery_data(file, self._atlas)
            except (OSError, ValueError):
                continue
            self._show(data)
            if self.write():
                _remove(file)
            return say("work.opened")
        return say("work.unreadable", folder=self._folder)

    def write_as_sound(self) -> bool:
        """Write the document, restored or not, as one that does not end the program; see `write`."""
        self._written = None
        return self.write()

    def write(self) -> bool:
        """Write the document now; return whether it is on the disk, or there is nothing to lose."""
        self._timer.stop()
        data = recovery_data(self._document.state())
        if self._ended or data == self._written:
            return True
        if data.empty:
            _remove(self._file)
            self._written = data
            return True
        return self._save(data)

    def discard(self) -> None:
        """Forget the document, because the user closed the window."""
        self._ended = True
        self._timer.stop()
        _remove(self._file)
        if self._lock is not None:
            release_lock(self._lock, _lock_file(self._file))
            self._lock = None

    def _write_soon(self) -> None:
        if not self._timer.isActive():  # started again by every change, a long drag would never be written
            self._timer.start()

    def _take_over(self, file: Path, lock: int, data: RecoveryData) -> None:
        """Make a file with its lock ours, and show what is in it."""
        self._file, self._lock = file, lock
        self._save(replace(data, starts=data.starts + 1))
        try:
            self._show(data)
        except Exception as error:  # what was restored so far gets a new file
            error.add_note(self._set_aside(file, "work.damaged"))
            self._written = None
            raise
        QTimer.singleShot(SETTLED_MS, self, self.write_as_sound)

    def _show(self, data: RecoveryData) -> None:
        with self._document.history.change(say("undo.recovery")):
            self._document.restore(data.applied_to(self._document.state()))

    def _save(self, data: RecoveryData) -> bool:
        try:
            make_private(self._folder)
            while self._lock is None:
                self._lock = acquire_lock(_lock_file(self._file))
                if self._lock is None:  # a program that starts looks at it in this moment
                    self._file = self._new_file()
            # without sync: the system still writes what a killed program has handed over
            replace_file(self._file, to_json(data).encode(), private=True, sync=False)
        except OSError as error:
            if not self._warned:
                self._warned = True
                self.save_failed.emit(say("work.unkept", folder=self._folder, reason=error.strerror))
            return False
        self._warned = False
        self._written = data
        return True

    def _new_file(self) -> Path:
        return self._folder / f"{os.urandom(8).hex()}.json"

    def _aside_files(self) -> list[Path]:
        """Return the files set aside, the newest first."""
        return sorted(self._folder.glob("*.aside"), reverse=True)

    def _set_aside(self, file: Path, key: str) -> str:
        """Move a file to where no start restores it, and return the sentence about it."""
        aside = self._folder / f"{datetime.now():%Y-%m-%d-%H%M%S.%f}.aside"
        try:
            os.replace(file, aside)
        except OSError:
            aside = file
        for old in self._aside_files()[MAX_ASIDE:]:
            _remove(old)
        return say(key, file=aside)


def _lock_file(file: Path) -> Path:
    return file.with_suffix(".lock")


def _remove(file: Path) -> None:
    for each in (file, temporary_file(file)):
        with suppress(OSError):
            each.unlink(missing_ok=True)

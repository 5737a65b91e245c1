"""Where the settings are, and what is wanted of them before anything else."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from legmap.gui.state.claim import acquire_lock, release_lock

GEOMETRY = "window/geometry"
LARGEST = 1_000_000
"""Bytes; settings have a few thousand, and reading them must not keep anybody waiting."""


def settings_file() -> Path:
    """Where the settings are kept on this platform."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "legmap" / "legmap.ini"


def open_settings(file: Path) -> QSettings:
    """The settings in a file, which need not exist."""
    return QSettings(os.fspath(file), QSettings.Format.IniFormat)


def make_way(file: Path) -> bool:
    """Remove what killed programs have left beside the settings.

    Of half-written files Qt knows nothing any more, and for a lock whose owner or date it cannot make out it
    waits for ever.

    Returns
    -------
    bool
        Whether nothing keeps the settings from being written.
    """
    lock = file.with_name(f"{file.name}.lock")
    try:
        held = acquire_lock(lock)
    except OSError:
        return not os.path.isdir(lock)  # Qt would wait for ever
    if held is None:  # another program is writing them, and soon done
        return True
    for left in file.parent.glob(f"{file.name}.*"):
        ending = left.name.rpartition(".")[2]
        # six letters, some of them capitals: a name that Qt gave, and nobody a copy of one's own
        if re.fullmatch("[A-Za-z]{6}", ending) and ending[1:].lower() != ending[1:]:
            with suppress(OSError):
                left.unlink()
    release_lock(held, lock)
    return True


def remembered_geometry(file: Path) -> object:
    """Place and size of the window at the last time, as they stand in the file: perhaps nothing sensible."""
    return open_settings(file).value(GEOMETRY) if is_ordinary(file) else None


def is_ordinary(file: Path) -> bool:
    """Whether reading a file ends soon, or there is none: it is no pipe, no device, and not too large."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST

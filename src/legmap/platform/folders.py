"""The user's folders for settings, unfinished work and the log, by the rules of the platform."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import platformdirs

APP = "legmap"


def config_folder() -> Path:
    """Return the folder for settings; it need not exist."""
    return _folder(platformdirs.user_config_path)


def state_folder() -> Path:
    """Return the folder for work that is kept between starts; it need not exist."""
    return _folder(platformdirs.user_state_path)


def log_folder() -> Path:
    """Return the folder for the log; it need not exist."""
    return state_folder() / "log"


def make_private(folder: Path) -> None:
    """Create a folder that only the user can open, or make sure that it is one.

    Parameters
    ----------
    folder : Path
        One of those above, or within it.

    Raises
    ------
    OSError
        If it cannot be created, or belongs to another user, who could read and replace what is in it.
    """
    for missing in reversed([f for f in (folder, *folder.parents) if not f.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    found = os.stat(folder)
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), os.fspath(folder))
    if hasattr(os, "geteuid"):
        if found.st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, "the folder belongs to another user", os.fspath(folder))
        if stat.S_IMODE(found.st_mode) & 0o077:
            os.chmod(folder, 0o700)


def _folder(find: Callable[..., Path]) -> Path:
    try:
        return find(APP, appauthor=False)
    except RuntimeError:  # a relative HOME and a user id without an account, as in some containers
        return Path(os.devnull) / APP  # nothing can be read or written there

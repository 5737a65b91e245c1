"""A file that one living program holds: the system lets go of it when the program ends, however it ends.

A lock that names its owner by number and computer is held for ever once the number belongs to another program
or the computer is called otherwise; the system knows better who lives.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TRIES = 3
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


def acquire_lock(path: Path) -> int | None:
    """Hold a file, which is made if need be.

    Parameters
    ----------
    path : Path
        The file; its content means nothing.

    Returns
    -------
    int or None
        What `release_lock` takes; None where another living program holds it.

    Raises
    ------
    OSError
        If there is no such file and none can be made, or nothing can be held in that place.
    """
    for _ in range(_TRIES):
        held = _opened(path)
        try:
            if not _hold(held):
                os.close(held)
                return None
            if os.path.samestat(os.fstat(held), os.stat(path)):
                return held
        except FileNotFoundError:
            pass  # whoever held it has ended and removed it in between
        except OSError:
            os.close(held)
            raise
        os.close(held)
    return None


def release_lock(held: int, path: Path) -> None:
    """Let go of a file and remove it.

    Parameters
    ----------
    held : int
        From `acquire_lock`.
    path : Path
        As it was claimed.
    """
    if os.name == "nt":  # an open file cannot be removed there
        os.close(held)
    with suppress(OSError):
        path.unlink()
    if os.name != "nt":
        os.close(held)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o600)
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM) or not path.is_file():
            raise
        return os.open(path, os.O_RDONLY | _FLAGS)  # one can hold a file on a read-only disk as well


def _hold(held: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True

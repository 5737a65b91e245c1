"""A file locked by one living process; the system releases the lock when the process ends, however it ends.

``QLockFile`` and other locks that name their owner by process id and host are held for ever once the id
belongs to another process or the host is renamed.
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
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def acquire_lock(path: Path, mode: int = 0o600) -> int | None:
    """Lock a file, creating it if need be.

    Parameters
    ----------
    path : Path
        The file; it is not followed where it is a symbolic link.
    mode : int
        Permissions of a file that is created, before the umask.

    Returns
    -------
    int or None
        Its open descriptor; None where another process holds it.

    Raises
    ------
    OSError
        If it can neither be opened nor created, or the file system knows no locks.
    """
    for _ in range(_TRIES):
        opened = _open(path, mode)
        try:
            if not _lock(opened):
                os.close(opened)
                return None
            if os.path.samestat(os.fstat(opened), os.stat(path)):
                return opened
        except FileNotFoundError:
            pass  # its owner removed it in between
        except OSError:
            os.close(opened)
            raise
        os.close(opened)
    return None


def release_lock(opened: int, path: Path) -> None:
    """Remove a locked file and release it.

    Parameters
    ----------
    opened : int
        From `acquire_lock`.
    path : Path
        As it was locked.
    """
    if os.name == "nt":  # an open file cannot be removed there
        os.close(opened)
    with suppress(OSError):
        path.unlink()
    if os.name != "nt":
        os.close(opened)


def _open(path: Path, mode: int) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, mode)
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM) or not path.is_file():
            raise
        return os.open(path, os.O_RDONLY | _FLAGS)  # a file on a read-only disk can be locked as well


def _lock(opened: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True

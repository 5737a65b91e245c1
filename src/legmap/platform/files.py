"""Files written whole or not at all: what stood there before stays until the new content is complete."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from legmap.errors import LegmapError
from legmap.messages import say
from legmap.platform.interrupts import interrupts_held
from legmap.platform.lock import acquire_lock

PRIVATE = 0o600
_NAME_BYTES = 200
"""Bytes of a file's name that its temporary file repeats; file systems allow 255."""


def check_target(path: Path, *, overwrite: bool) -> None:
    """Refuse what cannot or must not be replaced by a file.

    Parameters
    ----------
    path : Path
        Where a file is to be written.
    overwrite : bool
        Whether an existing file may be replaced.

    Raises
    ------
    LegmapError
        If it is a folder, a device or pipe (replacing it would take it from every other program), an
        existing file that is to be kept, a link that leads to itself, or a name that the system refuses.
    """
    try:
        os.fspath(path).encode()
    except UnicodeEncodeError as error:
        raise LegmapError(say("save.name", path=path)) from error
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:  # a name too long, a link to itself, a folder that is closed
        raise LegmapError(say("save.failed", path=path, reason=_reason(error))) from error
    if stat.S_ISDIR(mode):
        raise LegmapError(say("save.folder", path=path))
    if not stat.S_ISREG(mode):
        raise LegmapError(say("save.device", path=path))
    if not overwrite:
        raise LegmapError(say("save.exists", path=path))


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that the user asked for.

    Parameters
    ----------
    path : Path
        Where to; on any failure what stood there before is untouched and nothing is left beside it.
    data : bytes
        The whole content.

    Raises
    ------
    LegmapError
        If it cannot be written, with the system's reason.
    """
    check_target(path, overwrite=True)
    try:
        replace_file(path, data)
    except (OSError, ValueError) as error:
        raise LegmapError(say("save.failed", path=path, reason=_reason(error))) from error


def replace_file(path: Path, data: bytes, *, private: bool = False, sync: bool = True) -> None:
    """Write a temporary file beside its target and rename it to the target once it is complete.

    Symbolic links are followed. An existing target keeps its permissions, but the name stands for a new file
    afterwards: other hard links to the old one keep the old content. The temporary file is locked while it
    is written; one that a killed process left is written over by the next call for the same target.

    Parameters
    ----------
    path : Path
        Where to; its folder must exist.
    data : bytes
        The whole content.
    private : bool
        Whether only the user may read it.
    sync : bool
        Whether to wait until the content is on the disk; without, only a crash of the whole system can lose
        it.

    Raises
    ------
    OSError
        If it cannot be written, with the cause that the system names (full disk, limit of size, quota).
    """
    target = Path(os.path.realpath(path))
    with interrupts_held(), _temporary_file(target, private=private) as (opened, temporary):
        left = memoryview(data)
        while left:
            left = left[os.write(opened, left) :]
        if sync:
            os.fsync(opened)
        if os.name == "nt":  # an open file cannot be renamed there
            os.close(opened)
        os.replace(temporary, target)


@contextmanager
def _temporary_file(target: Path, *, private: bool) -> Iterator[tuple[int, Path]]:
    """Open an empty locked file beside a target; it is removed where the block fails."""
    opened, temporary = _open_beside(target, PRIVATE if private else 0o666)
    try:
        os.ftruncate(opened, 0)
        if hasattr(os, "fchmod"):
            if private:
                os.fchmod(opened, PRIVATE)
            elif (mode := _mode_of(target)) is not None:
                os.fchmod(opened, mode)
        yield opened, temporary
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    finally:
        with suppress(OSError):
            os.close(opened)


def temporary_file(target: Path) -> Path:
    """Return where the content of a file is written first; a killed process may leave it."""
    return target.with_name(f".{os.fsdecode(os.fsencode(target.name)[:_NAME_BYTES])}.part")


def _open_beside(target: Path, mode: int) -> tuple[int, Path]:
    usual = temporary_file(target)
    for temporary in (usual, usual.with_suffix(f".{os.urandom(4).hex()}.part")):
        try:
            opened = acquire_lock(temporary, mode)
        except OSError as error:
            if error.errno not in (errno.ELOOP, errno.ENXIO):  # somebody put a link or a pipe there
                raise
            continue
        if opened is None:  # another process writes the same target
            continue
        if _is_ours(os.fstat(opened)):
            return opened, temporary
        os.close(opened)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), os.fspath(target))


def _is_ours(found: os.stat_result) -> bool:
    owned = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
    return owned and stat.S_ISREG(found.st_mode) and found.st_nlink == 1


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        return None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)

"""Files written whole or not at all: what stood there before stays until the new one is complete."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QIODevice, QSaveFile

from legmap.errors import LegmapError
from legmap.messages import say


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
        existing file that is to be kept, or a name that the system refuses.
    """
    try:
        os.fspath(path).encode()  # Qt would write another name instead
    except UnicodeEncodeError as error:
        raise LegmapError(say("save.name", path=path)) from error
    try:
        if path.is_dir():
            raise LegmapError(say("save.folder", path=path))
        if path.exists() and not path.is_file():
            raise LegmapError(say("save.device", path=path))
        if path.exists() and not overwrite:
            raise LegmapError(say("save.exists", path=path))
    except OSError as error:  # a name too long, a folder that may not be entered
        raise LegmapError(say("save.failed", path=path, reason=error.strerror or error)) from error


def write_atomically(path: Path, data: bytes | QByteArray) -> None:
    """Write a file beside its place and move it there once it is complete and on the disk.

    Parameters
    ----------
    path : Path
        Where to; on any failure what stood there before is untouched and nothing is left beside it.
    data : bytes or QByteArray
        The whole content.

    Raises
    ------
    LegmapError
        If it cannot be written, with the system's reason.
    """
    check_target(path, overwrite=True)
    file = QSaveFile(os.fspath(path))
    file.setDirectWriteFallback(False)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritten(path, file)
    size = data.size() if isinstance(data, QByteArray) else len(data)
    if file.write(data) != size or not file.flush():
        error = _unwritten(path, file)
        file.cancelWriting()
        file.commit()  # after cancelWriting this removes the temporary file
        raise error
    if not file.commit():
        raise _unwritten(path, file)


def _unwritten(path: Path, file: QSaveFile) -> LegmapError:
    reason = file.errorString() or "unknown error"
    return LegmapError(say("save.failed", path=path, reason=reason.rstrip(".")))

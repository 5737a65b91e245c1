"""Files and texts from elsewhere: read without trusting them, shown without harm to a terminal."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def bytes_of(file: Path, most: int) -> bytes | None:
    """Read a file that may be anything, without ever waiting for it.

    Parameters
    ----------
    file : Path
        What the user named; links are followed.
    most : int
        Bytes that are wanted; of a longer file one more is given, so that it shows.

    Returns
    -------
    bytes or None
        None where it is no ordinary file: a folder, a pipe, a device.

    Raises
    ------
    OSError
        If it is not there or cannot be read.
    """
    if not stat.S_ISREG(os.stat(file).st_mode):
        return None
    # it may have become a pipe since, and opening one waits for whoever writes
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(file, flags), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            return None
        return opened.read(most + 1)


def shown(text: str, most: int = 80) -> str:
    """Return text on one line, cut to a length, without control characters that a terminal would obey.

    Parameters
    ----------
    text : str
        An id, a class, a name of a file: whatever somebody else wrote.
    most : int
        Letters that are kept; what is cut off leaves an ellipsis.
    """
    # twice as much as is shown is enough to look at, however long the text is
    line = " ".join(text[: 2 * most].split())
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)
    whole = len(plain) <= most and len(text) <= 2 * most
    return plain if whole else plain[:most].rstrip() + "…"


def shown_path(path: Path) -> str:
    """Return a path as `shown` does, at a length that folders may have."""
    return shown(str(path), 400)

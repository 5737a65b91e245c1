"""Files of work in their folder: named, locked, read, put aside, removed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from legmap.anatomy.atlas import Atlas
from legmap.foreign import bytes_of
from legmap.gui.state.claim import acquire_lock, release_lock
from legmap.gui.state.document_file import RecoveryData, from_json
from legmap.messages import say

MAX_BYTES = 1_000_000
"""Bytes; no work is that large."""


def new_recovery_file(folder: Path) -> Path:
    """A file that no program has."""
    return folder / f"{os.urandom(8).hex()}.json"


def copy_aside(file: Path, text: str) -> str:
    """Write work once more where no start looks for it, and tell where that is."""
    aside = file.with_suffix(".aside")
    try:
        aside.write_text(text, encoding="utf-8")
    except OSError:
        aside = file
    return say("work.damaged", file=aside)


def set_aside(file: Path, key: str) -> str:
    """Put work where no start looks for it, and tell where that is."""
    aside = file.with_suffix(".aside")
    try:
        os.replace(file, aside)
    except OSError:
        aside = file
    return say(key, file=aside)


def locked(file: Path) -> int | None:
    """The lock of a file that was left, None where a living program has it or nothing can be locked there."""
    try:
        return acquire_lock(file.with_suffix(".lock"))
    except OSError:
        return None


def unlock(lock: int, file: Path) -> None:
    """Let go of a file and its lock."""
    release_lock(lock, file.with_suffix(".lock"))


def read_recovery_data(file: Path, atlas: Atlas) -> RecoveryData:
    """The work in a file, empty where there is no file.

    Raises
    ------
    OSError
        If it cannot be read.
    ValueError
        If it is damaged, or that of another version.
    """
    try:
        data = bytes_of(file, MAX_BYTES)
    except FileNotFoundError:
        return RecoveryData()
    if data is None or len(data) > MAX_BYTES:
        raise ValueError("no file of work")
    return from_json(data.decode("utf-8"), atlas)


def remove(file: Path) -> None:
    """Remove a file and what was begun of the next one, where they are."""
    for each in (file, file.with_suffix(".part")):
        with suppress(OSError):
            each.unlink(missing_ok=True)

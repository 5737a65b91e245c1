"""What the monkey did: counted, and written at once to a file that outlives a crash."""

from __future__ import annotations

import os
from pathlib import Path

LAST = 30


class Diary:
    """Counts events and writes down each before it is thrown."""

    def __init__(self, file: Path) -> None:
        self.count = 0
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)

    def note(self, what: str) -> None:
        self.count += 1
        self.remark(what)

    def remark(self, what: str) -> None:
        """Write down what is no event."""
        line = " ".join(what.split())[:200]
        os.write(self._file, f"{self.count}: {line}\n".encode("utf-8", "replace"))


def last_of(file: Path, lines: int = LAST) -> list[str]:
    """The last actions in the file of a diary."""
    try:
        return file.read_text(encoding="utf-8").splitlines()[-lines:]
    except OSError:
        return []

"""The process that runs inputs: a line of JSON for each, in order, so that its end tells which ended it."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from pathlib import Path
from random import Random
from typing import TextIO

from fuzz.case import BrokenPromiseError, Kind
from fuzz.kinds import kind_class

EVERY = 50
"""Inputs between two looks at the memory."""
LIBRARIES = 12
"""Files that Qt opens for itself when it needs them, such as fonts."""
MOST_MEMORY = 6 * 1024**3
"""Bytes of addresses; what asks for more is refused by the system, and shows."""


def input_of(kind: Kind, name: str, seed: int, number: int) -> bytes:
    """The input of a number, whichever were made before."""
    return kind.make(Random(f"{name} {seed} {number}"))


def main(name: str, seed: int, first: int, count: int, home: Path) -> None:
    """Run inputs from the first on."""
    told = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)  # nothing that the program prints gets between
    _limit_memory()
    folder = home / "inputs"
    folder.mkdir(exist_ok=True)
    kind = kind_class(name)()
    opened = _open_files()
    for number in range(first, first + count):
        data = input_of(kind, name, seed, number)
        start = time.perf_counter()
        outcome, finding = _run(kind, data, folder)
        ms = 1000 * (time.perf_counter() - start)
        if not finding and (left := sorted(os.listdir(folder))):
            finding = f"left behind: {left}"
        if not finding and (more := _open_files()) > opened + LIBRARIES:
            finding, opened = f"{more - opened} files left open", more
        mb = _memory(told) if number % EVERY == 0 else 0.0
        _tell(told, {"number": number, "outcome": outcome, "finding": finding, "ms": ms, "mb": mb})


def _run(kind: Kind, data: bytes, folder: Path) -> tuple[str, str]:
    try:
        return kind.run(data, folder), ""
    except BrokenPromiseError as broken:
        return "FINDING", f"{broken}"
    except BaseException:
        return "FINDING", traceback.format_exc()


def _tell(told: TextIO, line: dict[str, object]) -> None:
    told.write(json.dumps(line) + "\n")


def _memory(_told: TextIO) -> float:
    """Resident memory in MB, 0 where it cannot be told."""
    gc.collect()
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, AttributeError):
        return 0.0


def _open_files() -> int:
    try:
        return len(os.listdir("/proc/self/fd"))
    except OSError:
        return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))

"""Run inputs in a process of its own, so that a crash or a hang ends this process and not the search.

Each input comes on the standard input, its length in four bytes before it; each answer is a line of JSON.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import shutil
import struct
import sys
import traceback
from pathlib import Path

from fuzz.kinds import BrokenPromiseError, Kind, make_kind, outline

LIBRARY_FILES = 12
"""Files that Qt opens for itself when it needs them, such as fonts."""
MAX_ADDRESSES = 6 * 1024**3
"""Bytes; the system refuses more, so that an input that asks for it raises MemoryError."""
WEIGH_EVERY = 50
"""Inputs between two looks at the memory."""


def main(where: str, folder: Path) -> None:
    """Answer inputs until there are no more."""
    faulthandler.enable()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)  # nothing that the program prints gets between the answers
    _limit_memory()
    kind, opened, number = make_kind(where), _open_files(), 0
    answers.write("{}\n")
    while len(head := sys.stdin.buffer.read(4)) == 4:
        data = sys.stdin.buffer.read(struct.unpack("<I", head)[0])
        answer = run_once(kind, data, folder)
        if not answer["finding"] and (more := _open_files()) > opened + LIBRARY_FILES:
            answer |= {"finding": f"{more - opened} files left open", "fingerprint": "files left open"}
            opened = more
        answer["mb"] = "" if number % WEIGH_EVERY else _used_mb()
        number += 1
        answers.write(json.dumps(answer) + "\n")


def run_once(kind: Kind, data: bytes, folder: Path) -> dict[str, str]:
    """Run one input; return its outcome, or what was found and by which mark it is known again."""
    try:
        outcome = kind.run(data, folder)
    except BrokenPromiseError as broken:
        return {"outcome": "", "finding": str(broken), "fingerprint": outline(str(broken))}
    except BaseException as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        fingerprint = f"{type(error).__name__} {frame.filename}:{frame.lineno}"
        return {"outcome": "", "finding": traceback.format_exc(), "fingerprint": fingerprint}
    if left := sorted(os.listdir(folder)):
        shutil.rmtree(folder)
        folder.mkdir()
        return {"outcome": "", "finding": f"left behind: {left}", "fingerprint": "left behind"}
    return {"outcome": outcome, "finding": "", "fingerprint": ""}


def _used_mb() -> str:
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # a system that does not tell
        return ""
    return f"{pages * os.sysconf('SC_PAGE_SIZE') / 1e6:.1f}"


def _open_files() -> int:
    try:
        return len(os.listdir("/proc/self/fd"))
    except OSError:
        return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_ADDRESSES, MAX_ADDRESSES))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

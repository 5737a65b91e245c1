"""Run inputs in a process of its own, so that a crash or a hang ends that process and not the search."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import re
import shutil
import signal
import tempfile
import traceback
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from fuzz.kinds import BrokenPromiseError, Kind, make_kind, outline

HANG_S = 60.0
START_S = 180.0
"""Seconds that a worker may take to load what it needs."""
LIBRARY_FILES = 12
"""Files that Qt opens for itself when it needs them, such as fonts."""
MAX_ADDRESSES = 6 * 1024**3
"""Bytes; the system refuses more, so that an input that asks for it raises MemoryError."""
WEIGH_EVERY = 50
"""Inputs between two looks at the memory."""
Answer = dict[str, str]
_FRAME = re.compile(r'File "([^"]+)", line (\d+)')


class Worker:
    """A process that runs inputs, started anew whenever one ended it.

    Parameters
    ----------
    where : str
        Module and class of the kind of input.
    hang_s : float
        Seconds after which an input counts as a hang, on however busy a machine.
    """

    def __init__(self, where: str, hang_s: float = HANG_S) -> None:
        self._where = where
        self._hang_s = hang_s
        self._home = tempfile.TemporaryDirectory(prefix="legmap-fuzz-")
        self._process: SpawnProcess | None = None
        self._pipe: Connection

    def run(self, data: bytes) -> Answer:
        """Run one input and return the worker's answer, or a finding about how it ended."""
        if self._process is None:
            self._start()
        try:
            self._pipe.send_bytes(data)
            if self._pipe.poll(self._hang_s):
                answer: Answer = self._pipe.recv()
                return answer
        except (EOFError, OSError):
            return self._ended("crash")
        return self._ended(f"hang: no answer for {self._hang_s:g} s", hang=True)

    def stop(self) -> None:
        """End the worker and remove its folder."""
        self._end(signal.SIGKILL)
        self._home.cleanup()

    def _start(self) -> None:
        home = Path(self._home.name)
        shutil.rmtree(home / "inputs", ignore_errors=True)
        (home / "inputs").mkdir()
        spawn = multiprocessing.get_context("spawn")
        self._pipe, its_end = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(its_end, self._where, home), daemon=True)
        self._process.start()
        its_end.close()
        try:
            if self._pipe.poll(START_S):
                self._pipe.recv()
                return
        except EOFError:
            pass
        raise RuntimeError(f"the worker does not start: {self._ended('')['finding']}")

    def _ended(self, how: str, *, hang: bool = False) -> Answer:
        # of a hang, the fault handler writes the place
        code = self._end(signal.SIGABRT if hang else None)
        text = (Path(self._home.name) / "errors").read_text(encoding="utf-8", errors="replace")[-4000:]
        frame = _FRAME.search(text)
        place = f" {frame[1]}:{frame[2]}" if frame and not hang else ""
        what = how if hang else f"{how}, exit code {code}"
        return {"finding": f"{what}\n{text}", "fingerprint": what + place, "mb": ""}

    def _end(self, number: int | None) -> int | None:
        if self._process is None:
            return None
        if number is not None and self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process.pid, number)
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        self._pipe.close()
        self._process = None
        return code


def _serve(pipe: Connection, where: str, home: Path) -> None:
    """Answer inputs until there are no more."""
    errors = os.open(home / "errors", os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    os.dup2(errors, 1)
    os.dup2(errors, 2)
    faulthandler.enable(2)
    folders = {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "DATA", "STATE")}
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), **folders}
    _limit_memory()
    kind, opened, number = make_kind(where), _open_files(), 0
    pipe.send({})
    while True:
        try:
            data = pipe.recv_bytes()
        except EOFError:
            return
        answer = _run_once(kind, data, home / "inputs")
        if not answer["finding"] and (more := _open_files()) > opened + LIBRARY_FILES:
            answer |= {"finding": f"{more - opened} files left open", "fingerprint": "files left open"}
            opened = more
        pipe.send(answer | {"mb": "" if number % WEIGH_EVERY else _used_mb()})
        number += 1


def _run_once(kind: Kind, data: bytes, folder: Path) -> Answer:
    """Run one input; return what was found, and by which mark it is known again."""
    try:
        kind.run(data, folder)
    except BrokenPromiseError as broken:
        return {"finding": str(broken), "fingerprint": outline(str(broken))}
    except BaseException as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        fingerprint = f"{type(error).__name__} {frame.filename}:{frame.lineno}"
        return {"finding": traceback.format_exc(), "fingerprint": fingerprint}
    if left := sorted(os.listdir(folder)):
        shutil.rmtree(folder)
        folder.mkdir()
        return {"finding": f"left behind: {left}", "fingerprint": "left behind"}
    return {"finding": "", "fingerprint": ""}


def _used_mb() -> str:
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # a system that does not tell
        return ""
    return f"{pages * os.sysconf('SC_PAGE_SIZE') / 1e6:.1f}"


def _open_files() -> int:
    with contextlib.suppress(OSError):
        return len(os.listdir("/proc/self/fd"))
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_ADDRESSES, MAX_ADDRESSES))

"""Drive a worker: start it, give it inputs, kill it when it hangs, and tell what ended it when it died."""

from __future__ import annotations

import json
import os
import re
import select
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

HANG_S = 60.0
START_S = 180.0
"""Seconds that a worker may take to load what it needs."""
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
        self._home: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, data: bytes) -> Answer:
        """Run one input and return the worker's answer, or a finding about how it ended."""
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(struct.pack("<I", len(data)) + data)
            process.stdin.flush()
        except OSError:
            return self._ended("ended between two inputs")
        line = self._line(self._hang_s)
        if line is None:
            return self._ended(f"hang: no answer for {self._hang_s:g} s", hang=True)
        return json.loads(line) if line else self._ended("crash")

    def stop(self) -> None:
        """End the worker and remove its folder."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        if self._home is not None:
            self._home.cleanup()
            self._home = None

    def _start(self) -> subprocess.Popen[bytes]:
        self._home = tempfile.TemporaryDirectory(prefix="legmap-fuzz-")
        home = Path(self._home.name)
        (home / "inputs").mkdir()
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
        environment |= {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "DATA", "STATE")}
        with open(home / "errors", "wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "fuzz.worker", self._where, str(home / "inputs")],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                cwd=Path(__file__).parents[1],
            )
        if self._line(START_S) is None or self._process.poll() is not None:
            raise RuntimeError(f"the worker does not start: {self._ended('')['finding']}")
        return self._process

    def _line(self, patience: float) -> bytes | None:
        """Return the next line, empty where the worker has ended, None where none comes in time."""
        assert self._process is not None
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], patience)
        return self._process.stdout.readline() if ready else None

    def _ended(self, how: str, *, hang: bool = False) -> Answer:
        assert self._process is not None
        assert self._home is not None
        if hang:
            self._process.send_signal(6)  # the fault handler writes where it hangs
        code = self._process.wait()
        text = (Path(self._home.name) / "errors").read_text(encoding="utf-8", errors="replace")[-4000:]
        self.stop()
        frame = _FRAME.search(text)
        place = f" {frame[1]}:{frame[2]}" if frame and not hang else ""
        what = how if hang else f"{how}, exit code {code}"
        return {"outcome": "", "finding": f"{what}\n{text}", "fingerprint": what + place, "mb": ""}

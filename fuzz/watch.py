"""Runs the worker, kills it when it hangs, starts another when it died, and keeps what was found."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from fuzz.kinds import kind_class
from fuzz.worker import input_of

HANG = 60.0
"""Seconds after which an input counts as a hang, on however busy a machine."""
START = 120.0
"""Seconds that a worker may take to load what it needs."""
FINDINGS = Path(__file__).parent / "findings"
WARM = 0.2
"""Share of the inputs after which memory is expected to stay."""
LEAK = 24.0
"""MB by which it may grow after that."""


@dataclass
class Tally:
    """What came of the inputs of a kind."""

    name: str
    seed: int
    number: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    memory: list[tuple[int, float]] = field(default_factory=list)
    found: list[tuple[int, str]] = field(default_factory=list)
    growth: float = 0.0


def run_kind(name: str, seed: int, count: int) -> Tally:
    """Run inputs of a kind, whatever they do to the process."""
    tally = Tally(name, seed)
    while tally.number < count:
        tally.memory.clear()
        with tempfile.TemporaryDirectory(prefix="legmap-fuzz-") as home:
            ended = _follow(tally, count, Path(home))
        if ended:
            _keep(tally, tally.number, ended)
            tally.outcomes["FINDING"] += 1
            tally.number += 1
        else:
            _weigh(tally)
    return tally


def _follow(tally: Tally, count: int, home: Path) -> str:
    """Follow a worker to its end; tells what ended it, if not that all was done."""
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    surroundings |= {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "DATA", "STATE")}
    left = count - tally.number
    words = [tally.name, str(tally.seed), str(tally.number), str(left), str(home)]
    with (
        open(home / "errors", "wb+") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "fuzz.worker", *words],
            stdout=subprocess.PIPE,
            stderr=errors,
            env=surroundings,
            cwd=Path(__file__).parents[1],
        ) as worker,
    ):
        assert worker.stdout is not None
        patience, buffer = START, b""
        with selectors.DefaultSelector() as selector:
            selector.register(worker.stdout, selectors.EVENT_READ)
            while True:
                if not selector.select(patience):
                    worker.kill()
                    return f"hang: nothing for {patience:.0f} s"
                read = os.read(worker.stdout.fileno(), 1 << 16)
                if not read:
                    break
                *lines, buffer = (buffer + read).split(b"\n")
                for line in lines:
                    _note(tally, json.loads(line))
                    patience = HANG
        code = worker.wait()
        errors.seek(0)
        said = errors.read()[-3000:].decode(errors="replace")
    return "" if tally.number >= count else f"the process ended with {code}\n{said}"


def _note(tally: Tally, line: dict[str, object]) -> None:
    number, ms = line["number"], line["ms"]
    assert isinstance(number, int)
    assert isinstance(ms, float)
    tally.number = number + 1
    tally.outcomes[str(line["outcome"])] += 1
    tally.slowest = max(tally.slowest, (ms, number))
    if isinstance(line["mb"], float) and line["mb"]:
        tally.memory.append((number, line["mb"]))
    if line["finding"]:
        _keep(tally, number, str(line["finding"]))


def _weigh(tally: Tally) -> None:
    """Hold the memory after the warming up against the highest later."""
    if len(tally.memory) < 10:
        return
    warm = int(len(tally.memory) * WARM)
    before = max(mb for _, mb in tally.memory[: warm + 1])
    tally.growth = max(mb for _, mb in tally.memory[warm:]) - before
    last = sorted(mb for _, mb in tally.memory[-5:])[2]
    if last - before > LEAK:
        _keep(tally, tally.memory[-1][0], f"memory grew from {before:.0f} to {last:.0f} MB")


def _keep(tally: Tally, number: int, what: str) -> None:
    tally.found.append((number, what))
    FINDINGS.mkdir(exist_ok=True)
    kind = kind_class(tally.name)()
    stem = f"{tally.name}-{tally.seed}-{number}"
    (FINDINGS / f"{stem}.{kind.ending}").write_bytes(input_of(kind, tally.name, tally.seed, number))
    (FINDINGS / f"{stem}.txt").write_text(what, encoding="utf-8", errors="backslashreplace")

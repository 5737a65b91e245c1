"""Starts and stops of the program in a row, each with something else going on when it ends."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from monkey.child import EXCUSED
from monkey.one_start import DOINGS, EARLY, MODAL
from monkey.surroundings import surroundings

ENDINGS = ("close", "quit", "all", "SIGTERM", "SIGINT", "SIGHUP")
STRICT = ("-X", "dev", "-W", "error")
HANG_S = 60
OUTSIDE = "outside"
"""The plain program, told to end by a signal at some moment."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start and how it is to end."""

    doing: str
    ending: str
    wait_ms: int
    strict: bool

    @property
    def codes(self) -> tuple[int, ...]:
        """Exit codes that are right."""
        if not self.ending.startswith("SIG"):
            return (0,)
        number = getattr(signal, self.ending).value
        # a signal that comes before the window listens ends the program as the system does it
        return (128 + number, *((-number,) if self.doing in (*EARLY, OUTSIDE) else ()))

    @property
    def command(self) -> list[str]:
        """What to run."""
        how = [sys.executable, "-X", "faulthandler", *(STRICT if self.strict else ())]
        if self.doing == OUTSIDE:
            return [*how, "-m", "legmap"]
        return [*how, "-m", "monkey.one_start", self.doing, self.ending, str(self.wait_ms)]


def planned(seed: int, count: int) -> list[Start]:
    """Starts: every doing with every ending in turn, at moments that the seed decides."""
    rng = Random(seed)
    doings = (*DOINGS, *EARLY, OUTSIDE)
    pairs = [(doing, ending) for ending in ENDINGS for doing in doings if _fit(doing, ending)]
    rng.shuffle(pairs)
    waits = (0, 20, 100, 300)
    return [Start(*pairs[n % len(pairs)], rng.choice(waits), strict=rng.random() < 0.5) for n in range(count)]


def starts(arguments: list[str]) -> int:
    """Start and stop, and tell what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m monkey starts", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args(arguments)
    for ignored in (signal.SIGHUP, signal.SIGINT):  # nohup and "&" of a shell pass on to ignore them
        signal.signal(ignored, signal.SIG_DFL)
    wrong, codes, begun = 0, Counter[int](), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="legmap-monkey-") as name:
        for number, start in enumerate(planned(options.seed, options.count), start=1):
            home = Path(name) / str(number // 20)  # as a user has them: one after another in one home
            home.mkdir(exist_ok=True)
            code, told = once(start, home)
            codes[code] += 1
            if told:
                wrong += 1
                print(f"WRONG {number}: {start}: {told}", flush=True)
    seconds = time.monotonic() - begun
    by_code = ", ".join(f"{n} with {code}" for code, n in sorted(codes.items()))
    print(f"starts: seed {options.seed}, {options.count} in {seconds:.0f} s, {wrong} wrong ({by_code})")
    return int(wrong > 0)


def once(start: Start, home: Path) -> tuple[int, str]:
    """Start and stop once; tells the exit code, and what went wrong."""
    process = subprocess.Popen(
        start.command,
        cwd=home,
        env=surroundings(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if start.doing == OUTSIDE:
        time.sleep(0.25 + start.wait_ms / 250)
        os.kill(process.pid, getattr(signal, start.ending))
    try:
        out, err = process.communicate(timeout=HANG_S)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # tells where
        err = process.communicate()[1]
        return process.returncode, f"hangs for {HANG_S} s: {err}"
    said = "\n".join(line for line in err.splitlines() if not line.startswith(EXCUSED))
    if process.returncode in start.codes and not said and not out:
        return process.returncode, ""
    return process.returncode, f"exit code {process.returncode}, {out}{said}"


def _fit(doing: str, ending: str) -> bool:
    """Whether an ending can come to a doing: who has a dialog open cannot close the window under it."""
    by_signal = ending.startswith("SIG")
    if doing == OUTSIDE:
        return by_signal
    if doing in EARLY:
        return ending != "quit"
    return by_signal or ending == "all" or DOINGS[doing] not in MODAL


if __name__ == "__main__":
    sys.exit(starts(sys.argv[1:]))

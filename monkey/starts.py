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

from monkey.environment import EXCUSED, environment_in
from monkey.one_start import ACTS, DIALOGS, EARLY

ENDINGS = ("close", "quit", "all", "SIGTERM", "SIGINT", "SIGHUP")
STRICT = ("-X", "dev", "-W", "error")
HANG_S = 60
OUTSIDE = "outside"
"""The plain program, ended by a signal from outside at some moment."""
EARLY_ACTS = tuple(f"{EARLY}{number}" for number in (5, 40, 80, 120))


@dataclass(frozen=True, slots=True)
class Start:
    """One start and how it is to end.

    Attributes
    ----------
    act, ending : str
        One of `ACTS`, `DIALOGS`, `EARLY_ACTS` or `OUTSIDE`; one of `ENDINGS`.
    wait_ms : int
        Before the act, and again before the ending.
    strict : bool
        Whether Python takes warnings for errors.
    """

    act: str
    ending: str
    wait_ms: int
    strict: bool

    @property
    def codes(self) -> tuple[int, ...]:
        """Return the exit codes that are right."""
        if not self.ending.startswith("SIG"):
            return (0,)
        number = getattr(signal, self.ending).value
        # a signal that comes before the window listens ends the program as the system does it
        return (128 + number, *((-number,) if self.act in (*EARLY_ACTS, OUTSIDE) else ()))

    @property
    def command(self) -> list[str]:
        """Return what to run."""
        how = [sys.executable, "-X", "faulthandler", *(STRICT if self.strict else ())]
        if self.act == OUTSIDE:
            return [*how, "-m", "legmap"]
        return [*how, "-m", "monkey.one_start", self.act, self.ending, str(self.wait_ms)]


def planned(seed: int, count: int) -> list[Start]:
    """Plan starts: every act with every ending in turn, at moments that the seed decides."""
    chance = Random(seed)
    acts = (*ACTS, *DIALOGS, *EARLY_ACTS, OUTSIDE)
    pairs = [(act, ending) for ending in ENDINGS for act in acts if _fit(act, ending)]
    chance.shuffle(pairs)
    waits = (0, 20, 100, 300)
    return [
        Start(*pairs[n % len(pairs)], chance.choice(waits), strict=chance.random() < 0.5)
        for n in range(count)
    ]


def starts(arguments: list[str]) -> int:
    """Start and stop; return 1 if anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m monkey starts", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    asked = parser.parse_args(arguments)
    wrong, codes, begun = 0, Counter[int](), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="legmap-monkey-") as name:
        for number, start in enumerate(planned(asked.seed, asked.count), start=1):
            home = Path(name) / str(number // 20)  # as a user has them: one after another in one home
            home.mkdir(exist_ok=True)
            code, told = run_once(start, home)
            codes[code] += 1
            if told:
                wrong += 1
                print(f"WRONG {number}: {start}: {told}", flush=True)
    seconds = time.monotonic() - begun
    by_code = ", ".join(f"{n} with {code}" for code, n in sorted(codes.items()))
    print(f"starts: seed {asked.seed}, {asked.count} in {seconds:.0f} s, {wrong} wrong ({by_code})")
    return int(wrong > 0)


def run_once(start: Start, home: Path) -> tuple[int, str]:
    """Start and stop once; return the exit code, and what went wrong."""
    process = subprocess.Popen(
        start.command,
        cwd=home,
        env=environment_in(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_signals,
    )
    if start.act == OUTSIDE:
        time.sleep(0.05 + start.wait_ms / 250)
        os.kill(process.pid, getattr(signal, start.ending))
    try:
        out, err = process.communicate(timeout=HANG_S)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # the fault handler writes where it hangs
        err = process.communicate()[1]
        return process.returncode, f"hangs for {HANG_S} s: {err}"
    told = "\n".join(line for line in err.splitlines() if not line.startswith(EXCUSED))
    if process.returncode in start.codes and not told and not out:
        return process.returncode, ""
    return process.returncode, f"exit code {process.returncode}, {out}{told}"


def _heed_signals() -> None:
    """Heed signals that ``nohup`` and the ``&`` of a shell pass on as ignored."""
    for ignored in (signal.SIGHUP, signal.SIGINT):
        signal.signal(ignored, signal.SIG_DFL)


def _fit(act: str, ending: str) -> bool:
    """Return whether an ending can come to an act: who has a dialog open cannot close the window under it."""
    if act in (*EARLY_ACTS, OUTSIDE):
        return ending.startswith("SIG")
    return ending.startswith("SIG") or ending == "all" or act not in DIALOGS

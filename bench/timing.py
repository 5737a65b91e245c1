"""Taking times and telling them: medians of several runs, one row for each thing measured."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


def ms_of(task: Callable[[], object]) -> float:
    """Time of one run of a task in milliseconds."""
    start = time.perf_counter()
    task()
    return 1000 * (time.perf_counter() - start)


def output_of(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a process and return what it prints; end with what it says of errors where it fails."""
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"bench: {command[0]} failed (exit code {done.returncode}).\n{done.stderr}")
    return done.stdout


def median_ms(task: Callable[[], object], runs: int = 9) -> float:
    """Median time of a task in milliseconds, after one run that does not count."""
    task()
    return statistics.median(ms_of(task) for _ in range(runs))


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured.

    Attributes
    ----------
    what : str
        What was measured.
    value : float
        How much it came to, in `unit`.
    unit : str
        ``ms``, ``us``, ``MB`` or ``wrong``.
    beside : str
        What it is held against, measured in the same run, with its figure.
    ratio : float or None
        Value over yardstick.
    aim : str
        The aim in words; empty where there is none.
    met : bool or None
        Whether the aim is met; None where there is none.
    """

    what: str
    value: float
    unit: str = "ms"
    beside: str = ""
    ratio: float | None = None
    aim: str = ""
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """The aim met or missed, in one word."""
        return "" if self.met is None else "met" if self.met else "missed"


def at_most(what: str, value: float, most: float, unit: str = "ms", beside: str = "") -> Row:
    """A row whose figure itself has an aim."""
    return Row(what, value, unit, beside, None, f"<= {most:g} {unit}", value <= most)


def times(what: str, value: float, yardstick: float, name: str, most: float, unit: str = "ms") -> Row:
    """A row that may cost so many times its yardstick."""
    ratio = value / yardstick
    beside = f"{name} {yardstick:.2f} {unit}"
    return Row(what, value, unit, beside, ratio, f"<= {most:g} x", ratio <= most)

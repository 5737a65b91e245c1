"""Let hypothesis search for inputs that break a promise, shrink them, and keep them as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Verbosity, given, seed, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.database import DirectoryBasedExampleDatabase, ExampleDatabase
from hypothesis.strategies import SearchStrategy

from fuzz.kinds import make_kind
from fuzz.worker import HANG_S, Worker

FINDINGS = Path(__file__).parent / "findings"
BATCH = 2000
"""Inputs of one search; hypothesis remembers all of a search, so that a long one grows slow."""
WARM = 0.2
"""Share of the measurements after which memory is expected to stay."""
MAX_GROWTH_MB = 24.0
MIN_MEASUREMENTS = 40
"""Of memory; in a shorter run much is loaded for the first time until its end."""


class FoundError(Exception):
    """An input broke a promise; each fingerprint has a class of its own, so that hypothesis shrinks each."""


@dataclass
class Tally:
    """What came of the inputs of a kind."""

    name: str
    seed: int
    number: int = 0
    memory: list[float] = field(default_factory=list)
    found: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    @property
    def growth(self) -> float:
        """Return by how many MB the memory of the last worker grew after it was warm."""
        if len(self.memory) < MIN_MEASUREMENTS:
            return 0.0
        warm = int(len(self.memory) * WARM)
        return sorted(self.memory[-5:])[2] - max(self.memory[: warm + 1])


def search_kind(
    name: str, where: str, seed_number: int, count: int, folder: Path = FINDINGS, hang_s: float = HANG_S
) -> Tally:
    """Try inputs of a kind and keep every finding.

    Parameters
    ----------
    name, where : str
        The kind, and its module and class.
    seed_number : int
        Decides every input, but for those that the database of examples brings back first.
    count : int
        Inputs, with those that shrinking tries.
    folder : Path
        Gets the findings, and the database of examples.
    hang_s : float
        See `Worker`.
    """
    set_hypothesis_home_dir(folder / "hypothesis")
    kind, tally, worker = make_kind(where), Tally(name, seed_number), Worker(where, hang_s)
    database = DirectoryBasedExampleDatabase(folder / "examples" / name)
    known: set[str] = set()
    classes: dict[str, type[FoundError]] = {}

    def try_input(data: bytes) -> None:
        answer = worker.run(data)
        tally.number += 1
        if answer["mb"]:
            tally.memory.append(float(answer["mb"]))
        fingerprint = answer["fingerprint"]
        if "exit code" in fingerprint or fingerprint.startswith("hang"):
            tally.memory.clear()  # another worker begins
        if fingerprint and fingerprint not in known:
            tally.found[fingerprint] = (data, answer["finding"])  # hypothesis ends with the smallest
            made = classes.setdefault(fingerprint, type("FoundError", (FoundError,), {}))
            raise made(fingerprint)

    try:
        for data in kind.cases():
            try:
                try_input(data)
            except FoundError as finding:
                known.add(str(finding))
        target = tally.number + count
        while (first := tally.number) < target:  # a search ends early where it has found something
            batch = min(BATCH, target - first)
            _search(kind.inputs(), try_input, int(f"{seed_number}{first:07}"), batch, database)
            known |= set(tally.found)
            if tally.number == first:
                break
    finally:
        worker.stop()
        _keep(tally, kind.suffix, folder)
    return tally


def _search(
    inputs: SearchStrategy[bytes],
    try_input: Callable[[bytes], None],
    seed_number: int,
    count: int,
    database: ExampleDatabase,
) -> None:
    @seed(seed_number)
    @settings(
        max_examples=count,
        deadline=None,
        database=database,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(inputs)
    def hold(data: bytes) -> None:
        try_input(data)

    try:
        hold()
    except* FoundError:
        pass  # kept by `try_input`


def _keep(tally: Tally, suffix: str, folder: Path) -> None:
    if tally.growth > MAX_GROWTH_MB:
        tally.found["memory"] = (b"", f"memory grew by {tally.growth:.0f} MB after the warm-up")
    for number, (fingerprint, (data, text)) in enumerate(tally.found.items(), start=1):
        folder.mkdir(exist_ok=True)
        stem = f"{tally.name}-{tally.seed}-{number}"
        (folder / f"{stem}.{suffix}").write_bytes(data)
        report = f"{fingerprint}\n\n{text}"
        (folder / f"{stem}.txt").write_text(report, encoding="utf-8", errors="backslashreplace")

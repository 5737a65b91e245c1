"""Whole processes: start to the painted diagram, memory then, and ``legmap show`` without Qt.

Runs of what is measured and of its yardstick alternate, so that a machine that slows down slows both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Row, at_most, times
from legmap.resources import data_dir

RUNS = 9
MEMORY = """
import resource, sys
def tell():
    try:
        with open("/proc/self/statm") as file:
            used = int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(used / 1e6)
"""
EMPTY = f"""{MEMORY}
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
tell()
"""
WINDOW = f"""{MEMORY}
from PySide6.QtWidgets import QApplication
from legmap.cli import main
from legmap.gui.sheet_view import SheetView
painted = []
paint = SheetView.paintEvent
def paint_and_note(self, event):
    paint(self, event)
    painted.append(True)
SheetView.paintEvent = paint_and_note
def until_painted(*_):
    while not painted:
        QApplication.processEvents()
    tell()
    return 0
QApplication.exec = until_painted
sys.exit(main(["open"]))
"""
READ_TOML = f"""
import tomllib
from pathlib import Path
for file in sorted(Path({str(data_dir())!r}).glob("*.toml")):
    tomllib.loads(file.read_text(encoding="utf-8"))
"""


@dataclass(frozen=True, slots=True)
class Runs:
    """What several runs of one process came to: medians in milliseconds and megabytes."""

    ms: float
    mb: float


def process_rows() -> Iterator[Row]:
    """Time and weigh whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _window_rows(Path(folder))
        yield from _show_rows(Path(folder))


def _window_rows(folder: Path) -> Iterator[Row]:
    kept = folder / "kept"
    _run(["-c", WINDOW], kept)  # fills whatever cache there is, and lets Python compile its modules
    empty, warm, first = [], [], []
    for run in range(RUNS):
        empty.append(_run(["-c", EMPTY], kept))
        warm.append(_run(["-c", WINDOW], kept))
        first.append(_run(["-c", WINDOW], folder / f"first-{run}"))
    bare = _median(empty)
    name = "empty window"
    yield times("cold start to the painted diagram", _median(warm).ms, bare.ms, name, 1.4)
    yield times("first start ever (no cache)", _median(first).ms, bare.ms, name, 2.0)
    more = _median(warm).mb - bare.mb
    yield at_most("memory after start, above the empty window", more, 60, "MB", f"{name} {bare.mb:.2f} MB")


def _show_rows(folder: Path) -> Iterator[Row]:
    kept = folder / "kept"
    show = ["-m", "legmap", "show", "nerve.tibial"]
    _run(show, kept)
    shown, passed, read = [], [], []
    for _ in range(RUNS):
        passed.append(_run(["-c", "pass"], kept))
        read.append(_run(["-c", READ_TOML], kept))
        shown.append(_run(show, kept))
    ms, bare, toml = _median(shown).ms, _median(passed).ms, _median(read).ms
    yield times(
        "legmap show nerve.tibial", ms, toml, f"python -c pass ({bare:.2f} ms) and the TOML read", 2.5
    )
    strict = 2.5 * bare + (toml - bare)
    beside = f"2.5 x {bare:.2f} ms and {toml - bare:.2f} ms for the TOML"
    yield Row("the same, the TOML read counted once", ms, "ms", beside, ms / strict, "<= 1 x", ms <= strict)


def _run(words: list[str], home: Path) -> Runs:
    """One run of a Python process, with folders for settings and caches of its own."""
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
    }
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *words], env=surroundings, check=True, capture_output=True, text=True
    )
    ms = 1000 * (time.perf_counter() - start)
    try:
        return Runs(ms, float(done.stdout))
    except ValueError:  # a process that is only timed
        return Runs(ms, 0.0)


def _median(runs: list[Runs]) -> Runs:
    return Runs(statistics.median(r.ms for r in runs), statistics.median(r.mb for r in runs))

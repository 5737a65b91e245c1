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
from dataclasses import dataclass, fields
from pathlib import Path

from bench.timing import Row, at_most, times
from legmap.resources import data_dir

RUNS = 9
TELLING = """
import resource, sys, time
def tell(what):
    try:
        with open("/proc/self/statm") as file:
            used = int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(what, time.perf_counter(), used / 1e6, flush=True)
"""
EMPTY = f"""{TELLING}
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell("seen")
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.processEvents()
tell("ready")
"""
WINDOW = f"""{TELLING}
from PySide6.QtCore import QTimer
from legmap.cli import main
from legmap.gui.shell import app
from legmap.gui.shell.frame import Frame
paint, stay = Frame.paintEvent, app._run_event_loop
def paint_and_tell(self, event):
    paint(self, event)
    if self._still is not None:
        tell("seen")
def tell_and_close(application, window, lesion):
    def end():
        if window.canvas._frame_cache.screen is None or not window.canvas.settled:
            QTimer.singleShot(1, end)
            return
        tell("seen")
        tell("ready")
        rest() if "idle" in sys.argv else window.close()
    def rest():
        from legmap.gui.shell.rehearsal import Rehearsal
        if window.findChild(Rehearsal).over:
            tell("idle")
            window.close()
        else:
            QTimer.singleShot(50, rest)
    QTimer.singleShot(0, end)
    return stay(application, window, lesion)
Frame.paintEvent, app._run_event_loop = paint_and_tell, tell_and_close
sys.exit(main(["open"]))
"""
READ_TOML = f"""
import tomllib
from pathlib import Path
for file in sorted(Path({str(data_dir())!r}).glob("*.toml")):
    tomllib.loads(file.read_text(encoding="utf-8"))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of one process, or the median of several, came to.

    Attributes
    ----------
    ms : float
        The whole process, in milliseconds.
    seen, ready : float
        Milliseconds until the diagram was first painted, and until clicks were answered.
    mb, idle_mb : float
        Resident memory then, and when everything is prepared that a click may want.
    """

    ms: float
    seen: float = 0.0
    ready: float = 0.0
    mb: float = 0.0
    idle_mb: float = 0.0


def process_rows() -> Iterator[Row]:
    """Time and weigh whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _window_rows(Path(folder))
        yield from _show_rows(Path(folder))


def _window_rows(folder: Path) -> Iterator[Row]:
    kept = folder / "kept"
    _run(["-c", WINDOW], kept)  # fills the cache, and lets Python compile its modules
    empty, warm, first = [], [], []
    for run in range(RUNS):
        empty.append(_run(["-c", EMPTY], kept))
        warm.append(_run(["-c", WINDOW], kept))
        first.append(_run(["-c", WINDOW], folder / f"first-{run}"))
    bare, later, once = _median(empty), _median(warm), _median(first)
    name = "empty window painted"
    yield times("cold start to the painted diagram", later.seen, bare.seen, name, 1.4)
    yield Row("the same, until it answers a click", later.ready, "ms", beside=f"{name} {bare.seen:.2f} ms")
    yield times("first start ever (no cache)", once.seen, bare.seen, name, 2.0)
    more = later.mb - bare.mb
    beside = f"empty window {bare.mb:.2f} MB"
    yield at_most("memory after start, above the empty window", more, 60, "MB", beside)
    idle = _run(["-c", WINDOW, "idle"], kept).idle_mb - bare.mb
    yield Row("the same, when everything is prepared in idle time", idle, "MB", beside)


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


def _run(words: list[str], home: Path) -> Run:
    """One run of a Python process, with folders for settings, caches and work of its own."""
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
    surroundings |= {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "DATA", "STATE")}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *words], env=surroundings, check=True, capture_output=True, text=True
    )
    ms = 1000 * (time.perf_counter() - start)
    told: dict[str, tuple[float, float]] = {}
    for line in done.stdout.splitlines():
        match line.split():
            case ["seen" | "ready" | "idle" as what, at, mb]:  # of several paintings the first counts
                told.setdefault(what, (1000 * (float(at) - start), float(mb)))
    seen, (ready, memory) = told.get("seen", (0.0, 0.0))[0], told.get("ready", (0.0, 0.0))
    return Run(ms, seen, ready, memory, told.get("idle", (0.0, 0.0))[1])


def _median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(r, f.name) for r in runs) for f in fields(Run)))

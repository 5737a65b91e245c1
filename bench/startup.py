"""Whole processes of the installed wheel: start to a window that answers a click, memory, ``legmap show``.

Runs of what is measured and of its yardstick alternate, so that a machine that slows down slows both.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from bench.timing import Row, at_most, times

ROOT = Path(__file__).parents[1]
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
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
tell("ready")
"""
WINDOW = f"""{TELLING}
from PySide6.QtCore import QTimer
from legmap.cli import main
from legmap.gui.shell import app
run = app._run_event_loop
def tell_and_close(application, window, lesion):
    def end():
        if window.canvas._frame_cache.viewport is None or not window.canvas.settled:
            QTimer.singleShot(1, end)
            return
        tell("ready")
        window.close()
    QTimer.singleShot(0, end)
    return run(application, window, lesion)
app._run_event_loop = tell_and_close
sys.exit(main(["open"]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of one process, or the median of several, came to.

    Attributes
    ----------
    ms : float
        The whole process, in milliseconds.
    ready : float
        Milliseconds until everything was painted and clicks were answered.
    mb : float
        Resident memory then.
    """

    ms: float
    ready: float = 0.0
    mb: float = 0.0


def process_rows() -> Iterator[Row]:
    """Time and weigh whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        installed = _installed(Path(folder))
        yield from _window_rows(Path(folder), installed)
        yield from _show_rows(Path(folder), installed)


def _installed(folder: Path) -> Path:
    """Unpack and compile a wheel of this checkout, as installing it does."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    place = folder / "installed"
    zipfile.ZipFile(wheel).extractall(place)
    compileall.compile_dir(place, quiet=2)
    return place


def _window_rows(folder: Path, installed: Path) -> Iterator[Row]:
    kept = folder / "kept"
    _run(["-c", WINDOW], kept, installed)
    empty, later, first = [], [], []
    for run in range(RUNS):
        empty.append(_run(["-c", EMPTY], kept, installed))
        later.append(_run(["-c", WINDOW], kept, installed))
        first.append(_run(["-c", WINDOW], folder / f"first-{run}", installed))
    bare, again, once = _median(empty), _median(later), _median(first)
    name = "empty window painted"
    yield times("start to a window that answers a click", again.ready, bare.ready, name, 3.5)
    yield times("the same, first start ever", once.ready, bare.ready, name, 3.5)
    beside = f"empty window {bare.mb:.2f} MB"
    yield at_most("memory at rest, above the empty window", again.mb - bare.mb, 45, "MB", beside)


def _show_rows(folder: Path, installed: Path) -> Iterator[Row]:
    kept = folder / "kept"
    show = ["-m", "legmap", "show", "nerve.tibial"]
    shown, passed = [], []
    for _ in range(RUNS):
        passed.append(_run(["-c", "pass"], kept, installed))
        shown.append(_run(show, kept, installed))
    ms, bare = _median(shown).ms, _median(passed).ms
    yield times("legmap show nerve.tibial", ms, bare, "python -c pass", 8)


def _run(words: list[str], home: Path, installed: Path) -> Run:
    """Run a Python process with an installed legmap, and folders for settings and work of its own."""
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(installed)}
    surroundings |= {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "DATA", "STATE")}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *words], env=surroundings, check=True, capture_output=True, text=True, cwd=installed
    )
    ms = 1000 * (time.perf_counter() - start)
    told: dict[str, tuple[float, float]] = {}
    for line in done.stdout.splitlines():
        match line.split():
            case ["ready" as what, at, mb]:
                told.setdefault(what, (1000 * (float(at) - start), float(mb)))
    ready, memory = told.get("ready", (0.0, 0.0))
    return Run(ms, ready, memory)


def _median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(r, f.name) for r in runs) for f in fields(Run)))

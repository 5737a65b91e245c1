"""Whole processes of an installed wheel: start to a window that answers a click, memory, ``legmap show``.

Runs of what is measured and of its yardstick alternate, so that a machine that slows down slows both.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Row, at_most, output_of, times

ROOT = Path(__file__).parents[1]
RUNS = 9
REST_MS = 2000
"""The window is left alone for that long before its memory is weighed."""
SCREEN = {
    "screens": [
        {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
    ]
}
"""Of the offscreen platform; its own is 800x800, which leaves the drawings too few pixels to click on."""
REPORT = """
import os, resource, sys, time
def report(what):
    try:
        with open("/proc/self/statm") as file:
            used = int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(what, time.perf_counter(), used / 1e6, flush=True)
"""
EMPTY = f"""{REPORT}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        report("answer")
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.processEvents()
if "rest" in sys.argv:
    QTimer.singleShot({REST_MS}, lambda: (report("rest"), window.close()))
    app.exec()
"""
WINDOW = f"""{REPORT}
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
run = QApplication.exec
def parts():
    tops = QApplication.topLevelWidgets()
    found = [w for top in tops for w in (top, *top.findChildren(QMainWindow)) if isinstance(w, QMainWindow)]
    window = next(w for w in found if w.menuBar().actions())
    canvases = window.findChildren(QWidget)
    return window, next(w for w in canvases if w.accessibleName() == "Drawings of the lower limb")
def click():
    window, canvas = parts()
    if not window.windowHandle().isExposed():  # nothing is laid out or painted yet
        return QTimer.singleShot(0, click)
    canvas.repaint()
    left = Qt.MouseButton.LeftButton
    for x in range(canvas.width() // 12, canvas.width(), 7):  # the first structure across the thigh
        at = QPointF(x, canvas.height() / 3)
        there = QPointF(canvas.mapToGlobal(at.toPoint()))
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            buttons = left if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
            event = QMouseEvent(kind, at, there, left, buttons, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(canvas, event)
        if window.windowTitle() != "legmap":
            break
    else:
        print("no click on the drawings selected anything", file=sys.stderr)
        os._exit(1)  # an exception would not leave the event loop
    canvas.repaint()
    report("answer")
    window.close()
def rest():
    report("rest")
    parts()[0].close()
def click_and_run(*_):
    QTimer.singleShot(*(({REST_MS}, rest) if "rest" in sys.argv else (0, click)))
    return run()
QApplication.exec = click_and_run
from legmap.cli import main
sys.exit(main(["open"]))
"""
SHOW = ["-m", "legmap", "show", "nerve.tibial"]
QT_LOADED = """
import sys
from legmap.cli import main
main(["show", "nerve.tibial"])
sys.exit("PySide6" in sys.modules)
"""


def process_rows() -> Iterator[Row]:
    """Install the wheel, and time and weigh whole processes of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install_wheel(folder / "site")
        yield from _window_rows(folder)
        yield from _show_rows(folder)


def install_wheel(site: Path) -> None:
    """Build the wheel and install it, compiled, into a folder of its own."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels = site.with_name("wheels")
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT], check=True)
    (wheel,) = wheels.glob("legmap-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", site, wheel], check=True)


def _window_rows(folder: Path) -> Iterator[Row]:
    kept = folder / "kept"
    _run(["-c", WINDOW], kept, folder)
    empty, later, first = [], [], []
    for run in range(RUNS):
        empty.append(_run(["-c", EMPTY], kept, folder)["answer"][0])
        later.append(_run(["-c", WINDOW], kept, folder)["answer"][0])
        first.append(_run(["-c", WINDOW], folder / f"first-{run}", folder)["answer"][0])
    bare = statistics.median(empty)
    what = "process start to a window that answers a click"
    yield times(f"{what}, first start ever", statistics.median(first), bare, "empty window painted", 3.5)
    yield times(f"{what}, later starts", statistics.median(later), bare, "empty window painted", 3.5)
    pairs = [[_run(["-c", code, "rest"], kept, folder) for code in (WINDOW, EMPTY)] for _ in range(3)]
    window, nothing = (statistics.median(run["rest"][1] for run in runs) for runs in zip(*pairs, strict=True))
    beside = f"empty window {nothing:.2f} MB"
    yield at_most("memory at rest, above the empty window", window - nothing, 45, "MB", beside)


def _show_rows(folder: Path) -> Iterator[Row]:
    kept = folder / "kept"
    _run(SHOW, kept, folder)
    shown, passed = [], []
    for _ in range(RUNS):
        passed.append(_run(["-c", "pass"], kept, folder))
        shown.append(_run(SHOW, kept, folder))
    ms, bare = (statistics.median(run["all"][0] for run in runs) for runs in (shown, passed))
    yield times("legmap show nerve.tibial", ms, bare, "python -c pass", 8)
    ms, bare = (statistics.median(run["cpu"][0] for run in runs) for runs in (shown, passed))
    yield times("the same in CPU time, for a machine with others at work", ms, bare, "python -c pass", 8)
    qt = subprocess.run(
        [sys.executable, "-c", QT_LOADED], env=_environment(kept, folder), check=False, capture_output=True
    )
    yield Row("the same loads Qt", qt.returncode, "times", aim="never", met=qt.returncode == 0)


def _cpu_ms() -> float:
    """Return the CPU time of all processes that have been run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (used.ru_utime + used.ru_stime)


def _environment(home: Path, folder: Path) -> dict[str, str]:
    screen = folder / "screen.json"
    screen.write_text(json.dumps(SCREEN))
    platform = f"offscreen:configfile={screen}"
    environment = os.environ | {"QT_QPA_PLATFORM": platform, "PYTHONPATH": str(folder / "site")}
    environment |= {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "DATA", "STATE")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
    return environment


def _run(words: list[str], home: Path, folder: Path) -> dict[str, tuple[float, float]]:
    """Run a Python process in a home of its own; return ms and MB at its first report of each name."""
    used = _cpu_ms()
    start = time.perf_counter()
    output = output_of([sys.executable, *words], folder, _environment(home, folder))
    measured = {"all": (1000 * (time.perf_counter() - start), 0.0), "cpu": (_cpu_ms() - used, 0.0)}
    for line in output.splitlines():
        match line.split():
            case ["answer" | "rest" as what, at, mb]:
                measured.setdefault(what, (1000 * (float(at) - start), float(mb)))
    return measured

"""The canvas at two sizes: click to painted highlight beside another commit, and frames of zoom and pan."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from bench.click import CANVAS
from bench.timing import Row, at_most, ms_of, output_of, times

SIZES = ((1400, 900), (3840, 2160))
CLICKS = 40
ROUNDS = 3
FRAMES = 12
QUIET_S = 1.0
SCRIPT = Path(__file__).with_name("click.py")
Times = dict[str, list[float]]


def click_rows(against: Path | None) -> Iterator[Row]:
    """Time clicks in the window, in turn with those of another checkout if there is one."""
    for width, height in SIZES:
        here, there = [], []
        for _ in range(ROUNDS):
            here.append(_clicks(Path(sys.executable), SCRIPT.parents[1], width, height))
            if against is not None:
                there.append(_clicks(against / ".venv" / "bin" / "python", against, width, height))
        lit = min(statistics.median(run["lit"]) for run in here)
        what = f"click to painted highlight, {width}x{height}"
        if against is not None:
            other = min(statistics.median(run["lit"]) for run in there)
            yield times(what, lit, other, _commit(against), 1.2)
        else:
            yield Row(what, lit, beside="another checkout: --against DIR")
        idle = min(statistics.median(run["idle"]) for run in here)
        yield Row(f"click until all words are there, {width}x{height}", idle)


def movement_rows() -> Iterator[Row]:
    """Time single frames of zooming and panning by keys, and how soon the drawings are sharp again."""
    from legmap.gui.shell.app import build_window

    for width, height in SIZES:
        with tempfile.TemporaryDirectory() as home:
            os.environ |= {f"XDG_{n}_HOME": f"{home}/{n}" for n in ("CONFIG", "CACHE", "DATA", "STATE")}
            window = build_window(["nerve.sciatic"])
            canvas = next(w for w in window.findChildren(QWidget) if w.accessibleName() == CANVAS)
            window.show()
            for _ in range(3):
                QApplication.processEvents()
                window.resize(
                    window.width() + width - canvas.width(), window.height() + height - canvas.height()
                )
            yield from _movement_rows(window, canvas, f"{width}x{height}")
            window.close()
            window.deleteLater()


class Paintings(QObject):
    """Notes when a widget was painted last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.last = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.last = time.perf_counter()
        return False


def _movement_rows(window: QMainWindow, canvas: QWidget, size: str) -> Iterator[Row]:
    paintings = Paintings(canvas)
    window.activateWindow()
    canvas.setFocus()
    _sharp_again(paintings, lambda: None)

    def press(key: Qt.Key) -> Callable[[], None]:
        def act() -> None:
            QTest.keyClick(canvas, key)
            QApplication.processEvents()

        return act

    zoom_in, zoom_out, pan = (press(k) for k in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Right))
    for name, acts in (("zoom", [zoom_in] * FRAMES + [zoom_out] * FRAMES), ("pan", [pan] * FRAMES)):
        frames = [ms_of(act) for act in acts]
        beside = f"median frame {statistics.median(frames):.2f} ms"
        yield at_most(f"slowest {name} frame, {size}", max(frames), 16, beside=beside)
    sharp = [_sharp_again(paintings, act) for act in [zoom_in] * 3 + [zoom_out] * 4]
    yield at_most(f"sharp again after the last zoom step, {size}", statistics.median(sharp), 150)


def _sharp_again(paintings: Paintings, act: Callable[[], None]) -> float:
    """Return the milliseconds from an act until the last painting before the canvas rests."""
    start = time.perf_counter()
    act()
    while time.perf_counter() - max(start, paintings.last) < QUIET_S:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    return 1000 * max(0.0, paintings.last - start)


def _clicks(python: Path, checkout: Path, width: int, height: int) -> Times:
    command = [str(python), "-P", str(SCRIPT), str(width), str(height), str(CLICKS)]
    measured: Times = json.loads(output_of(command, checkout).splitlines()[-1])
    return measured


def _commit(checkout: Path) -> str:
    command = ["git", "--no-optional-locks", "rev-parse", "--short", "HEAD"]
    return output_of(command, checkout).strip()

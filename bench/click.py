"""Time clicks in the window, in this checkout or another: ``python -P bench/click.py WIDTH HEIGHT CLICKS``.

Uses only what every version has: the window, the canvas by its accessible name, and the status line. Prints
the milliseconds from each click to the first painting of the canvas after it, and until the event loop is
idle, as JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import time
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QStatusBar, QWidget

NOT_PAINTED = 1e9
CANVAS = "Drawings of the lower limb"


def main(width: int, height: int, clicks: int) -> None:
    """Open the window with a canvas of that size, and click on so many structures."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{n}_HOME": f"{home}/{n}" for n in ("CONFIG", "CACHE", "DATA", "STATE")}
        app = QApplication(["bench"])
        window = _build_window()
        canvas = next(w for w in window.findChildren(QWidget) if w.accessibleName() == CANVAS)
        painted: list[float] = []
        _note_paintings(type(canvas), painted)
        window.show()
        for _ in range(3):
            app.processEvents()
            grown = window.width() + width - canvas.width(), window.height() + height - canvas.height()
            window.resize(*grown)
        _rest(app)
        spots = structure_spots(window, canvas)
        chosen = list(spots.values())[:: max(1, len(spots) // clicks)]
        times = [_click(app, canvas, point, painted) for point in chosen]
        window.close()
    lit, idle = zip(*(each for each in times if each[0] < NOT_PAINTED), strict=True)
    print(json.dumps({"lit": lit, "idle": idle}))


def structure_spots(window: QMainWindow, canvas: QWidget) -> dict[str, QPoint]:
    """Return a point on each structure that the status line names under the pointer."""
    labels = window.findChildren(QStatusBar)[0].findChildren(QWidget)
    found: dict[str, QPoint] = {}
    step = max(9, canvas.width() // 90)
    for y in range(step, canvas.height(), step):
        for x in range(step, canvas.width(), step):
            QTest.mouseMove(canvas, QPoint(x, y))
            told = next((text for w in labels if (text := str(w.property("text") or ""))), "")
            found.setdefault(told, QPoint(x, y))
    found.pop("", None)
    return dict(sorted(found.items()))


def _build_window() -> QMainWindow:
    for name in ("legmap.gui.shell.app", "legmap.gui.app"):
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        window: QMainWindow = module.build_window()
        return window
    raise RuntimeError("this version has no window that is known here")


def _note_paintings(canvas_class: Any, painted: list[float]) -> None:
    paint = canvas_class.paintEvent

    def paint_and_note(canvas: QWidget, event: object) -> None:
        paint(canvas, event)
        painted.append(time.perf_counter())

    canvas_class.paintEvent = paint_and_note


def _click(app: QApplication, canvas: QWidget, point: QPoint, painted: list[float]) -> tuple[float, float]:
    _rest(app)
    QTest.mouseMove(canvas, point)
    _rest(app)
    painted.clear()
    start = time.perf_counter()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)
    app.processEvents()
    end = time.perf_counter()
    lit = 1000 * (painted[0] - start) if painted else NOT_PAINTED
    return lit, 1000 * (end - start)


def _rest(app: QApplication) -> None:
    """Let the program finish what it paints in steps."""
    QTest.qWait(30)
    app.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

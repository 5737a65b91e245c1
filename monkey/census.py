"""How much memory the program has, and of what there is how much."""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import statistics
import sys
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from legmap.gui.shell.window import MainWindow


def used_mb() -> float:
    """Memory in use now, in MB of a million bytes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


_TOLD = (
    "arena", "free_pieces", "small_pieces", "mapped_pieces", "mapped",
    "most", "small_free", "held", "free", "trimmable",
)  # fmt: skip
"""What glibc's ``mallinfo2`` tells, in its order."""


class _Mallinfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in _TOLD]


def held_mb() -> float:
    """What the C library has given out and not got back, in MB of a million bytes; 0 where it does not tell.

    The rest of `used_mb` is the libraries themselves, Python's own pools, and what lies free between pieces.
    """
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except (OSError, AttributeError):
        return 0.0
    ask.restype = _Mallinfo
    told = ask()
    return int(told.mapped + told.held) / 1e6


def census(window: MainWindow) -> str:
    """Numbers of what could pile up."""
    gc.collect()
    scene = window.canvas._scene
    stock = scene._item_cache
    return (
        f"objects {len(window.findChildren(QObject))}, windows {len(QApplication.topLevelWidgets())}, "
        f"undo {window.document.history._stack.count()}, visited {len(window.document.selection._history)}, "
        f"findings {len(window.document.examination.findings)}, "
        f"ready {len(stock._ready)}, memo {len(stock.cache)}, python {len(gc.get_objects())}"
    )


def kinds(window: MainWindow) -> str:
    """Which windows there are, and which objects the window owns most of."""
    tops = Counter(type(w).__name__ for w in QApplication.topLevelWidgets())
    owned = Counter(type(o).__name__ for o in window.findChildren(QObject))
    return f"windows: {_told(tops)}\n    objects: {_told(owned)}"


def slope(xs: Sequence[float], ys: Sequence[float]) -> float:
    """By how much the second grows for each of the first, by least squares; 0 for a single one."""
    return statistics.linear_regression(xs, ys).slope if len(set(xs)) > 1 else 0.0


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {n}" for name, n in counts.most_common(14))

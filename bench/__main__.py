"""``python -m bench``: everything, or only ``processes``, ``canvas``, ``hits``, ``names``, ``core``.

Prints one table; a run of everything is also added to ``results.md``. A slow machine fails nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from bench.canvas import canvas_rows
from bench.core import core_rows
from bench.hit_test import hit_rows
from bench.search import name_rows
from bench.startup import process_rows
from bench.table import append, machine, summary, table
from bench.timing import Row
from legmap.anatomy.load import load_atlas
from legmap.diagram.reader.drawings import read_diagram
from legmap.resources import assets_dir


def main(wanted: list[str]) -> int:
    """Measure what is wanted."""
    app = QApplication(["bench"])
    atlas, diagram = load_atlas(), read_diagram(assets_dir())
    groups: dict[str, Callable[[], Iterable[Row]]] = {
        "processes": process_rows,
        "canvas": lambda: canvas_rows(atlas, diagram),
        "hits": lambda: hit_rows(diagram),
        "names": lambda: name_rows(atlas),
        "core": core_rows,
    }
    unknown = [name for name in wanted if name not in groups]
    if unknown:
        print(f"bench: '{unknown[0]}' is not measured; choose from {', '.join(groups)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in wanted or groups:
        print(f"measuring {name} ...", file=sys.stderr)
        rows += groups[name]()
    print(f"{machine()}\n\n{table(rows)}\n\n{summary(rows)}")
    if not wanted:
        append(rows)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

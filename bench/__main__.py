"""Measure how fast the program is: ``python -m bench [GROUP ...] [--against DIR]``.

Groups are ``processes``, ``clicks``, ``canvas``, ``hits``, ``names`` and ``core``; by default all of them.
``--against DIR`` names a checkout of another commit with an environment of its own in ``.venv``; clicks are
timed there too. Prints one table; a run of everything is also added to ``results.md``. A slow machine fails
nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from bench.canvas import click_rows, movement_rows
from bench.core import core_rows
from bench.hit_test import hit_rows
from bench.search import name_rows
from bench.startup import process_rows
from bench.table import append, machine, summary, table
from bench.timing import Row
from legmap.anatomy.load import load_atlas
from legmap.diagram.reader.drawings import read_diagram
from legmap.resources import assets_dir


def main() -> int:
    """Measure what is asked for."""
    app = QApplication(["bench"])
    asked = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition("\n\n")[0])
    asked.add_argument("groups", nargs="*", metavar="GROUP")
    asked.add_argument("--against", type=Path, metavar="DIR", help="a checkout to hold clicks against")
    options = asked.parse_args()
    groups: dict[str, Callable[[], Iterable[Row]]] = {
        "processes": process_rows,
        "clicks": lambda: click_rows(options.against),
        "canvas": movement_rows,
        "hits": lambda: hit_rows(read_diagram(assets_dir())),
        "names": lambda: name_rows(load_atlas()),
        "core": core_rows,
    }
    if unknown := [name for name in options.groups if name not in groups]:
        asked.error(f"'{unknown[0]}' is not measured; choose from {', '.join(groups)}.")
    rows: list[Row] = []
    for name in options.groups or groups:
        print(f"measuring {name} ...", file=sys.stderr)
        rows += groups[name]()
    print(f"{machine()}\n\n{table(rows)}\n\n{summary(rows)}")
    if not options.groups:
        append(rows)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())

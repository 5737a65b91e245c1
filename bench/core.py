"""How long the core takes on this machine: run ``python bench/core.py`` from an installed checkout.

Prints the median of several runs in milliseconds. Nothing here is a test: a slow machine fails nothing.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from legmap.anatomy.load import load_atlas
from legmap.anatomy.search import index_of, search
from legmap.diagram.hit import HitIndex
from legmap.diagram.sheet import arrange
from legmap.diagram.svg import read_diagram
from legmap.lesion.deficit import deficit_of, single_lesions
from legmap.lesion.highlight import highlights_of
from legmap.plate import Wishes, figure_of
from legmap.render.compose import base_items, highlight_items
from legmap.render.figure import compose_figure
from legmap.render.layers import Layers
from legmap.render.qt import paint, prepare
from legmap.render.style import LIGHT
from legmap.report.build import build_report
from legmap.resources import assets_dir
from legmap.roles import lit_on


def median_ms(task: Callable[[], object], runs: int = 9) -> float:
    """Median time of a task in milliseconds, after one run that does not count."""
    task()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Time each step from the data files to the picture."""
    app = QGuiApplication([])
    atlas = load_atlas()
    index = index_of(atlas)
    rivals = single_lesions(atlas)
    diagram = read_diagram(assets_dir())
    sheet = arrange(diagram)
    deficit = deficit_of(atlas, ["nerve.sciatic"], rivals)
    lit = lit_on(sheet.side, highlights_of(atlas, deficit))
    hits = HitIndex(diagram.views["posterior"])
    layers = frozenset({"nerves", "superficial-muscles", "deep-muscles", "fields"})
    base = prepare(base_items(diagram, sheet, Layers(), LIGHT, dimmed=False))
    glow = prepare(highlight_items(diagram, sheet, lit, LIGHT))
    image = QImage(1400, 900, QImage.Format.Format_RGB32)
    scale = 900 / sheet.bounds.height()

    def shoot(items: tuple[object, ...]) -> None:
        painter = QPainter(image)
        painter.scale(scale, scale)
        paint(items, painter)  # type: ignore[arg-type]
        painter.end()

    rows = (
        ("read and check the atlas", lambda: load_atlas()),
        ("read the drawings", lambda: read_diagram(assets_dir())),
        ("every single lesion", lambda: single_lesions(atlas)),
        ("deficit of the sciatic nerve", lambda: deficit_of(atlas, ["nerve.sciatic"], rivals)),
        ("its report", lambda: build_report(atlas, deficit)),
        ("search 'gastrocnemius'", lambda: search(index, "gastrocnemius")),
        ("search 'gastrocnemus' (misspelt)", lambda: search(index, "gastrocnemus")),
        ("1000 hit tests", lambda: [hits.hits(60 + i % 40, 100 + i * 0.8, 2.0, layers) for i in range(1000)]),
        ("paint everything, 1400x900", lambda: shoot(base)),
        ("paint what the sciatic lights", lambda: shoot(glow)),
        ("compose its figure", lambda: compose_figure(figure_of(atlas, diagram, sheet, deficit, Wishes()))),
    )
    for name, task in rows:
        print(f"{name:36} {median_ms(task):9.2f} ms")
    del app


if __name__ == "__main__":
    main()

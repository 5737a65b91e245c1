"""Hit tests on the real drawings and on synthetic ones of 400, 4,000 and 40,000 regions."""

from __future__ import annotations

import itertools
import math
import random
import statistics
import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from bench.timing import Row, at_most
from legmap.diagram.hit import HitIndex
from legmap.diagram.model import LAYERS, Diagram, Region, Shape, View

WIDTH, HEIGHT = 400.0, 1000.0
GROWTH = (400, 4_000, 40_000)
POINTS = 4_000
CHECKED = 400
ASKED = frozenset(LAYERS) - {"outline"}
KINDS = ("bones", "deep-muscles", "superficial-muscles", "fields")
TOLERANCE = 2.0
Points = Sequence[tuple[float, float]]


def hit_rows(diagram: Diagram) -> Iterator[Row]:
    """Time hits, and count answers that differ from containment asked of every region."""
    view = diagram.views["posterior"]
    points = _points(view.content, POINTS)
    index = HitIndex(view)
    plain, near = (_median_us(index, points, t) for t in (0.0, TOLERANCE))
    count = len(view.regions)
    yield at_most(
        f"hit test, posterior view ({count} regions)", near, 5, "us", f"no tolerance {plain:.2f} us"
    )
    wrong = [_wrong(view, index, points)]
    first = nearby = 0.0
    for regions in GROWTH:
        made = synthetic(regions)
        points = _points(made.bounds, POINTS)
        index = HitIndex(made)
        us = _median_us(index, points, 0.0)
        reach = _median_us(index, points, 0.1 * _spacing(regions))
        first, nearby = first or us, nearby or reach
        wrong.append(_wrong(made, index, points))
        beside = f"400 regions {first:.2f} us"
        last = regions == GROWTH[-1]
        aim, met = ("<= 3 x", us <= 3 * first) if last else ("", None)
        yield Row(f"hit test, synthetic, {regions} regions", us, "us", beside, us / first, aim, met)
        if last:
            beside = f"400 regions {nearby:.2f} us"
            what = f"the same with a tolerance of a tenth of a region, {regions} regions"
            yield Row(what, reach, "us", beside, reach / nearby, "<= 3 x", reach <= 3 * nearby)
    checked = f"{CHECKED} points on each of {len(wrong)} drawings, exact containment"
    yield Row("wrong answers of the hit test", sum(wrong), "wrong", checked, None, "none", not any(wrong))


def synthetic(count: int) -> View:
    """A view of so many curved regions, as densely overlapping whatever their number."""
    spacing = _spacing(count)
    chance = random.Random(count)
    columns = math.ceil(WIDTH / spacing)
    regions = []
    for place in range(count):
        x, y = (place % columns + 0.5) * spacing, (place // columns + 0.5) * spacing
        path = _blob(x, y, spacing * chance.uniform(0.4, 0.9), chance)
        layer = KINDS[place % len(KINDS)]
        shape = Shape("belly", path)
        regions.append(
            Region(f"muscle.m{place}", "synthetic", layer, place, (shape,), path.boundingRect(), path)
        )
    return View("synthetic", QRectF(0, 0, WIDTH, HEIGHT), tuple(regions))


def _spacing(count: int) -> float:
    return math.sqrt(WIDTH * HEIGHT / count)


def _blob(x: float, y: float, radius: float, chance: random.Random) -> QPainterPath:
    """A closed curve of eight pieces around a point."""
    knots = []
    for step in range(16):
        angle, far = step * math.pi / 8, radius * chance.uniform(0.7, 1.0)
        knots.append(QPointF(x + far * math.cos(angle), y + far * math.sin(angle)))
    path = QPainterPath(knots[0])
    for bend, end in zip(knots[1::2], [*knots[2::2], knots[0]], strict=True):
        path.quadTo(bend, end)
    path.closeSubpath()
    return path


def _points(box: QRectF, count: int) -> Points:
    chance = random.Random(5)
    return [
        (chance.uniform(box.left(), box.right()), chance.uniform(box.top(), box.bottom()))
        for _ in range(count)
    ]


def _median_us(index: HitIndex, points: Points, tolerance: float) -> float:
    """Median over points of the time of one hit test in microseconds, the best of three rounds."""
    rounds = []
    for _ in range(3):
        marks = [time.perf_counter_ns()]
        for x, y in points:
            index.hits(x, y, tolerance, ASKED)
            marks.append(time.perf_counter_ns())
        rounds.append(statistics.median(b - a for a, b in itertools.pairwise(marks)) / 1000)
    return min(rounds)


def _wrong(view: View, index: HitIndex, points: Points) -> int:
    """At how many points the index answers other than every region asked in turn."""
    asked = [r for r in view.regions if r.layer in ASKED]
    boxes = [(b.left(), b.top(), b.right(), b.bottom()) for b in (r.body.controlPointRect() for r in asked)]
    wrong = 0
    for x, y in points[:CHECKED]:
        point = QPointF(x, y)
        near = [
            r
            for r, (x0, y0, x1, y1) in zip(asked, boxes, strict=True)
            if x0 <= x <= x1 and y0 <= y <= y1  # a path lies within its control points
        ]
        wrong += set(index.hits(x, y, 0.0, ASKED)) != {r.id for r in near if r.body.contains(point)}
    return wrong

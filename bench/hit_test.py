"""Time hit tests at fresh points of a real drawing and of synthetic ones, and hold them to containment."""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from bench.timing import Row
from legmap.diagram.hit_test import ViewHitTester
from legmap.diagram.model import LAYERS, Diagram, Region, Shape, View

WIDTH, HEIGHT = 400.0, 1000.0
GROWTH = (400, 4_000)
POINTS = 4_000
CHECKED = 400
ASKED = frozenset(LAYERS) - {"outline"}
KINDS = ("bones", "deep-muscles", "superficial-muscles", "fields")
TOLERANCE = 2.0
Points = Sequence[tuple[float, float]]


def hit_rows(diagram: Diagram) -> Iterator[Row]:
    """Yield the times of hit tests, and how many answers differ from containment asked of every region."""
    view = diagram.views["posterior"]
    points = _points(view.content, POINTS)
    plain, _ = _times_us(view, points, 0.0)
    near, slow = _times_us(view, points, TOLERANCE)
    yield Row(
        f"hit test, posterior view ({len(view.regions)} regions), fresh points",
        near,
        "us",
        f"95th percentile {slow:.0f} us; without tolerance {plain:.1f} us",
        None,
        "<= 60 us",
        near <= 60,
    )
    wrong = _wrong(view, points)
    for regions in GROWTH:
        made = synthetic(regions)
        points = _points(made.bounds, POINTS)
        median, slow = _times_us(made, points, 0.1 * _spacing(regions))
        wrong += _wrong(made, points)
        yield Row(f"hit test, synthetic, {regions} regions", median, "us", f"95th percentile {slow:.0f} us")
    checked = f"{CHECKED} points on each of {1 + len(GROWTH)} drawings, exact containment"
    yield Row("wrong answers of the hit test", wrong, "wrong", checked, None, "none", not wrong)


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


def _times_us(view: View, points: Points, tolerance: float) -> tuple[float, float]:
    """Return median and 95th percentile of one pass over points that were never asked, in microseconds."""
    tester = ViewHitTester(view)
    times = []
    for x, y in points:
        start = time.perf_counter_ns()
        tester.hits(x, y, tolerance, ASKED)
        times.append((time.perf_counter_ns() - start) / 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def _wrong(view: View, points: Points) -> int:
    """Count the points at which the hit test answers otherwise than every region asked in turn."""
    tester = ViewHitTester(view)
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
        wrong += set(tester.hits(x, y, 0.0, ASKED)) != {r.id for r in near if r.body.contains(point)}
    return wrong

"""Hold the hit test against a naive one that asks every region and measures every line."""

from __future__ import annotations

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import distance_to_segment, polylines
from legmap.diagram.hit_test import ViewHitTester
from legmap.diagram.model import LAYERS, MUSCLE_LAYERS, Region, Shape, View
from legmap.diagram.reader.drawings import read_diagram
from legmap.resources import assets_dir

ALL = frozenset(LAYERS)
ORDER = (
    ("nerves",),
    ("superficial-muscles",),
    ("deep-muscles",),
    ("deep-muscles-3",),
    ("deep-muscles-4",),
    ("fields", "dermatomes"),
    ("landmarks",),
    ("bones",),
)
RANK = {layer: rank for rank, layers in enumerate(ORDER) for layer in layers}
HAIR = 1e-7
MIDDLE = ("0x0.0p+0", "0x1.3aaaaaaaaaaabp+4", "-0x1.9555555555555p+1", "-0x1.8p+1", "-0x1.3p+3", "-0x1.ap+4")
CHOICES = (ALL, ALL - {"nerves"}, ALL - set(MUSCLE_LAYERS), frozenset({"nerves", "deep-muscles", "fields"}))


def lines_of(region):
    """Segments with the half width on each, over the courses of a nerve or around a muscle."""
    shapes = region.shapes if region.layer == "nerves" else (Shape("body", region.body),)
    for shape in shapes:
        r0, r1 = (width / 2 for width in shape.widths or (0.0, 0.0))
        for line in polylines(shape.path, 1.0):
            total = sum(math.dist(a, b) for a, b in itertools.pairwise(line)) or 1.0
            done = 0.0
            for a, b in itertools.pairwise(line):
                ends = done / total, (done + math.dist(a, b)) / total
                done += math.dist(a, b)
                yield (*a, *b), max(r0 + (r1 - r0) * end for end in ends)


class Naive:
    """The rules of `ViewHitTester`, without any box."""

    def __init__(self, view):
        self.regions = [(-i, r) for i, r in enumerate(view.regions) if r.layer in RANK]
        lined = ("nerves", *MUSCLE_LAYERS)
        self.lines = {r.id: list(lines_of(r)) for _, r in self.regions if r.layer in lined}

    def far(self, region, x, y):
        nearest = (distance_to_segment(x, y, *ends) - r for ends, r in self.lines[region.id])
        return max(0.0, min(nearest, default=math.inf))

    def hits(self, x, y, tolerance, layers):
        shown = [(order, r) for order, r in self.regions if r.layer in layers]
        found = [(RANK[r.layer], 0.0, order, r.id) for order, r in shown if r.body.contains(QPointF(x, y))]
        if tolerance > 0:
            inside = {each[3] for each in found}
            nerves = [(o, r) for o, r in shown if r.layer == "nerves" and r.id not in inside]
            found += [(0, self.far(r, x, y), o, r.id) for o, r in nerves if self.far(r, x, y) <= tolerance]
            if not any(rank <= 4 for rank, *_ in found):
                near = [
                    (self.far(r, x, y), RANK[r.layer], o, r.id) for o, r in shown if r.layer in MUSCLE_LAYERS
                ]
                far, rank, order, structure_id = min(near, default=(math.inf, 0, 0, ""))
                if far <= tolerance:
                    found.append((rank, far, order, structure_id))
        return tuple(each[3] for each in sorted(found))


def edges(view, count, chance):
    """Yield points on and close to the outlines of regions."""
    for _ in range(count):
        body = chance.choice(view.regions).body
        if body.elementCount():
            element = body.elementAt(chance.randrange(body.elementCount()))
            yield element.x, element.y
            on = body.pointAtPercent(chance.random())
            yield on.x() + chance.uniform(-0.02, 0.02), on.y()


def point_in(box, chance):
    return chance.uniform(box.left(), box.right()), chance.uniform(box.top(), box.bottom())


def differences(view, points, tolerance, layers):
    """Return the points at which the hit test answers otherwise than the naive one."""
    naive, tester = Naive(view), ViewHitTester(view)
    wrong = []
    for x, y in points:
        expected, answer = naive.hits(x, y, tolerance, layers), tester.hits(x, y, tolerance, layers)
        if answer != expected:
            wrong.append((x, y, tolerance, answer, expected))
    return wrong


def test_qt_itself_misses_a_point_inside_at_the_height_of_the_middle_of_a_curve():
    path = QPainterPath()
    path.cubicTo(0, 0, 0, 14, 0, 42)
    path.cubicTo(*map(float.fromhex, MIDDLE))
    x, y = float.fromhex("-0x1.2aaaaaaaaaaabp-1"), 8.25
    assert not path.contains(QPointF(x, y))
    assert path.contains(QPointF(x, y + HAIR))
    assert path.contains(QPointF(x, y - HAIR))


@pytest.fixture(scope="module")
def diagram():
    return read_diagram(assets_dir())


def test_the_shipped_views_answer_as_if_every_region_were_asked(diagram):
    wrong = []
    for name, view in diagram.views.items():
        chance = random.Random(name)
        for tolerance, layers in (
            (2.0, ALL),
            (0.0, ALL),
            (6.0, CHOICES[1]),
            (1.0, CHOICES[2]),
            (2.5, CHOICES[3]),
        ):
            points = [point_in(view.content, chance) for _ in range(300)]
            wrong += differences(view, [*points, *edges(view, 80, chance)], tolerance, layers)
        box = view.content
        walk = [
            (
                box.left() + box.width() * step / 900,
                box.center().y() + box.height() * math.sin(step / 40) / 2.5,
            )
            for step in range(900)
        ]
        wrong += differences(view, walk, 2.0, ALL)
    assert wrong == []


def test_an_edge_that_a_body_leaves_out_counts_like_those_that_are_drawn():
    body = QPainterPath()
    body.moveTo(-40.25, 0)
    body.lineTo(0, 0.25)
    body.lineTo(0, 0)
    body.addEllipse(QRectF(0, 0, 1, 1))
    region = Region("r", "v", "bones", 0, (Shape("bone", body),), body.boundingRect(), body)
    view = View("v", QRectF(-40, -40, 80, 80), (region,))
    points = [(x, y) for x in range(-40, 1) for y in (0, 0.01, 0.05)]
    assert differences(view, points, 0.0, ALL) == []


NUMBER = st.integers(-200, 200).map(lambda n: n / 4)
POINT = st.tuples(NUMBER, NUMBER)
LAYER = st.sampled_from([layer for layer in LAYERS if layer != "nerves"])


@st.composite
def bodies(draw):
    """One path of straight and bent pieces, holes, islands and crossings, by either rule."""
    path = QPainterPath()
    path.setFillRule(draw(st.sampled_from([Qt.FillRule.WindingFill, Qt.FillRule.OddEvenFill])))
    for _ in range(draw(st.integers(1, 3))):
        path.moveTo(*draw(POINT))
        for kind in draw(st.lists(st.sampled_from("LQC"), min_size=1, max_size=5)):
            if kind == "L":
                path.lineTo(*draw(POINT))
            elif kind == "Q":
                path.quadTo(*draw(POINT), *draw(POINT))
            else:
                path.cubicTo(*draw(POINT), *draw(POINT), *draw(POINT))
        if draw(st.booleans()):
            path.closeSubpath()
    if draw(st.booleans()):
        x, y = draw(POINT)
        path.addEllipse(QRectF(x, y, abs(draw(NUMBER)) + 1, abs(draw(NUMBER)) + 1))
        path.addRect(QRectF(x + 1, y + 1, abs(draw(NUMBER)), abs(draw(NUMBER))))
    return path


@st.composite
def courses(draw):
    """A nerve with a body of its own, so that being inside and being near are two questions."""
    path = QPainterPath()
    path.moveTo(*draw(POINT))
    for _ in range(draw(st.integers(1, 3))):
        path.quadTo(*draw(POINT), *draw(POINT))
    widths = draw(st.sampled_from([None, (1.0, 1.0), (6.0, 0.5)]))
    return Shape("course", path, widths), draw(st.sampled_from([QPainterPath(), path])) or path


@st.composite
def views(draw):
    regions = []
    for place, (layer, body) in enumerate(draw(st.lists(st.tuples(LAYER, bodies()), max_size=7))):
        shape = Shape("belly", body)
        regions.append(Region(f"r{place}", "v", layer, place, (shape,), body.boundingRect(), body))
    for course, body in draw(st.lists(courses(), max_size=4)):
        place = len(regions)
        regions.append(Region(f"r{place}", "v", "nerves", place, (course,), course.path.boundingRect(), body))
    return View("v", QRectF(-40, -40, 80, 80), tuple(regions))


@settings(max_examples=120, deadline=None)
@given(
    view=views(),
    tolerance=st.sampled_from([0.0, 0.3, 2.0, 11.0]),
    layers=st.sampled_from(CHOICES),
    seed=st.integers(0, 1000),
)
def test_random_drawings_answer_as_if_every_region_were_asked(view, tolerance, layers, seed):
    chance = random.Random(seed)
    points = [(chance.uniform(-60, 60), chance.uniform(-60, 60)) for _ in range(40)]
    if view.regions:
        points += edges(view, 16, chance)
    assert differences(view, points, tolerance, layers) == []

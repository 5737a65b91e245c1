import random

import pytest
from PySide6.QtCore import QPointF

from legmap.diagram.hit import HitIndex
from legmap.diagram.model import LAYERS
from legmap.diagram.svg import read_view

ALL = frozenset(LAYERS)


@pytest.fixture
def view(write, limb_svg):
    return read_view(write(limb_svg), "limb")


@pytest.fixture
def index(view):
    return HitIndex(view)


def test_without_tolerance_hits_are_exactly_what_contains_the_point(view, index):
    rng = random.Random(1)
    for _ in range(4000):
        x, y = rng.uniform(-110, 30), rng.uniform(-20, 220)
        expected = {r.id for r in view.regions if r.layer != "outline" and r.body.contains(QPointF(x, y))}
        assert set(index.hits(x, y, 0, ALL)) == expected


def test_order_is_nerve_then_superficial_then_deep_then_skin_then_bone(index):
    assert index.hits(-45.5, 70, 0, ALL) == ("nerve.long", "muscle.upper", "muscle.deep", "bone.femur")
    assert index.hits(-50, 160, 0, ALL) == ("field.low", "bone.femur")


def test_hidden_layers_are_not_hit(index):
    assert index.hits(-45.5, 70, 3, ALL - {"nerves", "superficial-muscles"}) == ("muscle.deep", "bone.femur")


def test_thin_nerves_are_easy_to_hit(index):
    x, y = -24.0, 160.0  # a good 2 mm beside the thin end of the course
    assert "nerve.long" not in index.hits(x, y, 0, ALL)
    assert index.hits(x, y, 5, ALL)[0] == "nerve.long"
    assert "nerve.long" not in index.hits(-60, 160, 5, ALL)


def test_nearest_nerve_comes_first(write, limb_svg):
    second = '<g id="nerve.near"><path class="course" data-width="1 1" d="M-80,20 V190"/></g>'
    third = '<g id="nerve.far"><path class="course" data-width="1 1" d="M-88,20 V190"/></g>'
    text = limb_svg.replace('<g id="layer.nerves">', '<g id="layer.nerves">' + second + third)
    index = HitIndex(read_view(write(text), "limb"))
    assert index.hits(-82, 100, 12, ALL)[:2] == ("nerve.near", "nerve.far")
    assert index.hits(-86, 100, 12, ALL)[:2] == ("nerve.far", "nerve.near")


def test_gaps_between_muscles_are_not_dead(index):
    x, y = -26.0, 75.0  # between muscle.upper (to -30) and muscle.small (from -20)
    assert index.hits(x, y, 0, ALL) == ()
    assert index.hits(x, y, 5, ALL - {"nerves"}) == ("muscle.upper",)
    assert index.hits(-22.5, y, 5, ALL - {"nerves"}) == ("muscle.small",)
    assert index.hits(x, y, 1, ALL - {"nerves"}) == ()


def test_the_gap_rule_also_holds_over_skin(index):
    assert index.hits(-28, 165, 4, ALL - {"nerves"}) == ("muscle.upper", "field.low")


def test_far_outside_nothing_is_hit(index):
    assert index.hits(1e7, -1e7, 8, ALL) == ()

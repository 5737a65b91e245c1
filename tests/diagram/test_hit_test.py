import random

import pytest
from PySide6.QtCore import QPointF

from legmap.diagram.course.courses import drawn_courses
from legmap.diagram.hit_test import SheetHitTester, ViewHitTester
from legmap.diagram.model import LAYERS
from legmap.diagram.reader.drawings import read_diagram, read_view
from legmap.diagram.sheet import arrange
from legmap.resources import assets_dir

ALL = frozenset(LAYERS)
TRUNK, BRANCH = "nerve.sciatic", "nerve.sciatic-tibial-division"


@pytest.fixture
def view(write, limb_svg):
    return read_view(write(limb_svg), "limb")


@pytest.fixture
def tester(view):
    return ViewHitTester(view)


def test_without_tolerance_hits_are_exactly_what_contains_the_point(view, tester):
    rng = random.Random(1)
    for _ in range(4000):
        x, y = rng.uniform(-110, 30), rng.uniform(-20, 220)
        expected = {r.id for r in view.regions if r.layer != "outline" and r.body.contains(QPointF(x, y))}
        assert set(tester.hits(x, y, 0, ALL)) == expected


def test_order_is_nerve_then_superficial_then_deep_then_skin_then_bone(tester):
    assert tester.hits(-45.5, 70, 0, ALL) == ("nerve.long", "muscle.upper", "muscle.deep", "bone.femur")
    assert tester.hits(-50, 160, 0, ALL) == ("field.low", "bone.femur")


def test_hidden_layers_are_not_hit(tester):
    assert tester.hits(-45.5, 70, 3, ALL - {"nerves", "superficial-muscles"}) == ("muscle.deep", "bone.femur")


def test_thin_nerves_are_easy_to_hit(tester):
    x, y = -24.0, 160.0  # a good 2 mm beside the thin end of the course
    assert "nerve.long" not in tester.hits(x, y, 0, ALL)
    assert tester.hits(x, y, 5, ALL)[0] == "nerve.long"
    assert "nerve.long" not in tester.hits(-60, 160, 5, ALL)


def test_nearest_nerve_comes_first(write, limb_svg):
    second = '<g id="nerve.near"><path class="course" data-width="1 1" d="M-80,20 V190"/></g>'
    third = '<g id="nerve.far"><path class="course" data-width="1 1" d="M-88,20 V190"/></g>'
    text = limb_svg.replace('<g id="layer.nerves">', '<g id="layer.nerves">' + second + third)
    tester = ViewHitTester(read_view(write(text), "limb"))
    assert tester.hits(-82, 100, 12, ALL)[:2] == ("nerve.near", "nerve.far")
    assert tester.hits(-86, 100, 12, ALL)[:2] == ("nerve.far", "nerve.near")


def test_gaps_between_muscles_are_not_dead(tester):
    x, y = -26.0, 75.0  # between muscle.upper (to -30) and muscle.small (from -20)
    assert tester.hits(x, y, 0, ALL) == ()
    assert tester.hits(x, y, 5, ALL - {"nerves"}) == ("muscle.upper",)
    assert tester.hits(-22.5, y, 5, ALL - {"nerves"}) == ("muscle.small",)
    assert tester.hits(x, y, 1, ALL - {"nerves"}) == ()


def test_the_gap_rule_also_holds_over_skin(tester):
    assert tester.hits(-28, 165, 4, ALL - {"nerves"}) == ("muscle.upper", "field.low")


def test_far_outside_nothing_is_hit(tester):
    assert tester.hits(1e7, -1e7, 8, ALL) == ()


def test_a_trunk_comes_before_what_runs_in_it_and_only_shown_layers_of_the_sheet_are_hit():
    diagram = read_diagram(assets_dir())
    sheet = arrange(diagram)
    stations = (("level.a", 0.0), ("level.b", 1.0))
    middle = drawn_courses(diagram, TRUNK, stations)["posterior"].point_at(0.5)
    placement = sheet.placement("posterior")
    assert placement is not None
    point = placement.transform().map(middle)
    for trunks, first in (({BRANCH: TRUNK}, TRUNK), ({}, None), ({TRUNK: BRANCH}, BRANCH)):
        tester = SheetHitTester(diagram, trunks)
        hits = tester.hits(sheet, ALL, point, 3.0)
        assert {TRUNK, BRANCH} <= set(hits)
        assert len(set(hits)) == len(hits)
        assert first is None or min((TRUNK, BRANCH), key=hits.index) == first
        assert TRUNK not in tester.hits(sheet, ALL - {"nerves"}, point, 3.0)
        assert tester.hits(sheet, ALL, QPointF(-100_000.0, 0.0), 3.0) == ()

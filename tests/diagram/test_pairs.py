"""Both limbs on one sheet: who stands where, and which way round."""

import itertools

import pytest
from PySide6.QtCore import QPointF

from legmap.diagram.placement import SHARED_VIEWS
from legmap.diagram.reader.drawings import read_diagram
from legmap.diagram.sheet import CAPTION, arrange
from legmap.resources import assets_dir
from legmap.roles import LIMBS, limbs_of

INNER_AND_OUTER = {
    "anterior": ("bone.tibia", "bone.fibula"),
    "posterior": ("bone.tibia", "bone.fibula"),
    "dorsum": ("bone.metatarsal-1", "bone.metatarsal-5"),
    "sole": ("bone.metatarsal-1", "bone.metatarsal-5"),
    "plexus": ("root.L5", "nerve.femoral"),
}


@pytest.fixture(scope="module")
def diagram():
    return read_diagram(assets_dir())


@pytest.fixture(scope="module")
def sheet(diagram):
    return arrange(diagram, tuple(diagram.views), "both")


def middle(diagram, sheet, view, limb, structure_id):
    placement = sheet.placement(view, limb)
    box = placement.transform().mapRect(diagram.views[view].region_by_id[structure_id].body.boundingRect())
    return box.center().x()


def test_medial_sides_face_each_other(diagram, sheet):
    wrong = {}
    for view, bones in INNER_AND_OUTER.items():
        places = [[middle(diagram, sheet, view, limb, bone) for limb in LIMBS] for bone in bones]
        inner, outer = (abs(right - left) for right, left in places)
        if inner >= outer:
            wrong[view] = inner, outer
    assert wrong == {}


def test_limbs_stand_as_the_viewer_sees_the_person(sheet):
    first = {
        view: min((p for p in sheet.placements if p.view == view), key=lambda p: p.box.left()).side
        for view in ("anterior", "posterior", "dorsum", "sole", "plexus", "lateral", "medial")
    }
    assert first == {
        "anterior": "right",  # face to face with the person
        "posterior": "left",  # behind the person
        "dorsum": "left",  # looking down on one's own feet: the toes point up
        "sole": "right",
        "plexus": "right",
        "lateral": "right",
        "medial": "right",
    }


def test_the_pair_is_symmetrical(sheet):
    for view in ("anterior", "posterior", "lateral", "dorsum", "plexus", "saddle"):
        right, left = sheet.placement(view, "right"), sheet.placement(view, "left")
        axis = (right.box.center().x() + left.box.center().x()) / 2
        for x, y in ((-40, 5), (90, 150)):
            p, q = right.transform().map(QPointF(x, y)), left.transform().map(QPointF(x, y))
            assert q.x() - axis == pytest.approx(axis - p.x()), view
            assert q.y() == pytest.approx(p.y()), view


PAGES = (
    ("anterior", "posterior", "plexus", "saddle"),
    ("dorsum", "sole"),
    ("plexus", "saddle"),
    ("anterior", "dorsum", "sole", "saddle"),
    ("saddle",),
    ("dorsum", "plexus"),
)


def test_every_view_stands_there_twice_and_apart(diagram):
    wrong = []
    for page in PAGES:
        sheet = arrange(diagram, page, "both")
        assert [(p.view, p.side) for p in sheet.placements] == [(v, limb) for v in page for limb in LIMBS]
        for i, one in enumerate(sheet.placements):
            apart = not any(one.own.intersects(other.own) for other in sheet.placements[i + 1 :])
            if not (apart and sheet.bounds.contains(one.box) and one.box.top() >= CAPTION):
                wrong.append((page, one))
    assert wrong == []


def test_only_drawings_of_both_sides_are_shared(diagram, sheet):
    assert {p.view for p in sheet.placements if p.shared} == set(SHARED_VIEWS)
    assert not any(p.shared for p in arrange(diagram, ("saddle",), "left").placements)
    for view in SHARED_VIEWS:  # what makes sharing right: the drawing's own half is the right one
        content = diagram.views[view].content
        for region in diagram.views[view].regions:
            if region.layer != "outline":
                assert region.body.boundingRect().right() <= content.center().x() + 0.5


def test_a_place_finds_its_limb(sheet):
    views = ("anterior", "posterior", "sole", "plexus", "saddle")
    for view, limb in itertools.product(views, LIMBS):
        at = sheet.placement(view, limb).own.center()
        found = sheet.view_at(at.x(), at.y())
        assert (found.view, found.side) == (view, limb)
        assert sheet.limb_at(at.x(), at.y()) == limb


def test_a_place_off_all_views_has_the_nearest_limb(sheet):
    assert sheet.view_at(-400, 300) is None
    assert sheet.limb_at(-400, 300) == "right"


def test_one_limb_looks_as_it_did(diagram):
    both, right = (
        arrange(diagram, ("anterior", "posterior"), "both"),
        arrange(diagram, ("anterior", "posterior")),
    )
    assert both.placement("anterior", "right") == right.placement("anterior")
    assert right.placement("anterior", "left") is None


def test_sides_stand_for_limbs():
    assert [limbs_of(side) for side in ("right", "left", "both")] == [("right",), ("left",), LIMBS]

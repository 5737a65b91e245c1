import itertools
import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.anatomy.load import load_atlas
from legmap.diagram.course.centreline import TOUCHING
from legmap.diagram.course.courses import Courses, drawn_courses
from legmap.diagram.course.polyline import nearest_along
from legmap.diagram.course.stations import SLACK, DrawnStation, consistent_stations
from legmap.diagram.reader.drawings import read_diagram
from legmap.resources import assets_dir

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 0 200 300"><g id="layer.outline">\
<g id="outline.limb"><path class="skin" d="M-95,0 H95 V300 H-95 Z"/>\
<path class="contour" d="M-20,110 H20"/></g></g>\
<g id="layer.superficial-muscles"><g id="muscle.a"><path class="belly" d="M-60,60 h20 v20 h-20 Z"/></g>\
<g id="muscle.b"><path class="belly" d="M40,150 h20 v20 h-20 Z"/></g></g><g id="layer.nerves">'
TAIL = (
    '</g><g id="layer.landmarks"><g id="landmark.fibular-neck"><circle class="point" cx="6" cy="180" r="2"/>\
</g></g></svg>'
)
STATIONS = (
    ("level.start", 0.0),
    ("muscle.a", 0.2),
    ("level.middle", 0.4),
    ("muscle.b", 0.6),
    ("level.fibular-neck", 0.8),
    ("nerve.end", 1.0),
)
PLAIN = """<g id="nerve.long"><path class="course" data-width="8 6" d="M0,20 V120"/>
<path class="covered" data-width="6 4" d="M0,120 V220"/>
<path class="twig" data-width="1 1" data-to="muscle.a" d="M0,60 L-50,70"/>
<path class="twig" data-width="1 1" data-to="muscle.b" d="M0,140 L50,160"/></g>
<g id="nerve.end"><path class="course" data-width="4 2" d="M0,220 V280"/></g>"""


@pytest.fixture
def draw(tmp_path, qapp):
    def make(nerves, view="posterior", nerve="nerve.long", stations=STATIONS, more=None):
        for name, text in {view: nerves, **(more or {})}.items():
            (tmp_path / f"{name}.svg").write_text(HEAD + text + TAIL)
        return drawn_courses(read_diagram(tmp_path), nerve, stations)

    return make


def y_at(course, at):
    return pytest.approx(course.point_at(at).y(), abs=0.3)


def test_places_stand_at_what_is_drawn_and_evenly_between(draw):
    course = draw(PLAIN)["posterior"]
    assert [a.id for a in course.anchors] == ["muscle.a", "muscle.b", "level.fibular-neck", "nerve.end"]
    assert course.dropped == ()
    assert y_at(course, 0.2) == 60
    assert y_at(course, 0.4) == 100
    assert y_at(course, 0.6) == 140
    assert y_at(course, 0.8) == 180
    assert y_at(course, 1.0) == 220
    assert y_at(course, 7.0) == 220
    assert y_at(course, -1.0) == y_at(course, 0.0)


def test_a_first_level_is_on_the_nerve_and_not_where_it_begins(draw):
    course = draw(PLAIN)["posterior"]
    assert y_at(course, 0.0) == 40  # halfway from the origin at 20 to the twig at 60


def test_points_and_places_are_each_others_inverse(draw):
    course = draw(PLAIN)["posterior"]
    for at in (0.0, 0.1, 0.2, 0.55, 0.83, 1.0):
        found, distance = course.nearest_place_of(course.point_at(at))
        assert (found, distance) == (pytest.approx(at, abs=1e-3), pytest.approx(0, abs=1e-3))
    assert course.nearest_place_of(QPointF(10, 100)) == (pytest.approx(0.4), pytest.approx(10))
    assert course.nearest_place_of(QPointF(0, 0))[0] == 0.0
    assert course.nearest_place_of(QPointF(0, 299))[0] == 1.0


def test_a_stretch_is_cut_at_its_places(draw):
    course = draw(PLAIN)["posterior"]

    def drawn(start, end):
        path = QPainterPath()
        for shape in course.shapes(start, end):
            if shape.kind != "twig":
                path.addPath(shape.path)
        return path.boundingRect()

    box = drawn(0.4, 0.8)
    assert (box.top(), box.bottom()) == (pytest.approx(100, abs=0.3), pytest.approx(180, abs=0.3))
    whole = drawn(0, 1)
    assert (whole.top(), whole.bottom()) == (pytest.approx(20), pytest.approx(220))
    assert drawn(0.5, 0.5).isNull()


def test_a_stretch_keeps_manner_and_width_of_what_it_is_cut_from(draw):
    first, second = draw(PLAIN)["posterior"].shapes(0.4, 0.55)
    assert (first.kind, second.kind) == ("course", "covered")
    assert first.widths == (pytest.approx(6.4, abs=0.02), 6)
    assert second.widths == (6, pytest.approx(5.8, abs=0.02))


def test_a_lesion_takes_the_twig_at_its_place_and_spares_the_one_before(draw):
    course = draw(PLAIN)["posterior"]

    def twigs(start, end):
        return [s.path.elementAt(1).x for s in course.shapes(start, end) if s.kind == "twig"]

    assert twigs(0.6, 1) == [50]
    assert twigs(0, 0.6) == [-50]
    assert twigs(0.61, 1) == []
    assert twigs(0, 1) == [-50, 50]


def test_direction_and_width_follow_the_course(draw):
    course = draw(PLAIN)["posterior"]
    assert course.direction_at(0.5) == pytest.approx(math.pi / 2)
    assert course.width_at(0.4) == pytest.approx(6.4, abs=0.02)
    assert course.width_at(1.0) == pytest.approx(4)


def test_a_twig_against_the_order_is_dropped_and_told(draw):
    swapped = PLAIN.replace("M0,60 L-50,70", "M0,200 L-50,70")
    course = draw(swapped)["posterior"]
    assert [a.id for a in course.dropped] == ["muscle.a"]
    lengths = [course.length_at_place(at / 50) for at in range(51)]
    assert lengths == sorted(lengths)


def test_branches_outweigh_twigs():
    kept = consistent_stations(
        [
            DrawnStation("muscle.a", 0.2, 90),
            DrawnStation("nerve.b", 0.4, 50, 3),
            DrawnStation("muscle.c", 0.6, 70),
        ]
    )
    assert [a.id for a in kept] == ["nerve.b", "muscle.c"]


def test_a_small_disorder_counts_as_standing_together():
    kept = consistent_stations([DrawnStation("muscle.a", 0.2, 52), DrawnStation("muscle.b", 0.4, 50)])
    assert [(a.id, a.length) for a in kept] == [("muscle.a", 52), ("muscle.b", 52)]


def test_the_longest_head_is_the_way_and_the_nerve_begins_where_the_last_joins(draw):
    heads = PLAIN.replace(
        '<path class="course" data-width="8 6" d="M0,20 V120"/>',
        '<path class="course" data-width="8 6" d="M0,40 V120"/>'
        '<path class="course" data-width="2 2" d="M-40,10 L0,40"/>'
        '<path class="course" data-width="2 2" d="M20,30 L0,50"/>',
    )
    course = draw(heads)["posterior"]
    assert course.centreline.points[0] == (-40, 10)
    assert course.centreline.origin == pytest.approx(60, abs=0.1)  # 50 along the head, 10 along the trunk
    assert y_at(course, 0.0) == 55
    assert course.point_at(0.0).x() == pytest.approx(0)
    assert len(course.shapes(0, 0.1)) == 3
    assert len(course.shapes(0.1, 0.15)) == 1


def test_a_fork_hangs_where_it_leaves(draw):
    forked = PLAIN.replace("</g>", '<path class="course" data-width="2 1" d="M0,100 L30,110"/></g>', 1)
    course = draw(forked)["posterior"]
    assert [o.at for o in course.stubs if o.segment.kind == "course"] == [pytest.approx(0.4)]


def test_a_fascicle_gives_its_twigs_to_the_trunk(draw):
    bound = PLAIN.replace(
        '<path class="twig" data-width="1 1" data-to="muscle.b" d="M0,140 L50,160"/></g>',
        '</g><g id="nerve.half"><path class="course" data-width="2 2" d="M2,20 V218"/>'
        '<path class="twig" data-width="1 1" data-to="muscle.b" d="M2,140 L50,160"/></g>',
    )
    course = draw(bound)["posterior"]
    assert "muscle.b" in [a.id for a in course.anchors]
    assert not [s for s in course.shapes(0.5, 1) if s.kind == "twig"]


def test_a_view_that_draws_the_end_alone_begins_at_its_place(draw):
    end = '<g id="nerve.long"><path class="course" data-width="4 4" d="M20,160 V220"/></g>'
    courses = draw(PLAIN, more={"anterior": end})
    course = courses["anterior"]
    assert course.first == pytest.approx(0.7, abs=0.01)
    assert not course.covers(0.4)
    assert course.covers(0.8)
    assert y_at(course, 0.8) == 180
    assert course.shapes(0, 0.5) == ()
    assert course.shapes(0, 1)[0].path.boundingRect().top() == pytest.approx(160)


def test_a_level_told_by_one_view_holds_at_its_height_in_the_others(draw):
    folded = tuple(("level.gluteal-fold" if i == "level.middle" else i, at) for i, at in STATIONS)
    aside = '<g transform="translate(30 0)">' + PLAIN + "</g>"
    courses = draw(PLAIN, stations=folded, more={"lateral": aside})
    assert y_at(courses["posterior"], 0.4) == 110  # the fold of HEAD, not halfway between the twigs
    assert y_at(courses["lateral"], 0.4) == 110


def test_nothing_is_made_of_what_is_not_known(draw, tmp_path):
    assert draw(PLAIN, nerve="nerve.other") == {}
    assert draw(PLAIN, stations=()) == {}
    assert Courses(read_diagram(tmp_path), {}).of("posterior", "nerve.long") is None


@pytest.fixture(scope="module")
def shipped(qapp):
    atlas = load_atlas()
    stations = {n: tuple((s.id, s.at) for s in course) for n, course in atlas.courses.items()}
    return Courses(read_diagram(assets_dir()), stations)


def test_nothing_shipped_is_drawn_against_the_order_of_the_atlas(shipped):
    """Else a mark would lie beyond a twig that the lesion takes, or before one that it spares."""
    dropped = {
        (nerve, view): [a.id for a in course.dropped]
        for nerve in shipped.stations
        for view in shipped.diagram.views
        if (course := shipped.of(view, nerve)) is not None and course.dropped
    }
    assert dropped == {}


def test_every_shipped_twig_leaves_on_the_side_of_a_mark_that_its_lesion_says(shipped):
    """None of a muscle's twigs may leave below a mark that spares the muscle, or above one that takes it."""
    wrong = [
        (nerve, view, level, run.points[0])
        for nerve, stations in shipped.stations.items()
        for view in shipped.diagram.views
        if (course := shipped.of(view, nerve)) is not None
        for at, run in ((o.at, o.segment) for o in course.stubs if o.segment.kind == "twig")
        if at in {place for i, place in stations if i.startswith("muscle.")}
        for level, place in stations
        if level.startswith("level.") and course.covers(place)
        for length, aside in [nearest_along(course.centreline.points, run.points[0])]
        if aside <= TOUCHING
        and (length - course.length_at_place(place)) * (1 if at >= place else -1) < -SLACK
    ]
    assert wrong == []


MAIN_VIEWS = (
    ("nerve.sciatic", "posterior"),
    ("nerve.sciatic", "lateral"),
    ("nerve.tibial", "posterior"),
    ("nerve.femoral", "anterior"),
    ("nerve.common-fibular", "posterior"),
    ("nerve.common-fibular", "lateral"),
    ("nerve.deep-fibular", "anterior"),
    ("nerve.superficial-fibular", "anterior"),
    ("nerve.superficial-fibular", "lateral"),
    ("nerve.saphenous", "medial"),
)
LEVELS = (
    ("posterior", "nerve.sciatic", "level.greater-sciatic-foramen", 40, 70),
    ("posterior", "nerve.sciatic", "level.gluteal-fold", 155, 175),
    ("posterior", "nerve.sciatic", "level.mid-thigh", 280, 320),
    ("posterior", "nerve.sciatic", "level.distal-thigh", 350, 395),
    ("posterior", "nerve.sciatic", "level.popliteal-apex", 400, 425),
    ("lateral", "nerve.sciatic", "level.gluteal-fold", 155, 175),
    ("posterior", "nerve.tibial", "level.popliteal-fossa", 430, 480),
    ("posterior", "nerve.tibial", "level.soleal-arch", 530, 575),
    ("posterior", "nerve.tibial", "level.tarsal-tunnel", 860, 890),
    ("anterior", "nerve.femoral", "level.inguinal-ligament", 35, 50),
    ("posterior", "nerve.common-fibular", "level.fibular-neck", 550, 570),
    ("anterior", "nerve.common-fibular", "level.fibular-neck", 550, 570),
    ("anterior", "nerve.deep-fibular", "level.anterior-tarsal-tunnel", 860, 885),
    ("medial", "nerve.saphenous", "level.medial-knee", 460, 495),
)
"""View, nerve, level, and the heights of the view between which the level stands."""


def test_main_views_show_enough_of_a_course_to_place_a_mark(shipped):
    wrong = {}
    for nerve, view in MAIN_VIEWS:
        anchors = shipped.of(view, nerve).anchors
        lengths = [anchor.length for anchor in anchors]
        if len(anchors) < 3 or lengths != sorted(lengths):
            wrong[nerve, view] = anchors
    assert wrong == {}


def test_shipped_levels_stand_where_they_belong(shipped):
    wrong = {}
    for view, nerve, level, top, bottom in LEVELS:
        course, at = shipped.of(view, nerve), dict(shipped.stations[nerve])[level]
        if not course.covers(at) or not top <= course.point_at(at).y() <= bottom:
            wrong[view, level] = course.covers(at), course.point_at(at)
    assert wrong == {}


def test_what_a_view_does_not_draw_is_not_covered(shipped):
    places = dict(shipped.stations["nerve.common-fibular"])
    assert not shipped.of("anterior", "nerve.common-fibular").covers(places["level.popliteal-fossa"])
    tibial = dict(shipped.stations["nerve.tibial"])
    assert not shipped.of("sole", "nerve.tibial").covers(tibial["level.distal-calf"])
    assert shipped.of("sole", "nerve.tibial").covers(tibial["nerve.lateral-plantar"])


def test_every_drawn_nerve_with_stations_has_a_rising_course(shipped):
    for nerve in shipped.stations:
        for view in shipped.diagram.views:
            course = shipped.of(view, nerve)
            if course is not None:
                assert all(
                    a[0] <= b[0] and a[1] <= b[1] + 1e-9 for a, b in itertools.pairwise(course.knots)
                ), (nerve, view)
                assert 0 <= course.first <= course.last <= 1


def test_a_nerve_in_many_pieces_is_one_way(draw):
    pieces = " ".join(f"M0,{20 + 5 * i} v4" for i in range(40))
    course = draw(f'<g id="nerve.long"><path class="covered" data-width="8 6" d="{pieces}"/></g>')[
        "posterior"
    ]
    assert course.point_at(1.0).y() == pytest.approx(219, abs=0.5)

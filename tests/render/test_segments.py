import pytest
from PySide6.QtCore import QPointF, QRectF

from legmap.diagram.course.courses import Courses
from legmap.diagram.sheet import arrange
from legmap.render.compose import base_items, default_name
from legmap.render.figure.figure import Figure
from legmap.render.figure.page import compose_figure
from legmap.render.highlight import HighlightCache
from legmap.render.layers import Layers
from legmap.render.lesion_mark import LesionMark, lesion_mark_items, place_of_mark
from legmap.render.picture import PathItem, TextItem
from legmap.render.segments import segment_items, without_segmented_nerves
from legmap.render.svg_writer import to_svg
from legmap.render.theme import DARK, LIGHT
from legmap.roles import HighlightsByLimb, NerveSegment, Role, SegmentsByLimb

STATIONS = {"nerve.tibial": (("level.knee", 0.0), ("level.calf", 0.5), ("field.sole", 1.0))}
NERVE = "nerve.tibial"
HALVES = (NerveSegment(NERVE, 0, 0.5, Role.RELATED), NerveSegment(NERVE, 0.5, 1, Role.SELECTED))


@pytest.fixture
def courses(diagram):
    return Courses(diagram, STATIONS)


def paths(items, view=None, role=None):
    return [i for i in items if isinstance(i, PathItem) and view in (None, i.view) and role in (None, i.role)]


def span(items):
    box = QRectF()
    for item in items:
        box = box.united(item.path.boundingRect())
    return box


def test_the_two_sides_of_a_lesion_meet_at_its_place(courses, sheet):
    items = segment_items(courses, sheet, dict.fromkeys(sheet.limbs, HALVES), LIGHT, name_of=default_name)
    place = sheet.placement("anterior")
    cut = place.transform().map(courses.of("anterior", NERVE).point_at(0.5)).y()
    above = span(paths(items, "anterior", "related"))
    beyond = span(paths(items, "anterior", "selected"))
    assert above.bottom() == pytest.approx(cut, abs=4)
    assert beyond.top() == pytest.approx(cut, abs=4)
    assert above.top() < cut - 50
    assert beyond.bottom() > cut + 50


def test_what_lies_beyond_has_the_lit_colour_and_what_lies_above_has_not(courses, sheet, shoot):
    items = segment_items(courses, sheet, dict.fromkeys(sheet.limbs, HALVES), LIGHT, name_of=default_name)
    at = shoot(items, sheet)
    course = courses.of("anterior", NERVE)
    point = course.point_at(0.6)
    assert at("anterior", point.x(), point.y()) == LIGHT.nerve_highlight
    point = course.point_at(0.3)
    assert at("anterior", point.x(), point.y()) == LIGHT.paper


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_possible_is_strong_and_excluded_is_paper(courses, sheet, shoot, theme):
    judged = (NerveSegment(NERVE, 0, 0.5, Role.RULED_OUT), NerveSegment(NERVE, 0.5, 1, Role.POSSIBLE))
    items = segment_items(courses, sheet, dict.fromkeys(sheet.limbs, judged), theme, name_of=default_name)
    at = shoot(items, sheet, theme.paper)
    course = courses.of("plexus", NERVE)
    possible = course.point_at(0.75)
    assert at("plexus", possible.x(), possible.y()) == theme.possible
    colours = {at("plexus", p.x(), p.y()) for p in (course.point_at(0.05 + i / 100) for i in range(40))}
    assert theme.paper in colours
    assert theme.possible not in colours


def test_excluded_needs_no_colour(courses, sheet):
    """Dots round it and strokes across it, and neither anywhere else."""
    judged = (NerveSegment(NERVE, 0, 0.5, Role.RULED_OUT), NerveSegment(NERVE, 0.5, 1, Role.POSSIBLE))
    items = segment_items(courses, sheet, dict.fromkeys(sheet.limbs, judged), LIGHT, name_of=default_name)
    out = paths(items, "anterior", "excluded")
    assert [bool(i.paint.dash) for i in out].count(True) == 1
    strokes = [i for i in out if not i.paint.dash and i.paint.fill is None]
    assert sum(i.path.toSubpathPolygons().__len__() for i in strokes) >= 1
    assert not any(i.paint.dash for i in paths(items, "anterior", "possible"))


def test_a_root_is_painted_whole(courses, sheet):
    wanted = {limb: (NerveSegment("root.L5", 0, 0.5, Role.POSSIBLE),) for limb in sheet.limbs}
    items = segment_items(courses, sheet, wanted, LIGHT, name_of=default_name)
    box = span(paths(items, "plexus", "possible"))
    scale = sheet.placement("plexus").scale
    assert box.height() == pytest.approx(20 * scale)


def test_the_name_of_a_stretched_nerve_stands_out_unless_all_is_excluded(courses, sheet):
    def name(*segments):
        items = segment_items(
            courses, sheet, dict.fromkeys(sheet.limbs, segments), LIGHT, name_of=default_name
        )
        return next(i for i in items if isinstance(i, TextItem))

    assert name(*HALVES).colour == LIGHT.ink
    assert name(NerveSegment(NERVE, 0, 1, Role.RULED_OUT)).colour != LIGHT.ink


def test_only_the_limb_and_the_layer_that_are_meant(courses, diagram):
    both = arrange(diagram, ("anterior",), "both")
    items = segment_items(courses, both, {"left": HALVES}, LIGHT, name_of=default_name)
    assert {i.limb for i in items} == {"left"}
    hidden = Layers(nerves=False)
    assert not segment_items(courses, both, {"left": HALVES}, LIGHT, layers=hidden, name_of=default_name)
    marks = (LesionMark(NERVE, 0.5, "left"),)
    assert not lesion_mark_items(courses, both, marks, LIGHT, layers=hidden, name_of=default_name)


def test_a_memo_changes_nothing(courses, sheet):
    wanted = dict.fromkeys(sheet.limbs, HALVES)
    cache: HighlightCache = {}
    runs = [
        segment_items(courses, sheet, wanted, LIGHT, name_of=default_name, cache=m)
        for m in (None, cache, cache)
    ]
    assert [[i.role for i in run] for run in runs] == [[i.role for i in runs[0]]] * 3
    assert runs[1][0] is runs[2][0]
    dark = segment_items(courses, sheet, wanted, DARK, name_of=default_name, cache=cache)
    assert [i.paint for i in paths(dark)] != [i.paint for i in paths(runs[0])]


def test_stretches_speak_for_their_nerve():
    highlights: HighlightsByLimb = {
        "right": {NERVE: Role.SELECTED, "root.L5": Role.PATH},
        "left": {NERVE: Role.SELECTED},
    }
    assert without_segmented_nerves(highlights, {"right": HALVES}) == {
        "right": {"root.L5": Role.PATH},
        "left": {NERVE: Role.SELECTED},
    }


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_mark_lies_across_its_nerve(courses, diagram, side):
    sheet = arrange(diagram, ("anterior",), side)
    items = paths(
        lesion_mark_items(courses, sheet, (LesionMark(NERVE, 0.5, side),), LIGHT, name_of=default_name)
    )
    box = span(items)
    placement = sheet.placements[0]
    point = placement.transform().map(courses.of("anterior", NERVE).point_at(0.5))
    assert (box.center().x(), box.center().y()) == (
        pytest.approx(point.x(), abs=0.6),
        pytest.approx(point.y(), abs=0.6),
    )
    assert box.width() > 3 * box.height()
    assert {i.limb for i in items} == {side}
    other = LesionMark(NERVE, 0.5, "left" if side == "right" else "right")
    assert place_of_mark(courses, placement, other) is None


def test_a_partial_lesion_leaves_half_of_the_blade_hollow(courses, diagram, shoot):
    sheet = arrange(diagram, ("anterior",))
    course = courses.of("anterior", NERVE)
    point = course.point_at(0.5)
    offsets = (-5, 5)

    def look(partial):
        items = lesion_mark_items(
            courses, sheet, (LesionMark(NERVE, 0.5, "right", partial),), LIGHT, name_of=default_name
        )
        at = shoot(items, sheet, "#808080")
        return {at("anterior", point.x() + dx, point.y()) for dx in offsets}

    assert look(False) == {LIGHT.mark}
    assert look(True) == {LIGHT.mark, LIGHT.mark_edge}


def test_a_figure_shows_marks_and_stretches_in_every_form(diagram, qapp):
    sheet = arrange(diagram, ("anterior", "plexus"))
    figure = Figure(
        diagram=diagram,
        sheet=sheet,
        highlights={"right": {NERVE: Role.SELECTED}},
        layers=Layers(),
        theme=LIGHT,
        title="Tibial nerve",
        legend=((Role.POSSIBLE, "possible"), (Role.RULED_OUT, "excluded")),
        stations=STATIONS,
        segments={"right": HALVES},
        marks=(LesionMark(NERVE, 0.5, "right"),),
    )
    items = compose_figure(figure).items
    roles = {i.role for i in items if isinstance(i, PathItem) and i.id == NERVE and i.group == "highlight"}
    assert roles == {"related", "selected", "lesion"}
    assert {"legend-possible", "legend-excluded"} <= {i.role for i in items}
    assert [i.text for i in items if isinstance(i, TextItem)].count("tibial") >= 1
    text = to_svg(compose_figure(figure))
    assert 'data-role="lesion"' in text


def test_a_figure_with_stretches_alone_dims_the_rest(diagram, qapp):
    sheet = arrange(diagram, ("anterior",))
    layers = Layers()
    dim = base_items(diagram, sheet, layers, LIGHT, True)
    judged: SegmentsByLimb = {"right": (NerveSegment(NERVE, 0, 1, Role.RULED_OUT),)}
    figure = Figure(
        diagram=diagram,
        sheet=sheet,
        highlights={},
        layers=layers,
        theme=LIGHT,
        title="",
        stations=STATIONS,
        segments=judged,
    )
    (belly,) = [i.paint.fill for i in paths(dim) if i.id == "muscle.calf"]
    assert belly in [i.paint.fill for i in paths(compose_figure(figure).items) if i.id == "muscle.calf"]


def test_points_on_the_sheet_are_where_the_view_says(courses, diagram):
    sheet = arrange(diagram, ("anterior",), "left")
    place = place_of_mark(courses, sheet.placements[0], LesionMark(NERVE, 0.0, "left"))
    assert place is not None
    inverse, _ = sheet.placements[0].transform().inverted()
    back = inverse.map(place.point)
    assert courses.of("anterior", NERVE).nearest_place_of(QPointF(back))[0] == pytest.approx(0, abs=1e-6)

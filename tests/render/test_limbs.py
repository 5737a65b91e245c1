"""Each limb is lit with what stands out on it."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from legmap.diagram.sheet import arrange
from legmap.render.compose import base_items, highlight_items
from legmap.render.figure.figure import Figure, FigureNote
from legmap.render.figure.label import label_problems
from legmap.render.figure.page import compose_figure, place_on_sheet
from legmap.render.figure.panels import cropped_panels, full_panels
from legmap.render.highlight import HighlightCache
from legmap.render.layers import Layers
from legmap.render.picture import PathItem, TextItem
from legmap.render.qt_painter import paint, prepare
from legmap.render.svg_writer import to_svg
from legmap.render.theme import LIGHT
from legmap.roles import LIMBS, Limb, Role, highlights_on
from tests import shipped

SVG = "{http://www.w3.org/2000/svg}"
UPPER, CALF = (-45, 50), (-60, 125)
LIT: dict[Limb, dict[str, Role]] = {
    "right": {"muscle.upper": Role.LOST, "nerve.tibial": Role.SELECTED},
    "left": {"muscle.calf": Role.SELECTED, "root.L5": Role.PATH, "field.sural": Role.SKIN_LOST},
}


@pytest.fixture
def both(diagram):
    return arrange(diagram, ("anterior", "posterior", "plexus"), "both")


@pytest.fixture
def figure(diagram, both):
    return Figure(diagram, both, LIT, Layers(), LIGHT, "Both", name_of=lambda i: i.upper())


@pytest.fixture
def shipped_diagram():
    return shipped.diagram()


def probe(items, sheet, view, limb, place):
    """The colour at a place of a limb's view."""
    at = sheet.placement(view, limb).transform().map(QPointF(*place))
    image = QImage(3, 3, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#FFFFFF"))
    with QPainter(image) as painter:
        painter.translate(1.5, 1.5)
        painter.scale(20, 20)
        painter.translate(-at.x(), -at.y())
        paint(prepare(items), painter)
    return image.pixelColor(1, 1).name().upper()


@pytest.mark.parametrize("view", ["anterior", "posterior"])
def test_a_limb_is_lit_with_its_own_highlights_only(diagram, both, view):
    base = base_items(diagram, both, Layers(), LIGHT, True)
    items = [*base, *highlight_items(diagram, both, {"right": {"muscle.upper": Role.LOST}}, LIGHT)]
    assert probe(items, both, view, "right", UPPER) == LIGHT.lost.upper()
    assert probe(items, both, view, "left", UPPER) == probe(base, both, view, "left", UPPER)
    items = [*base, *highlight_items(diagram, both, {"left": {"muscle.upper": Role.LOST}}, LIGHT)]
    assert probe(items, both, view, "left", UPPER) == LIGHT.lost.upper()
    assert probe(items, both, view, "right", UPPER) == probe(base, both, view, "right", UPPER)


def test_a_memo_does_not_take_one_limb_for_the_other(diagram, both):
    cache: HighlightCache = {}
    for _ in range(2):
        items = highlight_items(
            diagram, both, highlights_on("both", {"muscle.upper": Role.LOST}), LIGHT, cache=cache
        )
        for view in ("anterior", "posterior"):
            assert {i.limb for i in items if i.view == view} == set(LIMBS)


def test_what_is_lit_on_a_limb_that_is_not_shown_is_left_out(diagram):
    sheet = arrange(diagram, ("anterior",), "right")
    assert highlight_items(diagram, sheet, {"left": {"muscle.upper": Role.LOST}}, LIGHT) == ()


def test_half_a_saddle_is_lit_for_one_limb_and_all_of_it_for_two(shipped_diagram):
    sheet = arrange(shipped_diagram, ("saddle",), "both")
    field = shipped_diagram.views["saddle"].region_by_id["field.pudendal"]
    middle = field.body.boundingRect().center()
    place = (middle.x(), middle.y())
    base = base_items(shipped_diagram, sheet, Layers(), LIGHT, True)
    whole = {"field.pudendal": Role.SKIN_LOST}
    for highlights in ({"right"}, {"left"}, set(LIMBS)):
        on = {limb: whole for limb in LIMBS if limb in highlights}
        items = [*base, *highlight_items(shipped_diagram, sheet, on, LIGHT)]
        changed = {
            limb
            for limb in LIMBS
            if probe(items, sheet, "saddle", limb, place) != probe(base, sheet, "saddle", limb, place)
        }
        assert changed == highlights


def test_the_shared_saddle_is_outlined_captioned_and_marked_once(shipped_diagram):
    sheet = arrange(shipped_diagram, ("saddle",), "both")
    items = base_items(shipped_diagram, sheet, Layers(skin="dermatomes"), LIGHT, False)
    skin = [i for i in items if i.id == "outline.saddle" and isinstance(i, PathItem) and i.paint.fill]
    assert len(skin) == 1
    texts = [i for i in items if isinstance(i, TextItem)]
    assert [t.text for t in texts if t.role == "caption"] == ["Saddle"]
    marks = {t.text: t.x for t in texts if t.role == "mark"}
    assert marks["right"] < marks["left"]
    names = [(t.text, t.limb) for t in texts if t.role == "name"]
    assert ("S3", "right") in names
    assert ("S3", "left") in names
    axis = sheet.placements[0].box.center().x()
    for t in texts:
        if t.role == "name":
            assert (t.x < axis) == (t.limb == "right")


def test_captions_say_which_limb_and_stand_above_it(diagram, both):
    texts = [i for i in base_items(diagram, both, Layers(), LIGHT, False) if isinstance(i, TextItem)]
    captions = [t for t in texts if t.role == "caption" and t.view == "anterior"]
    assert sorted(t.text for t in captions) == ["Anterior view · left", "Anterior view · right"]
    for caption in captions:
        assert caption.text.endswith(caption.limb)
        assert caption.x == pytest.approx(both.placement("anterior", caption.limb).box.center().x())
    marks = sorted((t.x, t.text) for t in texts if t.role == "mark" and t.view == "anterior")
    assert [word for _, word in marks] == ["lateral", "medial", "medial", "lateral"]


def test_labels_stand_beside_their_own_limb(figure, diagram):
    panels = full_panels(diagram, figure.sheet, figure.highlights, figure.layers, 2.0, figure.name_of)
    seen = {(label.limb, label.id) for _, label in panels.labels}
    assert seen == {
        ("right", "muscle.upper"),
        ("right", "nerve.tibial"),
        ("left", "muscle.calf"),
        ("left", "field.sural"),
    }
    for view, label in panels.labels:
        placement = next(p for p in panels.sheet.placements if (p.view, p.side) == (view, label.limb))
        point = placement.transform().inverted()[0].map(QPointF(*label.anchor))
        assert diagram.views[view].region_by_id[label.id].body.contains(point)
    same = {"muscle.calf": Role.LOST}
    one = replace(figure, highlights={"right": {"muscle.calf": Role.SELECTED}, "left": same})
    bold_one = [
        i for i in compose_figure(one).items if isinstance(i, TextItem) and i.role == "label" and i.bold
    ]
    assert [i.limb for i in bold_one] == ["right"]
    bold = {
        (t.limb, t.id)
        for t in compose_figure(figure).items
        if isinstance(t, TextItem) and t.role == "label" and t.bold
    }
    assert bold == {("right", "nerve.tibial"), ("left", "muscle.calf")}


def test_labels_of_the_same_structure_on_two_limbs_keep_their_anchors(diagram, both):
    highlights = highlights_on("both", {"muscle.upper": Role.LOST, "muscle.calf": Role.LOST})
    crop = QRectF(both.bounds).adjusted(0, -20, 0, 0)
    panels = cropped_panels(diagram, both, highlights, Layers(), 1.0, str, crop)
    assert len(panels.labels) == 4
    assert label_problems([label for _, label in panels.labels]) == []
    for view, label in panels.labels:
        assert both.placement(view, label.limb).box.contains(*label.anchor)


def test_pairs_of_schemes_part_for_labels_and_the_saddle_stays_midway(shipped_diagram):
    sheet = arrange(shipped_diagram, ("anterior", "plexus", "saddle"), "both")
    highlights = highlights_on("both", {"field.pudendal": Role.SKIN_LOST})
    panels = full_panels(shipped_diagram, sheet, highlights, Layers(), 2.0, str)
    placed = {(p.view, p.side): p for p in panels.sheet.placements}
    assert placed["saddle", "right"].box == placed["saddle", "left"].box
    assert not placed["plexus", "right"].box.intersects(placed["plexus", "left"].box)
    middle = (placed["plexus", "right"].box.center() + placed["plexus", "left"].box.center()) / 2
    assert placed["saddle", "right"].box.center().x() == pytest.approx(middle.x())
    assert [label.id for view, label in panels.labels if view == "saddle"] == ["field.pudendal"]


@pytest.mark.parametrize("views", [("plexus",), ("plexus", "saddle")])
def test_labels_between_the_schemes_of_a_pair_find_room(shipped_diagram, views):
    sheet = arrange(shipped_diagram, views, "both")
    highlights = highlights_on("both", {"root.L4": Role.SELECTED, "root.L5": Role.SELECTED})
    panels = full_panels(
        shipped_diagram, sheet, highlights, Layers(labels=False), 4.0, lambda i: f"{i} with a long name"
    )
    assert len(panels.labels) == 4
    for _, label in panels.labels:
        left, top, right, bottom = label.box
        for placement in panels.sheet.placements:
            assert not placement.box.intersects(QRectF(left, top, right - left, bottom - top))


def test_a_note_stays_with_the_limb_it_was_put_on(figure):
    picture = compose_figure(figure)
    calf = next(
        i
        for i in picture.items
        if isinstance(i, PathItem) and (i.id, i.limb, i.role) == ("muscle.calf", "left", "selected")
    )
    at = calf.path.boundingRect().center()
    place = place_on_sheet(figure, at.x(), at.y())
    assert place[2:] == (calf.view, "left")
    noted = compose_figure(replace(figure, notes=(FigureNote("x", *place),)))
    note = next(i for i in noted.items if isinstance(i, TextItem) and i.role == "note")
    assert note.x == pytest.approx(at.x())
    assert note.y == pytest.approx(at.y())


def test_a_note_far_out_keeps_to_its_limb_though_the_other_lies_nearer(figure, both):
    right = both.placement("anterior", "right").box
    for limb in LIMBS:
        noted = compose_figure(
            replace(figure, notes=(FigureNote("x", right.center().x(), 100, "anterior", limb),))
        )
        note = next(i for i in noted.items if isinstance(i, TextItem) and i.role == "note")
        skin = next(
            i
            for i in noted.items
            if isinstance(i, PathItem) and (i.id, i.view, i.limb) == ("outline.limb", "anterior", limb)
        ).path.boundingRect()
        own = both.placement("anterior", limb).box
        assert note.x - skin.left() == pytest.approx(right.center().x() - own.left(), abs=1)


def test_svg_ids_stay_unique_and_say_the_limb(figure):
    root = ET.fromstring(to_svg(compose_figure(figure)))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {"muscle.upper", "muscle.upper--left", "nerve.tibial", "nerve.tibial--left"} <= set(ids)
    groups = root.findall(f".//{SVG}g[@data-id]")
    assert {g.get("data-limb") for g in groups} == set(LIMBS)
    for group in groups:
        assert ("--left" in group.get("id", "")) == (group.get("data-limb") == "left")
    highlights = root.findall(f".//{SVG}g[@data-id='muscle.upper'][@data-role='lost']")
    assert {g.get("data-limb") for g in highlights} == {"right"}


def test_one_left_limb_keeps_plain_ids(diagram):
    sheet = arrange(diagram, ("anterior",), "left")
    root = ET.fromstring(to_svg(compose_figure(Figure(diagram, sheet, {}, Layers(), LIGHT, "x"))))
    assert [g.get("data-limb") for g in root.findall(f".//{SVG}g[@id='muscle.upper']")] == ["left"]
    assert not [e for e in root.iter() if "--left" in (e.get("id") or "")]

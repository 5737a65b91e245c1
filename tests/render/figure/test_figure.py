import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.reader.path_data import read_path
from legmap.diagram.sheet import arrange
from legmap.render.figure.anchors import deepest_point
from legmap.render.figure.figure import Figure, FigureNote
from legmap.render.figure.label import label_problems
from legmap.render.figure.page import compose_figure
from legmap.render.figure.panels import cropped_panels, full_panels
from legmap.render.figure.raster import render_image
from legmap.render.layers import Layers
from legmap.render.picture import PathItem, TextItem
from legmap.render.qt_painter import measure
from legmap.render.svg_writer import path_data, to_svg
from legmap.render.theme import DARK, LIGHT
from legmap.roles import Role, highlights_on

LIT = {
    "nerve.tibial": Role.SELECTED,
    "root.L5": Role.PATH,
    "muscle.upper": Role.LOST,
    "muscle.deep": Role.LOST,
    "muscle.calf": Role.PARTIAL,
    "muscle.back": Role.SPARED,
    "field.sural": Role.SKIN_LOST,
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def figure(diagram, sheet):
    return Figure(
        diagram,
        sheet,
        highlights_on(sheet.side, LIT),
        Layers(skin="fields"),
        LIGHT,
        "Lesion of the <tibial> & nerve",
        "at the knee",
        ("Movements: plantarflexion lost and a good deal more that takes a second line.", "Plain line"),
        ((Role.LOST, "paralysed"), (Role.SKIN_LOST, "numb"), (Role.SELECTED, "cut")),
        "My own caption",
        (FigureNote("look here\nand here", sheet.placement("posterior").box.center().x(), 150),),
        "Drawings CC BY-SA",
        name_of=lambda i: i.partition(".")[2].upper(),
    )


def texts(picture):
    return [i for i in picture.items if isinstance(i, TextItem)]


def test_everything_said_is_there_and_within_the_page(figure):
    picture = compose_figure(figure)
    said = " ".join(t.text for t in texts(picture))
    for words in (
        "<tibial> & nerve",
        "at the knee",
        "plantarflexion",
        "Plain line",
        "paralysed",
        "numb",
        "cut",
    ):
        assert words in said
    for words in ("My own caption", "look here", "and here", "Drawings CC BY-SA", "Anterior view"):
        assert words in said
    for text in texts(picture):
        width = measure(text.text, text.size, text.bold, text.italic)
        left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.align]
        assert picture.bounds.contains(QRectF(left, text.y - text.size * 0.8, width, text.size)), text


def test_a_line_of_the_summary_goes_on_a_space_after_its_bold_beginning(figure):
    summary = [t for t in texts(compose_figure(figure)) if t.role == "summary"]
    head = next(t for t in summary if t.text == "Movements:")
    first = next(t for t in summary if t.text.startswith("plantarflexion"))
    assert (head.bold, first.bold) == (True, False)
    assert first.y == head.y
    assert first.x == pytest.approx(head.x + measure("Movements: ", head.size, True))


def test_every_lit_structure_is_labelled_once_and_the_selected_on_the_limb_too(figure):
    picture = compose_figure(figure)
    labelled = [t.id for t in texts(picture) if t.role == "label"]
    named = [t.id for t in texts(picture) if t.role == "name"]
    assert sorted(labelled) == sorted(
        ["muscle.upper", "muscle.deep", "muscle.calf", "muscle.back", "field.sural", "nerve.tibial"]
    )
    assert sorted(named) == ["nerve.tibial", "root.L5"]
    leaders = [i for i in picture.items if i.role == "leader"]
    assert sorted(i.id for i in leaders) == sorted(labelled)


def test_leaders_end_inside_what_they_name(figure, diagram):
    panels = full_panels(diagram, figure.sheet, figure.highlights, figure.layers, 2.0, figure.name_of)
    assert label_problems([label for _, label in panels.labels]) == []
    for view, label in panels.labels:
        placement = panels.sheet.placement(view)
        assert placement is not None
        point = placement.transform().inverted()[0].map(QPointF(*label.anchor))
        region = diagram.views[view].region_by_id[label.id]
        assert region.body.contains(point)
        assert placement.box.contains(*label.anchor)


def test_labels_of_neighbouring_views_keep_apart(figure, diagram):
    panels = full_panels(diagram, figure.sheet, figure.highlights, figure.layers, 2.0, figure.name_of)
    boxes = [
        (view, QRectF(a, b, c - a, d - b)) for view, (a, b, c, d) in ((v, i.box) for v, i in panels.labels)
    ]
    for view, box in boxes:
        for placement in panels.sheet.placements:
            assert not box.intersects(placement.box), (view, placement.view)


def test_without_labels_and_without_anything(figure, diagram):
    bare = compose_figure(replace(figure, with_labels=False))
    assert not [i for i in bare.items if i.group == "label"]
    empty = Figure(diagram, figure.sheet, {}, Layers(), DARK, "At rest")
    assert [t.text for t in texts(compose_figure(empty)) if t.role == "title"] == ["At rest"]


def test_hidden_layers_do_not_appear(figure):
    picture = compose_figure(replace(figure, layers=Layers(muscles="deep", skin="off")))
    ids = {i.id for i in picture.items}
    assert "muscle.deep" in ids
    assert not ids & {"muscle.upper", "muscle.calf"}
    # skin that is numb shows even while the skin layer is off, but nothing of it at rest
    assert {i.role for i in picture.items if i.id == "field.sural" and isinstance(i, PathItem)} >= {
        "skin-lost"
    }
    assert not [i for i in picture.items if i.id == "field.sural" and i.role == "rest"]


def test_a_crop_shows_and_labels_what_lies_in_it(figure, diagram):
    box = figure.sheet.placement("anterior").box
    crop = QRectF(box.left(), box.top() + 95, box.width(), 60)
    picture = compose_figure(replace(figure, crop=crop))
    labelled = {t.id for t in texts(picture) if t.role == "label"}
    assert "muscle.calf" in labelled
    assert "muscle.back" not in labelled
    clipped = [i for i in picture.items if i.clip is not None]
    assert clipped
    assert all(i.clip == clipped[0].clip for i in clipped)
    panels = cropped_panels(
        diagram, figure.sheet, figure.highlights, figure.layers, 1.0, figure.name_of, crop
    )
    assert label_problems([label for _, label in panels.labels]) == []
    assert "clip-path" in to_svg(picture)


def test_notes_move_with_the_view_they_were_put_on(figure, sheet):
    picture = compose_figure(figure)
    note = next(t for t in texts(picture) if t.text == "look here")
    skin = next(
        i
        for i in picture.items
        if isinstance(i, PathItem) and i.id == "outline.limb" and i.view == "posterior"
    )
    assert note.x == pytest.approx(skin.path.boundingRect().center().x(), abs=3)


def test_svg_is_well_formed_with_ids_titles_and_real_text(figure):
    picture = compose_figure(figure)
    root = ET.fromstring(to_svg(picture, title="A & B", source="legmap"))
    assert root.findtext(f"{SVG}title") == "A & B"
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for structure in (*LIT, "bone.femur"):
        assert structure in ids
    assert "muscle.upper--posterior" in ids
    said = [e.text for e in root.iter(f"{SVG}text")]
    assert "Lesion of the <tibial> & nerve" in said
    highlights = root.findall(f".//{SVG}g[@data-id='muscle.upper'][@data-role='lost']")
    assert highlights
    assert highlights[0].findtext(f"{SVG}title") == "UPPER"
    fills = {p.get("fill") for p in highlights[0].iter(f"{SVG}path")}
    assert LIGHT.lost in fills
    refs = set(re.findall(r"url\(#([^)]+)\)", to_svg(picture)))
    assert refs <= set(ids)


def test_svg_holds_every_item_of_the_list(figure):
    picture = compose_figure(figure)
    root = ET.fromstring(to_svg(picture))
    paths = list(root.iter(f"{SVG}path"))
    assert len(paths) == sum(isinstance(i, PathItem) for i in picture.items)
    assert len(list(root.iter(f"{SVG}text"))) == len(texts(picture))


def test_control_characters_in_the_users_words_do_not_break_the_svg(figure):
    picture = compose_figure(replace(figure, caption="bad \x00\x08\ufffe ]]> <&\"'"))
    assert ET.fromstring(to_svg(picture, title="\x01")) is not None


def test_a_name_of_a_file_that_is_not_utf_8_does_not_break_the_svg(figure):
    picture = compose_figure(replace(figure, caption="caf\udce9"))
    text = to_svg(picture, title="\udcff")
    assert text.encode("utf-8")
    assert "caf" in text


def test_path_data_survives_the_round_trip(diagram):
    for region in diagram.views["anterior"].regions:
        again = read_path(path_data(region.body))
        assert again.boundingRect().center().x() == pytest.approx(
            region.body.boundingRect().center().x(), abs=0.02
        )


def test_left_figure_is_marked_left(diagram):
    sheet = arrange(diagram, ("anterior",), "left")
    picture = compose_figure(Figure(diagram, sheet, {}, Layers(), LIGHT, "x"))
    assert any("left" in t.text for t in texts(picture))


def test_preview_shows_the_role_colour(figure):
    picture = compose_figure(figure)
    image = render_image(picture, (900, 800))
    scale = min(900 / picture.bounds.width(), 800 / picture.bounds.height())
    upper = next(
        i
        for i in picture.items
        if isinstance(i, PathItem) and i.id == "muscle.upper" and i.paint.fill == LIGHT.lost
    )
    middle = upper.path.boundingRect().center()
    across = (900 - picture.bounds.width() * scale) / 2 + (middle.x() - picture.bounds.x()) * scale
    down = (800 - picture.bounds.height() * scale) / 2 + (middle.y() - picture.bounds.y()) * scale
    colours = {
        image.pixelColor(round(across) + dx, round(down) + dy).name().upper()
        for dx in range(-9, 10)
        for dy in (-6, 6)
    }
    assert LIGHT.lost in colours


def test_the_deepest_place_of_a_body_is_far_from_its_border():
    body = QPainterPath()
    body.addRect(0, 0, 100, 40)
    x, y = deepest_point(body)
    assert 15 <= x <= 85
    assert abs(y - 20) < 3

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from legmap.diagram.model import LAYERS
from legmap.diagram.reader.drawings import all_problems, read_diagram, read_view
from legmap.errors import DrawingError


def problems_in(path):
    return [problem.text for problem in all_problems(path)]


def test_reads_regions_in_the_units_of_the_view_box(write, limb_svg):
    view = read_view(write(limb_svg), "limb")
    assert view.bounds.getRect() == (-100, -10, 120, 220)
    assert [r.id for r in view.regions] == [
        "outline.limb",
        "bone.femur",
        "muscle.deep",
        "muscle.upper",
        "muscle.small",
        "field.low",
        "nerve.long",
        "landmark.spine",
    ]
    upper = view.region_by_id["muscle.upper"]
    assert (upper.view, upper.layer) == ("limb", "superficial-muscles")
    assert upper.body.boundingRect().getRect() == (-70, 60, 40, 110)
    assert [s.kind for s in upper.shapes] == ["belly", "tendon"]


def test_body_is_the_union_even_where_paths_run_opposite_ways(write, limb_svg):
    # the belly runs clockwise and the tendon anticlockwise; they overlap at (-35, 115)
    upper = read_view(write(limb_svg), "limb").region_by_id["muscle.upper"]
    for point in ((-60, 80), (-35, 115), (-35, 160)):
        assert upper.body.contains(QPointF(*point))
    assert not upper.body.contains(QPointF(-60, 160))


def test_transforms_apply(write, limb_svg):
    small = read_view(write(limb_svg), "limb").region_by_id["muscle.small"]
    assert small.body.boundingRect().getRect() == (-20, 60, 8, 30)


def test_nerves_are_hit_on_their_taper_and_not_across_what_they_enclose(write, limb_svg):
    nerve = read_view(write(limb_svg), "limb").region_by_id["nerve.long"]
    assert nerve.label_at == (-50, 30)
    assert nerve.align == "end"
    assert nerve.shapes[1].to == "muscle.upper"
    course = nerve.shapes[0].path
    middle = course.pointAtPercent(0.5)
    assert nerve.body.contains(middle)
    chord = QPointF(-38, 110)  # between the curve and the line from its start to its end
    assert course.contains(chord) or not nerve.body.contains(chord)
    assert not nerve.body.contains(chord)


def test_layers_out_of_order_are_sorted_and_reported(write, limb_svg):
    start, end = limb_svg.index('<g id="layer.bones"'), limb_svg.index('<g id="layer.deep-muscles"')
    bones = limb_svg[start:end]
    path = write(limb_svg[:start] + limb_svg[end:].replace("</svg>", bones + "</svg>"))
    order = [LAYERS.index(r.layer) for r in read_view(path, "limb").regions]
    assert order == sorted(order)
    assert any("order" in p for p in problems_in(path))


def test_where_and_default_names(write, limb_svg, tmp_path):
    write(limb_svg, "plexus.svg")
    write(limb_svg.replace('id="field.low"', 'id="field.other"'), "anterior.svg")
    diagram = read_diagram(tmp_path)
    assert list(diagram.views) == ["anterior", "plexus"]
    assert diagram.where("muscle.deep") == ("anterior", "plexus")
    assert diagram.where("field.low") == ("plexus",)
    assert diagram.where("muscle.none") == ()


def test_a_clean_drawing_has_no_problems(write, limb_svg):
    assert problems_in(write(limb_svg)) == []


def test_missing_file_and_empty_folder_say_where(tmp_path):
    with pytest.raises(DrawingError, match=r"nowhere\.svg is missing"):
        read_view(tmp_path / "nowhere.svg", "x")
    with pytest.raises(DrawingError, match="no drawing in"):
        read_diagram(tmp_path)
    with pytest.raises(DrawingError, match="cannot be read"):
        read_diagram(tmp_path / "absent")


SPOILED = {
    "duplicate id": ('id="muscle.small"', 'id="muscle.deep"', "same id as line"),
    "forbidden element": ("<title>invented</title>", "<image/>", "not allowed"),
    "text": ("<title>invented</title>", "<text>hello</text>", "not allowed"),
    "use": ("<title>invented</title>", '<use href="#muscle.deep"/>', "not allowed"),
    "style sheet": ("<title>invented</title>", "<style>g{display:none}</style>", "not allowed"),
    "script": ("<title>invented</title>", "<script>1</script>", "not allowed"),
    "event": ('id="bone.femur"', 'id="bone.femur" onclick="x()"', "attribute onclick"),
    "gradient": ("<title>invented</title>", '<defs><linearGradient id="a"/></defs>', "definitions"),
    "unknown layer": ('id="layer.bones"', 'id="layer.bone"', "no known layer"),
    "unknown class": ('class="tendon"', 'class="sinew"', "class 'sinew'"),
    "no class": (' class="tendon"', "", "use one of belly, fibre, tendon"),
    "wrong kind in layer": ('id="field.low"', 'id="muscle.low"', "does not belong in layer.fields"),
    "path without d": ('<path class="fibre" d="M-60,50 L-58,130"/>', '<path class="fibre"/>', "has no d"),
    "empty d": ('d="M-60,50 L-58,130"', 'd=" "', "empty path data"),
    "cut short": ('d="M-60,50 L-58,130"', 'd="M-60,50 L-58,130 foo 3 4"', "breaks off"),
    "too few numbers": ('d="M-60,50 L-58,130"', 'd="M-60,50 C-58,130 4 5"', "not a multiple of 6"),
    "not a number": ('d="M-60,50 L-58,130"', 'd="M-60,50 L NaN,130"', "breaks off"),
    "infinite": ('d="M-60,50 L-58,130"', 'd="M-60,50 L1e999,130"', "beyond"),
    "no move": ('d="M-60,50 L-58,130"', 'd="L-60,50 L-58,130"', "does not begin with M"),
    "no viewBox": ('viewBox="-100 -10 120 220"', "", "has no viewBox"),
    "bad viewBox": ("-100 -10 120 220", "-100 -10 120", "viewBox that needs 4 numbers"),
    "flat viewBox": ("-100 -10 120 220", "-100 -10 0 220", "without area"),
    "size with unit": ('width="120"', 'width="120mm"', "without a unit"),
    "hidden": ('id="bone.femur"', 'id="bone.femur" display="none"', "hidden"),
    "hidden by style": ('id="bone.femur"', 'id="bone.femur" style="fill:#fff;display: none"', "hidden"),
    "invisible": ('id="bone.femur"', 'id="bone.femur" visibility="hidden"', "hidden"),
    "clip": ('id="bone.femur"', 'id="bone.femur" clip-path="url(#a)"', "clip-path"),
    "filter in style": ('id="bone.femur"', 'id="bone.femur" style="filter:url(#a)"', "Remove Filters"),
    "twig to nowhere": (' data-to="muscle.upper"', "", "without data-to"),
    "nerve without width": (' data-width="6 2"', "", "no data-width"),
    "negative width": ('data-width="6 2"', 'data-width="6 -2"', "below 0"),
    "bad label": ('data-label="-50 30"', 'data-label="here"', "data-label"),
    "bad align": ('data-align="end"', 'data-align="left"', "start, middle or end"),
    "bad transform": ('transform="translate(-5,0)"', 'transform="warp(3)"', "transform"),
    "flattening": ('transform="translate(-5,0)"', 'transform="scale(0)"', "flattens"),
    "structure in structure": (
        '<g transform="translate(-5,0)">',
        '<g id="muscle.x">',
        "may not hold another",
    ),
    "unknown id": ('id="muscle.small"', 'id="Muscle.small"', "neither a structure"),
    "empty structure": ('<path class="belly" d="M-15,60 h8 v30 h-8 z"/>', "", "draws nothing"),
    "outside a structure": (
        '<g id="bone.femur"><path class="bone"',
        '<path class="bone" d="M0 0h1v1z"/><g id="bone.femur"><path class="bone"',
        "outside a structure",
    ),
    "outside a layer": (
        '<g id="layer.bones">',
        '<path class="bone" d="M0 0h1v1z"/><g id="layer.bones">',
        "outside a layer",
    ),
    "circle": ('<path class="fibre" d="M-60,50 L-58,130"/>', '<circle class="fibre" r="2"/>', "circle"),
}


def test_each_fault_is_named_with_file_and_line(write, limb_svg):
    wrong = {}
    for fault, (old, new, words) in SPOILED.items():
        assert old in limb_svg, fault
        problems = problems_in(write(limb_svg.replace(old, new, 1)))
        whole = all(p.startswith("limb.svg, line ") and p.endswith(".") for p in problems)
        if not whole or not any(words in p for p in problems):
            wrong[fault] = problems
    assert wrong == {}


def test_every_problem_is_reported_at_once(write, limb_svg):
    spoiled = limb_svg.replace('class="tendon"', 'class="sinew"').replace(' data-width="6 2"', "")
    spoiled = spoiled.replace('id="layer.bones"', 'id="layer.bone"')
    assert len(problems_in(write(spoiled))) == 3


def test_slight_problems_do_not_stop_reading_but_grave_ones_do(write, limb_svg):
    slight = write(limb_svg.replace(' data-width="6 2"', "").replace('width="120"', 'width="120mm"'))
    assert "nerve.long" in read_view(slight, "x").region_by_id
    grave = write(limb_svg.replace('class="tendon"', 'class="sinew"'), "grave.svg")
    with pytest.raises(DrawingError, match=r"grave\.svg, line .*sinew"):
        read_view(grave, "x")


def test_inkscape_bookkeeping_is_passed_over(write, limb_svg):
    extra = (
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="nv">'
        '<inkscape:grid id="grid"/></sodipodi:namedview><defs id="d"/><metadata><a xmlns="x:y"/></metadata>'
    )
    path = write(limb_svg.replace("<title>invented</title>", extra))
    assert problems_in(path) == []
    assert read_view(Path(path), "x").regions

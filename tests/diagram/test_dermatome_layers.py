import pytest

from legmap.diagram.reader.drawings import all_problems, read_diagram, read_view
from legmap.diagram.reader.view_reader import parse_view
from legmap.diagram.reader.xmltree import read_tree
from legmap.errors import DrawingError


def problems_in(path):
    return [problem.text for problem in all_problems(path)]


FIRST = """<g id="layer.dermatomes"><g id="dermatome.A"><path class="area" d="M-95,0 h40 v100 h-40 Z"/></g>
<g id="dermatome.B"><path class="area" d="M-55,0 h40 v100 h-40 Z"/></g></g>
"""
RINGS = """<g id="layer.dermatomes-rings"><g id="dermatome.A--rings">
<path class="area" d="M-95,0 h80 v50 h-80 Z"/></g></g>
"""
SPOTS = RINGS.replace("rings", "many-spots").replace("v50", "v20")
FIELDS = '<g id="layer.fields">'


@pytest.fixture
def mapped(limb_svg):
    return limb_svg.replace(FIELDS, FIRST + RINGS + SPOTS + FIELDS)


def skin(view):
    return {r.id: r.bounds.height() for r in view.regions if r.layer.startswith("dermatomes")}


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("dermatomes", {"dermatome.A": 100, "dermatome.B": 100}),
        ("dermatomes-rings", {"dermatome.A": 50}),
        ("dermatomes-many-spots", {"dermatome.A": 20}),
        ("dermatomes-nobodys", {"dermatome.A": 100, "dermatome.B": 100}),
    ],
)
def test_the_chosen_map_is_read_as_the_dermatomes(write, mapped, layer, expected):
    path = write(mapped)
    assert problems_in(path) == []
    view = read_view(path, "limb", layer)
    assert skin(view) == expected
    assert {r.layer for r in view.regions if r.id.startswith("dermatome.")} == {"dermatomes"}
    assert [r.order for r in view.regions] == list(range(len(view.regions)))
    assert "field.low" in view.region_by_id
    assert skin(parse_view(read_tree(path), "limb.svg", "limb", layer)[0]) == expected


def test_each_view_falls_back_by_itself(write, mapped, limb_svg, tmp_path):
    write(mapped, "both.svg")
    write(limb_svg.replace(FIELDS, FIRST + FIELDS), "one.svg")
    write(limb_svg, "none.svg")
    views = read_diagram(tmp_path, dermatomes="dermatomes-rings").views
    assert skin(views["both"]) == {"dermatome.A": 50}
    assert skin(views["one"]) == {"dermatome.A": 100, "dermatome.B": 100}
    assert skin(views["none"]) == {}


SPOILED = {
    "class": ('class="area" d="M-95,0 h80 v50', 'class="aera" d="M-95,0 h80 v50', "class 'aera'"),
    "no ending": ('"dermatome.A--rings"', '"dermatome.C"', "must be called 'dermatome.C--rings'"),
    "ending of another": (
        '"dermatome.A--rings"',
        '"dermatome.A--spots"',
        "must be called 'dermatome.A--rings' in layer.dermatomes-rings; rename it",
    ),
    "field": ('"dermatome.A--rings"', '"field.a--rings"', "does not belong in layer.dermatomes-rings"),
    "id twice": ('"dermatome.A--rings"', '"dermatome.A"', "same id"),
    "hidden": ('id="layer.dermatomes-rings"', 'id="layer.dermatomes-rings" display="none"', "hidden"),
}


def test_faults_of_a_map_are_told_but_stop_only_those_who_read_it(write, mapped):
    wrong = {}
    for fault, (old, new, words) in SPOILED.items():
        assert mapped.count(old) == 1, fault
        path = write(mapped.replace(old, new))
        problems = problems_in(path)
        others = skin(read_view(path, "limb")), skin(read_view(path, "limb", "dermatomes-many-spots"))
        with pytest.raises(DrawingError):
            read_view(path, "limb", "dermatomes-rings")
        if not any(words in p for p in problems) or [*map(len, others)] != [2, 1]:
            wrong[fault] = problems, others
    assert wrong == {}


def test_the_first_map_has_ids_without_ending(write, mapped):
    path = write(mapped.replace('"dermatome.B"', '"dermatome.B--rings"'))
    with pytest.raises(DrawingError, match=r"must be called 'dermatome\.B' in layer\.dermatomes;"):
        read_view(path, "limb")


def test_other_names_are_no_layers(write, mapped):
    for name in ("dermatomes-", "dermatomes-Rings", "dermatomes--rings", "fields-rings"):
        problems = problems_in(write(mapped.replace("layer.dermatomes-rings", f"layer.{name}")))
        assert any("no known layer" in p for p in problems), name


def test_maps_stand_together_in_the_order_of_layers(write, mapped):
    late = mapped.replace(RINGS, "").replace("</svg>", RINGS + "</svg>")
    assert any("another order" in p for p in problems_in(write(late)))

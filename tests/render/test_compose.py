from collections.abc import Hashable

import pytest
from PySide6.QtCore import QPointF, QRectF

from legmap.render.colour import lightness, mix, rgb
from legmap.render.compose import base_items, highlight_items
from legmap.render.highlight import StackedItem
from legmap.render.layers import Layers
from legmap.render.picture import PathItem, TextItem
from legmap.render.style import highlight_colour
from legmap.render.theme import DARK, LIGHT
from legmap.roles import Role, highlights_on
from tests.cases import every_case

UPPER, DEEP_COVERED, DEEP_FREE, CALF = (-45, 50), (-63, 60), (-80, 60), (-60, 125)
FIELD, NERVE, ROOT = (-30, 160), (-18.5, 80), (142, 44)


def everything(diagram, sheet, highlights, theme=LIGHT, layers=None):
    layers = layers or Layers(skin="fields")
    return [
        *base_items(diagram, sheet, layers, theme, bool(highlights)),
        *highlight_items(diagram, sheet, highlights_on(sheet.side, highlights), theme, layers=layers),
    ]


def close(a, b, by=3):
    return all(abs(x - y) <= by for x, y in zip(rgb(a), rgb(b), strict=True))


@every_case("theme", [LIGHT, DARK])
@every_case(
    ("structure", "view", "place", "layer", "role"),
    [
        ("muscle.upper", "anterior", UPPER, "superficial-muscles", Role.LOST),
        ("muscle.upper", "posterior", UPPER, "superficial-muscles", Role.LOST),
        ("muscle.deep", "anterior", DEEP_FREE, "deep-muscles", Role.LOST),
        ("muscle.deep", "anterior", DEEP_COVERED, "deep-muscles", Role.LOST),
        ("muscle.calf", "anterior", CALF, "superficial-muscles", Role.SELECTED),
        ("nerve.tibial", "anterior", NERVE, "nerves", Role.SELECTED),
        ("nerve.tibial", "posterior", NERVE, "nerves", Role.PATH),
        ("root.L5", "plexus", ROOT, "nerves", Role.SELECTED),
    ],
)
def test_each_role_paints_its_colour_there(diagram, sheet, shoot, theme, structure, view, place, layer, role):
    at = shoot(everything(diagram, sheet, {structure: role}, theme), sheet)
    assert at(view, *place) == highlight_colour(layer, role, theme).upper()


def test_partly_lost_is_lighter_and_hatched(diagram, sheet, shoot):
    at = shoot(everything(diagram, sheet, {"muscle.calf": Role.PARTIAL}), sheet)
    along = [at("anterior", -78 + i * 0.25, 125) for i in range(140)]
    assert along.count(LIGHT.partial) > 70
    dark = [i for i, c in enumerate(along) if lightness(c) < lightness(LIGHT.partial) - 0.15]
    runs = sum(1 for a, b in zip([-9, *dark], dark, strict=False) if b - a > 4)
    assert 3 <= runs <= 8  # 35 mm crossed by lines that stand 6.5 mm apart, aslant
    assert lightness(LIGHT.partial) > lightness(LIGHT.lost)


def test_lost_skin_is_a_tint_over_the_dimmed_base_and_partial_is_paler(diagram, sheet, shoot):
    base = shoot(base_items(diagram, sheet, Layers(skin="fields"), LIGHT, True), sheet)("anterior", *FIELD)
    tints = {}
    for role in (Role.SKIN_LOST, Role.SELECTED):
        tints[role] = shoot(everything(diagram, sheet, {"field.sural": role}), sheet)("anterior", *FIELD)
    assert close(tints[Role.SKIN_LOST], mix(base, LIGHT.skin_lost, LIGHT.skin_lost_opacity))
    assert lightness(tints[Role.SELECTED]) < lightness(tints[Role.SKIN_LOST])
    at = shoot(everything(diagram, sheet, {"field.sural": Role.SKIN_PARTIAL}), sheet)
    row = [at("anterior", -35 + i * 0.25, 165) for i in range(80)]
    assert any(close(c, mix(base, LIGHT.skin_lost, LIGHT.skin_lost_opacity * 0.4)) for c in row)
    assert len(set(row)) > 2


def test_variable_skin_is_not_filled(diagram, sheet, shoot):
    base = shoot(base_items(diagram, sheet, Layers(skin="fields"), LIGHT, True), sheet)
    at = shoot(everything(diagram, sheet, {"field.sural": Role.SKIN_VARIABLE}), sheet)
    inside = [(-50 + i * 0.5, 170) for i in range(60)]
    same = sum(at("anterior", *p) == base("anterior", *p) for p in inside)
    assert same > 45
    edge = [at("anterior", -90 + i * 0.25, 145) for i in range(200)]
    assert any(close(c, LIGHT.skin_lost, 40) for c in edge)


def test_spared_is_an_outline_only(diagram, sheet, shoot):
    base = shoot(base_items(diagram, sheet, Layers(skin="fields"), LIGHT, True), sheet)
    at = shoot(everything(diagram, sheet, {"muscle.calf": Role.SPARED}), sheet)
    assert at("anterior", *CALF) == base("anterior", *CALF)
    assert close(at("anterior", -80, 125), LIGHT.spared, 12)


def test_a_lost_deep_muscle_shows_through_and_is_told_from_what_covers_it(diagram, sheet, shoot):
    at = shoot(everything(diagram, sheet, {"muscle.deep": Role.LOST}), sheet)
    assert at("anterior", *DEEP_COVERED) == LIGHT.lost_deep.upper()
    both = {"muscle.deep": Role.LOST, "muscle.upper": Role.LOST}
    at = shoot(everything(diagram, sheet, both), sheet)
    assert at("anterior", *UPPER) == LIGHT.lost.upper()
    assert at("anterior", *DEEP_FREE) == LIGHT.lost_deep.upper()
    # the hidden border of the deep muscle (x = -55) is drawn through the superficial one
    border = [at("anterior", -55, 42 + i * 0.5) for i in range(50)]
    assert border.count(LIGHT.lost.upper()) < 45
    assert border.count(LIGHT.lost.upper()) > 5  # dashed, not solid


def test_under_a_selection_the_rest_goes_seven_tenths_towards_paper(diagram, sheet, shoot):
    layers = Layers(muscles="off", nerves=False)
    plain = shoot(base_items(diagram, sheet, layers, LIGHT, False), sheet)("anterior", -50, 100)
    dim = shoot(base_items(diagram, sheet, layers, LIGHT, True), sheet)("anterior", -50, 100)
    assert plain == LIGHT.bone
    assert close(dim, mix(LIGHT.bone, LIGHT.paper, 0.7), 1)


def test_layers_hide_what_they_say(diagram, sheet):
    def ids(layers):
        return {i.id for i in base_items(diagram, sheet, layers, LIGHT, False) if isinstance(i, PathItem)}

    assert "muscle.upper" not in ids(Layers(muscles="deep"))
    assert "muscle.deep" in ids(Layers(muscles="deep"))
    assert not any(i.startswith("muscle.") for i in ids(Layers(muscles="off")))
    assert "field.sural" in ids(Layers(skin="fields"))
    assert "field.sural" not in ids(Layers(skin="dermatomes"))
    assert "dermatome.L5" in ids(Layers(skin="dermatomes"))
    assert "nerve.tibial" not in ids(Layers(nerves=False))
    assert "bone.femur" not in ids(Layers(bones=False))
    hidden = highlight_items(
        diagram,
        sheet,
        highlights_on(sheet.side, {"muscle.upper": Role.LOST}),
        LIGHT,
        layers=Layers(muscles="deep"),
    )
    assert hidden == ()


def test_names_are_never_mirrored_and_marks_change_sides(diagram, sheet):
    items = base_items(diagram, sheet, Layers(), LIGHT, False, name_of=lambda i: i.upper())
    texts = [i for i in items if isinstance(i, TextItem)]
    name = next(t for t in texts if t.text == "NERVE.TIBIAL")
    assert name.align == ("end" if sheet.side == "right" else "start")
    box = sheet.placement("plexus").box
    assert (name.x < box.center().x()) == (sheet.side == "right")
    anterior = {t.text: t.x for t in texts if t.role == "mark" and t.view == "anterior"}
    posterior = {t.text: t.x for t in texts if t.role == "mark" and t.view == "posterior"}
    assert (anterior["lateral"] < anterior["medial"]) == (sheet.side == "right")
    assert (posterior["lateral"] > posterior["medial"]) == (sheet.side == "right")
    assert any(sheet.side in t.text for t in texts if t.role == "caption")
    assert not [
        t for t in base_items(diagram, sheet, Layers(labels=False), LIGHT, False) if isinstance(t, TextItem)
    ]


def test_memo_gives_the_same_parts_again(diagram, sheet):
    cache: dict[Hashable, tuple[StackedItem, ...]] = {}
    lit = highlights_on(sheet.side, {"muscle.upper": Role.PARTIAL, "field.sural": Role.SKIN_LOST})
    first = highlight_items(diagram, sheet, lit, LIGHT, cache=cache)
    second = highlight_items(diagram, sheet, lit, LIGHT, cache=cache)
    assert cache
    assert all(a is b for a, b in zip(first, second, strict=True))
    other = highlights_on(sheet.side, {"muscle.upper": Role.LOST})
    assert highlight_items(diagram, sheet, other, LIGHT, cache=cache)[0].role == "lost"


def test_roles_can_be_told_apart_in_greyscale():
    assert lightness(LIGHT.partial) - lightness(LIGHT.lost) > 0.15
    for theme in (LIGHT, DARK):
        assert abs(lightness(theme.lost) - lightness(theme.nerve_highlight)) > 0.1
        assert abs(lightness(theme.partial) - lightness(theme.partial_hatch)) > 0.2


def test_a_map_of_dermatomes_names_its_areas_and_no_other_layer_does(diagram, sheet):
    def names(layers: Layers) -> list[TextItem]:
        items = base_items(diagram, sheet, layers, LIGHT, False)
        skin = [i for i in items if isinstance(i, TextItem) and i.id.startswith(("dermatome.", "field."))]
        return [i for i in skin if i.view == "anterior"]

    (name,) = names(Layers(skin="dermatomes"))
    assert name.text == "L5"
    placement = sheet.placement("anterior")
    area = placement.transform().map(diagram.views["anterior"].region_by_id["dermatome.L5"].body)
    assert area.contains(QPointF(name.x, name.y - 0.36 * name.size))
    assert names(Layers(skin="fields")) == []
    assert names(Layers(skin="dermatomes", labels=False)) == []


@pytest.mark.parametrize(
    ("muscles", "left"),
    [
        ("superficial", {"deep-muscles-4", "deep-muscles-3", "deep-muscles", "superficial-muscles"}),
        ("deep", {"deep-muscles-4", "deep-muscles-3", "deep-muscles"}),
        ("third", {"deep-muscles-4", "deep-muscles-3"}),
        ("fourth", {"deep-muscles-4"}),
        ("off", set()),
    ],
)
def test_muscles_are_lifted_off_layer_by_layer(muscles, left):
    assert {layer for layer in Layers(muscles=muscles).visible() if layer.endswith(MUSCLE_ENDS)} == left


MUSCLE_ENDS = ("muscles", "muscles-3", "muscles-4")


def test_an_autonomous_zone_is_hatched_at_rest_and_when_lit(diagram, sheet):
    rest = base_items(diagram, sheet, Layers(skin="fields"), LIGHT, False)
    lit = highlight_items(diagram, sheet, highlights_on(sheet.side, {"field.sural": Role.SKIN_LOST}), LIGHT)
    area = sheet.placement("anterior").transform().mapRect(QRectF(-30, 180, 10, 10))
    for items in (rest, lit):
        zone = [
            i for i in items if isinstance(i, PathItem) and i.id == "field.sural" and i.view == "anterior"
        ]
        within = [i for i in zone if area.contains(i.path.controlPointRect().center())]
        lines = [
            i for i in within if i.paint.fill is None and i.path.elementCount() >= 4 and not i.paint.dash
        ]
        assert any(area.adjusted(-1, -1, 1, 1).contains(i.path.controlPointRect()) for i in lines)

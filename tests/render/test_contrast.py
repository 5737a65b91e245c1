"""The paints of a picture of two lesions: three fills, three patterns, three lightnesses."""

from __future__ import annotations

from itertools import combinations

import pytest

from legmap.render.colour import lightness
from legmap.render.compose import base_items, highlight_items
from legmap.render.highlight import ZOrder
from legmap.render.layers import Layers
from legmap.render.picture import PathItem
from legmap.render.style import COMPARISON_ROLES, hatch_of_role, highlight_colour, role_shown_on_layer
from legmap.render.theme import DARK, LIGHT
from legmap.roles import Role, highlights_on
from tests.cases import every_case

THEMES = [LIGHT, DARK]


def everything(diagram, sheet, highlights, theme=LIGHT):
    lit = highlights_on(sheet.side, highlights)
    layers = Layers(skin="fields")
    return [
        *base_items(diagram, sheet, layers, theme, bool(highlights)),
        *highlight_items(diagram, sheet, lit, theme, layers=layers),
    ]


def colours_across(at, y, start, end, view="anterior"):
    return [at(view, start + i * 0.25, y) for i in range(round((end - start) * 4))]


@every_case("theme", THEMES)
@every_case("role", COMPARISON_ROLES)
@every_case(
    ("structure", "layer", "y", "start", "end"),
    [
        ("muscle.calf", "superficial-muscles", 125, -78, -42),
        ("muscle.upper", "superficial-muscles", 50, -68, -30),
    ],
)
def test_a_muscle_wears_its_fill(diagram, sheet, shoot, theme, role, structure, layer, y, start, end):
    at = shoot(everything(diagram, sheet, {structure: role}, theme), sheet)
    row = colours_across(at, y, start, end)
    assert row.count(highlight_colour(layer, role, theme).upper()) > 0.3 * len(row)


@pytest.mark.parametrize("theme", THEMES)
def test_patterns_tell_the_roles_apart_without_colour(diagram, sheet, shoot, theme):
    changes = {}
    for role in COMPARISON_ROLES:
        at = shoot(everything(diagram, sheet, {"muscle.calf": role}, theme), sheet)
        fill = lightness(highlight_colour("superficial-muscles", role, theme))
        changes[role] = 0
        for y in range(115, 136):  # lines that slope both ways meet on some heights and part on others
            row = colours_across(at, y, -78, -42)
            marked = [i for i, c in enumerate(row) if abs(lightness(c) - fill) > 0.1]
            changes[role] += sum(1 for a, b in zip([-9, *marked], marked, strict=False) if b - a > 2)
    assert changes[Role.ONLY_FIRST] == 0
    assert changes[Role.ONLY_SECOND] >= 3 * 21
    assert changes[Role.SHARED] > 1.4 * changes[Role.ONLY_SECOND]  # lines both ways
    assert [len(hatch_of_role(role, theme)[2]) for role in COMPARISON_ROLES] == [0, 1, 2]


@pytest.mark.parametrize("theme", THEMES)
def test_lightness_tells_the_fills_apart_in_print(theme):
    fills = [lightness(highlight_colour("superficial-muscles", role, theme)) for role in COMPARISON_ROLES]
    assert all(abs(a - b) > 0.1 for a, b in combinations(fills, 2))
    for role in COMPARISON_ROLES:
        ink, _, angles = hatch_of_role(role, theme)
        assert (
            not angles
            or abs(lightness(ink) - lightness(highlight_colour("superficial-muscles", role, theme))) > 0.15
        )


@pytest.mark.parametrize("theme", THEMES)
def test_skin_is_tinted_and_hatched_alike(diagram, sheet, shoot, theme):
    base = shoot(base_items(diagram, sheet, Layers(skin="fields"), theme, True), sheet)
    seen = {}
    for role in COMPARISON_ROLES:
        at = shoot(everything(diagram, sheet, {"field.sural": role}, theme), sheet)
        row = colours_across(at, 165, -40, -15)
        assert sum(a == base("anterior", -40 + i * 0.25, 165) for i, a in enumerate(row)) == 0
        seen[role] = len(set(row))
    assert seen[Role.ONLY_FIRST] < seen[Role.ONLY_SECOND]
    assert seen[Role.ONLY_FIRST] < seen[Role.SHARED]


@every_case("theme", THEMES)
@every_case("role", COMPARISON_ROLES)
def test_nerves_and_roots_wear_the_same_colours(diagram, sheet, shoot, theme, role):
    at = shoot(everything(diagram, sheet, {"nerve.tibial": role, "root.L5": role}, theme), sheet)
    fill = highlight_colour("nerves", role, theme).upper()
    assert fill == highlight_colour("superficial-muscles", role, theme).upper()
    assert at("plexus", 142, 44) == fill
    down = [at("anterior", -18.5, 60 + i * 0.25) for i in range(160)]
    assert fill in down
    if role is Role.ONLY_SECOND:  # dashed, so that print tells it too
        assert len(set(down)) > len({c for c in down if c == fill})


def test_the_second_lesions_nerve_is_dashed_and_the_others_are_not(diagram, sheet):
    def pieces(role):
        items = highlight_items(diagram, sheet, highlights_on(sheet.side, {"nerve.tibial": role}), LIGHT)
        return [i for i in items if isinstance(i, PathItem) and i.view == "plexus"]

    assert len(pieces(Role.ONLY_SECOND)) > len(pieces(Role.ONLY_FIRST)) == len(pieces(Role.SHARED))


def test_bones_only_stand_as_related_and_spared_stays_above():
    for role in COMPARISON_ROLES:
        assert role_shown_on_layer("bones", role) is Role.RELATED
        assert role_shown_on_layer("fields", role) is role
    assert ZOrder.SKIN < ZOrder.SUPERFICIAL

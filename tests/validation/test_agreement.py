"""Two views of the shipped limb, painted with invented skin."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from legmap.anatomy.atlas import Atlas
from legmap.validation.agreement import disagreements
from legmap.validation.drawing import Drawing
from legmap.validation.surface import in_view, skin_at
from tests.validation.sketch import box, drawing

KNEE = 500.0


def split(view: str, height: float, upper: str, lower: str) -> Drawing:
    """Skin whose border runs round the limb at a height."""
    return drawing(
        box(upper, "dermatomes", "area", QRectF(-190, 0, 380, height)),
        box(lower, "dermatomes", "area", QRectF(-190, height, 380, 900 - height)),
        name=view,
    )


def told(atlas: Atlas, *drawings: Drawing) -> list[str]:
    return [str(f) for f in disagreements(atlas, {d.name: d for d in drawings})]


@pytest.mark.parametrize(("off", "wrong"), [(0.0, False), (8.0, False), (40.0, True)])
def test_borders_meet_from_view_to_view(atlas: Atlas, off: float, wrong: bool) -> None:
    front = split("anterior", KNEE, "dermatome.L3", "dermatome.L4")
    side = split("lateral", KNEE + off, "dermatome.L3", "dermatome.L4")
    said = told(atlas, front, side)
    assert bool(said) is wrong
    assert all(
        t.startswith("lateral.svg: dermatome.L3: lies where anterior.svg shows dermatome.L4") for t in said
    )


def test_ids_swapped_in_one_view_are_told_both_ways(atlas: Atlas) -> None:
    front = split("anterior", KNEE, "dermatome.L3", "dermatome.L4")
    side = split("medial", KNEE, "dermatome.L4", "dermatome.L3")
    assert len(told(atlas, front, side)) == 2


def test_opposite_views_share_no_skin(atlas: Atlas) -> None:
    front = split("anterior", KNEE, "dermatome.L3", "dermatome.L4")
    back = split("posterior", KNEE, "dermatome.S1", "dermatome.S2")
    assert told(atlas, front, back) == []


def test_what_a_view_leaves_bare_is_not_compared(atlas: Atlas) -> None:
    front = split("anterior", KNEE, "dermatome.L3", "dermatome.L4")
    bare = drawing(box("dermatome.L3", "dermatomes", "area", QRectF(-190, 0, 380, 300)), name="lateral")
    assert told(atlas, front, bare) == []


def test_the_shipped_views_face_the_skin_they_say(shipped: dict[str, Drawing]) -> None:
    """The middle of each view's side lies on its skin, all the way down."""
    middles: dict[str, Callable[[float], float]] = {
        "anterior": lambda h: in_view("anterior", h, skin_at(h, 0))[0],
        "lateral": lambda h: in_view("lateral", h, skin_at(h, 90))[0],
        "posterior": lambda h: in_view("posterior", h, skin_at(h, 180))[0],
        "medial": lambda h: in_view("medial", h, skin_at(h, 270))[0],
    }
    for view, middle in middles.items():
        skin = shipped[view].skin_surface
        for height in range(200, 860, 20):
            assert any(a < middle(height) < b for a, b in skin[height]), (view, height)

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QPointF, QRectF

from legmap.anatomy.atlas import Atlas
from legmap.validation.drawing import Drawing
from legmap.validation.skin import KEY_POINT, gaps_and_overlaps, missed_key_points
from tests.cases import every_case
from tests.validation.sketch import box, drawing, point

KEY_VIEWS = {
    "l1": ["anterior"],
    "l2": ["anterior"],
    "l3": ["anterior", "medial"],
    "l4": ["medial", "anterior"],
    "l5": ["dorsum", "anterior"],
    "s1": ["lateral", "posterior"],
    "s2": ["posterior"],
    "s3": ["posterior"],
    "s4": ["saddle"],
}
"""Where each ISNCSCI key point is to be seen."""


@every_case(("root", "view"), [(r, v) for r, views in KEY_VIEWS.items() for v in views])
def test_each_key_point_is_marked_and_lies_in_its_dermatome(
    shipped: Mapping[str, Drawing], root: str, view: str
) -> None:
    here = shipped[view]
    centre = here.centre(f"{KEY_POINT}{root}")
    assert centre is not None
    assert here.regions[f"dermatome.{root.upper()}"].body.contains(QPointF(*centre))


def test_every_key_point_is_in_the_atlas(atlas: Atlas) -> None:
    for root in KEY_VIEWS:
        assert atlas.structures[f"{KEY_POINT}{root}"].name == f"ISNCSCI key point {root.upper()}"


@pytest.mark.parametrize(("x", "wrong"), [(5.0, False), (25.0, True)])
def test_a_key_point_outside_its_dermatome_is_told(x: float, wrong: bool) -> None:
    area = box("dermatome.L4", "dermatomes", "area", QRectF(0, 0, 20, 20))
    assert bool(list(missed_key_points(drawing(area, point(f"{KEY_POINT}l4", x, 5))))) is wrong


def test_a_key_point_without_its_dermatome_is_told() -> None:
    (told,) = missed_key_points(drawing(point(f"{KEY_POINT}l4", 5, 5)))
    assert "dermatome.L4 is not drawn" in told.what


def test_the_face_of_a_cut_needs_no_skin(atlas: Atlas) -> None:
    limb = box("outline.limb", "outline", "skin", QRectF(-60, -90, 180, 900))
    below = box("dermatome.L3", "dermatomes", "area", QRectF(-60, 156, 180, 654))
    above = box("dermatome.L3", "dermatomes", "area", QRectF(-60, -90, 180, 900))
    assert [f.what[:9] for f in gaps_and_overlaps(atlas, drawing(limb, below, name="medial"))] == [
        "layer.der"
    ]
    assert "covers only 96" in next(iter(gaps_and_overlaps(atlas, drawing(limb, below, name="medial")))).what
    assert "covers only 72" in next(iter(gaps_and_overlaps(atlas, drawing(limb, below, name="lateral")))).what
    assert any(
        "reaches beyond" in f.what for f in gaps_and_overlaps(atlas, drawing(limb, above, name="medial"))
    )
    assert list(gaps_and_overlaps(atlas, drawing(limb, above, name="lateral"))) == []

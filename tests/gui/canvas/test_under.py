import pytest
from PySide6.QtCore import QPointF

from legmap.diagram.model import LAYERS
from legmap.gui.canvas.under import Under

ALL = frozenset(LAYERS)
TRUNK, BRANCH = "nerve.sciatic", "nerve.sciatic-tibial-division"


@pytest.fixture
def place(window):
    """Where the trunk is drawn from behind, in sheet millimetres."""
    scene = window.scene
    return (
        scene.render_options.sheet.placement("posterior")
        .transform()
        .map(scene.courses.of("posterior", TRUNK).point_at(0.5))
    )


@pytest.mark.parametrize(
    ("trunks", "first"), [({BRANCH: TRUNK}, TRUNK), ({}, None), ({TRUNK: BRANCH}, BRANCH)]
)
def test_a_trunk_comes_before_what_runs_in_it(window, place, trunks, first):
    hits = Under(window.scene.diagram, trunks).hits(window.scene.render_options.sheet, ALL, place, 3.0)
    assert {TRUNK, BRANCH} <= set(hits)
    assert len(set(hits)) == len(hits)
    if first is not None:
        assert min((TRUNK, BRANCH), key=hits.index) == first


def test_neither_what_is_off_the_sheet_nor_what_is_on_a_hidden_layer_is_found(window, place):
    sheet, under = window.scene.render_options.sheet, Under(window.scene.diagram, {})
    assert under.hits(sheet, ALL, QPointF(-100_000.0, 0.0), 3.0) == ()
    assert TRUNK not in under.hits(sheet, ALL - {"nerves"}, place, 3.0)

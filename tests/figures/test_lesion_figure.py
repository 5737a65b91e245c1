"""What a figure of one limb, of both alike, and of both with different lesions says."""

import pytest

from legmap.diagram.sheet import arrange
from legmap.figures.lesion_figure import (
    FigureOptions,
    deficits_by_limb,
    figure_title,
    lesion_figure,
    view_caption,
)
from legmap.lesion.case import case_of
from legmap.lesion.deficit import deficit_of
from legmap.lesion.injury import Injury, Severity
from legmap.lesion.losses import Deficit
from legmap.render.figure.page import compose_figure
from legmap.roles import Role


@pytest.fixture(scope="module")
def unlike(atlas):
    return {"right": deficit_of(atlas, ["nerve.sciatic"]), "left": deficit_of(atlas, ["nerve.femoral"])}


def figure(atlas, diagram, side, deficit):
    return lesion_figure(
        atlas, diagram, arrange(diagram, ("anterior", "posterior"), side), deficit, FigureOptions()
    )


def test_each_limb_has_its_own_lesion_in_picture_and_words(atlas, diagram, unlike):
    made = figure(atlas, diagram, "both", unlike)
    assert made.highlights["right"]["nerve.sciatic"] is Role.SELECTED
    assert made.highlights["left"]["nerve.femoral"] is Role.SELECTED
    assert "muscle.rectus-femoris" not in made.highlights["right"]
    assert made.title.startswith("Right sciatic nerve; left femoral nerve:")
    right, left = (
        made.summary.index("Right limb: sciatic nerve"),
        made.summary.index("Left limb: femoral nerve"),
    )
    lost = [i for i, line in enumerate(made.summary) if "knee extension" in line and "weak" in line]
    assert right < left
    assert any(i > left for i in lost)
    assert "knee flexion" in " ".join(made.summary[right:left])


def test_one_deficit_holds_for_every_limb_shown(atlas, diagram, unlike):
    made = figure(atlas, diagram, "both", unlike["right"])
    assert made.highlights["right"] == made.highlights["left"]
    assert made.title.startswith("Sciatic nerve, both sides:")
    alone = figure(atlas, diagram, "right", unlike["right"])
    assert made.summary == alone.summary
    assert set(alone.highlights) == {"right"}
    assert alone.title == figure_title(atlas, unlike["right"])
    assert "side" not in alone.title


def test_a_limb_that_is_not_shown_is_not_spoken_of(atlas, diagram, unlike):
    made = figure(atlas, diagram, "left", unlike)
    assert set(made.highlights) == {"left"}
    assert made.title.startswith("Femoral nerve:")
    assert not [line for line in made.summary if line.startswith(("Right limb", "Left limb"))]


def test_a_healthy_limb_beside_a_hurt_one(atlas, diagram, unlike):
    made = figure(atlas, diagram, "both", {"left": unlike["left"]})
    assert made.title.startswith("Left femoral nerve:")
    assert made.summary[0] == "Left limb: femoral nerve"
    assert made.highlights["right"] == {}


@pytest.mark.parametrize("deficits", [{}, {"right": ()}, {"right": (), "left": ()}])
def test_nothing_selected_is_a_picture_at_rest(atlas, diagram, deficits):
    made = figure(atlas, diagram, "both", {limb: deficit_of(atlas, ids) for limb, ids in deficits.items()})
    assert "Muscles and nerves" in made.title
    assert made.summary == ()
    assert not any(made.highlights.values())


def test_the_legend_says_every_meaning_of_a_colour_once(atlas, diagram, unlike):
    movement = deficit_of(atlas, ["movement.knee-extension"])
    made = figure(atlas, diagram, "both", {"right": unlike["right"], "left": movement})
    meanings = [text for role, text in made.legend if role is Role.LOST]
    assert sorted(meanings) == ["paralysed", "prime mover"]
    assert len(made.legend) == len(set(made.legend))
    weights = [list(Role).index(role) for role, _ in made.legend]
    assert weights == sorted(weights, reverse=True)


def test_the_same_nerve_hurt_otherwise_is_not_alike(atlas, diagram):
    case = case_of(
        atlas,
        [Injury("nerve.tibial", severity=Severity.MILD, side="right"), Injury("nerve.tibial", side="left")],
    )
    made = figure(atlas, diagram, "both", case.by_limb)
    assert made.title.startswith("Right tibial nerve, mild; left tibial nerve:")
    assert "Right limb: tibial nerve, mild" in made.summary
    same = case_of(atlas, [Injury("nerve.tibial", side="both")])
    assert figure(atlas, diagram, "both", same.by_limb).title.startswith("Tibial nerve, both sides:")


def test_every_limb_shown_has_a_deficit(unlike):
    assert deficits_by_limb("both", {"left": unlike["left"]}) == {
        "right": Deficit(()),
        "left": unlike["left"],
    }
    assert deficits_by_limb("right", unlike) == {"right": unlike["right"]}


def test_captions_name_the_limb_but_of_shared_drawings():
    assert view_caption("anterior", "left") == "Anterior · left"
    assert view_caption("saddle", "both") == "Perineal and perianal skin"


def test_the_legend_explains_the_mark_of_a_lesion(qapp, atlas, diagram):
    sheet = arrange(diagram, ["posterior"])
    on_its_way = deficit_of(atlas, [Injury("nerve.sciatic", "level.mid-thigh")])
    cut = lesion_figure(atlas, diagram, sheet, on_its_way, FigureOptions())
    root = lesion_figure(atlas, diagram, sheet, deficit_of(atlas, ["root.L5"]), FigureOptions())
    assert Role.LESION in dict(cut.legend)
    assert Role.LESION not in dict(root.legend)
    drawn = {getattr(item, "role", "") for item in compose_figure(cut).items}
    assert {"lesion", "legend-lesion"} <= drawn

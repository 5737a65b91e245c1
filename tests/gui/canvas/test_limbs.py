"""Both limbs in the window: a click knows its limb, each is lit with its own."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest

from legmap.diagram.sheet import arrange
from legmap.figures.lesion_figure import lesion_figure
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.events import Click, MenuRequest
from legmap.gui.canvas.off_screen import (
    hidden_limbs,
    highlighted_views,
    off_screen_structures,
    off_screen_text,
)
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.shell.settings import WindowSettings, load, save
from legmap.gui.shell.toolbar import ChoiceBox
from legmap.gui.state.view_options import ViewOptions, ViewState
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.lesion.deficit import deficit_of
from legmap.render.colour import rgb
from legmap.render.layers import Layers
from legmap.render.picture import TextItem
from legmap.render.theme import LIGHT
from legmap.report.brief import short_name
from legmap.roles import LIMBS, Role

SOLEUS = {"muscle.soleus": Role.LOST}


@pytest.fixture
def canvas(qtbot, atlas, diagram):
    render_options = RenderOptions(arrange(diagram, side="both"), Layers(), LIGHT)
    made = Canvas(Scene(diagram, lambda i: short_name(atlas, i), render_options))
    qtbot.addWidget(made)
    made.resize(1500, 1000)
    made.show()
    qtbot.waitExposed(made)
    return made


def inside(canvas, structure_id, view, limb):
    """A widget position within a structure of a limb."""
    body = next(b for v, b in canvas._scene.bodies(structure_id, limb) if v == view)
    box = body.boundingRect()
    steps = [i / 24 for i in range(1, 24)]
    points = [
        QPointF(box.left() + box.width() * a, box.top() + box.height() * b) for a in steps for b in steps
    ]
    within = [p for p in points if body.contains(p)]
    return canvas.position_of(within[len(within) // 2]).toPoint()


def picture(canvas):
    image = QImage(canvas.size(), QImage.Format.Format_ARGB32)
    canvas.render(image)
    return image


@pytest.mark.parametrize("limb", LIMBS)
@pytest.mark.parametrize(
    ("structure_id", "view"),
    [
        ("muscle.rectus-femoris", "anterior"),
        ("muscle.soleus", "posterior"),
        ("root.L5", "plexus"),
        ("field.pudendal", "saddle"),
    ],
)
def test_a_click_knows_its_limb(canvas, structure_id, view, limb):
    told: list[Click] = []
    canvas.clicked.connect(told.append)
    place = inside(canvas, structure_id, view, limb)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    (clicked,) = told
    assert (structure_id in clicked.hits, clicked.limb) == (True, limb)
    assert canvas.limb_at(QPointF(place)) == limb


@pytest.mark.parametrize("limb", LIMBS)
def test_the_menu_of_a_place_knows_its_limb(canvas, limb):
    place = inside(canvas, "muscle.soleus", "posterior", limb)
    asked: list[MenuRequest] = []
    canvas.structure_menu_requested.connect(asked.append)
    canvas.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place))
    assert [request.limb for request in asked] == [limb]


def test_pointing_outlines_the_structure_on_that_limb_only(canvas):
    rest = picture(canvas)
    place = inside(canvas, "root.S1", "plexus", "left")
    QTest.mouseMove(canvas, place)
    pointed = picture(canvas)
    changed = {"right": False, "left": False}
    for limb in LIMBS:
        (_, body), *_ = canvas._scene.bodies("root.S1", limb)
        box = QRectF(body.boundingRect())
        corners = (
            canvas.position_of(box.topLeft()).toPoint(),
            canvas.position_of(box.bottomRight()).toPoint(),
        )
        for x in range(corners[0].x() - 2, corners[1].x() + 3):
            for y in range(corners[0].y() - 2, corners[1].y() + 3):
                changed[limb] |= rest.pixel(x, y) != pointed.pixel(x, y)
    assert changed == {"right": False, "left": True}


def test_pointing_from_limb_to_limb_moves_the_outline(canvas):
    heard: list[object] = []
    canvas.structure_hovered.connect(heard.append)
    QTest.mouseMove(canvas, inside(canvas, "root.S1", "plexus", "left"))
    left = picture(canvas)
    QTest.mouseMove(canvas, inside(canvas, "root.S1", "plexus", "right"))
    assert picture(canvas) != left
    assert heard == ["root.S1"]


def test_only_the_lit_limb_changes_colour(canvas):
    canvas.show_highlights({"left": {"muscle.tibialis-anterior": Role.LOST}})
    image = picture(canvas)
    colours = {
        limb: image.pixelColor(inside(canvas, "muscle.tibialis-anterior", "anterior", limb)).name()
        for limb in LIMBS
    }
    off = {
        limb: sum(abs(a - b) for a, b in zip(rgb(c), rgb(LIGHT.lost), strict=True))
        for limb, c in colours.items()
    }
    assert off["left"] <= 6
    assert off["right"] > 60


def test_what_is_out_of_sight_is_asked_limb_by_limb(canvas, diagram):
    scene = canvas._scene
    seen = scene.render_options.sheet.placement("posterior", "right").box
    canvas.show_highlights({"right": SOLEUS})
    assert off_screen_structures(scene, seen) == ((), ())
    canvas.show_highlights({"left": SOLEUS})
    assert off_screen_structures(scene, QRectF(seen)) == (("muscle.soleus",), ())


def test_a_limb_that_is_not_shown_is_neither_dimmed_for_nor_passed_over(canvas, atlas, diagram):
    scene = canvas._scene
    canvas.show_render_options(RenderOptions(arrange(diagram), Layers(), LIGHT))
    canvas.show_highlights({"left": SOLEUS})
    assert not scene.has_highlights
    assert highlighted_views(scene) == frozenset()
    assert hidden_limbs(scene) == ("left",)
    assert "On the left limb" in off_screen_text(atlas, scene, scene.render_options.sheet.bounds)
    canvas.show_highlights({"right": SOLEUS, "left": SOLEUS})
    assert hidden_limbs(scene) == ()
    assert "posterior" in highlighted_views(scene)


def test_another_sheet_forgets_the_limb_that_is_gone(canvas, diagram):
    QTest.mouseMove(canvas, inside(canvas, "root.S1", "plexus", "left"))
    canvas.show_render_options(RenderOptions(arrange(diagram), Layers(), LIGHT))
    pointed = picture(canvas)
    QTest.mouseMove(canvas, QPoint(3, 3))
    assert picture(canvas) == pointed, "nothing was outlined"


def test_both_limbs_are_chosen_remembered_and_come_back(window, settings):
    action = next(a for a in window.actions_.sides.actions() if a.data() == "both")
    assert action.text().replace("&", "") == "Both Limbs"
    action.trigger()
    assert window.document.view_state.view_options.side == "both"
    assert window.scene.render_options.sheet.limbs == LIMBS
    assert window.findChild(ChoiceBox).currentText() == "Both Limbs"
    window.close()
    assert load(settings)[0].view_options.side == "both"


def test_an_unknown_side_falls_back(settings):
    save(settings, WindowSettings(ViewOptions(side="both")))
    settings.write_text(settings.read_text().replace('"side": "both"', '"side": "neither"'))
    assert load(settings)[0].view_options.side == "right"


@pytest.mark.parametrize("view_set", VIEW_SETS)
@pytest.mark.parametrize("beside", [True, False])
def test_every_page_shows_both_limbs(diagram, view_set, beside):
    views = ViewOptions(view_set=view_set, plexus_beside=beside).views
    sheet = arrange(diagram, views, "both")
    assert {(p.view, p.side) for p in sheet.placements} == {(v, limb) for v in views for limb in LIMBS}


def test_layers_come_out_for_either_limb(qtbot):
    view_state = ViewState(ViewOptions(side="both", layers=replace(Layers(), muscles="off", nerves=False)))
    view_state.show_needed(
        ("nerve.tibial",), {"right": {}, "left": {**SOLEUS, "nerve.tibial": Role.SELECTED}}
    )
    assert view_state.view_options.layers.muscles == "superficial"
    assert view_state.view_options.layers.nerves


def test_the_dialog_exports_each_limb_with_its_own(qtbot, atlas, diagram, tmp_path):
    deficits = {
        limb: deficit_of(atlas, [i])
        for limb, i in zip(LIMBS, ("nerve.sciatic", "nerve.femoral"), strict=True)
    }
    view_options = ViewOptions(side="both")

    def draw(diagram, sheet, options):
        return lesion_figure(atlas, diagram, sheet, deficits, options)

    made = ExportDialog(diagram, draw, "both", view_options, QRectF(0, 0, 300, 300))
    qtbot.addWidget(made)
    assert made.preview.picture is not None
    said = [i.text for i in made.preview.picture.items if isinstance(i, TextItem)]
    assert any("left femoral nerve" in text for text in said)
    made.write(tmp_path / "both.png", overwrite=False)
    assert "Right sciatic nerve" in QImage(str(tmp_path / "both.png")).text("Title")


def test_a_single_limb_has_no_other(canvas, diagram):
    canvas.show_render_options(RenderOptions(arrange(diagram, side="left"), Layers(), LIGHT))
    assert canvas.limb_at(QPointF(QPoint(3, 3))) == "left"

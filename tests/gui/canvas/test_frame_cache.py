"""However little is painted anew, the frame is the one that painting everything would give."""

import pytest
from PySide6.QtCore import QPointF, QRect, QSize

from legmap.diagram.sheet import arrange
from legmap.gui.canvas.camera import fitted, panned, zoomed
from legmap.gui.canvas.frame_cache import FrameCache
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.gui.canvas.viewport import Viewport
from legmap.highlighting import stations_of
from legmap.render.layers import Layers
from legmap.render.lesion_mark import LesionMark
from legmap.render.theme import LIGHT
from legmap.report.brief import short_name
from legmap.roles import Role

SIZE = QSize(700, 640)
ONE = {"right": {"muscle.soleus": Role.LOST, "nerve.tibial": Role.SELECTED}}
OTHER = {"right": {"muscle.soleus": Role.PARTIAL, "muscle.gluteus-maximus": Role.SPARED}}


@pytest.fixture
def scene(atlas, diagram):
    render_options = RenderOptions(arrange(diagram, ("anterior", "posterior")), Layers(), LIGHT)
    return Scene(diagram, lambda i: short_name(atlas, i), render_options, stations_of(atlas))


@pytest.fixture
def viewport(scene):
    return Viewport(fitted(scene.render_options.sheet.bounds, SIZE.toSizeF()), SIZE, 1.0)


@pytest.fixture
def backing(scene, viewport):
    made = FrameCache(scene)
    made.ensure(viewport)
    return made


def image(backing):
    return backing.frame().toImage()


def anew(scene, viewport):
    fresh = FrameCache(scene)
    fresh.ensure(viewport)
    return image(fresh)


def moved(viewport, camera):
    return Viewport(camera, viewport.size, viewport.ratio)


def test_what_lights_up_differently_leaves_no_trace(scene, viewport, backing):
    rest = image(backing)
    for lit in (ONE, OTHER, ONE, {}):
        scene.set_highlights(lit)
        backing.update_highlights()
        assert image(backing) == anew(scene, viewport)
    assert image(backing) == rest


def test_only_what_changes_is_told(scene, viewport, backing):
    scene.set_highlights({"right": {"muscle.soleus": Role.LOST}})
    assert backing.update_highlights() == viewport.rect  # everything else is dimmed
    backing.frame()
    scene.set_highlights({"right": {"muscle.soleus": Role.PARTIAL}})
    changed = backing.update_highlights()
    around = QRect()
    for _, body in scene.bodies("muscle.soleus"):
        around |= viewport.camera.transform().mapRect(body.boundingRect()).toAlignedRect()
    assert changed.contains(around)
    assert changed.height() < viewport.size.height() / 2
    scene.set_highlights({"right": {"muscle.soleus": Role.PARTIAL}})
    assert backing.update_highlights().isEmpty()


def test_a_mark_that_moves_leaves_no_trace(scene, viewport, backing):
    scene.set_highlights(ONE)
    for at in (0.2, 0.5, 0.9):
        scene.set_marks([LesionMark("nerve.tibial", at, "right")])
        backing.update_highlights()
        assert image(backing) == anew(scene, viewport)


@pytest.mark.parametrize("shift", [(40, 0), (-40, 25), (0, -33), (2000, 0)])
def test_a_sheet_that_was_moved_is_painted_as_if_it_had_always_been_there(scene, viewport, backing, shift):
    scene.set_highlights(ONE)
    backing.update_highlights()
    there = moved(viewport, panned(viewport.camera, *shift))
    backing.ensure(there)
    assert backing.viewport == there
    assert image(backing) == anew(scene, there)


def test_while_new_pictures_are_painted_the_old_ones_stay(scene, viewport, backing):
    before = image(backing)
    there = moved(viewport, zoomed(viewport.camera, 2.0, QPointF(300, 300), viewport.camera.scale))
    backing.start(there)
    assert not backing.paint_for(0.0)
    assert backing.viewport == viewport
    assert image(backing) == before
    assert backing.paint_for(float("inf"))
    assert image(backing) == anew(scene, there)


def test_what_lights_up_while_new_pictures_are_painted_is_on_them(scene, viewport, backing):
    there = moved(viewport, zoomed(viewport.camera, 2.0, QPointF(300, 300), viewport.camera.scale))
    backing.start(there)
    backing.paint_for(0.0)
    scene.set_highlights(ONE)
    backing.update_highlights()
    backing.paint_for(float("inf"))
    assert image(backing) == anew(scene, there)


def test_the_other_base_is_painted_ahead_and_a_click_then_paints_none(scene, viewport, backing, monkeypatch):
    assert not backing.complete
    before = image(backing)
    backing.start_missing()
    backing.paint_for(float("inf"))
    assert backing.complete
    assert image(backing) == before
    monkeypatch.setattr(FrameCache, "_paint_labels", lambda *_: pytest.fail("a base was painted"))
    for lit in (ONE, {}, OTHER):
        scene.set_highlights(lit)
        backing.update_highlights()
        backing.frame()


def test_a_picture_for_a_finer_screen_has_its_pixels(scene, viewport):
    fine = Viewport(viewport.camera, viewport.size, 2.0)
    backing = FrameCache(scene)
    backing.ensure(fine)
    scene.set_highlights(ONE)
    backing.update_highlights()
    frame = backing.frame()
    assert frame is not None
    assert frame.size() == SIZE * 2
    assert frame.devicePixelRatio() == 2.0
    assert frame.toImage() == anew(scene, fine)

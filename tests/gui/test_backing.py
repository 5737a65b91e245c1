"""However little is painted anew, the frame is the one that painting everything would give."""

import pytest
from PySide6.QtCore import QPointF, QRect, QSize

from legmap.diagram.sheet import arrange
from legmap.gui.backing import Backing
from legmap.gui.camera import fitted, panned, zoomed
from legmap.gui.scene import Look, Scene
from legmap.gui.screen import Screen
from legmap.render.layers import Layers
from legmap.render.mark import Mark
from legmap.render.theme import LIGHT
from legmap.report.brief import tight_name
from legmap.roles import Role
from legmap.scenery import stations_of

SIZE = QSize(700, 640)
ONE = {"right": {"muscle.soleus": Role.LOST, "nerve.tibial": Role.SELECTED}}
OTHER = {"right": {"muscle.soleus": Role.PARTIAL, "muscle.gluteus-maximus": Role.SPARED}}


@pytest.fixture
def scene(atlas, diagram):
    look = Look(arrange(diagram, ("anterior", "posterior")), Layers(), LIGHT)
    return Scene(diagram, lambda i: tight_name(atlas, i), look, stations_of(atlas))


@pytest.fixture
def screen(scene):
    return Screen(fitted(scene.look.sheet.bounds, SIZE.toSizeF()), SIZE, 1.0)


@pytest.fixture
def backing(scene, screen):
    made = Backing(scene)
    made.bring(screen)
    return made


def image(backing):
    return backing.frame().toImage()


def anew(scene, screen):
    fresh = Backing(scene)
    fresh.bring(screen)
    return image(fresh)


def moved(screen, camera):
    return Screen(camera, screen.size, screen.ratio)


def test_what_lights_up_differently_leaves_no_trace(scene, screen, backing):
    rest = image(backing)
    for lit in (ONE, OTHER, ONE, {}):
        scene.set_highlights(lit)
        backing.relight()
        assert image(backing) == anew(scene, screen)
    assert image(backing) == rest


def test_only_what_changes_is_told(scene, screen, backing):
    scene.set_highlights({"right": {"muscle.soleus": Role.LOST}})
    assert backing.relight() == screen.rect  # everything else is dimmed
    backing.frame()
    scene.set_highlights({"right": {"muscle.soleus": Role.PARTIAL}})
    changed = backing.relight()
    around = QRect()
    for _, body in scene.bodies("muscle.soleus"):
        around |= screen.camera.transform().mapRect(body.boundingRect()).toAlignedRect()
    assert changed.contains(around)
    assert changed.height() < screen.size.height() / 2
    scene.set_highlights({"right": {"muscle.soleus": Role.PARTIAL}})
    assert backing.relight().isEmpty()


def test_a_mark_that_moves_leaves_no_trace(scene, screen, backing):
    scene.set_highlights(ONE)
    for at in (0.2, 0.5, 0.9):
        scene.set_marks([Mark("nerve.tibial", at, "right")])
        backing.relight()
        assert image(backing) == anew(scene, screen)


@pytest.mark.parametrize("shift", [(40, 0), (-40, 25), (0, -33), (2000, 0)])
def test_a_sheet_that_was_moved_is_painted_as_if_it_had_always_been_there(scene, screen, backing, shift):
    scene.set_highlights(ONE)
    backing.relight()
    there = moved(screen, panned(screen.camera, *shift))
    backing.bring(there)
    assert backing.screen == there
    assert image(backing) == anew(scene, there)


def test_while_new_pictures_are_painted_the_old_ones_stay(scene, screen, backing):
    before = image(backing)
    there = moved(screen, zoomed(screen.camera, 2.0, QPointF(300, 300), screen.camera.scale))
    backing.start(there)
    assert not backing.go_on(0.0)
    assert backing.screen == screen
    assert image(backing) == before
    assert backing.go_on(float("inf"))
    assert image(backing) == anew(scene, there)


def test_what_lights_up_while_new_pictures_are_painted_is_on_them(scene, screen, backing):
    there = moved(screen, zoomed(screen.camera, 2.0, QPointF(300, 300), screen.camera.scale))
    backing.start(there)
    backing.go_on(0.0)
    scene.set_highlights(ONE)
    backing.relight()
    backing.go_on(float("inf"))
    assert image(backing) == anew(scene, there)


def test_the_other_base_is_painted_ahead_and_a_click_then_paints_none(scene, screen, backing, monkeypatch):
    assert not backing.complete
    before = image(backing)
    backing.start_other()
    backing.go_on(float("inf"))
    assert backing.complete
    assert image(backing) == before
    monkeypatch.setattr(Backing, "_paint_base", lambda *_: pytest.fail("a base was painted"))
    for lit in (ONE, {}, OTHER):
        scene.set_highlights(lit)
        backing.relight()
        backing.frame()


def test_a_picture_for_a_finer_screen_has_its_pixels(scene, screen):
    fine = Screen(screen.camera, screen.size, 2.0)
    backing = Backing(scene)
    backing.bring(fine)
    scene.set_highlights(ONE)
    backing.relight()
    frame = backing.frame()
    assert frame is not None
    assert frame.size() == SIZE * 2
    assert frame.devicePixelRatio() == 2.0
    assert frame.toImage() == anew(scene, fine)

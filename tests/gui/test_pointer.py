"""What clicks, keys and drags on the drawings do to the lesion and to the findings, in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.hands import LEFT, click, on_nerve, on_structure, trigger

from legmap.gui.display import Showing
from legmap.gui.settings import Remembered
from legmap.gui.window import MainWindow
from legmap.lesion.cut import Cut, Degree, place_at, places_of, snapped
from legmap.lesion.finding import State

TIBIAL, FIBULAR, SCIATIC = "nerve.tibial", "nerve.common-fibular", "nerve.sciatic"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NECK = Cut("site.fibular-neck")


@pytest.fixture(scope="module")
def shared(qapp, atlas, diagram, tmp_path_factory):
    """One window for all tests here, since making one takes longer than most of them."""
    made = MainWindow(atlas, diagram, Remembered(), tmp_path_factory.mktemp("pointer") / "legmap.ini")
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(shared, qtbot):
    qtbot.waitUntil(shared.isVisible)
    shared.desk.open_page("lesion")
    shared.display.restore(Showing())
    shared.selection.clear()
    shared.examination.clear()
    shared.compared.clear()
    shared.canvas._digging.forget()
    return shared


@pytest.fixture
def told(window):
    heard: list[str] = []
    window.pointer.told.connect(heard.append)
    yield heard
    window.pointer.told.disconnect(heard.append)


def undone(window):
    """The lesion after one undo, which is then brought back."""
    window.history.undo()
    cuts = window.selection.cuts
    window.history.redo()
    return cuts


def drag(window, nerve, places, limb="right"):
    """Take the mark of a nerve at the first place, lead it over the others, and let go."""
    points = [on_nerve(window.canvas, nerve, at, limb) for at in places]
    QTest.mousePress(window.canvas, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(window.canvas, point)
    QTest.mouseRelease(window.canvas, LEFT, pos=points[-1])


# --- clicks ---


def test_a_click_selects_the_whole_structure(window):
    click(window.canvas, on_structure(window.canvas, "muscle.soleus"))
    assert window.selection.cuts == (Cut("muscle.soleus"),)
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.6))
    assert window.selection.cuts == (Cut(TIBIAL),)


def test_a_second_click_on_the_same_nerve_sets_the_level(window, atlas):
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.73))
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.47))
    assert window.selection.cuts == (Cut(TIBIAL, snapped(atlas, TIBIAL, 0.47)),)
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.73))
    assert window.selection.cuts == (Cut(TIBIAL, snapped(atlas, TIBIAL, 0.73)),)
    assert undone(window) == (Cut(TIBIAL, snapped(atlas, TIBIAL, 0.47)),)
    window.selection.back()
    assert window.selection.cuts == (), "a change of level is no new visit"


def test_a_second_click_keeps_how_badly_it_is_hurt(window):
    window.selection.select_all([Cut(TIBIAL, "level.soleal-arch", Degree.MILD)])
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.73))
    (cut,) = window.selection.cuts
    assert (cut.severity, cut.place != "level.soleal-arch") == (Degree.MILD, True)


def test_a_click_on_another_nerve_selects_it(window):
    window.selection.select_all([Cut(TIBIAL, "level.soleal-arch")])
    click(window.canvas, on_nerve(window.canvas, SCIATIC, 0.5))
    assert window.selection.cuts == (Cut(SCIATIC),)


def test_with_several_lesions_a_click_selects_anew(window):
    window.selection.select_all([Cut(TIBIAL), Cut("root.L5")])
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.6))
    assert window.selection.cuts == (Cut(TIBIAL),)


def test_choosing_the_nerve_from_the_menu_sets_no_level(window):
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.6))
    window.pointer.click(TIBIAL)
    assert window.selection.cuts == (Cut(TIBIAL),)


def test_ctrl_click_adds_and_takes_out(window):
    place = on_structure(window.canvas, "muscle.soleus")
    window.selection.select("root.L5")
    click(window.canvas, place, CTRL)
    assert window.selection.ids == ("root.L5", "muscle.soleus")
    click(window.canvas, place, CTRL)
    assert window.selection.ids == ("root.L5",)


def test_a_click_on_paper_clears_the_lesion(window):
    window.selection.select("root.L5")
    click(window.canvas, window.canvas.rect().topLeft())
    assert window.selection.cuts == ()


@pytest.mark.parametrize("at", [0.3, 0.44, 0.7, 0.77])
def test_shift_click_cuts_the_nerve_there(window, atlas, at):
    click(window.canvas, on_nerve(window.canvas, TIBIAL, at), SHIFT)
    assert window.selection.cuts == (Cut(TIBIAL, snapped(atlas, TIBIAL, at)),)


# --- the mark ---


def test_a_dragged_mark_snaps_to_places_that_take_something_else(window, atlas):
    window.selection.select_all([Cut(SCIATIC, "level.mid-thigh", Degree.SEVERE)])
    seen = []
    window.selection.case_changed.connect(lambda case: seen.append(case.cuts))
    drag(window, SCIATIC, (place_at(atlas, SCIATIC, "level.mid-thigh"), 0.55, 0.47, 0.2))
    assert len(seen) == 3
    assert {cut.place for (cut,) in seen} <= set(places_of(atlas, SCIATIC))
    assert window.selection.cuts == (Cut(SCIATIC, None, Degree.SEVERE),)


def test_a_drag_is_undone_as_one_and_the_next_by_itself(window, atlas):
    start = Cut(SCIATIC, "level.mid-thigh")
    window.selection.select_all([start])
    drag(window, SCIATIC, (place_at(atlas, SCIATIC, "level.mid-thigh"), 0.55, 0.47))
    (first,) = window.selection.cuts
    assert undone(window) == (start,)
    drag(window, SCIATIC, (place_at(atlas, SCIATIC, first.place), 0.55, 0.95))
    assert window.selection.cuts != (first,)
    assert undone(window) == (first,)
    assert not window.pointer.dragging


def test_a_drag_that_comes_back_is_nothing_to_undo(window, atlas):
    window.selection.select_all([Cut(SCIATIC, "level.mid-thigh")])
    before = window.history.undo_text, window.history._stack.count()
    at = place_at(atlas, SCIATIC, "level.mid-thigh")
    drag(window, SCIATIC, (at, 0.5, at))
    assert (window.history.undo_text, window.history._stack.count()) == before


def test_escape_in_a_drag_leaves_the_site_that_was_hurt(window, atlas):
    window.selection.select_all([NECK])
    at = place_at(atlas, FIBULAR, "level.fibular-neck")
    window.pointer.drag_mark(0, 0.1)
    assert window.selection.cuts == (Cut(FIBULAR),), "a site that is moved becomes a cut of its nerve"
    window.pointer.drag_mark(0, at)
    window.pointer.drop_mark(0)
    assert window.selection.cuts == (NECK,)


def test_the_mark_of_one_of_several_lesions_moves_it_alone(window):
    window.selection.select_all([Cut("root.L5"), NECK, Cut(TIBIAL)])
    window.pointer.drag_mark(0, 0.1)
    window.pointer.drop_mark(0)
    assert window.selection.cuts == (Cut("root.L5"), Cut(FIBULAR), Cut(TIBIAL))


def test_a_mark_passes_over_the_place_of_its_like(window):
    """Or both would become one under the hand, and the drag would never end."""
    window.selection.select_all([NECK, Cut(FIBULAR)])
    window.pointer.drag_mark(0, 0.1)
    assert window.selection.cuts == (NECK, Cut(FIBULAR))
    window.pointer.drag_mark(0, 1.0)
    assert window.selection.cuts == (Cut(FIBULAR, 1.0), Cut(FIBULAR))
    window.pointer.drop_mark(0)


def test_marks_that_are_gone_are_passed_over(window):
    window.selection.select_all([Cut(TIBIAL)])
    window.pointer.drag_mark(3, 0.5)
    window.pointer.step_mark(3, 1)
    assert window.selection.cuts == (Cut(TIBIAL),)
    assert not window.pointer.dragging


def test_brackets_step_from_place_to_place_and_stop_at_the_ends(window, atlas):
    window.selection.select_all([Cut(SCIATIC)])
    window.canvas.setFocus()
    seen = [None]
    for _ in places_of(atlas, SCIATIC):
        QTest.keyClick(window.canvas, Qt.Key.Key_BracketRight)
        seen.append(window.selection.cuts[0].place)
    places = list(places_of(atlas, SCIATIC))
    assert seen == [*places, places[-1]]
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketLeft)
    assert window.selection.cuts[0].place == places[-2]
    assert undone(window) == (Cut(SCIATIC, places[-1]),), "each step is undone by itself"


@pytest.mark.parametrize(
    ("cut", "step", "place"),
    [
        (Cut("nerve.sciatic-tibial-division", "level.mid-thigh"), -1, 0.6363636363636364),
        (Cut(SCIATIC, "level.distal-thigh"), -1, "level.mid-thigh"),
        (Cut(SCIATIC, "level.buttock"), 1, 0.4166666666666667),
        (NECK, 1, 1.0),
        (NECK, -1, 0.4),
    ],
)
def test_brackets_start_from_where_the_lesion_is(window, cut, step, place):
    window.selection.select_all([cut])
    window.pointer.step_mark(0, step)
    assert window.selection.cuts[0].place == place


# --- both limbs ---


@pytest.mark.parametrize("limb", ["right", "left"])
def test_with_both_limbs_shown_a_click_means_the_one_clicked(window, atlas, limb):
    trigger(window.actions_.sides, "both")
    click(window.canvas, on_structure(window.canvas, "muscle.soleus", limb))
    assert window.selection.cuts == (Cut("muscle.soleus", side=limb),)
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.7, limb), SHIFT)
    assert window.selection.cuts == (Cut(TIBIAL, snapped(atlas, TIBIAL, 0.7), side=limb),)


def test_the_same_nerve_of_the_other_limb_is_another_lesion(window):
    trigger(window.actions_.sides, "both")
    right = Cut(TIBIAL, "level.soleal-arch", side="right")
    window.selection.select_all([right])
    click(window.canvas, on_nerve(window.canvas, TIBIAL, 0.7, "left"))
    assert window.selection.cuts == (Cut(TIBIAL, side="left"),)


def test_ctrl_click_hurts_both_limbs_each_by_itself(window):
    trigger(window.actions_.sides, "both")
    click(window.canvas, on_structure(window.canvas, "muscle.soleus", "right"), CTRL)
    click(window.canvas, on_structure(window.canvas, "muscle.soleus", "left"), CTRL)
    assert window.selection.cuts == (Cut("muscle.soleus", side="right"), Cut("muscle.soleus", side="left"))
    click(window.canvas, on_structure(window.canvas, "muscle.soleus", "right"), CTRL)
    assert window.selection.cuts == (Cut("muscle.soleus", side="left"),)


def test_each_limb_has_a_mark_of_its_own_lesion(window, atlas):
    trigger(window.actions_.sides, "both")
    right, left = (Cut(SCIATIC, "level.mid-thigh", side=limb) for limb in ("right", "left"))
    window.selection.select_all([right, left])
    drag(window, SCIATIC, (place_at(atlas, SCIATIC, "level.mid-thigh"), 0.95), "left")
    assert window.selection.cuts == (right, replace(left, place="level.popliteal-apex"))


def test_with_one_limb_shown_a_click_means_either(window):
    trigger(window.actions_.sides, "left")
    click(window.canvas, on_structure(window.canvas, "muscle.soleus"))
    assert window.selection.cuts == (Cut("muscle.soleus"),)


# --- localising ---


@pytest.fixture
def localising(window):
    window.selection.select("root.L5")
    window.desk.open_page("localise")
    return window


def test_while_localising_clicks_go_round_through_the_states(localising):
    place = on_structure(localising.canvas, "muscle.tibialis-anterior")
    seen = []
    for _ in range(3):
        click(localising.canvas, place)
        seen.append([f.state for f in localising.examination.findings])
    assert seen == [[State.WEAK], [State.NORMAL], []]
    assert localising.selection.ids == ("root.L5",)


@pytest.mark.parametrize("choose", ["finder", "shift"])
def test_while_localising_nerves_are_no_findings_and_stay_unhurt(localising, told, choose):
    if choose == "finder":
        localising.finder.structure_chosen.emit(TIBIAL)
    else:
        click(localising.canvas, on_nerve(localising.canvas, TIBIAL, 0.7), SHIFT)
    assert localising.examination.findings == ()
    assert localising.selection.cuts == (Cut("root.L5"),)
    assert len(told) == 1
    assert "tibial nerve cannot be examined" in told[0]
    assert localising.statusBar().currentMessage() == told[0]


def test_while_localising_a_nerve_stands_aside_for_the_muscle_it_lies_upon(localising, told):
    click(localising.canvas, on_nerve(localising.canvas, TIBIAL, 0.7))
    (finding,) = localising.examination.findings
    assert finding.kind == "muscle"
    assert told == []


def test_while_localising_paper_ctrl_and_links_do_nothing_to_the_lesion(localising):
    click(localising.canvas, localising.canvas.rect().topLeft())
    click(localising.canvas, on_structure(localising.canvas, "muscle.tibialis-anterior"), CTRL)
    localising.finder.structure_chosen.emit("muscle.soleus")
    assert [f.ids for f in localising.examination.findings] == [
        ("muscle.tibialis-anterior",),
        ("muscle.soleus",),
    ]
    assert localising.selection.ids == ("root.L5",)


def test_on_the_other_pages_a_click_is_a_lesion_again(localising):
    localising.desk.open_page("strength")
    click(localising.canvas, on_structure(localising.canvas, "muscle.soleus"))
    assert localising.selection.ids == ("muscle.soleus",)
    assert localising.examination.findings == ()

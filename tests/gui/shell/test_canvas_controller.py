"""What clicks, keys and drags on the drawings do to the lesion and to the findings, in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from legmap.gui.canvas.events import MarkMove, MarkStep, MenuRequest
from legmap.gui.pages.localise.page import LocalisePage
from legmap.gui.shell.settings import WindowSettings
from legmap.gui.shell.window import MainWindow
from legmap.gui.state.view_options import UserView, ViewOptions
from legmap.lesion.examination_finding import FindingState
from legmap.lesion.injury import Injury, Severity, equivalent_place, place_fraction, places_of
from tests.canvas_clicks import LEFT, click, point_on_nerve, point_on_structure, trigger

TIBIAL, FIBULAR, SCIATIC = "nerve.tibial", "nerve.common-fibular", "nerve.sciatic"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NECK = Injury("site.fibular-neck")


@pytest.fixture(scope="module")
def shared(qapp, atlas, diagram, tmp_path_factory):
    """One window for all tests here, since making one takes longer than most of them."""
    made = MainWindow(
        atlas, diagram, WindowSettings(), tmp_path_factory.mktemp("canvas_controller") / "settings.json"
    )
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(shared, qtbot):
    qtbot.waitUntil(shared.isVisible)
    shared.side_panel.open_page("lesion")
    shared.document.view_state.restore(UserView(ViewOptions()))
    shared.document.selection.clear()
    shared.document.examination.clear()
    shared.document.comparison.clear()
    shared.canvas._click_cycle.reset()
    return shared


@pytest.fixture
def told(window):
    heard: list[str] = []
    page = window.side_panel.page_of(LocalisePage)
    page.message_ready.connect(heard.append)
    yield heard
    page.message_ready.disconnect(heard.append)


def choose_from_menu(window, hits, structure_id, limb):
    """Open the menu of a place and choose from it."""
    window.canvas.structure_menu_requested.emit(MenuRequest(hits, limb, QPoint(50, 50)))
    menu = next(
        m
        for m in window.findChildren(QMenu)
        if [a.data() for a in m.actions()] == list(hits) and m.isVisible()
    )
    menu.actions()[hits.index(structure_id)].trigger()
    menu.close()


def undone(window):
    """The lesion after one undo, which is then brought back."""
    window.document.history.undo()
    injuries = window.document.selection.injuries
    window.document.history.redo()
    return injuries


def drag_mark(window, index, *places):
    """Move the mark of an injury, as the canvas tells it, and let go."""
    origin = window.side_panel.page.highlighting().highlighting.owners[index]
    for at in places:
        injury = window.side_panel.page.highlighting().highlighting.owners[index]
        window.canvas.mark_dragged.emit(MarkMove(injury, origin, at))
        yield window.document.selection.injuries
    window.canvas.mark_dropped.emit()


def step_mark(window, index, step):
    injury = window.side_panel.page.highlighting().highlighting.owners[index]
    window.canvas.mark_stepped.emit(MarkStep(injury, step))


def drag(window, nerve, places, limb="right"):
    """Take the mark of a nerve at the first place, lead it over the others, and let go."""
    points = [point_on_nerve(window.canvas, nerve, at, limb) for at in places]
    QTest.mousePress(window.canvas, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(window.canvas, point)
    QTest.mouseRelease(window.canvas, LEFT, pos=points[-1])


# --- clicks ---


def test_a_click_selects_the_whole_structure(window):
    click(window.canvas, point_on_structure(window.canvas, "muscle.soleus"))
    assert window.document.selection.injuries == (Injury("muscle.soleus"),)
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.6))
    assert window.document.selection.injuries == (Injury(TIBIAL),)


def test_a_second_click_on_the_same_nerve_sets_the_level(window, atlas):
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.73))
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.47))
    assert window.document.selection.injuries == (Injury(TIBIAL, equivalent_place(atlas, TIBIAL, 0.47)),)
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.73))
    assert window.document.selection.injuries == (Injury(TIBIAL, equivalent_place(atlas, TIBIAL, 0.73)),)
    assert undone(window) == (Injury(TIBIAL, equivalent_place(atlas, TIBIAL, 0.47)),)
    window.document.selection.back()
    assert window.document.selection.injuries == (), "a change of level is no new visit"


def test_a_second_click_keeps_how_badly_it_is_hurt(window):
    window.document.selection.select_all([Injury(TIBIAL, "level.soleal-arch", Severity.MILD)])
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.73))
    (injury,) = window.document.selection.injuries
    assert (injury.severity, injury.place != "level.soleal-arch") == (Severity.MILD, True)


def test_a_click_on_another_nerve_selects_it(window):
    window.document.selection.select_all([Injury(TIBIAL, "level.soleal-arch")])
    click(window.canvas, point_on_nerve(window.canvas, SCIATIC, 0.5))
    assert window.document.selection.injuries == (Injury(SCIATIC),)


def test_with_several_lesions_a_click_selects_anew(window):
    window.document.selection.select_all([Injury(TIBIAL), Injury("root.L5")])
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.6))
    assert window.document.selection.injuries == (Injury(TIBIAL),)


def test_choosing_the_nerve_from_the_menu_sets_no_level(window):
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.6))
    choose_from_menu(window, (SCIATIC, TIBIAL), TIBIAL, "right")
    assert window.document.selection.injuries == (Injury(TIBIAL),)


def test_ctrl_click_adds_and_takes_out(window):
    place = point_on_structure(window.canvas, "muscle.soleus")
    window.document.selection.select("root.L5")
    click(window.canvas, place, CTRL)
    assert window.document.selection.ids == ("root.L5", "muscle.soleus")
    click(window.canvas, place, CTRL)
    assert window.document.selection.ids == ("root.L5",)


def test_a_click_on_paper_clears_the_lesion(window):
    window.document.selection.select("root.L5")
    click(window.canvas, window.canvas.rect().topLeft())
    assert window.document.selection.injuries == ()


@pytest.mark.parametrize("at", [0.3, 0.44, 0.7, 0.77])
def test_shift_click_cuts_the_nerve_there(window, atlas, at):
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, at), SHIFT)
    assert window.document.selection.injuries == (Injury(TIBIAL, equivalent_place(atlas, TIBIAL, at)),)


# --- the mark ---


def test_a_dragged_mark_snaps_to_places_that_take_something_else(window, atlas):
    window.document.selection.select_all([Injury(SCIATIC, "level.mid-thigh", Severity.SEVERE)])
    seen = []
    window.document.selection.case_changed.connect(lambda case: seen.append(case.injuries))
    drag(window, SCIATIC, (place_fraction(atlas, SCIATIC, "level.mid-thigh"), 0.55, 0.47, 0.2))
    assert len(seen) == 3
    assert {injury.place for (injury,) in seen} <= set(places_of(atlas, SCIATIC))
    assert window.document.selection.injuries == (Injury(SCIATIC, None, Severity.SEVERE),)


def test_a_drag_is_undone_as_one_and_the_next_by_itself(window, atlas):
    start = Injury(SCIATIC, "level.mid-thigh")
    window.document.selection.select_all([start])
    drag(window, SCIATIC, (place_fraction(atlas, SCIATIC, "level.mid-thigh"), 0.55, 0.47))
    (first,) = window.document.selection.injuries
    assert undone(window) == (start,)
    drag(window, SCIATIC, (place_fraction(atlas, SCIATIC, first.place), 0.55, 0.95))
    assert window.document.selection.injuries != (first,)
    assert undone(window) == (first,)
    assert not window.document.history.in_gesture


def test_a_drag_that_comes_back_is_nothing_to_undo(window, atlas):
    window.document.selection.select_all([Injury(SCIATIC, "level.mid-thigh")])
    before = window.document.history.undo_text, window.document.history._stack.count()
    at = place_fraction(atlas, SCIATIC, "level.mid-thigh")
    drag(window, SCIATIC, (at, 0.5, at))
    assert (window.document.history.undo_text, window.document.history._stack.count()) == before


def test_escape_in_a_drag_leaves_the_site_that_was_hurt(window, atlas):
    window.document.selection.select_all([NECK])
    at = place_fraction(atlas, FIBULAR, "level.fibular-neck")
    first, second = drag_mark(window, 0, 0.1, at)
    assert first == (Injury(FIBULAR),), "a site that is moved becomes an injury of its nerve"
    assert second == (NECK,)


def test_the_mark_of_one_of_several_lesions_moves_it_alone(window):
    window.document.selection.select_all([Injury("root.L5"), NECK, Injury(TIBIAL)])
    assert list(drag_mark(window, 0, 0.1)) == [(Injury("root.L5"), Injury(FIBULAR), Injury(TIBIAL))]


def test_a_mark_passes_over_the_place_of_its_like(window):
    """Or both would become one under the hand, and the drag would never end."""
    window.document.selection.select_all([NECK, Injury(FIBULAR)])
    assert list(drag_mark(window, 0, 0.1, 1.0)) == [
        (NECK, Injury(FIBULAR)),
        (Injury(FIBULAR, 1.0), Injury(FIBULAR)),
    ]


def test_a_mark_whose_injury_is_gone_moves_nothing(window):
    window.document.selection.select_all([Injury(TIBIAL)])
    gone = Injury(SCIATIC)
    window.canvas.mark_dragged.emit(MarkMove(gone, gone, 0.5))
    window.canvas.mark_stepped.emit(MarkStep(gone, 1))
    window.canvas.mark_dropped.emit()
    assert window.document.selection.injuries == (Injury(TIBIAL),)
    assert not window.document.history.in_gesture


def test_brackets_step_from_place_to_place_and_stop_at_the_ends(window, atlas):
    window.document.selection.select_all([Injury(SCIATIC)])
    window.canvas.setFocus()
    seen = [None]
    for _ in places_of(atlas, SCIATIC):
        QTest.keyClick(window.canvas, Qt.Key.Key_BracketRight)
        seen.append(window.document.selection.injuries[0].place)
    places = list(places_of(atlas, SCIATIC))
    assert seen == [*places, places[-1]]
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketLeft)
    assert window.document.selection.injuries[0].place == places[-2]
    assert undone(window) == (Injury(SCIATIC, places[-1]),), "each step is undone by itself"


@pytest.mark.parametrize(
    ("injury", "step", "place"),
    [
        (Injury("nerve.sciatic-tibial-division", "level.mid-thigh"), -1, 0.6363636363636364),
        (Injury(SCIATIC, "level.distal-thigh"), -1, "level.mid-thigh"),
        (Injury(SCIATIC, "level.buttock"), 1, 0.4166666666666667),
        (NECK, 1, 1.0),
        (NECK, -1, 0.4),
    ],
)
def test_brackets_start_from_where_the_lesion_is(window, injury, step, place):
    window.document.selection.select_all([injury])
    step_mark(window, 0, step)
    assert window.document.selection.injuries[0].place == place


# --- both limbs ---


@pytest.mark.parametrize("limb", ["right", "left"])
def test_with_both_limbs_shown_a_click_means_the_one_clicked(window, atlas, limb):
    trigger(window.actions_.sides, "both")
    click(window.canvas, point_on_structure(window.canvas, "muscle.soleus", limb))
    assert window.document.selection.injuries == (Injury("muscle.soleus", side=limb),)
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.7, limb), SHIFT)
    assert window.document.selection.injuries == (
        Injury(TIBIAL, equivalent_place(atlas, TIBIAL, 0.7), side=limb),
    )


def test_the_same_nerve_of_the_other_limb_is_another_lesion(window):
    trigger(window.actions_.sides, "both")
    right = Injury(TIBIAL, "level.soleal-arch", side="right")
    window.document.selection.select_all([right])
    click(window.canvas, point_on_nerve(window.canvas, TIBIAL, 0.7, "left"))
    assert window.document.selection.injuries == (Injury(TIBIAL, side="left"),)


def test_ctrl_click_hurts_both_limbs_each_by_itself(window):
    trigger(window.actions_.sides, "both")
    click(window.canvas, point_on_structure(window.canvas, "muscle.soleus", "right"), CTRL)
    click(window.canvas, point_on_structure(window.canvas, "muscle.soleus", "left"), CTRL)
    assert window.document.selection.injuries == (
        Injury("muscle.soleus", side="right"),
        Injury("muscle.soleus", side="left"),
    )
    click(window.canvas, point_on_structure(window.canvas, "muscle.soleus", "right"), CTRL)
    assert window.document.selection.injuries == (Injury("muscle.soleus", side="left"),)


def test_each_limb_has_a_mark_of_its_own_lesion(window, atlas):
    trigger(window.actions_.sides, "both")
    right, left = (Injury(SCIATIC, "level.mid-thigh", side=limb) for limb in ("right", "left"))
    window.document.selection.select_all([right, left])
    drag(window, SCIATIC, (place_fraction(atlas, SCIATIC, "level.mid-thigh"), 0.95), "left")
    assert window.document.selection.injuries == (right, replace(left, place="level.popliteal-apex"))


def test_with_one_limb_shown_a_click_means_either(window):
    trigger(window.actions_.sides, "left")
    click(window.canvas, point_on_structure(window.canvas, "muscle.soleus"))
    assert window.document.selection.injuries == (Injury("muscle.soleus"),)


@pytest.mark.parametrize(("side", "expected"), [("both", "left"), ("left", "")])
def test_the_menu_of_a_place_means_the_limb_of_the_place_where_both_are_shown(window, side, expected):
    trigger(window.actions_.sides, side)
    choose_from_menu(window, (TIBIAL, "muscle.soleus"), "muscle.soleus", "left")
    assert window.document.selection.injuries == (Injury("muscle.soleus", side=expected),)


# --- localising ---


@pytest.fixture
def localising(window):
    window.document.selection.select("root.L5")
    window.side_panel.open_page("localise")
    return window


def test_while_localising_clicks_go_round_through_the_states(localising):
    place = point_on_structure(localising.canvas, "muscle.tibialis-anterior")
    seen = []
    for _ in range(3):
        click(localising.canvas, place)
        seen.append([f.state for f in localising.document.examination.findings])
    assert seen == [[FindingState.WEAK], [FindingState.NORMAL], []]
    assert localising.document.selection.ids == ("root.L5",)


@pytest.mark.parametrize("choose", ["finder", "shift"])
def test_while_localising_nerves_are_no_findings_and_stay_unhurt(localising, told, choose):
    if choose == "finder":
        localising.finder.structure_chosen.emit(TIBIAL)
    else:
        click(localising.canvas, point_on_nerve(localising.canvas, TIBIAL, 0.7), SHIFT)
    assert localising.document.examination.findings == ()
    assert localising.document.selection.injuries == (Injury("root.L5"),)
    assert len(told) == 1
    assert "tibial nerve cannot be examined" in told[0]
    assert localising.statusBar().currentMessage() == told[0]


def test_while_localising_a_nerve_stands_aside_for_the_muscle_it_lies_upon(localising, told):
    click(localising.canvas, point_on_nerve(localising.canvas, TIBIAL, 0.7))
    (finding,) = localising.document.examination.findings
    assert finding.kind == "muscle"
    assert told == []


def test_while_localising_paper_ctrl_and_links_do_nothing_to_the_lesion(localising):
    click(localising.canvas, localising.canvas.rect().topLeft())
    click(localising.canvas, point_on_structure(localising.canvas, "muscle.tibialis-anterior"), CTRL)
    localising.finder.structure_chosen.emit("muscle.soleus")
    assert [f.ids for f in localising.document.examination.findings] == [
        ("muscle.tibialis-anterior",),
        ("muscle.soleus",),
    ]
    assert localising.document.selection.ids == ("root.L5",)


def test_on_the_other_pages_a_click_is_a_lesion_again(localising):
    localising.side_panel.open_page("strength")
    click(localising.canvas, point_on_structure(localising.canvas, "muscle.soleus"))
    assert localising.document.selection.ids == ("muscle.soleus",)
    assert localising.document.examination.findings == ()

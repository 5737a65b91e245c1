"""One undo history: what becomes a change, what is undone as one, and what undoing leaves alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from legmap.gui.canvas.events import MarkMove
from legmap.gui.state import history as history_module
from legmap.gui.state.history import History
from legmap.gui.state.view_options import UserView, ViewOptions
from legmap.gui.widgets.theme import is_dark
from legmap.lesion.examination_finding import FindingState
from legmap.lesion.injury import Injury, Severity
from legmap.messages import say
from legmap.render.layers import Layers
from tests.canvas_clicks import trigger

TIBIAL, FEMORAL, L5 = Injury("nerve.tibial"), Injury("nerve.femoral"), Injury("root.L5")


class DocumentState:
    """A number that is changed and noted, as the window's work is."""

    def __init__(self) -> None:
        self.number = 0
        self.restored: list[int] = []
        self.history = History(lambda: self.number, self.restore)

    def restore(self, number: int) -> None:
        self.restored.append(number)
        self.number = number
        self.history.record(say("undo.view"))  # as the views do on every change

    def set(self, number: int, what: str = "lesion", *, gesture: bool = False) -> None:
        if gesture:
            self.history.begin_gesture()
        self.number = number
        self.history.record(say(f"undo.{what}"))

    def undone(self) -> list[int]:
        """Every state on the way back."""
        states = []
        while self.history.undo_text:
            self.history.undo()
            states.append(self.number)
        return states


@pytest.fixture
def work(qapp):
    return DocumentState()


# --- the history by itself ---


def test_at_first_there_is_nothing_to_undo(work):
    assert (work.history.undo_text, work.history.redo_text) == ("", "")
    work.history.undo()
    work.history.redo()
    assert work.restored == []


def test_changes_are_taken_back_and_brought_back_one_by_one(work):
    work.set(1)
    work.set(2)
    work.history.undo()
    assert work.number == 1
    work.history.undo()
    assert work.number == 0
    assert work.history.undo_text == ""
    work.history.redo()
    work.history.redo()
    assert work.number == 2
    assert work.restored == [1, 0, 1, 2], "noting must not redo what is done already"


def test_what_changes_nothing_is_not_noted(work):
    work.set(0)
    assert work.history.undo_text == ""
    work.set(1)
    work.set(1)
    assert work.undone() == [0]


def test_restoring_notes_nothing_and_keeps_what_can_be_redone(work):
    work.set(1)
    work.set(2)
    work.history.undo()
    work.history.undo()
    assert work.history.redo_text
    work.history.redo()
    assert work.history.redo_text, "the note made while restoring would have ended it"


def test_a_new_change_ends_what_could_be_redone(work):
    work.set(1)
    work.history.undo()
    work.set(5)
    assert work.history.redo_text == ""
    assert work.undone() == [0]


@pytest.mark.parametrize("what", ["lesion", "findings", "comparison", "view"])
def test_the_texts_say_what_was_changed(work, what):
    work.set(1, what)
    assert work.history.undo_text == say(f"undo.{what}")
    work.history.undo()
    assert work.history.redo_text == say(f"undo.{what}")


def test_a_gesture_is_undone_as_one(work):
    work.set(1)
    for place in (2, 3, 4):
        work.set(place, gesture=True)
    work.history.end_gesture()
    assert work.undone() == [1, 0]
    work.history.redo()
    work.history.redo()
    assert work.number == 4


def test_two_gestures_are_undone_by_themselves(work):
    for numbers in ((1, 2), (3, 4)):
        for number in numbers:
            work.set(number, gesture=True)
        work.history.end_gesture()
    assert work.undone() == [2, 0]


def test_a_gesture_that_comes_back_to_where_it_began_leaves_nothing(work):
    work.set(7)
    for place in (8, 9, 7):
        work.set(place, gesture=True)
    work.history.end_gesture()
    assert work.undone() == [0]


def test_changes_without_a_gesture_never_merge(work):
    work.set(1)
    work.set(2)
    assert work.undone() == [1, 0]


def test_what_one_occasion_brings_about_is_one_change_named_by_it(work):
    with work.history.change(say("undo.lesion")):
        work.set(1, "view")
        with work.history.change(say("undo.findings")):
            work.set(2, "findings")
    assert work.history.undo_text == say("undo.lesion")
    assert work.undone() == [0]


def test_an_occasion_that_fails_is_still_noted_and_over(work):
    def fail():
        with work.history.change(say("undo.view")):
            work.number = 1
            raise ValueError("no such map")

    with pytest.raises(ValueError, match="no such map"):
        fail()
    work.set(2)
    assert work.undone() == [1, 0]


def test_the_oldest_changes_are_forgotten(monkeypatch, qapp):
    monkeypatch.setattr(history_module, "UNDO_LIMIT", 3)
    work = DocumentState()
    for number in range(1, 6):
        work.set(number)
    assert work.undone() == [4, 3, 2]


def test_it_tells_when_something_else_can_be_undone(work):
    told = []
    work.history.changed.connect(lambda: told.append((work.history.undo_text, work.history.redo_text)))
    work.set(1)
    work.history.undo()
    lesion = say("undo.lesion")
    assert told == [(lesion, ""), ("", lesion)]


def test_a_state_that_cannot_be_restored_does_not_stop_the_history(work):
    def fail(number):
        raise ValueError(number)

    work.set(1)
    work.history._restore_state = fail
    with pytest.raises(ValueError, match="0"):
        work.history._go_to(0)
    work.history._restore_state = work.restore
    work.set(2)
    work.history.undo()
    assert work.number == 1


# --- in the window ---


def press(window, key, *, shift=False):
    more = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier | more)


def test_lesion_findings_comparison_and_view_share_one_history(window):
    window.document.selection.select("nerve.tibial")
    window.document.examination.cycle_finding("muscle.soleus")
    window.document.comparison.add((TIBIAL,))
    trigger(window.actions_.sides, "left")
    states = [window.document.state()]
    for what in ("view", "comparison", "findings", "lesion"):
        assert window.actions_.undo.text() == f"&Undo {say(f'undo.{what}')}"
        press(window, Qt.Key.Key_Z)
        states.append(window.document.state())
    assert not window.actions_.undo.isEnabled()
    assert window.document.view_state.view_options.side == "right"
    assert (
        window.document.comparison.lesions,
        window.document.examination.findings,
        window.document.selection.injuries,
    ) == ((), (), ())
    for place, state in enumerate(reversed(states[:-1])):
        press(window, Qt.Key.Key_Y if place % 2 else Qt.Key.Key_Z, shift=not place % 2)  # either is known
        assert window.document.state() == state
    assert not window.actions_.redo.isEnabled()
    assert window.document.comparison.lesions == ((TIBIAL,),)
    assert [f.state for f in window.document.examination.findings] == [FindingState.WEAK]


def test_a_lesion_that_brings_out_layers_or_turns_to_its_limb_is_one_change_of_the_lesion(window):
    trigger(window.actions_.muscles, "off")
    window.document.selection.select_all([replace(TIBIAL, side="left")])
    assert window.document.view_state.view_options.side == "left"
    assert window.document.view_state.view_options.layers.muscles == "superficial"
    assert window.document.history.undo_text == say("undo.lesion")
    window.document.history.undo()
    assert (window.document.selection.injuries, window.document.view_state.view_options.side) == ((), "right")
    assert window.document.view_state.view_options.layers.muscles == "off"
    assert window.document.history.undo_text == say("undo.view")


def test_findings_that_bring_out_layers_are_a_change_of_the_findings(window):
    window.side_panel.open_page("localise")
    trigger(window.actions_.muscles, "off")
    window.document.examination.cycle_finding("muscle.soleus")
    assert window.document.view_state.view_options.layers.muscles == "superficial"
    assert window.document.history.undo_text == say("undo.findings")


def test_turning_a_page_of_the_desk_or_zooming_is_no_change(window):
    window.side_panel.open_page("strength")
    window.canvas.zoom_in()
    assert not window.actions_.undo.isEnabled()


def test_undoing_keeps_back_and_forward(window):
    selection = window.document.selection
    for structure in ("root.L4", "root.L5", "root.S1"):
        selection.select(structure)
    window.document.history.undo()
    assert selection.ids == ("root.L5",)
    window.actions_.back.trigger()
    assert selection.ids == ("root.L4",)
    window.document.history.undo()  # takes going back itself back
    assert selection.ids == ("root.L5",)
    selection.forward()
    assert selection.ids == ("root.S1",)
    visited = []
    while selection.can_go_back:
        selection.back()
        visited.append(selection.ids)
    assert visited == [("root.L5",), ("root.L4",), ()]


def test_redoing_returns_to_the_visit_and_not_to_another_of_the_same_lesion(window):
    window.document.selection.select("root.L4")
    window.document.selection.clear()
    window.document.history.undo()
    window.document.history.undo()
    window.document.history.redo()
    window.document.history.redo()
    assert window.document.selection.injuries == ()
    window.document.selection.back()
    assert window.document.selection.ids == ("root.L4",)


def test_undoing_a_changed_lesion_changes_its_visit(window):
    window.document.selection.select_all([TIBIAL])
    window.document.selection.update_lesion([replace(TIBIAL, severity=Severity.MILD)])
    window.document.selection.select("root.L5")
    window.document.history.undo()
    window.document.history.undo()
    assert window.document.selection.injuries == (TIBIAL,)
    window.document.selection.forward()
    assert window.document.selection.ids == ("root.L5",)
    window.document.selection.back()
    assert window.document.selection.injuries == (TIBIAL,)


def test_undoing_a_view_leaves_the_layers_of_the_lesion_out(window):
    trigger(window.actions_.muscles, "off")
    window.document.selection.select("nerve.tibial")
    before = window.document.view_state.view_options
    trigger(window.actions_.sides, "left")
    window.document.history.undo()
    assert window.document.view_state.view_options == before
    assert window.document.view_state.view_options.layers.muscles == "superficial"


def test_undoing_turns_to_the_limb_of_the_lesion_and_keeps_the_side_that_was_chosen(window):
    window.document.selection.select_all([replace(FEMORAL, side="left")])
    window.document.selection.clear()
    window.document.history.undo()
    assert window.document.selection.injuries == (replace(FEMORAL, side="left"),)
    assert window.document.view_state.view_options.side == "left"
    assert window.document.view_state.user_options.side == "right"


def choose(group, value):
    """Return a function that triggers the action of a choice."""
    return lambda: trigger(group, value)


def test_undo_and_redo_show_exactly_what_was_shown(window):
    """Every choice of the view, made while a lesion has brought out layers and turned to its limb."""
    actions, document = window.actions_, window.document
    maps = [action.data() for action in actions.maps.actions()]
    choices = {
        "nerves off, though a nerve is selected": actions.nerves.trigger,
        "bones off": actions.bones.trigger,
        "labels off": actions.labels.trigger,
        "muscles off, though some are highlighted": choose(actions.muscles, "off"),
        "deep muscles": choose(actions.muscles, "deep"),
        "dermatomes, though fields are highlighted": choose(actions.skin, "dermatomes"),
        "fields": choose(actions.skin, "fields"),
        "the other limb than that of the lesion": choose(actions.sides, "right"),
        "the limb of the lesion": choose(actions.sides, "left"),
        "both limbs": choose(actions.sides, "both"),
        "another set of views": choose(actions.view_sets, "foot"),
        "no plexus": actions.plexus_beside.trigger,
        "appearance": choose(actions.appearance, "dark"),
        "map": choose(actions.maps, maps[-1]),
    }
    starts = {
        "everything shown": ViewOptions(),
        "little shown": ViewOptions(layers=Layers(muscles="off", skin="dermatomes", nerves=False)),
    }
    wrong = []
    for (start, options), (what, change) in product(starts.items(), choices.items()):
        document.selection.clear()
        document.view_state.restore(UserView(options))
        document.selection.select_all([replace(TIBIAL, side="left")])
        before = document.view_state.view_options
        change()
        after = document.view_state.view_options
        for step, shown in (("undo", before), ("redo", after), ("undo", before), ("redo", after)):
            if before != after:
                getattr(document.history, step)()
            if document.view_state.view_options != shown:
                wrong.append(f"{start}, {what}: {step} shows {document.view_state.view_options}, not {shown}")
    trigger(actions.appearance, "system")
    assert not wrong, "\n".join(wrong)


def test_layers_that_another_page_brings_out_are_no_part_of_the_next_change(window):
    document = window.document
    window.actions_.nerves.trigger()
    document.selection.select("nerve.tibial")
    window.actions_.nerves.trigger()
    window.side_panel.open_page("localise")
    document.examination.cycle_finding("muscle.soleus")
    window.side_panel.open_page("lesion")
    assert document.view_state.view_options.layers.nerves, "the lesion brings them out"
    document.history.undo()
    assert document.examination.findings == ()
    assert document.view_state.view_options.layers.nerves, "the lesion is still on show"
    document.history.undo()
    document.history.redo()
    assert not document.view_state.view_options.layers.nerves, "the user had put them off"


def test_undoing_an_appearance_brings_its_colours_back(window):
    trigger(window.actions_.appearance, "dark")
    assert is_dark(QApplication.palette())
    window.document.history.undo()
    assert not is_dark(QApplication.palette())
    window.document.history.redo()
    assert is_dark(QApplication.palette())
    trigger(window.actions_.appearance, "system")


def test_going_back_is_undone_like_any_change(window):
    window.document.selection.select_all([L5])
    window.document.selection.back()
    window.document.history.undo()
    assert window.document.selection.injuries == (L5,)


def test_undoing_in_the_middle_of_a_drag_ends_it(window):
    window.document.selection.select_all([TIBIAL])
    window.canvas.mark_dragged.emit(MarkMove(TIBIAL, TIBIAL, 0.6))
    window.document.history.undo()
    assert window.document.selection.injuries == (TIBIAL,)
    assert not window.document.history.in_gesture
    window.document.selection.select("root.L5")
    window.document.selection.select("root.S1")
    window.document.history.undo()
    assert window.document.selection.ids == ("root.L5",), "changes after a lost drag are no drag"


def test_what_was_forgotten_cannot_be_undone_and_the_next_change_begins_there(work):
    work.set(1)
    work.set(2)
    work.history.clear()
    assert not work.history.undo_text
    work.set(3)
    assert work.undone() == [2]

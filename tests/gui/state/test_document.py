"""The document by itself, without a window: its owners record their changes, and it is restored whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legmap.gui.state.document import Document
from legmap.lesion.injury import Injury
from legmap.messages import say

TIBIAL = Injury("nerve.tibial")


@pytest.fixture
def document(qapp, atlas):
    return Document(atlas)


def test_every_owner_records_its_own_changes(document):
    for what, change in (
        ("lesion", lambda: document.selection.select("nerve.tibial")),
        ("findings", lambda: document.examination.cycle_finding("muscle.soleus")),
        ("comparison", lambda: document.comparison.add((TIBIAL,))),
        ("view", lambda: document.view_state.set_side("left")),
    ):
        before = document.state()
        change()
        assert document.history.undo_text == say(f"undo.{what}")
        after = document.state()
        document.history.undo()
        assert document.state() == before
        document.history.redo()
        assert document.state() == after


def test_what_listeners_change_meanwhile_belongs_to_the_change(document):
    document.selection.case_changed.connect(lambda _: document.view_state.set_side("both"))
    before = document.state()
    document.selection.select("nerve.tibial")
    document.history.undo()
    assert document.state() == before
    assert document.history.undo_text == ""


def test_restoring_ends_a_drag_and_says_so_at_the_end(document):
    state = replace(document.state(), injuries=(TIBIAL,))
    seen = []
    document.restored.connect(lambda: seen.append(document.state()))
    document.history.begin_gesture()
    document.restore(state)
    assert seen == [state]
    assert not document.history.in_gesture


def test_resetting_forgets_all_but_the_view_that_was_chosen(document):
    document.view_state.set_side("left")
    document.selection.select("nerve.tibial")
    document.comparison.add((TIBIAL,))
    document.examination.cycle_finding("muscle.soleus")
    document.reset()
    state = document.state()
    assert (state.injuries, state.findings, state.lesions) == ((), (), ())
    assert state.view.options.side == "left"
    assert document.history.undo_text == ""
    assert not document.selection.can_go_back

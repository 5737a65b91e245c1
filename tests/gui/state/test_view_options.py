"""What is shown, and what the user chose beneath what a lesion brings out."""

from __future__ import annotations

import pytest

from legmap.gui.state.view_options import ViewOptions, ViewState


@pytest.fixture
def view_state(qapp):
    return ViewState(ViewOptions())


def test_a_lesion_turns_to_its_limbs_and_the_next_one_back_to_the_side_chosen(view_state):
    view_state.show_needed(limbs=("left",))
    assert (view_state.view_options.side, view_state.user_options.side) == ("left", "right")
    view_state.show_needed(limbs=("right", "left"))
    assert (view_state.view_options.side, view_state.user_options.side) == ("both", "right")
    view_state.show_needed()
    assert view_state.view_options.side == "right"


def test_a_side_that_shows_the_limb_stays(view_state):
    view_state.set_side("both")
    view_state.show_needed(limbs=("left",))
    assert view_state.view_options.side == "both"


def test_a_side_chosen_is_kept_and_told_once(view_state):
    told: list[ViewOptions] = []
    view_state.view_options_changed.connect(told.append)
    view_state.set_side("left")
    view_state.show_needed()
    assert [view_options.side for view_options in told] == ["left"]
    assert view_state.user_options.side == "left"

"""What is shown, and what the user chose beneath what a lesion brings out."""

from __future__ import annotations

import pytest

from legmap.gui.display import Display, Showing


@pytest.fixture
def display(qapp):
    return Display(Showing())


def test_a_lesion_turns_to_its_limbs_and_the_next_one_back_to_the_side_chosen(display):
    display.turn_to(("left",))
    assert (display.showing.side, display.wished.side) == ("left", "right")
    display.turn_to(("right", "left"))
    assert (display.showing.side, display.wished.side) == ("both", "right")
    display.turn_to(())
    assert display.showing.side == "right"


def test_a_side_that_shows_the_limb_stays(display):
    display.set_side("both")
    display.turn_to(("left",))
    assert display.showing.side == "both"


def test_a_side_chosen_is_kept_and_told_once(display):
    told: list[Showing] = []
    display.showing_changed.connect(told.append)
    display.set_side("left")
    display.turn_to(())
    assert [showing.side for showing in told] == ["left"]
    assert display.wished.side == "left"

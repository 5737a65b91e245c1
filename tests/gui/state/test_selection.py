import pytest

from legmap.gui.state.selection import Selection


@pytest.fixture
def selection(qapp, atlas):
    return Selection(atlas)


@pytest.fixture
def told(selection):
    heard = []
    selection.case_changed.connect(lambda case: heard.append(case.lesion))
    return heard


def test_nothing_is_selected_or_told_at_first(selection, told):
    assert selection.ids == ()
    assert not selection.can_go_back
    assert not selection.can_go_forward
    assert told == []


def test_selecting_tells_the_deficit_once(selection, told):
    selection.select("nerve.inferior-gluteal")
    assert told == [("nerve.inferior-gluteal",)]
    assert [m.id for m in selection.case.deficit.muscles] == ["muscle.gluteus-maximus"]


def test_selecting_the_same_again_tells_nobody(selection, told):
    selection.select("root.L5")
    selection.select("root.L5")
    assert told == [("root.L5",)]
    selection.back()
    assert selection.ids == ()


def test_unknown_ids_are_passed_over(selection, told):
    selection.select_all(("nerve.nonsense", "root.S1"))
    assert selection.ids == ("root.S1",)
    selection.select("also.nonsense")
    assert selection.ids == ()


def test_toggling_adds_and_takes_out(selection):
    selection.select("root.L5")
    selection.toggle("root.S1")
    assert selection.ids == ("root.L5", "root.S1")
    selection.toggle("root.L5")
    assert selection.ids == ("root.S1",)


def test_back_and_forward_revisit(selection, told):
    for structure in ("root.L4", "root.L5", "root.S1"):
        selection.select(structure)
    selection.back()
    selection.back()
    assert selection.ids == ("root.L4",)
    selection.forward()
    assert selection.ids == ("root.L5",)
    assert selection.can_go_forward
    selection.select("nerve.tibial")
    assert not selection.can_go_forward
    selection.back()
    assert selection.ids == ("root.L5",)
    assert told[-1] == ("root.L5",)


def test_back_at_the_beginning_and_forward_at_the_end_do_nothing(selection, told):
    selection.back()
    selection.forward()
    assert told == []


def test_undoing_returns_to_the_very_visit_and_not_to_a_later_one_of_the_same(selection):
    for structure in ("root.L4", "root.L5", "root.L4"):
        selection.select(structure)
    selection.restore(selection.injuries, 1)
    assert selection.ids == ("root.L4",)
    selection.forward()
    assert selection.ids == ("root.L5",)
    selection.forward()
    assert not selection.can_go_forward


def test_clearing_can_be_taken_back(selection):
    selection.select("root.L4")
    selection.clear()
    assert selection.case.deficit.lesion == ()
    selection.back()
    assert selection.ids == ("root.L4",)


def test_beginning_anew_forgets_what_was_visited(selection, told):
    selection.select("nerve.tibial")
    selection.select("root.L5")
    selection.back()
    selection.reset_history()
    assert told[-1] == ()
    assert not selection.can_go_back
    assert not selection.can_go_forward

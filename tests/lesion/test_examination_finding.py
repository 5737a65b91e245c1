"""Findings, and how they are understood from what people type."""

from __future__ import annotations

import pytest

from legmap.anatomy.search import index_of
from legmap.errors import UnknownStructureError, UsageError
from legmap.lesion.examination_finding import Finding, finding_about, finding_kind, finding_of
from legmap.lesion.examination_finding import FindingState as State
from legmap.lesion.finding_parser import parse_finding, parse_graded_finding
from legmap.report.finding_words import finding_name, finding_words
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

SMALL = small_atlas()
SMALL_INDEX = index_of(SMALL)
ATLAS = shipped.atlas()
INDEX = index_of(ATLAS)


def test_a_finding_is_amiss_unless_told_otherwise():
    shin = finding_of(SMALL, "muscle.shin")
    assert shin == Finding(("muscle.shin",), "muscle", State.WEAK)
    assert shin.abnormal
    assert not shin.with_state(State.NORMAL).abnormal
    assert not shin.with_state(State.UNTESTED).abnormal
    assert finding_of(SMALL, "sign.drop").state is State.PRESENT
    assert not finding_of(SMALL, "sign.drop", State.ABSENT).abnormal
    assert finding_of(SMALL, "reflex.calf").state is State.LOST


def test_a_group_means_its_members():
    found = finding_of(SMALL, "group.leg")
    assert found.ids == ("muscle.shin", "muscle.calf")
    assert finding_name(SMALL, found) == SMALL.name("group.leg")


def test_a_field_is_called_by_its_nerve():
    assert finding_name(SMALL, finding_of(SMALL, "field.tail")) == "skin of the tail nerve"


def test_grade_five_is_normal_and_only_weakness_has_a_grade():
    shin = finding_of(SMALL, "muscle.shin")
    assert shin.with_state(State.WEAK, 5) == shin.with_state(State.NORMAL)
    assert shin.with_state(State.WEAK, 3).with_state(State.NORMAL).grade is None


@pytest.mark.parametrize(
    ("structure_id", "state", "grade"),
    [
        ("muscle.shin", State.NUMB, None),
        ("muscle.shin", State.WEAK, 6),
        ("field.tail", State.LOST, None),
        ("reflex.calf", State.PRESENT, None),
        ("sign.drop", State.NORMAL, None),
    ],
)
def test_states_that_do_not_fit_are_refused(structure_id, state, grade):
    with pytest.raises(ValueError, match=r"\w"):
        finding_of(SMALL, structure_id).with_state(state, grade)


def test_only_what_is_examined_can_be_found():
    assert finding_kind("nerve.big") is None
    with pytest.raises(ValueError, match=r"nerve\.big"):
        finding_of(SMALL, "nerve.big")


def test_words():
    assert (
        finding_words(SMALL, finding_of(SMALL, "muscle.shin").with_state(State.WEAK, 3))
        == "shin muscle weak, MRC 3"
    )
    assert finding_words(SMALL, finding_of(SMALL, "reflex.calf")) == "calf jerk lost"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("muscle.shin", {"muscle.shin"}),
        ("Shin Muscle", {"muscle.shin"}),
        ("leg muscles", {"muscle.shin", "muscle.calf"}),
        ("lifting", {"movement.lift"}),
    ],
)
def test_names_ids_and_groups_are_understood(text, ids):
    assert set(parse_finding(SMALL, SMALL_INDEX, text, State.WEAK).ids) == ids


@pytest.mark.parametrize(
    ("text", "state", "ids"),
    [
        ("tib ant", State.WEAK, {"muscle.tibialis-anterior"}),
        ("medial hamstring", State.WEAK, {"muscle.semitendinosus", "muscle.semimembranosus"}),
        ("gastroc", State.WEAK, {"muscle.gastrocnemius-medial-head", "muscle.gastrocnemius-lateral-head"}),
        ("dorsiflexion", State.WEAK, {"movement.ankle-dorsiflexion"}),
        ("first web", State.NUMB, {"field.deep-fibular-medial-terminal-branch"}),
        ("sole", State.NUMB, {"dermatome.S1", "field.medial-plantar", "field.lateral-plantar"}),
        ("skin around the anus", State.NUMB, {"dermatome.S4"}),
        ("ankle", State.LOST, {"reflex.ankle"}),
        ("footdrop", State.PRESENT, {"sign.foot-drop"}),
    ],
)
def test_everyday_words_find_all_that_they_mean_equally(text, state, ids):
    assert set(parse_finding(ATLAS, INDEX, text, state).ids) == ids


def test_several_areas_keep_the_name_that_was_typed():
    for text, state, name in (
        ("sole", State.NUMB, "sole"),
        ("field.sural", State.NUMB, "skin of the sural nerve"),
        ("tib ant", State.WEAK, "tibialis anterior"),
    ):
        assert finding_name(ATLAS, parse_finding(ATLAS, INDEX, text, state)) == name


def test_what_was_typed_makes_no_other_finding():
    typed = finding_about(SMALL, ("field.tail",), "bottom")
    assert typed == finding_of(SMALL, "field.tail")
    assert hash(typed) == hash(finding_of(SMALL, "field.tail"))
    assert finding_name(SMALL, typed) == "bottom"


def test_the_quadriceps_are_their_heads():
    found = parse_finding(ATLAS, INDEX, "quadriceps", State.WEAK)
    assert len(found.ids) >= 4
    assert {finding_kind(i) for i in found.ids} == {"muscle"}


@every_case("state", [State.WEAK, State.NUMB, State.LOST, State.PRESENT])
@every_case("text", ["nerve.sciatic", "xyzzy", "", "root.L5"])
def test_what_is_not_examined_so_is_refused_with_fitting_offers(text, state):
    with pytest.raises(UnknownStructureError) as refused:
        parse_finding(ATLAS, INDEX, text, state)
    offered = str(refused.value).partition("one of these")[2]
    assert "nerve." not in offered
    assert "root." not in offered


def test_a_misspelt_muscle_is_answered_with_muscles():
    with pytest.raises(UnknownStructureError, match=r"muscle\.fibularis-longus"):
        parse_finding(ATLAS, INDEX, "fibularis longs", State.WEAK)


@pytest.mark.parametrize(
    ("text", "state", "grade"),
    [
        ("shin muscle", State.WEAK, None),
        ("shin muscle=0", State.WEAK, 0),
        ("shin muscle = 3", State.WEAK, 3),
        ("shin muscle=4+", State.WEAK, 4),
        ("shin muscle=5-", State.WEAK, 4),
        ("shin muscle=5", State.NORMAL, None),
    ],
)
def test_grades_are_read(text, state, grade):
    found = parse_graded_finding(SMALL, SMALL_INDEX, text)
    assert (found.state, found.grade) == (state, grade)


@pytest.mark.parametrize("grade", ["6", "-1", "", "x", "4++", "3.5", "²"])
def test_what_is_no_grade_is_refused(grade):
    with pytest.raises(UsageError, match="MRC grade"):
        parse_graded_finding(SMALL, SMALL_INDEX, f"shin muscle={grade}")

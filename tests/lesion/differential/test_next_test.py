"""Which test is proposed next: what tells most, lessened for what is hard to examine."""

import pytest

from legmap.anatomy.records import Muscle
from legmap.lesion.differential.candidates import candidates_of
from legmap.lesion.differential.next_test import likely_explanations, next_test, untested_structures
from legmap.lesion.differential.ranking import localise
from legmap.lesion.examination_finding import FindingState, finding_of
from legmap.lesion.notation import write_lesion
from tests.small_atlas import small_atlas

ATLAS = small_atlas()
CANDIDATES = candidates_of(ATLAS)


def findings(amiss, normal):
    each = [finding_of(ATLAS, structure_id) for structure_id in amiss.split()]
    return [*each, *(finding_of(ATLAS, i).with_state(FindingState.NORMAL) for i in normal.split())]


def proposed(amiss, normal):
    found = findings(amiss, normal)
    return next_test(ATLAS, localise(ATLAS, CANDIDATES, found), found)


@pytest.mark.parametrize(
    ("amiss", "normal"),
    [
        ("movement.straighten reflex.calf", "movement.lift"),
        ("movement.straighten muscle.calf dermatome.A1", ""),
        ("muscle.front reflex.calf", "dermatome.B1"),
    ],
)
def test_a_reflex_comes_before_skin_that_would_tell_no_more(amiss, normal):
    test = proposed(amiss, normal)
    assert test is not None
    assert test.id == "reflex.front"


def test_what_examiners_test_comes_before_what_they_seldom_do():
    ready = untested_structures(ATLAS, findings("muscle.calf", ""))
    assert not ATLAS.get("muscle.twin", Muscle).tested
    assert ready.pop("muscle.twin") < min(ready.values())


def rivals(amiss, normal):
    likely = likely_explanations(localise(ATLAS, CANDIDATES, findings(amiss, normal)))
    return [write_lesion(e.candidate.injuries) for e, _ in likely]


def test_a_nerve_and_its_only_root_are_not_told_apart_where_both_expect_the_same():
    examined = "movement.lift movement.push muscle.shin dermatome.A2 dermatome.B1 field.outer"
    assert rivals("movement.straighten", examined) == ["nerve.front", "root.B1"]
    assert proposed("movement.straighten", examined) is None


def test_no_test_is_proposed_that_tells_next_to_nothing():
    amiss, normal = (
        "muscle.shin movement.lift reflex.calf dermatome.A2",
        "movement.push muscle.thigh dermatome.B1",
    )
    assert len(rivals(amiss, normal)) > 2
    assert proposed(amiss, normal) is None

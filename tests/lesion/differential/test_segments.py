"""How far behind the best lesion one may be for its stretch of nerve to count as possible."""

import pytest

from legmap.anatomy.records import Nerve
from legmap.lesion.differential.candidates import candidates_of
from legmap.lesion.differential.localisation import localisation_of
from legmap.lesion.differential.ranking import cost_at_best
from legmap.lesion.differential.segments import nerve_segments_of
from legmap.lesion.examination_finding import FindingState as State
from legmap.lesion.examination_finding import finding_of
from legmap.lesion.notation import write_lesion
from legmap.roles import Role
from tests.small_atlas import small_atlas

ATLAS = small_atlas()
CANDIDATES = candidates_of(ATLAS)


def whole_nerves(findings):
    """Return how far behind the best lesion every nerve is when cut at its origin, and its role there."""
    told = localisation_of(ATLAS, CANDIDATES, findings)
    segments = nerve_segments_of(ATLAS, CANDIDATES, told.findings, told.lesions)
    costs = {write_lesion(c.injuries): cost_at_best(c, told.findings) for c in CANDIDATES}
    return {
        nerve.id: (costs[nerve.id] - told.lesions[0].cost, next(s.role for s in segments if s.id == nerve.id))
        for nerve in ATLAS.every(Nerve)
        if not nerve.variant
    }


@pytest.mark.parametrize(
    ("lost", "normal", "nerve", "cost", "role"),
    [
        ("reflex.calf", (), "nerve.big", 0, Role.POSSIBLE),
        ("reflex.calf", (), "nerve.link", 0.25, Role.POSSIBLE),
        ("movement.push", ("movement.lift",), "nerve.big", 1, Role.POSSIBLE),
        ("reflex.calf", (), "nerve.trunk", 2, Role.RULED_OUT),
        ("reflex.calf", (), "nerve.front", 4, Role.RULED_OUT),
    ],
)
def test_a_nerve_is_possible_up_to_one_point_behind_the_best(lost, normal, nerve, cost, role):
    findings = [finding_of(ATLAS, lost), *(finding_of(ATLAS, i).with_state(State.NORMAL) for i in normal)]
    assert whole_nerves(findings)[nerve] == (cost, role)

"""Which lesions are considered, and what they let one expect."""

from __future__ import annotations

import pytest

from legmap.anatomy.places import Site
from legmap.anatomy.records import CutaneousField, Nerve, Root
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.differential.candidates import PARTIAL, Simplicity, candidates_of, pair_candidate
from legmap.lesion.expectation import Expectation, dermatomes_of, expectations_of
from legmap.lesion.injury import Injury, distinct_places
from legmap.lesion.notation import write_lesion
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

SMALL = small_atlas()
CANDIDATES = candidates_of(SMALL)
BY_NAME = {write_lesion(c.injuries): c for c in CANDIDATES}
ATLAS = shipped.atlas()


def test_every_single_lesion_is_there_once():
    wanted = {write_lesion((Injury(s.id),)) for s in (*SMALL.every(Site), *SMALL.every(Root))}
    for nerve in SMALL.every(Nerve):
        if not nerve.variant:
            places = (None, *distinct_places(SMALL, nerve.id))
            wanted |= {write_lesion((Injury(nerve.id, place),)) for place in places}
    singles = [write_lesion(c.injuries) for c in CANDIDATES if len(c.injuries) == 1]
    assert set(singles) == wanted
    assert len(singles) == len(wanted)


def test_variants_are_no_candidates():
    assert not any(injury.id == "nerve.rare" for c in CANDIDATES for injury in c.injuries)


@pytest.mark.parametrize(
    ("lesion", "simplicity"),
    [
        ("nerve.big", Simplicity.NERVE),
        ("nerve.big@knee", Simplicity.NERVE),
        ("nerve.outer@knee", Simplicity.DIVISION),
        ("site.low-roots", Simplicity.SITE),
        ("root.A1", Simplicity.ROOT),
        ("root.A1+root.A2", Simplicity.ROOTS),
        ("root.B1+root.A1+root.A2+root.A3", Simplicity.ROOTS),
    ],
)
def test_what_sort_of_explanation_each_is(lesion, simplicity):
    assert BY_NAME[lesion].simplicity is simplicity


def test_roots_that_a_site_names_are_not_listed_again():
    assert "root.A2+root.A3" not in BY_NAME


def test_plexuses_stand_after_single_structures():
    kinds = {write_lesion(c.injuries): c.simplicity for c in shipped.candidates()}
    assert kinds["site.lumbar-plexus"] is kinds["site.sacral-plexus"] is Simplicity.PLEXUS
    assert {"root.L4+root.L5", "root.L5+root.S1", "root.S1+root.S2"} <= kinds.keys()


def test_each_has_a_partial_twin():
    for candidate in CANDIDATES:
        assert candidate.partial is not None
        assert candidate.partial.partial is None
        assert {injury.severity for injury in candidate.partial.injuries} == {PARTIAL}
        assert all(how < Expectation.WHOLLY for how in candidate.partial.expected.values())


@every_case("candidate", CANDIDATES, name=lambda c: write_lesion(c.injuries))
def test_sites_and_nerves_that_share_work_expect_what_they_would_alone(candidate):
    assert candidate.expected == expectations_of(SMALL, deficit_without_spared(SMALL, candidate.injuries))


def test_the_same_place_has_the_same_signature():
    assert BY_NAME["site.big-knee"].signature == BY_NAME["nerve.big@knee"].signature
    assert BY_NAME["nerve.big"].signature != BY_NAME["nerve.big@knee"].signature


def test_expectations_follow_the_deficit():
    expected = BY_NAME["nerve.inner"].expected
    assert expected["muscle.calf"] is Expectation.WHOLLY
    assert expected["muscle.twin"] is Expectation.PARTLY
    assert expected["movement.push"] is Expectation.WHOLLY
    assert expected["sign.numb-foot"] is Expectation.PARTLY
    assert "muscle.front" not in expected
    assert BY_NAME["root.A3"].expected["muscle.calf"] is Expectation.PERHAPS


def test_a_root_may_numb_the_fields_in_its_dermatome():
    assert dermatomes_of(SMALL, SMALL.get("field.tail", CutaneousField)) == ("dermatome.A2", "dermatome.A3")
    expected = BY_NAME["root.A2"].expected
    assert expected["dermatome.A2"] is Expectation.PARTLY
    assert expected["field.tail"] is Expectation.FITTING, "its chief dermatome"
    assert BY_NAME["root.A3"].expected["field.tail"] is Expectation.PERHAPS
    web = "field.deep-fibular-medial-terminal-branch"
    assert (
        expectations_of(ATLAS, deficit_without_spared(ATLAS, (Injury("root.L2"),))).get(web, 0)
        == Expectation.NOTHING
    )


def test_a_nerve_may_numb_the_dermatome_in_which_most_of_its_skin_lies():
    expected = BY_NAME["nerve.inner"].expected
    assert expected["dermatome.A2"] is Expectation.FITTING
    assert expected["dermatome.A3"] is Expectation.PERHAPS
    assert "dermatome.B1" not in expected


def test_two_lesions_together_expect_what_either_does():
    both = pair_candidate(SMALL, BY_NAME["nerve.front"], BY_NAME["nerve.inner"])
    assert both.simplicity is Simplicity.PAIR
    for member in ("nerve.front", "nerve.inner"):
        for structure_id, how in BY_NAME[member].expected.items():
            if not structure_id.startswith("sign."):
                assert both.expected[structure_id] >= how

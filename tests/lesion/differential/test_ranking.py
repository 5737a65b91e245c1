"""From findings back to lesions: the rule on the small atlas, neurology on the shipped one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from legmap.anatomy.function import Movement, Reflex
from legmap.anatomy.records import CutaneousField, Dermatome, Muscle, Nerve
from legmap.anatomy.search import index_of
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.differential.candidates import Simplicity, candidates_of
from legmap.lesion.differential.conflicts import ConflictKind
from legmap.lesion.differential.cost import (
    IMPOSSIBLE,
    MISFIT,
    MISSING,
    MISSING_SKIN,
    UNEXPLAINED,
    UNSURE,
    ReasonAgainst,
)
from legmap.lesion.differential.localisation import localisation_of
from legmap.lesion.differential.next_test import (
    likely_explanations,
    next_test,
    untested_losses,
    untested_structures,
)
from legmap.lesion.differential.ranking import COMPLEXITY_PENALTY, localise
from legmap.lesion.differential.segments import COST_MARGIN, nerve_segments_of
from legmap.lesion.examination_finding import FindingState as State
from legmap.lesion.examination_finding import finding_of
from legmap.lesion.expectation import Expectation
from legmap.lesion.finding_parser import parse_finding
from legmap.lesion.losses import Change, Loss
from legmap.lesion.notation import write_lesion
from legmap.messages import say
from legmap.report.finding_words import conflict_words, finding_name
from legmap.roles import Role
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

SMALL = small_atlas()
SMALL_CANDIDATES = candidates_of(SMALL)
ATLAS = shipped.atlas()
INDEX = index_of(ATLAS)
CANDIDATES = shipped.candidates()


def small(**found):
    """Findings on the small atlas: ``muscle_shin="weak"``, a number being an MRC grade."""
    return [_small(name.replace("_", ".", 1).replace("_", "-"), state) for name, state in found.items()]


def _small(structure_id, state):
    finding = finding_of(SMALL, structure_id)
    return (
        finding.with_state(State.WEAK, state) if isinstance(state, int) else finding.with_state(State(state))
    )


def ranked(**found):
    return localise(SMALL, SMALL_CANDIDATES, small(**found))


def costs(**found):
    return {write_lesion(e.candidate.injuries): e.cost for e in ranked(**found)}


def of(lesion, **found):
    return next(e for e in ranked(**found) if write_lesion(e.candidate.injuries) == lesion)


# --- the rule ---


def test_what_a_lesion_explains_costs_nothing():
    best = of("nerve.inner", muscle_calf="weak", field_tail="numb", reflex_calf="lost", muscle_shin="normal")
    assert (best.cost, best.rank) == (0, 1)
    assert [f.ids for f in best.explains] == [("muscle.calf",), ("field.tail",), ("reflex.calf",)]
    assert best.contradicts == ()


@every_case(
    ("lesion", "found", "cost"),
    [
        ("nerve.inner", {"muscle_calf": "weak"}, 0),
        ("nerve.inner", {"muscle_calf": 0}, 0),
        ("root.A2", {"muscle_calf": "weak"}, 0),
        ("root.A2", {"muscle_calf": 3}, 0),
        ("root.A2", {"muscle_calf": 4}, 0.25),
        ("root.A2", {"muscle_calf": 0}, 0.25),
        ("root.A3", {"muscle_calf": 4}, 0),
        ("root.A3", {"muscle_calf": "weak"}, 0.5),
        ("root.A3", {"muscle_calf": 3}, 1),
        ("root.A3", {"muscle_calf": 0}, 2),
        ("root.A3", {"muscle_calf": "weak", "muscle_twin": "normal"}, 0.5),
        ("root.A2", {"muscle_calf": "weak", "muscle_thigh": "normal"}, MISSING),
        ("nerve.inner", {"muscle_calf": "weak", "muscle_front": "weak"}, UNEXPLAINED),
        ("nerve.inner", {"muscle_calf": "weak", "field_tail": "normal"}, MISSING),
        ("nerve.tail", {"reflex_calf": "lost", "field_inner": "numb"}, 0),
        ("root.A2", {"dermatome_A2": "numb"}, 0),
        ("root.A2", {"field_tail": "numb"}, 0),
        ("root.A3", {"field_tail": "numb"}, 0.5),
        ("root.A2", {"muscle_calf": "weak", "field_tail": "normal"}, 0),
        ("nerve.inner", {"dermatome_A2": "numb"}, 0),
        ("nerve.inner", {"muscle_calf": "weak", "dermatome_A2": "normal"}, 0),
        ("root.A1", {"sign_drop": "present"}, 0),
        ("root.A1", {"muscle_shin": "weak", "sign_drop": "absent"}, MISSING),
        ("root.A1+root.A2", {"muscle_shin": "weak", "muscle_calf": "weak"}, 1),
    ],
)
def test_costs_are_those_of_the_table(lesion, found, cost):
    name = "nerve.inner:moderate" if cost == MISSING and lesion == "nerve.inner" else lesion
    assert costs(**found)[name] == cost


def test_a_complete_lesion_cannot_leave_its_muscle_normal():
    """Only the partial twin is left, and before it all that does not touch the muscle."""
    found = {"muscle_twin": "weak", "muscle_shin": "normal", "muscle_calf": "normal"}
    told = costs(**found)
    assert "nerve.outer" not in told
    assert told["nerve.outer:moderate"] == MISSING
    assert told["nerve.outer@knee"] == 0
    whole = next(c for c in SMALL_CANDIDATES if write_lesion(c.injuries) == "nerve.outer")
    alone = localise(SMALL, (_without_partial(whole),), small(**found))[0]
    assert alone.cost == IMPOSSIBLE
    assert [(c.finding.ids, c.why) for c in alone.contradicts] == [
        (("muscle.shin",), ReasonAgainst.IMPOSSIBLE)
    ]


def _without_partial(candidate):
    return replace(candidate, partial=None)


def test_what_is_unexplained_costs_more_than_what_is_missing():
    assert IMPOSSIBLE > UNEXPLAINED > MISSING_SKIN > MISSING > 0
    told = costs(muscle_shin="weak", muscle_twin="normal", field_tail="numb")
    assert told["nerve.outer"] < told["root.B1"]


def test_an_unexplained_finding_is_named():
    told = of("nerve.inner", muscle_calf="weak", muscle_front="weak")
    assert [(c.finding.ids, c.why) for c in told.contradicts] == [
        (("muscle.front",), ReasonAgainst.UNEXPLAINED)
    ]
    missing = of("root.A2", muscle_calf="weak", muscle_thigh="normal")
    assert [(c.finding.ids, c.why) for c in missing.contradicts] == [
        (("muscle.thigh",), ReasonAgainst.MISSING)
    ]


def test_a_partial_lesion_is_listed_where_it_fits_better_and_only_there():
    assert "nerve.inner:moderate" in costs(muscle_calf=3)
    assert "nerve.inner" not in costs(muscle_calf=3)
    assert "nerve.inner" in costs(muscle_calf="weak")
    assert "nerve.inner:moderate" not in costs(muscle_calf="weak")


def test_ties_share_a_rank_and_stand_in_order_of_simplicity():
    told = ranked(muscle_shin="weak", muscle_twin="weak")
    best = [e for e in told if e.rank == 1]
    assert {e.cost for e in best} == {0}
    order = [e.candidate.simplicity for e in best]
    assert order == sorted(order)
    assert {Simplicity.NERVE, Simplicity.SITE, Simplicity.ROOT, Simplicity.DIVISION} <= set(order)
    assert [e.rank for e in told] == sorted(e.rank for e in told)
    for one, other in pairwise(told):
        assert (one.rank == other.rank) == (one.cost == other.cost)


def test_simple_explanations_are_cheaper():
    assert (
        0
        < COMPLEXITY_PENALTY[Simplicity.PLEXUS]
        < COMPLEXITY_PENALTY[Simplicity.ROOTS]
        < COMPLEXITY_PENALTY[Simplicity.PAIR]
        < UNEXPLAINED
    )
    assert not COMPLEXITY_PENALTY.keys() & {
        Simplicity.NERVE,
        Simplicity.SITE,
        Simplicity.ROOT,
        Simplicity.DIVISION,
    }


def test_a_pair_explains_what_neither_member_explains_alone():
    found = {"muscle_front": 0, "reflex_front": "lost", "field_tail": "numb", "muscle_shin": "normal"}
    told = ranked(**found, reflex_calf="lost", muscle_twin="normal", muscle_calf="normal")
    best = told[0]
    assert best.candidate.simplicity is Simplicity.PAIR
    assert {injury.id for injury in best.candidate.injuries} == {"nerve.front", "nerve.tail"}
    assert len(best.explains) == 4
    for injury in best.candidate.injuries:
        alone = next(e for e in told if e.candidate.injuries == (injury,))
        assert len(alone.explains) < 4
        assert alone.cost > best.cost


def test_no_pair_where_a_single_lesion_explains_all():
    assert all(
        e.candidate.simplicity < Simplicity.PAIR for e in ranked(muscle_calf="weak", field_tail="numb")
    )


def test_a_group_is_weak_as_far_as_its_members_are_and_normal_only_if_all_are():
    legs = finding_of(SMALL, "group.leg")
    told = {write_lesion(e.candidate.injuries): e for e in localise(SMALL, SMALL_CANDIDATES, [legs])}
    assert told["nerve.big"].cost == 0
    assert told["nerve.inner"].cost == UNEXPLAINED / 2, "half of them"
    normal = [legs.with_state(State.NORMAL), *small(field_tail="numb")]
    told = {write_lesion(e.candidate.injuries): e for e in localise(SMALL, SMALL_CANDIDATES, normal)}
    assert told["nerve.big:moderate"].cost == MISSING
    assert told["nerve.tail"].cost == 0


def test_the_rule_as_told_names_the_costs():
    told = say("localise.rule")
    for cost in (
        UNEXPLAINED,
        MISSING,
        IMPOSSIBLE,
        MISSING_SKIN,
        MISFIT,
        4 * UNSURE,
        *COMPLEXITY_PENALTY.values(),
    ):
        assert re.search(rf"\b{cost:g}\b", told), cost


# --- odd findings ---


@pytest.mark.parametrize("found", [{}, {"muscle_shin": "normal"}, {"sign_drop": "absent", "muscle_calf": 5}])
def test_without_anything_amiss_there_is_no_lesion(found):
    told = localisation_of(SMALL, SMALL_CANDIDATES, small(**found))
    assert (told.lesions, told.conflicts, told.next_test) == ((), (), None)
    assert nerve_segments_of(SMALL, SMALL_CANDIDATES, told.findings, told.lesions) == ()


def test_untested_findings_do_not_count():
    told = localisation_of(SMALL, SMALL_CANDIDATES, small(muscle_shin="weak", muscle_calf="untested"))
    assert told == localisation_of(SMALL, SMALL_CANDIDATES, small(muscle_shin="weak"))


def test_everything_weak_numb_lost_and_present_does_no_harm():
    kinds = (Muscle, Movement, Dermatome, CutaneousField, Reflex)
    each = [finding_of(ATLAS, s.id) for kind in kinds for s in ATLAS.every(kind)]
    told = localisation_of(ATLAS, CANDIDATES, each)
    assert told.lesions
    everything = [f.with_state(State.NORMAL) for f in each]
    localisation_of(ATLAS, CANDIDATES, [*each, *everything])


def conflicts(*findings):
    return localisation_of(SMALL, SMALL_CANDIDATES, findings).conflicts


def kinds(*findings):
    return {conflict.kind for conflict in conflicts(*findings)}


def test_the_same_structure_cannot_be_weak_and_normal():
    (told,) = conflicts(*small(muscle_shin="weak"), *small(muscle_shin="normal"))
    assert conflict_words(SMALL, told) == "Shin muscle was found weak and normal: examine it again."
    assert {f.ids for f in told.findings} == {("muscle.shin",)}
    legs = finding_of(SMALL, "group.leg").with_state(State.NORMAL)
    assert "Shin muscle" in conflict_words(SMALL, conflicts(*small(muscle_shin="weak"), legs)[0])


def test_a_group_may_be_weak_though_one_of_it_is_normal():
    legs = finding_of(SMALL, "group.leg")
    assert not kinds(legs, *small(muscle_shin="normal")) & {ConflictKind.BOTH}


def test_a_movement_cannot_be_normal_without_its_prime_movers():
    told = conflicts(*small(muscle_calf=0, movement_push="normal"))
    assert conflict_words(SMALL, told[0]).startswith("Pushing cannot be normal")
    assert ConflictKind.NORMAL not in kinds(*small(muscle_calf=1, movement_push="normal"))


def test_a_movement_cannot_be_weak_with_all_its_muscles_normal():
    found = small(movement_lift="weak", muscle_shin="normal", muscle_twin="normal")
    assert conflict_words(SMALL, conflicts(*found)[0]).startswith("Lifting cannot be weak")
    assert ConflictKind.WEAK not in kinds(*found[:2])


def test_the_finding_that_nothing_explains_is_named():
    found = small(muscle_calf="weak", field_tail="numb", reflex_calf="lost", movement_push="weak")
    odd = small(sign_tap="present", muscle_front="weak")
    told = conflicts(*found, *odd, *small(reflex_front="normal", dermatome_B1="normal", muscle_shin="normal"))
    assert len(told) == 1
    assert told[0].findings[0] in odd
    assert finding_name(SMALL, told[0].findings[0]) in conflict_words(SMALL, told[0])


# --- what to expect and what to test ---


def test_predictions_name_what_was_not_tested_and_first_what_others_would_not_take():
    found = small(muscle_calf="weak", muscle_shin="normal")
    told = localise(SMALL, SMALL_CANDIDATES, found)
    inner = next(e for e in told if write_lesion(e.candidate.injuries) == "nerve.inner")
    further = untested_losses(SMALL, inner, told, found)
    assert "muscle.calf" not in {p.id for p in further}
    assert {"field.tail", "reflex.calf"} <= {p.id for p in further}
    assert all(p.expected >= Expectation.PARTLY for p in further)
    root = next(e for e in told if write_lesion(e.candidate.injuries) == "root.A2")
    assert untested_losses(SMALL, root, told, found)[0].id == "muscle.thigh"


def test_the_next_test_splits_the_likely_lesions():
    found = small(muscle_calf="weak", muscle_shin="normal", dermatome_A3="normal", reflex_calf="lost")
    told = localise(SMALL, SMALL_CANDIDATES, found)
    test = next_test(SMALL, told, found)
    assert test is not None
    assert test.abnormal
    assert test.normal
    assert test.id not in {i for f in found for i in f.ids}
    for candidate in test.abnormal:
        assert candidate.expected[test.id] >= Expectation.FITTING
    for candidate in test.normal:
        assert candidate.expected.get(test.id, 0) < Expectation.FITTING


def test_a_test_that_was_done_is_not_proposed_again():
    found = small(muscle_calf="weak")
    done = untested_structures(SMALL, found)
    assert "muscle.calf" not in done
    assert "movement.push" not in done, "its only prime mover has been tested"
    assert "muscle.shin" not in untested_structures(SMALL, small(movement_lift="weak"))
    assert done["movement.lift"] > done["muscle.twin"], "examiners test it"


def test_weights_of_likely_lesions_fall_with_cost_and_add_up():
    told = ranked(muscle_calf=3, muscle_thigh="normal")
    weights = likely_explanations(told)
    assert sum(w for _, w in weights) == pytest.approx(1)
    assert all(e.cost < told[0].cost + UNEXPLAINED for e, _ in weights)
    assert len({e.candidate.signature for e, _ in weights}) == len(weights)


# --- stretches ---


def small_segments(**found):
    told = localisation_of(SMALL, SMALL_CANDIDATES, small(**found))
    segments = nerve_segments_of(SMALL, SMALL_CANDIDATES, told.findings, told.lesions)
    return [(s.id, s.start, s.end, s.role is Role.POSSIBLE) for s in segments]


def test_stretches_cover_every_nerve_once_from_end_to_end():
    told = small_segments(muscle_calf="weak", muscle_shin="normal")
    for nerve in SMALL.every(Nerve):
        own = [(start, end) for i, start, end, _ in told if i == nerve.id]
        if nerve.variant:
            assert own == []
            continue
        assert own[-1][1] == 1
        assert all(start < end for start, end in own)
        assert [end for _, end in own[:-1]] == [start for start, _ in own[1:]]


def test_a_nerve_is_possible_above_the_weak_muscle_and_excluded_below():
    told = small_segments(muscle_twin=0, field_tail="numb", muscle_shin="normal", muscle_calf="normal")
    big = [(start, end, possible) for i, start, end, possible in told if i == "nerve.big"]
    places = {s.id: s.at for s in SMALL.courses["nerve.big"]}
    possible = [(start, end) for start, end, is_possible in big if is_possible]
    assert possible, "at the knee"
    assert all(start >= places["muscle.calf"] - 1e-9 for start, _ in possible)
    assert all(
        end <= max(s.at for s in SMALL.courses["nerve.big"] if s.id == "muscle.twin") for _, end in possible
    )
    assert COST_MARGIN < UNEXPLAINED


# --- neurology, on the shipped atlas ---


FOOT_DROP = [
    *(parse_finding(ATLAS, INDEX, text, State.WEAK) for text in ("tibialis anterior", "fibularis longus")),
    parse_finding(ATLAS, INDEX, "tibialis posterior", State.WEAK).with_state(State.NORMAL),
    parse_finding(ATLAS, INDEX, "first web", State.NUMB),
    parse_finding(ATLAS, INDEX, "ankle", State.LOST).with_state(State.NORMAL),
]


def injured_ids(explanation):
    return {injury.id for injury in explanation.candidate.injuries}


def best(findings):
    return [e for e in localise(ATLAS, CANDIDATES, findings) if e.rank == 1]


def test_foot_drop_with_a_strong_tibialis_posterior_is_common_fibular():
    told = best(FOOT_DROP)
    assert injured_ids(told[0]) == {"nerve.common-fibular"}
    fibular = {"nerve.common-fibular", "site.fibular-neck"}
    divided = {"nerve.sciatic-common-fibular-division", "site.sciatic-hip-fibular-division"}
    assert set().union(*map(injured_ids, told)) <= fibular | divided
    everything = localise(ATLAS, CANDIDATES, FOOT_DROP)
    root = next(e for e in everything if injured_ids(e) == {"root.L5"})
    assert root.rank > 1
    assert [c.finding.ids for c in root.contradicts] == [("muscle.tibialis-posterior",)]


def test_foot_drop_is_told_from_l5_by_the_hip_with_a_warning_of_what_misleads():
    told = localisation_of(ATLAS, CANDIDATES, FOOT_DROP)
    assert told.next_test is not None
    assert told.next_test.id == "movement.hip-abduction"
    assert told.next_test.traps
    assert any(
        {"root.L5", "site.radiculopathy-L5"} & {c.id for c in one.injuries} for one in told.next_test.abnormal
    )
    assert any("nerve.common-fibular" in {c.id for c in one.injuries} for one in told.next_test.normal)


def test_foot_drop_leaves_the_fibular_nerve_shaded_and_excludes_the_rest():
    told = localisation_of(ATLAS, CANDIDATES, FOOT_DROP)
    segments = nerve_segments_of(ATLAS, CANDIDATES, told.findings, told.lesions)
    possible = {s.id for s in segments if s.role is Role.POSSIBLE}
    assert {"nerve.common-fibular", "nerve.sciatic-common-fibular-division"} <= possible
    assert not possible & {"nerve.tibial", "nerve.femoral", "nerve.deep-fibular", "nerve.superficial-fibular"}


# --- there and back ---


def in_full(deficit):
    """All muscles, skin and reflexes as a lesion leaves them."""
    felt = {Loss.COMPLETE: State.NUMB, Loss.PARTIAL: State.REDUCED, Loss.VARIABLE: State.NORMAL}
    answers = {Change.LOST: State.LOST, Change.REDUCED: State.REDUCED, Change.PERHAPS_REDUCED: State.NORMAL}
    ranks = {m.id: m.rank for m in deficit.muscles}
    skin = {s.id: felt[s.loss] for s in deficit.skin}
    reflexes = {r.id: answers[r.change] for r in deficit.reflexes}
    for muscle in ATLAS.every(Muscle):
        yield finding_of(ATLAS, muscle.id).with_state(State.WEAK, (5, 4, 3, 0)[ranks.get(muscle.id, 0)])
    for kind in (Dermatome, CutaneousField):
        for area in ATLAS.every(kind):
            yield finding_of(ATLAS, area.id, skin.get(area.id, State.NORMAL))
    for reflex in ATLAS.every(Reflex):
        yield finding_of(ATLAS, reflex.id, reflexes.get(reflex.id, State.NORMAL))


def in_brief(deficit):
    return [(m.id, m.rank) for m in deficit.muscles], deficit.skin, deficit.reflexes


SINGLE = [
    one
    for candidate in CANDIDATES
    if candidate.simplicity < Simplicity.ROOTS
    for one in (candidate, candidate.partial)
    if one is not None
]


@every_case("candidate", SINGLE, name=lambda c: write_lesion(c.injuries))
def test_the_full_findings_of_a_lesion_lead_back_to_it(candidate):
    deficit = deficit_without_spared(ATLAS, candidate.injuries)
    findings = list(in_full(deficit))
    told = localise(ATLAS, CANDIDATES, findings)
    if not any(f.abnormal for f in findings):
        assert told == (), "it takes nothing that everybody has"
        return
    assert in_brief(deficit_without_spared(ATLAS, told[0].candidate.injuries)) == in_brief(deficit)

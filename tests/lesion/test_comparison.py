"""Lesions held against each other: rules on the small atlas, the dropped foot on the shipped one."""

from __future__ import annotations

from itertools import combinations

import pytest

from legmap.anatomy.function import Reflex
from legmap.errors import UsageError
from legmap.lesion.comparison import Comparison, compare, traps_of
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.diagnostic_value import is_redundant, nearest_proximal_findings
from legmap.lesion.highlight import contrast_roles
from legmap.lesion.injury import Injury, Severity
from legmap.lesion.predicted_findings import predicted_findings
from legmap.roles import Role
from tests import shipped
from tests.small_atlas import small_atlas

SMALL = small_atlas()
ATLAS = shipped.atlas()
L5, NECK, SCIATIC = "root.L5", "site.fibular-neck", "nerve.sciatic"


def deficit(atlas, *injuries):
    return deficit_without_spared(atlas, tuple(c if isinstance(c, Injury) else Injury(c) for c in injuries))


def held(atlas, *lesions) -> Comparison:
    return compare(atlas, [deficit(atlas, *((x,) if isinstance(x, (str, Injury)) else x)) for x in lesions])


def words(comparison: Comparison, finding: str) -> list[str]:
    return [p.word for p in comparison.finding(finding).predictions]


def best_between(comparison: Comparison, first: int, second: int) -> tuple[str, ...]:
    return next(p.tests for p in comparison.pairs if p.between == (first, second))


# --- what is predicted ---


def test_each_kind_of_finding_has_its_words():
    found = predicted_findings(SMALL, deficit(SMALL, "nerve.inner"))
    assert (found["muscle.calf"].word, found["muscle.calf"].degree) == ("lost", 4)
    assert (found["muscle.twin"].word, found["muscle.twin"].degree) == ("partly", 2)
    assert found["field.inner"].word == "lost"
    assert found["reflex.calf"].word == "lost"
    assert found["sign.numb-foot"].word == "present"
    assert "muscle.shin" not in found
    minor = predicted_findings(SMALL, deficit(SMALL, "root.A1"))
    assert (minor["muscle.thigh"].word, minor["muscle.thigh"].plain) == ("perhaps", False)
    mild = predicted_findings(SMALL, deficit(SMALL, Injury("nerve.inner", severity=Severity.MILD)))
    assert mild["muscle.calf"].word == "perhaps"
    severe = predicted_findings(SMALL, deficit(SMALL, Injury("nerve.inner", severity=Severity.SEVERE)))
    assert (severe["muscle.calf"].word, severe["muscle.calf"].degree) == ("severe", 3)


def test_movements_carry_how_much_of_their_torque_is_gone():
    found = predicted_findings(ATLAS, deficit(ATLAS, NECK))
    inversion = found["movement.foot-inversion"]
    assert inversion.word == "slight"
    assert inversion.capacity is not None
    assert 0.15 < inversion.capacity.low <= inversion.capacity.high < 0.25


def test_skin_of_a_root_and_of_a_nerve_is_the_same_skin():
    root = predicted_findings(ATLAS, deficit(ATLAS, L5))
    nerve = predicted_findings(ATLAS, deficit(ATLAS, NECK))
    assert root["field.superficial-fibular"].word == "reduced"  # it lies in the dermatome
    assert nerve["dermatome.L5"].word == "reduced"  # of which it is a piece
    assert "field.sural" not in root
    separating = {f.id for f in held(ATLAS, L5, NECK).findings if f.separates}
    assert not separating & {"field.superficial-fibular", "dermatome.L5"}


# --- what separates ---


def test_a_finding_separates_only_what_is_plain_from_what_is_hardly_there():
    comparison = held(ATLAS, L5, NECK, SCIATIC)
    for row in comparison.findings:
        degrees = [p.degree for p in row.predictions]
        expected = tuple((a, b) for a, b in combinations(range(3), 2) if (degrees[a] > 1) != (degrees[b] > 1))
        assert row.separates == expected, row.id


def test_rows_are_ordered_by_what_they_separate_and_agreement_comes_last():
    comparison = held(ATLAS, L5, NECK, SCIATIC)
    counts = [len(row.separates) for row in comparison.findings]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    assert counts[-1] == 0
    worths = [row.worth for row in comparison.findings if len(row.separates) == 2]
    assert worths == sorted(worths, reverse=True)


def test_nothing_is_left_out_and_nothing_added():
    lesions = [deficit(SMALL, i) for i in ("nerve.inner", "nerve.outer")]
    rows = {row.id for row in compare(SMALL, lesions).findings}
    assert set().union(*(d.ids for d in lesions)) <= rows
    assert all(any(p.degree for p in row.predictions) for row in compare(SMALL, lesions).findings)


@pytest.mark.parametrize(
    "lesions",
    [
        ("nerve.inner", "nerve.outer"),
        ("nerve.inner", "nerve.outer", "nerve.big"),
        ("root.A1", "nerve.outer", "nerve.big", "nerve.front"),
        ("root.A1", "root.A2", "root.A3", "root.B1"),
        ("nerve.front", "site.front", "nerve.outer"),
        ("nerve.tail", "nerve.inner", "nerve.big", Injury("nerve.outer", severity=Severity.MILD)),
    ],
)
def test_the_tests_are_the_fewest_that_separate_all(lesions):
    comparison = held(SMALL, *lesions)
    separates = {row.id: set(row.separates) for row in comparison.findings}
    wanted = set().union(*separates.values())
    assert set().union(*(separates[i] for i in comparison.tests)) == wanted
    for fewer in combinations(separates, max(len(comparison.tests) - 1, 0)):
        assert not wanted <= set().union(*(separates[i] for i in fewer)) or not wanted
    assert set(comparison.inseparable) == set(combinations(range(len(lesions)), 2)) - wanted


@pytest.mark.parametrize(
    "lesions", [(L5, NECK, SCIATIC), ("root.S1", "nerve.tibial", "root.L4", "nerve.femoral")]
)
def test_each_pair_has_its_own_tests_that_do_not_repeat_one_another(lesions):
    comparison = held(ATLAS, *lesions)
    assert len(comparison.pairs) == len(lesions) * (len(lesions) - 1) // 2
    for pair in comparison.pairs:
        assert 1 <= len(pair.tests) <= 3
        assert all(pair.between in comparison.finding(i).separates for i in pair.tests)
        for place, test in enumerate(pair.tests):
            assert not is_redundant(ATLAS, test, pair.tests[:place])


def test_both_lesions_of_a_pair_get_a_test_that_proves_them_where_there_is_one():
    comparison = held(ATLAS, L5, SCIATIC)
    takers = {
        tuple(p.plain for p in comparison.finding(i).predictions) for i in best_between(comparison, 0, 1)
    }
    assert takers == {(True, False), (False, True)}


def test_what_nothing_separates_is_said_so():
    comparison = held(ATLAS, L5, "site.radiculopathy-L5", NECK)
    assert comparison.inseparable == ((0, 1),)
    assert best_between(comparison, 0, 1) == ()
    assert len(comparison.tests) == 1
    assert held(ATLAS, L5, "site.radiculopathy-L5").tests == ()


def test_two_to_four_lesions_and_no_others():
    one = deficit(SMALL, "nerve.inner")
    for count in (0, 1, 5):
        with pytest.raises(UsageError, match=str(count)):
            compare(SMALL, [one] * count)


def test_the_order_of_the_lesions_changes_nothing_but_their_places():
    forth, back = held(ATLAS, L5, NECK, SCIATIC), held(ATLAS, SCIATIC, NECK, L5)
    assert forth.tests == back.tests
    assert set(best_between(forth, 0, 1)) == set(best_between(back, 1, 2))


# --- nearness ---


def test_what_leaves_nearest_above_the_lower_lesion_counts_most():
    lower, higher = deficit(ATLAS, NECK), deficit(ATLAS, SCIATIC)
    near = nearest_proximal_findings(
        ATLAS, predicted_findings(ATLAS, higher), lower, predicted_findings(ATLAS, lower)
    )
    assert near == {"muscle.biceps-femoris-short-head"}  # not knee flexion, which other muscles make too
    root = deficit(ATLAS, L5)
    beside = nearest_proximal_findings(
        ATLAS, predicted_findings(ATLAS, root), lower, predicted_findings(ATLAS, lower)
    )
    assert {"muscle.tibialis-posterior", "movement.foot-inversion"} <= beside
    assert "movement.hip-abduction" not in beside
    above = nearest_proximal_findings(
        ATLAS, predicted_findings(ATLAS, root), higher, predicted_findings(ATLAS, higher)
    )
    assert {"muscle.gluteus-medius", "movement.hip-abduction"} <= above
    assert not nearest_proximal_findings(
        ATLAS, predicted_findings(ATLAS, lower), root, predicted_findings(ATLAS, root)
    )


def test_nearness_follows_the_place_along_the_nerve():
    def near(place):
        lower = deficit(ATLAS, Injury("nerve.tibial", place))
        return nearest_proximal_findings(
            ATLAS, predicted_findings(ATLAS, deficit(ATLAS, SCIATIC)), lower, predicted_findings(ATLAS, lower)
        )

    assert "muscle.flexor-hallucis-longus" in near("level.tarsal-tunnel")
    assert "muscle.soleus" in near("level.soleal-arch")
    # plantarflexion is made by soleus and by gastrocnemius, which the same nerve supplies further up
    assert "movement.ankle-plantarflexion" in near("level.soleal-arch")


# --- the dropped foot ---


@pytest.mark.parametrize("root", [L5, "site.radiculopathy-L5"])
@pytest.mark.parametrize("neck", [NECK, Injury("nerve.common-fibular", "level.fibular-neck")])
@pytest.mark.parametrize("sciatic", [SCIATIC, "site.sciatic-hip"])
def test_the_dropped_foot_leads_to_inversion_abduction_and_the_short_head(root, neck, sciatic):
    comparison = held(ATLAS, root, neck, sciatic)
    assert words(comparison, "movement.foot-inversion") == ["weak", "slight", "lost"]
    assert words(comparison, "movement.hip-abduction") == ["weak", "none", "none"]
    assert words(comparison, "muscle.biceps-femoris-short-head") == ["perhaps", "none", "lost"]
    assert set(comparison.tests) == {"movement.foot-inversion", "movement.hip-abduction"}
    assert {"movement.foot-inversion", "movement.hip-abduction"} <= set(best_between(comparison, 0, 1))
    assert best_between(comparison, 0, 2)[0] == "movement.hip-abduction"
    assert best_between(comparison, 1, 2)[0] == "muscle.biceps-femoris-short-head"
    assert "movement.ankle-dorsiflexion" not in {i for p in comparison.pairs for i in p.tests}


@pytest.mark.parametrize(
    ("first", "second", "telling"),
    [
        ("nerve.deep-fibular", "nerve.common-fibular", "movement.foot-eversion"),
        ("root.L4", "nerve.femoral", "movement.ankle-dorsiflexion"),
        ("root.L3", "nerve.obturator", "movement.knee-extension"),
        ("nerve.saphenous", "site.meralgia-paraesthetica", "field.lateral-femoral-cutaneous"),
        ("site.tarsal-tunnel", "root.S1", "movement.ankle-plantarflexion"),
    ],
)
def test_classic_rivals_are_told_apart_by_classic_tests(first, second, telling):
    comparison = held(ATLAS, first, second)
    assert comparison.finding(telling).separates
    assert telling in best_between(comparison, 0, 1)


def test_plain_tests_come_before_what_bedsides_rarely_test():
    for lesions in ((L5, NECK), ("root.S1", "nerve.tibial"), ("nerve.femoral", "root.L3")):
        for test in held(ATLAS, *lesions).tests:
            record = ATLAS.structures[test]
            assert getattr(record, "tested", True), test
            assert not isinstance(record, Reflex) or record.tested


def test_the_fewest_tests_are_clinical_and_the_best_of_a_pair_may_need_electromyography():
    for lesion in (SCIATIC, Injury("nerve.sciatic", "level.mid-thigh")):
        comparison = held(ATLAS, lesion, NECK)
        assert best_between(comparison, 0, 1)[0] == "muscle.biceps-femoris-short-head"
        assert comparison.tests == ("movement.ankle-plantarflexion",)


def test_traps_stand_beside_the_tests_that_they_concern():
    traps = traps_of(ATLAS, "movement.foot-inversion")
    assert any("dorsiflexion" in note.text for note in traps)
    assert all(note.topic == "trap" for note in traps)
    assert traps_of(SMALL, "movement.push") == ()


# --- the picture ---


def test_a_picture_of_two_lesions_shows_what_each_takes_alone_and_what_both_take():
    roles = contrast_roles(ATLAS, deficit(ATLAS, L5), deficit(ATLAS, NECK))
    assert roles["muscle.gluteus-medius"] is Role.ONLY_FIRST
    assert roles["muscle.tibialis-anterior"] is Role.SHARED
    assert roles["root.L5"] is Role.ONLY_FIRST
    assert roles["nerve.common-fibular"] is roles["nerve.deep-fibular"] is Role.ONLY_SECOND
    assert roles["dermatome.L5"] is Role.ONLY_FIRST  # the fields in it are but a piece of it
    assert roles["field.superficial-fibular"] is Role.SHARED
    assert "muscle.gluteus-maximus" not in roles  # perhaps is not plain
    assert set(roles.values()) <= {Role.ONLY_FIRST, Role.ONLY_SECOND, Role.SHARED}


def test_exchanging_the_lesions_exchanges_the_roles():
    one, other = deficit(ATLAS, L5), deficit(ATLAS, SCIATIC)
    swapped = {Role.ONLY_FIRST: Role.ONLY_SECOND, Role.ONLY_SECOND: Role.ONLY_FIRST, Role.SHARED: Role.SHARED}
    forth = contrast_roles(ATLAS, one, other)
    assert contrast_roles(ATLAS, other, one) == {i: swapped[role] for i, role in forth.items()}
    assert set(contrast_roles(ATLAS, one, one).values()) == {Role.SHARED}

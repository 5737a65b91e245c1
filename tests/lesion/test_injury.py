"""Lesions at a place, of a severity, of some fibres, in a limb; on the small atlas."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legmap.anatomy.places import Site
from legmap.anatomy.search import index_of
from legmap.errors import LegmapError, UsageError
from legmap.lesion.case import case_of, side_of
from legmap.lesion.deficit import deficit_of
from legmap.lesion.injury import (
    Fibres,
    Injury,
    Severity,
    distal_stations,
    distinct_places,
    levels_of,
    proximal_stations,
)
from legmap.lesion.losses import Change, Loss
from legmap.lesion.notation import parse_injury, parse_lesion, write_injury, write_lesion
from legmap.lesion.share import LostShare, of_roots, of_several
from legmap.report.lesion_names import injury_name
from tests.cases import every_case
from tests.small_atlas import small_atlas

ATLAS = small_atlas()
INDEX = index_of(ATLAS)
PLEXUS = Site(
    id="site.plexus", name="low plexus", roots=("root.B1", "root.A1", "root.A2", "root.A3"), plexus="sacral"
)


def muscles(*injuries):
    return {m.id.partition(".")[2]: m.share for m in deficit_of(ATLAS, injuries).muscles}


# --- places ---


def test_a_lesion_at_a_level_takes_what_leaves_beyond_and_spares_what_left_before():
    assert set(muscles(Injury("nerve.outer", "level.knee"))) == {"twin"}
    assert set(muscles(Injury("nerve.outer"))) == {"shin", "twin"}


def test_a_level_of_a_nerve_with_fascicles_cuts_them_all_there():
    below = muscles(Injury("nerve.big", "level.knee"))
    assert below == {"twin": LostShare(1, 1)}
    assert set(muscles(Injury("nerve.big"))) == {"thigh", "calf", "shin", "twin"}


def test_a_number_runs_over_the_stations():
    stations = ATLAS.courses["nerve.big"]
    assert (stations[0].at, stations[-1].at) == (0, 1)
    assert [s.id for s in proximal_stations(ATLAS, "nerve.big", 0.1)] == ["muscle.thigh"]
    assert {s.id for s in distal_stations(ATLAS, "nerve.big", 1.0)} == {"field.inner", "field.outer"}
    assert set(muscles(Injury("nerve.big", 0.1))) == {"calf", "shin", "twin"}
    assert muscles(Injury("nerve.big", 0.0)) == muscles(Injury("nerve.big"))


def test_distinct_places_each_spare_more_than_the_one_before():
    places = distinct_places(ATLAS, "nerve.big")
    taken = [len(distal_stations(ATLAS, "nerve.big", p)) for p in (None, *places)]
    assert taken == sorted(set(taken), reverse=True)
    assert "level.knee" in places


def test_own_skin_goes_even_with_a_lesion_at_the_end():
    assert {s.id for s in deficit_of(ATLAS, [Injury("nerve.inner", 1.0)]).skin} == {"field.inner"}


def test_a_reflex_is_kept_if_its_muscle_is_supplied_above():
    at_knee = deficit_of(ATLAS, [Injury("nerve.inner", "level.knee", fibres=Fibres.MOTOR)])
    assert at_knee.reflexes == ()
    whole = deficit_of(ATLAS, [Injury("nerve.inner", fibres=Fibres.MOTOR)])
    assert [r.change for r in whole.reflexes] == [Change.LOST]


def test_a_site_hurts_its_nerve_at_its_level():
    site = deficit_of(ATLAS, ["site.big-knee"])
    place = deficit_of(ATLAS, [Injury("nerve.big", "level.knee")])
    assert (site.muscles, site.skin, site.reflexes) == (place.muscles, place.skin, place.reflexes)
    assert site.lesion == ("site.big-knee",)


def test_the_whole_nerve_is_a_rival_of_its_lesion_further_down():
    spared = deficit_of(ATLAS, [Injury("nerve.outer", "level.knee")]).spared
    assert ("movement.lift", "nerve.outer") in {(s.id, s.speaks_against) for s in spared}


def test_a_plexus_whose_nerve_has_lost_all_its_roots_is_numb_in_its_fields():
    structures = {**ATLAS.structures, "site.plexus": PLEXUS}
    atlas = replace(ATLAS, structures=structures)
    deficit = deficit_of(atlas, ["site.plexus"])
    assert {s.id: s.loss for s in deficit.skin if s.id.startswith("field.")} == {
        "field.tail": Loss.COMPLETE,
        "field.inner": Loss.COMPLETE,
        "field.outer": Loss.VARIABLE,
    }
    assert "dermatome.A2" in deficit.ids
    assert "muscle.front" not in deficit.ids


# --- severity and fibres ---


@pytest.mark.parametrize(
    ("severity", "share"),
    [
        (Severity.MILD, LostShare(0, 1 / 3)),
        (Severity.MODERATE, LostShare(1 / 3, 2 / 3)),
        (Severity.SEVERE, LostShare(2 / 3, 1)),
        (Severity.COMPLETE, LostShare(1, 1)),
    ],
)
def test_a_degree_is_the_share_of_fibres_that_do_not_conduct(severity, share):
    found = muscles(Injury("nerve.inner", severity=severity))["calf"]
    assert (found.low, found.high) == pytest.approx((share.low, share.high))


def test_partial_lesions_dull_skin_and_reflexes_instead_of_ending_them():
    partial = deficit_of(ATLAS, [Injury("nerve.inner", severity=Severity.SEVERE)])
    assert {s.loss for s in partial.skin} == {Loss.PARTIAL}
    assert [r.change for r in partial.reflexes] == [Change.REDUCED]
    mild = deficit_of(ATLAS, [Injury("nerve.inner", severity=Severity.MILD)])
    assert [r.change for r in mild.reflexes] == [Change.PERHAPS_REDUCED]


def test_fibres_hurt_alone():
    motor = deficit_of(ATLAS, [Injury("nerve.inner", fibres=Fibres.MOTOR)])
    sensory = deficit_of(ATLAS, [Injury("nerve.inner", fibres=Fibres.SENSORY)])
    assert (bool(motor.muscles), bool(motor.skin)) == (True, False)
    assert (bool(sensory.muscles), bool(sensory.skin)) == (False, True)
    assert deficit_of(ATLAS, [Injury("root.A2", fibres=Fibres.MOTOR)]).skin == ()
    assert deficit_of(ATLAS, [Injury("root.A2", fibres=Fibres.SENSORY)]).muscles == ()


def test_two_partial_lesions_add_up_at_most():
    two = muscles(
        Injury("nerve.inner", severity=Severity.MODERATE), Injury("nerve.big", severity=Severity.MODERATE)
    )
    assert (two["calf"].low, two["calf"].high) == pytest.approx((1 / 3, 1.0))


def test_main_roots_carry_at_least_half_in_equal_parts():
    assert muscles(Injury("root.A1"))["shin"] == LostShare(0.5, 1.0)
    assert muscles(Injury("root.B1"))["shin"] == LostShare(0.0, 0.5)
    assert muscles(Injury("root.B1"), Injury("root.A1"))["shin"] == LostShare(1.0, 1.0)
    assert of_roots([LostShare(1, 1), LostShare(0, 0)], [LostShare(1, 1), LostShare(0, 0)]) == LostShare(
        0.25, 0.75
    )
    assert of_several([LostShare(1, 1), LostShare(1, 1)]) == LostShare(1, 1)


# --- limbs ---


def test_a_lesion_without_a_limb_is_told_once_and_stands_for_either():
    case = case_of(ATLAS, ["nerve.inner"])
    assert (case.sided, len(case.deficits)) == (False, 1)
    assert set(case.by_limb) == {"right", "left"}
    assert side_of(case) == "right"


def test_limbs_are_hurt_independently():
    case = case_of(ATLAS, [Injury("nerve.inner", side="right"), Injury("nerve.outer", side="left")])
    assert {m.id for m in case.by_limb["right"].muscles} == {"muscle.calf", "muscle.twin"}
    assert {m.id for m in case.by_limb["left"].muscles} == {"muscle.shin", "muscle.twin"}
    assert (case.symmetric, side_of(case)) == (False, "both")


def test_one_limb_alone():
    case = case_of(ATLAS, [Injury("nerve.inner", side="left")])
    assert (set(case.by_limb), side_of(case)) == ({"left"}, "left")


def test_a_site_of_both_sides_strikes_both_unless_told_otherwise():
    both = case_of(ATLAS, ["site.low-roots"])
    assert (both.symmetric, both.sided, len(both.deficits)) == (True, True, 1)
    assert set(case_of(ATLAS, [Injury("site.low-roots", side="left")]).by_limb) == {"left"}


# --- text ---


@pytest.mark.parametrize(
    "text",
    [
        "nerve.inner",
        "nerve.inner@knee",
        "nerve.big@0.4:severe",
        "root.A1:moderate:left",
        "nerve.inner:motor",
        "nerve.inner@knee:mild:sensory:both",
        "site.big",
    ],
)
def test_text_and_back(text):
    assert write_injury(parse_injury(ATLAS, INDEX, text)) == text


def test_several_cuts_in_one_text():
    injuries = parse_lesion(ATLAS, INDEX, "root.A1:left + inner nerve@knee")
    assert injuries == (Injury("root.A1", side="left"), Injury("nerve.inner", "level.knee"))
    assert write_lesion(injuries) == "root.A1:left+nerve.inner@knee"


def test_words_for_a_cut():
    assert injury_name(ATLAS, Injury("nerve.inner", "level.knee", Severity.SEVERE, side="left")) == (
        "inner nerve at the knee, severe, left"
    )
    assert injury_name(ATLAS, Injury("nerve.big", 0.1)) == "big nerve beyond the branch to thigh muscle"
    assert injury_name(ATLAS, Injury("nerve.big", 0.0)) == "big nerve at its origin"


def test_levels_of_a_nerve():
    assert levels_of(ATLAS, "nerve.big") == ("level.knee",)
    assert levels_of(ATLAS, "nerve.tail") == ()


@every_case(
    ("text", "told"),
    [
        ("nerve.inner@hip", "passes no level called 'hip'; it passes: knee."),
        ("nerve.tail@hip", "it passes: none."),
        ("nerve.inner@1.5", "'1.5' is not a place on a nerve"),
        ("nerve.inner@nan", "'nan' is not a place on a nerve"),
        ("nerve.inner@-0.1", "'-0.1' is not a place on a nerve"),
        ("root.A1@0.5", "A1 root is not a nerve"),
        ("nerve.inner:awful", "'awful' does not describe a lesion"),
        ("nerve.inner:", "does not describe a lesion"),
        ("nerve.inner:mild:severe", "gives something twice"),
        ("nerve.inner:left:right", "gives something twice"),
        ("nerve.inner:motor:sensory", "gives something twice"),
        ("movement.push:severe", "pushing cannot be injured by itself"),
        ("muscle.calf:motor", "calf muscle has no fibres to choose from"),
    ],
)
def test_bad_text_is_told_in_one_sentence(text, told):
    with pytest.raises(UsageError, match=r".") as error:
        parse_injury(ATLAS, INDEX, text)
    assert told in str(error.value)


def test_an_unknown_name_gets_suggestions():
    with pytest.raises(LegmapError):
        parse_injury(ATLAS, INDEX, "nobody@knee")

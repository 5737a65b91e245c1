"""Lesions at a place, of a severity, of some fibres, in a limb; on the small atlas."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legmap.anatomy.places import Site
from legmap.anatomy.search import index_of
from legmap.errors import LegmapError, UsageError
from legmap.lesion.case import case_of, side_of
from legmap.lesion.cut import Cut, Degree, Fibres, above, beyond, distinct_places, levels_of
from legmap.lesion.deficit import deficit_of
from legmap.lesion.model import Change, Loss
from legmap.lesion.notation import cut_name, parse_cut, parse_lesion, write_cut, write_lesion
from legmap.lesion.share import Share, of_roots, of_several
from tests.small_atlas import small_atlas

ATLAS = small_atlas()
INDEX = index_of(ATLAS)
PLEXUS = Site(
    id="site.plexus", name="low plexus", roots=("root.B1", "root.A1", "root.A2", "root.A3"), plexus="sacral"
)


def muscles(*cuts):
    return {m.id.partition(".")[2]: m.share for m in deficit_of(ATLAS, cuts).muscles}


# --- places ---


def test_a_lesion_at_a_level_takes_what_leaves_beyond_and_spares_what_left_before():
    assert set(muscles(Cut("nerve.outer", "level.knee"))) == {"twin"}
    assert set(muscles(Cut("nerve.outer"))) == {"shin", "twin"}


def test_a_level_of_a_nerve_with_fascicles_cuts_them_all_there():
    below = muscles(Cut("nerve.big", "level.knee"))
    assert below == {"twin": Share(1, 1)}
    assert set(muscles(Cut("nerve.big"))) == {"thigh", "calf", "shin", "twin"}


def test_a_number_runs_over_the_stations():
    stations = ATLAS.courses["nerve.big"]
    assert (stations[0].at, stations[-1].at) == (0, 1)
    assert [s.id for s in above(ATLAS, "nerve.big", 0.1)] == ["muscle.thigh"]
    assert {s.id for s in beyond(ATLAS, "nerve.big", 1.0)} == {"field.inner", "field.outer"}
    assert set(muscles(Cut("nerve.big", 0.1))) == {"calf", "shin", "twin"}
    assert muscles(Cut("nerve.big", 0.0)) == muscles(Cut("nerve.big"))


def test_distinct_places_each_spare_more_than_the_one_before():
    places = distinct_places(ATLAS, "nerve.big")
    taken = [len(beyond(ATLAS, "nerve.big", p)) for p in (None, *places)]
    assert taken == sorted(set(taken), reverse=True)
    assert "level.knee" in places


def test_own_skin_goes_even_with_a_lesion_at_the_end():
    assert {s.id for s in deficit_of(ATLAS, [Cut("nerve.inner", 1.0)]).skin} == {"field.inner"}


def test_a_reflex_is_kept_if_its_muscle_is_supplied_above():
    at_knee = deficit_of(ATLAS, [Cut("nerve.inner", "level.knee", fibres=Fibres.MOTOR)])
    assert at_knee.reflexes == ()
    whole = deficit_of(ATLAS, [Cut("nerve.inner", fibres=Fibres.MOTOR)])
    assert [r.change for r in whole.reflexes] == [Change.LOST]


def test_a_site_hurts_its_nerve_at_its_level():
    site = deficit_of(ATLAS, ["site.big-knee"])
    place = deficit_of(ATLAS, [Cut("nerve.big", "level.knee")])
    assert (site.muscles, site.skin, site.reflexes) == (place.muscles, place.skin, place.reflexes)
    assert site.lesion == ("site.big-knee",)


def test_the_whole_nerve_is_a_rival_of_its_lesion_further_down():
    spared = deficit_of(ATLAS, [Cut("nerve.outer", "level.knee")]).spared
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
    ("degree", "share"),
    [
        (Degree.MILD, Share(0, 1 / 3)),
        (Degree.MODERATE, Share(1 / 3, 2 / 3)),
        (Degree.SEVERE, Share(2 / 3, 1)),
        (Degree.COMPLETE, Share(1, 1)),
    ],
)
def test_a_degree_is_the_share_of_fibres_that_do_not_conduct(degree, share):
    found = muscles(Cut("nerve.inner", severity=degree))["calf"]
    assert (found.low, found.high) == pytest.approx((share.low, share.high))


def test_partial_lesions_dull_skin_and_reflexes_instead_of_ending_them():
    partial = deficit_of(ATLAS, [Cut("nerve.inner", severity=Degree.SEVERE)])
    assert {s.loss for s in partial.skin} == {Loss.PARTIAL}
    assert [r.change for r in partial.reflexes] == [Change.REDUCED]
    mild = deficit_of(ATLAS, [Cut("nerve.inner", severity=Degree.MILD)])
    assert [r.change for r in mild.reflexes] == [Change.PERHAPS_REDUCED]


def test_fibres_hurt_alone():
    motor = deficit_of(ATLAS, [Cut("nerve.inner", fibres=Fibres.MOTOR)])
    sensory = deficit_of(ATLAS, [Cut("nerve.inner", fibres=Fibres.SENSORY)])
    assert (bool(motor.muscles), bool(motor.skin)) == (True, False)
    assert (bool(sensory.muscles), bool(sensory.skin)) == (False, True)
    assert deficit_of(ATLAS, [Cut("root.A2", fibres=Fibres.MOTOR)]).skin == ()
    assert deficit_of(ATLAS, [Cut("root.A2", fibres=Fibres.SENSORY)]).muscles == ()


def test_two_partial_lesions_add_up_at_most():
    two = muscles(Cut("nerve.inner", severity=Degree.MODERATE), Cut("nerve.big", severity=Degree.MODERATE))
    assert (two["calf"].low, two["calf"].high) == pytest.approx((1 / 3, 1.0))


def test_main_roots_carry_at_least_half_in_equal_parts():
    assert muscles(Cut("root.A1"))["shin"] == Share(0.5, 1.0)
    assert muscles(Cut("root.B1"))["shin"] == Share(0.0, 0.5)
    assert muscles(Cut("root.B1"), Cut("root.A1"))["shin"] == Share(1.0, 1.0)
    assert of_roots([Share(1, 1), Share(0, 0)], [Share(1, 1), Share(0, 0)]) == Share(0.25, 0.75)
    assert of_several([Share(1, 1), Share(1, 1)]) == Share(1, 1)


# --- limbs ---


def test_a_lesion_without_a_limb_is_told_once_and_stands_for_either():
    case = case_of(ATLAS, ["nerve.inner"])
    assert (case.sided, len(case.deficits)) == (False, 1)
    assert set(case.by_limb) == {"right", "left"}
    assert side_of(case) == "right"


def test_limbs_are_hurt_independently():
    case = case_of(ATLAS, [Cut("nerve.inner", side="right"), Cut("nerve.outer", side="left")])
    assert {m.id for m in case.by_limb["right"].muscles} == {"muscle.calf", "muscle.twin"}
    assert {m.id for m in case.by_limb["left"].muscles} == {"muscle.shin", "muscle.twin"}
    assert (case.alike, side_of(case)) == (False, "both")


def test_one_limb_alone():
    case = case_of(ATLAS, [Cut("nerve.inner", side="left")])
    assert (set(case.by_limb), side_of(case)) == ({"left"}, "left")


def test_a_site_of_both_sides_strikes_both_unless_told_otherwise():
    both = case_of(ATLAS, ["site.low-roots"])
    assert (both.alike, both.sided, len(both.deficits)) == (True, True, 1)
    assert set(case_of(ATLAS, [Cut("site.low-roots", side="left")]).by_limb) == {"left"}


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
    assert write_cut(parse_cut(ATLAS, INDEX, text)) == text


def test_several_cuts_in_one_text():
    cuts = parse_lesion(ATLAS, INDEX, "root.A1:left + inner nerve@knee")
    assert cuts == (Cut("root.A1", side="left"), Cut("nerve.inner", "level.knee"))
    assert write_lesion(cuts) == "root.A1:left+nerve.inner@knee"


def test_words_for_a_cut():
    assert cut_name(ATLAS, Cut("nerve.inner", "level.knee", Degree.SEVERE, side="left")) == (
        "inner nerve at the knee, severe, left"
    )
    assert cut_name(ATLAS, Cut("nerve.big", 0.1)) == "big nerve beyond the branch to thigh muscle"
    assert cut_name(ATLAS, Cut("nerve.big", 0.0)) == "big nerve at its origin"


def test_levels_of_a_nerve():
    assert levels_of(ATLAS, "nerve.big") == ("level.knee",)
    assert levels_of(ATLAS, "nerve.tail") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nerve.inner@hip", "passes no level called 'hip'; it passes: knee."),
        ("nerve.tail@hip", "it passes: none."),
        ("nerve.inner@1.5", "'1.5' is no place on a nerve"),
        ("nerve.inner@nan", "'nan' is no place on a nerve"),
        ("nerve.inner@-0.1", "'-0.1' is no place on a nerve"),
        ("root.A1@0.5", "A1 root is none"),
        ("nerve.inner:awful", "'awful' says nothing about a lesion"),
        ("nerve.inner:", "says nothing about a lesion"),
        ("nerve.inner:mild:severe", "says something twice"),
        ("nerve.inner:left:right", "says something twice"),
        ("nerve.inner:motor:sensory", "says something twice"),
        ("movement.push:severe", "pushing is nothing that is hurt by itself"),
        ("muscle.calf:motor", "calf muscle has no fibres to choose from"),
    ],
)
def test_bad_text_is_told_in_one_sentence(text, told):
    with pytest.raises(UsageError, match=r".") as error:
        parse_cut(ATLAS, INDEX, text)
    assert told in str(error.value)


def test_an_unknown_name_gets_suggestions():
    with pytest.raises(LegmapError):
        parse_cut(ATLAS, INDEX, "nobody@knee")

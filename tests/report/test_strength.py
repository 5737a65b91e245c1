from __future__ import annotations

from dataclasses import replace

import pytest

from legmap.anatomy.torque import TorqueModel
from legmap.lesion.deficit import deficit_of
from legmap.lesion.injury import Injury, Severity
from legmap.lesion.losses import Deficit
from legmap.lesion.share import LostShare
from legmap.report.strength import (
    assumption,
    capacity_words,
    estimate_source,
    movements_with_estimate,
    movements_without_estimate,
    muscle_words,
    rounded_outward,
    strength_section,
)
from tests import shipped
from tests.small_atlas import small_atlas

ATLAS = shipped.atlas()


def hurt(*lesion: str | Injury) -> Deficit:
    return deficit_of(ATLAS, lesion, ())


def told(*lesion: str | Injury) -> str:
    return "\n".join(line.text for line in strength_section(ATLAS, hurt(*lesion)).lines)


def words(movement: str, *lesion: str | Injury) -> str:
    found = next(c for m, c in movements_with_estimate(hurt(*lesion)) if m.id == f"movement.{movement}")
    return capacity_words(ATLAS, found)


def test_a_complete_lesion_gives_a_figure_with_its_range():
    assert (
        words("ankle-plantarflexion", "nerve.tibial")
        == "about 97 % of the limb's capacity (96 to 98 over three models)"
    )
    assert words("ankle-dorsiflexion", "nerve.sciatic") == "all of the limb's capacity, in all three models"


def test_a_root_gives_an_interval_and_says_what_it_assumes():
    assert "between 50 and 100 % of the limb's capacity" in told("root.L5")
    assert "The intervals hold if the main roots of a muscle carry at least half of it" in told("root.L5")
    assert "intervals" not in told("nerve.tibial")


def test_a_partial_lesion_gives_an_interval_and_says_what_its_word_means():
    mild = Injury("nerve.femoral", severity=Severity.MILD)
    assert words("knee-extension", mild) == "up to 34 % of the limb's capacity"
    assert "a mild lesion stops up to a third" in told(mild)
    assert "severe" not in told(mild)
    assert "root" not in assumption(ATLAS, hurt(mild))
    both = told(mild, Injury("root.L5", severity=Severity.SEVERE))
    assert "; and if a mild lesion" in both
    assert "; and if a severe lesion" in both


def test_a_muscle_with_a_nerve_left_says_what_its_nerves_are_taken_to_carry():
    model = TorqueModel("one", "One", "only", basis="consensus")
    torque = {"movement.push": {"muscle.calf": {"one": 6.0}, "muscle.twin": {"one": 4.0}}}
    small = replace(small_atlas(), torque_models=(model,), torque=torque)
    inner = deficit_of(small, ["nerve.inner"], ())
    assert "where several nerves supply a muscle, they carry at least half" in assumption(small, inner)
    assert "root" not in assumption(small, inner)
    without = replace(small, torque={"movement.push": {"muscle.calf": {"one": 6.0}}})
    assert assumption(without, deficit_of(without, ["nerve.inner"], ())) == ""
    both = deficit_of(small, ["nerve.inner", "nerve.outer"], ())
    assert assumption(small, both) == ""


def test_the_muscles_that_make_it_up_stand_with_what_each_takes():
    text = told("nerve.tibial")
    assert "made up of: soleus 51 %; gastrocnemius, medial head 26 %" in text
    assert "flexor digitorum longus under 2 %" in text
    assert "also affected, but in none of the models: plantaris" in text


def test_names_are_references():
    section = strength_section(ATLAS, hurt("nerve.tibial"))
    refs = [span.ref for line in section.lines for span in line.spans if span.ref]
    assert {"movement.ankle-plantarflexion", "muscle.soleus", "muscle.plantaris"} <= set(refs)
    assert all(ref in ATLAS for ref in refs)


def test_most_is_told_first():
    middles = [capacity.middle for _, capacity in movements_with_estimate(hurt("nerve.sciatic"))]
    assert middles == sorted(middles, reverse=True)


def test_movements_without_a_figure_say_why():
    reasons = movements_without_estimate(ATLAS, hurt("muscle.extensor-hallucis-longus"))
    assert set(reasons.values()) == {("movement.foot-inversion",), ("movement.great-toe-extension",)}
    noise = next(why for why, ids in reasons.items() if ids == ("movement.foot-inversion",))
    assert noise == "no figure, because less than 2 % is lost"
    assert "great toe extension: no figure, because some of the muscles are missing from the models" in told(
        "muscle.extensor-hallucis-longus"
    )


def test_every_weak_movement_is_told_once():
    for lesion in ("nerve.sciatic", "root.L5", "muscle.popliteus", "nerve.lumbosacral-trunk"):
        deficit = hurt(lesion)
        named = [m.id for m, _ in movements_with_estimate(deficit)]
        named += [i for ids in movements_without_estimate(ATLAS, deficit).values() for i in ids]
        assert sorted(named) == sorted(m.id for m in deficit.movements)


def test_it_says_whose_estimate_it_is_and_that_it_is_no_grade():
    text = estimate_source(ATLAS)
    assert "not a clinical grade" in text
    for name in ("three models", "Gait2392 (Delp 1990)", "Rajagopal 2016", "Lai-Uhlrich 2023"):
        assert name in text
    assert told("nerve.tibial").endswith(text)
    assert text not in told("muscle.flexor-hallucis-brevis")


def test_without_a_weak_movement_it_says_so():
    assert told("field.sural") == "No movement is weak."


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.764, 0.771, (76, 78)), (0.5, 1.0, (50, 100)), (0.07, 0.29, (7, 29)), (0.0, 0.0, (0, 0))],
)
def test_ranges_are_rounded_outward_and_whole_per_cents_stay(low, high, expected):
    assert rounded_outward(low, high) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (LostShare(0.0, 0.019), "under 2 %"),
        (LostShare(0.31, 0.31), "31 %"),
        (LostShare(0.12, 0.24), "12 to 24 %"),
        (LostShare(0.0, 0.07), "0 to 7 %"),
    ],
)
def test_what_a_muscle_takes(share, expected):
    assert muscle_words(share) == expected

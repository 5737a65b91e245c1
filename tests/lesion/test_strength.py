"""How much strength is gone: the figures against their table, the rule, the check figures."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import replace
from math import ceil, floor
from pathlib import Path

import pytest

from legmap.anatomy.function import Movement
from legmap.anatomy.torque import TorqueModel
from legmap.lesion.deficit import deficit_of
from legmap.lesion.injury import Injury, Severity
from legmap.lesion.share import ALL, LostShare
from legmap.lesion.strength import NOISE, CapacityLost, capacity_lost
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

DATA = Path(__file__).parents[1] / "data"
ATLAS = shipped.atlas()
KEYS = {"Gait2392 (Delp 1990)": "gait2392", "Rajagopal 2016": "rajagopal", "Lai-Uhlrich 2023": "lai-uhlrich"}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def torque_from_table() -> dict[str, dict[str, dict[str, float]]]:
    """Prime movers and helpers, parts added up, of movements whose prime movers every model has."""
    summed: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows("torque_capacity.csv"):
        if row["role"] in ("prime", "helper"):
            of_models = summed[row["movement_id"], row["muscle_id"]]
            of_models[KEYS[row["model"]]] += float(row["torque_capacity_Nm"])
    found: dict[str, dict[str, dict[str, float]]] = {}
    for row in rows("movements.csv"):
        movement, prime = row["movement_id"], row["prime_movers"].split()
        if row["torque"] != "yes" or any(len(summed.get((movement, m), ())) < len(KEYS) for m in prime):
            continue
        movers = (*prime, *row["helpers"].split())
        found[movement] = {
            m: {k: round(v, 2) for k, v in summed[movement, m].items()}
            for m in movers
            if (movement, m) in summed
        }
    return found


def test_the_figures_are_those_of_the_table():
    assert {m: dict(muscles) for m, muscles in ATLAS.torque.items()} == torque_from_table()


def test_the_models_are_those_of_the_table_and_two_are_one_family():
    assert {model.name: model.key for model in ATLAS.torque_models} == KEYS
    families = {model.key: model.family for model in ATLAS.torque_models}
    assert families["rajagopal"] == families["lai-uhlrich"] != families["gait2392"]


def test_only_movers_of_the_atlas_count_and_every_prime_mover_does_in_every_model():
    for movement_id, muscles in ATLAS.torque.items():
        movement = ATLAS.get(movement_id, Movement)
        assert set(muscles) <= {*movement.prime_movers, *movement.helpers}
        assert all(set(muscles[m]) == set(KEYS.values()) for m in movement.prime_movers)


def test_no_figure_where_prime_movers_are_missing():
    without = {m.id.removeprefix("movement.") for m in ATLAS.every(Movement)} - {
        i.removeprefix("movement.") for i in ATLAS.torque
    }
    toes = {"toe-flexion", "toe-extension", "toe-abduction", "toe-adduction"}
    assert without == toes | {"great-toe-flexion", "great-toe-extension", "hip-lateral-rotation"}


# --- the check figures, rounded outward ---

CHECKS = [
    ("nerve.tibial", "ankle-plantarflexion", 96, 98),
    ("nerve.tibial", "foot-inversion", 77, 82),
    ("nerve.superior-gluteal", "hip-abduction", 76, 78),
    ("nerve.inferior-gluteal", "hip-extension", 33, 41),
    ("nerve.obturator", "hip-adduction", 64, 75),
    ("nerve.femoral", "hip-flexion", 55, 61),
    (Injury("nerve.femoral", "level.inguinal-ligament"), "hip-flexion", 36, 41),
    ("nerve.femoral", "knee-extension", 98, 100),
    ("nerve.common-fibular", "ankle-dorsiflexion", 100, 100),
    ("nerve.common-fibular", "foot-eversion", 100, 100),
    ("nerve.common-fibular", "foot-inversion", 18, 23),
    ("nerve.sciatic", "knee-flexion", 93, 96),
    ("nerve.sciatic", "hip-extension", 50, 57),
]


def lost(injury: str | Injury, movement: str) -> CapacityLost | None:
    deficit = deficit_of(ATLAS, [injury], ())
    return capacity_lost(ATLAS, f"movement.{movement}", {m.id: m.share for m in deficit.muscles})


@every_case(("injury", "movement", "low", "high"), CHECKS)
def test_check_figures(injury, movement, low, high):
    found = lost(injury, movement)
    assert found is not None
    assert found.whole
    assert (floor(100 * found.low), ceil(100 * found.high)) == (low, high)
    assert found.low <= found.middle <= found.high


@every_case(("injury", "movement"), [check[:2] for check in CHECKS])
def test_the_deficit_carries_the_figure(injury, movement):
    told = {m.id: m.capacity for m in deficit_of(ATLAS, [injury], ()).movements}
    assert told[f"movement.{movement}"] == lost(injury, movement)


# --- the rule, on an invented table ---

MODELS = (
    TorqueModel("one", "One", "first", basis="consensus"),
    TorqueModel("two", "Two", "first", basis="consensus"),
    TorqueModel("three", "Three", "second", basis="consensus"),
)
SMALL = replace(
    small_atlas(),
    torque_models=MODELS,
    torque={
        "movement.push": {
            "muscle.calf": {"one": 60.0, "two": 80.0, "three": 30.0},
            "muscle.twin": {"one": 40.0, "two": 20.0, "three": 70.0},
        },
        "movement.lift": {
            "muscle.shin": {"one": 49.0, "two": 90.0, "three": 100.0},
            "muscle.twin": {"one": 1.0},
        },
    },
)


def push(**shares: LostShare) -> CapacityLost:
    found = capacity_lost(SMALL, "movement.push", {f"muscle.{m}": s for m, s in shares.items()})
    assert found is not None
    return found


def test_the_middle_is_the_mean_of_the_families_each_counting_once():
    found = push(calf=ALL)
    assert (found.low, found.high) == (0.3, 0.8)
    assert found.middle == pytest.approx(((0.6 + 0.8) / 2 + 0.3) / 2)


def test_muscles_are_named_largest_first_and_add_up_to_the_middle():
    found = push(twin=ALL, calf=ALL)
    assert [m for m, _ in found.by_muscle] == ["muscle.calf", "muscle.twin"]
    assert [(s.low, s.high) for _, s in found.by_muscle] == [
        pytest.approx((0.5, 0.5)),
        pytest.approx((0.5, 0.5)),
    ]
    assert (found.low, found.middle, found.high) == (1.0, 1.0, 1.0)
    calf = push(calf=LostShare(0.2, 0.4), twin=ALL)
    assert [m for m, _ in calf.by_muscle] == ["muscle.twin", "muscle.calf"]
    assert sum(s.low + s.high for _, s in calf.by_muscle) / 2 == pytest.approx(calf.middle)


def test_a_partial_loss_gives_an_interval_over_shares_and_models():
    found = push(calf=LostShare(0.5, 1.0))
    assert not found.whole
    assert (found.low, found.high) == (0.15, 0.8)
    assert found.middle == pytest.approx(0.75 * 0.5)


def test_a_muscle_that_no_model_has_is_told_apart_and_changes_no_figure():
    assert push(calf=ALL, thigh=ALL).qualitative == ("muscle.thigh",)
    assert replace(push(calf=ALL, thigh=LostShare(0.1, 0.2)), qualitative=()) == push(calf=ALL)
    alone = push(thigh=ALL)
    assert (alone.low, alone.middle, alone.high, alone.by_muscle) == (0.0, 0.0, 0.0, ())


def test_nothing_lost_is_exactly_zero():
    for shares in ({}, {"muscle.front": ALL}, {"muscle.calf": LostShare(0.0, 0.0)}):
        found = capacity_lost(SMALL, "movement.push", shares)
        assert found == CapacityLost(0.0, 0.0, 0.0, whole=True)


def test_a_muscle_that_one_model_has_counts_there_only():
    found = capacity_lost(SMALL, "movement.lift", {"muscle.twin": ALL})
    assert found is not None
    assert (found.low, found.high) == (0.0, 0.02)
    whole = capacity_lost(SMALL, "movement.lift", {"muscle.shin": ALL})
    assert whole is not None
    assert (whole.low, whole.high) == (0.98, 1.0)


def test_less_than_two_per_cent_in_every_model_is_noise():
    assert capacity_lost(SMALL, "movement.lift", {"muscle.twin": LostShare(0.5, 0.99)}) is None
    assert lost("muscle.extensor-hallucis-longus", "foot-inversion") is None
    assert lost("muscle.extensor-hallucis-longus", "ankle-dorsiflexion") is not None


def test_no_figure_for_a_movement_that_the_models_do_not_know():
    assert capacity_lost(SMALL, "movement.straighten", {"muscle.front": ALL}) is None
    assert lost("nerve.sciatic", "toe-flexion") is None
    assert lost("nerve.sciatic", "hip-lateral-rotation") is None


@every_case("movement", sorted(ATLAS.torque))
def test_lost_strength_grows_with_the_lesion_up_to_all_of_it(movement):
    record = ATLAS.get(movement, Movement)
    before = CapacityLost(0.0, 0.0, 0.0, whole=True)
    hit: dict[str, LostShare] = {}
    for muscle in (*record.prime_movers, *record.helpers):
        for severity in Severity:
            hit[muscle] = severity.share
            now = capacity_lost(ATLAS, movement, hit)
            if now is not None:
                assert 0 <= now.low <= now.middle <= now.high <= 1
                assert now.high >= max(before.high, NOISE)
                assert now.low >= before.low
                assert now.middle >= before.middle
                before = now
    assert (before.low, before.middle, before.high) == (1.0, 1.0, 1.0)

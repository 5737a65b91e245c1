"""The shipped courses of the nerves: levels in order, and what leaves above and below each of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from legmap.anatomy.records import Nerve
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
NERVES = {nerve.id.removeprefix("nerve."): nerve for nerve in ATLAS.every(Nerve)}
DIVISIONS = ("sciatic-tibial-division", "sciatic-common-fibular-division")

# nerve, level, what leaves above it and is spared, what leaves below it and is lost, who says so
with (Path(__file__).parents[1] / "data" / "courses.csv").open(encoding="utf-8", newline="") as _file:
    ORDERS = list(csv.DictReader(_file))


def levels_of(nerve: Nerve) -> tuple[str, ...]:
    return tuple(i for i in nerve.course if i.startswith("level."))


def test_every_level_in_a_course_is_defined_and_every_level_defined_is_passed():
    assert {level for nerve in NERVES.values() for level in levels_of(nerve)} == set(ATLAS.levels)


@every_case("level", ATLAS.levels.values(), name=lambda level: level.id)
def test_a_level_ends_a_sentence(level):
    assert level.place.startswith(
        ("in ", "at ", "on ", "over ", "under ", "behind ", "beside ", "below ", "between ")
    )
    assert not any(sign.isdigit() for sign in level.place), "a level is a place with a name, no measure"
    assert not level.place.endswith(".")
    assert set(level.sources) <= set(ATLAS.sources)
    assert bool(level.sources) == (level.basis == "sourced")


def test_no_two_levels_read_the_same():
    assert len({level.name for level in ATLAS.levels.values()}) == len(ATLAS.levels)
    assert len({level.place for level in ATLAS.levels.values()}) == len(ATLAS.levels)


@every_case("nerve", NERVES.values(), name=lambda nerve: nerve.id)
def test_nothing_stands_twice_in_a_course(nerve):
    assert len(set(nerve.course)) == len(nerve.course)


@every_case("nerve", NERVES.values(), name=lambda nerve: nerve.id)
def test_every_nerve_can_be_cut_at_its_origin(nerve):
    """Some level must take all that the nerve gives off; a nerve of fascicles has the levels of these."""
    first = [NERVES[f.removeprefix("nerve.")].course[0] for f in nerve.fascicles] or [nerve.course[0]]
    assert all(i.startswith("level.") for i in first)


@every_case("nerve", NERVES.values(), name=lambda nerve: nerve.id)
def test_skin_in_a_course_is_the_nerve_s_own_and_leaves_before_its_end(nerve):
    fields = [i for i in nerve.course if i.startswith("field.")]
    assert set(fields) <= set(ATLAS.skin.get(nerve.id, ()))
    assert not nerve.course or not nerve.course[-1].startswith("field.")


def test_both_divisions_of_the_sciatic_nerve_pass_the_same_levels_in_the_same_order():
    tibial, fibular = (levels_of(NERVES[slug]) for slug in DIVISIONS)
    assert tibial == fibular
    order = (
        "pelvis",
        "greater-sciatic-foramen",
        "gluteal-fold",
        "mid-thigh",
        "distal-thigh",
        "popliteal-apex",
    )
    assert [i for i in tibial if i.removeprefix("level.") in order] == [f"level.{slug}" for slug in order]


def test_the_sciatic_nerve_is_its_two_divisions():
    sciatic = NERVES["sciatic"]
    assert sciatic.course == sciatic.fascicles == tuple(f"nerve.{slug}" for slug in DIVISIONS)


@pytest.mark.parametrize("slug", DIVISIONS)
def test_a_lesion_of_the_sciatic_nerve_in_the_distal_thigh_spares_every_hamstring(slug):
    course = NERVES[slug].course
    below = course[course.index("level.distal-thigh") :]
    assert not [i for i in below if i.startswith("muscle.")]
    assert below[-1] in ("nerve.tibial", "nerve.common-fibular")


@every_case("order", ORDERS, name=lambda o: f"{o['nerve']}@{o['level']} ({o['sources']})")
def test_what_leaves_above_and_below_a_level(order):
    spared, lost, who = order["spared"].split(), order["lost"].split(), order["sources"]
    course = NERVES[order["nerve"]].course
    at = course.index(f"level.{order['level']}")
    assert set(spared) <= set(course[:at])
    assert set(lost) <= set(course[at:])
    if not spared:
        assert not [i for i in course[:at] if not i.startswith("level.")], "nothing may leave above it"
    if not lost:
        assert not [i for i in course[at:] if i.startswith(("nerve.", "muscle."))], "only skin is left"
    assert who == "consensus" or set(who.split()) <= set(ATLAS.sources)

from __future__ import annotations

import pytest

from legmap.anatomy.records import Group, Landmark
from legmap.lesion.deficit import deficit_of
from legmap.lesion.highlight import highlights_of
from legmap.roles import Role
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

SMALL = small_atlas()
ATLAS = shipped.atlas()
RIVALS = shipped.rivals()


def roles(*ids: str) -> dict[str, Role]:
    return highlights_of(SMALL, deficit_of(SMALL, ids))


@every_case(
    ("selected", "expected"),
    [
        (
            "nerve.inner",
            {
                Role.SELECTED: "nerve.inner",
                Role.PATH: "nerve.tail",
                Role.LOST: "muscle.calf",
                Role.PARTIAL: "muscle.twin",
                Role.SKIN_LOST: "field.tail field.inner",
                Role.RELATED: "root.A1",
            },
        ),
        (
            "nerve.outer",
            {Role.SKIN_VARIABLE: "field.outer", Role.SKIN_PARTIAL: "field.tail", Role.PATH: "nerve.link"},
        ),
        (
            "root.A1",
            {
                Role.SELECTED: "root.A1",
                Role.MINOR: "muscle.thigh",
                Role.PARTIAL: "muscle.shin",
                Role.SKIN_PARTIAL: "dermatome.A1",
            },
        ),
        ("muscle.calf", {Role.LOST: "muscle.calf", Role.PATH: "nerve.inner nerve.big root.A2 root.A3"}),
        (
            "group.leg",
            {Role.LOST: "muscle.calf muscle.shin", Role.PATH: "nerve.inner nerve.outer nerve.big root.B1"},
        ),
        ("field.tail", {Role.SKIN_LOST: "field.tail", Role.PATH: "nerve.tail nerve.inner nerve.big root.A2"}),
        ("dermatome.A1", {Role.SKIN_PARTIAL: "dermatome.A1", Role.PATH: "root.A1"}),
        (
            "movement.push",
            {
                Role.LOST: "muscle.calf",
                Role.PARTIAL: "muscle.twin muscle.thigh",
                Role.PATH: "nerve.inner nerve.outer nerve.big",
            },
        ),
        ("reflex.calf", {Role.PATH: "nerve.tail nerve.inner root.A1", Role.LOST: "muscle.calf"}),
        ("sign.drop", {Role.LOST: "muscle.shin"}),
        ("sign.weak-calf", {Role.LOST: "muscle.calf"}),
        ("sign.numb-foot", {Role.SKIN_LOST: "field.tail dermatome.A3"}),
        ("sign.stretch", {Role.PATH: "root.A1 root.A2"}),
        ("sign.tap", {Role.PATH: "nerve.outer"}),
        ("bone.shank", {Role.SELECTED: "bone.shank"}),
    ],
)
def test_roles_by_kind(selected, expected):
    found = roles(selected)
    assert not {
        i: found.get(i) for role, ids in expected.items() for i in ids.split() if found.get(i) is not role
    }


@pytest.mark.parametrize(
    ("selected", "dark"),
    [
        ("muscle.calf", "nerve.tail"),
        ("muscle.calf", "muscle.shin"),
        ("dermatome.A1", "muscle.shin"),
        ("field.tail", "muscle.calf"),
        ("movement.push", "muscle.front"),
        ("nerve.inner", "muscle.shin"),
        ("nerve.inner", "dermatome.A2"),
        ("root.A1", "field.tail"),
        ("root.A1", "nerve.big"),
    ],
)
def test_what_is_not_concerned_is_not_highlighted(selected, dark):
    assert roles(selected).get(dark) in (None, Role.SPARED)


def test_nothing_selected_highlights_nothing():
    assert roles() == {}


def test_a_telling_spared_muscle_is_outlined_but_never_over_what_is_lost():
    deficit = deficit_of(ATLAS, ["nerve.common-fibular"], RIVALS)
    found = highlights_of(ATLAS, deficit)
    assert found["muscle.biceps-femoris-short-head"] is Role.SPARED
    lost = {m.id for m in deficit.muscles}
    assert all(found[m] in (Role.LOST, Role.PARTIAL) for m in lost)


def test_of_two_roles_the_weightier_wins():
    found = roles("nerve.inner", "root.A2")
    assert found["muscle.calf"] is Role.LOST
    assert found["root.A2"] is Role.SELECTED
    assert list(Role).index(Role.SELECTED) > list(Role).index(Role.LOST) > list(Role).index(Role.PARTIAL)


@every_case(
    "record", [s for s in ATLAS.structures.values() if not isinstance(s, Landmark)], name=lambda s: s.id
)
def test_every_structure_highlights_known_structures(record):
    found = highlights_of(ATLAS, deficit_of(ATLAS, [record.id], RIVALS))
    assert found
    assert found.keys() <= ATLAS.structures.keys()
    if record.kind in ("root", "nerve"):
        assert found[record.id] is Role.SELECTED
    if record.kind == "muscle":
        assert found[record.id] is Role.LOST
        assert {found[n] for n in record.nerves} == {Role.PATH}
    if isinstance(record, Group):
        assert {found[m] for m in record.members} == {Role.LOST}


def test_a_muscle_highlights_its_path_to_the_roots():
    found = highlights_of(ATLAS, deficit_of(ATLAS, ["muscle.tibialis-anterior"], RIVALS))
    path = {k for k, v in found.items() if v is Role.PATH}
    assert path == {
        "nerve.deep-fibular",
        "nerve.common-fibular",
        "nerve.sciatic-common-fibular-division",
        "nerve.sciatic",
        "root.L4",
        "root.L5",
    }

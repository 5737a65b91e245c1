from __future__ import annotations

import pytest

from legmap.anatomy.atlas import atlas_of
from legmap.anatomy.function import Movement
from legmap.anatomy.records import Landmark, Muscle, Nerve, Root, Source
from tests.small_atlas import small_atlas


@pytest.mark.parametrize(
    ("relation", "owner", "expected"),
    [
        ("branches", "nerve.big", ("nerve.inner", "nerve.outer")),
        ("branches", "nerve.outer", ("nerve.link", "nerve.rare")),
        ("branches", "root.A2", ("nerve.big",)),
        ("contributes_to", "root.B1", ("nerve.trunk", "nerve.big")),
        ("contributes_to", "nerve.link", ("nerve.tail",)),
        ("motor", "nerve.big", ("muscle.thigh",)),
        ("motor", "nerve.inner", ("muscle.calf", "muscle.twin")),
        ("motor", "nerve.outer", ("muscle.shin", "muscle.twin")),
        ("skin", "nerve.tail", ("field.tail",)),
        ("dermatomes", "root.A3", "dermatome.A3"),
    ],
)
def test_relations_are_derived(relation, owner, expected):
    assert getattr(small_atlas(), relation)[owner] == expected


def test_a_contributor_is_no_branch_and_a_variant_supply_no_motor():
    atlas = small_atlas()
    assert "nerve.tail" not in atlas.branches.get("nerve.link", ())
    assert "nerve.rare" not in atlas.motor


def test_branches_and_muscles_follow_the_order_of_gives_off_not_of_the_file():
    nerve = Nerve(id="nerve.n", name="n", parent="root.r", roots=("root.r",), plexus="sacral")
    records = [
        Nerve(
            id="nerve.p",
            name="p",
            parent="root.r",
            roots=("root.r",),
            plexus="sacral",
            course=("muscle.b", "nerve.d", "muscle.a", "nerve.c"),
        ),
        *(
            Muscle(
                id=f"muscle.{x}",
                name=x,
                nerves=("nerve.p",),
                roots=("root.r",),
                main_roots=("root.r",),
                actions=("a",),
                compartment="c",
            )
            for x in "ab"
        ),
        *(Nerve(id=f"nerve.{x}", name=x, parent="nerve.p", roots=nerve.roots, plexus="sacral") for x in "cd"),
    ]
    atlas = atlas_of(records)
    assert atlas.motor["nerve.p"] == ("muscle.b", "muscle.a")
    assert atlas.branches["nerve.p"] == ("nerve.d", "nerve.c")


def test_a_disagreement_stands_at_every_record_it_is_about():
    atlas = small_atlas()
    assert atlas.disagreements["nerve.big"] == atlas.disagreements["muscle.thigh"]
    assert atlas.disagreements["nerve.big"][0].adopted == "Four roots."
    assert "muscle.shin" not in atlas.disagreements


def test_notes_keep_their_order_and_flag():
    notes = small_atlas().notes["nerve.big"]
    assert [n.topic for n in notes] == ["course", "skin", "variants"]
    assert [n.flagged for n in notes] == [False, True, False]


def test_lookup_by_id_and_class():
    atlas = small_atlas()
    assert "muscle.calf" in atlas
    assert "muscle.nobody" not in atlas
    assert atlas.name("muscle.calf") == "calf muscle"
    assert atlas.get("muscle.calf", Muscle).kind == "muscle"
    assert [r.id for r in atlas.every(Root)] == ["root.B1", "root.A1", "root.A2", "root.A3"]
    assert [m.id for m in atlas.every(Movement)] == ["movement.push", "movement.lift", "movement.straighten"]
    assert [b.id for b in atlas.every(Landmark)] == ["bone.shank"]


@pytest.mark.parametrize(("wanted", "kind"), [("muscle.calf", Nerve), ("muscle.nobody", Muscle)])
def test_get_refuses_another_class_and_the_unknown(wanted, kind):
    with pytest.raises(KeyError, match=wanted):
        small_atlas().get(wanted, kind)


@pytest.mark.parametrize(
    ("year", "citation"), [("1999", "First A: On nerves (1999)"), ("", "First A: On nerves")]
)
def test_a_citation_names_author_title_and_year(year, citation):
    assert Source("ONE", "First A", "On nerves", year, "study").citation == citation


def test_records_cannot_be_changed():
    with pytest.raises(AttributeError):
        small_atlas().get("muscle.calf", Muscle).name = "other"  # type: ignore[misc]

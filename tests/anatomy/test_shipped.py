"""The shipped data against the id list, the movement table and the sourced roots it was made from."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.records import CutaneousField, Dermatome, Group, Landmark, Muscle, Nerve, Root
from legmap.anatomy.toml_reader import read_folder
from legmap.anatomy.validate import problems_between
from legmap.resources import data_dir
from tests import shipped
from tests.cases import every_case

DATA = Path(__file__).parents[1] / "data"
ATLAS = shipped.atlas()


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


IDS = rows("ids.csv")
MOVEMENTS = rows("movements.csv")
SOURCED = rows("sourced_roots.csv")
CITABLE = {r["key"] for r in rows("citable.csv")}
OWN_MATERIAL = {"TA2", "ZANAT", "RAJA", "DELP", "LAIU", "MAKE"}  # names, geometry and models the project uses


def test_the_shipped_data_has_no_problem():
    records = read_folder(data_dir())
    assert records.problems + problems_between(records) == []


@every_case("row", IDS, name=lambda r: r["id"])
def test_every_id_is_there_with_its_number(row):
    record = ATLAS.structures[row["id"]]
    assert record.ta2 == (int(row["ta2"]) if row["ta2"] else None)


def test_no_id_is_respelt_or_invented():
    known = {r["id"] for r in IDS}
    extra = {s.id for s in ATLAS.structures.values() if not isinstance(s, Landmark)} - known
    assert extra == set()


@every_case("row", [r for r in IDS if r["id"].startswith("nerve.")], name=lambda r: r["id"])
def test_the_tree_of_nerves(row):
    nerve = ATLAS.get(row["id"], Nerve)
    assert nerve.parent == row["parent"]
    assert set(nerve.contributors) == set(row["contributors"].split())


@every_case("row", [r for r in IDS if r["id"].startswith("group.")], name=lambda r: r["id"])
def test_members_of_groups(row):
    assert set(ATLAS.get(row["id"], Group).members) == set(row["contributors"].split())


@every_case("row", [r for r in IDS if r["id"].startswith(("field.", "dermatome."))], name=lambda r: r["id"])
def test_whose_skin(row):
    record = ATLAS.structures[row["id"]]
    assert isinstance(record, (CutaneousField, Dermatome))
    owner = record.nerve if isinstance(record, CutaneousField) else record.root
    # the area of the inferior gluteal nerve and the like: the list leaves the owner of overlays out
    assert row["parent"] in (owner, "")
    if "variable" in row["note"]:
        assert isinstance(record, CutaneousField)
        assert record.variable
        assert record.frequency
    elif isinstance(record, CutaneousField):
        assert not record.variable


@every_case("row", MOVEMENTS, name=lambda r: r["movement_id"])
def test_movers(row):
    movement = ATLAS.get(row["movement_id"], Movement)
    assert set(movement.prime_movers) == set(row["prime_movers"].split())
    assert set(movement.helpers) == set(row["helpers"].split())


@every_case("row", SOURCED, name=lambda r: r["id"])
def test_roots_are_the_sourced_ones(row):
    def spelt(text: str) -> tuple[str, ...]:
        return tuple(f"root.{r}" for r in text.split(";"))

    record = ATLAS.structures[row["id"]]
    assert isinstance(record, (Muscle, Nerve))
    assert record.roots == spelt(row["roots"])
    if isinstance(record, Muscle):
        assert record.main_roots == spelt(row["main_roots"])


def cited() -> set[str]:
    keys = {k for s in ATLAS.structures.values() for k in s.sources}
    keys |= {k for m in ATLAS.every(Muscle) for k in m.main_roots_sources}
    keys |= {k for notes in ATLAS.notes.values() for n in notes for k in (*n.sources, *n.standard_sources)}
    keys |= {k for ds in ATLAS.disagreements.values() for d in ds for c in d.claims for k in c.sources}
    return keys


def test_only_citable_sources_are_named():
    assert set(ATLAS.sources) - OWN_MATERIAL <= CITABLE
    assert cited() <= CITABLE | OWN_MATERIAL


def test_every_source_is_told_by_author_title_and_kind():
    for source in ATLAS.sources.values():
        assert source.author, source.key
        assert source.title, source.key
        assert source.kind, source.key
        assert re.fullmatch(r"(\d{4})?", source.year), source.key


@pytest.mark.parametrize("key", ["IA", "ARTA", "ARTB", "TSAO", "PHIL", "HARR", "KATI", "IWA8"])
def test_the_sources_that_carry_most_are_cited(key):
    assert key in cited()


def test_a_basis_that_is_measured_or_tabled_names_who_says_so():
    for muscle in ATLAS.every(Muscle):
        assert (muscle.main_roots_basis == "judgement") == (not muscle.main_roots_sources), muscle.id


@every_case(
    "file", sorted(p.name for p in data_dir().glob("*.toml")), name=lambda name: name.removesuffix(".toml")
)
def test_no_storage_address_anywhere(file):
    text = (data_dir() / file).read_text(encoding="utf-8").lower()
    for word in (
        "http",
        "www.",
        "github",
        "anki",
        "corpus",
        "nid ",
        "repo name",
        "stored file",
        "scribd",
        "commit",
        "<",
    ):
        assert word not in text, word


@every_case("nerve", [n.id for n in ATLAS.every(Nerve)])
def test_every_nerve_is_written_about(nerve):
    topics = {n.topic for n in ATLAS.notes[nerve]}
    assert {"course", "causes", "symptoms", "confirmation"} <= topics


@every_case("root", [r.id for r in ATLAS.every(Root)])
def test_every_root_is_written_about(root):
    topics = {n.topic for n in ATLAS.notes[root]}
    assert {"course", "causes", "symptoms", "confirmation"} <= topics


def test_every_disagreement_is_recorded_with_two_sides_and_what_is_gone_by():
    recorded = {d for ds in ATLAS.disagreements.values() for d in ds}
    assert len(recorded) == len(rows("disagreements.csv"))
    for disagreement in recorded:
        assert len(disagreement.claims) >= 2, disagreement.item
        assert disagreement.adopted, disagreement.item


@every_case("row", rows("disagreements.csv"), name=lambda r: r["item"])
def test_a_disagreement_stands_where_it_belongs(row):
    assert any(d.item == row["item"] for d in ATLAS.disagreements[row["about"]])


def test_muscles_are_complete():
    for muscle in ATLAS.every(Muscle):
        assert muscle.latin or muscle.id == "muscle.lumbrical-first", muscle.id
        if muscle.in_limb:
            assert muscle.origin, muscle.id
            assert muscle.insertion, muscle.id
        if muscle.variant:
            assert muscle.frequency, muscle.id
    assert sum(m.in_limb for m in ATLAS.every(Muscle)) == 59


def test_variants_tell_how_often():
    variants = [n for n in ATLAS.every(Nerve) if n.variant]
    assert {n.id for n in variants} == {"nerve.accessory-obturator", "nerve.accessory-deep-fibular"}
    assert all(re.search(r"\d", n.frequency) for n in variants)


def test_every_muscle_in_the_limb_takes_part_in_a_movement_or_is_known_not_to():
    moving = {m for mv in ATLAS.every(Movement) for m in (*mv.prime_movers, *mv.helpers)}
    idle = {m.id for m in ATLAS.every(Muscle) if m.in_limb} - moving
    assert idle == {
        "muscle.psoas-minor",
        "muscle.articularis-genus",
        "muscle.adductor-minimus",
        "muscle.opponens-digiti-minimi",
    }


def test_reflexes_and_signs_are_described():
    for reflex in ATLAS.every(Reflex):
        assert reflex.stimulus.endswith("."), reflex.id
        assert reflex.response.endswith("."), reflex.id
        assert reflex.muscles, reflex.id
    for sign in ATLAS.every(Sign):
        assert len(sign.description) > 60, sign.id


def test_dermatomes_and_autonomous_zones():
    assert {d.root for d in ATLAS.every(Dermatome)} == {r.id for r in ATLAS.every(Root)} - {"root.T12"}
    assert all(d.area and d.autonomous for d in ATLAS.every(Dermatome))
    default = ATLAS.dermatome_maps[0]
    assert (default.id, default.layer) == ("map.isncsci-bands", "dermatomes")
    assert "ISNCSCI" in default.name
    assert "Keegan" in default.text
    assert default.sources


def test_names_are_told_apart():
    seen: dict[tuple[str, str], str] = {}
    for record in ATLAS.structures.values():
        key = (record.kind, record.name)
        assert key not in seen, (record.id, seen.get(key))
        seen[key] = record.id


def test_toml_files_hold_only_their_own_tables():
    homes = {
        "muscles.toml": {"muscle", "group"},
        "nerves.toml": {"nerve"},
        "roots.toml": {"root"},
        "skin.toml": {"dermatome_map", "dermatome", "field"},
        "movements.toml": {"movement"},
        "function.toml": {"reflex", "sign"},
    }
    for file, tables in homes.items():
        held = tomllib.loads((data_dir() / file).read_text(encoding="utf-8"))
        assert set(held) - {"note"} == tables, file

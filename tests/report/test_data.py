from __future__ import annotations

import json

import pytest

from legmap.anatomy.records import Landmark, Muscle, Nerve
from legmap.lesion.case import case_of
from legmap.lesion.deficit import deficit_of
from legmap.lesion.injury import Injury, Severity
from legmap.report.brief import brief
from legmap.report.data import case_data, deficit_data, record_data
from legmap.report.summary import legend_of, summary_lines
from legmap.roles import Role
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

SMALL = small_atlas()
ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
SELECTABLE = [s for s in ATLAS.structures.values() if not isinstance(s, Landmark)]


def test_a_nerve_with_what_is_derived():
    data = record_data(SMALL, SMALL.structures["nerve.big"])
    assert data["branches"] == ["nerve.inner", "nerve.outer"]
    assert data["muscles"] == ["muscle.thigh"]
    assert data["fields"] == []
    assert data["parent"] == "root.A2"
    assert data["contributors"] == ["root.B1", "root.A1", "root.A3"]
    assert "gives_off" not in data


@every_case("record", SELECTABLE, name=lambda r: r.id)
def test_every_record_is_plain_data_and_refers_by_id(record):
    data = record_data(ATLAS, record)
    assert json.loads(json.dumps(data)) == data
    for key in ("nerves", "roots", "main_roots", "branches", "muscles", "fields", "contributors", "members"):
        assert all(i in ATLAS for i in data.get(key, ()))


@every_case("record", SELECTABLE, name=lambda r: r.id)
def test_every_deficit_is_plain_data_and_refers_by_id(record):
    deficit = deficit_of(ATLAS, [record.id], RIVALS)
    data = deficit_data(ATLAS, deficit)
    assert json.loads(json.dumps(data)) == data
    assert list(data) == [
        "lesion",
        "muscles",
        "movements",
        "skin",
        "reflexes",
        "signs",
        "spared",
        "notes",
        "sources",
    ]
    for key in ("lesion", "muscles", "movements", "skin", "reflexes", "signs", "spared"):
        for entry in data[key]:
            assert ATLAS.name(entry["id"]) == entry["name"]
    for movement in data["movements"]:
        assert set(movement["lost_muscles"]) | set(movement["remaining_muscles"]) <= ATLAS.structures.keys()
    assert {s["key"] for s in data["sources"]} >= {k for n in data["notes"] for k in n["sources"]}


def test_words_of_a_deficit():
    data = deficit_data(SMALL, deficit_of(SMALL, ["root.A1", "nerve.outer"]))
    by_id = {m["id"]: m for m in data["muscles"]}
    assert by_id["muscle.thigh"] == {
        "id": "muscle.thigh",
        "name": "thigh muscle",
        "loss": "partial",
        "grade": "minor",
    }
    assert by_id["muscle.shin"]["loss"] == "complete"
    assert by_id["muscle.shin"]["grade"] is None
    skin = {s["id"]: (s["loss"], s["area"]) for s in data["skin"]}
    assert skin["field.outer"] == ("variable", "instep")
    assert skin["dermatome.A1"] == ("partial", "strip A1")
    assert data["lesion"][1] == {
        "id": "nerve.outer",
        "name": "outer nerve",
        "kind": "nerve",
        "path": ["nerve.big", "nerve.outer"],
        "text": "nerve.outer",
        "label": "outer nerve",
        "level": None,
        "severity": "complete",
        "fibres": "all",
        "side": None,
    }


def test_a_lesion_says_where_how_badly_and_in_which_limb():
    injuries = [
        Injury("nerve.big", "level.knee", Severity.MILD, side="left"),
        Injury("site.big-knee", side="right"),
    ]
    data = case_data(SMALL, case_of(SMALL, injuries))
    left, right = data["lesion"]
    assert (left["text"], left["level"], left["severity"], left["side"]) == (
        "nerve.big@knee:mild:left",
        "level.knee",
        "mild",
        "left",
    )
    assert (right["level"], right["usual_severity"], right["emergency"]) == ("level.knee", "complete", None)
    assert {(m["id"], m["side"]) for m in data["muscles"]} == {
        ("muscle.twin", "left"),
        ("muscle.twin", "right"),
    }


def test_limbs_with_the_same_findings_are_described_once():
    data = case_data(SMALL, case_of(SMALL, ["site.low-roots"]))
    assert {m["side"] for m in data["muscles"]} == {"both"}
    assert data["lesion"][0]["emergency"] == "Hurry."


def test_the_torque_that_is_lost_is_told_where_it_is_known():
    data = deficit_data(ATLAS, deficit_of(ATLAS, ["nerve.tibial"], RIVALS))
    lost = {m["id"]: m.get("capacity_lost") for m in data["movements"]}
    assert lost["movement.toe-flexion"] is None
    assert 0.96 <= lost["movement.ankle-plantarflexion"]["low"] <= 0.97
    assert 0.97 <= lost["movement.ankle-plantarflexion"]["high"] <= 0.98


def test_flagged_notes_carry_the_standard_view():
    notes = deficit_data(SMALL, deficit_of(SMALL, ["nerve.big"]))["notes"]
    assert [n["standard"] for n in notes] == [None, "The front belongs to the front nerve.", None]
    assert notes[1]["standard_sources"] == ["TWO"]
    assert [n["basis"] for n in notes] == ["sourced", "sourced", "consensus"]


def test_spared_says_why():
    data = deficit_data(ATLAS, deficit_of(ATLAS, ["nerve.common-fibular"], RIVALS))
    entry = next(s for s in data["spared"] if s["id"] == "movement.hip-abduction")
    assert entry["speaks_against"] == "root.L5"
    assert entry["why"] == "spared; a lesion of the L5 root would affect it"


@every_case("record", SELECTABLE, name=lambda r: r.id)
def test_the_status_line_names_it_and_a_muscle_with_its_supply(record):
    told = brief(ATLAS, record.id)
    assert record.name.lower() in told.lower()
    assert "\n" not in told
    if isinstance(record, Muscle):
        for root in record.roots:
            assert root.partition(".")[2] in told


def test_a_summary_tells_worst_first_and_stays_short():
    deficit = deficit_of(ATLAS, ["nerve.sciatic"], RIVALS)
    lines = summary_lines(ATLAS, deficit)
    assert any(text.startswith("Lost: ankle dorsiflexion") for text in lines)
    assert any("and 6 more" in text for text in lines)
    assert len(lines) <= 9
    assert not any("hip adduction" in text for text in lines)  # slight weakness is no headline


def test_a_summary_tells_the_path_of_a_branch():
    assert ATLAS.get("nerve.tibial", Nerve)
    lines = summary_lines(ATLAS, deficit_of(ATLAS, ["nerve.tibial"], RIVALS))
    assert "sciatic nerve › tibial division of sciatic nerve › tibial nerve" in lines[0]


@pytest.mark.parametrize(
    ("lesion", "role", "word"),
    [
        ("movement.push", Role.LOST, "prime mover"),
        ("movement.push", Role.PARTIAL, "helper"),
        ("reflex.calf", Role.LOST, "muscle"),
        ("field.tail", Role.SKIN_LOST, "skin area"),
        ("nerve.big", Role.LOST, "paralysed"),
        ("nerve.big", Role.SKIN_VARIABLE, "skin, in some people"),
    ],
)
def test_the_legend_says_what_a_role_means_here(lesion, role, word):
    deficit = deficit_of(SMALL, [lesion])
    assert dict(legend_of(deficit, [role, Role.PATH]))[role] == word


def test_the_legend_names_only_what_occurs_weightiest_first():
    legend = legend_of(deficit_of(SMALL, ["nerve.big"]), [Role.SPARED, Role.SELECTED, Role.LOST])
    assert [role for role, _ in legend] == [Role.SELECTED, Role.LOST, Role.SPARED]

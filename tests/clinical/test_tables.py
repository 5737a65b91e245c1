"""What textbooks and studies say of each lesion, held against what the program works out.

The rows, with the meaning of their keys, are in ``tests/data/lesions.toml``.
"""

from __future__ import annotations

import pytest

from legmap.lesion.deficit import deficit_of
from tests import shipped
from tests.cases import every_case
from tests.clinical.lesion_table import CONSENSUS, ROWS, ids, name_of

ATLAS = shipped.atlas()
RIVALS = shipped.rivals()


@every_case("row", ROWS, name=name_of)
def test_lesion(row):
    deficit = deficit_of(ATLAS, row["lesion"].split(" + "), RIVALS)
    muscles = {m.id: m.loss for m in deficit.muscles}
    movements = {m.id for m in deficit.movements}
    skin = {s.id: s.loss for s in deficit.skin}
    reflexes = {r.id for r in deficit.reflexes}
    signs = set(deficit.signs)
    told = {
        "paralysed": {m for m, loss in muscles.items() if loss == "complete"},
        "weak_muscles": set(muscles),
        "weak": movements,
        "numb": {s for s, loss in skin.items() if loss == "complete"},
        "reduced": {s for s, loss in skin.items() if loss == "partial"},
        "reflexes": reflexes,
        "signs": signs,
    }
    assert not {part: lacks for part, have in told.items() if (lacks := ids(row, part) - have)}
    kept = {
        "kept_muscles": set(muscles),
        # a movement that a source calls kept may be slightly weaker by a lost helper
        "kept": {m.id for m in deficit.movements if m.weakness != 1},
        "kept_skin": set(skin),
        "kept_reflexes": reflexes,
        "no_signs": signs,
    }
    assert not {part: both for part, have in kept.items() if (both := ids(row, part) & have)}
    assert not row.get("nothing_else") or set(muscles) == ids(row, "weak_muscles")


@every_case("row", ROWS, name=name_of)
def test_the_table_speaks_of_what_there_is(row):
    assert row["source"] == CONSENSUS or row["source"] in ATLAS.sources
    parts = row.keys() - {"lesion", "source", "nothing_else"}
    assert not {structure for part in parts for structure in ids(row, part) - ATLAS.structures.keys()}
    told = {"paralysed", "weak_muscles", "weak", "numb", "reduced", "signs", "kept_muscles"}
    assert parts & told or row["lesion"].startswith("site.")


def test_the_table_is_wide_enough():
    lesions = {row["lesion"] for row in ROWS if not row["lesion"].startswith("site.")}
    assert len(lesions) >= 25
    assert {f"root.{r}" for r in ("L2", "L3", "L4", "L5", "S1", "S2")} <= lesions


# --- foot drop: which lesion? ---

FOOT_DROP = {
    "root.L5": {"muscle.tibialis-posterior", "muscle.gluteus-medius", "movement.hip-abduction"},
    "nerve.common-fibular": set[str](),
    "nerve.deep-fibular": set[str](),
    "nerve.sciatic": {"reflex.ankle", "muscle.tibialis-posterior"},
    "nerve.lumbosacral-trunk": {
        "muscle.tibialis-posterior",
        "muscle.gluteus-medius",
        "movement.hip-abduction",
    },
}


@pytest.mark.parametrize("lesion", FOOT_DROP)
def test_foot_drop_is_told_apart_by_what_else_fails(lesion):
    deficit = deficit_of(ATLAS, [lesion], RIVALS)
    assert "sign.foot-drop" in deficit.signs
    telling = set().union(*FOOT_DROP.values())
    assert deficit.ids & telling == FOOT_DROP[lesion]


def test_eversion_tells_the_common_from_the_deep_fibular_nerve():
    common, deep = (deficit_of(ATLAS, [f"nerve.{n}-fibular"], RIVALS) for n in ("common", "deep"))
    weakness = [{m.id: m.weakness.word for m in d.movements} for d in (common, deep)]
    assert weakness[0]["movement.foot-eversion"] == "lost"
    assert weakness[1]["movement.foot-eversion"] == "slight"


def test_knee_jerk_lost_femoral_or_reduced_root():
    change = {
        lesion: {r.id: r.change.word for r in deficit_of(ATLAS, [lesion], RIVALS).reflexes}["reflex.knee"]
        for lesion in ("nerve.femoral", "root.L3", "root.L4", "root.L2")
    }
    assert change == {
        "nerve.femoral": "lost",
        "root.L3": "reduced",
        "root.L4": "reduced",
        "root.L2": "perhaps reduced",
    }

"""What textbooks and studies say of each lesion, held against what the program works out.

Each row names the source in the atlas that says so; `CONSENSUS` where it is what everyone teaches.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from legmap.lesion.deficit import deficit_of
from legmap.lesion.losses import Deficit
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
CONSENSUS = "consensus"
PREFIX = {
    "paralysed": "muscle",
    "weak_muscles": "muscle",
    "kept_muscles": "muscle",
    "weak": "movement",
    "kept": "movement",
    "reflexes": "reflex",
    "kept_reflexes": "reflex",
    "signs": "sign",
    "no_signs": "sign",
}


@dataclass(frozen=True)
class Row:
    """One lesion; lists are words without the kind, apart from skin."""

    lesion: str
    source: str
    paralysed: str = ""
    weak_muscles: str = ""
    kept_muscles: str = ""
    weak: str = ""
    kept: str = ""
    numb: str = ""
    reduced: str = ""
    kept_skin: str = ""
    reflexes: str = ""
    kept_reflexes: str = ""
    signs: str = ""
    no_signs: str = ""

    def ids(self, part: str) -> list[str]:
        words = getattr(self, part).split()
        return words if part not in PREFIX else [f"{PREFIX[part]}.{w}" for w in words]


QUADRICEPS = "rectus-femoris vastus-lateralis vastus-intermedius vastus-medialis"
HAMSTRINGS = "semitendinosus semimembranosus biceps-femoris-long-head"
CALF = "gastrocnemius-medial-head gastrocnemius-lateral-head soleus"
FIBULAR_SKIN = (
    "field.superficial-fibular field.medial-dorsal-cutaneous field.intermediate-dorsal-cutaneous "
    "field.deep-fibular-medial-terminal-branch"
)

TABLE = (
    Row(
        "root.L1",
        "BROM",
        kept="knee-extension knee-flexion ankle-dorsiflexion",
        reduced="dermatome.L1",
        kept_skin="dermatome.L2",
        reflexes="cremasteric",
        kept_reflexes="knee ankle",
        no_signs="foot-drop knee-buckling",
    ),
    Row(
        "root.L2",
        "HARR",
        weak_muscles="psoas-major iliacus adductor-longus",
        weak="hip-flexion hip-adduction",
        kept="ankle-dorsiflexion ankle-plantarflexion knee-flexion hip-abduction hip-extension",
        reduced="dermatome.L2",
        kept_skin="dermatome.L1 dermatome.L3",
        reflexes="cremasteric",
        kept_reflexes="ankle medial-hamstring",
        signs="femoral-stretch",
        no_signs="straight-leg-raise foot-drop knee-buckling",
    ),
    Row(
        "root.L3",
        "HARR",
        weak_muscles=f"psoas-major adductor-longus {QUADRICEPS}",
        weak="knee-extension hip-flexion hip-adduction",
        kept="ankle-dorsiflexion ankle-plantarflexion knee-flexion foot-eversion",
        reduced="dermatome.L3",
        reflexes="knee adductor",
        kept_reflexes="ankle medial-hamstring cremasteric",
        signs="knee-buckling femoral-stretch",
        no_signs="foot-drop straight-leg-raise",
    ),
    Row(
        "root.L4",
        "HARR",
        weak_muscles=f"{QUADRICEPS} adductor-longus tibialis-anterior",
        kept_muscles="extensor-hallucis-longus gluteus-maximus gastrocnemius-medial-head iliacus",
        weak="knee-extension hip-adduction ankle-dorsiflexion foot-inversion",
        kept="ankle-plantarflexion foot-eversion great-toe-extension toe-extension knee-flexion",
        reduced="dermatome.L4",
        kept_skin="dermatome.L3 dermatome.L5",
        reflexes="knee",
        kept_reflexes="ankle medial-hamstring",
        signs="knee-buckling femoral-stretch",
        no_signs="foot-drop trendelenburg straight-leg-raise cannot-tiptoe",
    ),
    Row(
        "root.L5",
        "TSAO",
        weak_muscles="tensor-fasciae-latae gluteus-medius extensor-hallucis-longus fibularis-longus "
        "tibialis-posterior tibialis-anterior extensor-digitorum-brevis semitendinosus",
        kept_muscles=f"{QUADRICEPS} {CALF} adductor-longus iliacus abductor-hallucis",
        weak="hip-abduction foot-inversion foot-eversion great-toe-extension toe-extension "
        "ankle-dorsiflexion knee-flexion",
        kept="knee-extension hip-flexion ankle-plantarflexion hip-adduction",
        reduced="dermatome.L5",
        kept_skin="dermatome.L4 dermatome.S1",
        reflexes="medial-hamstring",
        kept_reflexes="knee ankle",
        signs="foot-drop steppage-gait cannot-heel-walk trendelenburg straight-leg-raise",
        no_signs="knee-buckling cannot-tiptoe femoral-stretch gluteus-maximus-lurch",
    ),
    Row(
        "root.L5",
        "EPOM",
        weak="ankle-dorsiflexion foot-inversion foot-eversion hip-abduction",
        kept="ankle-plantarflexion",
        kept_reflexes="ankle",
    ),
    Row("root.L5", "ARTA", reduced="dermatome.L5", signs="foot-drop steppage-gait"),
    Row(
        "root.S1",
        "HARR",
        weak_muscles=f"{CALF} abductor-hallucis gluteus-maximus biceps-femoris-long-head "
        "biceps-femoris-short-head",
        kept_muscles="tibialis-anterior tibialis-posterior adductor-longus",
        weak="ankle-plantarflexion knee-flexion hip-extension",
        kept="ankle-dorsiflexion foot-inversion knee-extension hip-flexion hip-adduction",
        reduced="dermatome.S1",
        kept_skin="dermatome.L5",
        reflexes="ankle",
        kept_reflexes="knee adductor",
        signs="cannot-tiptoe straight-leg-raise",
        no_signs="foot-drop trendelenburg knee-buckling",
    ),
    Row(
        "root.S2",
        "CHAN",
        weak_muscles="flexor-digitorum-brevis abductor-hallucis",
        weak="toe-flexion great-toe-flexion",
        kept="ankle-dorsiflexion great-toe-extension knee-extension hip-flexion",
        reduced="dermatome.S2",
        kept_reflexes="knee medial-hamstring",
        no_signs="foot-drop cannot-tiptoe trendelenburg",
    ),
    Row(
        "root.S3 + root.S4",
        "CESM",
        weak_muscles="external-anal-sphincter external-urethral-sphincter",
        kept="ankle-dorsiflexion ankle-plantarflexion knee-extension hip-extension",
        reduced="dermatome.S3 dermatome.S4",
        reflexes="anal bulbocavernosus",
        kept_reflexes="knee ankle",
        signs="saddle-anaesthesia sphincter-loss",
    ),
    Row(
        "nerve.femoral",
        "EMFE",
        paralysed=f"{QUADRICEPS} sartorius iliacus pectineus",
        kept_muscles="psoas-major adductor-longus gracilis tibialis-anterior",
        weak="knee-extension hip-flexion",
        kept="ankle-dorsiflexion ankle-plantarflexion hip-extension",
        numb="field.femoral-anterior-cutaneous field.saphenous-medial-crural-branches "
        "field.saphenous-infrapatellar-branch",
        kept_skin="field.lateral-femoral-cutaneous field.obturator-cutaneous-branch",
        reflexes="knee",
        kept_reflexes="adductor ankle",
        signs="knee-buckling cannot-climb-stairs",
        no_signs="foot-drop wide-based-gait",
    ),
    Row(
        "nerve.obturator",
        "ALPO",
        paralysed="adductor-longus adductor-brevis gracilis obturator-externus adductor-magnus-adductor-part",
        kept_muscles=f"adductor-magnus-ischiocondylar-part pectineus obturator-internus {QUADRICEPS}",
        weak="hip-adduction",
        kept="knee-extension ankle-dorsiflexion hip-abduction hip-extension",
        kept_skin="field.femoral-anterior-cutaneous",
        reflexes="adductor",
        kept_reflexes="knee ankle",
        signs="wide-based-gait",
    ),
    Row(
        "nerve.lateral-femoral-cutaneous",
        "WMPP",
        kept="hip-flexion knee-extension hip-adduction",
        numb="field.lateral-femoral-cutaneous",
        kept_skin="field.femoral-anterior-cutaneous dermatome.L2",
        kept_reflexes="knee adductor ankle",
        no_signs="knee-buckling",
    ),
    Row(
        "nerve.saphenous",
        "SAP1",
        kept="knee-extension hip-flexion ankle-dorsiflexion",
        numb="field.saphenous-medial-crural-branches field.saphenous-infrapatellar-branch",
        kept_skin="field.femoral-anterior-cutaneous field.deep-fibular-medial-terminal-branch",
        kept_reflexes="knee ankle",
        signs="tinel",
        no_signs="knee-buckling",
    ),
    Row(
        "nerve.saphenous-infrapatellar-branch",
        "SAP1",
        numb="field.saphenous-infrapatellar-branch",
        kept_skin="field.saphenous-medial-crural-branches",
        kept_reflexes="knee",
    ),
    Row(
        "nerve.superior-gluteal",
        "IA",
        paralysed="gluteus-medius gluteus-minimus tensor-fasciae-latae",
        kept_muscles="gluteus-maximus piriformis sartorius",
        weak="hip-abduction hip-medial-rotation",
        kept="hip-adduction knee-flexion ankle-dorsiflexion",
        kept_reflexes="knee ankle medial-hamstring",
        signs="trendelenburg",
        no_signs="gluteus-maximus-lurch foot-drop",
    ),
    Row(
        "nerve.inferior-gluteal",
        "ARTB",
        paralysed="gluteus-maximus",
        kept_muscles=f"gluteus-medius gluteus-minimus {HAMSTRINGS} piriformis",
        weak="hip-extension",
        kept="knee-flexion knee-extension ankle-dorsiflexion ankle-plantarflexion hip-flexion",
        kept_skin="field.inferior-cluneal field.posterior-femoral-cutaneous dermatome.S1",
        kept_reflexes="knee ankle medial-hamstring",
        signs="gluteus-maximus-lurch cannot-rise-from-low-seat cannot-climb-stairs dynamic-knee-valgus",
        no_signs="trendelenburg foot-drop",
    ),
    Row(
        "nerve.posterior-femoral-cutaneous",
        CONSENSUS,
        kept="knee-flexion hip-extension ankle-plantarflexion",
        numb="field.posterior-femoral-cutaneous field.inferior-cluneal "
        "field.posterior-femoral-cutaneous-perineal-branches",
        kept_skin="field.sural field.pudendal",
        kept_reflexes="ankle medial-hamstring",
    ),
    Row(
        "nerve.pudendal",
        "NOTI",
        paralysed="external-anal-sphincter external-urethral-sphincter",
        kept="hip-extension ankle-plantarflexion toe-flexion",
        numb="field.pudendal",
        kept_skin="field.posterior-femoral-cutaneous",
        reflexes="anal bulbocavernosus",
        kept_reflexes="ankle cremasteric",
    ),
    Row(
        "nerve.sciatic",
        "ALPO",
        paralysed=f"{HAMSTRINGS} biceps-femoris-short-head tibialis-anterior {CALF} "
        "adductor-magnus-ischiocondylar-part",
        kept_muscles=f"gluteus-maximus gluteus-medius {QUADRICEPS} adductor-longus gracilis sartorius",
        weak="knee-flexion ankle-dorsiflexion ankle-plantarflexion foot-inversion foot-eversion "
        "toe-flexion toe-extension hip-adduction",
        kept="knee-extension hip-abduction hip-flexion",
        numb=f"field.sural field.medial-plantar field.lateral-plantar {FIBULAR_SKIN}",
        kept_skin="field.saphenous-medial-crural-branches field.posterior-femoral-cutaneous "
        "field.femoral-anterior-cutaneous",
        reflexes="ankle medial-hamstring",
        kept_reflexes="knee adductor",
        signs="foot-drop steppage-gait cannot-tiptoe cannot-heel-walk",
        no_signs="trendelenburg gluteus-maximus-lurch knee-buckling",
    ),
    Row(
        "nerve.sciatic",
        "ARTA",
        weak="foot-inversion foot-eversion ankle-dorsiflexion ankle-plantarflexion toe-flexion "
        "toe-extension knee-flexion hip-adduction",
        signs="cannot-tiptoe cannot-heel-walk",
    ),
    Row(
        "nerve.sciatic-tibial-division",
        "IA",
        paralysed=f"{HAMSTRINGS} {CALF} tibialis-posterior",
        kept_muscles="biceps-femoris-short-head tibialis-anterior fibularis-longus",
        kept="ankle-dorsiflexion foot-eversion",
        reflexes="ankle medial-hamstring",
        signs="cannot-tiptoe",
        no_signs="foot-drop",
    ),
    Row(
        "nerve.sciatic-common-fibular-division",
        "IA",
        paralysed="biceps-femoris-short-head tibialis-anterior fibularis-longus",
        kept_muscles=f"{HAMSTRINGS} {CALF} tibialis-posterior gluteus-medius",
        weak="ankle-dorsiflexion foot-eversion",
        kept="toe-flexion hip-abduction",
        numb=FIBULAR_SKIN,
        kept_skin="field.medial-plantar field.saphenous-medial-crural-branches",
        kept_reflexes="ankle knee medial-hamstring",
        signs="foot-drop steppage-gait",
        no_signs="cannot-tiptoe trendelenburg",
    ),
    Row(
        "nerve.tibial",
        "WVT",
        paralysed=f"{CALF} plantaris popliteus tibialis-posterior flexor-digitorum-longus "
        "flexor-hallucis-longus abductor-hallucis interossei-dorsal",
        kept_muscles=f"{HAMSTRINGS} tibialis-anterior fibularis-longus biceps-femoris-short-head",
        weak="ankle-plantarflexion toe-flexion foot-inversion great-toe-flexion",
        kept="ankle-dorsiflexion foot-eversion great-toe-extension hip-extension",
        numb="field.medial-plantar field.lateral-plantar field.tibial-medial-calcaneal-branches",
        kept_skin="field.saphenous-medial-crural-branches field.superficial-fibular",
        reflexes="ankle plantar",
        kept_reflexes="knee medial-hamstring",
        signs="cannot-tiptoe claw-toes",
        no_signs="foot-drop steppage-gait",
    ),
    Row(
        "nerve.common-fibular",
        "WVC",
        paralysed="tibialis-anterior extensor-hallucis-longus extensor-digitorum-longus fibularis-longus "
        "fibularis-brevis fibularis-tertius extensor-digitorum-brevis",
        kept_muscles=f"biceps-femoris-short-head tibialis-posterior gluteus-medius {CALF}",
        weak="ankle-dorsiflexion foot-eversion toe-extension great-toe-extension",
        kept="knee-flexion hip-abduction toe-flexion great-toe-flexion",
        numb=f"{FIBULAR_SKIN} field.lateral-sural-cutaneous",
        kept_skin="field.saphenous-medial-crural-branches field.medial-plantar",
        kept_reflexes="ankle knee medial-hamstring",
        signs="foot-drop steppage-gait cannot-heel-walk tinel",
        no_signs="cannot-tiptoe trendelenburg straight-leg-raise",
    ),
    Row(
        "nerve.common-fibular",
        "DEDU",
        kept_muscles="tibialis-posterior tensor-fasciae-latae gluteus-medius semitendinosus",
    ),
    Row(
        "nerve.deep-fibular",
        "NEFD",
        paralysed="tibialis-anterior extensor-hallucis-longus extensor-digitorum-longus fibularis-tertius "
        "extensor-digitorum-brevis extensor-hallucis-brevis",
        kept_muscles="fibularis-longus fibularis-brevis tibialis-posterior",
        weak="ankle-dorsiflexion great-toe-extension toe-extension",
        kept="ankle-plantarflexion toe-flexion",
        numb="field.deep-fibular-medial-terminal-branch",
        kept_skin="field.superficial-fibular field.medial-dorsal-cutaneous field.sural",
        signs="foot-drop",
    ),
    Row(
        "nerve.superficial-fibular",
        "SPFN",
        paralysed="fibularis-longus fibularis-brevis",
        kept_muscles="tibialis-anterior extensor-hallucis-longus extensor-digitorum-brevis",
        weak="foot-eversion",
        kept="ankle-dorsiflexion great-toe-extension foot-inversion",
        numb="field.superficial-fibular field.medial-dorsal-cutaneous field.intermediate-dorsal-cutaneous",
        kept_skin="field.deep-fibular-medial-terminal-branch field.lateral-dorsal-cutaneous",
        kept_reflexes="ankle",
        no_signs="foot-drop steppage-gait",
    ),
    Row(
        "nerve.deep-fibular-medial-terminal-branch",
        "CNS",
        kept="great-toe-extension ankle-dorsiflexion",
        numb="field.deep-fibular-medial-terminal-branch",
    ),
    Row(
        "nerve.medial-plantar",
        "PALP",
        paralysed="abductor-hallucis flexor-digitorum-brevis flexor-hallucis-brevis lumbrical-first",
        kept_muscles="abductor-digiti-minimi interossei-dorsal flexor-hallucis-longus quadratus-plantae",
        kept="ankle-plantarflexion foot-inversion",
        numb="field.medial-plantar",
        kept_skin="field.lateral-plantar field.tibial-medial-calcaneal-branches",
        kept_reflexes="ankle",
    ),
    Row(
        "nerve.lateral-plantar",
        "ELLP",
        paralysed="abductor-digiti-minimi quadratus-plantae interossei-dorsal interossei-plantar "
        "adductor-hallucis-oblique-head lumbricals-second-to-fourth flexor-digiti-minimi-brevis",
        kept_muscles="abductor-hallucis flexor-hallucis-brevis lumbrical-first",
        weak="toe-abduction toe-adduction",
        numb="field.lateral-plantar",
        kept_skin="field.medial-plantar",
        kept_reflexes="ankle",
    ),
    Row(
        "nerve.lateral-plantar-first-branch",
        "WMLP",
        paralysed="abductor-digiti-minimi",
        kept_muscles="abductor-hallucis interossei-dorsal",
        kept_skin="field.lateral-plantar field.tibial-medial-calcaneal-branches",
    ),
    Row(
        "nerve.medial-plantar-common-digital",
        CONSENSUS,
        reduced="field.medial-plantar",
        kept="toe-flexion great-toe-flexion",
    ),
    Row(
        "nerve.sural",
        "QUT",
        kept="ankle-plantarflexion foot-eversion",
        numb="field.sural field.lateral-dorsal-cutaneous field.sural-lateral-calcaneal-branches",
        kept_skin="field.medial-sural-cutaneous field.lateral-plantar field.intermediate-dorsal-cutaneous",
        kept_reflexes="ankle",
    ),
    Row(
        "nerve.lumbosacral-trunk",
        "KATI",
        weak_muscles="tibialis-anterior tibialis-posterior fibularis-longus extensor-hallucis-longus",
        kept_muscles=f"{QUADRICEPS} adductor-longus gastrocnemius-medial-head soleus",
        weak="ankle-dorsiflexion foot-eversion foot-inversion",
        kept="knee-extension",
        reduced="dermatome.L5",
        kept_skin="dermatome.L4 dermatome.S1",
        kept_reflexes="knee ankle",
        signs="foot-drop",
        no_signs="knee-buckling cannot-tiptoe",
    ),
    Row(
        "nerve.ilioinguinal",
        "NOTI",
        numb="field.ilioinguinal",
        kept="hip-flexion knee-extension hip-adduction",
        kept_reflexes="knee",
    ),
    Row(
        "nerve.genitofemoral",
        "IA",
        paralysed="cremaster",
        numb="field.genitofemoral-genital-branch field.genitofemoral-femoral-branch",
        kept="hip-flexion knee-extension",
        reflexes="cremasteric",
        kept_reflexes="knee adductor",
    ),
    Row(
        "nerve.superior-cluneal",
        "CLUN",
        numb="field.superior-cluneal",
        kept_skin="field.inferior-cluneal field.middle-cluneal",
        kept="hip-extension hip-abduction",
    ),
)


def cut(row: Row) -> Deficit:
    return deficit_of(ATLAS, row.lesion.split(" + "), RIVALS)


@every_case("row", TABLE, name=lambda r: f"{r.lesion} {r.source}")
def test_lesion(row):
    deficit = cut(row)
    muscles = {m.id: m.loss for m in deficit.muscles}
    movements = {m.id for m in deficit.movements}
    skin = {s.id: s.loss for s in deficit.skin}
    reflexes = {r.id for r in deficit.reflexes}
    told = {
        "paralysed": {m for m, loss in muscles.items() if loss == "complete"},
        "weak_muscles": set(muscles),
        "weak": movements,
        "numb": {s for s, loss in skin.items() if loss == "complete"},
        "reduced": {s for s, loss in skin.items() if loss == "partial"},
        "reflexes": reflexes,
        "signs": set(deficit.signs),
    }
    missing = {part: lacks for part, have in told.items() if (lacks := set(row.ids(part)) - have)}
    assert not missing
    kept = {
        "kept_muscles": set(muscles),
        "kept": movements,
        "kept_skin": {s for s, loss in skin.items() if loss != "variable"},
        "kept_reflexes": reflexes,
        "no_signs": set(deficit.signs),
    }
    wrong = {part: both for part, have in kept.items() if (both := set(row.ids(part)) & have)}
    # a movement that a source calls kept may be slightly weaker by a lost helper
    slight = {m.id for m in deficit.movements if m.weakness == 1}
    wrong["kept"] = wrong.get("kept", set()) - slight
    assert not {part: both for part, both in wrong.items() if both}


@every_case("row", TABLE, name=lambda r: f"{r.lesion} {r.source}")
def test_the_table_speaks_of_what_there_is(row):
    assert row.source == CONSENSUS or row.source in ATLAS.sources
    for part in Row.__dataclass_fields__:
        if part not in ("lesion", "source"):
            for structure_id in row.ids(part):
                assert structure_id in ATLAS, (part, structure_id)
    assert any(
        getattr(row, p)
        for p in ("paralysed", "weak_muscles", "weak", "numb", "reduced", "signs", "kept_muscles")
    )


def test_the_table_is_wide_enough():
    lesions = {row.lesion for row in TABLE}
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

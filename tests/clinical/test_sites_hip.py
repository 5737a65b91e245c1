"""What is taught of each site from the pelvis to the distal thigh, held against what the program works out.

Each row names the source in the atlas that says so; `CONSENSUS` where it is what everyone teaches. A site is
taken as a complete lesion, whatever its usual severity.
"""

from __future__ import annotations

from dataclasses import dataclass

from legmap.anatomy.places import Site
from legmap.lesion.deficit import deficit_of
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
CONSENSUS = "consensus"
PREFIX = {
    "lost": "muscle",
    "weak": "muscle",
    "spared": "muscle",
    "reflexes": "reflex",
    "kept_reflexes": "reflex",
    "signs": "sign",
    "no_signs": "sign",
}

QUADRICEPS = "rectus-femoris vastus-lateralis vastus-intermedius vastus-medialis"
ADDUCTORS = "adductor-longus adductor-brevis gracilis adductor-magnus-adductor-part"
HAMSTRINGS = "semitendinosus semimembranosus biceps-femoris-long-head"
CALF = "gastrocnemius-medial-head gastrocnemius-lateral-head soleus"
SHIN = (
    "tibialis-anterior extensor-hallucis-longus extensor-digitorum-longus fibularis-longus fibularis-brevis"
)
GLUTEI = "gluteus-maximus gluteus-medius gluteus-minimus"
SAPHENOUS = "field.saphenous-infrapatellar-branch field.saphenous-medial-crural-branches"
SOLE = "field.medial-plantar field.lateral-plantar field.tibial-medial-calcaneal-branches"
DORSUM = (
    "field.superficial-fibular field.medial-dorsal-cutaneous field.intermediate-dorsal-cutaneous "
    "field.deep-fibular-medial-terminal-branch"
)
BUTTOCK_AND_THIGH = "field.posterior-femoral-cutaneous field.inferior-cluneal"
NOTHING_WEAK = f"{QUADRICEPS} adductor-longus iliacus psoas-major sartorius {GLUTEI} tibialis-anterior"


@dataclass(frozen=True)
class Row:
    """One site; lists are words without the kind, apart from skin.

    `lost` muscles are paralysed, `weak` ones lost or weakened, `spared` ones untouched. `numb` skin is lost,
    `reduced` skin at least partly.
    """

    site: str
    source: str
    lost: str = ""
    weak: str = ""
    spared: str = ""
    numb: str = ""
    reduced: str = ""
    kept_skin: str = ""
    reflexes: str = ""
    kept_reflexes: str = ""
    signs: str = ""
    no_signs: str = ""

    def ids(self, name: str) -> list[str]:
        words = getattr(self, name).split()
        return words if name not in PREFIX else [f"{PREFIX[name]}.{w}" for w in words]


TABLE = (
    Row(
        "femoral-pelvis",
        "EMFE",
        lost=f"iliacus pectineus sartorius {QUADRICEPS}",
        spared=f"psoas-major {ADDUCTORS} tensor-fasciae-latae tibialis-anterior {GLUTEI}",
        numb=f"field.femoral-anterior-cutaneous {SAPHENOUS}",
        kept_skin="field.lateral-femoral-cutaneous field.obturator-cutaneous-branch",
        reflexes="knee",
        kept_reflexes="ankle adductor medial-hamstring cremasteric",
        signs="knee-buckling cannot-climb-stairs",
        no_signs="foot-drop wide-based-gait",
    ),
    Row(
        "femoral-inguinal-ligament",
        "EMFE",
        lost=f"sartorius {QUADRICEPS}",
        spared=f"iliacus psoas-major {ADDUCTORS} tibialis-anterior",
        numb=f"field.femoral-anterior-cutaneous {SAPHENOUS}",
        kept_skin="field.lateral-femoral-cutaneous field.obturator-cutaneous-branch",
        reflexes="knee",
        kept_reflexes="ankle adductor medial-hamstring cremasteric",
        signs="knee-buckling",
        no_signs="foot-drop",
    ),
    Row(
        "saphenous-adductor-canal",
        "SAP1",
        spared=NOTHING_WEAK,
        numb=SAPHENOUS,
        kept_skin="field.femoral-anterior-cutaneous field.deep-fibular-medial-terminal-branch",
        kept_reflexes="knee ankle adductor",
        no_signs="knee-buckling",
    ),
    Row(
        "infrapatellar-branch",
        "SAP1",
        spared=NOTHING_WEAK,
        numb="field.saphenous-infrapatellar-branch",
        kept_skin="field.saphenous-medial-crural-branches field.femoral-anterior-cutaneous",
        kept_reflexes="knee ankle",
    ),
    Row(
        "meralgia-paraesthetica",
        "EMLF",
        spared=NOTHING_WEAK,
        numb="field.lateral-femoral-cutaneous",
        kept_skin="field.femoral-anterior-cutaneous field.posterior-femoral-cutaneous",
        kept_reflexes="knee ankle adductor",
        no_signs="knee-buckling trendelenburg",
    ),
    Row(
        "ilioinguinal-inguinal-canal",
        "SPII",
        spared=f"{NOTHING_WEAK} cremaster",
        numb="field.ilioinguinal",
        kept_skin="field.genitofemoral-femoral-branch field.iliohypogastric field.lateral-femoral-cutaneous",
        kept_reflexes="knee ankle adductor",
    ),
    Row(
        "iliohypogastric-scar",
        "IHP2",
        spared=f"{NOTHING_WEAK} cremaster",
        numb="field.iliohypogastric",
        kept_skin="field.ilioinguinal field.genitofemoral-femoral-branch field.superior-cluneal",
        kept_reflexes="knee ankle adductor cremasteric",
    ),
    Row(
        "genitofemoral-groin",
        "SPGF",
        lost="cremaster",
        spared=NOTHING_WEAK,
        numb="field.genitofemoral-genital-branch field.genitofemoral-femoral-branch",
        kept_skin="field.ilioinguinal field.femoral-anterior-cutaneous",
        reflexes="cremasteric",
        kept_reflexes="knee ankle adductor",
    ),
    Row(
        "obturator-canal",
        "ALPO",
        lost=f"{ADDUCTORS} obturator-externus",
        spared=f"{QUADRICEPS} pectineus obturator-internus iliacus adductor-magnus-ischiocondylar-part",
        kept_skin="field.femoral-anterior-cutaneous field.saphenous-medial-crural-branches",
        reflexes="adductor",
        kept_reflexes="knee ankle medial-hamstring",
        signs="wide-based-gait",
        no_signs="knee-buckling",
    ),
    Row(
        "superior-gluteal-foramen",
        "WMSG",
        lost="gluteus-medius gluteus-minimus tensor-fasciae-latae",
        spared=f"gluteus-maximus piriformis {SHIN} {HAMSTRINGS} tibialis-posterior",
        kept_skin=f"{BUTTOCK_AND_THIGH} {DORSUM} field.superior-cluneal",
        kept_reflexes="knee ankle medial-hamstring",
        signs="trendelenburg",
        no_signs="gluteus-maximus-lurch foot-drop",
    ),
    Row(
        "inferior-gluteal-foramen",
        "ARTB",
        lost="gluteus-maximus",
        spared=f"gluteus-medius gluteus-minimus tensor-fasciae-latae {HAMSTRINGS} {CALF} piriformis",
        kept_skin=f"{BUTTOCK_AND_THIGH} field.superior-cluneal field.middle-cluneal",
        kept_reflexes="knee ankle medial-hamstring",
        signs="gluteus-maximus-lurch cannot-rise-from-low-seat",
        no_signs="trendelenburg foot-drop",
    ),
    Row(
        "inferior-gluteal-foramen",
        "OVIG",
        lost="gluteus-maximus",
        signs="gluteus-maximus-lurch cannot-climb-stairs",
        no_signs="trendelenburg",
    ),
    Row(
        "sciatic-hip",
        "PCSC",
        lost=f"{HAMSTRINGS} biceps-femoris-short-head {SHIN} {CALF} tibialis-posterior",
        spared=f"{GLUTEI} {QUADRICEPS} gracilis sartorius",
        numb=f"{DORSUM} {SOLE} field.sural field.lateral-sural-cutaneous",
        kept_skin=f"field.saphenous-medial-crural-branches {BUTTOCK_AND_THIGH}",
        reflexes="ankle plantar medial-hamstring",
        kept_reflexes="knee adductor",
        signs="foot-drop cannot-tiptoe",
        no_signs="trendelenburg gluteus-maximus-lurch knee-buckling calcaneal-gait",
    ),
    Row(
        "sciatic-hip-fibular-division",
        "KATW",
        lost=f"biceps-femoris-short-head {SHIN} fibularis-tertius extensor-digitorum-brevis",
        spared=f"{HAMSTRINGS} {CALF} tibialis-posterior flexor-digitorum-longus {GLUTEI}",
        numb=f"{DORSUM} field.lateral-sural-cutaneous",
        kept_skin=f"{SOLE} field.saphenous-medial-crural-branches {BUTTOCK_AND_THIGH}",
        kept_reflexes="ankle knee medial-hamstring",
        signs="foot-drop steppage-gait",
        no_signs="cannot-tiptoe trendelenburg",
    ),
    Row(
        "sciatic-hip-tibial-division",
        CONSENSUS,
        lost=f"{HAMSTRINGS} adductor-magnus-ischiocondylar-part {CALF} tibialis-posterior abductor-hallucis",
        spared=f"biceps-femoris-short-head {SHIN} {GLUTEI}",
        numb=SOLE,
        kept_skin=f"{DORSUM} field.saphenous-medial-crural-branches {BUTTOCK_AND_THIGH}",
        reflexes="ankle plantar medial-hamstring",
        kept_reflexes="knee",
        signs="cannot-tiptoe",
        no_signs="foot-drop steppage-gait",
    ),
    Row(
        "sciatic-distal-thigh",
        "PSKE",
        lost=f"{SHIN} {CALF} tibialis-posterior flexor-hallucis-longus",
        spared=f"{HAMSTRINGS} adductor-longus {QUADRICEPS} {GLUTEI}",
        reflexes="ankle",
        kept_reflexes="knee medial-hamstring",
        signs="foot-drop cannot-tiptoe",
    ),
    Row(
        "sciatic-distal-thigh",
        CONSENSUS,
        spared="biceps-femoris-short-head adductor-magnus-ischiocondylar-part gracilis sartorius",
        numb=f"{DORSUM} {SOLE} field.sural field.lateral-sural-cutaneous field.medial-sural-cutaneous",
        kept_skin=f"field.saphenous-medial-crural-branches {BUTTOCK_AND_THIGH}",
        reflexes="ankle plantar",
        kept_reflexes="adductor",
        no_signs="calcaneal-gait trendelenburg",
    ),
    Row(
        "piriformis-syndrome",
        "FIZY",
        weak=f"{HAMSTRINGS} biceps-femoris-short-head {SHIN} {CALF}",
        spared=f"{GLUTEI} tensor-fasciae-latae {QUADRICEPS}",
        kept_skin=f"{BUTTOCK_AND_THIGH} field.saphenous-medial-crural-branches field.pudendal",
        reflexes="ankle",
        kept_reflexes="knee anal",
        no_signs="straight-leg-raise trendelenburg",
    ),
    Row(
        "gluteal-injection",
        "PCSC",
        lost=f"{HAMSTRINGS} {SHIN} {CALF}",
        spared=f"{GLUTEI} {QUADRICEPS}",
        numb=f"{DORSUM} field.sural",
        kept_skin="field.saphenous-medial-crural-branches field.femoral-anterior-cutaneous",
        reflexes="ankle plantar",
        kept_reflexes="knee",
        signs="foot-drop",
    ),
    Row(
        "posterior-femoral-cutaneous-buttock",
        "TONG",
        spared=f"{HAMSTRINGS} {CALF} {GLUTEI} tibialis-anterior",
        numb=f"{BUTTOCK_AND_THIGH} field.posterior-femoral-cutaneous-perineal-branches",
        kept_skin="field.sural field.pudendal field.lateral-femoral-cutaneous field.superior-cluneal",
        kept_reflexes="ankle medial-hamstring anal",
    ),
    Row(
        "superior-cluneal-iliac-crest",
        "ISUC",
        spared=NOTHING_WEAK,
        numb="field.superior-cluneal",
        kept_skin="field.middle-cluneal field.inferior-cluneal field.lateral-femoral-cutaneous",
        kept_reflexes="knee ankle",
        no_signs="straight-leg-raise femoral-stretch",
    ),
    Row(
        "pudendal-canal",
        "NOTI",
        spared=f"{GLUTEI} {CALF} abductor-hallucis",
        numb="field.pudendal",
        kept_skin=BUTTOCK_AND_THIGH,
        reflexes="bulbocavernosus",
        kept_reflexes="ankle cremasteric",
        no_signs="sphincter-loss",
    ),
    Row(
        "quadratus-femoris-nerve",
        "UBER",
        lost="quadratus-femoris gemellus-inferior",
        spared=f"obturator-internus gemellus-superior piriformis obturator-externus {GLUTEI}",
        kept_skin=BUTTOCK_AND_THIGH,
        kept_reflexes="knee ankle medial-hamstring",
    ),
    Row(
        "lumbosacral-trunk-pelvic-brim",
        "KATI",
        weak="tibialis-anterior tibialis-posterior fibularis-longus extensor-hallucis-longus gluteus-medius",
        spared=f"{QUADRICEPS} adductor-longus iliacus gastrocnemius-medial-head soleus",
        reduced="dermatome.L5",
        kept_skin="dermatome.L4 dermatome.S1 field.saphenous-medial-crural-branches",
        kept_reflexes="knee ankle",
        signs="foot-drop",
        no_signs="knee-buckling cannot-tiptoe",
    ),
    Row(
        "lumbar-plexus",
        "LPLN",
        lost=f"psoas-major iliacus {QUADRICEPS} {ADDUCTORS} sartorius pectineus",
        spared=f"{GLUTEI} {CALF} {HAMSTRINGS} {SHIN} tibialis-posterior adductor-magnus-ischiocondylar-part",
        reduced="dermatome.L1 dermatome.L2 dermatome.L3",
        kept_skin=f"dermatome.L5 dermatome.S1 dermatome.S2 {SOLE} {BUTTOCK_AND_THIGH}",
        reflexes="knee adductor cremasteric",
        kept_reflexes="ankle anal medial-hamstring",
        signs="knee-buckling",
        no_signs="foot-drop trendelenburg",
    ),
    Row(
        "sacral-plexus",
        "LPLN",
        lost=f"{GLUTEI} tensor-fasciae-latae {HAMSTRINGS} biceps-femoris-short-head {CALF}",
        spared=f"{QUADRICEPS} {ADDUCTORS} iliacus psoas-major",
        reduced="dermatome.L5 dermatome.S1 dermatome.S2 dermatome.S3",
        kept_skin="field.femoral-anterior-cutaneous field.saphenous-medial-crural-branches dermatome.L3",
        reflexes="ankle medial-hamstring anal bulbocavernosus",
        kept_reflexes="knee adductor cremasteric",
        signs="trendelenburg cannot-tiptoe",
        no_signs="knee-buckling",
    ),
    Row(
        "sacral-plexus",
        "EUFO",
        lost=f"{SHIN} {CALF} tibialis-posterior gluteus-medius",
        signs="foot-drop trendelenburg",
        no_signs="calcaneal-gait",
    ),
)
SITES = {
    "femoral-pelvis": "nerve.femoral@level.pelvis",
    "femoral-inguinal-ligament": "nerve.femoral@level.inguinal-ligament",
    "saphenous-adductor-canal": "nerve.saphenous@level.adductor-canal",
    "infrapatellar-branch": "nerve.saphenous-infrapatellar-branch@level.medial-knee",
    "meralgia-paraesthetica": "nerve.lateral-femoral-cutaneous@level.anterior-superior-iliac-spine",
    "ilioinguinal-inguinal-canal": "nerve.ilioinguinal@level.inguinal-canal",
    "iliohypogastric-scar": "nerve.iliohypogastric@level.lower-abdomen",
    "genitofemoral-groin": "nerve.genitofemoral@level.retroperitoneum",
    "obturator-canal": "nerve.obturator@level.obturator-canal",
    "superior-gluteal-foramen": "nerve.superior-gluteal@level.greater-sciatic-foramen",
    "inferior-gluteal-foramen": "nerve.inferior-gluteal@level.greater-sciatic-foramen",
    "sciatic-hip": "nerve.sciatic@level.buttock",
    "sciatic-hip-fibular-division": "nerve.sciatic-common-fibular-division@level.buttock",
    "sciatic-hip-tibial-division": "nerve.sciatic-tibial-division@level.buttock",
    "sciatic-distal-thigh": "nerve.sciatic@level.distal-thigh",
    "piriformis-syndrome": "nerve.sciatic@level.greater-sciatic-foramen",
    "gluteal-injection": "nerve.sciatic@level.buttock",
    "posterior-femoral-cutaneous-buttock": "nerve.posterior-femoral-cutaneous@level.buttock",
    "superior-cluneal-iliac-crest": "nerve.superior-cluneal@level.iliac-crest",
    "pudendal-canal": "nerve.pudendal@level.pudendal-canal",
    "quadratus-femoris-nerve": "nerve.to-quadratus-femoris@level.buttock",
    "lumbosacral-trunk-pelvic-brim": "nerve.lumbosacral-trunk@level.pelvic-brim",
    "lumbar-plexus": "root.L1 root.L2 root.L3 root.L4",
    "sacral-plexus": "root.L4 root.L5 root.S1 root.S2 root.S3 root.S4",
}
TRAPPED = (
    "foot-inversion foot-eversion ankle-dorsiflexion ankle-plantarflexion hip-abduction hip-extension "
    "hip-flexion hip-adduction knee-extension knee-flexion great-toe-extension"
)


def site(slug: str) -> Site:
    found = ATLAS.structures[f"site.{slug}"]
    assert isinstance(found, Site)
    return found


@every_case("row", TABLE, name=lambda r: f"{r.site} {r.source}")
def test_site(row):
    deficit = deficit_of(ATLAS, [f"site.{row.site}"], RIVALS)
    muscles = {m.id: m.loss for m in deficit.muscles}
    skin = {s.id: s.loss for s in deficit.skin}
    told = {
        "lost": {m for m, loss in muscles.items() if loss == "complete"},
        "weak": set(muscles),
        "numb": {s for s, loss in skin.items() if loss == "complete"},
        "reduced": {s for s, loss in skin.items() if loss != "variable"},
        "reflexes": {r.id for r in deficit.reflexes},
        "signs": set(deficit.signs),
    }
    missing = {name: lacks for name, have in told.items() if (lacks := set(row.ids(name)) - have)}
    assert not missing
    kept = {
        "spared": set(muscles),
        "kept_skin": told["reduced"],
        "kept_reflexes": told["reflexes"],
        "no_signs": told["signs"],
    }
    assert not {name: both for name, have in kept.items() if (both := set(row.ids(name)) & have)}


@every_case("row", TABLE, name=lambda r: f"{r.site} {r.source}")
def test_the_table_speaks_of_what_there_is(row):
    assert row.source == CONSENSUS or row.source in ATLAS.sources
    for name in Row.__dataclass_fields__:
        if name not in ("site", "source"):
            for structure_id in row.ids(name):
                assert structure_id in ATLAS, (name, structure_id)


@every_case("slug", SITES)
def test_site_lies_where_its_name_says(slug):
    here = site(slug)
    told = " ".join(here.roots) or f"{here.nerve}@{here.level}"
    assert here.plexus == (slug.removesuffix("-plexus") if here.roots else "")
    assert told == SITES[slug]
    assert here.sides == "one"
    assert slug in {row.site for row in TABLE}


@every_case("slug", SITES)
def test_site_tells_causes_signs_and_how_it_is_confirmed(slug):
    notes = ATLAS.notes[f"site.{slug}"]
    assert {"causes", "symptoms", "confirmation"} <= {note.topic for note in notes}
    assert all(note.sources or note.basis == CONSENSUS for note in notes)


def test_the_division_that_usually_suffers_is_told():
    fibular = ("nerve.sciatic-common-fibular-division",)
    told = {slug: site(slug).usually for slug in SITES if site(slug).usually}
    assert told == dict.fromkeys(("sciatic-hip", "piriformis-syndrome", "gluteal-injection"), fibular)


def test_only_iliacus_tells_the_pelvis_from_the_inguinal_ligament():
    pelvis, ligament = (
        {m.id for m in deficit_of(ATLAS, [f"site.femoral-{place}"], RIVALS).muscles}
        for place in ("pelvis", "inguinal-ligament")
    )
    assert pelvis - ligament == {"muscle.iliacus"}
    assert not ligament - pelvis


def test_the_short_head_tells_the_hip_from_the_distal_thigh_and_from_the_fibular_neck():
    hip, neck = (
        {m.id for m in deficit_of(ATLAS, [lesion], RIVALS).muscles}
        for lesion in ("site.sciatic-hip-fibular-division", "nerve.common-fibular")
    )
    assert hip - neck == {"muscle.biceps-femoris-short-head"}
    thigh = deficit_of(ATLAS, ["site.sciatic-distal-thigh"], RIVALS)
    assert "muscle.biceps-femoris-short-head" not in thigh.ids


def test_the_trunk_tells_the_sacral_from_the_lumbar_share_of_l4():
    root, lumbar, sacral = (
        deficit_of(ATLAS, [lesion], RIVALS).ids
        for lesion in ("root.L4", "site.lumbar-plexus", "site.sacral-plexus")
    )
    assert {"muscle.rectus-femoris", "muscle.tibialis-anterior"} <= root
    assert "muscle.rectus-femoris" in lumbar - sacral
    assert "muscle.tibialis-anterior" in sacral - lumbar


def test_the_two_divisions_at_the_hip_add_up_to_the_whole_nerve():
    whole, both = (
        deficit_of(ATLAS, lesion, RIVALS).ids
        for lesion in (
            ["site.sciatic-hip"],
            ["site.sciatic-hip-fibular-division", "site.sciatic-hip-tibial-division"],
        )
    )
    assert whole == both


@every_case("movement", TRAPPED.split())
def test_movement_warns_of_its_trap(movement):
    assert "trap" in {note.topic for note in ATLAS.notes[f"movement.{movement}"]}


def test_a_dropped_foot_is_held_up_for_inversion_and_eversion():
    for movement in ("foot-inversion", "foot-eversion"):
        traps = [n.text for n in ATLAS.notes[f"movement.{movement}"] if n.topic == "trap"]
        assert any("dorsiflexion" in text and "dropped foot" in text for text in traps)

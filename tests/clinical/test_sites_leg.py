"""What is taught of the sites of leg, foot and roots, held against what the program works out for them.

Each row names the source in the atlas that says so; `CONSENSUS` where it is what everyone teaches. The lesion
is a complete one at the site: what is spared there leaves the nerve above it, or never runs in it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import pytest

from legmap.anatomy.places import Site
from legmap.lesion.deficit import deficit_of
from legmap.lesion.losses import Deficit
from legmap.resources import data_dir
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
CONSENSUS = "consensus"
CALF = "gastrocnemius-medial-head gastrocnemius-lateral-head soleus"
HAMSTRINGS = "semitendinosus semimembranosus biceps-femoris-long-head"
QUADRICEPS = "rectus-femoris vastus-lateralis vastus-intermedius vastus-medialis"
LONG_EXTENSORS = "tibialis-anterior extensor-hallucis-longus extensor-digitorum-longus fibularis-tertius"
LONG_FLEXORS = "tibialis-posterior flexor-digitorum-longus flexor-hallucis-longus"
FOOT_FLOOR = (
    "abductor-hallucis flexor-digitorum-brevis flexor-hallucis-brevis lumbrical-first abductor-digiti-minimi "
    "quadratus-plantae interossei-dorsal interossei-plantar lumbricals-second-to-fourth "
    "adductor-hallucis-oblique-head"
)
DORSUM = "medial-dorsal-cutaneous intermediate-dorsal-cutaneous"
FIRST_WEB = "deep-fibular-medial-terminal-branch"
SOLE = "medial-plantar lateral-plantar"
HEEL = "tibial-medial-calcaneal-branches"
INNER_LEG = "saphenous-medial-crural-branches"


@dataclass(frozen=True)
class Row:
    """One site; words without the kind. Skin in capitals is a dermatome, else a field.

    `weak` is lost or weakened, `spared` untouched; with `nothing_else` no other muscle is touched.
    """

    site: str
    source: str
    weak: str = ""
    spared: str = ""
    numb: str = ""
    kept_skin: str = ""
    reflexes: str = ""
    kept_reflexes: str = ""
    nothing_else: bool = False

    def ids(self, about: str) -> set[str]:
        words = getattr(self, about).split()
        if about in ("numb", "kept_skin"):
            return {f"{'dermatome' if w[0].isupper() else 'field'}.{w}" for w in words}
        kind = "muscle" if about in ("weak", "spared") else "reflex"
        return {f"{kind}.{w}" for w in words}


TABLE = (
    Row(
        "fibular-neck",
        "WVC",
        weak=f"{LONG_EXTENSORS} fibularis-longus fibularis-brevis extensor-digitorum-brevis",
        spared=f"biceps-femoris-short-head gluteus-medius {HAMSTRINGS} {CALF} {LONG_FLEXORS}",
        numb=f"superficial-fibular {DORSUM} {FIRST_WEB}",
        kept_skin=f"lateral-sural-cutaneous {INNER_LEG} {SOLE} sural lateral-dorsal-cutaneous",
        kept_reflexes="ankle knee medial-hamstring plantar",
    ),
    Row("fibular-neck", "DEDU", spared="tibialis-posterior tensor-fasciae-latae", kept_reflexes="ankle"),
    Row(
        "deep-fibular-leg",
        "NEFD",
        weak=f"{LONG_EXTENSORS} extensor-digitorum-brevis extensor-hallucis-brevis",
        spared=f"fibularis-longus fibularis-brevis {CALF} tibialis-posterior biceps-femoris-short-head",
        numb=FIRST_WEB,
        kept_skin=f"superficial-fibular {DORSUM} {INNER_LEG} lateral-sural-cutaneous sural",
        kept_reflexes="ankle knee medial-hamstring",
    ),
    Row(
        "anterior-tarsal-tunnel",
        "SPAT",
        weak="extensor-digitorum-brevis extensor-hallucis-brevis",
        spared=f"{LONG_EXTENSORS} fibularis-longus tibialis-posterior",
        numb=FIRST_WEB,
        kept_skin=f"superficial-fibular {DORSUM} lateral-dorsal-cutaneous",
        kept_reflexes="ankle knee",
        nothing_else=True,
    ),
    Row(
        "superficial-fibular-fascial-exit",
        "SAP3",
        spared=f"fibularis-longus fibularis-brevis extensor-digitorum-brevis {LONG_EXTENSORS}",
        numb=f"superficial-fibular {DORSUM}",
        kept_skin=f"{FIRST_WEB} lateral-dorsal-cutaneous lateral-sural-cutaneous {INNER_LEG}",
        kept_reflexes="ankle knee medial-hamstring",
        nothing_else=True,
    ),
    Row(
        "tibial-popliteal-fossa",
        "WVT",
        weak=f"{CALF} plantaris popliteus {LONG_FLEXORS} {FOOT_FLOOR}",
        spared=f"{HAMSTRINGS} biceps-femoris-short-head {LONG_EXTENSORS} fibularis-longus",
        numb=f"{SOLE} {HEEL} medial-sural-cutaneous sural",
        kept_skin=f"{INNER_LEG} superficial-fibular {FIRST_WEB} lateral-sural-cutaneous",
        reflexes="ankle plantar",
        kept_reflexes="knee medial-hamstring adductor",
    ),
    Row("tibial-popliteal-fossa", "BAKR", weak="flexor-hallucis-longus", numb=SOLE, reflexes="ankle"),
    Row(
        "tarsal-tunnel",
        "SPET",
        weak=FOOT_FLOOR,
        spared=f"{CALF} {LONG_FLEXORS} popliteus extensor-digitorum-brevis tibialis-anterior",
        numb=SOLE,
        kept_skin=f"sural lateral-dorsal-cutaneous {INNER_LEG} {DORSUM} sural-lateral-calcaneal-branches",
        kept_reflexes="ankle knee medial-hamstring",
    ),
    Row("tarsal-tunnel", CONSENSUS, kept_skin=HEEL),
    Row(
        "medial-plantar-arch",
        "PALP",
        weak="flexor-hallucis-brevis lumbrical-first",
        spared="abductor-digiti-minimi interossei-dorsal quadratus-plantae flexor-hallucis-longus "
        "lumbricals-second-to-fourth adductor-hallucis-oblique-head",
        numb="medial-plantar",
        kept_skin=f"lateral-plantar {HEEL} {FIRST_WEB} {INNER_LEG}",
        kept_reflexes="ankle",
    ),
    Row("medial-plantar-arch", CONSENSUS, spared="abductor-hallucis flexor-digitorum-brevis"),
    Row(
        "lateral-plantar-sole",
        "ELLP",
        weak="interossei-dorsal interossei-plantar lumbricals-second-to-fourth flexor-digiti-minimi-brevis "
        "adductor-hallucis-oblique-head adductor-hallucis-transverse-head",
        spared="abductor-hallucis flexor-hallucis-brevis lumbrical-first flexor-digitorum-brevis "
        "flexor-digitorum-longus abductor-digiti-minimi",
        numb="lateral-plantar",
        kept_skin=f"medial-plantar {HEEL} lateral-dorsal-cutaneous",
        kept_reflexes="ankle",
    ),
    Row(
        "baxter",
        "PACB",
        weak="abductor-digiti-minimi",
        spared="abductor-hallucis interossei-dorsal flexor-hallucis-brevis",
        kept_skin=f"{HEEL} {SOLE} sural-lateral-calcaneal-branches",
        kept_reflexes="ankle plantar",
        nothing_else=True,
    ),
    Row(
        "sural-calf",
        "QUT",
        spared=f"{CALF} fibularis-brevis abductor-digiti-minimi",
        numb="sural lateral-dorsal-cutaneous sural-lateral-calcaneal-branches",
        kept_skin=f"medial-sural-cutaneous lateral-sural-cutaneous {SOLE} {HEEL} {DORSUM}",
        kept_reflexes="ankle plantar",
        nothing_else=True,
    ),
    Row(
        "radiculopathy-L2",
        "HARR",
        weak="psoas-major iliacus adductor-longus",
        spared=f"tibialis-anterior gluteus-medius gluteus-maximus {HAMSTRINGS} {CALF}",
        numb="L2",
        kept_skin="L1 L3 L4 L5 S1",
        reflexes="cremasteric",
        kept_reflexes="ankle medial-hamstring plantar",
    ),
    Row(
        "radiculopathy-L3",
        "HARR",
        weak=f"psoas-major iliacus adductor-longus {QUADRICEPS}",
        spared=f"tibialis-anterior extensor-hallucis-longus gluteus-medius gluteus-maximus {CALF}",
        numb="L3",
        kept_skin="L2 L4 L5 S1",
        reflexes="knee adductor",
        kept_reflexes="ankle medial-hamstring cremasteric",
    ),
    Row(
        "radiculopathy-L4",
        "HARR",
        weak=f"{QUADRICEPS} adductor-longus tibialis-anterior",
        spared=f"iliacus extensor-hallucis-longus fibularis-longus gluteus-maximus {CALF}",
        numb="L4",
        kept_skin="L3 L5 S1",
        reflexes="knee adductor",
        kept_reflexes="ankle medial-hamstring plantar",
    ),
    Row(
        "radiculopathy-L5",
        "TSAO",
        weak="tibialis-posterior fibularis-longus tensor-fasciae-latae extensor-hallucis-longus "
        "tibialis-anterior extensor-digitorum-brevis semitendinosus",
        spared=f"{QUADRICEPS} adductor-longus iliacus {CALF}",
        numb="L5",
        kept_skin="L4 S1",
        reflexes="medial-hamstring",
        kept_reflexes="knee ankle",
    ),
    Row("radiculopathy-L5", "EPOM", weak="gluteus-medius tibialis-posterior", kept_reflexes="ankle"),
    Row(
        "radiculopathy-S1",
        "HARR",
        weak=f"{CALF} abductor-hallucis gluteus-maximus",
        spared=f"tibialis-anterior tibialis-posterior adductor-longus {QUADRICEPS}",
        numb="S1",
        kept_skin="L5 L4 S2",
        reflexes="ankle",
        kept_reflexes="knee adductor",
    ),
    Row("radiculopathy-S1", "TSAO", weak="biceps-femoris-short-head gastrocnemius-medial-head"),
    Row(
        "radiculopathy-S2",
        "CHAN",
        weak="flexor-digitorum-brevis abductor-hallucis",
        spared=f"tibialis-anterior tibialis-posterior extensor-hallucis-longus gluteus-medius {QUADRICEPS}",
        numb="S2",
        kept_skin="L5 S1 S3",
        kept_reflexes="knee medial-hamstring adductor",
    ),
    Row(
        "cauda-equina",
        "CESM",
        weak="external-anal-sphincter external-urethral-sphincter",
        spared=f"tibialis-anterior tibialis-posterior extensor-hallucis-longus gluteus-medius {QUADRICEPS}",
        numb="S2 S3 S4 S5",
        kept_skin="L4 L5 S1",
        reflexes="anal bulbocavernosus",
        kept_reflexes="knee adductor cremasteric medial-hamstring",
    ),
)
SITES = tuple(dict.fromkeys(f"site.{row.site}" for row in TABLE))
WHOLE = {
    "site.deep-fibular-leg": ["nerve.deep-fibular"],
    "site.baxter": ["nerve.lateral-plantar-first-branch"],
    "site.sural-calf": ["nerve.sural"],
    "site.radiculopathy-L5": ["root.L5"],
    "site.cauda-equina": ["root.S2", "root.S3", "root.S4", "root.S5"],
}
"""Sites where nothing is given off above, so that the whole structure fails."""


@cache
def deficit(site: str) -> Deficit:
    return deficit_of(ATLAS, [f"site.{site}"])


@every_case("row", TABLE, name=lambda r: f"{r.site} {r.source}")
def test_site(row: Row) -> None:
    found = deficit(row.site)
    muscles = {m.id for m in found.muscles}
    skin = {s.id for s in found.skin}
    reflexes = {r.id for r in found.reflexes}
    assert row.ids("weak") <= muscles
    assert not row.ids("spared") & muscles
    assert row.ids("numb") <= skin
    assert not row.ids("kept_skin") & skin
    assert row.ids("reflexes") <= reflexes
    assert not row.ids("kept_reflexes") & reflexes
    assert not row.nothing_else or muscles == row.ids("weak")


@every_case("row", TABLE, name=lambda r: f"{r.site} {r.source}")
def test_the_table_speaks_of_what_there_is(row: Row) -> None:
    assert row.source == CONSENSUS or row.source in ATLAS.sources
    lists = ("weak", "spared", "numb", "kept_skin", "reflexes", "kept_reflexes")
    assert all(i in ATLAS for about in lists for i in row.ids(about))


def test_every_site_of_the_file_has_its_row() -> None:
    tables = tomllib.loads((data_dir() / "sites_leg.toml").read_text(encoding="utf-8"))
    assert {t["id"] for t in tables["site"]} == set(SITES)


@every_case("site", SITES)
def test_causes_signs_and_confirmation_are_told(site: str) -> None:
    assert {"causes", "symptoms", "confirmation"} <= {n.topic for n in ATLAS.notes[site]}


@pytest.mark.parametrize("site", WHOLE)
def test_a_site_above_every_branch_takes_the_whole(site: str) -> None:
    at_site, whole = deficit_of(ATLAS, [site]), deficit_of(ATLAS, WHOLE[site])
    assert at_site.muscles == whole.muscles
    assert at_site.skin == whole.skin
    assert at_site.reflexes == whole.reflexes


def test_only_the_cauda_equina_strikes_both_sides_and_cannot_wait() -> None:
    sites = [s for s in ATLAS.every(Site) if s.id in SITES]
    assert [s.id for s in sites if s.sides == "both"] == ["site.cauda-equina"]
    assert [s.id for s in sites if s.emergency] == ["site.cauda-equina"]
    (cauda,) = (s for s in sites if s.emergency)
    assert {"retained", "saddle", "MRI", "decompression"} <= set(
        cauda.emergency.replace(",", "").replace(":", "").split()
    )


def test_the_cauda_equina_shows_saddle_and_sphincters() -> None:
    assert {"sign.saddle-anaesthesia", "sign.sphincter-loss"} <= set(deficit("cauda-equina").signs)


def test_foot_drop_by_site() -> None:
    drops = {site for site in SITES if "sign.foot-drop" in deficit_of(ATLAS, [site]).signs}
    assert drops == {"site.fibular-neck", "site.deep-fibular-leg", "site.radiculopathy-L5"}

"""What tells one site of a lesion from its neighbours, and what the atlas says of each."""

from __future__ import annotations

from functools import cache

import pytest

from legmap.anatomy.places import Site
from legmap.lesion.deficit import deficit_of
from legmap.lesion.losses import Deficit
from tests import shipped
from tests.cases import every_case
from tests.clinical.lesion_table import CONSENSUS, PLACES, ROWS

ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
SITES = {site.id: site for site in ATLAS.every(Site)}
LEG_AND_ROOTS = SITES.keys() - {f"site.{slug}" for slug in PLACES}
WHOLE = {
    "site.deep-fibular-leg": ["nerve.deep-fibular"],
    "site.baxter": ["nerve.lateral-plantar-first-branch"],
    "site.sural-calf": ["nerve.sural"],
    "site.radiculopathy-L5": ["root.L5"],
    "site.cauda-equina": ["root.S2", "root.S3", "root.S4", "root.S5"],
}
"""Sites where nothing is given off above, so that the whole structure fails."""
TRAPPED = (
    "foot-inversion foot-eversion ankle-dorsiflexion ankle-plantarflexion hip-abduction hip-extension "
    "hip-flexion hip-adduction knee-extension knee-flexion great-toe-extension"
)


@cache
def deficit(*lesion: str) -> Deficit:
    return deficit_of(ATLAS, lesion, RIVALS)


def muscles(*lesion: str) -> set[str]:
    return {m.id for m in deficit(*lesion).muscles}


def test_every_site_has_its_row() -> None:
    assert {row["lesion"] for row in ROWS if row["lesion"].startswith("site.")} == SITES.keys()


@every_case("slug", PLACES)
def test_site_lies_where_its_name_says(slug: str) -> None:
    here = SITES[f"site.{slug}"]
    told = " ".join(here.roots) or f"{here.nerve}@{here.level}"
    assert here.plexus == (slug.removesuffix("-plexus") if here.roots else "")
    assert told == PLACES[slug]


@every_case("site", SITES)
def test_causes_signs_and_confirmation_are_told(site: str) -> None:
    notes = ATLAS.notes[site]
    assert {"causes", "symptoms", "confirmation"} <= {note.topic for note in notes}
    assert all(note.sources or note.basis == CONSENSUS for note in notes)


def test_the_division_that_usually_suffers_is_told() -> None:
    fibular = ("nerve.sciatic-common-fibular-division",)
    told = {slug: usually for slug in PLACES if (usually := SITES[f"site.{slug}"].usually)}
    assert told == dict.fromkeys(("sciatic-hip", "piriformis-syndrome", "gluteal-injection"), fibular)


@pytest.mark.parametrize("site", WHOLE)
def test_a_site_above_every_branch_takes_the_whole(site: str) -> None:
    at_site, whole = deficit(site), deficit(*WHOLE[site])
    assert at_site.muscles == whole.muscles
    assert at_site.skin == whole.skin
    assert at_site.reflexes == whole.reflexes


def test_only_iliacus_tells_the_pelvis_from_the_inguinal_ligament() -> None:
    pelvis, ligament = muscles("site.femoral-pelvis"), muscles("site.femoral-inguinal-ligament")
    assert pelvis - ligament == {"muscle.iliacus"}
    assert not ligament - pelvis


def test_the_short_head_tells_the_hip_from_the_distal_thigh_and_from_the_fibular_neck() -> None:
    hip, neck = muscles("site.sciatic-hip-fibular-division"), muscles("nerve.common-fibular")
    assert hip - neck == {"muscle.biceps-femoris-short-head"}
    assert "muscle.biceps-femoris-short-head" not in deficit("site.sciatic-distal-thigh").ids


def test_the_trunk_tells_the_sacral_from_the_lumbar_share_of_l4() -> None:
    root, lumbar, sacral = (deficit(i).ids for i in ("root.L4", "site.lumbar-plexus", "site.sacral-plexus"))
    assert {"muscle.rectus-femoris", "muscle.tibialis-anterior"} <= root
    assert "muscle.rectus-femoris" in lumbar - sacral
    assert "muscle.tibialis-anterior" in sacral - lumbar


def test_the_two_divisions_at_the_hip_add_up_to_the_whole_nerve() -> None:
    divisions = (f"site.sciatic-hip-{division}-division" for division in ("fibular", "tibial"))
    assert deficit("site.sciatic-hip").ids == deficit(*divisions).ids


def test_only_the_cauda_equina_strikes_both_sides_and_cannot_wait() -> None:
    assert [s.id for s in SITES.values() if s.sides == "both"] == ["site.cauda-equina"]
    assert [s.id for s in SITES.values() if s.emergency] == ["site.cauda-equina"]
    told = SITES["site.cauda-equina"].emergency.replace(",", "").replace(":", "").split()
    assert {"retained", "saddle", "MRI", "decompression"} <= set(told)


def test_foot_drop_by_site() -> None:
    drops = {site for site in LEG_AND_ROOTS if "sign.foot-drop" in deficit(site).signs}
    assert drops == {"site.fibular-neck", "site.deep-fibular-leg", "site.radiculopathy-L5"}


@every_case("movement", TRAPPED.split())
def test_movement_warns_of_its_trap(movement: str) -> None:
    assert "trap" in {note.topic for note in ATLAS.notes[f"movement.{movement}"]}


def test_a_dropped_foot_is_held_up_for_inversion_and_eversion() -> None:
    for movement in ("foot-inversion", "foot-eversion"):
        traps = [n.text for n in ATLAS.notes[f"movement.{movement}"] if n.topic == "trap"]
        assert any("dorsiflexion" in text and "dropped foot" in text for text in traps)

"""What clinicians know of reflexes, signs and plexuses at single places."""

from __future__ import annotations

import pytest

from legmap.anatomy.search import index_of
from legmap.lesion.comparison import compare, traps_of
from legmap.lesion.deficit import deficit_of, deficit_without_spared
from legmap.lesion.differential.next_test import untested_structures
from legmap.lesion.differential.ranking import localise
from legmap.lesion.examination_finding import FindingState as State
from legmap.lesion.finding_parser import parse_finding, parse_graded_finding
from legmap.lesion.losses import Change, Deficit, Loss
from legmap.lesion.notation import parse_lesion
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
INDEX = index_of(ATLAS)
BOTH_SIDES = {"sign.saddle-anaesthesia", "sign.sphincter-loss"}


def of(text: str) -> Deficit:
    return deficit_without_spared(ATLAS, parse_lesion(ATLAS, INDEX, text))


@pytest.mark.parametrize(
    "one_side",
    [
        "site.sacral-plexus",
        "nerve.pudendal",
        "site.pudendal-canal",
        "root.S3:left+root.S4:left",
        "root.S3",
        "root.S4",
    ],
)
def test_one_side_or_one_root_alone_makes_neither_retention_nor_a_numb_saddle(one_side):
    assert not BOTH_SIDES & set(of(one_side).signs)


@pytest.mark.parametrize(
    "both", ["site.cauda-equina", "site.sacral-plexus:both", "root.S3+root.S4", "root.S3:both+root.S4:both"]
)
def test_both_sides_make_retention_and_a_numb_saddle(both):
    assert set(of(both).signs) >= BOTH_SIDES


@pytest.mark.parametrize(
    ("site", "tinel"),
    [
        ("site.anterior-tarsal-tunnel", True),
        ("site.medial-plantar-arch", True),
        ("site.tarsal-tunnel", True),
        ("site.fibular-neck", True),
        ("site.deep-fibular-leg", False),
        ("nerve.medial-plantar", False),
        ("site.sciatic-hip", False),
        ("site.superior-gluteal-foramen", False),
    ],
)
def test_a_nerve_tingles_where_it_lies_near_the_surface(site, tinel):
    assert ("sign.tinel" in of(site).signs) is tinel


@every_case(
    ("lesion", "reflex", "change"),
    [
        ("nerve.tibial@tarsal-tunnel", "ankle", None),
        ("nerve.tibial@soleal-arch", "ankle", None),
        ("nerve.tibial@popliteal-fossa", "ankle", Change.LOST),
        ("nerve.sciatic@distal-thigh", "ankle", Change.LOST),
        ("nerve.common-fibular@fibular-neck", "ankle", None),
        ("nerve.femoral@inguinal-ligament", "knee", Change.LOST),
        ("nerve.saphenous@adductor-canal", "knee", None),
        ("nerve.obturator@obturator-canal", "knee", None),
        ("nerve.sciatic@mid-thigh", "medial-hamstring", None),
        ("nerve.sciatic@gluteal-fold", "medial-hamstring", Change.LOST),
        ("nerve.ilioinguinal@inguinal-canal", "cremasteric", Change.REDUCED),
        ("nerve.lateral-plantar@sole", "plantar", Change.REDUCED),
        ("nerve.lateral-plantar-first-branch", "plantar", None),
    ],
)
def test_reflexes_go_with_the_level(lesion, reflex, change):
    found = {r.id: r.change for r in of(lesion).reflexes}
    assert found.get(f"reflex.{reflex}") == change


def test_the_lumbar_plexus_takes_the_skin_of_the_nerves_that_it_gives_off():
    numb = {s.id for s in of("site.lumbar-plexus").skin if s.loss is Loss.COMPLETE}
    assert numb >= {
        "field.ilioinguinal",
        "field.genitofemoral-genital-branch",
        "field.genitofemoral-femoral-branch",
        "field.lateral-femoral-cutaneous",
        "field.femoral-anterior-cutaneous",
    }
    assert "field.iliohypogastric" not in numb  # T12 lends it a share


def test_weak_adductors_beside_the_quadriceps_are_no_femoral_nerve():
    found = [
        parse_graded_finding(ATLAS, INDEX, text)
        for text in ("knee extension", "hip adduction", "movement.hip-flexion")
    ]
    ranked = localise(ATLAS, shipped.candidates(), found)
    femoral = next(e for e in ranked if e.candidate.injuries[0].id == "nerve.femoral")
    assert "movement.hip-adduction" in {i for c in femoral.contradicts for i in c.finding.ids}
    root = next(e for e in ranked if e.candidate.injuries[0].id == "root.L3")
    assert root.rank == 1 < femoral.rank


def test_a_strong_movement_has_tested_its_muscles_and_a_weak_one_has_not():
    inversion = parse_finding(ATLAS, INDEX, "foot inversion", State.WEAK)
    assert "muscle.tibialis-posterior" in untested_structures(ATLAS, [inversion])
    assert "muscle.tibialis-posterior" not in untested_structures(ATLAS, [inversion.with_state(State.NORMAL)])


@pytest.mark.parametrize("rival", ["site.pudendal-canal", "site.sacral-plexus", "root.S1", "root.S2"])
def test_saddle_or_bladder_tells_the_cauda_equina_from_its_rivals(rival):
    pair = [deficit_of(ATLAS, parse_lesion(ATLAS, INDEX, text)) for text in ("site.cauda-equina", rival)]
    assert BOTH_SIDES & set(compare(ATLAS, pair).tests)


@pytest.mark.parametrize("finding", sorted(BOTH_SIDES | {"sign.tinel", "reflex.knee", "reflex.ankle"}))
def test_what_is_proposed_says_what_misleads(finding):
    assert traps_of(ATLAS, finding)


COMPARED = (
    ("site.femoral-pelvis site.femoral-inguinal-ligament", {"hip-flexion", "iliacus"}),
    ("nerve.femoral root.L3", {"hip-adduction"}),
    ("nerve.femoral root.L4", {"ankle-dorsiflexion"}),
    ("nerve.obturator root.L3", {"knee-extension", "knee", "hip-flexion"}),
    ("site.tarsal-tunnel root.S1", {"ankle-plantarflexion", "ankle"}),
    ("site.sural-calf root.S1", {"ankle-plantarflexion", "ankle"}),
    ("site.tibial-popliteal-fossa root.S1", {"foot-inversion", "hip-extension", "knee-flexion"}),
    ("site.tibial-popliteal-fossa nerve.sciatic", {"ankle-dorsiflexion", "knee-flexion", "foot-eversion"}),
    ("site.superior-gluteal-foramen root.L5", {"foot-eversion", "ankle-dorsiflexion", "great-toe-extension"}),
    ("site.meralgia-paraesthetica root.L2", {"hip-flexion"}),
    ("site.deep-fibular-leg site.fibular-neck", {"foot-eversion", "fibularis-longus"}),
    ("site.fibular-neck root.L5", {"foot-inversion", "hip-abduction"}),
    ("site.fibular-neck site.sciatic-hip-fibular-division", {"biceps-femoris-short-head"}),
    ("site.lumbar-plexus site.femoral-pelvis", {"hip-adduction"}),
    ("root.L4 root.L5", {"foot-eversion", "knee-extension", "knee", "hip-abduction"}),
    ("site.lumbosacral-trunk-pelvic-brim root.L5", {"straight-leg-raise"}),
)


@every_case(("lesions", "tests"), COMPARED)
def test_the_test_that_tells_two_apart_is_the_one_of_the_bedside(lesions, tests):
    each = [deficit_of(ATLAS, parse_lesion(ATLAS, INDEX, text)) for text in lesions.split()]
    assert {i.partition(".")[2] for i in compare(ATLAS, each).tests} <= tests

"""Textbook vignettes: what was found at the bedside, and where a neurologist would put the lesion.

Standard teaching, told in the words that people use. The lesion named must rank first or share that rank, and
the classic rivals, complete or partial, at any place of their nerve, must rank behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from legmap.anatomy.function import Movement
from legmap.anatomy.search import index_of
from legmap.lesion.differential.next_test import next_test
from legmap.lesion.differential.ranking import Explanation, localise
from legmap.lesion.examination_finding import Finding, FindingState
from legmap.lesion.finding_parser import parse_finding, parse_graded_finding
from legmap.lesion.injury import resolve_sites
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
INDEX = index_of(ATLAS)
CANDIDATES = shipped.candidates()

FOUND = {
    "normal": (FindingState.WEAK, FindingState.NORMAL),
    "numb": (FindingState.NUMB, FindingState.NUMB),
    "feels": (FindingState.NUMB, FindingState.NORMAL),
    "lost": (FindingState.LOST, FindingState.LOST),
    "reduced": (FindingState.LOST, FindingState.REDUCED),
    "jerks": (FindingState.LOST, FindingState.NORMAL),
    "signs": (FindingState.PRESENT, FindingState.PRESENT),
    "no_signs": (FindingState.PRESENT, FindingState.ABSENT),
}


def findings(told: dict[str, str]) -> list[Finding]:
    """``weak="knee extension=1; calf", numb="sole"``: names between semicolons."""
    return [finding for how, names in told.items() for finding in _each(how, names)]


def _each(how: str, names: str) -> Iterator[Finding]:
    for name in names.split("; "):
        if how == "weak":
            yield parse_graded_finding(ATLAS, INDEX, name)
        else:
            kind, state = FOUND[how]
            yield parse_finding(ATLAS, INDEX, name, kind).with_state(state)


def ranked(told: dict[str, str]) -> tuple[Explanation, ...]:
    return localise(ATLAS, CANDIDATES, findings(told))


def places(explanation: Explanation) -> set[str]:
    """What is hurt, in short: ids without kind, sites also as the nerve or roots that they strike."""
    injuries = explanation.candidate.injuries
    return {injury.id.partition(".")[2] for injury in (*injuries, *resolve_sites(ATLAS, injuries))}


def best_rank(found: tuple[Explanation, ...], *hurt: str) -> float:
    """The best rank of a lesion that strikes just these; infinite where none explains anything."""
    alone = len(hurt)
    return min(
        (e.rank for e in found if len(e.candidate.injuries) == alone and set(hurt) <= places(e)),
        default=float("inf"),
    )


def case(expected: str, rivals: str, **told: str) -> tuple[str, list[str], dict[str, str]]:
    return expected, rivals.split(), told


FOOT_DROP = (
    case(
        "fibular-neck",
        "L5 sciatic deep-fibular superficial-fibular lumbosacral-trunk sciatic-hip-fibular-division",
        weak="tibialis anterior; big toe extension; foot eversion",
        normal="foot inversion; hip abduction; biceps femoris, short head",
        numb="top of the foot",
        feels="outer calf",
        jerks="ankle jerk",
    ),
    case(
        "radiculopathy-L5",
        "common-fibular sciatic lumbosacral-trunk L4 S1 superior-gluteal",
        weak="ankle dorsiflexion; big toe extension; foot eversion; foot inversion; hip abduction",
        normal="knee extension",
        numb="big toe",
        jerks="knee jerk; ankle jerk",
        signs="straight leg raise",
    ),
    case(
        "sciatic-hip",
        "common-fibular tibial L5 S1 sacral-plexus sciatic-distal-thigh",
        weak="ankle dorsiflexion=0; ankle plantarflexion=0; semitendinosus=0; biceps femoris, long head=0",
        normal="hip abduction; gluteus maximus; knee extension",
        numb="sole; top of the foot",
        feels="back of thigh",
        lost="ankle jerk",
        jerks="knee jerk",
    ),
    case(
        "sciatic-distal-thigh",
        "sciatic-hip common-fibular tibial L5 S1",
        weak="ankle dorsiflexion=0; ankle plantarflexion=0",
        normal="semitendinosus; biceps femoris, long head; biceps femoris, short head",
        numb="sole; top of the foot",
        lost="ankle jerk",
    ),
    case(
        "lumbosacral-trunk-pelvic-brim",
        "L5 L4 S1 common-fibular sciatic sacral-plexus",
        weak="tibialis anterior; tibialis posterior; foot eversion; hip abduction",
        normal="knee extension; calf",
        numb="dermatome.L5",
        jerks="knee jerk; ankle jerk",
        no_signs="straight leg raise",
    ),
    case(
        "sciatic-hip-fibular-division",
        "fibular-neck L5 tibial sciatic",
        weak="tibialis anterior; foot eversion; biceps femoris, short head",
        normal="semitendinosus; ankle plantarflexion; hip abduction",
        numb="top of the foot",
        jerks="ankle jerk",
    ),
    case(
        "deep-fibular-leg",
        "fibular-neck L5 L4 superficial-fibular anterior-tarsal-tunnel",
        weak="tibialis anterior; big toe extension",
        normal="fibularis longus",
        numb="first web",
        feels="outer shin",
        jerks="ankle jerk",
    ),
    case(
        "superficial-fibular",
        "common-fibular deep-fibular L5 S1 superficial-fibular-fascial-exit",
        weak="fibularis longus; fibularis brevis",
        normal="ankle dorsiflexion",
        numb="top of the foot",
        feels="first web",
    ),
    case(
        "superficial-fibular-fascial-exit",
        "common-fibular L5 S1 sural",
        normal="foot eversion; ankle dorsiflexion",
        numb="top of the foot",
        feels="first web; outer foot",
        signs="Tinel sign",
    ),
)
THIGH = (
    case(
        "meralgia-paraesthetica",
        "femoral L2 L3 lumbar-plexus",
        normal="hip flexion; knee extension; hip adduction",
        numb="outer thigh",
        jerks="knee jerk",
    ),
    case(
        "femoral-inguinal-ligament",
        "femoral-pelvis lumbar-plexus L2 L3 L4 obturator",
        weak="knee extension=1",
        normal="iliacus; hip adduction",
        numb="front of thigh; inner calf",
        lost="knee jerk",
    ),
    case(
        "femoral-pelvis",
        "femoral-inguinal-ligament lumbar-plexus L2 L3 L4",
        weak="knee extension=1; iliacus=1",
        normal="hip adduction; ankle dorsiflexion",
        numb="front of thigh; inner calf",
        lost="knee jerk",
    ),
    case(
        "lumbar-plexus",
        "femoral obturator L2 L3 L4",
        weak="hip flexion; knee extension; hip adduction",
        normal="ankle dorsiflexion",
        numb="front of thigh; outer thigh; inner calf",
        lost="knee jerk; adductor reflex",
    ),
    case(
        "radiculopathy-L2",
        "femoral meralgia-paraesthetica L3 L4",
        weak="hip flexion=4",
        normal="knee extension; ankle dorsiflexion",
        numb="dermatome.L2",
        jerks="knee jerk",
    ),
    case(
        "radiculopathy-L3",
        "femoral obturator L2 L4 L5",
        weak="knee extension=4; hip adduction=4; hip flexion=4",
        normal="ankle dorsiflexion",
        numb="inner knee",
        reduced="knee jerk",
    ),
    case(
        "radiculopathy-L4",
        "femoral saphenous L2 L3 L5 deep-fibular",
        weak="knee extension=4; tibialis anterior=4",
        normal="hip flexion; big toe extension",
        numb="dermatome.L4",
        reduced="knee jerk",
        jerks="ankle jerk",
    ),
    case(
        "obturator-canal",
        "femoral L2 L3 L4 lumbar-plexus",
        weak="hip adduction=2",
        normal="knee extension; hip flexion",
        lost="adductor reflex",
        jerks="knee jerk",
    ),
    case(
        "saphenous-adductor-canal",
        "L3 L4 lumbar-plexus",
        normal="knee extension; ankle dorsiflexion",
        numb="inner calf; below the kneecap",
        jerks="knee jerk",
    ),
    case(
        "infrapatellar-branch",
        "saphenous-adductor-canal L3 L4 femoral",
        normal="knee extension",
        numb="below the kneecap",
        feels="inner shin",
    ),
    case(
        "genitofemoral-groin",
        "L2 ilioinguinal femoral lumbar-plexus",
        normal="hip flexion; knee extension",
        numb="field.genitofemoral-femoral-branch",
        lost="cremasteric reflex",
    ),
    case(
        "ilioinguinal-inguinal-canal",
        "genitofemoral L2 lumbar-plexus",
        normal="hip flexion",
        numb="field.ilioinguinal",
        feels="top of the thigh",
        reduced="cremasteric reflex",
    ),
)
BUTTOCK = (
    case(
        "superior-gluteal-foramen",
        "inferior-gluteal L5 S1 sacral-plexus lumbosacral-trunk",
        weak="hip abduction=2",
        normal="gluteus maximus; big toe extension; foot eversion; ankle dorsiflexion",
        feels="top of the foot",
        signs="Trendelenburg sign",
    ),
    case(
        "inferior-gluteal-foramen",
        "superior-gluteal S1 L5 sciatic sacral-plexus",
        weak="hip extension; gluteus maximus=1",
        normal="hip abduction; knee flexion; ankle plantarflexion",
        jerks="ankle jerk",
    ),
    case(
        "posterior-femoral-cutaneous-buttock",
        "S1 sciatic tibial sacral-plexus",
        normal="ankle plantarflexion; hip extension",
        numb="back of thigh",
        feels="sole",
        jerks="ankle jerk",
    ),
    case(
        "sacral-plexus",
        "sciatic L5 S1 lumbosacral-trunk cauda-equina",
        weak="hip abduction=1; hip extension=1; ankle dorsiflexion=1; ankle plantarflexion=1; knee flexion=1",
        normal="knee extension",
        numb="back of thigh; sole; top of the foot",
        lost="ankle jerk",
        jerks="knee jerk",
    ),
    case(
        "pudendal-canal",
        "cauda-equina sacral-plexus S2 S3 S4",
        normal="toe flexion",
        numb="field.pudendal",
        lost="anal reflex",
        jerks="ankle jerk",
        no_signs="cannot pass water",
    ),
    case(
        "cauda-equina",
        "pudendal sacral-plexus S2 S3 S4 S1",
        numb="saddle",
        lost="anal reflex",
        jerks="knee jerk",
        signs="cannot pass water; saddle anaesthesia",
    ),
)
CALF_AND_FOOT = (
    case(
        "radiculopathy-S1",
        "tibial sciatic sural tarsal-tunnel L5 S2",
        weak="ankle plantarflexion=4; hip extension=4",
        normal="ankle dorsiflexion; foot inversion",
        numb="outer foot",
        lost="ankle jerk",
        jerks="knee jerk",
    ),
    case(
        "radiculopathy-S1",
        "tibial sural sciatic tarsal-tunnel L5 S2",
        weak="calf",
        normal="ankle dorsiflexion",
        numb="outer foot; heel",
        lost="ankle jerk",
        signs="straight leg raise",
    ),
    case(
        "tibial-popliteal-fossa",
        "sciatic sciatic-hip-tibial-division S1 S2 tarsal-tunnel",
        weak="ankle plantarflexion=0; toe flexion=0",
        normal="knee flexion; ankle dorsiflexion; foot eversion",
        numb="sole; heel",
        lost="ankle jerk",
    ),
    case(
        "sciatic-hip-tibial-division",
        "tibial sciatic common-fibular S1 L5",
        weak="ankle plantarflexion=0; semitendinosus=0",
        normal="ankle dorsiflexion; gluteus maximus",
        numb="sole",
        lost="ankle jerk; medial hamstring reflex",
    ),
    case(
        "tarsal-tunnel",
        "S1 S2 tibial-popliteal-fossa sciatic sural baxter medial-plantar lateral-plantar",
        weak="abductor hallucis; abductor digiti minimi of foot",
        normal="flexor digitorum longus; ankle plantarflexion",
        numb="sole",
        feels="outer foot; back of calf",
        jerks="ankle jerk",
        signs="Tinel sign",
    ),
    case(
        "medial-plantar-arch",
        "tarsal-tunnel S1 S2 lateral-plantar L5",
        normal="abductor hallucis; toe flexion; ankle dorsiflexion",
        numb="inner sole",
        feels="outer sole",
    ),
    case(
        "lateral-plantar-sole",
        "tarsal-tunnel S1 S2 medial-plantar baxter",
        weak="toe adduction",
        normal="abductor hallucis; abductor digiti minimi of foot",
        numb="outer sole",
        feels="inner sole",
    ),
    case(
        "baxter",
        "tarsal-tunnel lateral-plantar-sole S1 S2",
        weak="abductor digiti minimi of foot",
        normal="abductor hallucis",
        feels="sole; heel",
        jerks="ankle jerk",
    ),
    case(
        "anterior-tarsal-tunnel",
        "deep-fibular-leg common-fibular L5",
        weak="extensor digitorum brevis",
        normal="tibialis anterior; extensor hallucis longus",
        numb="first web",
        feels="outer shin",
        signs="Tinel sign",
    ),
    case(
        "sural-calf",
        "S1 tibial sciatic common-fibular",
        normal="ankle plantarflexion; foot eversion",
        numb="outer foot",
        jerks="ankle jerk",
    ),
)
VIGNETTES = (*FOOT_DROP, *THIGH, *BUTTOCK, *CALF_AND_FOOT)


@every_case(("expected", "rivals", "told"), VIGNETTES, name=lambda v: f"{v[0]} {v[2]}")
def test_the_lesion_of_the_textbook_ranks_first(expected, rivals, told):
    found = ranked(told)
    assert best_rank(found, expected) == 1, [places(e) for e in found[:5]]
    ahead = {rival for rival in rivals if best_rank(found, rival) == 1}
    named = {place for e in found if e.rank == 1 for place in places(e) if expected in places(e)}
    assert ahead <= named, ahead - named  # another place of the very nerve may share the rank


@every_case(("expected", "rivals", "told"), VIGNETTES, name=lambda v: f"{v[0]} {v[2]}")
def test_the_lesion_of_the_textbook_leaves_no_finding_unexplained(expected, rivals, told):
    best = next(e for e in ranked(told) if expected in places(e))
    assert not best.contradicts
    assert set(best.explains) == {f for f in findings(told) if f.abnormal}


TWO = (
    (
        ("L5", "tibial"),
        {
            "weak": "hip abduction; ankle dorsiflexion; foot eversion; abductor digiti minimi of foot=2",
            "normal": "ankle plantarflexion; knee extension",
            "numb": "big toe; sole",
            "jerks": "ankle jerk; knee jerk",
        },
    ),
    (
        ("common-fibular", "lateral-femoral-cutaneous"),
        {
            "weak": "ankle dorsiflexion; foot eversion",
            "normal": "foot inversion; hip abduction; knee extension",
            "numb": "outer thigh; top of the foot",
            "jerks": "knee jerk; ankle jerk",
        },
    ),
    (
        ("femoral", "common-fibular"),
        {
            "weak": "knee extension=0; ankle dorsiflexion=0; foot eversion=0",
            "normal": "hip adduction; ankle plantarflexion; hip abduction; foot inversion",
            "numb": "front of thigh; top of the foot",
            "lost": "knee jerk",
            "jerks": "ankle jerk",
        },
    ),
)


@pytest.mark.parametrize(("both", "told"), TWO, ids="-and-".join)
def test_two_lesions_are_found_where_one_does_not_do(both, told):
    found = ranked(told)
    assert best_rank(found, *both) == 1
    assert all(best_rank(found, one) > 1 for one in both)


NEXT = (
    # foot drop with eversion weak: what lies above the fibular neck and what has another nerve
    (
        {"weak": "tibialis anterior; fibularis longus", "numb": "top of the foot"},
        {"hip-abduction", "foot-inversion", "knee-flexion", "tibialis-posterior", "gluteus-medius"},
    ),
    ({"weak": "knee extension"}, {"hip-adduction", "ankle-dorsiflexion", "hip-flexion", "iliacus"}),
    (
        {"weak": "ankle plantarflexion", "lost": "ankle jerk"},
        {"hip-extension", "foot-inversion", "toe-flexion", "ankle-dorsiflexion", "tibialis-posterior"},
    ),
)


@every_case(("told", "asked"), NEXT, name=lambda case: str(case[0]))
def test_the_next_test_is_one_a_neurologist_would_do(told, asked):
    each = findings(told)
    following = next_test(ATLAS, localise(ATLAS, CANDIDATES, each), each)
    assert following is not None
    assert following.id.partition(".")[2] in asked


def test_a_movement_found_strong_is_not_asked_for_again_muscle_by_muscle():
    told = dict(FOOT_DROP[0][2])
    each = findings(told)
    following = next_test(ATLAS, localise(ATLAS, CANDIDATES, each), each)
    strong = {
        m
        for f in each
        if f.state is FindingState.NORMAL
        for i in f.ids
        if i.startswith("movement.")
        for m in ATLAS.get(i, Movement).prime_movers
    }
    assert following is not None
    assert following.id not in strong

"""Textbook vignettes: what was found at the bedside, and where a neurologist would put the lesion.

Standard teaching, told in the words that people use. The lesion named must rank first or share that rank, and
the classic rivals, complete or partial, at any place of their nerve, must rank behind it. The vignettes stand
in ``tests/data/vignettes.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

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
TABLES = tomllib.loads((Path(__file__).parents[1] / "data" / "vignettes.toml").read_text(encoding="utf-8"))
VIGNETTES, FIRST, TWO, NEXT = (TABLES[name] for name in ("vignette", "first", "two", "next"))

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


def findings(told: dict[str, str]) -> Iterator[Finding]:
    """Yield the findings of a vignette; the names are between semicolons, as ``knee extension=1; calf``."""
    for how, names in told.items():
        if how in ("lesion", "lesions", "rivals", "asked"):
            continue
        for name in names.split("; "):
            if how == "weak":
                yield parse_graded_finding(ATLAS, INDEX, name)
            else:
                kind, state = FOUND[how]
                yield parse_finding(ATLAS, INDEX, name, kind).with_state(state)


def ranked(told: dict[str, str]) -> tuple[Explanation, ...]:
    return localise(ATLAS, CANDIDATES, list(findings(told)))


def places(explanation: Explanation) -> set[str]:
    """Return what is hurt as ids without kind, sites also as the nerve or roots that they strike."""
    injuries = explanation.candidate.injuries
    return {injury.id.partition(".")[2] for injury in (*injuries, *resolve_sites(ATLAS, injuries))}


def best_rank(found: tuple[Explanation, ...], *hurt: str) -> float:
    """Return the best rank of a lesion that strikes just these; infinite where none explains anything."""
    alone = len(hurt)
    return min(
        (e.rank for e in found if len(e.candidate.injuries) == alone and set(hurt) <= places(e)),
        default=float("inf"),
    )


@every_case("told", VIGNETTES)
def test_the_lesion_of_the_textbook_ranks_first(told):
    expected, found = told["lesion"], ranked(told)
    assert best_rank(found, expected) == 1, [places(e) for e in found[:5]]
    ahead = {rival for rival in told["rivals"].split() if best_rank(found, rival) == 1}
    named = {place for e in found if e.rank == 1 for place in places(e) if expected in places(e)}
    assert ahead <= named, ahead - named  # another place of the very nerve may share the rank


@every_case("told", VIGNETTES)
def test_the_lesion_of_the_textbook_leaves_no_finding_unexplained(told):
    best = next(e for e in ranked(told) if told["lesion"] in places(e))
    assert not best.contradicts
    assert set(best.explains) == {f for f in findings(told) if f.abnormal}


@every_case("told", FIRST)
def test_nothing_but_these_ranks_first(told):
    first = [{injury.id for injury in e.candidate.injuries} for e in ranked(told) if e.rank == 1]
    assert first
    assert set().union(*first) <= set(told["lesions"].split())


@every_case("told", TWO)
def test_two_lesions_are_found_where_one_does_not_do(told):
    both, found = told["lesion"].split(), ranked(told)
    assert best_rank(found, *both) == 1
    assert all(best_rank(found, one) > 1 for one in both)


@every_case("told", NEXT)
def test_the_next_test_is_one_a_neurologist_would_do(told):
    following = next_test(ATLAS, ranked(told), list(findings(told)))
    assert following is not None
    assert following.id.partition(".")[2] in told["asked"].split()


def test_a_movement_found_strong_is_not_asked_for_again_muscle_by_muscle():
    each = list(findings(VIGNETTES[0]))
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

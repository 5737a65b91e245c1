"""Conflicts: findings that cannot all be right, with the findings at fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement
from legmap.lesion.differential.cost import UNEXPLAINED, ReasonAgainst
from legmap.lesion.differential.ranking import Explanation
from legmap.lesion.examination_finding import Finding


class ConflictKind(StrEnum):
    """The reason why findings contradict each other."""

    BOTH = "both"
    """The same structure is both abnormal and normal."""
    NORMAL = "normal"
    """A movement is normal though all its prime movers are paralysed."""
    WEAK = "weak"
    """A movement is weak though all its muscles are normal."""
    NOTHING = "nothing"
    """No lesion explains the finding."""
    UNEXPLAINED = "unexplained"
    """No lesion explains everything, and this finding fits least."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Findings that contradict each other, or that no lesion explains, and why."""

    kind: ConflictKind
    findings: tuple[Finding, ...]


def conflicts_of(
    atlas: Atlas, findings: Iterable[Finding], ranked: Sequence[Explanation]
) -> tuple[Conflict, ...]:
    """Return the conflicts among some findings; `ranked` comes from `localise`.

    Conflicts are: the same structure both abnormal and normal; a movement normal though all its prime movers
    were paralysed; a movement weak though all its muscles were normal; and a finding without which the best
    lesion would fit far better, where even that one leaves something unexplained or impossible.
    """
    each = tuple(dict.fromkeys(findings))
    return (*_both_ways(each), *_movements(atlas, each), *_inexplicable(each, ranked))


def _both_ways(findings: tuple[Finding, ...]) -> Iterator[Conflict]:
    for one in findings:
        if not one.abnormal:
            continue
        normal = [f for f in findings if f.kind == one.kind and not f.abnormal and {*f.ids} & {*one.ids}]
        if {*one.ids} <= {i for f in normal for i in f.ids}:
            yield Conflict(ConflictKind.BOTH, (one, *normal))


def _movements(atlas: Atlas, findings: tuple[Finding, ...]) -> Iterator[Conflict]:
    paralysed = _ids(f for f in findings if f.kind == "muscle" and f.grade == 0)
    normal = _ids(f for f in findings if f.kind == "muscle" and not f.abnormal)
    for finding in findings:
        if finding.kind != "movement":
            continue
        movement = atlas.get(finding.ids[0], Movement)
        movers = {*movement.prime_movers, *movement.helpers}
        if not finding.abnormal and paralysed.issuperset(movement.prime_movers):
            yield Conflict(ConflictKind.NORMAL, (finding,))
        if finding.abnormal and normal >= movers:
            yield Conflict(ConflictKind.WEAK, (finding,))


def _ids(findings: Iterable[Finding]) -> set[str]:
    return {i for f in findings for i in f.ids}


def _inexplicable(findings: tuple[Finding, ...], ranked: Sequence[Explanation]) -> Iterator[Conflict]:
    """Yield the finding whose removal lowers the best cost most, where even the best lesion does not fit."""
    if not any(f.abnormal for f in findings):
        return
    if not ranked:
        abnormal = tuple(f for f in findings if f.abnormal)
        yield from (Conflict(ConflictKind.NOTHING, (finding,)) for finding in abnormal)
        return
    if not any(c.why is not ReasonAgainst.MISSING for c in ranked[0].contradicts):
        return
    without = [min(e.cost - e.costs[i] for e in ranked) for i in range(len(findings))]
    at_fault = findings[without.index(min(without))]
    if ranked[0].cost - min(without) < UNEXPLAINED / 2:
        return
    yield Conflict(ConflictKind.UNEXPLAINED, (at_fault,))

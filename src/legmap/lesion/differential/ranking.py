"""Ranking of the lesions that explain some findings.

Every candidate lesion has one of the expectations nothing, perhaps, partly or wholly for each finding.
Against the actual finding this costs:

====================  =======  =======  =======  ======
found                 nothing  perhaps  partly   wholly
====================  =======  =======  =======  ======
normal                0        0        1        8 (skin 2)
weak, numb, present   4        0.5      0        0
MRC 4                 4        0        0.25     0.5
MRC 1-3, reduced      4        1        0        0.25
MRC 0, reflex lost    4        2        0.25     0
====================  =======  =======  =======  ======

The costs of all findings are added, with a penalty for complexity: a plexus 0.5, several roots 1, two
lesions 2. The least cost ranks first, equal costs share a rank. So a complete lesion cannot leave its muscle
normal, a finding that stays unexplained costs more than one that is missing, and simpler explanations come
first. A movement that is known to lose less than a tenth of its torque counts as normal, because an examiner
cannot feel that. Of a complete lesion and its partial twin only the one that costs less is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from legmap.anatomy.atlas import Atlas
from legmap.lesion.differential.candidates import Candidate, Simplicity, pair_candidate
from legmap.lesion.differential.cost import UNEXPLAINED, ReasonAgainst, cost_of, reason_against, row_of
from legmap.lesion.examination_finding import Finding
from legmap.lesion.expectation import Expectation

COMPLEXITY_PENALTY = {Simplicity.PLEXUS: 0.5, Simplicity.ROOTS: 1.0, Simplicity.PAIR: 2.0}
"""Cost of an explanation that is not a single structure or site."""
MAX_PER_EXPLAINED_SET = 2
"""Number of lesions that explain the same findings and may enter into pairs."""
MAX_PAIRED_LESIONS = 50
MAX_PAIRS = 12
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A finding that speaks against a lesion, and the reason."""

    finding: Finding
    why: ReasonAgainst


@dataclass(frozen=True, slots=True)
class Explanation:
    """A lesion with its costs for some findings.

    Attributes
    ----------
    cost : float
        Sum of the costs and of the penalty for complexity; 0 is a perfect fit.
    rank : int
        1 for the best; the same for ties.
    costs : tuple of float
        Cost of each finding.
    explains : tuple of Finding
        Abnormal findings that follow from the lesion.
    contradicts : tuple of Contradiction
        Abnormal findings that do not follow from it, and normal ones that should be abnormal.
    """

    candidate: Candidate
    cost: float
    rank: int
    costs: tuple[float, ...]
    explains: tuple[Finding, ...]
    contradicts: tuple[Contradiction, ...]


def localise(
    atlas: Atlas, candidates: Sequence[Candidate], findings: Iterable[Finding]
) -> tuple[Explanation, ...]:
    """Return the lesions that explain at least one finding, best first; none if nothing was abnormal.

    Pairs are sought only where no single lesion explains all abnormal findings at less than the penalty of a
    pair, and are listed only if they explain more than either lesion alone, at less cost.
    """
    each = tuple(dict.fromkeys(findings))
    if not any(f.abnormal for f in each):
        return ()
    singles = [found for c in candidates if (found := _best_scored(c, each)).explained]
    wanted = {i for i, f in enumerate(each) if f.abnormal}
    simple = any(s.explained == wanted and s.cost <= COMPLEXITY_PENALTY[Simplicity.PAIR] for s in singles)
    pairs = () if simple else tuple(_pairs(atlas, singles, each))
    return _ranked(each, [*singles, *pairs])


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    cost: float
    costs: tuple[float, ...]
    explained: frozenset[int]
    further: int


def cost_at_best(candidate: Candidate, findings: tuple[Finding, ...]) -> float:
    """Return the cost of some findings for a lesion, complete or partial, whichever costs less."""
    return _best_scored(candidate, findings).cost


def _best_scored(candidate: Candidate, findings: tuple[Finding, ...]) -> _Scored:
    """Score a lesion or its partial twin, whichever costs less."""
    whole = _scored(candidate, findings)
    if candidate.partial is None or whole.cost == COMPLEXITY_PENALTY.get(candidate.simplicity, 0.0):
        return whole
    partial = _scored(candidate.partial, findings)
    return partial if partial.cost < whole.cost else whole


def _scored(candidate: Candidate, findings: tuple[Finding, ...]) -> _Scored:
    costs = tuple(cost_of(f, row_of(f), candidate.expected) for f in findings)
    explained = frozenset(
        i
        for i, (f, cost) in enumerate(zip(findings, costs, strict=True))
        if f.abnormal and not reason_against(f, cost)
    )
    price = COMPLEXITY_PENALTY.get(candidate.simplicity, 0.0)
    return _Scored(
        candidate,
        round(sum(costs) + price, DIGITS),
        costs,
        explained,
        _unexamined_losses(candidate.expected, findings),
    )


def _unexamined_losses(expected: Mapping[str, Expectation], findings: tuple[Finding, ...]) -> int:
    """Count the losses that a lesion should cause and that were not examined."""
    found = {i for f in findings for i in f.ids}
    return sum(how >= Expectation.PARTLY for i, how in expected.items() if i not in found)


def _pairs(atlas: Atlas, singles: list[_Scored], findings: tuple[Finding, ...]) -> Iterator[_Scored]:
    """Score the most promising pairs."""
    promising = []
    for a, b in combinations(_pool(singles), 2):
        if a.explained <= b.explained or b.explained <= a.explained:
            continue
        cost = sum(
            min(x, y) if f.abnormal else max(x, y) for f, x, y in zip(findings, a.costs, b.costs, strict=True)
        )
        if cost + COMPLEXITY_PENALTY[Simplicity.PAIR] < min(a.cost, b.cost):
            promising.append((cost, a.further + b.further, a, b))
    promising.sort(key=lambda pair: pair[:2])
    for _, _, a, b in promising[:MAX_PAIRS]:
        both = _scored(pair_candidate(atlas, a.candidate, b.candidate), findings)
        if both.cost < min(a.cost, b.cost):
            yield both


def _pool(singles: list[_Scored]) -> list[_Scored]:
    """Return the lesions that may enter into pairs: of those that explain the same findings, the best."""
    groups: dict[frozenset[int], list[_Scored]] = {}
    for scored in {s.candidate.signature: s for s in reversed(singles)}.values():
        if scored.candidate.simplicity < Simplicity.PLEXUS:
            groups.setdefault(scored.explained, []).append(scored)
    chosen = [
        scored
        for group in groups.values()
        for scored in sorted(group, key=_cost_of_explained)[:MAX_PER_EXPLAINED_SET]
    ]
    return sorted(chosen, key=_cost_of_explained)[:MAX_PAIRED_LESIONS]


def _cost_of_explained(scored: _Scored) -> tuple[float, int, int]:
    """Order by the cost without unexplained findings, which a second lesion may explain."""
    own = sum(cost for cost in scored.costs if cost != UNEXPLAINED)
    return (own, -len(scored.explained), scored.further)


def _ranked(findings: tuple[Finding, ...], scored: list[_Scored]) -> tuple[Explanation, ...]:
    scored.sort(key=lambda s: (s.cost, s.candidate.simplicity, s.further))
    ranks = {cost: rank for rank, cost in enumerate(sorted({s.cost for s in scored}), start=1)}
    return tuple(
        Explanation(
            s.candidate,
            s.cost,
            ranks[s.cost],
            s.costs,
            tuple(findings[i] for i in sorted(s.explained)),
            tuple(
                Contradiction(f, reason)
                for f, cost in zip(findings, s.costs, strict=True)
                if (reason := reason_against(f, cost)) is not None
            ),
        )
        for s in scored
    )

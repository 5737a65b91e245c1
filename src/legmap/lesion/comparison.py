"""Comparison of two to four lesions in one limb: predictions, and the fewest tests that separate them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Note
from legmap.errors import UsageError
from legmap.lesion.diagnostic_value import (
    NEAREST_PROXIMAL_BONUS,
    SINGLE_MUSCLE_PENALTY,
    SKIN,
    diagnostic_value,
    is_redundant,
    nearest_proximal_findings,
)
from legmap.lesion.injury import Injury
from legmap.lesion.losses import Deficit
from legmap.lesion.predicted_findings import NOTHING, PredictedFinding, predicted_findings
from legmap.messages import say

MIN_LESIONS, MAX_LESIONS = 2, 4
MAX_TESTS_PER_PAIR = 3

Pair = tuple[int, int]
"""Indices of two lesions, the lower first."""


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """One finding with the prediction of every lesion.

    Attributes
    ----------
    predictions : tuple of PredictedFinding
        One for each lesion, in their order.
    separates : tuple of (int, int)
        Pairs of lesions that it tells apart: clearly present in one, absent or hardly present in the other.
    worth : float
        Mean diagnostic value over those pairs; 0 where there are none.
    """

    id: str
    predictions: tuple[PredictedFinding, ...]
    separates: tuple[Pair, ...] = ()
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class PairTests:
    """At most three tests that tell two lesions apart, the best first; empty where nothing does."""

    between: Pair
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of comparing lesions.

    `findings` are those that any lesion predicts, the most discriminating first, those common to all last;
    `tests` the fewest that together separate every pair that anything separates.
    """

    lesions: tuple[tuple[Injury, ...], ...]
    findings: tuple[ComparedFinding, ...]
    pairs: tuple[PairTests, ...]
    tests: tuple[str, ...]

    @property
    def inseparable(self) -> tuple[Pair, ...]:
        """Return the pairs that no finding tells apart."""
        return tuple(p.between for p in self.pairs if not p.tests)

    def finding(self, structure_id: str) -> ComparedFinding:
        """Return the row of a finding, which must be among them."""
        return next(f for f in self.findings if f.id == structure_id)


Worths = Mapping[str, Mapping[Pair, float]]
"""Finding to pair to diagnostic value."""


def compare(atlas: Atlas, lesions: Sequence[Deficit]) -> Comparison:
    """Compare lesions.

    A finding separates two lesions if it is clear in one (weak, partly lost, reduced or more) and absent or
    hardly there (perhaps, slight) in the other. The fewest tests are the smallest set of findings that
    separates every pair which anything separates; of several such sets the one with the highest diagnostic
    value, see `legmap.lesion.diagnostic_value`.

    Raises
    ------
    UsageError
        If there are fewer than two or more than four lesions.
    """
    if not MIN_LESIONS <= len(lesions) <= MAX_LESIONS:
        raise UsageError(say("compare.number", count=len(lesions)))
    predicted = [predicted_findings(atlas, deficit) for deficit in lesions]
    pairs = tuple(combinations(range(len(lesions)), 2))
    worths = _worths(atlas, lesions, predicted, pairs)
    rows = [_compared_finding(i, predicted, worths.get(i, {})) for i in _all_findings(atlas, predicted)]
    rows.sort(key=lambda row: (-len(row.separates), -row.worth, -max(p.degree for p in row.predictions)))
    return Comparison(
        lesions=tuple(deficit.injuries for deficit in lesions),
        findings=tuple(rows),
        pairs=tuple(PairTests(pair, _best_tests(atlas, pair, predicted, worths)) for pair in pairs),
        tests=_fewest_tests(rows),
    )


def traps_of(atlas: Atlas, finding: str) -> tuple[Note, ...]:
    """Return the pitfalls in testing a finding; see the topic ``trap`` of notes."""
    return tuple(note for note in atlas.notes.get(finding, ()) if note.topic == "trap")


def _all_findings(atlas: Atlas, predicted: Sequence[Mapping[str, PredictedFinding]]) -> list[str]:
    """Return all findings that any lesion predicts, in the order of the atlas."""
    return [i for i in atlas.structures if any(i in of_lesion for of_lesion in predicted)]


def _compared_finding(
    finding: str, predicted: Sequence[Mapping[str, PredictedFinding]], worths: Mapping[Pair, float]
) -> ComparedFinding:
    return ComparedFinding(
        finding,
        tuple(of_lesion.get(finding, NOTHING) for of_lesion in predicted),
        tuple(worths),
        sum(worths.values()) / len(worths) if worths else 0.0,
    )


def _worths(
    atlas: Atlas,
    lesions: Sequence[Deficit],
    predicted: Sequence[Mapping[str, PredictedFinding]],
    pairs: Iterable[Pair],
) -> Worths:
    worths: dict[str, dict[Pair, float]] = {}
    for pair in pairs:
        for higher, lower in (pair, pair[::-1]):
            more, less = predicted[higher], predicted[lower]
            near = nearest_proximal_findings(atlas, more, lesions[lower], less)
            for finding, prediction in more.items():
                other = less.get(finding, NOTHING)
                if prediction.plain and not other.plain:
                    worth = diagnostic_value(atlas, finding, prediction, other) + NEAREST_PROXIMAL_BONUS * (
                        finding in near
                    )
                    worths.setdefault(finding, {})[pair] = worth
    return worths


def _best_tests(
    atlas: Atlas, pair: Pair, predicted: Sequence[Mapping[str, PredictedFinding]], worths: Worths
) -> tuple[str, ...]:
    """Return up to three tests for a pair, the best first.

    The second is the best that is abnormal in the other lesion, so that each lesion has a test that proves
    it. No test repeats the muscles of another, and no sign counts as proof, because signs may be absent.
    """
    ranked = sorted((i for i in worths if pair in worths[i]), key=lambda i: -worths[i][pair])
    in_first = {i: predicted[pair[0]].get(i, NOTHING).plain for i in ranked}
    other_way = [i for i in ranked if in_first[i] != in_first[ranked[0]] and worths[i][pair] >= SKIN]
    chosen = ranked[:1]
    for finding in (*_first_new(atlas, other_way, chosen), *ranked):
        if (
            len(chosen) < MAX_TESTS_PER_PAIR
            and finding not in chosen
            and not is_redundant(atlas, finding, chosen)
        ):
            chosen.append(finding)
    return tuple(chosen)


def _first_new(atlas: Atlas, ranked: Iterable[str], tested: Sequence[str]) -> list[str]:
    return [i for i in ranked if not is_redundant(atlas, i, tested)][:1]


def _fewest_tests(rows: Sequence[ComparedFinding]) -> tuple[str, ...]:
    """Return the smallest set of findings that separates every separable pair; of equal sets the best.

    A finding divides the lesions into those that predict it and those that do not. Of findings that divide
    them alike only the best matters, and four lesions can be divided in seven ways: every set is tried.
    """
    by_partition: dict[tuple[Pair, ...], ComparedFinding] = {}
    for row in sorted(rows, key=_ease_of_testing, reverse=True):
        if row.separates:
            by_partition.setdefault(tuple(sorted(row.separates)), row)
    wanted = {pair for partition in by_partition for pair in partition}
    for size in range(len(by_partition) + 1):
        sets = [s for s in combinations(by_partition.values(), size) if wanted <= set(_separated(s))]
        if sets:
            best = max(sets, key=lambda s: sum(map(_ease_of_testing, s)))
            return tuple(row.id for row in sorted(best, key=_ease_of_testing, reverse=True))
    return ()


def _ease_of_testing(row: ComparedFinding) -> float:
    return row.worth - SINGLE_MUSCLE_PENALTY * row.id.startswith("muscle.")


def _separated(rows: Iterable[ComparedFinding]) -> Iterator[Pair]:
    for row in rows:
        yield from row.separates

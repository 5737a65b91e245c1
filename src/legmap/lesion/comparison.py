"""Two to four lesions held against each other: what each predicts, and the fewest tests that tell them apart.

Everything is meant of one limb.
"""

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
"""How many lesions can be compared."""
MAX_TESTS_PER_PAIR = 3
"""How many tests are named for a pair."""

Pair = tuple[int, int]
"""Places of two lesions, the first the lower number."""


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """One finding with what every lesion predicts of it.

    Attributes
    ----------
    id : str
        A movement, muscle, dermatome, field, reflex or sign.
    predictions : tuple of PredictedFinding
        One for each lesion, in their order.
    separates : tuple of (int, int)
        Pairs of lesions that it tells apart: one takes it plainly, the other not or hardly.
    worth : float
        How well it tells them apart, mean over those pairs; 0 where it tells none.
    """

    id: str
    predictions: tuple[PredictedFinding, ...]
    separates: tuple[Pair, ...] = ()
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class PairTests:
    """What tells two lesions apart.

    Attributes
    ----------
    between : (int, int)
        Places of the lesions.
    tests : tuple of str
        At most three findings, the best first; empty where nothing tells them apart.
    """

    between: Pair
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Lesions held against each other.

    Attributes
    ----------
    lesions : tuple of tuple of Injury
        As given.
    findings : tuple of ComparedFinding
        What any of them predicts, the most telling first, what all agree on last.
    pairs : tuple of PairTests
        Every pair of lesions.
    tests : tuple of str
        The fewest findings that together separate every pair that anything separates.
    """

    lesions: tuple[tuple[Injury, ...], ...]
    findings: tuple[ComparedFinding, ...]
    pairs: tuple[PairTests, ...]
    tests: tuple[str, ...]

    @property
    def inseparable(self) -> tuple[Pair, ...]:
        """Pairs that no finding tells apart."""
        return tuple(p.between for p in self.pairs if not p.tests)

    def finding(self, structure_id: str) -> ComparedFinding:
        """The row of a finding, which must be among them."""
        return next(f for f in self.findings if f.id == structure_id)


Worths = Mapping[str, Mapping[Pair, float]]
"""Finding to pair to how well it tells that pair apart."""


def compare(atlas: Atlas, lesions: Sequence[Deficit]) -> Comparison:
    """Hold lesions against each other.

    A finding separates two lesions if one takes it plainly (weak, partly lost, reduced or more) and the
    other not at all or hardly (perhaps, slightly). The fewest tests are the smallest set of findings that
    separates every pair which anything separates; of several such sets the one that can be tested most
    plainly. How plainly is stated in `legmap.lesion.diagnostic_value`.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    lesions : sequence of Deficit
        Two to four.

    Raises
    ------
    UsageError
        If there are fewer or more.
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
        pairs=tuple(PairTests(pair, _best(atlas, pair, predicted, worths)) for pair in pairs),
        tests=_fewest(rows),
    )


def traps_of(atlas: Atlas, finding: str) -> tuple[Note, ...]:
    """What misleads when a finding is tested; see the topic ``trap`` of notes."""
    return tuple(note for note in atlas.notes.get(finding, ()) if note.topic == "trap")


def _all_findings(atlas: Atlas, predicted: Sequence[Mapping[str, PredictedFinding]]) -> list[str]:
    """Whatever any lesion predicts, in the order of the atlas."""
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
        for taker, sparer in (pair, pair[::-1]):
            more, less = predicted[taker], predicted[sparer]
            near = nearest_proximal_findings(atlas, more, lesions[sparer], less)
            for finding, prediction in more.items():
                other = less.get(finding, NOTHING)
                if prediction.plain and not other.plain:
                    worth = diagnostic_value(atlas, finding, prediction, other) + NEAREST_PROXIMAL_BONUS * (
                        finding in near
                    )
                    worths.setdefault(finding, {})[pair] = worth
    return worths


def _best(
    atlas: Atlas, pair: Pair, predicted: Sequence[Mapping[str, PredictedFinding]], worths: Worths
) -> tuple[str, ...]:
    """The best test, then the best that speaks the other way, so that each lesion has one that proves it.

    Then the next best. None tests the muscles of another again, and no sign is taken for speaking the other
    way, because signs may be wanting.
    """
    offers = sorted((i for i in worths if pair in worths[i]), key=lambda i: -worths[i][pair])
    taken = {i: predicted[pair[0]].get(i, NOTHING).plain for i in offers}
    other_way = [i for i in offers if taken[i] != taken[offers[0]] and worths[i][pair] >= SKIN]
    chosen = offers[:1]
    for finding in (*_first_new(atlas, other_way, chosen), *offers):
        if (
            len(chosen) < MAX_TESTS_PER_PAIR
            and finding not in chosen
            and not is_redundant(atlas, finding, chosen)
        ):
            chosen.append(finding)
    return tuple(chosen)


def _first_new(atlas: Atlas, offers: Iterable[str], told: Sequence[str]) -> list[str]:
    return [i for i in offers if not is_redundant(atlas, i, told)][:1]


def _fewest(rows: Sequence[ComparedFinding]) -> tuple[str, ...]:
    """The smallest set of findings that separates all that anything separates; the best of equals.

    A finding parts the lesions into those that take it and those that do not. Of findings that part them
    alike only the best need be tried, and four lesions can be parted in seven ways: every set is tried.
    """
    by_parting: dict[tuple[Pair, ...], ComparedFinding] = {}
    for row in sorted(rows, key=_ease_of_testing, reverse=True):
        if row.separates:
            by_parting.setdefault(tuple(sorted(row.separates)), row)
    wanted = {pair for parting in by_parting for pair in parting}
    for size in range(len(by_parting) + 1):
        sets = [s for s in combinations(by_parting.values(), size) if wanted <= set(_separated(s))]
        if sets:
            best = max(sets, key=lambda s: sum(map(_ease_of_testing, s)))
            return tuple(row.id for row in sorted(best, key=_ease_of_testing, reverse=True))
    return ()


def _ease_of_testing(row: ComparedFinding) -> float:
    return row.worth - SINGLE_MUSCLE_PENALTY * row.id.startswith("muscle.")


def _separated(rows: Iterable[ComparedFinding]) -> Iterator[Pair]:
    for row in rows:
        yield from row.separates

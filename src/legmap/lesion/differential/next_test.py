"""Choice of the next test: further expected losses, and the test that best separates the likely lesions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex
from legmap.anatomy.records import CutaneousField, Dermatome, Muscle, Note
from legmap.lesion.differential.candidates import Candidate
from legmap.lesion.differential.cost import UNEXPLAINED
from legmap.lesion.differential.ranking import Explanation
from legmap.lesion.examination_finding import Finding, FindingState
from legmap.lesion.expectation import Expectation

CHANCE_ABNORMAL: Mapping[Expectation, float] = {
    Expectation.NOTHING: 0.03,
    Expectation.PERHAPS: 0.35,
    Expectation.FITTING: 0.6,
    Expectation.PARTLY: 0.9,
    Expectation.WHOLLY: 0.99,
}
"""Chance that a finding is abnormal, by its expectation: a convention, not a measurement."""
UNTESTED = 0.5
"""Weight of structures that examiners seldom test."""
MUSCLE = 0.95
"""Weight of a single muscle, which is harder to test than a movement."""
REFLEX = 0.8
"""Weight of a reflex, which some healthy people lack."""
SKIN = 0.8
"""Weight of sensation, which only the patient can report."""
MIN_BITS = 0.03
"""Least information, in bits, of a test that is proposed."""
MAX_LESIONS_NAMED = 3


@dataclass(frozen=True, slots=True)
class UntestedLoss:
    """A loss that a lesion would cause and that has not been tested."""

    id: str
    expected: Expectation


@dataclass(frozen=True, slots=True)
class NextTest:
    """The test that best tells the likely lesions apart, with its mean information in bits.

    `abnormal` and `normal` are the lesions for which either outcome would speak, the likeliest first; `traps`
    are pitfalls in testing it.
    """

    id: str
    bits: float
    abnormal: tuple[Candidate, ...]
    normal: tuple[Candidate, ...]
    traps: tuple[Note, ...]


def untested_losses(
    atlas: Atlas, explanation: Explanation, ranked: Sequence[Explanation], findings: Iterable[Finding]
) -> tuple[UntestedLoss, ...]:
    """Return the untested losses of a lesion, the most discriminating first.

    Losses that the other likely lesions lack come first, and among them those that examiners commonly test.
    """
    rivals = likely_explanations(ranked)
    total = sum(weight for _, weight in rivals)
    tests = untested_structures(atlas, findings)
    losses = {i: how for i, how in explanation.candidate.expected.items() if how >= Expectation.PARTLY}

    def redundancy(structure_id: str) -> float:
        shared = sum(w for e, w in rivals if e.candidate.expected.get(structure_id, 0) >= Expectation.PARTLY)
        return shared / total - tests[structure_id]

    return tuple(
        UntestedLoss(i, losses[i])
        for i in sorted(losses.keys() & tests.keys(), key=lambda i: (redundancy(i), i))
    )


def next_test(atlas: Atlas, ranked: Sequence[Explanation], findings: Iterable[Finding]) -> NextTest | None:
    """Return the untested finding that best splits the likely lesions, or None where none splits them.

    Likely are those less than one unexplained finding behind the best; each step of cost halves the weight.
    The value of a test is the mean information of its two outcomes, abnormal and normal, weighted by
    how commonly examiners test it.
    """
    rivals = likely_explanations(ranked)
    if len(rivals) < 2:
        return None
    information = {
        i: weight * _information(rivals, i) for i, weight in untested_structures(atlas, findings).items()
    }
    best = max(information, key=lambda i: information[i], default="")
    if not best or information[best] < MIN_BITS:
        return None
    abnormal = [e.candidate for e, _ in rivals if _chance_abnormal(e, best) >= 0.5]
    normal = [e.candidate for e, _ in rivals if _chance_abnormal(e, best) < 0.5]
    return NextTest(
        best,
        information[best],
        _first_per_structure(abnormal),
        _first_per_structure(normal),
        tuple(_traps(atlas, best)),
    )


def _first_per_structure(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the first few, one for each structure."""
    found: dict[tuple[str, ...], Candidate] = {}
    for candidate in candidates:
        found.setdefault(_structures(candidate), candidate)
    return tuple(found.values())[:MAX_LESIONS_NAMED]


def likely_explanations(ranked: Sequence[Explanation]) -> list[tuple[Explanation, float]]:
    """Return the lesions less than one unexplained finding behind the best, with weights that sum to 1.

    Of lesions with equal expectations only the first counts; the places of one nerve share its weight.
    """
    found: dict[int, Explanation] = {}
    for explanation in ranked:
        if explanation.cost < ranked[0].cost + UNEXPLAINED:
            found.setdefault(explanation.candidate.signature, explanation)
    places = Counter(_structures(e.candidate) for e in found.values())
    weights = [2.0 ** (ranked[0].cost - e.cost) / places[_structures(e.candidate)] for e in found.values()]
    return [(e, w / sum(weights)) for e, w in zip(found.values(), weights, strict=True)]


def _structures(candidate: Candidate) -> tuple[str, ...]:
    return tuple(injury.id for injury in candidate.injuries)


def untested_structures(atlas: Atlas, findings: Iterable[Finding]) -> dict[str, float]:
    """Return the structures that could still be examined, each with its weight from 0 to 1.

    A movement counts as tested when all its prime movers have been, its only prime mover when it has been,
    and all of them when it was strong.
    """
    each = tuple(findings)
    done = {i for f in each for i in f.ids}
    strong = {i for f in each if f.state is FindingState.NORMAL for i in f.ids}
    for moved in (atlas.structures[i] for i in tuple(done)):
        if isinstance(moved, Movement) and (moved.id in strong or len(moved.prime_movers) == 1):
            done.update(moved.prime_movers)
    weights: dict[str, float] = {}
    for record in atlas.structures.values():
        match record:
            case Movement() if not done.issuperset(record.prime_movers):
                weights[record.id] = 1.0 if record.tested else UNTESTED
            case Muscle() if record.in_limb and not record.variant:
                weights[record.id] = MUSCLE if record.tested else UNTESTED
            case Reflex():
                weights[record.id] = REFLEX if record.tested else UNTESTED
            case Dermatome():
                weights[record.id] = SKIN
            case CutaneousField() if not record.variable:
                weights[record.id] = SKIN
    return {i: how for i, how in weights.items() if i not in done}


def _chance_abnormal(explanation: Explanation, structure_id: str) -> float:
    return CHANCE_ABNORMAL[explanation.candidate.expected.get(structure_id, Expectation.NOTHING)]


def _information(rivals: list[tuple[Explanation, float]], structure_id: str) -> float:
    """Return the mean information of the outcome in bits."""
    chances = [(_chance_abnormal(e, structure_id), w) for e, w in rivals]
    return _entropy(sum(p * w for p, w in chances)) - sum(w * ENTROPY[p] for p, w in chances)


def _entropy(chance: float) -> float:
    return -sum(p * log2(p) for p in (chance, 1 - chance) if p > 0)


ENTROPY = {chance: _entropy(chance) for chance in CHANCE_ABNORMAL.values()}


def _traps(atlas: Atlas, structure_id: str) -> Iterator[Note]:
    """Return notes on pitfalls: about the structure and the movements of which it is a prime mover."""
    about = [structure_id, *(m.id for m in atlas.every(Movement) if structure_id in m.prime_movers)]
    for one in about:
        yield from (note for note in atlas.notes.get(one, ()) if note.topic == "trap")

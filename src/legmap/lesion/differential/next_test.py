"""What a lesion would further take, and which test best tells the likely lesions apart."""

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
from legmap.lesion.examination_finding import Finding, State
from legmap.lesion.expectation import Expectation

CHANCE_ABNORMAL: Mapping[Expectation, float] = {
    Expectation.NOTHING: 0.03,
    Expectation.PERHAPS: 0.35,
    Expectation.FITTING: 0.6,
    Expectation.PARTLY: 0.9,
    Expectation.WHOLLY: 0.99,
}
"""How often something is found amiss of which that is expected: a convention, not a measurement."""
UNTESTED = 0.5
"""Weight of what examiners seldom test."""
MUSCLE = 0.95
"""Weight of a single muscle, which is harder to test than a movement."""
REFLEX = 0.8
"""Weight of a reflex, which some people never had."""
SKIN = 0.8
"""Weight of what only the patient can tell."""
MIN_BITS = 0.03
"""A test that tells less, in bits, is not proposed."""
MAX_LESIONS_NAMED = 3
"""How many lesions each outcome is said to speak for."""


@dataclass(frozen=True, slots=True)
class UntestedLoss:
    """What a lesion would take and nobody has tested."""

    id: str
    expected: Expectation


@dataclass(frozen=True, slots=True)
class NextTest:
    """The test that best tells the likely lesions apart.

    Attributes
    ----------
    id : str
        What to examine.
    bits : float
        How much it tells, on average.
    abnormal, normal : tuple of Candidate
        For which lesions either outcome would speak, the likeliest first.
    traps : tuple of Note
        What misleads when examining it.
    """

    id: str
    bits: float
    abnormal: tuple[Candidate, ...]
    normal: tuple[Candidate, ...]
    traps: tuple[Note, ...]


def untested_losses(
    atlas: Atlas, explanation: Explanation, ranked: Sequence[Explanation], findings: Iterable[Finding]
) -> tuple[UntestedLoss, ...]:
    """What a lesion would take and nobody has tested, the most telling first.

    Most telling is what the other likely lesions would not take; what examiners test comes before the rest.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    explanation : Explanation
        The lesion.
    ranked : sequence of Explanation
        All of them.
    findings : iterable of Finding
        What was found.
    """
    rivals = likely_explanations(ranked)
    total = sum(weight for _, weight in rivals)
    tests = untested_structures(atlas, findings)
    taken = {i: how for i, how in explanation.candidate.expected.items() if how >= Expectation.PARTLY}

    def redundancy(structure_id: str) -> float:
        shared = sum(w for e, w in rivals if e.candidate.expected.get(structure_id, 0) >= Expectation.PARTLY)
        return shared / total - tests[structure_id]

    return tuple(
        UntestedLoss(i, taken[i])
        for i in sorted(taken.keys() & tests.keys(), key=lambda i: (redundancy(i), i))
    )


def next_test(atlas: Atlas, ranked: Sequence[Explanation], findings: Iterable[Finding]) -> NextTest | None:
    """The untested finding that best splits the likely lesions, or None where none splits them.

    Likely are those less than one unexplained finding behind the best; each step of cost halves the weight.
    What a test tells is the information expected of its two outcomes, amiss and normal, lessened for what
    examiners seldom test and for skin.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    ranked : sequence of Explanation
        The lesions, best first.
    findings : iterable of Finding
        What was found.
    """
    rivals = likely_explanations(ranked)
    if len(rivals) < 2:
        return None
    told = {i: weight * _information(rivals, i) for i, weight in untested_structures(atlas, findings).items()}
    best = max(told, key=lambda i: told[i], default="")
    if not best or told[best] < MIN_BITS:
        return None
    abnormal = [e.candidate for e, _ in rivals if _chance_abnormal(e, best) >= 0.5]
    normal = [e.candidate for e, _ in rivals if _chance_abnormal(e, best) < 0.5]
    return NextTest(best, told[best], _chief(abnormal), _chief(normal), tuple(_traps(atlas, best)))


def _chief(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The first few, one for each structure."""
    found: dict[tuple[str, ...], Candidate] = {}
    for candidate in candidates:
        found.setdefault(_structures(candidate), candidate)
    return tuple(found.values())[:MAX_LESIONS_NAMED]


def likely_explanations(ranked: Sequence[Explanation]) -> list[tuple[Explanation, float]]:
    """The lesions less than one unexplained finding behind the best, with weights that add up to 1.

    Of those that let one expect the same, only the first counts; the places of one nerve share its weight.
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
    """What could still be examined, and how readily it is, from 0 to 1.

    A movement counts as tested when all its prime movers have been, its only prime mover when it has been,
    and all of them when it was strong.
    """
    each = tuple(findings)
    done = {i for f in each for i in f.ids}
    strong = {i for f in each if f.state is State.NORMAL for i in f.ids}
    for moved in (atlas.structures[i] for i in tuple(done)):
        if isinstance(moved, Movement) and (moved.id in strong or len(moved.prime_movers) == 1):
            done.update(moved.prime_movers)
    ready: dict[str, float] = {}
    for record in atlas.structures.values():
        match record:
            case Movement() if not done.issuperset(record.prime_movers):
                ready[record.id] = 1.0 if record.tested else UNTESTED
            case Muscle() if record.in_limb and not record.variant:
                ready[record.id] = MUSCLE if record.tested else UNTESTED
            case Reflex():
                ready[record.id] = REFLEX if record.tested else UNTESTED
            case Dermatome():
                ready[record.id] = SKIN
            case CutaneousField() if not record.variable:
                ready[record.id] = SKIN
    return {i: how for i, how in ready.items() if i not in done}


def _chance_abnormal(explanation: Explanation, structure_id: str) -> float:
    return CHANCE_ABNORMAL[explanation.candidate.expected.get(structure_id, Expectation.NOTHING)]


def _information(rivals: list[tuple[Explanation, float]], structure_id: str) -> float:
    """Bits by which the outcome narrows the choice on average."""
    chances = [(_chance_abnormal(e, structure_id), w) for e, w in rivals]
    return _entropy(sum(p * w for p, w in chances)) - sum(w * ENTROPY[p] for p, w in chances)


def _entropy(chance: float) -> float:
    return -sum(p * log2(p) for p in (chance, 1 - chance) if p > 0)


ENTROPY = {chance: _entropy(chance) for chance in CHANCE_ABNORMAL.values()}


def _traps(atlas: Atlas, structure_id: str) -> Iterator[Note]:
    """Notes on what misleads: about the structure and the movements that it chiefly makes."""
    about = [structure_id, *(m.id for m in atlas.every(Movement) if structure_id in m.prime_movers)]
    for one in about:
        yield from (note for note in atlas.notes.get(one, ()) if note.topic == "trap")

"""How well a finding tells two lesions apart: how plainly it can be tested, and where its muscle is supplied.

The weights are this program's convention. A movement that bedsides test comes first, then a single muscle
and a reflex (one needs a knowing finger or a needle, the other some healthy people lack), then skin, then
signs, which mostly follow from the rest, then what is rarely tested. The more is gone, the plainer. Saddle,
bladder and bowel come before all, since to miss them is the worst mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.records import Muscle
from legmap.lesion.losses import Deficit
from legmap.lesion.pathway import nearest_proximal_muscles
from legmap.lesion.predicted_findings import NOTHING, PredictedFinding

MOVEMENT, MUSCLE, REFLEX = 4.0, 3.5, 3.5
"""For findings that are commonly tested."""
MOVEMENT_UNTESTED, MUSCLE_UNTESTED, REFLEX_UNTESTED = 2.0, 1.0, 2.0
SKIN, SIGN = 2.5, 2.0
SIGN_OF_BOTH_SIDES = 5.5
"""For saddle, bladder and bowel: nobody may leave them out where both sides could be hurt."""
SKIN_NUMB = 0.5
"""Added where skin is numb rather than dulled."""
TORQUE = 0.8
"""Added where all the torque of a movement is gone in one lesion and none in the other, else less."""
DEGREE = 0.15
"""Added for each degree of what is only known in words."""
NEAREST_PROXIMAL_BONUS = 0.8
"""Added for what leaves nearest above the lower lesion on its own pathway: if that works, the trouble lies
below. The short head of biceps between the fibular neck and the sciatic nerve is the classic example."""
SINGLE_MUSCLE_PENALTY = 0.8
"""Taken off single muscles where the fewest tests are sought: the hand tests movements, many muscles by
themselves only the needle."""


def diagnostic_value(atlas: Atlas, finding: str, more: PredictedFinding, less: PredictedFinding) -> float:
    """How plainly one finding can be tested and how much two lesions differ in it, nearness aside.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    finding : str
        A movement, muscle, dermatome, field, reflex or sign.
    more, less : PredictedFinding
        Of the lesion that takes more of it and of the other.
    """
    by_word = DEGREE * more.degree
    match atlas.structures[finding]:
        case Movement(tested=tested):
            if more.capacity is not None:
                spared = 0.0 if less.capacity is None else less.capacity.middle
                by_word = TORQUE * max(0.0, more.capacity.middle - spared)
            return (MOVEMENT if tested else MOVEMENT_UNTESTED) + by_word
        case Muscle(tested=tested):
            return (MUSCLE if tested else MUSCLE_UNTESTED) + by_word
        case Reflex(tested=tested):
            return (REFLEX if tested else REFLEX_UNTESTED) + by_word
        case Sign(when=when):
            return (SIGN_OF_BOTH_SIDES if any(c.both for c in when) else SIGN) + by_word
        case _:
            return SKIN + SKIN_NUMB * (more.word == "lost")


def is_redundant(atlas: Atlas, finding: str, told: Iterable[str]) -> bool:
    """Whether a finding only tests again what other findings test: the same muscles, or a helper of theirs.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    finding : str
        The finding in question.
    told : iterable of str
        Findings that are tested already.
    """
    for other in told:
        record = atlas.structures[other]
        helpers = record.helpers if isinstance(record, Movement) else ()
        if finding in helpers or _tested_structures(atlas, finding) & _tested_structures(atlas, other):
            return True
    return False


def _tested_structures(atlas: Atlas, finding: str) -> frozenset[str]:
    """What a finding puts to the test."""
    match atlas.structures[finding]:
        case Movement(prime_movers=movers):
            return frozenset(movers)
        case Reflex(muscles=muscles):
            return frozenset(muscles)
        case Sign() as sign:
            return frozenset(_behind(atlas, sign))
        case _:
            return frozenset({finding})


def nearest_proximal_findings(
    atlas: Atlas,
    higher: Mapping[str, PredictedFinding],
    lower: Deficit,
    spared_by_lower: Mapping[str, PredictedFinding],
) -> frozenset[str]:
    """Of the muscles that tell a lesion from another those whose supply leaves nearest above it.

    With them the movements of which they are half the prime movers or more, unless muscles of another nerve
    that tell the lesions apart make them too: knee flexion does not tell of the short head of biceps.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    higher : mapping
        What the other lesion predicts.
    lower : Deficit
        The lesion along whose pathway to go up; nothing lies above a root.
    spared_by_lower : mapping
        What that lesion itself predicts.
    """
    apart = {
        m.id: m.tested
        for m in atlas.every(Muscle)
        if higher.get(m.id, NOTHING).plain and not spared_by_lower.get(m.id, NOTHING).plain
    }
    tested = {muscle for muscle, is_tested in apart.items() if is_tested}
    nearest, beside = nearest_proximal_muscles(atlas, lower.injuries, tested, apart.keys())
    movements = set[str]()
    for movement in atlas.every(Movement):
        movers = apart.keys() & movement.prime_movers
        if movers & nearest and movers <= beside and 2 * len(movers) >= len(movement.prime_movers):
            movements.add(movement.id)
    return frozenset(nearest | movements)


def _behind(atlas: Atlas, sign: Sign) -> Iterator[str]:
    for condition in sign.when:
        yield from (muscle for muscle, _ in condition.muscles)
        yield from (skin for skin, _ in condition.skin)
        for movement, _ in condition.movements:
            yield from atlas.get(movement, Movement).prime_movers
    yield sign.id

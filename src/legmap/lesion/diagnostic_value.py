"""Diagnostic value of a finding: how well it tells two lesions apart.

The weights are this program's convention. A movement of the bedside examination ranks first, then a single
muscle and a reflex (one needs skill or a needle, the other is absent in some healthy people), then skin,
then signs, which mostly follow from the rest, then anything rarely tested. Greater losses rank higher.
Saddle, bladder and bowel rank above all, since to miss them is the worst mistake.
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
"""For saddle, bladder and bowel, which must not be missed where both sides could be injured."""
SKIN_NUMB = 0.5
"""Added where skin is numb rather than reduced."""
TORQUE = 0.8
"""Added where all the torque of a movement is lost in one lesion and none in the other, else less."""
DEGREE = 0.15
"""Added for each degree of a finding that is known only in words."""
NEAREST_PROXIMAL_BONUS = 0.8
"""Added for branches that leave nearest above the lower lesion on its own pathway: if they work, the lesion
is below. The short head of biceps between the fibular neck and the sciatic nerve is the classic example.
"""
SINGLE_MUSCLE_PENALTY = 0.8
"""Subtracted from single muscles in the search for the fewest tests: movements are tested by hand, many
single muscles only by needle.
"""


def diagnostic_value(atlas: Atlas, finding: str, more: PredictedFinding, less: PredictedFinding) -> float:
    """Return the value of one finding for telling two lesions apart, without the bonus for nearness.

    `more` is the prediction of the lesion with the greater loss, `less` that of the other.
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


def is_redundant(atlas: Atlas, finding: str, chosen: Iterable[str]) -> bool:
    """Return whether a finding tests the same muscles as findings already chosen, or one of their helpers."""
    for other in chosen:
        record = atlas.structures[other]
        helpers = record.helpers if isinstance(record, Movement) else ()
        if finding in helpers or _tested_structures(atlas, finding) & _tested_structures(atlas, other):
            return True
    return False


def _tested_structures(atlas: Atlas, finding: str) -> frozenset[str]:
    """Return the structures that a finding tests."""
    match atlas.structures[finding]:
        case Movement(prime_movers=movers):
            return frozenset(movers)
        case Reflex(muscles=muscles):
            return frozenset(muscles)
        case Sign() as sign:
            return frozenset(_causes_of(atlas, sign))
        case _:
            return frozenset({finding})


def nearest_proximal_findings(
    atlas: Atlas,
    higher: Mapping[str, PredictedFinding],
    lower: Deficit,
    spared_by_lower: Mapping[str, PredictedFinding],
) -> frozenset[str]:
    """Return the muscles that tell two lesions apart and leave nearest above the lower one.

    Movements of which they are at least half of the prime movers are included, unless other muscles that tell
    the lesions apart make them too: knee flexion does not test the short head of biceps.

    Parameters
    ----------
    higher : mapping
        Predictions of the higher lesion.
    lower : Deficit
        The lesion from which to go proximally; nothing lies above a root.
    spared_by_lower : mapping
        Predictions of the lower lesion.
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


def _causes_of(atlas: Atlas, sign: Sign) -> Iterator[str]:
    for condition in sign.when:
        yield from (muscle for muscle, _ in condition.muscles)
        yield from (skin for skin, _ in condition.skin)
        for movement, _ in condition.movements:
            yield from atlas.get(movement, Movement).prime_movers
    yield sign.id

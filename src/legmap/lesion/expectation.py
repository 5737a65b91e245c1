"""Expectations: how surely a lesion makes each structure abnormal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import CutaneousField, Dermatome, Nerve
from legmap.lesion.losses import Change, Deficit, Loss, MovementLoss, MuscleLoss, Weakness


class Expectation(IntEnum):
    """The degree to which a structure should be abnormal, and how surely.

    *Fitting* explains a finding without demanding it: the skin of a nerve under the lesion of a root
    in whose dermatome it lies, and the other way round.
    """

    NOTHING = 0
    PERHAPS = 1
    FITTING = 2
    PARTLY = 3
    WHOLLY = 4

    @property
    def word(self) -> str:
        """Return the name used in machine-readable output."""
        return self.name.lower()


OF_SKIN = {
    Loss.VARIABLE: Expectation.PERHAPS,
    Loss.PARTIAL: Expectation.PARTLY,
    Loss.COMPLETE: Expectation.WHOLLY,
}
OF_REFLEX = {
    Change.PERHAPS_REDUCED: Expectation.PERHAPS,
    Change.REDUCED: Expectation.PARTLY,
    Change.LOST: Expectation.WHOLLY,
}
OF_MOVEMENT = {
    Weakness.SLIGHT: Expectation.PERHAPS,
    Weakness.WEAK: Expectation.PARTLY,
    Weakness.SEVERE: Expectation.WHOLLY,
    Weakness.LOST: Expectation.WHOLLY,
}
IMPERCEPTIBLE_LOSS = 0.1
"""A movement that loses less than this share of its torque feels normal to the examiner."""


def expectations_of(atlas: Atlas, deficit: Deficit) -> dict[str, Expectation]:
    """Return structure id to expectation; structures that stay normal are absent."""
    expected = {m.id: _of_muscle(m) for m in deficit.muscles}
    expected.update((m.id, OF_MOVEMENT[m.weakness]) for m in deficit.movements if not _is_imperceptible(m))
    expected.update((s.id, OF_SKIN[s.loss]) for s in deficit.skin)
    expected.update((r.id, OF_REFLEX[r.change]) for r in deficit.reflexes)
    expected.update(dict.fromkeys(deficit.signs, Expectation.PARTLY))
    for structure_id, how in (
        *_fields_in_dermatomes(atlas, expected),
        *_dermatomes_of_fields(atlas, expected),
    ):
        if how > expected.get(structure_id, Expectation.NOTHING):
            expected[structure_id] = how
    return expected


def _of_muscle(muscle: MuscleLoss) -> Expectation:
    return (Expectation.PERHAPS, Expectation.PARTLY, Expectation.WHOLLY)[muscle.rank - 1]


def _is_imperceptible(movement: MovementLoss) -> bool:
    known = movement.capacity
    return movement.weakness is Weakness.SLIGHT and known is not None and known.high < IMPERCEPTIBLE_LOSS


def _fields_in_dermatomes(
    atlas: Atlas, expected: Mapping[str, Expectation]
) -> Iterator[tuple[str, Expectation]]:
    """Yield fields in a reduced dermatome: fitting where they chiefly lie in it, else perhaps."""
    for field in atlas.every(CutaneousField):
        for position, dermatome in enumerate(dermatomes_of(atlas, field)):
            if expected.get(dermatome, Expectation.NOTHING) >= Expectation.PARTLY:
                yield field.id, Expectation.PERHAPS if position else Expectation.FITTING


def _dermatomes_of_fields(
    atlas: Atlas, expected: Mapping[str, Expectation]
) -> Iterator[tuple[str, Expectation]]:
    """Yield dermatomes of numb fields: fitting where half of the fields chiefly in it are numb."""
    numb: dict[str, int] = {}
    chief: dict[str, int] = {}
    for field in atlas.every(CutaneousField):
        if field.variable:
            continue
        is_numb = expected.get(field.id, Expectation.NOTHING) >= Expectation.PARTLY
        for position, dermatome in enumerate(dermatomes_of(atlas, field)):
            if is_numb:
                yield dermatome, Expectation.PERHAPS
            if not position:
                chief[dermatome] = chief.get(dermatome, 0) + 1
                numb[dermatome] = numb.get(dermatome, 0) + is_numb
    yield from ((d, Expectation.FITTING) for d in chief if numb[d] and 2 * numb[d] >= chief[d])


def dermatomes_of(atlas: Atlas, field: CutaneousField) -> tuple[str, ...]:
    """Return the dermatomes of a field, the chief one first; where unknown, those of its nerve's roots."""
    if field.dermatomes:
        return field.dermatomes
    roots = atlas.get(field.nerve, Nerve).roots
    return tuple(d.id for d in atlas.every(Dermatome) if d.root in roots)

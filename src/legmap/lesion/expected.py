"""What a lesion lets one expect of every structure that can be examined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import CutaneousField, Dermatome, Nerve
from legmap.lesion.model import Change, Deficit, Loss, MovementLoss, MuscleLoss, Severity


class Expected(IntEnum):
    """How surely and how much something should be amiss.

    *Fitting* explains a finding without asking for it: the skin of a nerve under the lesion of a root
    in whose dermatome it lies, and the other way round.
    """

    NOTHING = 0
    PERHAPS = 1
    FITTING = 2
    PARTLY = 3
    WHOLLY = 4

    @property
    def word(self) -> str:
        """The word that scripts read."""
        return self.name.lower()


OF_SKIN = {Loss.VARIABLE: Expected.PERHAPS, Loss.PARTIAL: Expected.PARTLY, Loss.COMPLETE: Expected.WHOLLY}
OF_REFLEX = {
    Change.PERHAPS_REDUCED: Expected.PERHAPS,
    Change.REDUCED: Expected.PARTLY,
    Change.LOST: Expected.WHOLLY,
}
OF_MOVEMENT = {
    Severity.SLIGHT: Expected.PERHAPS,
    Severity.WEAK: Expected.PARTLY,
    Severity.SEVERE: Expected.WHOLLY,
    Severity.LOST: Expected.WHOLLY,
}
UNFELT = 0.1
"""A movement that loses less than this share of its torque feels normal to the examiner's hand."""


def expected_of(atlas: Atlas, deficit: Deficit) -> dict[str, Expected]:
    """Structure id to what a lesion makes of it; what is absent stays as it was.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        What the lesion takes away.
    """
    expected = {m.id: _of_muscle(m) for m in deficit.muscles}
    expected.update((m.id, OF_MOVEMENT[m.severity]) for m in deficit.movements if not _unfelt(m))
    expected.update((s.id, OF_SKIN[s.loss]) for s in deficit.skin)
    expected.update((r.id, OF_REFLEX[r.change]) for r in deficit.reflexes)
    expected.update(dict.fromkeys(deficit.signs, Expected.PARTLY))
    for structure_id, how in (*_fields_in(atlas, expected), *_dermatomes_round(atlas, expected)):
        if how > expected.get(structure_id, Expected.NOTHING):
            expected[structure_id] = how
    return expected


def _of_muscle(muscle: MuscleLoss) -> Expected:
    return (Expected.PERHAPS, Expected.PARTLY, Expected.WHOLLY)[muscle.rank - 1]


def _unfelt(movement: MovementLoss) -> bool:
    known = movement.capacity
    return movement.severity is Severity.SLIGHT and known is not None and known.high < UNFELT


def _fields_in(atlas: Atlas, expected: Mapping[str, Expected]) -> Iterator[tuple[str, Expected]]:
    """Fields in a dulled dermatome: fitting where they chiefly lie in it, else perhaps numb."""
    for field in atlas.every(CutaneousField):
        for place, dermatome in enumerate(dermatomes_of(atlas, field)):
            if expected.get(dermatome, Expected.NOTHING) >= Expected.PARTLY:
                yield field.id, Expected.PERHAPS if place else Expected.FITTING


def _dermatomes_round(atlas: Atlas, expected: Mapping[str, Expected]) -> Iterator[tuple[str, Expected]]:
    """Dermatomes in which numb fields lie: fitting where half of those chiefly in it are."""
    numb: dict[str, int] = {}
    chief: dict[str, int] = {}
    for field in atlas.every(CutaneousField):
        if field.variable:
            continue
        is_numb = expected.get(field.id, Expected.NOTHING) >= Expected.PARTLY
        for place, dermatome in enumerate(dermatomes_of(atlas, field)):
            if is_numb:
                yield dermatome, Expected.PERHAPS
            if not place:
                chief[dermatome] = chief.get(dermatome, 0) + 1
                numb[dermatome] = numb.get(dermatome, 0) + is_numb
    yield from ((d, Expected.FITTING) for d in chief if numb[d] and 2 * numb[d] >= chief[d])


def dermatomes_of(atlas: Atlas, field: CutaneousField) -> tuple[str, ...]:
    """Dermatomes in which a field lies, the chief one first; where that is not known, those of its roots."""
    if field.dermatomes:
        return field.dermatomes
    roots = atlas.get(field.nerve, Nerve).roots
    return tuple(d.id for d in atlas.every(Dermatome) if d.root in roots)

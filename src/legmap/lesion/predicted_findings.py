"""Predicted findings of a lesion, in words and degrees that can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import CutaneousField
from legmap.lesion.losses import Change, Deficit, Loss, MuscleLoss, Weakness
from legmap.lesion.strength import CapacityLost

SLIGHT_DEGREE = 1
"""Findings up to this degree are no clear loss: absent, perhaps there, or slight."""


@dataclass(frozen=True, slots=True)
class PredictedFinding:
    """The effect of one lesion on one finding.

    Attributes
    ----------
    degree : int
        0 nothing, 1 perhaps or slight, 2 clear (weak, partly lost, reduced), 3 severe, 4 lost.
    word : str
        Of a movement ``slight``, ``weak``, ``severe``, ``lost``; of a muscle ``perhaps``, ``partly``,
        ``severe``, ``lost``; of skin and reflexes ``perhaps``, ``reduced``, ``lost``; of a sign ``present``;
        ``none`` of all where nothing is abnormal.
    capacity : CapacityLost or None
        The share of a movement's torque that is lost, where that is known.
    """

    degree: int = 0
    word: str = "none"
    capacity: CapacityLost | None = None

    @property
    def plain(self) -> bool:
        """Return whether an examiner should surely find it."""
        return self.degree > SLIGHT_DEGREE


NOTHING = PredictedFinding()
CHANGES = {
    Change.PERHAPS_REDUCED: PredictedFinding(1, "perhaps"),
    Change.REDUCED: PredictedFinding(2, "reduced"),
    Change.LOST: PredictedFinding(4, "lost"),
}
LOSSES = {
    Loss.VARIABLE: PredictedFinding(1, "perhaps"),
    Loss.PARTIAL: PredictedFinding(2, "reduced"),
    Loss.COMPLETE: PredictedFinding(4, "lost"),
}


def predicted_findings(atlas: Atlas, deficit: Deficit) -> dict[str, PredictedFinding]:
    """Return the effect on every finding that a lesion changes.

    Skin belongs to a root and to a nerve at once, so a reduced dermatome reduces the cutaneous fields that
    lie in it, and the other way round: surely where most of the field lies there, else perhaps.
    """
    found = {m.id: _of_movement(m.weakness, m.capacity) for m in deficit.movements}
    found |= {m.id: _of_muscle(m) for m in deficit.muscles}
    skin = {s.id: LOSSES[s.loss] for s in deficit.skin}
    for structure_id, prediction in tuple(_overlapping(atlas, skin)):
        if prediction.degree > skin.get(structure_id, NOTHING).degree:
            skin[structure_id] = prediction
    found |= skin
    found |= {r.id: CHANGES[r.change] for r in deficit.reflexes}
    return found | {sign: PredictedFinding(2, "present") for sign in deficit.signs}


def _of_movement(weakness: Weakness, capacity: CapacityLost | None) -> PredictedFinding:
    return PredictedFinding(int(weakness), weakness.word, capacity)


def _of_muscle(muscle: MuscleLoss) -> PredictedFinding:
    if muscle.share.whole:
        return PredictedFinding(4, "lost")
    if muscle.severe:
        return PredictedFinding(3, "severe")
    return PredictedFinding(2, "partly") if muscle.rank > 1 else PredictedFinding(1, "perhaps")


def _overlapping(
    atlas: Atlas, skin: Mapping[str, PredictedFinding]
) -> Iterator[tuple[str, PredictedFinding]]:
    """Yield fields of reduced dermatomes, and dermatomes of numb fields."""
    reduced, perhaps = LOSSES[Loss.PARTIAL], LOSSES[Loss.VARIABLE]
    for field in atlas.every(CutaneousField):
        for position, dermatome in enumerate(field.dermatomes):
            mostly = position == 0 and not field.variable
            if dermatome in skin:
                yield field.id, reduced if mostly and skin[dermatome].plain else perhaps
            if field.id in skin:
                yield dermatome, reduced if mostly and skin[field.id].word == "lost" else perhaps

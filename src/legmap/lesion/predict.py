"""What a lesion predicts of every finding, in words and degrees that lesions can be compared by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import CutaneousField
from legmap.lesion.model import Change, Deficit, Loss, MuscleLoss, Severity
from legmap.lesion.strength import CapacityLost

HARDLY = 1
"""Findings up to this degree are no plain loss: absent, perhaps there, or slight."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What one lesion does to one finding.

    Attributes
    ----------
    degree : int
        0 nothing, 1 perhaps or slight, 2 plain (weak, partly lost, reduced), 3 severe, 4 lost.
    word : str
        Of a movement ``slight``, ``weak``, ``severe``, ``lost``; of a muscle ``perhaps``, ``partly``,
        ``severe``, ``lost``; of skin and reflexes ``perhaps``, ``reduced``, ``lost``; of a sign ``present``;
        ``none`` of all where nothing is amiss.
    capacity : CapacityLost or None
        How much of a movement's torque is gone, where that is known.
    """

    degree: int = 0
    word: str = "none"
    capacity: CapacityLost | None = None

    @property
    def plain(self) -> bool:
        """Whether an examiner should surely find it."""
        return self.degree > HARDLY


NOTHING = Prediction()
CHANGES = {
    Change.PERHAPS_REDUCED: Prediction(1, "perhaps"),
    Change.REDUCED: Prediction(2, "reduced"),
    Change.LOST: Prediction(4, "lost"),
}
LOSSES = {
    Loss.VARIABLE: Prediction(1, "perhaps"),
    Loss.PARTIAL: Prediction(2, "reduced"),
    Loss.COMPLETE: Prediction(4, "lost"),
}


def predictions_of(atlas: Atlas, deficit: Deficit) -> dict[str, Prediction]:
    """Finding to what a lesion makes of it; what it leaves alone is not in there.

    Skin belongs to a root and to a nerve at once, so what dulls a dermatome dulls the cutaneous fields that
    lie in it, and the other way round: surely where most of the field lies there, else perhaps.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        Of the lesion.
    """
    found = {m.id: _of_movement(m.severity, m.capacity) for m in deficit.movements}
    found |= {m.id: _of_muscle(m) for m in deficit.muscles}
    skin = {s.id: LOSSES[s.loss] for s in deficit.skin}
    for structure_id, prediction in tuple(_overlapping(atlas, skin)):
        if prediction.degree > skin.get(structure_id, NOTHING).degree:
            skin[structure_id] = prediction
    found |= skin
    found |= {r.id: CHANGES[r.change] for r in deficit.reflexes}
    return found | {sign: Prediction(2, "present") for sign in deficit.signs}


def _of_movement(severity: Severity, capacity: CapacityLost | None) -> Prediction:
    return Prediction(int(severity), severity.word, capacity)


def _of_muscle(muscle: MuscleLoss) -> Prediction:
    if muscle.share.whole:
        return Prediction(4, "lost")
    if muscle.severe:
        return Prediction(3, "severe")
    return Prediction(2, "partly") if muscle.rank > 1 else Prediction(1, "perhaps")


def _overlapping(atlas: Atlas, skin: Mapping[str, Prediction]) -> Iterator[tuple[str, Prediction]]:
    """Fields of dulled dermatomes, and dermatomes of numb fields; of each the skin itself is told, once."""
    dulled, perhaps = LOSSES[Loss.PARTIAL], LOSSES[Loss.VARIABLE]
    for field in atlas.every(CutaneousField):
        for place, dermatome in enumerate(field.dermatomes):
            mostly = place == 0 and not field.variable
            if dermatome in skin:
                yield field.id, dulled if mostly and skin[dermatome].plain else perhaps
            if field.id in skin:
                yield dermatome, dulled if mostly and skin[field.id].word == "lost" else perhaps

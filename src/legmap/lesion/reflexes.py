"""What a lesion does to a reflex: by its nerves, by its roots, by the muscles that answer."""

from __future__ import annotations

from collections.abc import Mapping

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Reflex
from legmap.anatomy.records import CutaneousField, Muscle
from legmap.lesion.interruption import root_interruption
from legmap.lesion.losses import Change, InterruptedStructures, Loss, MuscleLoss
from legmap.lesion.share import NONE, ROUNDING, UNINTERRUPTED, Interruption, LostShare, of_several


def reflex_change(
    atlas: Atlas, interrupted: InterruptedStructures, losses: Mapping[str, MuscleLoss], reflex: Reflex
) -> int:
    """What becomes of a reflex: a `Change`, or 0 where nothing does.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    interrupted : InterruptedStructures
        What is interrupted.
    losses : mapping
        Muscle id to its loss.
    reflex : Reflex
        The reflex in question.
    """
    return max(
        _by_nerves(atlas, interrupted, reflex),
        _by_roots(atlas, interrupted, reflex),
        _by_muscles(losses, reflex),
    )


def _by_nerves(atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex) -> int:
    """A limb of the arc that is cut whole ends the reflex; one that is touched reduces it."""
    return max(
        _word(of_several([_felt(atlas, interrupted, reflex, n) for n in reflex.afferent])),
        _word(of_several([_in_arc(atlas, interrupted, reflex, n).motor for n in reflex.efferent])),
    )


def _felt(atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex, nerve_id: str) -> LostShare:
    """How much of a nerve is gone that feels the stimulus; below its twigs only its own skin is left."""
    felt = _in_arc(atlas, interrupted, reflex, nerve_id).sensory
    own = [gone for i, gone in interrupted.fields.items() if atlas.get(i, CutaneousField).nerve == nerve_id]
    return felt.combined(of_several(own)) if own else felt


def _word(share: LostShare) -> int:
    if share.whole:
        return Change.LOST
    if share.low > ROUNDING:
        return Change.REDUCED
    return Change.PERHAPS_REDUCED if share else 0


def _in_arc(atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex, nerve_id: str) -> Interruption:
    """How much of a nerve is interrupted for this reflex.

    A nerve that is cut on its way matters as far as the muscles that answer are supplied beyond the cut.
    """
    whole = interrupted.nerves.get(nerve_id, UNINTERRUPTED)
    partial_nerves = interrupted.partial_nerves.get(nerve_id, UNINTERRUPTED)
    if partial_nerves == UNINTERRUPTED:
        return whole
    gone = [m for m in reflex.muscles if _supplied_beyond(atlas, interrupted, m)]
    if len(gone) == len(reflex.muscles):
        return whole.combined(partial_nerves)
    return whole.combined(partial_nerves.times(of_several([LostShare(1.0, 1.0), NONE]))) if gone else whole


def _supplied_beyond(atlas: Atlas, interrupted: InterruptedStructures, muscle_id: str) -> bool:
    nerves = atlas.get(muscle_id, Muscle).nerves
    return any(n in interrupted.nerves or (n, muscle_id) in interrupted.motor_branches for n in nerves)


def _by_roots(atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex) -> int:
    """All main roots: lost. Some main root: reduced. Only others, or mildly: perhaps reduced."""
    nerves = (*reflex.afferent, *reflex.efferent)
    gone = {root: _most(atlas, interrupted, root, nerves) for root in reflex.roots}
    main = [gone[root] for root in reflex.main_roots]
    if main and all(share.whole for share in main):
        return Change.LOST
    if any(share.low > ROUNDING for share in main):
        return Change.REDUCED
    return Change.PERHAPS_REDUCED if any(gone.values()) else 0


def _most(atlas: Atlas, interrupted: InterruptedStructures, root: str, nerves: tuple[str, ...]) -> LostShare:
    most = NONE
    for nerve in nerves:
        most = most.greater(root_interruption(atlas, interrupted, root, nerve).most)
    return most


def _by_muscles(losses: Mapping[str, MuscleLoss], reflex: Reflex) -> int:
    """Paralysis of the muscles that answer ends the reflex, whatever paralysed them."""
    gone = [m for m in reflex.muscles if m in losses and losses[m].loss is Loss.COMPLETE]
    if not gone:
        return 0
    return Change.LOST if len(gone) == len(reflex.muscles) else Change.REDUCED

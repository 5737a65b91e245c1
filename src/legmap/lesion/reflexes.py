"""Changes of reflexes by a lesion of their nerves, roots or muscles."""

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
    """Return the `Change` of a reflex, or 0 where there is none."""
    return max(
        _by_nerves(atlas, interrupted, reflex),
        _by_roots(atlas, interrupted, reflex),
        _by_muscles(losses, reflex),
    )


def _by_nerves(atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex) -> int:
    """Return the change by nerves: lost with a whole limb of the arc, reduced with a part of one."""
    return max(
        _change_for(of_several([_afferent_loss(atlas, interrupted, reflex, n) for n in reflex.afferent])),
        _change_for(of_several([_in_arc(atlas, interrupted, reflex, n).motor for n in reflex.efferent])),
    )


def _afferent_loss(
    atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex, nerve_id: str
) -> LostShare:
    """Return the lost share of the nerve that carries the stimulus, its own skin included."""
    lost = _in_arc(atlas, interrupted, reflex, nerve_id).sensory
    own = [share for i, share in interrupted.fields.items() if atlas.get(i, CutaneousField).nerve == nerve_id]
    return lost.combined(of_several(own)) if own else lost


def _change_for(share: LostShare) -> int:
    if share.whole:
        return Change.LOST
    if share.low > ROUNDING:
        return Change.REDUCED
    return Change.PERHAPS_REDUCED if share else 0


def _in_arc(atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex, nerve_id: str) -> Interruption:
    """Return the interrupted share of a nerve for this reflex.

    An interruption along its course counts as far as it supplies the effector muscles distal to it.
    """
    whole = interrupted.nerves.get(nerve_id, UNINTERRUPTED)
    partial_nerves = interrupted.partial_nerves.get(nerve_id, UNINTERRUPTED)
    if partial_nerves == UNINTERRUPTED:
        return whole
    supplied = [m for m in reflex.muscles if _supplied_beyond(atlas, interrupted, m)]
    if len(supplied) == len(reflex.muscles):
        return whole.combined(partial_nerves)
    return (
        whole.combined(partial_nerves.times(of_several([LostShare(1.0, 1.0), NONE]))) if supplied else whole
    )


def _supplied_beyond(atlas: Atlas, interrupted: InterruptedStructures, muscle_id: str) -> bool:
    nerves = atlas.get(muscle_id, Muscle).nerves
    return any(n in interrupted.nerves or (n, muscle_id) in interrupted.motor_branches for n in nerves)


def _by_roots(atlas: Atlas, interrupted: InterruptedStructures, reflex: Reflex) -> int:
    """Return lost for all main roots, reduced for some, perhaps reduced for others or mild lesions."""
    nerves = (*reflex.afferent, *reflex.efferent)
    lost = {root: _greatest_root_loss(atlas, interrupted, root, nerves) for root in reflex.roots}
    main = [lost[root] for root in reflex.main_roots]
    if main and all(share.whole for share in main):
        return Change.LOST
    if any(share.low > ROUNDING for share in main):
        return Change.REDUCED
    return Change.PERHAPS_REDUCED if any(lost.values()) else 0


def _greatest_root_loss(
    atlas: Atlas, interrupted: InterruptedStructures, root: str, nerves: tuple[str, ...]
) -> LostShare:
    most = NONE
    for nerve in nerves:
        most = most.greater(root_interruption(atlas, interrupted, root, nerve).most)
    return most


def _by_muscles(losses: Mapping[str, MuscleLoss], reflex: Reflex) -> int:
    """Return lost if all effector muscles are paralysed, whatever the cause; reduced if some are."""
    paralysed = [m for m in reflex.muscles if m in losses and losses[m].loss is Loss.COMPLETE]
    if not paralysed:
        return 0
    return Change.LOST if len(paralysed) == len(reflex.muscles) else Change.REDUCED

"""The stated rules behind the words for weakness."""

from __future__ import annotations

from collections.abc import Mapping

from legmap.anatomy.model import Movement
from legmap.lesion.model import Loss, MovementLoss, MuscleLoss, Severity


def weaken(movement: Movement, losses: Mapping[str, MuscleLoss]) -> MovementLoss | None:
    """What muscle losses do to one movement, or None where they leave it alone.

    Helpers that are only partly lost leave a movement its strength: nobody finds plantarflexion weak because
    tibialis posterior is.

    Parameters
    ----------
    movement : Movement
        The movement, with prime movers and helpers.
    losses : mapping
        Muscle id to its loss.
    """
    movers = (*movement.prime_movers, *movement.helpers)
    hit = [losses[m] for m in movers if m in losses]
    if not any(m.id in movement.prime_movers or m.loss is Loss.COMPLETE for m in hit):
        return None
    return MovementLoss(
        movement.id,
        severity_of(movement, losses),
        lost=tuple(m.id for m in hit if m.loss is Loss.COMPLETE),
        weakened=tuple(m.id for m in hit if m.loss is not Loss.COMPLETE),
        remaining=tuple(m for m in movers if m not in losses),
    )


def severity_of(movement: Movement, losses: Mapping[str, MuscleLoss]) -> Severity:
    """One word for how weak a movement is.

    *Lost*: every prime mover and helper is completely lost. *Severe*: every prime mover is completely
    lost, and no more muscles are left unharmed than are completely lost. *Weak*: at least a quarter of the
    prime movers is completely lost, or partly lost through a main root or one of several nerves; or more
    than half of all the muscles is completely lost. *Slight*: less than that.

    Parameters
    ----------
    movement : Movement
        The movement, with prime movers and helpers.
    losses : mapping
        Muscle id to its loss; at least one of the movement's muscles is in it.
    """
    movers = (*movement.prime_movers, *movement.helpers)
    lost = [m for m in movers if m in losses and losses[m].loss is Loss.COMPLETE]
    if len(lost) == len(movers):
        return Severity.LOST
    left = [m for m in movers if m not in losses]
    if all(m in lost for m in movement.prime_movers) and len(left) <= len(lost):
        return Severity.SEVERE
    hit = [m for m in movement.prime_movers if m in losses and losses[m].rank >= 2]
    if 4 * len(hit) >= len(movement.prime_movers) or 2 * len(lost) > len(movers):
        return Severity.WEAK
    return Severity.SLIGHT

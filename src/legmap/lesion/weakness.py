"""The stated rules behind the words for weakness."""

from __future__ import annotations

from collections.abc import Mapping

from legmap.anatomy.function import Movement
from legmap.lesion.losses import Loss, MovementLoss, MuscleLoss, Weakness
from legmap.lesion.strength import CapacityLost

SEVERE_TORQUE_LOSS = 0.75
"""Share of the torque that must surely be gone for a movement to be severely weak by that alone."""

WEAK_SHARE = 0.25
"""Share of the prime movers, or of the torque, below which a movement is hardly weaker."""


def movement_loss(
    movement: Movement, losses: Mapping[str, MuscleLoss], capacity: CapacityLost | None = None
) -> MovementLoss | None:
    """What muscle losses do to one movement, or None where they leave it alone.

    Helpers that are only partly lost leave a movement its strength: nobody finds plantarflexion weak because
    tibialis posterior is.

    Parameters
    ----------
    movement : Movement
        The movement, with prime movers and helpers.
    losses : mapping
        Muscle id to its loss.
    capacity : CapacityLost, optional
        How much of the movement's torque is gone, where it is known.
    """
    movers = (*movement.prime_movers, *movement.helpers)
    hit = [losses[m] for m in movers if m in losses]
    if not any(m.id in movement.prime_movers or m.loss is Loss.COMPLETE for m in hit):
        return None
    return MovementLoss(
        movement.id,
        weakness_of(movement, losses, capacity),
        lost=tuple(m.id for m in hit if m.loss is Loss.COMPLETE),
        weakened=tuple(m.id for m in hit if m.loss is not Loss.COMPLETE),
        remaining=tuple(m for m in movers if m not in losses),
        capacity=capacity,
    )


def weakness_of(
    movement: Movement, losses: Mapping[str, MuscleLoss], capacity: CapacityLost | None = None
) -> Weakness:
    """One word for how weak a movement is.

    *Lost*: every prime mover and helper is completely lost. *Severe*: every prime mover is completely or
    severely lost, and no more muscles are left unharmed than are so lost; or, where the torque is known,
    three quarters of it are surely gone. *Weak*: at least a quarter of the
    prime movers is completely lost, or partly lost through a main root or one of several nerves; or more
    than half of all the muscles is completely or severely lost. *Slight*: less than that, or, where the
    torque is known, less than a quarter of it gone: foot inversion stays strong without tibialis anterior.

    Parameters
    ----------
    movement : Movement
        The movement, with prime movers and helpers.
    losses : mapping
        Muscle id to its loss; at least one of the movement's muscles is in it.
    capacity : CapacityLost, optional
        How much of the movement's torque is gone, where it is known.
    """
    movers = (*movement.prime_movers, *movement.helpers)
    hit = {m: losses[m] for m in movers if m in losses}
    if len(hit) == len(movers) and all(m.share.whole for m in hit.values()):
        return Weakness.LOST
    severe = [m for m, loss in hit.items() if loss.severe]
    if all(m in severe for m in movement.prime_movers) and len(movers) - len(hit) <= len(severe):
        return Weakness.SEVERE
    if capacity is not None and capacity.low >= SEVERE_TORQUE_LOSS:
        return Weakness.SEVERE
    if capacity is not None and capacity.high < WEAK_SHARE:
        return Weakness.SLIGHT
    chief = [m for m in movement.prime_movers if m in hit and hit[m].rank >= 2]
    if len(chief) >= WEAK_SHARE * len(movement.prime_movers) or 2 * len(severe) > len(movers):
        return Weakness.WEAK
    return Weakness.SLIGHT

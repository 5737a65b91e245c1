"""Rules that grade the weakness of a movement."""

from __future__ import annotations

from collections.abc import Mapping

from legmap.anatomy.function import Movement
from legmap.lesion.losses import Loss, MovementLoss, MuscleLoss, Weakness
from legmap.lesion.strength import CapacityLost

SEVERE_TORQUE_LOSS = 0.75
"""Share of the torque whose sure loss makes a movement severely weak by itself."""

WEAK_SHARE = 0.25
"""Share of the prime movers, or of the torque, below which weakness is slight."""


def movement_loss(
    movement: Movement, losses: Mapping[str, MuscleLoss], capacity: CapacityLost | None = None
) -> MovementLoss | None:
    """Return the effect of muscle losses on one movement, or None where there is none.

    Partial loss of helpers alone has no effect: nobody finds plantarflexion weak because
    tibialis posterior is.
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
    """Return the weakness of a movement of which at least one muscle has a loss.

    *Lost*: every prime mover and helper is completely lost. *Severe*: every prime mover is completely or
    severely lost, and the unaffected muscles do not outnumber these; or, where the torque is known,
    three quarters of it are surely lost. *Weak*: at least a quarter of the
    prime movers is completely lost, or partly lost through a main root or one of several nerves; or more
    than half of all the muscles is completely or severely lost. *Slight*: less than that, or, where the
    torque is known, less than a quarter of it lost: foot inversion stays strong without tibialis anterior.
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

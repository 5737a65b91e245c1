"""Strength: the share of a movement's capacity that is lost, by published models of the limb.

A movement's capacity in a model is the sum of the contributions of its prime movers and helpers, and the
loss is the same sum over the shares that are lost. A muscle that one model lacks counts nothing in that
model, neither as lost nor as present; a muscle that every model lacks is listed separately.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement
from legmap.lesion.share import LostShare

NOISE = 0.02
"""Smaller shares of a movement are below the accuracy of such models."""
DIGITS = 6
"""Further digits of sums of shares are rounding errors."""


@dataclass(frozen=True, slots=True)
class CapacityLost:
    """The lost share of the limb's capacity for a movement, 0 to 1.

    Attributes
    ----------
    middle : float
        Mean of the families of models, each of which counts once however many models it has; where the
        lost shares are intervals, at their middle.
    low, high : float
        The least and the greatest loss in any model, with the least and the greatest loss of every muscle.
    whole : bool
        Whether every muscle counted is lost whole, so that only the models differ; else `low` and `high`
        also include the assumptions about shares.
    by_muscle : tuple of (str, LostShare)
        Contribution of each affected muscle to the loss, the largest first; mean of the families, so that
        complete losses add up to `middle`.
    qualitative : tuple of str
        Affected muscles of the movement that every model lacks.
    """

    middle: float
    low: float
    high: float
    whole: bool
    by_muscle: tuple[tuple[str, LostShare], ...] = ()
    qualitative: tuple[str, ...] = ()


def capacity_lost(atlas: Atlas, movement_id: str, shares: Mapping[str, LostShare]) -> CapacityLost | None:
    """Return the share of a movement's capacity that is lost with some muscles.

    Parameters
    ----------
    shares : mapping
        Muscle id to its lost share; muscles of other movements may be among them.

    Returns
    -------
    CapacityLost or None
        None where the models have no figure for the movement, and where something is lost but less than
        2 % of it in every model. Where no muscle of the movement is affected, a loss of zero.
    """
    capacities = atlas.torque.get(movement_id)
    if not capacities:
        return None
    movement = atlas.get(movement_id, Movement)
    hit = {m: shares[m] for m in (*movement.prime_movers, *movement.helpers) if shares.get(m)}
    counted = {m: share for m, share in hit.items() if m in capacities}
    parts = _parts(atlas, capacities, counted)
    low = min(sum(part[m] * share.low for m, share in counted.items()) for part in parts.values())
    high = max(sum(part[m] * share.high for m, share in counted.items()) for part in parts.values())
    if counted and high < NOISE:
        return None
    means = _means_of_families(atlas, parts, counted)
    losses = [(m, LostShare(means[m] * share.low, means[m] * share.high)) for m, share in counted.items()]
    return CapacityLost(
        middle=round(sum(share.low + share.high for _, share in losses) / 2, DIGITS),
        low=round(low, DIGITS),
        high=round(high, DIGITS),
        whole=all(share.whole for share in counted.values()),
        by_muscle=tuple(sorted(losses, key=lambda loss: -loss[1].low - loss[1].high)),
        qualitative=tuple(m for m in hit if m not in counted),
    )


def _parts(
    atlas: Atlas, capacities: Mapping[str, Mapping[str, float]], muscles: Iterable[str]
) -> dict[str, dict[str, float]]:
    """Return model to muscle to its part of the movement's capacity in that model, 0 to 1."""
    wanted = tuple(muscles)
    parts = {}
    for model in atlas.torque_models:
        total = sum(of_models.get(model.key, 0.0) for of_models in capacities.values())
        parts[model.key] = {m: capacities[m].get(model.key, 0.0) / total for m in wanted}
    return parts


def _means_of_families(
    atlas: Atlas, parts: Mapping[str, Mapping[str, float]], muscles: Iterable[str]
) -> dict[str, float]:
    """Return muscle to its part of the movement's capacity: mean of the families' means."""
    families: dict[str, list[str]] = {}
    for model in atlas.torque_models:
        families.setdefault(model.family, []).append(model.key)
    return {
        m: sum(sum(parts[key][m] for key in keys) / len(keys) for keys in families.values()) / len(families)
        for m in muscles
    }

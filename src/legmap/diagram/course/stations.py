"""Hold the stations of a nerve as numbers, and choose those that are drawn in order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Stations = Sequence[tuple[str, float]]
"""Ids of levels, branches, muscles and fields along a nerve, each with its place from 0 to 1, in order."""


@dataclass(frozen=True, slots=True)
class DrawnStation:
    """A station that a drawing shows.

    Attributes
    ----------
    id : str
        Of the station.
    at : float
        Its place, 0 to 1.
    length : float
        Where it stands along the drawn course, in view units.
    weight : int
        How much it counts against others that contradict it.
    """

    id: str
    at: float
    length: float
    weight: int = 1


SLACK = 3.0
"""The largest distance at which two stations in the wrong order count as one place."""


def consistent_stations(anchors: Sequence[DrawnStation]) -> tuple[DrawnStation, ...]:
    """Return the heaviest choice of anchors whose lengths rise with their places; see `SLACK`.

    Of anchors at one place the most proximal stands for all. A length that lies a little before its
    predecessor's is moved up to it.
    """
    first: dict[float, DrawnStation] = {}
    for anchor in sorted(anchors, key=lambda a: (a.at, a.length)):
        first.setdefault(anchor.at, anchor)
    best: dict[float, tuple[int, tuple[DrawnStation, ...]]] = {-math.inf: (0, ())}
    for anchor in first.values():
        for reached, (weight, chain) in tuple(best.items()):
            if anchor.length < reached - SLACK:
                continue
            far = max(reached, anchor.length)
            moved = DrawnStation(anchor.id, anchor.at, far, anchor.weight)
            if weight + anchor.weight > best.get(far, (0, ()))[0]:
                best[far] = (weight + anchor.weight, (*chain, moved))
    return max(best.values(), key=lambda found: found[0])[1]

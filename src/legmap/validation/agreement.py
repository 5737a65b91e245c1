"""Check that side views which show the same skin assign it to the same structure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legmap.anatomy.atlas import Atlas
from legmap.diagram.geometry import Point
from legmap.validation import surface
from legmap.validation.drawing import Drawing, DrawingProblem
from legmap.validation.skin import TILED_LAYERS, is_overlay

TOP, BOTTOM = 112, 868
"""From the crotch to the ankle, in millimetres downwards."""
DOWN, ROUND = 4, 2
"""Steps between samples: millimetres, degrees."""
NEAR_BORDER = 12.0
"""Distance from a border within which two views may differ, in millimetres on the skin."""

_AROUND = sorted(
    ((down, turn) for down in range(-20, 21, DOWN) for turn in range(-32, 33, ROUND)),
    key=lambda step: math.hypot(step[0], step[1]),
)
"""Steps to the samples around one, roughly the nearest first."""

Spot = tuple[int, int]
"""A sample: height, angle."""
Seen = Mapping[Spot, str]


@dataclass(frozen=True, slots=True)
class _Dispute:
    """A difference between two views: number of samples, and the one farthest from a border."""

    spots: int
    worst: Spot
    distance: float


def disagreements(
    atlas: Atlas, drawings: Mapping[str, Drawing], layers: Sequence[str] = TILED_LAYERS
) -> Iterator[DrawingProblem]:
    """Yield skin of thigh and leg that one view assigns to one structure and another view to another."""
    for layer in layers:
        seen = {v: _seen(atlas, drawings[v], layer) for v in surface.FACING if v in drawings}
        for one, other in surface.pairs():
            if one in seen and other in seen:
                found = _disputes(seen[one], seen[other])
                for (ours, theirs), dispute in found.items():
                    yield drawings[other].problem(theirs, _description(dispute, ours, one))


def _description(dispute: _Dispute, ours: str, view: str) -> str:
    height, angle = dispute.worst
    how_far = "over 20" if math.isinf(dispute.distance) else f"{dispute.distance:.0f}"
    return (
        f"lies where {view}.svg shows {ours}, worst at height {height}, angle {angle} "
        f"({how_far} mm from their border, {dispute.spots} spots); move one of the borders."
    )


@cache
def _skin(spot: Spot) -> Point:
    return surface.skin_at(*spot)


def _seen(atlas: Atlas, drawing: Drawing, layer: str) -> Seen:
    """Return the structure a view shows at each sample that it faces."""
    rows: dict[int, list[tuple[float, float, str]]] = {}
    for region in drawing.view.regions:
        if region.layer == layer and not is_overlay(atlas, region.id):
            for row, spans in drawing.rows[region.id].items():
                rows.setdefault(row, []).extend((start, end, region.id) for start, end in spans)
    seen = {}
    for height in range(TOP, BOTTOM + 1, DOWN):
        for angle in range(0, 360, ROUND):
            if surface.faces(drawing.name, angle):
                x, _ = surface.in_view(drawing.name, height, _skin((height, angle)))
                here = next((i for start, end, i in rows.get(height, ()) if start <= x <= end), None)
                if here is not None:
                    seen[height, angle] = here
    return seen


def _disputes(one: Seen, other: Seen) -> Mapping[tuple[str, str], _Dispute]:
    """Return the differences of two views away from a border, by the two structures."""
    found: dict[tuple[str, str], _Dispute] = {}
    for spot, ours in one.items():
        theirs = other.get(spot, ours)
        if theirs == ours or _near(one, spot, theirs) or _near(other, spot, ours):
            continue
        distance = min(_distance(one, spot, theirs), _distance(other, spot, ours))
        before = found.get((ours, theirs), _Dispute(0, spot, 0.0))
        worst = (spot, distance) if distance > before.distance else (before.worst, before.distance)
        found[ours, theirs] = _Dispute(before.spots + 1, *worst)
    return found


def _near(seen: Seen, spot: Spot, wanted: str) -> bool:
    """Return whether a view has the border of a structure close to a sample."""
    return any(distance <= NEAR_BORDER for distance in _distances(seen, spot, wanted))


def _distance(seen: Seen, spot: Spot, wanted: str) -> float:
    """Return the distance on the skin from a sample to the border of a structure; infinite if far."""
    return min(_distances(seen, spot, wanted), default=math.inf)


def _distances(seen: Seen, spot: Spot, wanted: str) -> Iterator[float]:
    """Yield distances from a sample to others of a structure, less half a step to reach the border."""
    height, angle = spot
    here = (float(height), *_skin(spot))
    for down, turn in _AROUND:
        there = (height + down, (angle + turn) % 360)
        if seen.get(there) == wanted:
            yield max(0.0, math.dist(here, (float(there[0]), *_skin(there))) - DOWN / 2)

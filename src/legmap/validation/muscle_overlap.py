"""Check of muscles that overlap or are too large, and of structures outside the skin."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from legmap.validation.drawing import Drawing, DrawingProblem, at
from legmap.validation.placement import depth_outside_skin
from legmap.validation.rule_tables import overlaps, places
from legmap.validation.scanline import Rows, covered_area, difference, intersection, widest_point

MAX_OVERLAP = 0.05
"""Share of the smaller of two superficial neighbours that may overlap."""
MAX_MUSCLE_SHARE = 0.30
"""Share of the limb that one muscle may cover in a view."""
MAX_DEPTH_OUTSIDE = 3.0
"""Distance by which a bone, a nerve or a landmark may leave the skin."""


def overlapping_muscles(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield superficial neighbours that overlap though neither lies over the other in life.

    Where one truly does (``overlaps.toml``), it must be painted later.
    """
    muscles = [r for r in drawing.view.regions if r.layer == "superficial-muscles"]
    above = overlaps()
    for one, other in itertools.combinations(muscles, 2):
        if not one.bounds.intersects(other.bounds):
            continue
        shared = intersection(drawing.rows[one.id], drawing.rows[other.id])
        smaller = min(covered_area(drawing.rows[one.id]), covered_area(drawing.rows[other.id]))
        share = covered_area(shared) / max(smaller, 1e-9)
        if share <= MAX_OVERLAP:
            continue
        upper, lower = (one, other) if one.order > other.order else (other, one)
        if lower.id in above.get(upper.id, {}):
            continue
        where = at(widest_point(shared) or (0.0, 0.0))
        if upper.id in above.get(lower.id, {}):
            yield drawing.problem(
                lower.id, f"is painted under {upper.id} near {where}, but lies over it; paint it later."
            )
        else:
            yield drawing.problem(
                upper.id,
                f"covers {share:.0%} of the smaller of it and {lower.id} near {where}; let them touch.",
            )


def oversized_muscles(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield muscles as large as a limb."""
    limb = covered_area(drawing.skin)
    for region in drawing.view.regions:
        if (
            limb
            and region.id.startswith("muscle.")
            and covered_area(drawing.rows[region.id]) > MAX_MUSCLE_SHARE * limb
        ):
            share = covered_area(drawing.rows[region.id]) / limb
            yield drawing.problem(region.id, f"takes up {share:.0%} of the limb; draw its own outline.")


def outside_silhouette(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield bones, nerves and landmarks outside the silhouette, except where the limb joins the trunk."""
    open_edge = places()["open_edge"].get(drawing.name)
    if open_edge is None or not drawing.skin:
        return
    for region in drawing.view.regions:
        if region.layer not in ("bones", "nerves", "landmarks") or region.id in open_edge["trunk"]:
            continue
        out = _below(open_edge["above"], difference(drawing.rows[region.id], drawing.skin))
        where = widest_point(out)
        if where is not None and depth_outside_skin(drawing, out) > MAX_DEPTH_OUTSIDE:
            yield drawing.problem(
                region.id, f"leaves the skin near {at(where)}; draw it, or the skin, anew there."
            )


def _below(height: float, rows: Rows) -> Rows:
    return {row: spans for row, spans in rows.items() if row >= height}

"""Check of the positions of muscles, bones and nerves: mirrored, shifted and swapped drawings."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from legmap.diagram.geometry import distance_to_line
from legmap.validation import rule_tables
from legmap.validation.drawing import Drawing, DrawingProblem, at
from legmap.validation.rule_tables import places
from legmap.validation.scanline import Rows, covered_area, difference, widest_point

MAX_MUSCLE_SHARE_OUTSIDE = 0.015
"""Share of a muscle that may lie outside the skin."""
MAX_MUSCLE_DEPTH_OUTSIDE = 2.0
"""Distance by which a muscle may leave the skin."""

_MOST_DISTANCES = 1_000_000
"""Most distances computed for one muscle; beyond that only some of the points outside are measured."""

_RELATIONS = {
    "lateral_to_medial": "lateral to",
    "front_to_back": "in front of",
    "above_to_below": "above",
}
_DIRECTIONS = {"right": (0, 1.0), "left": (0, -1.0), "down": (1, 1.0)}
"""Axis and sign of the directions of rows."""


def off_frame(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield landmarks and bones away from their place in the common frame."""
    points = places()["frame"]
    for structure_id, wanted in points.get(drawing.name, {}).items():
        here = drawing.centre(structure_id)
        if here is None:
            if structure_id not in drawing.regions:
                yield drawing.problem(structure_id, f"is not drawn; put it at {at(wanted)}.")
        elif math.dist(here, wanted) > points["tolerance"]:
            yield drawing.problem(
                structure_id,
                f"stands at {at(here)}, {math.dist(here, wanted):.0f} mm from its place {at(wanted)} in the "
                "frame; move it, or the whole drawing, back.",
            )
    boxes = places()["boxes"]
    for structure_id, box in boxes.get(drawing.name, {}).items():
        region = drawing.regions.get(structure_id)
        if region is not None:
            edges = region.body.boundingRect()
            sides = (edges.left(), edges.top(), edges.right(), edges.bottom())
            off = _worst_side(sides, box)
            if abs(off[1]) > boxes["tolerance"]:
                yield drawing.problem(
                    structure_id,
                    f"its {off[0]} edge is {abs(off[1]):.0f} mm from its place in the frame; move it back.",
                )


def off_paper(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield structures far off the paper."""
    for region in drawing.view.regions:
        if drawing.is_off_paper(region):
            yield drawing.problem(region.id, "lies far outside the viewBox; move it back.")


def too_complex(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield structures with so many long edges that measuring them would exhaust memory."""
    for region in drawing.view.regions:
        if not drawing.is_measured(region) and not drawing.is_off_paper(region):
            yield drawing.problem(region.id, "is too tangled to be measured; simplify it.")


def wrong_order(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield structures on the wrong side of their neighbours."""
    table = rule_tables.order()
    for relation, words in _RELATIONS.items():
        axis, sign = _DIRECTIONS[table["axis"][relation].get(drawing.name, "down")]
        for row in table["rows"][relation].get(drawing.name, ()):
            yield from _disordered(drawing, row, axis, sign, words)


def muscles_outside_skin(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield muscles outside the skin."""
    if not drawing.skin:
        return
    for structure_id, rows in drawing.rows.items():
        if not structure_id.startswith("muscle."):
            continue
        out = difference(rows, drawing.skin)
        share = covered_area(out) / max(covered_area(rows), 1e-9)
        depth = depth_outside_skin(drawing, out)
        if share > MAX_MUSCLE_SHARE_OUTSIDE or depth > MAX_MUSCLE_DEPTH_OUTSIDE:
            where = at(widest_point(out) or (0.0, 0.0))
            yield drawing.problem(
                structure_id,
                f"{share:.0%} of it lies outside the skin, by up to {depth:.0f} mm near {where}; "
                "move one of them.",
            )


def depth_outside_skin(drawing: Drawing, out: Rows) -> float:
    """Return the greatest distance from the skin of the part outside."""
    ends = [(x, float(row)) for row, spans in out.items() for span in spans for x in span]
    count = max(1, _MOST_DISTANCES // max(1, sum(map(len, drawing.border))))
    # an odd step includes both ends of spans
    some = ends[:: math.ceil(len(ends) / count) | 1]
    return max(
        (min(distance_to_line(p, line, closed=True) for line in drawing.border) for p in some), default=0.0
    )


def _worst_side(here: Sequence[float], wanted: Sequence[float]) -> tuple[str, float]:
    sides = zip(("left", "upper", "right", "lower"), here, wanted, strict=True)
    return max(((name, a - b) for name, a, b in sides), key=lambda side: abs(side[1]))


def _disordered(
    drawing: Drawing, row: Sequence[str], axis: int, sign: float, relation: str
) -> Iterator[DrawingProblem]:
    drawn = [(i, centre) for i in row if (centre := drawing.centre(i)) is not None]
    for (one, a), (other, b) in itertools.pairwise(drawn):
        if sign * (b[axis] - a[axis]) <= 0:
            yield drawing.problem(
                one,
                f"must stand {relation} {other}, but its centre {at(a)} does not (against {at(b)}); "
                "check for swapped ids or a mirrored drawing.",
            )

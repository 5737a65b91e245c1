"""Muscles, bones and nerves lie where they belong: guards against mirrored, shifted and swapped drawings."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from legmap.diagram.geometry import distance_to_line
from legmap.validation import rule_tables
from legmap.validation.drawing import Drawing, DrawingProblem, at
from legmap.validation.rule_tables import places
from legmap.validation.scanline import Rows, covered_area, difference, widest_point

OUTSIDE_SHARE = 0.015
"""How much of a muscle may lie outside the skin."""
OUTSIDE_DEPTH = 2.0
"""How far."""

_MOST_DISTANCES = 1_000_000
"""Worked out for one muscle; where there would be more, some of the places outside are passed over."""

_RELATIONS = {
    "lateral_to_medial": "lateral to",
    "front_to_back": "in front of",
    "above_to_below": "above",
}
_DIRECTIONS = {"right": (0, 1.0), "left": (0, -1.0), "down": (1, 1.0)}
"""Axis and sign of the ways that rows run."""


def off_frame(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Landmarks and bones away from where the scaffold has them."""
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
    """Structures far off the paper."""
    for region in drawing.view.regions:
        if drawing.is_off_paper(region):
            yield drawing.problem(region.id, "lies far outside the viewBox; move it back.")


def too_complex(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Structures with so many long edges that measuring them would take all memory."""
    for region in drawing.view.regions:
        if not drawing.is_measured(region) and not drawing.is_off_paper(region):
            yield drawing.problem(region.id, "is too tangled to be measured; simplify it.")


def wrong_order(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Structures that stand on the wrong side of their neighbours."""
    table = rule_tables.order()
    for relation, words in _RELATIONS.items():
        axis, sign = _DIRECTIONS[table["axis"][relation].get(drawing.name, "down")]
        for row in table["rows"][relation].get(drawing.name, ()):
            yield from _disordered(drawing, row, axis, sign, words)


def muscles_outside_skin(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Muscles that stick out of the skin."""
    if not drawing.skin:
        return
    for structure_id, rows in drawing.rows.items():
        if not structure_id.startswith("muscle."):
            continue
        out = difference(rows, drawing.skin)
        share = covered_area(out) / max(covered_area(rows), 1e-9)
        depth = depth_outside_skin(drawing, out)
        if share > OUTSIDE_SHARE or depth > OUTSIDE_DEPTH:
            where = at(widest_point(out) or (0.0, 0.0))
            yield drawing.problem(
                structure_id,
                f"{share:.0%} of it lies outside the skin, by up to {depth:.0f} mm near {where}; "
                "move one of them.",
            )


def depth_outside_skin(drawing: Drawing, out: Rows) -> float:
    """How far what lies outside gets away from the skin."""
    ends = [(x, float(row)) for row, spans in out.items() for span in spans for x in span]
    looked = max(1, _MOST_DISTANCES // max(1, sum(map(len, drawing.border))))
    # an odd step, so that both ends of spans are among them
    some = ends[:: math.ceil(len(ends) / looked) | 1]
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

"""Muscles, bones and nerves lie where they belong: guards against mirrored, shifted and swapped drawings."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from legmap.checks.expected import places
from legmap.checks.findings import Drawing, Finding, at, lines_of
from legmap.checks.scanline import Rows, measure, widest, without
from legmap.diagram.geometry import Point, distance_to_line

OUTSIDE_SHARE = 0.015
"""How much of a muscle may lie outside the skin."""
OUTSIDE_DEPTH = 2.0
"""How far."""


def frame(drawing: Drawing) -> Iterator[Finding]:
    """Landmarks and bones away from where the scaffold has them."""
    points = places()["frame"]
    for structure_id, wanted in points.get(drawing.name, {}).items():
        here = drawing.centre(structure_id)
        if here is None:
            if structure_id not in drawing.regions:
                yield drawing.finding(structure_id, f"is not drawn; put it at {at(wanted)}.")
        elif math.dist(here, wanted) > points["tolerance"]:
            yield drawing.finding(
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
                yield drawing.finding(
                    structure_id,
                    f"its {off[0]} edge is {abs(off[1]):.0f} mm from its place in the frame; move it back.",
                )


def astray(drawing: Drawing) -> Iterator[Finding]:
    """Structures far off the paper."""
    for region in drawing.view.regions:
        if drawing.is_astray(region):
            yield drawing.finding(region.id, "lies far outside the viewBox; move it back.")


def order(drawing: Drawing) -> Iterator[Finding]:
    """Structures that stand on the wrong side of their neighbours."""
    toward_medial = 1.0 if places()["lateral"].get(drawing.name) == "left" else -1.0
    for row in places()["lateral_to_medial"].get(drawing.name, ()):
        yield from _disordered(drawing, row, 0, toward_medial, "lateral to")
    for row in places()["above_to_below"].get(drawing.name, ()):
        yield from _disordered(drawing, row, 1, 1.0, "above")


def guards(drawing: Drawing) -> Iterator[Finding]:
    """Nerves that miss the landmarks by which they are found."""
    for rule in places()["crossing"]:
        if rule["view"] == drawing.name:
            yield from _crossing(drawing, rule)
    for rule in places()["passing"]:
        if rule["view"] == drawing.name:
            yield from _passing(drawing, rule)


def outside_skin(drawing: Drawing) -> Iterator[Finding]:
    """Muscles that stick out of the skin."""
    borders = [
        line for r in drawing.view.regions if r.layer == "outline" for line in lines_of(r.of_kind("skin"))
    ]
    if not drawing.skin:
        return
    for structure_id, rows in drawing.rows.items():
        if not structure_id.startswith("muscle."):
            continue
        out = without(rows, drawing.skin)
        share = measure(out) / max(measure(rows), 1e-9)
        depth = _depth(out, borders)
        if share > OUTSIDE_SHARE or depth > OUTSIDE_DEPTH:
            where = at(widest(out) or (0.0, 0.0))
            yield drawing.finding(
                structure_id,
                f"{share:.0%} of it lies outside the skin, by up to {depth:.0f} mm near {where}; "
                "move one of them.",
            )


def _depth(out: Rows, borders: list[list[Point]]) -> float:
    """How far what lies outside gets away from the skin."""
    ends = [(x, float(row)) for row, spans in out.items() for span in spans for x in span]
    return max((min(distance_to_line(p, line, closed=True) for line in borders) for p in ends), default=0.0)


def _worst_side(here: Sequence[float], wanted: Sequence[float]) -> tuple[str, float]:
    sides = zip(("left", "upper", "right", "lower"), here, wanted, strict=True)
    return max(((name, a - b) for name, a, b in sides), key=lambda side: abs(side[1]))


def _disordered(
    drawing: Drawing, row: Sequence[str], axis: int, sign: float, relation: str
) -> Iterator[Finding]:
    drawn = [(i, centre) for i in row if (centre := drawing.centre(i)) is not None]
    for (one, a), (other, b) in itertools.pairwise(drawn):
        if sign * (b[axis] - a[axis]) <= 0:
            yield drawing.finding(
                one,
                f"must stand {relation} {other}, but its centre {at(a)} does not (against {at(b)}); "
                "check for swapped ids or a mirrored drawing.",
            )


def _crossing(drawing: Drawing, rule: Mapping[str, Any]) -> Iterator[Finding]:
    start, end = drawing.centre(rule["from"]), drawing.centre(rule["to"])
    nerve = drawing.regions.get(rule["nerve"])
    if start is None or end is None or nerve is None:
        return
    low, high = rule["share"]
    shares = [
        share
        for line in lines_of(nerve.of_kind("course", "covered"))
        for a, b in itertools.pairwise(line)
        if (share := _share_at(start, end, a, b)) is not None
    ]
    if not any(low <= share <= high for share in shares):
        found = " and ".join(f"{share:.0%}" for share in shares) or "not at all"
        yield drawing.finding(
            rule["nerve"],
            f"crosses the line from {rule['from']} to {rule['to']} {'at ' if shares else ''}{found} "
            f"instead of between {low:.0%} and {high:.0%} of the way; redraw its course.",
        )


def _share_at(start: Point, end: Point, a: Point, b: Point) -> float | None:
    """Share of the way from start to end at which the segment a-b crosses it, or None."""
    dx, dy, ex, ey = end[0] - start[0], end[1] - start[1], b[0] - a[0], b[1] - a[1]
    cross = dx * ey - dy * ex
    if cross == 0:
        return None
    ax, ay = a[0] - start[0], a[1] - start[1]
    share, along = (ax * ey - ay * ex) / cross, (ax * dy - ay * dx) / cross
    return share if 0 <= share <= 1 and 0 <= along <= 1 else None


def _passing(drawing: Drawing, rule: Mapping[str, Any]) -> Iterator[Finding]:
    mark = drawing.centre(rule["landmark"])
    nerve = drawing.regions.get(rule["nerve"])
    if mark is None or nerve is None:
        return
    near = min(distance_to_line(mark, line) for line in lines_of(nerve.shapes))
    if near > rule["within"]:
        yield drawing.finding(
            rule["nerve"],
            f"passes {rule['landmark']} at {near:.0f} mm instead of within {rule['within']:.0f} mm; "
            "redraw its course there.",
        )

"""Check that nerves pass the landmarks by which they are found."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from legmap.diagram.geometry import Point, distance_to_line
from legmap.validation.drawing import Drawing, DrawingProblem, at, lines_of
from legmap.validation.rule_tables import places

Rule = Mapping[str, Any]


def nerves_off_landmarks(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield nerves that miss their landmarks."""
    kinds: Mapping[str, Callable[[Drawing, Rule], Iterator[DrawingProblem]]] = {
        "crossing": _crossing,
        "passing": _passing,
        "behind": _behind,
        "ending": _ending,
    }
    for kind, rule_of in kinds.items():
        for rule in places()[kind]:
            if rule["view"] == drawing.name:
                yield from rule_of(drawing, rule)


def _crossing(drawing: Drawing, rule: Rule) -> Iterator[DrawingProblem]:
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
        yield drawing.problem(
            rule["nerve"],
            f"crosses the line from {rule['from']} to {rule['to']} {'at ' if shares else ''}{found} "
            f"instead of between {low:.0%} and {high:.0%} of the way; redraw its course.",
        )


def _share_at(start: Point, end: Point, a: Point, b: Point) -> float | None:
    """Return the fraction of the way from start to end at which the segment a-b crosses it, or None."""
    dx, dy, ex, ey = end[0] - start[0], end[1] - start[1], b[0] - a[0], b[1] - a[1]
    cross = dx * ey - dy * ex
    if cross == 0:
        return None
    ax, ay = a[0] - start[0], a[1] - start[1]
    share, along = (ax * ey - ay * ex) / cross, (ax * dy - ay * dx) / cross
    return share if 0 <= share <= 1 and 0 <= along <= 1 else None


def _passing(drawing: Drawing, rule: Rule) -> Iterator[DrawingProblem]:
    mark = drawing.centre(rule["landmark"])
    nerve = drawing.regions.get(rule["nerve"])
    if mark is None or nerve is None:
        return
    near = min(distance_to_line(mark, line) for line in lines_of(nerve.shapes))
    if near > rule["within"]:
        yield drawing.problem(
            rule["nerve"],
            f"passes {rule['landmark']} at {near:.0f} mm instead of within {rule['within']:.0f} mm; "
            "redraw its course there.",
        )


def _behind(drawing: Drawing, rule: Rule) -> Iterator[DrawingProblem]:
    mark = drawing.centre(rule["landmark"])
    nerve = drawing.regions.get(rule["nerve"])
    if mark is None or nerve is None:
        return
    backwards = {"right": 1.0, "left": -1.0}[rule["back"]]
    behind = [
        backwards * (x - mark[0])
        for line in lines_of(nerve.of_kind("course", "covered"))
        for a, b in itertools.pairwise(line)
        if (x := _x_at(mark[1], a, b)) is not None
    ]
    if not any(0 < distance <= rule["within"] for distance in behind):
        found = min(behind, key=abs, default=None)
        told = "does not pass it" if found is None else f"passes {found:.0f} mm behind it"
        yield drawing.problem(
            rule["nerve"],
            f"must run within {rule['within']:.0f} mm behind {rule['landmark']}, but {told}; redraw it.",
        )


def _x_at(height: float, a: Point, b: Point) -> float | None:
    """Return where the segment a-b crosses a height, or None."""
    if a[1] == b[1] or not min(a[1], b[1]) <= height <= max(a[1], b[1]):
        return None
    return a[0] + (height - a[1]) / (b[1] - a[1]) * (b[0] - a[0])


def _ending(drawing: Drawing, rule: Rule) -> Iterator[DrawingProblem]:
    nerve = drawing.regions.get(rule["nerve"])
    sides = [drawing.regions[i].body.boundingRect() for i in rule["between"] if i in drawing.regions]
    if nerve is None or len(sides) != 2:
        return
    left, right = sorted(side.center().x() for side in sides)
    top, bottom = min(side.top() for side in sides), max(side.bottom() for side in sides)
    reach = rule["reach"]
    ends = [line[-1] for line in lines_of(nerve.of_kind("course", "covered"))]
    if not any(left < x < right and top - reach <= y <= bottom + reach for x, y in ends):
        told = " and ".join(map(at, ends)) or "nowhere"
        yield drawing.problem(
            rule["nerve"],
            f"must end between {rule['between'][0]} and {rule['between'][1]}, but ends at {told}; "
            "redraw its course.",
        )

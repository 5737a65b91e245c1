"""Labels with leaders: requests, placed labels, and checks for overlaps and crossings."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legmap.diagram.geometry import Point, distance_to_segment

LINE_HEIGHT = 1.32
"""Height of a label in units of its font size."""

CLEARANCE = 2.0
"""Least distance of a leader from the centre of another labelled shape."""


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A label to place, with points where its leader may end, the best (the centre of the shape) first.

    The limb is given where a panel shows both.
    """

    id: str
    text: str
    anchors: tuple[Point, ...]
    limb: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label.

    Attributes
    ----------
    side : {"left", "right"}
        The column; in the left one texts end at `x`, in the right one they begin there.
    x, y : float
        The start of the leader, at the middle of the line of text.
    width, size : float
        Width and font size of the text.
    anchor : (float, float)
        The end of the leader.
    centre : (float, float)
        The best anchor, which other leaders must avoid.
    limb : str
        The limb, where a panel shows both.
    """

    id: str
    text: str
    side: str
    x: float
    y: float
    width: float
    size: float
    anchor: Point
    centre: Point
    limb: str = ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the text."""
        half = self.size * LINE_HEIGHT / 2
        left = self.x - self.width if self.side == "left" else self.x
        return left, self.y - half, left + self.width, self.y + half

    def moved(self, dx: float, dy: float) -> Label:
        """Return the label moved by an offset."""
        return replace(
            self,
            x=self.x + dx,
            y=self.y + dy,
            anchor=(self.anchor[0] + dx, self.anchor[1] + dy),
            centre=(self.centre[0] + dx, self.centre[1] + dy),
        )


def leader_passes_near(leader: Label, other: Label) -> bool:
    """Return whether a leader passes over the centre of another shape that is not its own."""
    if math.dist(leader.anchor, other.centre) < 1e-9:
        return False
    (x, y), (x1, y1) = other.centre, leader.anchor
    return distance_to_segment(x, y, leader.x, leader.y, x1, y1) < CLEARANCE


def leaders_cross(a: Label, b: Label) -> bool:
    """Return whether two leaders cross or touch, except at a common anchor."""
    p, q, r, s = (a.x, a.y), a.anchor, (b.x, b.y), b.anchor
    if math.dist(q, s) < 1e-9:
        return False
    d1, d2, d3, d4 = (
        _orientation(r, s, p),
        _orientation(r, s, q),
        _orientation(p, q, r),
        _orientation(p, q, s),
    )
    return d1 * d2 < 0 and d3 * d4 < 0


def _orientation(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def label_problems(labels: Sequence[Label]) -> list[str]:
    """Return a sentence for each overlap of texts and for each leader that crosses another or a centre."""
    problems = []
    for i, j in itertools.combinations(range(len(labels)), 2):
        a, b = labels[i], labels[j]
        (l0, t0, r0, b0), (l1, t1, r1, b1) = a.box, b.box
        if min(r0, r1) - max(l0, l1) > 1e-6 and min(b0, b1) - max(t0, t1) > 1e-6:
            problems.append(f"{a.id} and {b.id} overlap")
        if leaders_cross(a, b):
            problems.append(f"the leaders of {a.id} and {b.id} cross")
        for one, other in ((a, b), (b, a)):
            if leader_passes_near(one, other):
                problems.append(f"the leader of {one.id} passes over the centre of {other.id}")
    return problems

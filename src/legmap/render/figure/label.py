"""A label in its place, and what can be wrong with it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legmap.diagram.geometry import Point, distance_to_segment

LINE_HEIGHT = 1.32
"""Height of a label in its font size."""

CLEARANCE = 2.0
"""How far a leader keeps from the centre of another labelled shape."""


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A label that is wanted.

    Attributes
    ----------
    id, text : str
        Whose it is, and what it says.
    anchors : tuple of (float, float)
        Points to which its leader may run, the best (the centre of the shape) first.
    limb : str
        Of which limb, where a panel shows both.
    """

    id: str
    text: str
    anchors: tuple[Point, ...]
    limb: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its place.

    Attributes
    ----------
    id, text : str
        Whose it is, and what it says.
    side : {"left", "right"}
        Which column it stands in; in the left one texts end at `x`, in the right one they begin there.
    x, y : float
        The end of the column at which the leader begins, and the middle of the line of text.
    width, size : float
        Of the text.
    anchor : (float, float)
        Where the leader ends.
    centre : (float, float)
        The best anchor, which other leaders keep away from.
    limb : str
        Of which limb, where a panel shows both.
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
        """Left, top, right and bottom of the text."""
        half = self.size * LINE_HEIGHT / 2
        left = self.x - self.width if self.side == "left" else self.x
        return left, self.y - half, left + self.width, self.y + half

    def moved(self, dx: float, dy: float) -> Label:
        """The same label, elsewhere with its panel."""
        return replace(
            self,
            x=self.x + dx,
            y=self.y + dy,
            anchor=(self.anchor[0] + dx, self.anchor[1] + dy),
            centre=(self.centre[0] + dx, self.centre[1] + dy),
        )


def leader_passes_near(leader: Label, other: Label) -> bool:
    """Whether a leader passes over the centre of another shape (but not where both shapes share it)."""
    if math.dist(leader.anchor, other.centre) < 1e-9:
        return False
    (x, y), (x1, y1) = other.centre, leader.anchor
    return distance_to_segment(x, y, leader.x, leader.y, x1, y1) < CLEARANCE


def leaders_cross(a: Label, b: Label) -> bool:
    """Whether two leaders cross or touch, except at a common anchor."""
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
    """What is wrong with placed labels: texts that overlap, leaders that cross or pass over centres."""
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

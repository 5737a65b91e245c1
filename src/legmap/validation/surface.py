"""The skin of thigh and leg as a surface: the position of a height and an angle in each side view.

Heights are millimetres downwards in the frame of the drawings; angles run round the limb in degrees, 0 in
front, 90 lateral, 180 behind, 270 medial.
"""

from __future__ import annotations

import itertools
import json
import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from legmap.diagram.geometry import Point

FACING = {"anterior": 0.0, "lateral": 90.0, "posterior": 180.0, "medial": 270.0}
"""The angle that each side view shows in its middle."""


@dataclass(frozen=True, slots=True)
class CrossSection:
    """A horizontal section of the skin at a height, in millimetres downwards.

    `centre` is (forwards, lateral); `radii` are the distances of the skin from it at equal steps of the
    angle, from 0.
    """

    height: float
    centre: Point
    radii: tuple[float, ...]

    def at(self, angle: float) -> Point:
        """Return the point of the skin at an angle: forwards, lateral."""
        step = 360.0 / len(self.radii)
        turn = angle % 360.0 / step
        index = int(turn) % len(self.radii)
        share = turn - int(turn)
        radius = self.radii[index] * (1 - share) + self.radii[(index + 1) % len(self.radii)] * share
        radians = math.radians(angle)
        return self.centre[0] + radius * math.cos(radians), self.centre[1] + radius * math.sin(radians)


@cache
def cross_sections() -> tuple[CrossSection, ...]:
    """Return the measured sections, from above downwards: ``skin_surface.json``."""
    table = json.loads((Path(__file__).parent / "skin_surface.json").read_text(encoding="utf-8"))
    return tuple(
        CrossSection(height, tuple(centre), tuple(radii)) for height, centre, radii in table["sections"]
    )


def skin_at(height: float, angle: float) -> Point:
    """Return the point of the skin at a height and an angle: forwards, lateral.

    Heights beyond the measured ones give the nearest section.
    """
    levels = cross_sections()
    above = max(0, min(bisect_right(levels, height, key=lambda s: s.height) - 1, len(levels) - 2))
    upper, lower = levels[above], levels[above + 1]
    share = max(0.0, min(1.0, (height - upper.height) / (lower.height - upper.height)))
    a, b = upper.at(angle), lower.at(angle)
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def in_view(view: str, height: float, skin: Point) -> Point:
    """Return the position of a point of the skin in a side view, one of `FACING`."""
    forwards, lateral = skin
    across = {"anterior": -lateral, "posterior": lateral, "lateral": forwards, "medial": -forwards}[view]
    return across, height


def faces(view: str, angle: float) -> bool:
    """Return whether a view shows the skin at an angle."""
    return abs((angle - FACING[view] + 180.0) % 360.0 - 180.0) <= 90.0


def pairs() -> tuple[tuple[str, str], ...]:
    """Return the pairs of views that share skin."""
    return tuple(
        (one, other)
        for one, other in itertools.combinations(FACING, 2)
        if abs(FACING[one] - FACING[other]) != 180.0
    )

"""Find where a nerve passes a named level, by what of the drawing it meets there."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.course.centreline import Centreline
from legmap.diagram.course.polyline import length_of, nearest_along, point_along
from legmap.diagram.geometry import Point, polylines
from legmap.diagram.model import View

CrossingKind = Literal["crosses", "near", "beside", "leaves", "sinks", "surfaces"]

_NEAR = 40.0
"""Farther from a point than this a nerve does not pass it, in view units."""

_STEP = 1.0


@dataclass(frozen=True, slots=True)
class LevelCrossing:
    """The feature of a drawing at which a nerve passes a level, since drawings do not name levels.

    Attributes
    ----------
    manner : str
        ``crosses`` a line; is ``near`` a point; runs ``beside`` it, at its height; ``leaves`` a body from
        under or above which it comes; ``sinks`` under something or ``surfaces``, as its course is drawn.
    id : str
        What it meets; empty for its own course.
    kind : str
        Which shapes of that.
    views : tuple of str
        The views that tell; all where empty.
    """

    manner: CrossingKind
    id: str = ""
    kind: str = "line"
    views: tuple[str, ...] = ()


LEVEL_CROSSINGS: Mapping[str, LevelCrossing] = {
    "level.inguinal-ligament": LevelCrossing("crosses", "landmark.inguinal-ligament"),
    "level.anterior-superior-iliac-spine": LevelCrossing("near", "landmark.asis"),
    "level.greater-sciatic-foramen": LevelCrossing("leaves", "muscle.piriformis"),
    "level.ischial-spine": LevelCrossing("near", "landmark.ischial-spine"),
    "level.ischial-tuberosity": LevelCrossing("near", "landmark.ischial-tuberosity"),
    "level.gluteal-fold": LevelCrossing("crosses", "outline.limb", "contour", ("posterior",)),
    "level.popliteal-apex": LevelCrossing("leaves", "muscle.biceps-femoris-long-head"),
    "level.adductor-canal": LevelCrossing("sinks"),
    "level.medial-knee": LevelCrossing("near", "landmark.medial-femoral-condyle"),
    "level.fibular-neck": LevelCrossing("near", "landmark.fibular-neck"),
    "level.fascial-exit": LevelCrossing("surfaces"),
    "level.tarsal-tunnel": LevelCrossing("beside", "landmark.medial-malleolus"),
    "level.anterior-tarsal-tunnel": LevelCrossing("beside", "landmark.medial-malleolus"),
    "level.lateral-malleolus": LevelCrossing("near", "landmark.lateral-malleolus"),
}
"""Levels that a drawing shows; the others lie between what is given off."""


def length_at_level(view: View, centreline: Centreline, level_id: str) -> float | None:
    """Return the length at which a nerve passes a level, or None where the view does not show it.

    Parameters
    ----------
    view : View
        The drawing.
    centreline : Centreline
        Of a nerve in it.
    level_id : str
        The level.
    """
    crossing = LEVEL_CROSSINGS.get(level_id)
    if crossing is None or (crossing.views and view.name not in crossing.views):
        return None
    if not crossing.id:
        return _turns(centreline, crossing.manner)
    region = view.region_by_id.get(crossing.id)
    if region is None:
        return None
    line = centreline.points
    if crossing.manner == "crosses":
        others = [other for shape in region.of_kind(crossing.kind) for other in polylines(shape.path, 2.0)]
        return min((length for other in others for length in _crossings(line, other)), default=None)
    if crossing.manner == "leaves":
        return _leaves(line, region.body)
    centre = region.bounds.center()
    point = (centre.x(), centre.y())
    length, distance = nearest_along(line, point)
    if distance > _NEAR:
        return None
    return length if crossing.manner == "near" else length_at_height(line, point[1])


def length_at_height(line: tuple[Point, ...], y: float) -> float | None:
    """Return the length of a line at which it first reaches a height of the view."""
    done = 0.0
    for a, b in itertools.pairwise(line):
        length = math.dist(a, b)
        if min(a[1], b[1]) <= y <= max(a[1], b[1]) and a[1] != b[1]:
            return done + length * (y - a[1]) / (b[1] - a[1])
        done += length
    return None


def _crossings(line: tuple[Point, ...], other: list[Point]) -> Iterator[float]:
    done = 0.0
    for a, b in itertools.pairwise(line):
        length = math.dist(a, b)
        for c, d in itertools.pairwise(other):
            share = _meeting(a, b, c, d)
            if share is not None:
                yield done + share * length
        done += length


def _meeting(a: Point, b: Point, c: Point, d: Point) -> float | None:
    """Return how far along the first segment it meets the second, 0 to 1."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if cross == 0:
        return None
    along = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    across = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    return along if 0 <= along <= 1 and 0 <= across <= 1 else None


def _leaves(line: tuple[Point, ...], body: QPainterPath) -> float | None:
    """Return where a line comes out of a body for the last time."""
    found, inside, length = None, False, 0.0
    while length <= length_of(line):
        now = body.contains(QPointF(*point_along(line, length)[0]))
        if inside and not now:
            found = length
        inside = now
        length += _STEP
    return found


def _turns(centreline: Centreline, manner: CrossingKind) -> float | None:
    """Return where the course is first drawn covered after it was not, or the other way round."""
    wanted = ("course", "covered") if manner == "sinks" else ("covered", "course")
    done = 0.0
    for segment, following in itertools.pairwise(centreline.segments):
        done += segment.length
        if (segment.kind, following.kind) == wanted:
            return done
    return None

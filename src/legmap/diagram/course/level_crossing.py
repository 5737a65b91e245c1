"""Where a nerve passes a named level: what of the drawing it meets there."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.course.centreline import Way
from legmap.diagram.course.polyline import length_of, nearest_along, point_along
from legmap.diagram.geometry import Point, polylines
from legmap.diagram.model import View

Manner = Literal["crosses", "near", "beside", "leaves", "sinks", "surfaces"]

_NEAR = 40.0
"""Farther from a point than this a nerve does not pass it, in view units."""

_STEP = 1.0


@dataclass(frozen=True, slots=True)
class Passing:
    """How a level is known in a drawing.

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

    manner: Manner
    id: str = ""
    kind: str = "line"
    views: tuple[str, ...] = ()


PASSINGS: Mapping[str, Passing] = {
    "level.inguinal-ligament": Passing("crosses", "landmark.inguinal-ligament"),
    "level.anterior-superior-iliac-spine": Passing("near", "landmark.asis"),
    "level.greater-sciatic-foramen": Passing("leaves", "muscle.piriformis"),
    "level.ischial-spine": Passing("near", "landmark.ischial-spine"),
    "level.ischial-tuberosity": Passing("near", "landmark.ischial-tuberosity"),
    "level.gluteal-fold": Passing("crosses", "outline.limb", "contour", ("posterior",)),
    "level.popliteal-apex": Passing("leaves", "muscle.biceps-femoris-long-head"),
    "level.adductor-canal": Passing("sinks"),
    "level.medial-knee": Passing("near", "landmark.medial-femoral-condyle"),
    "level.fibular-neck": Passing("near", "landmark.fibular-neck"),
    "level.fascial-exit": Passing("surfaces"),
    "level.tarsal-tunnel": Passing("beside", "landmark.medial-malleolus"),
    "level.anterior-tarsal-tunnel": Passing("beside", "landmark.medial-malleolus"),
    "level.lateral-malleolus": Passing("near", "landmark.lateral-malleolus"),
}
"""Levels that a drawing shows without naming them; the others lie between what is given off."""


def passed_at(view: View, way: Way, level_id: str) -> float | None:
    """Length of a way at which it passes a level, or None where the view does not tell.

    Parameters
    ----------
    view : View
        The drawing.
    way : Way
        Of a nerve in it.
    level_id : str
        The level.
    """
    passing = PASSINGS.get(level_id)
    if passing is None or (passing.views and view.name not in passing.views):
        return None
    if not passing.id:
        return _turns(way, passing.manner)
    region = view.region_by_id.get(passing.id)
    if region is None:
        return None
    line = way.points
    if passing.manner == "crosses":
        others = [other for shape in region.of_kind(passing.kind) for other in polylines(shape.path, 2.0)]
        return min((length for other in others for length in _crossings(line, other)), default=None)
    if passing.manner == "leaves":
        return _leaves(line, region.body)
    centre = region.bounds.center()
    point = (centre.x(), centre.y())
    length, distance = nearest_along(line, point)
    if distance > _NEAR:
        return None
    return length if passing.manner == "near" else at_height(line, point[1])


def at_height(line: tuple[Point, ...], y: float) -> float | None:
    """Length of a line at which it first reaches a height of the view."""
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
    """How far along the first segment it meets the second."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if cross == 0:
        return None
    along = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    across = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    return along if 0 <= along <= 1 and 0 <= across <= 1 else None


def _leaves(line: tuple[Point, ...], body: QPainterPath) -> float | None:
    """Where a line comes out of a body for the last time."""
    found, inside, length = None, False, 0.0
    while length <= length_of(line):
        now = body.contains(QPointF(*point_along(line, length)[0]))
        if inside and not now:
            found = length
        inside = now
        length += _STEP
    return found


def _turns(way: Way, manner: Manner) -> float | None:
    """Where the course is first drawn covered after it was not, or the other way round."""
    wanted = ("course", "covered") if manner == "sinks" else ("covered", "course")
    done = 0.0
    for run, following in itertools.pairwise(way.runs):
        done += run.length
        if (run.kind, following.kind) == wanted:
            return done
    return None

"""Map places along a nerve, numbers from 0 to 1 over its stations, to what a view draws of it."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF

from legmap.diagram.course.centreline import Centreline, CourseSegment
from legmap.diagram.course.polyline import length_of, nearest_along, point_along
from legmap.diagram.course.stations import DrawnStation, Stations, consistent_stations
from legmap.diagram.model import Shape

_CLOSE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class BranchStub:
    """A twig or a fork, with the place at which it leaves; -1 for a head, which comes before all places."""

    at: float
    segment: CourseSegment


@dataclass(frozen=True, slots=True, eq=False)
class DrawnCourse:
    """The course of a nerve as one view draws it.

    Places are numbers from 0 to 1 over the nerve's stations, as the atlas orders them; lengths run along the
    drawn course, in view units. Between two stations that are drawn, places are spread evenly.

    Attributes
    ----------
    nerve_id, view : str
        What and where.
    centreline : Centreline
        The longest path through what is drawn.
    knots : tuple of (float, float)
        Place and length, both rising: the anchors and the ends.
    anchors, dropped : tuple of DrawnStation
        Drawn stations that agree with the order of places, and those that do not.
    stubs : tuple of BranchStub
        What hangs on it and is drawn with it.
    """

    nerve_id: str
    view: str
    centreline: Centreline
    knots: tuple[tuple[float, float], ...]
    anchors: tuple[DrawnStation, ...]
    dropped: tuple[DrawnStation, ...]
    stubs: tuple[BranchStub, ...]

    @property
    def first(self) -> float:
        """Place at which the drawn course begins: above 0 where the view shows only what is beyond."""
        return self.knots[0][0]

    @property
    def last(self) -> float:
        """Place at which the drawn course ends."""
        return self.knots[-1][0]

    def covers(self, at: float) -> bool:
        """Return whether a place lies on what the view draws."""
        return self.first - _CLOSE <= at <= self.last + _CLOSE

    def length_at_place(self, at: float) -> float:
        """Return the length at a place; places beyond what is drawn count as its ends."""
        for (low, start), (high, end) in itertools.pairwise(self.knots):
            if at <= high:
                share = 0.0 if high <= low else (max(at, low) - low) / (high - low)
                return start + share * (end - start)
        return self.knots[-1][1]

    def point_at(self, at: float) -> QPointF:
        """Return where a place is drawn, in view units; clamped as in `length_at_place`."""
        return QPointF(*point_along(self.centreline.points, self.length_at_place(at))[0])

    def direction_at(self, at: float) -> float:
        """Return the direction of the course at a place, in radians from the x axis, y down."""
        length = self.length_at_place(at)
        behind, ahead = (point_along(self.centreline.points, length + step)[0] for step in (-4.0, 4.0))
        return math.atan2(ahead[1] - behind[1], ahead[0] - behind[0])

    def width_at(self, at: float) -> float:
        """Return the width of the nerve at a place, in view units."""
        left = self.length_at_place(at)
        for segment in self.centreline.segments:
            if left <= segment.length:
                start, end = segment.widths
                return start + (end - start) * left / (segment.length or 1.0)
            left -= segment.length
        return self.centreline.segments[-1].widths[1]

    def nearest_place_of(self, point: QPointF) -> tuple[float, float]:
        """Return the place nearest to a point, and its distance in view units."""
        length, distance = nearest_along(self.centreline.points, (point.x(), point.y()))
        return self.place_at_length(length), distance

    def place_at_length(self, length: float) -> float:
        """Return the place at a length; where several stations leave together, the last of them."""
        lengths = [known for _, known in self.knots]
        after = bisect_right(lengths, length)
        if after == 0:
            return self.first
        if after == len(lengths):
            return self.last
        (low, start), (high, end) = self.knots[after - 1 : after + 1]
        return low + (high - low) * (length - start) / (end - start)

    def shapes(self, start: float, end: float) -> tuple[Shape, ...]:
        """Return all that is drawn of the nerve between two places, with twigs, forks and heads.

        What leaves just at the start belongs to it, what leaves just at the end does not, as a
        lesion takes what leaves at its place and spares what has left before.
        """
        if end < self.first - _CLOSE or start > self.last + _CLOSE:
            return ()
        stubs_found = (
            o.segment
            for o in self.stubs
            if (start - _CLOSE <= o.at < end - _CLOSE)
            or (o.at < 0 and start <= 0)
            or (end >= 1 and o.at >= start - _CLOSE)
        )
        return tuple(segment.shape() for segment in (*self._segments(start, end), *stubs_found))

    def _segments(self, start: float, end: float) -> Iterator[CourseSegment]:
        """Yield the pieces between two places; 0 and 1 are the very ends, however far the stations reach."""
        if end < self.first - _CLOSE or start > self.last + _CLOSE or end < start:
            return
        low = 0.0 if start <= self.first else self.length_at_place(start)
        high = math.inf if end >= self.last else self.length_at_place(end)
        done = 0.0
        for segment in self.centreline.segments:
            length = segment.length
            cut = (max(low - done, 0.0), min(high - done, length))
            if cut[1] - cut[0] > _CLOSE:
                yield segment.cut(*cut)
            done += length


def drawn_course(
    nerve_id: str,
    view: str,
    centreline: Centreline,
    anchors: Sequence[DrawnStation],
    twigs: Sequence[tuple[str, CourseSegment]],
    stations: Stations,
    ends: tuple[float, float] = (0.0, 1.0),
) -> DrawnCourse:
    """Put a drawn course together.

    Parameters
    ----------
    nerve_id, view, centreline
        What, where, and how it runs.
    anchors : sequence of DrawnStation
        Drawn stations; those that contradict the order of places are dropped, as few and as light as can be.
    twigs : sequence of (str, CourseSegment)
        The muscle in which each of the nerve's own twigs ends, and the twig.
    stations : Stations
        All stations of the nerve.
    ends : (float, float)
        Places at which the drawn course begins and ends.
    """
    kept = consistent_stations(anchors)
    knots = [(a.at, a.length) for a in kept]
    total = length_of(centreline.points)
    if not knots or knots[0][0] > ends[0]:
        following = knots[0] if knots else (ends[1], total)
        begin = 0.0 if ends[0] > 0 else _first_length(centreline.origin, *following, stations)
        knots.insert(0, (ends[0], begin))
    if knots[-1][0] < ends[1]:
        knots.append((ends[1], total))
    dropped = tuple(a for a in anchors if a.at not in {k.at for k in kept})
    bare = DrawnCourse(nerve_id, view, centreline, tuple(knots), kept, dropped, ())
    places = dict(stations)
    stubs_found = [BranchStub(-1.0, head) for head in centreline.heads]
    stubs_found += [BranchStub(bare.place_at_length(length), fork) for length, fork in centreline.forks]
    for muscle, twig in twigs:
        at = places.get(muscle)
        stubs_found.append(
            BranchStub(bare.nearest_place_of(QPointF(*twig.points[0]))[0] if at is None else at, twig)
        )
    return replace(bare, stubs=tuple(stubs_found))


def _first_length(origin: float, at: float, length: float, stations: Stations) -> float:
    """Return the length of the first place, from the origin of a nerve and the first station that is drawn.

    A level that comes first (the popliteal fossa of the tibial nerve) is a place on the nerve, not where it
    begins: it and those after it are spread evenly between the origin and what is drawn.
    """
    if not stations or not stations[0][0].startswith("level."):
        return min(origin, length)
    before = len({place for _, place in stations if place < at})
    return min(origin, length) + max(0.0, length - origin) / (before + 1)

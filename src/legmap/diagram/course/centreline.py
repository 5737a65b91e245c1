"""Find the centreline of a nerve that is drawn in several pieces, with heads or forks."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legmap.diagram.course.longest_path import Link, longest_path
from legmap.diagram.course.polyline import length_of, nearest_along, path_of, point_along
from legmap.diagram.geometry import Point, polylines
from legmap.diagram.model import Region, Shape

LINES = ("course", "covered")
TOUCHING = 2.0
"""The largest gap between pieces that count as touching, in view units."""

_SHORT = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class CourseSegment:
    """A piece of a course, drawn in one manner.

    Attributes
    ----------
    kind : str
        ``course``, ``covered`` or ``twig``.
    points : tuple of Point
        From proximal to distal.
    widths : tuple of (float, float)
        Width at its start and its end, in view units.
    """

    kind: str
    points: tuple[Point, ...]
    widths: tuple[float, float]

    @property
    def length(self) -> float:
        """Length in view units."""
        return length_of(self.points)

    def cut(self, start: float, end: float) -> CourseSegment:
        """Return the piece of it between two lengths."""
        total = self.length or 1.0
        points = [point_along(self.points, start)[0]]
        done = 0.0
        for a, b in itertools.pairwise(self.points):
            done += math.dist(a, b)
            if start + _SHORT < done < end - _SHORT:
                points.append(b)
        points.append(point_along(self.points, end)[0])
        w0, w1 = self.widths
        ends = (w0 + (w1 - w0) * start / total, w0 + (w1 - w0) * end / total)
        return CourseSegment(self.kind, tuple(points), ends)

    def shape(self) -> Shape:
        """Return it as a shape of a region."""
        return Shape(self.kind, path_of(self.points), self.widths)


@dataclass(frozen=True, slots=True, eq=False)
class Centreline:
    """The longest path through the pieces of a nerve.

    Attributes
    ----------
    segments : tuple of CourseSegment
        From proximal to distal.
    origin : float
        Length at which the last head has joined; 0 for a nerve with one head.
    heads : tuple of CourseSegment
        Pieces that join from elsewhere.
    forks : tuple of (float, CourseSegment)
        Pieces that leave it, with the length at which they do.
    """

    segments: tuple[CourseSegment, ...]
    origin: float
    heads: tuple[CourseSegment, ...]
    forks: tuple[tuple[float, CourseSegment], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All of it as one polyline."""
        return tuple(p for p, _ in itertools.groupby(p for piece in self.segments for p in piece.points))


def centreline_of(region: Region) -> Centreline | None:
    """Return the longest path through a nerve's pieces, or None where nothing of its course is drawn.

    A piece leaves the one on which it starts and joins the one on which it ends. Strands that touch nothing
    of the nerve (a bundle of branches with one name) are forks at the start.
    """
    pieces = [
        CourseSegment(shape.kind, tuple(line), shape.widths or (1.0, 1.0))
        for shape in region.of_kind(*LINES)
        for line in polylines(shape.path, 4.0)
        if len(line) > 1
    ]
    return _Pieces(pieces).centreline() if pieces else None


class _Pieces:
    """The pieces of a nerve, and where each starts and ends on another."""

    def __init__(self, pieces: list[CourseSegment]) -> None:
        self.pieces = pieces
        self.lengths = [p.length for p in pieces]
        self.boxes = [_box(p.points) for p in pieces]
        self.starts_on = [self._touched(i, piece.points[0]) for i, piece in enumerate(pieces)]
        self.ends_on = [self._touched(i, piece.points[-1]) for i, piece in enumerate(pieces)]

    def centreline(self) -> Centreline:
        segments, spans = [], {}
        done = origin = 0.0
        for place, (index, entry, leave) in enumerate(
            longest_path(self.lengths, self.starts_on, self.ends_on)
        ):
            segments.append(self.pieces[index].cut(entry, leave))
            spans[index] = (done, entry, leave)
            if place and entry > TOUCHING:  # it came in as a head itself
                origin = max(origin, done)
            done += leave - entry
        heads, forks = [], []
        for index, piece in enumerate(self.pieces):
            left = _met(index, spans, self.starts_on)
            if index in spans:
                entry, leave = spans[index][1:]
                if self.lengths[index] - leave > TOUCHING:  # the rest of a piece beyond a longer fork
                    forks.append((spans[index][0] + leave - entry, piece.cut(leave, self.lengths[index])))
                if entry > TOUCHING:
                    heads.append(piece.cut(0.0, entry))
            elif left is not None:
                forks.append((left, piece))
            elif (joined := _met(index, spans, self.ends_on)) is not None:
                heads.append(piece)
                origin = max(origin, joined)
            else:
                forks.append((0.0, piece))
        return Centreline(tuple(segments), min(origin, done), tuple(heads), tuple(forks))

    def _touched(self, index: int, point: Point) -> Link:
        """Return the other piece that a point touches, and how far along it."""
        x, y = point
        touching = []
        for other, (left, top, right, bottom) in enumerate(self.boxes):
            if other != index and left <= x <= right and top <= y <= bottom:
                length, distance = nearest_along(self.pieces[other].points, point)
                if distance <= TOUCHING:
                    touching.append((distance, other, length))
        return min(touching)[1:] if touching else None


def _box(line: Sequence[Point]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that could touch a line."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs) - TOUCHING, min(ys) - TOUCHING, max(xs) + TOUCHING, max(ys) + TOUCHING


def _met(index: int, spans: Mapping[int, tuple[float, float, float]], links: Sequence[Link]) -> float | None:
    """Return the length of the centreline at which a piece meets it, itself or by those that it touches."""
    seen: set[int] = set()
    link = links[index]
    while link is not None and link[0] not in seen:
        other, length = link
        if other in spans:
            done, entry, leave = spans[other]
            return done + max(0.0, min(length, leave) - entry)
        seen.add(other)
        link = links[other]
    return None

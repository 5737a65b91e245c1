"""The one way that a nerve with several pieces, heads or forks is taken to run."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from legmap.diagram.course.longest_path import longest_way
from legmap.diagram.course.polyline import length_of, nearest_along, path_of, point_along
from legmap.diagram.geometry import Point, polylines
from legmap.diagram.model import Region, Shape

LINES = ("course", "covered")
TOUCHING = 2.0
"""How far a piece may begin or end from what it hangs on, in view units."""

_SHORT = 1e-6
_PART = 16
"""Segments that are passed over together where they lie too far from a point to touch it."""

_Part = tuple[float, float, float, float, float, Sequence[Point]]
"""Left, top, right and bottom of all that could touch some segments, the length before them, their points."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
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
        """In view units."""
        return length_of(self.points)

    def cut(self, start: float, end: float) -> Run:
        """The piece of it between two lengths."""
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
        return Run(self.kind, tuple(points), ends)

    def shape(self) -> Shape:
        """The same as a shape of a region."""
        return Shape(self.kind, path_of(self.points), self.widths)


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """The longest way through the pieces of a nerve.

    Attributes
    ----------
    runs : tuple of Run
        From proximal to distal.
    origin : float
        Length at which the last head has joined; 0 for a nerve with one head.
    heads : tuple of Run
        Pieces that join from elsewhere.
    forks : tuple of (float, Run)
        Pieces that leave the way, with the length at which they do.
    """

    runs: tuple[Run, ...]
    origin: float
    heads: tuple[Run, ...]
    forks: tuple[tuple[float, Run], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All of it as one line."""
        return tuple(p for p, _ in itertools.groupby(p for run in self.runs for p in run.points))


def way_of(region: Region) -> Way | None:
    """The longest way through a nerve's pieces, or None where nothing of its course is drawn.

    A piece hangs on the one on which it begins and joins the one on which it ends. Strands that touch
    nothing of the nerve (a bundle of branches with one name) are forks at the start.

    Parameters
    ----------
    region : Region
        A nerve in one view.
    """
    pieces = [
        Run(shape.kind, tuple(line), shape.widths or (1.0, 1.0))
        for shape in region.of_kind(*LINES)
        for line in polylines(shape.path, 4.0)
        if len(line) > 1
    ]
    return _Pieces(pieces).way() if pieces else None


def _parts(line: Sequence[Point]) -> list[_Part]:
    parts: list[_Part] = []
    done = 0.0
    for start in range(0, len(line) - 1, _PART):
        some = line[start : start + _PART + 1]
        across, down = [x for x, _ in some], [y for _, y in some]
        reach = (min(across) - TOUCHING, min(down) - TOUCHING, max(across) + TOUCHING, max(down) + TOUCHING)
        parts.append((*reach, done, some))
        for a, b in itertools.pairwise(some):
            done += math.dist(a, b)
    return parts


def _nearest(parts: Sequence[_Part], point: Point) -> tuple[float, float]:
    """As `nearest_along`, but right only about what touches the point."""
    best, best_length = math.inf, 0.0
    x, y = point
    for left, top, right, bottom, begun, some in parts:
        if left <= x <= right and top <= y <= bottom:
            length, near = nearest_along(some, point, begun)
            if near < best - 1e-9:
                best, best_length = near, length
    return best_length, best


class _Pieces:
    """The pieces of a nerve, and where they hang on one another and join."""

    def __init__(self, pieces: list[Run]) -> None:
        self.pieces = pieces
        self.lengths = [p.length for p in pieces]
        self.parts = [_parts(p.points) for p in pieces]
        self.hangs = [self._touched(i, piece.points[0]) for i, piece in enumerate(pieces)]
        self.joins = [self._touched(i, piece.points[-1]) for i, piece in enumerate(pieces)]

    def way(self) -> Way:
        steps = longest_way(self.lengths, self.hangs, self.joins)
        runs, spans = [], {}
        done = origin = 0.0
        for place, (index, entry, leave) in enumerate(steps):
            runs.append(self.pieces[index].cut(entry, leave))
            spans[index] = (done, entry, leave)
            if place and entry > TOUCHING:  # it came in as a head itself
                origin = max(origin, done)
            done += leave - entry
        heads, forks = [], []
        for index, piece in enumerate(self.pieces):
            left = self._leaves(index, spans)
            if index in spans:
                entry, leave = spans[index][1:]
                if self.lengths[index] - leave > TOUCHING:  # the rest of a piece beyond a longer fork
                    forks.append((spans[index][0] + leave - entry, piece.cut(leave, self.lengths[index])))
                if entry > TOUCHING:
                    heads.append(piece.cut(0.0, entry))
            elif left is not None:
                forks.append((left, piece))
            elif (joined := self._joined(index, spans)) is not None:
                heads.append(piece)
                origin = max(origin, joined)
            else:
                forks.append((0.0, piece))
        return Way(tuple(runs), min(origin, done), tuple(heads), tuple(forks))

    def _touched(self, index: int, point: Point) -> tuple[int, float] | None:
        """The other piece that a point touches, and how far along it."""
        found = [(*_nearest(parts, point), i) for i, parts in enumerate(self.parts) if i != index]
        touching = [(distance, i, length) for length, distance, i in found if distance <= TOUCHING]
        if not touching:
            return None
        _, other, length = min(touching, key=lambda near: near[:2])
        return other, length

    def _leaves(self, index: int, spans: dict[int, tuple[float, float, float]]) -> float | None:
        """Length of the way at which a piece leaves it, itself or by those on which it hangs."""
        return self._followed(index, spans, self.hangs)

    def _joined(self, index: int, spans: dict[int, tuple[float, float, float]]) -> float | None:
        """Length of the way at which a piece joins it, itself or by those that it joins."""
        return self._followed(index, spans, self.joins)

    def _followed(
        self,
        index: int,
        spans: dict[int, tuple[float, float, float]],
        links: list[tuple[int, float] | None],
    ) -> float | None:
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

"""The one way that a nerve with several pieces, heads or forks is taken to run."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point, polylines
from legmap.diagram.model import Region, Shape

LINES = ("course", "covered")
TOUCHING = 2.0
"""How far a piece may begin or end from what it hangs on, in view units."""

_SHORT = 1e-6


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


def length_of(line: Sequence[Point]) -> float:
    """Length of a polyline."""
    return sum(math.dist(a, b) for a, b in itertools.pairwise(line))


def nearest_along(line: Sequence[Point], point: Point) -> tuple[float, float]:
    """Length along a polyline to where it is nearest to a point, and the distance there."""
    best, best_length, done = math.inf, 0.0, 0.0
    for a, b in itertools.pairwise(line):
        length = math.dist(a, b)
        along = (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])
        share = max(0.0, min(1.0, along / length**2)) if length else 0.0
        near = math.dist(point, (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if near < best - 1e-9:
            best, best_length = near, done + share * length
        done += length
    return best_length, best


def point_along(line: Sequence[Point], length: float) -> tuple[Point, float]:
    """The point at a length along a polyline, and the direction there (radians, y down); both clamped."""
    done, angle = 0.0, 0.0
    for a, b in itertools.pairwise(line):
        step = math.dist(a, b)
        angle = math.atan2(b[1] - a[1], b[0] - a[0])
        if step and done + step >= length:
            share = max(0.0, length - done) / step
            return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])), angle
        done += step
    return line[-1], angle


def path_of(line: Sequence[Point]) -> QPainterPath:
    """An open polyline as a path."""
    path = QPainterPath(QPointF(*line[0]))
    for point in line[1:]:
        path.lineTo(*point)
    return path


class _Pieces:
    """The pieces of a nerve, and where they hang on one another and join."""

    def __init__(self, pieces: list[Run]) -> None:
        self.pieces = pieces
        self.lengths = [p.length for p in pieces]
        self.hangs = [self._touched(i, piece.points[0]) for i, piece in enumerate(pieces)]
        self.joins = [self._touched(i, piece.points[-1]) for i, piece in enumerate(pieces)]

    def way(self) -> Way:
        steps = max(
            (self._longest(i, 0.0, frozenset()) for i in range(len(self.pieces))), key=lambda found: found[0]
        )[1]
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
        found = [
            (*nearest_along(other.points, point), i) for i, other in enumerate(self.pieces) if i != index
        ]
        touching = [(distance, i, length) for length, distance, i in found if distance <= TOUCHING]
        if not touching:
            return None
        _, other, length = min(touching, key=lambda near: near[:2])
        return other, length

    def _longest(
        self, index: int, entry: float, gone: frozenset[int]
    ) -> tuple[float, tuple[tuple[int, float, float], ...]]:
        """Length and steps (piece, entered at, left at) of the longest way on from a place of a piece."""
        end = self.lengths[index]
        best: tuple[float, tuple[tuple[int, float, float], ...]] = (end - entry, ((index, entry, end),))
        gone = gone | {index}
        onward = [(at[1], i, 0.0) for i, at in enumerate(self.hangs) if at is not None and at[0] == index]
        joined = self.joins[index]
        onward += [] if joined is None else [(end, *joined)]
        for leave, other, at in onward:
            if other in gone or leave < entry:
                continue
            length, steps = self._longest(other, at, gone)
            if leave - entry + length > best[0] + _SHORT:
                best = (leave - entry + length, ((index, entry, leave), *steps))
        return best

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

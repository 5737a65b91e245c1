"""Check that branches leave a nerve in the order of the atlas."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Nerve
from legmap.diagram.geometry import Point, distance_to_line, polylines
from legmap.diagram.model import Region
from legmap.validation.drawing import Drawing, DrawingProblem, at
from legmap.validation.nerves import MAX_GAP_TO_PARENT, NERVE_SHAPE_KINDS

SLACK = 3.0
"""Distance by which two branches may leave in the wrong order."""

Polyline = list[Point]
PathAlong = tuple[tuple[int, float], ...]
"""The path to a point of a nerve: piece after piece, with the length along each."""


def branches_out_of_order(atlas: Atlas, drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield branches that leave their nerve before those that the atlas lists as proximal to them.

    Lengths are measured along connected pieces of a course. Branches of pieces that do not follow one another
    (two roots of a nerve, two legs of a fork) have no order, nor have motor branches: a muscle may get
    several.
    """
    for nerve in atlas.every(Nerve):
        region = drawing.regions.get(nerve.id)
        branches = [
            drawing.regions[i] for i in nerve.gives_off if i in drawing.regions and i.startswith("nerve.")
        ]
        if region is None or len(branches) < 2:
            continue
        paths = _BranchPaths(region)
        starts = [(b.id, found) for b in branches if (found := paths.to_starts_of(b))]
        for place, (later, points) in enumerate(starts):
            early = next((i for i, others in starts[:place] if _all_before(points, others)), None)
            if early is not None:
                where = at(next(iter(points)))
                yield drawing.problem(
                    nerve.id,
                    f"gives off {later} at {where}, before {early}, which the atlas lists first; "
                    "let them leave in that order.",
                )


def _all_before(points: dict[Point, PathAlong], others: dict[Point, PathAlong]) -> bool:
    """Return whether a branch leaves before another wherever the two can be compared."""
    gaps = [_gap(a, b) for a in points.values() for b in others.values()]
    known = [gap for gap in gaps if gap is not None]
    return bool(known) and min(known) > SLACK


def _gap(one: PathAlong, other: PathAlong) -> float | None:
    """Return how far the first leaves before the second; None if neither lies on the path to the other."""
    level = 0
    while level + 1 < min(len(one), len(other)):
        (piece, length), (other_piece, other_length) = one[level], other[level]
        if piece != other_piece or abs(length - other_length) > SLACK:
            return None
        level += 1
    (piece, length), (other_piece, other_length) = one[level], other[level]
    gap = other_length - length
    if (
        piece != other_piece
        or (gap < -SLACK and len(other) > len(one))
        or (gap > SLACK and len(one) > len(other))
    ):
        return None
    return gap + sum(path[1] for path in other[level + 1 :]) - sum(path[1] for path in one[level + 1 :])


class _BranchPaths:
    """The pieces of a nerve and their connections."""

    def __init__(self, region: Region) -> None:
        self.lines: list[Polyline] = _lines(region)
        self.base: dict[int, PathAlong] = {}
        for index in range(len(self.lines)):
            self._path_to_start(index, ())

    def to_starts_of(self, branch: Region) -> dict[Point, PathAlong]:
        """Return the paths to the points where pieces of a branch leave the nerve, if they touch it."""
        pieces = list(enumerate(self.lines))
        touching = {line[0]: _nearest(line[0], pieces) for line in _lines(branch)}
        return {p: (*self.base[found[0]], found) for p, found in touching.items() if found is not None}

    def _path_to_start(self, index: int, visited: Sequence[int]) -> PathAlong:
        """Return the path to the start of a piece; empty for one that continues no other."""
        if index in self.base:
            return self.base[index]
        others = [(i, line) for i, line in enumerate(self.lines) if i != index and i not in visited]
        found = _nearest(self.lines[index][0], others)
        path: PathAlong = () if found is None else (*self._path_to_start(found[0], (*visited, index)), found)
        if not visited:
            self.base[index] = path
        return path


def _lines(region: Region) -> list[Polyline]:
    return [polylines(shape.path, 2.0)[0] for shape in region.of_kind(*NERVE_SHAPE_KINDS)]


def _nearest(point: Point, lines: Sequence[tuple[int, Polyline]]) -> tuple[int, float] | None:
    """Return the line that a point touches, and the length along it."""
    touching = [(distance_to_line(point, line), i, line) for i, line in lines]
    touching = [found for found in touching if found[0] <= MAX_GAP_TO_PARENT]
    if not touching:
        return None
    _, index, line = min(touching, key=lambda found: found[:2])
    return index, _length_to(point, line)


def _length_to(point: Point, line: Polyline) -> float:
    """Return the length of a line up to the point nearest to a given one."""
    best, best_length, done = math.inf, 0.0, 0.0
    for a, b in itertools.pairwise(line):
        length = math.dist(a, b)
        share = 0.0
        if length:
            along = (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])
            share = max(0.0, min(1.0, along / length**2))
        near = math.dist(point, (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if near < best - 1e-9:
            best, best_length = near, done + share * length
        done += length
    return best_length

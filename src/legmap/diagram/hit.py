"""Which structures lie at a point of a view: a uniform grid over bounding boxes, then exact containment."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF

from legmap.diagram.geometry import Point, distance_to_segment, polylines
from legmap.diagram.model import DEEP_LAYERS, MUSCLE_LAYERS, Region, View

_CELLS = 96
"""Cells along the longer side of a view."""

_RANK = {
    "nerves": 0,
    "superficial-muscles": 1,
    **{layer: 2 + place for place, layer in enumerate(reversed(DEEP_LAYERS))},
    "fields": 5,
    "dermatomes": 5,
    "landmarks": 6,
    "bones": 7,
}

Segment = tuple[float, float, float, float, float, float, int]
"""Start, end, half width at start and at end, index of the region."""


class HitIndex:
    """Answers what lies at a point of one view; build it once, ask it often.

    Parameters
    ----------
    view : View
        The view; its skin outline is never hit.
    """

    def __init__(self, view: View) -> None:
        self._regions = tuple(r for r in view.regions if r.layer in _RANK)
        self._rank = tuple(_RANK[r.layer] for r in self._regions)
        box = QRectF(view.bounds).united(view.content)
        self._size = max(box.width(), box.height(), 1e-6) / _CELLS
        self._boxes: dict[tuple[int, int], tuple[int, ...]] = {}
        self._nerves: dict[tuple[int, int], tuple[Segment, ...]] = {}
        self._borders: dict[tuple[int, int], tuple[Segment, ...]] = {}
        self._fill()

    def hits(self, x: float, y: float, tolerance: float, layers: frozenset[str]) -> tuple[str, ...]:
        """Ids of the structures at a point, in the order in which clicks go through them.

        Parameters
        ----------
        x, y : float
            The point, in view units.
        tolerance : float
            How far from a nerve (or, where nothing but skin and bone lies, from a muscle) still counts, in
            view units: screen pixels over scale.
        layers : frozenset of str
            The layers that are shown; others are not hit.

        Returns
        -------
        tuple of str
            Nerves and roots (nearest first), superficial muscles, deep muscles, skin, landmarks, bones; in
            each the one painted on top first.
        """
        point = QPointF(x, y)
        found: list[tuple[int, float, int]] = []
        has_muscle = has_nerve = False
        for index in self._boxes.get((math.floor(x / self._size), math.floor(y / self._size)), ()):
            region = self._regions[index]
            if region.layer in layers and region.body.contains(point):
                rank = self._rank[index]
                has_nerve = has_nerve or rank == 0
                has_muscle = has_muscle or region.layer in MUSCLE_LAYERS
                found.append((rank, 0.0, -index))
        if tolerance > 0:
            inside = {-i for rank, _, i in found if rank == 0}
            for index, distance in self._near(self._nerves, x, y, tolerance, layers).items():
                if index not in inside:
                    has_nerve = True
                    found.append((0, distance, -index))
            if not has_nerve and not has_muscle:
                near = self._near(self._borders, x, y, tolerance, layers)
                if near:
                    index = min(near, key=lambda i: (near[i], self._rank[i], -i))
                    found.append((self._rank[index], near[index], -index))
        found.sort()
        return tuple(self._regions[-i].id for _, _, i in found)

    def _near(
        self,
        grid: dict[tuple[int, int], tuple[Segment, ...]],
        x: float,
        y: float,
        reach: float,
        layers: frozenset[str],
    ) -> dict[int, float]:
        """Distance to the regions whose segments come within reach, by index."""
        near: dict[int, float] = {}
        size = self._size
        for column in range(math.floor((x - reach) / size), math.floor((x + reach) / size) + 1):
            for row in range(math.floor((y - reach) / size), math.floor((y + reach) / size) + 1):
                for x0, y0, x1, y1, r0, r1, index in grid.get((column, row), ()):
                    distance = distance_to_segment(x, y, x0, y0, x1, y1) - max(r0, r1)
                    if (
                        distance <= reach
                        and distance < near.get(index, math.inf)
                        and self._regions[index].layer in layers
                    ):
                        near[index] = max(distance, 0.0)
        return near

    def _fill(self) -> None:
        boxes: dict[tuple[int, int], list[int]] = {}
        nerves: dict[tuple[int, int], list[Segment]] = {}
        borders: dict[tuple[int, int], list[Segment]] = {}
        for index, region in enumerate(self._regions):
            for cell in self._cells(region.body.controlPointRect()):
                boxes.setdefault(cell, []).append(index)
            if region.layer == "nerves":
                for segment in _nerve_segments(region, index):
                    self._enter(nerves, segment)
            elif region.layer in MUSCLE_LAYERS:
                for line in polylines(region.body, 1.0):
                    for segment in _segments(line, 0.0, 0.0, index):
                        self._enter(borders, segment)
        self._boxes = {cell: tuple(members) for cell, members in boxes.items()}
        self._nerves = {cell: tuple(members) for cell, members in nerves.items()}
        self._borders = {cell: tuple(members) for cell, members in borders.items()}

    def _enter(self, grid: dict[tuple[int, int], list[Segment]], segment: Segment) -> None:
        x0, y0, x1, y1, r0, r1, _ = segment
        radius = max(r0, r1)
        box = QRectF(
            min(x0, x1) - radius,
            min(y0, y1) - radius,
            abs(x1 - x0) + 2 * radius,
            abs(y1 - y0) + 2 * radius,
        )
        for cell in self._cells(box):
            grid.setdefault(cell, []).append(segment)

    def _cells(self, box: QRectF) -> Iterable[tuple[int, int]]:
        size = self._size
        for column in range(math.floor(box.left() / size), math.floor(box.right() / size) + 1):
            for row in range(math.floor(box.top() / size), math.floor(box.bottom() / size) + 1):
                yield column, row


def _nerve_segments(region: Region, index: int) -> Iterable[Segment]:
    """The courses of a nerve with their half widths, and the outline of a root."""
    for shape in region.shapes:
        for line in polylines(shape.path, 1.0):
            if shape.widths is None:
                yield from _segments(line, 0.0, 0.0, index)
            else:
                yield from _segments(line, shape.widths[0] / 2, shape.widths[1] / 2, index)


def _segments(line: list[Point], r0: float, r1: float, index: int) -> Iterable[Segment]:
    total = sum(math.dist(a, b) for a, b in itertools.pairwise(line)) or 1.0
    done = 0.0
    for a, b in itertools.pairwise(line):
        start = r0 + (r1 - r0) * done / total
        done += math.dist(a, b)
        yield a[0], a[1], b[0], b[1], start, r0 + (r1 - r0) * done / total, index

"""What lies near a small cell of a view: regions by their boxes, and the lines near which a hit counts."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point, distance_to_segment, ends_joined, polylines
from legmap.diagram.model import DEEP_LAYERS, MUSCLE_LAYERS, Region, View

RANK = {
    "nerves": 0,
    "superficial-muscles": 1,
    **{layer: 2 + place for place, layer in enumerate(reversed(DEEP_LAYERS))},
    "fields": 5,
    "dermatomes": 5,
    "landmarks": 6,
    "bones": 7,
}
"""In which order clicks go through the layers; what is not named is never hit."""
SLACK = 0.05
"""More than the 0.01 to which Qt follows a curve, in view units."""

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Segment: TypeAlias = tuple[float, float, float, float, float]
"""Start, end, and half the width that counts as inside."""
Lines: TypeAlias = list[Segment]


def table_of(view: View) -> Table:
    """Enter the regions of a view by their boxes; nothing is flattened yet."""
    regions = tuple(r for r in view.regions if r.layer in RANK)
    boxes = tuple(_box(r.body.controlPointRect()) for r in regions)
    lined = tuple(_lined(r, box) for r, box in zip(regions, boxes, strict=True))
    every = [_box(view.bounds), *boxes, *(box for box in lined if box)]
    left, top = (min(box[i] for box in every) for i in (0, 1))
    right, bottom = (max(box[i] for box in every) for i in (2, 3))
    extent: Box = (left - 1.0, top - 1.0, right + 1.0, bottom + 1.0)
    area = (extent[2] - extent[0]) * (extent[3] - extent[1])
    table = Table(regions, boxes, extent, math.sqrt(area / max(len(regions), 1)))
    for index, box in enumerate(boxes):
        for square in table.squares(box):
            table.bodies.setdefault(square, []).append(index)
        lines = lined[index]
        if lines:
            for square in table.squares(lines):
                table.lines.setdefault(square, []).append(index)
    return table


def _box(rect: QRectF) -> Box:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _lined(region: Region, box: Box) -> Box | None:
    """Around what counts as near a nerve or a muscle; None for anything else."""
    if region.layer in MUSCLE_LAYERS:
        return box
    if region.layer != "nerves":
        return None
    around = QRectF()
    for shape in region.shapes:
        radius = max(shape.widths) / 2 if shape.widths else 0.0
        rect = shape.path.controlPointRect().adjusted(-radius, -radius, radius, radius)
        around = rect if around.isNull() else around.united(rect)
    return _box(around)


@dataclass(frozen=True, slots=True)
class Table:
    """Regions of a view, found by squares; made by `table_of`.

    Attributes
    ----------
    regions, boxes : tuple
        Whatever can be hit, from the bottom up, and the box around each.
    extent : tuple
        A box around everything.
    side : float
        Side of a square in view units: there are about as many squares as regions.
    bodies, lines : dict
        By square, the indices of the regions whose box, or whose lines, may reach into it.
    """

    regions: tuple[Region, ...]
    boxes: tuple[Box, ...]
    extent: Box
    side: float
    bodies: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    lines: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    _flat: dict[int, dict[tuple[int, int], list[Segment]]] = field(default_factory=dict)
    _joined: dict[int, tuple[QPainterPath, QPainterPath]] = field(default_factory=dict)

    def squares(self, box: Box) -> Iterator[tuple[int, int]]:
        """The squares that a box touches."""
        left, top = self.extent[:2]
        columns = range(math.floor((box[0] - left) / self.side), math.floor((box[2] - left) / self.side) + 1)
        rows = range(math.floor((box[1] - top) / self.side), math.floor((box[3] - top) / self.side) + 1)
        return itertools.product(columns, rows)

    def touching(self, cell: Box, among: Mapping[int, bool] | None = None) -> dict[int, bool]:
        """Regions that a cell lies in, by index, and whether it does so with all that is in it.

        A region that is said to hold only part of the cell may as well hold all of it, or nothing.

        Parameters
        ----------
        cell : tuple of float
            Left, top, right, bottom, in view units.
        among : mapping, optional
            What this answered for a larger cell around it, which saves looking further.
        """
        x0, y0, x1, y1 = cell
        rect = QRectF(x0 - SLACK, y0 - SLACK, x1 - x0 + 2 * SLACK, y1 - y0 + 2 * SLACK)
        if among is None:
            among = dict.fromkeys((i for s in self.squares(cell) for i in self.bodies.get(s, ())), False)
        found = {}
        for index, whole in among.items():
            left, top, right, bottom = self.boxes[index]
            if whole:
                found[index] = True
                continue
            beside = right < x0 or x1 < left or bottom < y0 or y1 < top
            if not beside:
                body, uncrossed = self._bodies(index)
                if body.intersects(rect):
                    found[index] = uncrossed.contains(rect)
        return found

    def near(
        self, cell: Box, reach: float, layers: frozenset[str], among: Mapping[int, Lines] | None = None
    ) -> dict[int, Lines]:
        """Lines of nerves and muscles on some layers that come within reach of a cell, by index.

        Parameters
        ----------
        cell : tuple of float
            Left, top, right, bottom, in view units.
        reach : float
            In view units.
        layers : frozenset of str
            Which layers.
        among : mapping, optional
            What this answered for a larger cell around it, which saves looking further.
        """
        x0, y0, x1, y1 = cell
        x, y, half = (x0 + x1) / 2, (y0 + y1) / 2, math.hypot(x1 - x0, y1 - y0) / 2 + 1e-6
        found = {}
        for index, lines in (self._around(cell, reach) if among is None else among).items():
            if self.regions[index].layer in layers:
                close = [line for line in lines if distance_to(x, y, line) <= reach + half]
                if close:
                    found[index] = close
        return found

    def _around(self, cell: Box, reach: float) -> dict[int, Lines]:
        """Lines in the squares within reach of a cell."""
        x0, y0, x1, y1 = cell
        found: dict[int, dict[Segment, None]] = {}
        for square in self.squares((x0 - reach, y0 - reach, x1 + reach, y1 + reach)):
            for index in self.lines.get(square, ()):
                found.setdefault(index, {}).update(dict.fromkeys(self._segments(index).get(square, ())))
        return {index: list(lines) for index, lines in found.items()}

    def _bodies(self, index: int) -> tuple[QPainterPath, QPainterPath]:
        """A body to hold rectangles against: as it is filled, and by the rule that finds crossed edges.

        Under that rule Qt finds no rectangle inside a body that an edge crosses.
        """
        bodies = self._joined.get(index)
        if bodies is None:
            filled = ends_joined(self.regions[index].body)
            uncrossed = QPainterPath(filled)
            uncrossed.setFillRule(Qt.FillRule.OddEvenFill)
            bodies = self._joined[index] = filled, uncrossed
        return bodies

    def _segments(self, index: int) -> dict[tuple[int, int], list[Segment]]:
        flat = self._flat.get(index)
        if flat is None:
            flat = self._flat[index] = {}
            for segment in _segments_of(self.regions[index]):
                x0, y0, x1, y1, r = segment
                box = (min(x0, x1) - r, min(y0, y1) - r, max(x0, x1) + r, max(y0, y1) + r)
                for square in self.squares(box):
                    flat.setdefault(square, []).append(segment)
        return flat


def distance_to(x: float, y: float, segment: Segment) -> float:
    """Distance from a point to a line of some width, negative inside."""
    x0, y0, x1, y1, r = segment
    return distance_to_segment(x, y, x0, y0, x1, y1) - r


def _segments_of(region: Region) -> Iterable[Segment]:
    """The courses of a nerve with their half widths; the outline of a root or a muscle."""
    if region.layer in MUSCLE_LAYERS:
        for line in polylines(region.body, 1.0):
            yield from _segments(line, 0.0, 0.0)
        return
    for shape in region.shapes:
        start, end = shape.widths or (0.0, 0.0)
        for line in polylines(shape.path, 1.0):
            yield from _segments(line, start / 2, end / 2)


def _segments(line: list[Point], r0: float, r1: float) -> Iterable[Segment]:
    total = sum(math.dist(a, b) for a, b in itertools.pairwise(line)) or 1.0
    done = 0.0
    for a, b in itertools.pairwise(line):
        start = r0 + (r1 - r0) * done / total
        done += math.dist(a, b)
        yield a[0], a[1], b[0], b[1], max(start, r0 + (r1 - r0) * done / total)

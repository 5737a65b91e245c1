"""What is hit in a small cell of a view: one answer for all of it, or what is left to ask of a point."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QPointF

from legmap.diagram.hit_table import RANK, Box, Lines, Segment, Table, distance_to
from legmap.diagram.model import MUSCLE_LAYERS

_MUSCLE_RANKS = frozenset(RANK[layer] for layer in MUSCLE_LAYERS)

Span: TypeAlias = tuple[float, float, float, float, float, float]
"""Start of a line, the way to its end, the square of its length, half its width."""
Contains: TypeAlias = Callable[[QPointF], bool]
NerveAsked: TypeAlias = tuple[int, str, Contains | None, tuple[Span, ...], bool]
"""Negative index, id, what tells whether it holds a point, its lines, whether it holds the whole cell."""
BodyAsked: TypeAlias = tuple[int, str, Contains | None]
"""Rank, id, what tells whether it holds a point; None where it holds the whole cell."""
Border: TypeAlias = tuple[int, int, str, tuple[Span, ...]]
"""Rank, negative index, id, lines."""


def cell_of(
    table: Table, cell: Box, reach: float, layers: frozenset[str], within: Mixed | None = None
) -> tuple[str, ...] | Mixed:
    """What is hit in a cell: ids where they are the same all over it, else what is left to ask of a point.

    Parameters
    ----------
    table : Table
        The regions.
    cell : tuple of float
        Left, top, right, bottom, in view units.
    reach, layers
        Tolerance in view units and layers that are shown, as for `HitIndex.hits`.
    within : Mixed, optional
        The answer for a larger cell around it, which saves looking further.
    """
    regions = table.regions
    touched = table.touching(cell, within.touched if within else None)
    touched = {i: whole for i, whole in touched.items() if regions[i].layer in layers}
    bodies: list[BodyAsked] = [
        (rank, regions[-i].id, None if touched[-i] else regions[-i].body.contains)
        for rank, i in sorted((RANK[regions[i].layer], -i) for i in touched)
        if rank
    ]
    in_muscle = any(contains is None and rank in _MUSCLE_RANKS for rank, _, contains in bodies)
    sought = layers & ({"nerves"} if in_muscle else {"nerves", *MUSCLE_LAYERS})
    near = table.near(cell, reach, frozenset(sought), within.near if within else None) if reach > 0 else {}
    middle = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    spread = math.hypot(cell[2] - cell[0], cell[3] - cell[1]) / 2 + 1e-6
    nerves: list[NerveAsked] = []
    sure = False  # whether some nerve is hit wherever in the cell
    for index in sorted({*touched, *near}, reverse=True):
        if regions[index].layer == "nerves":
            whole = touched.get(index, False)
            nearest, spans = _closest(near.get(index, ()), middle, spread)
            contains = regions[index].body.contains if index in touched and not whole else None
            nerves.append((-index, regions[index].id, contains, () if whole else spans, whole))
            sure = sure or whole or nearest + spread <= reach
    borders: tuple[Border, ...] = ()
    border_sure = False
    if not sure and not in_muscle:
        muscles = [i for i in near if regions[i].layer != "nerves"]
        ends = {i: _closest(near[i], middle, spread) for i in muscles}
        least = min((nearest for nearest, _ in ends.values()), default=math.inf)
        borders = tuple(
            (RANK[regions[i].layer], -i, regions[i].id, spans)
            for i, (nearest, spans) in ends.items()
            if nearest - spread <= least + spread
        )
        border_sure = len(borders) == 1 and least + spread <= reach
    settled = all(contains is None for _, _, contains in bodies)
    settled = settled and ((sure and len(nerves) == 1) or all(nerve[4] for nerve in nerves))
    if settled and (not borders or (border_sure and not nerves)):
        first = [nerve[1] for nerve in nerves] or [border[2] for border in borders]
        return (*first, *(body[1] for body in bodies))
    return Mixed(tuple(nerves), tuple(bodies), borders, reach, touched, near)


def _closest(
    segments: Iterable[Segment], middle: tuple[float, float], spread: float
) -> tuple[float, tuple[Span, ...]]:
    """How far the nearest line is from the middle of a cell, and those nearest to any point of the cell."""
    far = [(distance_to(*middle, segment), segment) for segment in segments]
    nearest = min((distance for distance, _ in far), default=math.inf)
    kept = (segment for distance, segment in far if distance - spread <= nearest + spread)
    return nearest, tuple(
        (x0, y0, x1 - x0, y1 - y0, (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0) or 1.0, r)
        for x0, y0, x1, y1, r in kept
    )


def _distance(x: float, y: float, spans: Iterable[Span]) -> float:
    """Distance from a point to the nearest of some lines, negative inside."""
    nearest = math.inf
    for x0, y0, dx, dy, square, r in spans:
        share = ((x - x0) * dx + (y - y0) * dy) / square
        if share > 1.0:
            share = 1.0
        elif share < 0.0:
            share = 0.0
        distance = math.hypot(x - x0 - share * dx, y - y0 - share * dy) - r
        if distance < nearest:
            nearest = distance
    return nearest


@dataclass(frozen=True, slots=True)
class Mixed:
    """A cell that some edge crosses, or in which several nerves compete.

    Attributes
    ----------
    nerves : tuple
        Nerves that are or may be hit, the one on top first.
    bodies : tuple
        Anything else that does or may hold a point, in the order of clicks.
    borders : tuple
        Muscles whose border may be the nearest, where neither nerve nor muscle is hit.
    reach : float
        How far counts as near, in view units.
    touched, near
        From which all this follows; see `Table`.
    """

    nerves: tuple[NerveAsked, ...]
    bodies: tuple[BodyAsked, ...]
    borders: tuple[Border, ...]
    reach: float
    touched: Mapping[int, bool]
    near: Mapping[int, Lines]

    def at(self, x: float, y: float) -> tuple[str, ...]:
        """Ids of what is hit at a point of the cell, in the order of clicks."""
        point = QPointF(x, y)
        close = []
        for place, structure_id, contains, spans, whole in self.nerves:
            if whole or (contains is not None and contains(point)):
                close.append((0.0, place, structure_id))
            else:
                distance = _distance(x, y, spans)
                if distance <= self.reach:
                    close.append((max(distance, 0.0), place, structure_id))
        if len(close) > 1:
            close.sort()
        ids = [structure_id for _, _, structure_id in close]
        bare = not ids
        for rank, structure_id, contains in self.bodies:
            if contains is None or contains(point):
                ids.append(structure_id)
                bare = bare and rank not in _MUSCLE_RANKS
        if bare and self.borders:
            distance, _, _, border = min(
                (max(_distance(x, y, spans), 0.0), rank, place, structure_id)
                for rank, place, structure_id, spans in self.borders
            )
            if distance <= self.reach:
                ids.insert(0, border)
        return tuple(ids)

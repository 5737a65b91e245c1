"""Areas as rows of spans: coverage, intersection and difference of shapes.

Rows are exact along x and sampled along y, which suits skin and muscles a few millimetres across and avoids
the clipping of painter paths, whose rounding leaves slivers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point, polylines

STEP = 1.0
"""Distance between rows, in view units."""

Span = tuple[float, float]
Rows = Mapping[int, tuple[Span, ...]]


def rows_of(path: QPainterPath) -> Rows:
    """Return the spans a path fills (nonzero rule), by row."""
    return rows_between(outlines_of(path))


def outlines_of(path: QPainterPath) -> list[list[Point]]:
    """Return the outlines of a path, for `rows_between`."""
    return polylines(path, 2.0)


def rows_between(outlines: Sequence[Sequence[Point]]) -> Rows:
    """Return the spans that outlines enclose (nonzero rule), by row."""
    crossings: dict[int, list[tuple[float, int]]] = {}
    for line in outlines:
        for start, end in zip(line, [*line[1:], line[0]], strict=True):
            _add_crossings(crossings, start, end)
    return {row: spans for row, found in crossings.items() if (spans := _spans(found))}


def crossing_count(outlines: Sequence[Sequence[Point]]) -> float:
    """Return how often outlines cross a row, which is the number `rows_between` stores."""
    return sum(
        abs(end[1] - start[1]) / STEP
        for line in outlines
        for start, end in zip(line, [*line[1:], line[0]], strict=True)
    )


def union(many: Iterable[Rows]) -> Rows:
    """Return the area that any of them covers."""
    collected: dict[int, list[Span]] = {}
    for rows in many:
        for row, spans in rows.items():
            collected.setdefault(row, []).extend(spans)
    return {row: _merged(spans) for row, spans in collected.items()}


def difference(rows: Rows, removed: Rows) -> Rows:
    """Return the area that the first covers and the second does not."""
    left: dict[int, tuple[Span, ...]] = {}
    for row, spans in rows.items():
        rest = _less(spans, removed.get(row, ()))
        if rest:
            left[row] = rest
    return left


def intersection(one: Rows, other: Rows) -> Rows:
    """Return the area that both cover."""
    return difference(one, difference(one, other))


def covered_area(rows: Rows) -> float:
    """Return the size of an area, in square view units."""
    return STEP * sum(end - start for spans in rows.values() for start, end in spans)


def centroid(rows: Rows) -> Point | None:
    """Return the centre of gravity, or None where nothing is covered."""
    total = moment_x = moment_y = 0.0
    for row, spans in rows.items():
        for start, end in spans:
            total += end - start
            moment_x += (end - start) * (start + end) / 2
            moment_y += (end - start) * _height(row)
    return (moment_x / total, moment_y / total) if total else None


def widest_point(rows: Rows) -> Point | None:
    """Return the middle of the longest span, to tell where something is."""
    best = max(
        (
            (end - start, (start + end) / 2, _height(row))
            for row, spans in rows.items()
            for start, end in spans
        ),
        default=None,
    )
    return best and (best[1], best[2])


def _height(row: int) -> float:
    return (row + 0.5) * STEP


def _add_crossings(crossings: dict[int, list[tuple[float, int]]], start: Point, end: Point) -> None:
    """Add where an edge crosses the middle of rows, and in which direction."""
    if start[1] == end[1]:
        return
    direction = 1 if end[1] > start[1] else -1
    (x0, y0), (x1, y1) = (start, end) if direction > 0 else (end, start)
    for row in range(math.ceil(y0 / STEP - 0.5), math.ceil(y1 / STEP - 0.5)):
        share = (_height(row) - y0) / (y1 - y0)
        crossings.setdefault(row, []).append((x0 + share * (x1 - x0), direction))


def _spans(crossings: list[tuple[float, int]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    winding, begun = 0, 0.0
    for x, direction in sorted(crossings):
        if winding == 0:
            begun = x
        winding += direction
        if winding == 0 and x > begun:
            spans.append((begun, x))
    return _merged(spans)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _less(spans: Sequence[Span], removed: Sequence[Span]) -> tuple[Span, ...]:
    left: list[Span] = []
    first = 0
    for start, end in spans:
        while first < len(removed) and removed[first][1] <= start:
            first += 1
        place = first
        while place < len(removed) and removed[place][0] < end:
            start_removed, end_removed = removed[place]
            if start_removed > start:
                left.append((start, start_removed))
            start = max(start, end_removed)
            place += 1
        if start < end:
            left.append((start, end))
    return tuple(left)

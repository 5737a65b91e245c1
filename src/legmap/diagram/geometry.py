"""Compute polygons, orientation, areas and distances of painter paths."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

Point = tuple[float, float]

_FINE = 8.0
"""Qt flattens curves to about a quarter of a unit; enlarging first keeps them smooth when zoomed."""

_FEW_OUTLINES = 100
"""Of one path that are told apart; a body of more is turned as a whole."""


_FEW_ELEMENTS = 2000
"""Of a path whose outlines may be held against each other: what crosses itself costs ever more."""


def polylines(path: QPainterPath, fineness: float = _FINE) -> list[list[Point]]:
    """Return the subpaths of a path as points; curves are cut to about ``0.25 / fineness`` units."""
    enlarge = QTransform.fromScale(fineness, fineness)
    lines = []
    for polygon in path.toSubpathPolygons(enlarge):
        points = [point.toTuple() for point in polygon.toList()]
        if fineness != 1.0:
            points = [(x / fineness, y / fineness) for x, y in points]
        if points:
            lines.append([points[0], *(b for a, b in itertools.pairwise(points) if a != b)])
    return lines


def closed_path(points: Sequence[Point]) -> QPainterPath:
    """Return a closed polygon, filled by the nonzero rule."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if points:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        path.closeSubpath()
    return path


def signed_area(points: Sequence[Point]) -> float:
    """Return the area of a polygon, positive when it runs clockwise on the screen (y down)."""
    total = 0.0
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], *points[:1]], strict=True):
        total += x0 * y1 - x1 * y0
    return total / 2


def area(path: QPainterPath) -> float:
    """Return the area that a path encloses, in square units."""
    return abs(sum(signed_area(line) for line in polylines(path, 1.0)))


def united(paths: Iterable[tuple[QPainterPath, Sequence[Sequence[Point]]]]) -> QPainterPath:
    """Return one path that fills what any of some paths fills, each given with its outlines as points.

    All are turned the same way round: under the nonzero rule that is a union, without the cost (and the
    rounding) of computing one.
    """
    body = QPainterPath()
    body.setFillRule(Qt.FillRule.WindingFill)
    for path, lines in paths:
        for part, turned in _parts(path, [signed_area(line) for line in lines]):
            body.addPath(part.toReversed() if turned else part)
    return body


def _parts(path: QPainterPath, areas: Sequence[float]) -> list[tuple[QPainterPath, bool]]:
    """Return the parts of a path that lie apart, each with its holes, and whether it has to be turned."""
    alike = min(areas, default=0.0) >= 0 or max(areas, default=0.0) <= 0
    if alike or len(areas) > _FEW_OUTLINES:
        return [(path, sum(areas) < 0)]
    subpaths = _subpaths(path)
    boxes = [subpath.boundingRect() for subpath in subpaths]
    groups: list[list[int]] = []
    for i in range(len(boxes)):
        touched = [g for g in groups if any(boxes[i].intersects(boxes[j]) for j in g)]
        groups = [g for g in groups if g not in touched] + [[i, *(j for g in touched for j in g)]]
    if len(groups) == 1:
        return [(path, sum(areas) < 0)]
    parts = []
    for group in groups:
        part = QPainterPath()
        for i in sorted(group):
            part.addPath(subpaths[i])
        parts.append((part, sum(map(signed_area, polylines(part, 1.0))) < 0))
    return parts


def _subpaths(path: QPainterPath) -> list[QPainterPath]:
    subpaths: list[QPainterPath] = []
    elements = (path.elementAt(i) for i in range(path.elementCount()))
    for element in elements:
        if element.isMoveTo():
            subpaths.append(QPainterPath(QPointF(element.x, element.y)))
        elif element.isLineTo():
            subpaths[-1].lineTo(element.x, element.y)
        else:
            bend, end = next(elements), next(elements)
            subpaths[-1].cubicTo(element.x, element.y, bend.x, bend.y, end.x, end.y)
    return subpaths


def overlapping_pieces(path: QPainterPath) -> int:
    """Return how many pairs of lines and curves of a path may cross, those of a plain outline left out.

    What looking takes is counted too; of a path that is not looked into it is 0 (see `fill_rules_agree`).
    """
    count = path.elementCount()
    if count > _FEW_ELEMENTS:
        return 0
    boxes = sorted(_boxes(path), key=lambda box: box[0])
    found = looked = 0
    for i, (_, top, right, bottom) in enumerate(boxes):
        for left, upper, _, lower in itertools.islice(boxes, i + 1, None):
            if left > right:
                break
            looked += 1
            found += upper <= bottom and top <= lower
    outlines = sum(path.elementAt(i).isMoveTo() for i in range(count))
    return (looked + outlines**2) // 16 + max(0, found - 3 * len(boxes))


def _boxes(path: QPainterPath) -> Iterator[tuple[float, float, float, float]]:
    """Yield the box around the control points of every line and curve of a path: left, top, right, bottom."""
    points: list[Point] = []
    for i in range(path.elementCount()):
        element = path.elementAt(i)
        point = element.x, element.y
        if element.isMoveTo():
            points = [point]
            continue
        points.append(point)
        if element.isLineTo() or len(points) == 4:
            xs, ys = zip(*points, strict=True)
            yield min(xs), min(ys), max(xs), max(ys)
            points = [point]


def fill_rules_agree(path: QPainterPath) -> bool:
    """Return whether the even-odd rule surely fills the same as the nonzero rule; False for long paths."""
    if path.elementCount() > _FEW_ELEMENTS:
        return False
    lines = polylines(path, 1.0)
    crossed = QPainterPath(path)
    crossed.setFillRule(Qt.FillRule.OddEvenFill)
    if len(crossed.simplified().toSubpathPolygons()) > len(lines):
        return False
    turns = [1 if signed_area(line) > 0 else -1 for line in lines]
    return all(
        (turns[i] + sum(turns[j] for j in others) != 0) == (len(others) % 2 == 0)
        for i, others in enumerate(_holders(lines))
    )


def _holders(lines: Sequence[Sequence[Point]]) -> list[list[int]]:
    """Return for each outline those in which it lies, if none crosses another."""
    outlines = [closed_path(line) for line in lines]
    middles = [QPointF(*line[0]) * 0.5 + QPointF(*line[min(1, len(line) - 1)]) * 0.5 for line in lines]
    return [
        [j for j, outline in enumerate(outlines) if j != i and outline.contains(middle)]
        for i, middle in enumerate(middles)
    ]


def distance_to_line(point: Point, line: Sequence[Point], *, closed: bool = False) -> float:
    """Return the distance from a point to a polyline."""
    if len(line) == 1:
        return math.dist(point, line[0])
    best = math.inf
    ends = zip(line, [*line[1:], line[0]] if closed else line[1:], strict=False)
    for start, end in ends:
        best = min(best, distance_to_segment(point[0], point[1], start[0], start[1], end[0], end[1]))
    return best


def distance_to_segment(x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
    """Return the distance from a point to a straight segment."""
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length))
    return math.hypot(x - x0 - share * dx, y - y0 - share * dy)

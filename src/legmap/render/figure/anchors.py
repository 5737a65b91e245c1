"""Label targets: highlighted structures that need labels, and the points where leaders may end."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import Point, distance_to_line, polylines
from legmap.diagram.model import MUSCLE_LAYERS, Diagram, Region
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet, is_schematic
from legmap.render.layers import Layers
from legmap.render.style import role_shown_on_layer
from legmap.roles import Highlights, HighlightsByLimb, Limb, Role

_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.8, 0.15, 0.88)
"""Fractions of a nerve's length at which a leader may end."""

_MAX_ANCHORS = 10
"""Number of anchors of a shape."""

_MOST_POINTS = 2000
"""Points of an outline used to measure depth; the longest outline drawn has 500."""


@dataclass(frozen=True, slots=True)
class LabelTarget:
    """A structure to label in a view, with its visible length or area there.

    `anchors` are points of the sheet where a leader may end, the best first.
    """

    id: str
    view: str
    limb: Limb
    anchors: tuple[Point, ...]
    visible_extent: float


def label_targets(
    diagram: Diagram, sheet: Sheet, highlights: HighlightsByLimb, layers: Layers, crop: QRectF | None = None
) -> tuple[LabelTarget, ...]:
    """Return a label target for each highlighted structure of each limb, in the view that shows most of it.

    A structure whose name a drawing shows anyway needs none; but selected structures are labelled on the limb
    as well. A limb view is preferred to a scheme. Where both limbs share one drawing, the name of a structure
    highlighted on both appears once.
    """
    found = tuple(
        target
        for limb in sheet.limbs
        for target in _targets_on_limb(diagram, sheet, limb, highlights, layers, crop)
    )
    shared = {p.view for p in sheet.placements if p.shared}
    said = {(s.id, s.view) for s in found if s.limb == "right" and s.view in shared}
    return tuple(s for s in found if s.limb == "right" or (s.id, s.view) not in said)


def _targets_on_limb(
    diagram: Diagram,
    sheet: Sheet,
    limb: Limb,
    highlights: HighlightsByLimb,
    layers: Layers,
    crop: QRectF | None,
) -> list[LabelTarget]:
    roles = highlights.get(limb, {})
    best: dict[str, LabelTarget] = {}
    named: set[str] = set()
    for placement in sheet.placements:
        if placement.side != limb:
            continue
        regions = diagram.views[placement.view].regions
        shown = [r for r in regions if r.id in roles and r.layer in layers.highlightable()]
        for index, region in enumerate(shown):
            if region.label_at is not None and layers.labels and _inside(placement, region.label_at, crop):
                named.add(region.id)
                continue
            above = [r.body for r in shown[index + 1 :] if _hides(r, region, roles)]
            target = _target(region, placement, above, crop)
            if target is not None and (
                region.id not in best or target.visible_extent > best[region.id].visible_extent
            ):
                best[region.id] = target
    selected = Role.SELECTED
    return [s for s in best.values() if s.id not in named or Role(roles[s.id]) is selected]


def _inside(placement: Placement, at: Point, crop: QRectF | None) -> bool:
    return crop is None or crop.contains(placement.transform().map(QPointF(*at)))


def _hides(upper: Region, lower: Region, roles: Highlights) -> bool:
    """Return whether one highlighted region, painted later, covers another."""
    if role_shown_on_layer(upper.layer, Role(roles[upper.id])) in (Role.SPARED, Role.RELATED):
        return False
    if upper.layer in MUSCLE_LAYERS:
        return lower.layer in (*MUSCLE_LAYERS, "dermatomes", "fields")
    return upper.layer == "nerves"


def _target(
    region: Region, placement: Placement, above: Sequence[QPainterPath], crop: QRectF | None
) -> LabelTarget | None:
    transform = placement.transform()
    inside = None
    if crop is not None:
        inside = transform.inverted()[0].mapRect(crop.adjusted(2, 2, -2, -2))
    found = _along(region) if region.layer == "nerves" else _within(region.body, inside)
    inside_crop = [(d, p) for d, p in found if inside is None or inside.contains(QPointF(*p))]
    if not inside_crop:
        return None
    seen = [(d, p) for d, p in inside_crop if not any(body.contains(QPointF(*p)) for body in above)]
    points = _spaced(seen or inside_crop)
    visible_extent = sum(d for d, _ in seen) * placement.scale + 1e-3 * len(inside_crop)
    if is_schematic(placement.view):
        visible_extent *= 0.2
    mapped = (transform.map(QPointF(*p)) for p in points)
    anchors = tuple((m.x(), m.y()) for m in mapped)
    return LabelTarget(region.id, placement.view, placement.side, anchors, visible_extent)


def deepest_point(body: QPainterPath) -> Point:
    """Return the point inside a body that is farthest from its border, to the accuracy of a grid."""
    return _within(body, None)[0][1]


def _along(region: Region) -> list[tuple[float, Point]]:
    """Return points on a nerve's courses with the length that each stands for; of a root the centre."""
    found: list[tuple[float, Point]] = []
    courses = region.of_kind("course") or region.of_kind("covered") or region.of_kind("twig")
    for shape in sorted(courses, key=lambda s: -s.path.length()):
        for share in _SHARES:
            at = shape.path.pointAtPercent(share)
            found.append((shape.path.length() / len(_SHARES), (at.x(), at.y())))
    for shape in region.of_kind("root"):
        middle = shape.path.boundingRect().center()
        found.insert(0, (10.0, (middle.x(), middle.y())))
    return found


def _within(body: QPainterPath, window: QRectF | None) -> list[tuple[float, Point]]:
    """Return points inside a body, deepest first, with weights that add up to about the area."""
    box = body.boundingRect()
    if window is not None:
        box = box.intersected(window)
    if box.isEmpty():
        return []
    long, short = max(box.width(), box.height()), min(box.width(), box.height())
    cell = max(long / 40, short / 9, 0.3)
    lines = _thinned(polylines(body, 0.5))
    found = []
    for column in range(max(3, round(box.width() / cell))):
        for row in range(max(3, round(box.height() / cell))):
            across = box.width() / max(3, round(box.width() / cell))
            down = box.height() / max(3, round(box.height() / cell))
            point = (box.x() + (column + 0.5) * across, box.y() + (row + 0.5) * down)
            if body.contains(QPointF(*point)):
                depth = min(distance_to_line(point, line, closed=True) for line in lines)
                found.append((depth, point, across * down))
    found.sort(key=lambda entry: -entry[0])
    if not found:
        middle = body.pointAtPercent(0.25)
        return [(1.0, (middle.x(), middle.y()))]
    return [(size, point) for _, point, size in found]


def _thinned(lines: list[list[Point]]) -> list[list[Point]]:
    """Return outlines thinned evenly to at most `_MOST_POINTS` points."""
    step = math.ceil(sum(map(len, lines)) / _MOST_POINTS)
    if step <= 1:
        return lines
    longest = sorted(lines, key=len, reverse=True)[:_MOST_POINTS]
    return [line[::step] for line in longest]


def _spaced(found: Iterable[tuple[float, Point]]) -> list[Point]:
    """Return the first few points, no two close together."""
    points: list[Point] = []
    entries = list(found)
    if not entries:
        return points
    spread = max(
        max(p[0] for _, p in entries) - min(p[0] for _, p in entries),
        max(p[1] for _, p in entries) - min(p[1] for _, p in entries),
    )
    for _, point in entries:
        if all(abs(point[0] - x) + abs(point[1] - y) > spread / (_MAX_ANCHORS + 2) for x, y in points):
            points.append(point)
        if len(points) == _MAX_ANCHORS:
            break
    return points

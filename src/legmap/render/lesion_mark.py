"""Lesion marks: a blade across the nerve at the lesion, half of it hollow when it is partial."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.courses import Courses
from legmap.diagram.geometry import closed_path
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet
from legmap.render.layers import Layers
from legmap.render.picture import Item, Paint, PathItem
from legmap.render.theme import Theme
from legmap.roles import Limb, Role

REACH = 8.0
"""Distance of each end of a blade from the edge of the nerve, in millimetres of the sheet."""

_HALF_THICKNESS = 2.2

_POINT_LENGTH = 4.5

_CASING = 3.6


@dataclass(frozen=True, slots=True)
class LesionMark:
    """A lesion at a place of a nerve, 0 to 1 over its stations; `partial` if some fibres conduct."""

    nerve_id: str
    at: float
    limb: Limb
    partial: bool = False


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """The place of a mark on the sheet, in millimetres: centre and half the length of the blade.

    `angle` is the direction of the nerve there, in radians, y down.
    """

    point: QPointF
    angle: float
    half: float


def place_of_mark(courses: Courses, placement: Placement, mark: LesionMark) -> MarkPlace | None:
    """Return the place of a mark; None on another limb, or where the view does not draw it."""
    course = courses.of(placement.view, mark.nerve_id) if mark.limb == placement.side else None
    if course is None or not course.covers(mark.at):
        return None
    angle = course.direction_at(mark.at)
    if placement.mirrored:
        angle = math.pi - angle
    half = course.width_at(mark.at) * placement.scale * 0.6 + REACH
    return MarkPlace(placement.transform().map(course.point_at(mark.at)), angle, half)


def lesion_mark_items(
    courses: Courses,
    sheet: Sheet,
    marks: Sequence[LesionMark],
    theme: Theme,
    *,
    layers: Layers | None = None,
    name_of: Callable[[str], str],
) -> tuple[Item, ...]:
    """Return the items of all marks, to be painted over everything but names.

    Each mark is shown in every view that draws its place.
    """
    if layers is not None and "nerves" not in layers.highlightable():
        return ()
    items: list[Item] = []
    for placement in sheet.placements:
        for mark in marks:
            place = place_of_mark(courses, placement, mark)
            if place is None:
                continue
            for path, paint in _blade(place, theme, partial=mark.partial):
                title = name_of(mark.nerve_id)
                items.append(
                    PathItem(
                        path,
                        paint,
                        mark.nerve_id,
                        placement.view,
                        Role.LESION.value,
                        title,
                        "highlight",
                        limb=mark.limb,
                    )
                )
    return tuple(items)


def legend_mark(box: QRectF, theme: Theme) -> tuple[PathItem, ...]:
    """Return a mark for a legend, as long as the box is wide."""
    place = MarkPlace(box.center(), math.pi / 2, box.width() / 2)
    return tuple(
        PathItem(path, paint, role=f"legend-{Role.LESION.value}", group="legend")
        for path, paint in _blade(place, theme, partial=False)
    )


def _blade(place: MarkPlace, theme: Theme, *, partial: bool) -> tuple[tuple[QPainterPath, Paint], ...]:
    """Return casing, blade, and for a partial lesion the hollow half."""
    whole = _hexagon(place, -place.half, place.half, _HALF_THICKNESS)
    casing = Paint(fill=theme.mark_edge, stroke=theme.mark_edge, width=_CASING, min_px=3.0)
    body = Paint(fill=theme.mark, stroke=theme.mark, width=0.6, min_px=1.0)
    if not partial:
        return (whole, casing), (whole, body)
    hollow = Paint(fill=theme.mark_edge, stroke=theme.mark, width=1.0, min_px=1.2)
    return (whole, casing), (whole, hollow), (_half(place), body)


def _hexagon(place: MarkPlace, start: float, end: float, half: float) -> QPainterPath:
    corners = (
        (start, 0.0),
        (start + _POINT_LENGTH, half),
        (end - _POINT_LENGTH, half),
        (end, 0.0),
        (end - _POINT_LENGTH, -half),
        (start + _POINT_LENGTH, -half),
    )
    return closed_path([_at(place, across, along) for across, along in corners])


def _half(place: MarkPlace) -> QPainterPath:
    """Return one half of the blade, from its middle to one end."""
    end = place.half
    corners = (
        (0.0, _HALF_THICKNESS),
        (end - _POINT_LENGTH, _HALF_THICKNESS),
        (end, 0.0),
        (end - _POINT_LENGTH, -_HALF_THICKNESS),
        (0.0, -_HALF_THICKNESS),
    )
    return closed_path([_at(place, across, along) for across, along in corners])


def _at(place: MarkPlace, across: float, along: float) -> tuple[float, float]:
    """Return a point of the sheet from its offsets across the nerve and along it."""
    cos, sin = math.cos(place.angle), math.sin(place.angle)
    return place.point.x() - across * sin + along * cos, place.point.y() + across * cos + along * sin

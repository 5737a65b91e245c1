"""The sign of a lesion: a blade across the nerve at its place, half of it hollow when it is partial."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.course.courses import Courses
from legmap.diagram.geometry import closed_path
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet
from legmap.render.layers import Layers
from legmap.render.picture import Item, Paint, PathItem
from legmap.render.theme import Theme
from legmap.roles import Limb, Role

REACH = 8.0
"""How far a blade reaches beyond the edge of the nerve on either side, in millimetres of the sheet."""

_HALF = 2.2
"""Half the thickness of a blade."""

_POINT = 4.5
"""Length of its sharp ends."""

_CASING = 3.6


@dataclass(frozen=True, slots=True)
class LesionMark:
    """A lesion on a nerve, as the drawing shows it.

    Attributes
    ----------
    nerve_id : str
        The nerve.
    at : float
        Where along it, 0 to 1 over its stations.
    limb : {"right", "left"}
        On which limb.
    partial : bool
        Whether some fibres conduct.
    """

    nerve_id: str
    at: float
    limb: Limb
    partial: bool = False


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """Where a mark stands on the sheet.

    Attributes
    ----------
    point : QPointF
        In millimetres of the sheet.
    angle : float
        Direction of the nerve there, in radians, y down.
    half : float
        Half the length of the blade, in millimetres of the sheet.
    """

    point: QPointF
    angle: float
    half: float


def place_of_mark(courses: Courses, placement: Placement, mark: LesionMark) -> MarkPlace | None:
    """Where a mark stands in a placement; None on another limb, or where the view does not draw the place."""
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
    """The items of all marks, to be painted over everything but words.

    Parameters
    ----------
    courses : Courses
        Where the places of nerves are drawn.
    sheet, theme, layers, name_of
        As for `compose.highlight_items`.
    marks : sequence of LesionMark
        Each is shown in every view that draws its place.
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
    """A mark for a legend, as long as the box is wide.

    Parameters
    ----------
    box : QRectF
        Where it lies.
    theme : Theme
        The colours.
    """
    place = MarkPlace(box.center(), math.pi / 2, box.width() / 2)
    return tuple(
        PathItem(path, paint, role=f"legend-{Role.LESION.value}", group="legend")
        for path, paint in _blade(place, theme, partial=False)
    )


def _blade(place: MarkPlace, theme: Theme, *, partial: bool) -> tuple[tuple[QPainterPath, Paint], ...]:
    """Casing, blade, and for a partial lesion the hollow in one half of it."""
    whole = _hexagon(place, -place.half, place.half, _HALF)
    casing = Paint(fill=theme.mark_edge, stroke=theme.mark_edge, width=_CASING, min_px=3.0)
    body = Paint(fill=theme.mark, stroke=theme.mark, width=0.6, min_px=1.0)
    if not partial:
        return (whole, casing), (whole, body)
    hollow = Paint(fill=theme.mark_edge, stroke=theme.mark, width=1.0, min_px=1.2)
    return (whole, casing), (whole, hollow), (_half(place), body)


def _hexagon(place: MarkPlace, start: float, end: float, half: float) -> QPainterPath:
    corners = (
        (start, 0.0),
        (start + _POINT, half),
        (end - _POINT, half),
        (end, 0.0),
        (end - _POINT, -half),
        (start + _POINT, -half),
    )
    return closed_path([_at(place, across, along) for across, along in corners])


def _half(place: MarkPlace) -> QPainterPath:
    """One half of the blade, from its middle to one point."""
    end = place.half
    corners = ((0.0, _HALF), (end - _POINT, _HALF), (end, 0.0), (end - _POINT, -_HALF), (0.0, -_HALF))
    return closed_path([_at(place, across, along) for across, along in corners])


def _at(place: MarkPlace, across: float, along: float) -> tuple[float, float]:
    """A point of the sheet, from how far it lies across the nerve and along it."""
    cos, sin = math.cos(place.angle), math.sin(place.angle)
    return place.point.x() - across * sin + along * cos, place.point.y() + across * cos + along * sin

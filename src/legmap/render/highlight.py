"""Painting of highlighted structures, ordered so that nothing hides what matters."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, MutableMapping
from enum import IntEnum, auto

from PySide6.QtGui import QPainterPath, QTransform

from legmap.diagram.geometry import area
from legmap.diagram.model import DEEP_LAYERS, MUSCLE_LAYERS, Region
from legmap.diagram.placement import Placement
from legmap.diagram.taper import tapered, tapered_dashes
from legmap.render.colour import mix
from legmap.render.hatch import AUTONOMOUS_HATCH, hatch_lines
from legmap.render.picture import Item, Paint, PathItem
from legmap.render.ruled_out import ruled_out_shapes
from legmap.render.style import (
    COMPARISON_ROLES,
    PARTIAL_ROLES,
    hatch_of_role,
    highlight_colour,
    role_shown_on_layer,
)
from legmap.render.theme import Theme
from legmap.roles import Role


class ZOrder(IntEnum):
    """Painting order of the parts of highlights, from the bottom up."""

    SKIN = auto()
    DEEP = auto()
    SUPERFICIAL = auto()
    DEEP_OUTLINE = auto()
    SKIN_EDGE = auto()
    OUTLINE = auto()
    NERVE_EDGE = auto()
    NERVE = auto()
    NAME = auto()


StackedItem = tuple[ZOrder, Item]
HighlightCache = MutableMapping[Hashable, tuple[StackedItem, ...]]

HATCH = 6.5
FINE_HATCH = 3.4
_GLAZE = 0.36
"""Share of a skin colour that is painted over highlighted muscles; the rest is painted under them."""

_SMALL_AREA = 900.0
"""Bodies below this area (square millimetres) are hatched finely."""

_EDGE = 0.9
_MIN_NERVE_WIDTH = 2.4
_DASHES = (4.5, 3.0)


def highlight_parts(
    region: Region,
    placement: Placement,
    role: Role,
    theme: Theme,
    covered: bool,
    name_of: Callable[[str], str],
    cache: HighlightCache | None = None,
) -> tuple[StackedItem, ...]:
    """Return the parts of one highlighted region.

    Parameters
    ----------
    role : Role
        Shown as the layer allows, see `style.role_shown_on_layer`.
    covered : bool
        Whether superficial muscles are shown, which may lie over a deep one.
    name_of : callable
        Title of the parts.
    cache : mutable mapping, optional
        Parts of earlier calls.
    """
    if cache is None:
        return tuple(_parts(region, placement, role, theme, covered, name_of(region.id)))
    where = (placement.x, placement.y, placement.scale, placement.mirrored)
    key = (region.view, region.id, role, theme.name, covered, where)
    found = cache.get(key)
    if found is None:
        found = tuple(_parts(region, placement, role, theme, covered, name_of(region.id)))
        cache[key] = found
    return found


def _parts(
    region: Region, placement: Placement, role: Role, theme: Theme, covered: bool, title: str
) -> Iterator[StackedItem]:
    role = role_shown_on_layer(region.layer, role)
    transform = placement.transform()
    if region.layer == "nerves":
        parts = _nerve(region, transform, placement.scale, role, theme)
    elif region.layer in ("dermatomes", "fields"):
        parts = _area(region, transform, role, theme)
    elif region.layer in MUSCLE_LAYERS:
        parts = _muscle(region, transform, role, theme, covered)
    else:
        parts = _outlines(region, transform, role, theme)
    for z_order, path, paint in parts:
        item = PathItem(
            path, paint, region.id, placement.view, role.value, title, "highlight", limb=placement.side
        )
        yield z_order, item


StackedPaths = Iterator[tuple[ZOrder, QPainterPath, Paint]]


def _muscle(region: Region, transform: QTransform, role: Role, theme: Theme, covered: bool) -> StackedPaths:
    if role in (Role.SPARED, Role.RELATED):
        yield from _outlines(region, transform, role, theme)
        return
    deep = region.layer in DEEP_LAYERS
    z_order = ZOrder.DEEP if deep else ZOrder.SUPERFICIAL
    colour = highlight_colour(region.layer, role, theme)
    edge = theme.lost_edge
    selected = role in (Role.SELECTED, Role.PATH)
    width = 1.2 if selected else 0.6
    # where a view shows the tendon alone, it represents the muscle
    tendon = mix(colour, theme.tendon, 0.6) if region.of_kind("belly") else colour
    for shape in region.of_kind("tendon"):
        yield (
            z_order,
            transform.map(shape.path),
            Paint(fill=tendon, stroke=edge, stroke_opacity=0.6, width=0.5),
        )
    for shape in region.of_kind("belly"):
        paint = Paint(fill=colour, stroke=edge, stroke_opacity=0.9, width=width, min_px=1.0)
        yield z_order, transform.map(shape.path), paint
    for shape in region.of_kind("fibre"):
        paint = Paint(stroke=mix(colour, edge, 0.55), stroke_opacity=0.5, width=0.5)
        yield z_order, transform.map(shape.path), paint
    ink, strength, angles = hatch_of_role(role, theme)
    for angle in angles:
        for shape in region.of_kind("belly", "tendon"):
            yield z_order, *_hatch(transform.map(shape.path), ink, strength, angle)
    if deep and covered:
        # outline a muscle through those above it with a dashed line, the convention for hidden edges
        for shape in region.of_kind("belly"):
            paint = Paint(stroke=edge, stroke_opacity=0.9, width=0.8, min_px=1.0, dash=_DASHES)
            yield ZOrder.DEEP_OUTLINE, transform.map(shape.path), paint


def _area(region: Region, transform: QTransform, role: Role, theme: Theme) -> StackedPaths:
    if role in (Role.SPARED, Role.RELATED):
        yield from _outlines(region, transform, role, theme)
        return
    colour = highlight_colour(region.layer, role, theme)
    share = {
        Role.SELECTED: theme.skin_lost_opacity + 0.12,
        Role.SKIN_PARTIAL: theme.skin_lost_opacity * 0.4,
        Role.SKIN_VARIABLE: 0.0,
    }.get(role, theme.skin_lost_opacity)
    for shape in region.of_kind("area"):
        path = transform.map(shape.path)
        if share:
            glaze = share * _GLAZE
            # where no muscle lies between, both layers together give the whole share
            under = 1 - (1 - share) / (1 - glaze)
            yield ZOrder.SKIN, path, Paint(fill=colour, fill_opacity=under)
            # highlighted muscles are painted over the skin: a glaze keeps the area visible on them
            yield ZOrder.SKIN_EDGE, path, Paint(fill=colour, fill_opacity=glaze)
        if role is Role.SKIN_PARTIAL:
            lines = hatch_lines(path, HATCH * 2.2, -45.0)
            yield ZOrder.SKIN_EDGE, lines, Paint(stroke=colour, stroke_opacity=0.75, width=0.9, min_px=0.8)
        ink, strength, angles = hatch_of_role(role, theme) if role in COMPARISON_ROLES else ("", 0.0, ())
        for angle in angles:
            lines = hatch_lines(path, HATCH * 2.2, angle)
            yield ZOrder.SKIN_EDGE, lines, Paint(stroke=ink, stroke_opacity=0.75, width=strength, min_px=0.8)
        if role is Role.SKIN_VARIABLE:
            lines = hatch_lines(path, HATCH * 2.6, -45.0)
            paint = Paint(stroke=colour, stroke_opacity=0.7, width=0.9, min_px=0.8, dash=(1.4, 5.0))
            yield ZOrder.SKIN_EDGE, lines, paint
        dash = {Role.SELECTED: (), Role.SKIN_VARIABLE: (6.0, 4.0)}.get(role, (1.8, 2.2))
        edge = Paint(stroke=colour, width=1.2, min_px=1.0, dash=dash)
        yield ZOrder.SKIN_EDGE, path, edge
    if role in (Role.SKIN_LOST, Role.SELECTED):
        for shape in region.of_kind("autonomous"):
            path = transform.map(shape.path)
            yield ZOrder.SKIN, path, Paint(fill=colour, fill_opacity=0.3)
            lines = hatch_lines(path, AUTONOMOUS_HATCH)
            yield ZOrder.SKIN_EDGE, lines, Paint(stroke=colour, stroke_opacity=0.9, width=0.8, min_px=0.7)


def _nerve(region: Region, transform: QTransform, scale: float, role: Role, theme: Theme) -> StackedPaths:
    if role is Role.RULED_OUT:
        for path, paint in ruled_out_shapes(region.shapes, transform, scale, theme):
            yield ZOrder.NERVE, path, paint
        return
    outline_only = role in (Role.SPARED, Role.RELATED)
    colour = highlight_colour(region.layer, role, theme)
    # related nerves are paler, or the trunk would be more prominent than the lesion
    edge = mix(colour, theme.paper, 0.35) if role is Role.RELATED else theme.nerve_highlight_edge
    edge = colour if role is Role.SPARED else edge
    grow = 0.0 if outline_only else 0.7
    for shape in region.shapes:
        if shape.widths is None:
            path = transform.map(shape.path)
            paint = Paint(stroke=edge, width=2.4 if not outline_only else 2.0, min_px=1.6)
            yield ZOrder.NERVE_EDGE, path, paint
            # a related root keeps its own colour, so that its name stays legible
            yield ZOrder.NERVE, path, Paint(fill=theme.root if outline_only else colour)
            continue
        w0, w1 = (max(w * 1.15 + grow / scale, _MIN_NERVE_WIDTH / scale) for w in shape.widths)
        if role in PARTIAL_ROLES or shape.kind == "twig":
            w0, w1 = w0 * 0.8, w1 * 0.8
        around = (0.8 if outline_only else 2.0) * _EDGE / scale
        yield (
            ZOrder.NERVE_EDGE,
            transform.map(tapered(shape.path, w0 + around, w1 + around)),
            Paint(fill=edge),
        )
        inner = tapered(shape.path, w0, w1)
        if outline_only:
            yield ZOrder.NERVE, transform.map(inner), Paint(fill=theme.paper)
        elif shape.kind == "covered" or role is Role.ONLY_SECOND:  # dashes mark the second lesion
            pale = mix(colour, theme.paper, 0.45)
            yield ZOrder.NERVE, transform.map(inner), Paint(fill=pale)
            dashes = tapered_dashes(shape.path, w0, w1, 6.0 / scale, 3.5 / scale)
            yield ZOrder.NERVE, transform.map(dashes), Paint(fill=colour)
        else:
            yield ZOrder.NERVE, transform.map(inner), Paint(fill=colour)


def _outlines(region: Region, transform: QTransform, role: Role, theme: Theme) -> StackedPaths:
    """Yield outlines only: of spared or related structures."""
    spared = role is Role.SPARED
    colour = theme.spared if spared else theme.related
    for shape in region.shapes:
        if shape.kind in ("belly", "tendon", "area", "bone", "skin", "point", "line", "root"):
            paint = Paint(stroke=colour, width=1.5 if spared else 0.9, min_px=1.6 if spared else 1.1)
            yield ZOrder.OUTLINE, transform.map(shape.path), paint


def _hatch(path: QPainterPath, colour: str, width: float, angle: float) -> tuple[QPainterPath, Paint]:
    fine = area(path) < _SMALL_AREA
    lines = hatch_lines(path, FINE_HATCH if fine else HATCH, angle)
    return lines, Paint(stroke=colour, stroke_opacity=0.9, width=width * (0.6 if fine else 1.0), min_px=0.7)

"""Pieces of nerves in roles of their own: beyond a lesion and above it, possible and excluded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from legmap.diagram.course.courses import Courses
from legmap.diagram.model import Region
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet
from legmap.render.highlight import HighlightCache, StackedItem, ZOrder, highlight_parts
from legmap.render.highlight_names import highlight_name
from legmap.render.layers import Layers
from legmap.render.picture import Item
from legmap.render.theme import Theme
from legmap.roles import HighlightsByLimb, NerveSegment, Role, SegmentsByLimb


def without_segmented_nerves(highlights: HighlightsByLimb, segments: SegmentsByLimb) -> HighlightsByLimb:
    """What stands out, but for nerves of which pieces are painted instead."""
    taken = {limb: {s.id for s in some} for limb, some in segments.items()}
    return {
        limb: {i: role for i, role in roles.items() if i not in taken.get(limb, ())}
        for limb, roles in highlights.items()
    }


def segment_items(
    courses: Courses,
    sheet: Sheet,
    segments: SegmentsByLimb,
    theme: Theme,
    *,
    layers: Layers | None = None,
    name_of: Callable[[str], str],
    cache: HighlightCache | None = None,
) -> tuple[Item, ...]:
    """The items of all stretches, to be painted over what stands out.

    Parameters
    ----------
    courses : Courses
        Where the places of nerves are drawn.
    sheet, theme, layers, name_of, memo
        As for `compose.highlight_items`.
    segments : mapping
        For each limb. A stretch that a view does not draw is left out there; a root is painted whole.
    """
    if layers is not None and "nerves" not in layers.highlightable():
        return ()
    items_by_z_order: dict[ZOrder, list[Item]] = {z_order: [] for z_order in ZOrder}
    for placement in sheet.placements:
        wanted: dict[str, list[NerveSegment]] = {}
        for segment in segments.get(placement.side, ()):
            wanted.setdefault(segment.id, []).append(segment)
        drawn = courses.diagram.views[placement.view].region_by_id
        for region in sorted((drawn[i] for i in wanted if i in drawn), key=lambda r: r.order):
            some = wanted[region.id]
            for segment in some:
                for z_order, item in _parts(courses, region, placement, segment, theme, name_of, cache):
                    items_by_z_order[z_order].append(item)
            if region.label_at is not None and (layers is None or layers.labels):
                out = all(segment.role is Role.RULED_OUT for segment in some)
                items_by_z_order[ZOrder.NAME].append(
                    highlight_name(region, placement, theme, name_of, cache, out=out)
                )
    return tuple(item for z_order in ZOrder for item in items_by_z_order[z_order])


def _parts(
    courses: Courses,
    region: Region,
    placement: Placement,
    segment: NerveSegment,
    theme: Theme,
    name_of: Callable[[str], str],
    cache: HighlightCache | None,
) -> tuple[StackedItem, ...]:
    key = (segment, placement.view, placement.x, placement.y, placement.scale, placement.side, theme.name)
    found = cache.get(key) if cache is not None else None
    if found is None:
        piece = _piece(courses, region, segment)
        found = highlight_parts(piece, placement, segment.role, theme, False, name_of)
        if cache is not None:
            cache[key] = found
    return found


def _piece(courses: Courses, region: Region, segment: NerveSegment) -> Region:
    """What a view draws of a stretch; the whole where no places are known, as of a root."""
    course = courses.of(region.view, region.id)
    return region if course is None else replace(region, shapes=course.shapes(segment.start, segment.end))

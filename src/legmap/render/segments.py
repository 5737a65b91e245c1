"""Segments of nerves with roles of their own: proximal or distal to a lesion, possible or ruled out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from legmap.diagram.courses import Courses
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
    """Return the highlights without nerves that are painted by segments."""
    segmented = {limb: {s.id for s in some} for limb, some in segments.items()}
    return {
        limb: {i: role for i, role in roles.items() if i not in segmented.get(limb, ())}
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
    """Return the items of all segments, to be painted over the highlights.

    A segment that a view does not draw is left out there; a root is painted whole.
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
    """Return the region of a segment; the whole region where it has no course, as a root."""
    course = courses.of(region.view, region.id)
    return region if course is None else replace(region, shapes=course.shapes(segment.start, segment.end))

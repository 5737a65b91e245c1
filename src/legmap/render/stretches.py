"""Pieces of nerves in roles of their own: beyond a lesion and above it, possible and excluded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from legmap.diagram.course.courses import Courses
from legmap.diagram.model import Region
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet
from legmap.render.layers import Layers
from legmap.render.lit import Memo, Part, Stage, lit_parts
from legmap.render.lit_names import lit_name
from legmap.render.picture import Item
from legmap.render.theme import Theme
from legmap.roles import Lit, Role, Stretch, Stretches


def without_stretched(lit: Lit, stretches: Stretches) -> Lit:
    """What stands out, but for nerves of which pieces are painted instead."""
    taken = {limb: {s.id for s in some} for limb, some in stretches.items()}
    return {
        limb: {i: role for i, role in highlights.items() if i not in taken.get(limb, ())}
        for limb, highlights in lit.items()
    }


def stretch_items(
    courses: Courses,
    sheet: Sheet,
    stretches: Stretches,
    theme: Theme,
    *,
    layers: Layers | None = None,
    name_of: Callable[[str], str],
    memo: Memo | None = None,
) -> tuple[Item, ...]:
    """The items of all stretches, to be painted over what stands out.

    Parameters
    ----------
    courses : Courses
        Where the places of nerves are drawn.
    sheet, theme, layers, name_of, memo
        As for `compose.highlight_items`.
    stretches : mapping
        For each limb. A stretch that a view does not draw is left out there; a root is painted whole.
    """
    if layers is not None and "nerves" not in layers.lit():
        return ()
    staged: dict[Stage, list[Item]] = {stage: [] for stage in Stage}
    for placement in sheet.placements:
        wanted: dict[str, list[Stretch]] = {}
        for stretch in stretches.get(placement.side, ()):
            wanted.setdefault(stretch.id, []).append(stretch)
        drawn = courses.diagram.views[placement.view].region_by_id
        for region in sorted((drawn[i] for i in wanted if i in drawn), key=lambda r: r.order):
            some = wanted[region.id]
            for stretch in some:
                for stage, item in _parts(courses, region, placement, stretch, theme, name_of, memo):
                    staged[stage].append(item)
            if region.label_at is not None and (layers is None or layers.labels):
                out = all(stretch.role is Role.EXCLUDED for stretch in some)
                staged[Stage.NAME].append(lit_name(region, placement, theme, name_of, memo, out=out))
    return tuple(item for stage in Stage for item in staged[stage])


def _parts(
    courses: Courses,
    region: Region,
    placement: Placement,
    stretch: Stretch,
    theme: Theme,
    name_of: Callable[[str], str],
    memo: Memo | None,
) -> tuple[Part, ...]:
    key = (stretch, placement.view, placement.x, placement.y, placement.scale, placement.side, theme.name)
    found = memo.get(key) if memo is not None else None
    if found is None:
        piece = _piece(courses, region, stretch)
        found = lit_parts(piece, placement, stretch.role, theme, False, name_of)
        if memo is not None:
            memo[key] = found
    return found


def _piece(courses: Courses, region: Region, stretch: Stretch) -> Region:
    """What a view draws of a stretch; the whole where no places are known, as of a root."""
    course = courses.of(region.view, region.id)
    return region if course is None else replace(region, shapes=course.shapes(stretch.start, stretch.end))

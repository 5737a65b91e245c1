"""Names of highlighted structures, with caching."""

from __future__ import annotations

from collections.abc import Callable

from legmap.diagram.model import Region
from legmap.diagram.placement import Placement
from legmap.render.highlight import HighlightCache, ZOrder
from legmap.render.picture import Item
from legmap.render.structure_names import name_item
from legmap.render.theme import Theme


def highlight_name(
    region: Region,
    placement: Placement,
    theme: Theme,
    name_of: Callable[[str], str],
    cache: HighlightCache | None = None,
    *,
    out: bool = False,
) -> Item:
    """Return the name of a highlighted structure, dimmed if it is ruled out (`out`).

    The other arguments are those of `highlight_parts`; the region has `label_at`.
    """
    key = ("name", region.view, region.id, placement.side, placement.x, placement.y, theme.name, out)
    found = cache.get(key) if cache is not None else None
    if found is None:
        item = name_item(region, placement, theme, name_of(region.id), highlighted=not out, dimmed=out)
        found = ((ZOrder.NAME, item),)
        if cache is not None:
            cache[key] = found
    return found[0][1]

"""Names of structures that stand out, made once."""

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
    """The name of a structure that stands out, where its drawing says it stands.

    Parameters
    ----------
    region, placement, theme, name_of, memo
        As for `highlight_parts`; the region has `label_at`.
    out : bool
        Whether it is excluded, so that its name steps back.
    """
    key = ("name", region.view, region.id, placement.side, placement.x, placement.y, theme.name, out)
    found = cache.get(key) if cache is not None else None
    if found is None:
        item = name_item(region, placement, theme, name_of(region.id), highlighted=not out, dimmed=out)
        found = ((ZOrder.NAME, item),)
        if cache is not None:
            cache[key] = found
    return found[0][1]

"""A cache of prepared items of highlighted structures."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.render.halo import HaloCache
from legmap.render.highlight import HighlightCache
from legmap.render.picture import Item
from legmap.render.qt_painter import HALO_WIDTH, PreparedPath, PreparedText, prepare

PreparedItems = tuple[PreparedPath | PreparedText, ...]

_MAX_ITEMS = 6000
"""Items that are kept; a dragged mark makes new ones at every step."""


class ItemCache:
    """Keep items of the present sheet and theme, prepared for painting."""

    def __init__(self) -> None:
        self.cache: HighlightCache = {}
        self._ready: dict[Item, PreparedPath | PreparedText] = {}
        self._halos = HaloCache(HALO_WIDTH)

    def prepared(self, items: Iterable[Item]) -> PreparedItems:
        """Return items prepared for painting; for the same item the same object as before."""
        wanted = tuple(items)
        if len(self._ready) > _MAX_ITEMS:
            self.clear()
        for item in wanted:
            if item not in self._ready:
                (self._ready[item],) = prepare((item,), self._halos)
        return tuple(self._ready[item] for item in wanted)

    def clear(self) -> None:
        """Drop everything, because sheet or theme changed."""
        self.cache.clear()
        self._ready.clear()

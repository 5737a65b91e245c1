"""What was made of structures that stood out, kept for the next time."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.render.halo import HaloCache
from legmap.render.highlight import HighlightCache
from legmap.render.picture import Item
from legmap.render.qt_painter import HALO_WIDTH, PreparedPath, PreparedText, prepare

PreparedItems = tuple[PreparedPath | PreparedText, ...]

_MAX_ITEMS = 6000
"""Items that are kept; a mark that is dragged makes new ones at every step."""

_AHEAD = 4500
"""Items up to which more are made before anybody asks for them."""


class ItemCache:
    """Items of the present sheet and theme, and what is ready to be painted of them.

    Attributes
    ----------
    cache : HighlightCache
        For `compose.highlight_items` and `segments.segment_items`.
    """

    def __init__(self) -> None:
        self.cache: HighlightCache = {}
        self._ready: dict[Item, PreparedPath | PreparedText] = {}
        self._halos = HaloCache(HALO_WIDTH)

    @property
    def has_room(self) -> bool:
        """Whether there is room for items that nobody has asked for yet."""
        return len(self._ready) < _AHEAD

    def prepared(self, items: Iterable[Item]) -> PreparedItems:
        """Make items ready; for the same item the same object as before."""
        wanted = tuple(items)
        if len(self._ready) > _MAX_ITEMS:
            self.clear()
        for item in wanted:
            if item not in self._ready:
                (self._ready[item],) = prepare((item,), self._halos)
        return tuple(self._ready[item] for item in wanted)

    def clear(self) -> None:
        """Keep nothing, because sheet or theme are others."""
        self.cache.clear()
        self._ready.clear()

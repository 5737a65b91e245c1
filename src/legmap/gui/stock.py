"""What was made of structures that stood out, kept for the next time."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.render.halo import Halos
from legmap.render.lit import Memo
from legmap.render.picture import Item
from legmap.render.qt import HALO, Ready, ReadyText, prepare

Prepared = tuple[Ready | ReadyText, ...]

_MOST = 6000
"""Items that are kept; a mark that is dragged makes new ones at every step."""

_AHEAD = 4500
"""Items up to which more are made before anybody asks for them."""


class Stock:
    """Items of the present sheet and theme, and what is ready to be painted of them.

    Attributes
    ----------
    memo : Memo
        For `compose.highlight_items` and `stretches.stretch_items`.
    """

    def __init__(self) -> None:
        self.memo: Memo = {}
        self._ready: dict[Item, Ready | ReadyText] = {}
        self._halos = Halos(HALO)

    @property
    def spacious(self) -> bool:
        """Whether there is room for items that nobody has asked for yet."""
        return len(self._ready) < _AHEAD

    def prepared(self, items: Iterable[Item]) -> Prepared:
        """Make items ready; for the same item the same object as before."""
        wanted = tuple(items)
        if len(self._ready) > _MOST:
            self.clear()
        for item in wanted:
            if item not in self._ready:
                (self._ready[item],) = prepare((item,), self._halos)
        return tuple(self._ready[item] for item in wanted)

    def clear(self) -> None:
        """Keep nothing, because sheet or theme are others."""
        self.memo.clear()
        self._ready.clear()

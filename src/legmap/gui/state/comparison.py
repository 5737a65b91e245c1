"""The lesions that are compared and the two of them that are on the canvas: the only owner of both."""

from __future__ import annotations

from contextlib import nullcontext

from PySide6.QtCore import QObject, Signal

from legmap.gui.state.history import Recorder
from legmap.lesion.comparison import MAX_LESIONS, MIN_LESIONS, Pair
from legmap.lesion.injury import Injury
from legmap.messages import say

Lesion = tuple[Injury, ...]
FIRST_TWO: Pair = (0, 1)
EXAMPLE: tuple[Lesion, ...] = (
    (Injury("root.L5"),),
    (Injury("site.fibular-neck"),),
    (Injury("nerve.sciatic"),),
)
"""Causes of a dropped foot."""


class ComparisonState(QObject):
    """Up to four different lesions in order, and the pair of them that is on the canvas."""

    changed = Signal()  # after every change of the lesions or of the pair, and only then

    def __init__(self, parent: QObject | None = None, record: Recorder = nullcontext) -> None:
        super().__init__(parent)
        self._record = record
        self._lesions: tuple[Lesion, ...] = ()
        self._pair: Pair = FIRST_TWO

    @property
    def lesions(self) -> tuple[Lesion, ...]:
        """The lesions, in the order of their letters."""
        return self._lesions

    @property
    def pair(self) -> Pair:
        """Indices of the two lesions on the canvas, the lower first; unused with fewer than two lesions."""
        return self._pair

    @property
    def ready(self) -> bool:
        """True if there are enough lesions to compare."""
        return len(self._lesions) >= MIN_LESIONS

    @property
    def full(self) -> bool:
        """True if no further lesion can be added."""
        return len(self._lesions) >= MAX_LESIONS

    def add(self, lesion: Lesion) -> None:
        """Add a lesion, unless it is empty, there already, or there is no room."""
        if lesion and not self.full and lesion not in self._lesions:
            self._set((*self._lesions, lesion), self._pair)

    def replace(self, place: int, lesion: Lesion) -> None:
        """Replace the lesion at an index, unless the other is empty or there already."""
        if lesion and 0 <= place < len(self._lesions) and lesion not in self._lesions:
            self._set((*self._lesions[:place], lesion, *self._lesions[place + 1 :]), self._pair)

    def remove(self, place: int) -> None:
        """Remove the lesion at an index; the pair stays if it is not part of it."""
        if not 0 <= place < len(self._lesions):
            return
        first, second = (at - (at > place) for at in self._pair)
        pair = FIRST_TWO if place in self._pair else (first, second)
        self._set(self._lesions[:place] + self._lesions[place + 1 :], pair)

    def clear(self) -> None:
        """Remove all lesions."""
        self._set((), FIRST_TWO)

    def set_pair(self, first: int, second: int) -> None:
        """Put two lesions on the canvas; invalid indices are ignored."""
        low, high = min(first, second), max(first, second)
        if 0 <= low < high < len(self._lesions):
            self._set(self._lesions, (low, high))

    def restore(self, lesions: tuple[Lesion, ...], pair: Pair = FIRST_TWO) -> None:
        """Set all lesions and the pair at once."""
        kept = tuple(dict.fromkeys(lesion for lesion in lesions if lesion))[:MAX_LESIONS]
        low, high = pair
        self._set(kept, pair if 0 <= low < high < len(kept) else FIRST_TWO)

    def _set(self, lesions: tuple[Lesion, ...], pair: Pair) -> None:
        if (lesions, pair) != (self._lesions, self._pair):
            with self._record(say("undo.comparison")):
                self._lesions, self._pair = lesions, pair
                self.changed.emit()

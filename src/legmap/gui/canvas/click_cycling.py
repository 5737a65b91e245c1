"""Repeated clicks on a place, which cycle through the structures there."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication


class ClickCycle:
    """Cycle through the structures at a place with repeated clicks."""

    def __init__(self) -> None:
        self._last: tuple[QPointF, tuple[str, ...], int] | None = None

    def reset(self) -> None:
        """Start the next click at the topmost structure."""
        self._last = None

    def click(self, point: QPointF, scale: float, hits: tuple[str, ...], *, advance: bool) -> int:
        """Return the index of the structure that a click selects, and remember the click.

        Parameters
        ----------
        point : QPointF
            In sheet coordinates: after a pan the same pixel is another place.
        scale : float
            Pixels per unit of the sheet.
        hits : tuple of str
            Ids of the structures there, topmost first; at least one.
        advance : bool
            Whether a further click on the same place selects the next structure, or the same again.
        """
        place = 0
        if self._last is not None and advance:
            where, what, index = self._last
            near = (where - point).manhattanLength() * scale <= QApplication.startDragDistance()
            if what == hits and near:
                place = (index + 1) % len(hits)
        self._last = (point, hits, place)
        return place

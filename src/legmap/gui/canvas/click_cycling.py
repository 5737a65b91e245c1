"""Repeated clicks on a place, which go through what lies underneath."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication


class ClickCycle:
    """Remembers the last click, so that one more at the same place of the sheet goes one deeper."""

    def __init__(self) -> None:
        self._last: tuple[QPointF, tuple[str, ...], int] | None = None

    def reset(self) -> None:
        """Let the next click begin at the top."""
        self._last = None

    def click(self, point: QPointF, scale: float, hits: tuple[str, ...], *, advance: bool) -> int:
        """Take note of a click and tell which of what lies there it means.

        Parameters
        ----------
        point : QPointF
            Where, on the sheet: after a pan the same pixel is another place.
        scale : float
            Pixels per unit of the sheet.
        hits : tuple of str
            What lies there, from the top down; at least one.
        advance : bool
            Whether a further click on the same place means what lies underneath, or the same again.
        """
        place = 0
        if self._last is not None and advance:
            where, what, index = self._last
            near = (where - point).manhattanLength() * scale <= QApplication.startDragDistance()
            if what == hits and near:
                place = (index + 1) % len(hits)
        self._last = (point, hits, place)
        return place

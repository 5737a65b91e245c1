"""Scheduling of repaints: sharp pictures soon after the last movement, missing ones while idle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from legmap.gui.canvas.frame_cache import FrameCache
from legmap.gui.canvas.viewport import Viewport

SETTLE_MS = 25
"""Milliseconds without movement until the picture is painted sharp."""

IDLE_MS = 120
"""Milliseconds without events until missing pictures are painted."""

SLICE_S = 0.008
"""Seconds of painting between two returns to the event loop."""


class RepaintScheduler(QObject):
    """Schedule the painting of pictures in slices between events."""

    repainted = Signal()  # there are pictures for the present viewport

    def __init__(
        self, frame_cache: FrameCache, viewport: Callable[[], Viewport], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._frame_cache = frame_cache
        self._viewport = viewport
        self._settle_timer = self._timer(SETTLE_MS, self._start_repaint)
        self._idle_timer = self._timer(IDLE_MS, self._paint_missing)
        self._slice_timer = QTimer(self)
        self._slice_timer.setInterval(0)
        self._slice_timer.timeout.connect(self._paint_slice)

    @property
    def settled(self) -> bool:
        """True if no sharper picture is still to be painted."""
        return not (self._settle_timer.isActive() or self._slice_timer.isActive())

    def camera_moved(self, *, settle: bool) -> None:
        """Cancel painting because the camera moved; `settle` if it may move on."""
        self._slice_timer.stop()
        self._frame_cache.stop()
        if settle:
            self._settle_timer.start()

    def frame_painted(self) -> None:
        """Schedule the painting of missing pictures for when the window is idle."""
        if self.settled and not self._frame_cache.complete:
            self._idle_timer.start()

    def clear(self) -> None:
        """Drop all pictures."""
        for timer in (self._settle_timer, self._slice_timer, self._idle_timer):
            timer.stop()
        self._frame_cache.clear()

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(then)
        return timer

    def _start_repaint(self) -> None:
        self._frame_cache.start(self._viewport())
        self._slice_timer.start()

    def _paint_missing(self) -> None:
        if self.settled:
            self._frame_cache.start_missing()
            self._slice_timer.start()

    def _paint_slice(self) -> None:
        before = self._frame_cache.viewport
        if self._frame_cache.paint_for(SLICE_S):
            self._slice_timer.stop()
        if self._frame_cache.viewport is not before:
            self.repainted.emit()

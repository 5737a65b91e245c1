"""When pictures are painted: sharp ones as soon as the hand rests, others while nothing happens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from legmap.gui.canvas.frame_cache import FrameCache
from legmap.gui.canvas.viewport import Viewport

SETTLE_MS = 25
"""How long the hand rests before the picture is painted sharp."""

IDLE_MS = 120
"""How long nothing happens before pictures are painted that may be wanted later."""

SLICE_S = 0.008
"""How long is painted at a stretch between two looks at what the user does meanwhile."""


class RepaintScheduler(QObject):
    """Lets pictures be painted in slices.

    Parameters
    ----------
    backing : FrameCache
        Paints them.
    viewport : callable
        What they are painted for.

    Signals
    -------
    repainted : ()
        There are pictures for where one looks now.
    """

    repainted = Signal()

    def __init__(
        self, backing: FrameCache, viewport: Callable[[], Viewport], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._frame_cache = backing
        self._viewport = viewport
        self._settle_timer = self._timer(SETTLE_MS, self._start_repaint)
        self._idle_timer = self._timer(IDLE_MS, self._paint_missing)
        self._slice_timer = QTimer(self)
        self._slice_timer.setInterval(0)
        self._slice_timer.timeout.connect(self._paint_slice)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be painted sharper."""
        return not (self._settle_timer.isActive() or self._slice_timer.isActive())

    def camera_moved(self, *, settle: bool) -> None:
        """One looks somewhere else: give up what is being painted; `settle` if the hand may go on."""
        self._slice_timer.stop()
        self._frame_cache.stop()
        if settle:
            self._settle_timer.start()

    def frame_painted(self) -> None:
        """The widget shows a frame; what the next click will want is painted when there is time to spare."""
        if self.settled and not self._frame_cache.complete:
            self._idle_timer.start()

    def clear(self) -> None:
        """Forget all pictures."""
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

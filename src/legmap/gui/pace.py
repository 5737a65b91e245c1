"""When pictures are painted: sharp ones as soon as the hand rests, others while nothing happens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from legmap.gui.backing import Backing
from legmap.gui.screen import Screen

SETTLE_MS = 25
"""How long the hand rests before the picture is painted sharp."""

SPARE_MS = 120
"""How long nothing happens before pictures are painted that may be wanted later."""

SLICE_S = 0.008
"""How long is painted at a stretch between two looks at what the user does meanwhile."""


class Pace(QObject):
    """Lets pictures be painted in slices.

    Parameters
    ----------
    backing : Backing
        Paints them.
    screen : callable
        What they are painted for.

    Signals
    -------
    sharpened : ()
        There are pictures for where one looks now.
    """

    sharpened = Signal()

    def __init__(self, backing: Backing, screen: Callable[[], Screen], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backing = backing
        self._screen = screen
        self._settle = self._timer(SETTLE_MS, self._sharpen)
        self._spare = self._timer(SPARE_MS, self._paint_other)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._paint_slice)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be painted sharper."""
        return not (self._settle.isActive() or self._slices.isActive())

    def moved(self, *, settle: bool) -> None:
        """One looks somewhere else: give up what is being painted; `settle` if the hand may go on."""
        self._slices.stop()
        self._backing.stop()
        if settle:
            self._settle.start()

    def painted(self) -> None:
        """The widget shows a frame; what the next click will want is painted when there is time to spare."""
        if self.settled and not self._backing.complete:
            self._spare.start()

    def drop(self) -> None:
        """Forget all pictures."""
        for timer in (self._settle, self._slices, self._spare):
            timer.stop()
        self._backing.clear()

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(then)
        return timer

    def _sharpen(self) -> None:
        self._backing.start(self._screen())
        self._slices.start()

    def _paint_other(self) -> None:
        if self.settled:
            self._backing.start_other()
            self._slices.start()

    def _paint_slice(self) -> None:
        before = self._backing.screen
        if self._backing.go_on(SLICE_S):
            self._slices.stop()
        if self._backing.screen is not before:
            self.sharpened.emit()

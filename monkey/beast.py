"""The monkey itself: picks acts by seed and event number, and keeps on throwing while the program lives."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from monkey import canvas_acts, dialog_acts, widget_acts, window_acts
from monkey.room import Room
from monkey.window_acts import calm

Act = Callable[[Room], None]

ANYWHERE: tuple[tuple[Act, float], ...] = (
    (widget_acts.poke, 24),
    (widget_acts.any_key, 8),
    (widget_acts.shortcut, 9),
    (widget_acts.type_something, 2),
    (window_acts.find, 3),
    (window_acts.desk, 6),
    (window_acts.menu, 3),
    (window_acts.trigger, 6),
    (window_acts.tool_bar, 2),
    (window_acts.docks, 2),
    (window_acts.resize, 1),
    (window_acts.usual_size, 3),
    (window_acts.state, 1),
    (window_acts.back, 2),
    (window_acts.storm, 2),
    (window_acts.clipboard, 1),
    (window_acts.palette, 0.3),
    (window_acts.language_of_events, 0.3),
    (window_acts.quit_, 0.3),
)
ON_CANVAS: tuple[tuple[Act, float], ...] = (
    (canvas_acts.click_there, 14),
    (canvas_acts.hover, 6),
    (canvas_acts.drag, 7),
    (canvas_acts.turn_wheel, 6),
    (canvas_acts.step_marks, 5),
)
HERE = Path(__file__).parent
CALM_S = 3.0
"""How long the program is left alone before memory is measured; it gives back what is free meanwhile."""
MOST_AT_ONCE = 6
"""Acts between two looks of the program at what else is to be done."""


class Beast:
    """Throws events until there were enough, or something is wrong.

    Parameters
    ----------
    room : Room
        The window.
    seed, events : int
        What decides everything, and how many.
    wrong : callable
        Whether something went wrong.
    at_rest : callable
        Called with the number of events between acts; tells whether it is time to measure.
    measure : callable
        Called with the number of events when the program has been left alone for a while, as at a start.
    finish : callable
        Called once, at the end.
    """

    def __init__(
        self,
        room: Room,
        seed: int,
        events: int,
        wrong: Callable[[], bool],
        at_rest: Callable[[int], bool],
        measure: Callable[[int], None],
        finish: Callable[[], None],
    ) -> None:
        self._room = room
        self._seed = seed
        self._events = events
        self._wrong = wrong
        self._at_rest = at_rest
        self._measure = measure
        self._finish = finish
        self._levels: list[int] = []
        self._calm_until: float | None = None
        self._armed = False
        self._ended = False

    def arm(self, wait_ms: int = 0) -> None:
        """Throw something at the next turn of the event loop, be it one inside a dialog or a drag."""
        if not self._armed and not self._ended:
            self._armed = True
            QTimer.singleShot(wait_ms, self._step)

    def _step(self) -> None:
        self._armed = False
        if self._calm_until is not None:
            if time.monotonic() < self._calm_until:
                self.arm(50)
                return
            self._calm_until = None
            self._measure(self._room.diary.count)
        level = QThread.currentThread().loopLevel()
        if self._levels and level <= self._levels[-1]:  # an act is under way and lets events through
            self.arm(1)  # what it does next may be to wait in a dialog
            return
        self._levels.append(level)
        try:
            self.arm()
            self._act()
        finally:
            self._levels.pop()
            self.arm()

    def _act(self) -> None:
        for _ in range(Random(f"{self._seed}/{self._room.diary.count}").randint(1, MOST_AT_ONCE)):
            done = self._room.diary.count >= self._events
            if self._wrong() or (done and self._is_free()):
                self._ended = True
                self._finish()
                return
            if self._at_rest(self._room.diary.count) and self._is_free():
                calm(self._room)
                self._calm_until = time.monotonic() + CALM_S
                return
            self._room.rng.seed(f"{self._seed}:{self._room.diary.count}")
            before = self._room.diary.count
            try:
                act(self._room, done)
            except RuntimeError as error:
                if not _is_gone(error):
                    raise
                self._room.diary.remark(f"(gone: {error})")
            if self._room.diary.count == before:  # nothing was there: the next act must not be the same
                self._room.diary.note("nothing")

    def _is_free(self) -> bool:
        """Whether nothing waits inside a dialog or a drag, or is open; else what is open is closed first."""
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            dialog_acts.leave_all([popup])
        return popup is None and len(self._levels) == 1


def _is_gone(error: RuntimeError) -> bool:
    """Whether the monkey itself, not the program, held on to a widget that its last key has deleted."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    inside = trace is not None and Path(trace.tb_frame.f_code.co_filename).parent == HERE
    return inside and "already deleted" in str(error)


def act(room: Room, done: bool) -> None:
    """One act, fitting what is open."""
    popup: QWidget | None = QApplication.activePopupWidget()
    modal = QApplication.activeModalWidget()
    if done:
        widget_acts.leave(room)
    elif popup is not None:
        chance = room.rng.random()
        (widget_acts.poke if chance < 0.4 else widget_acts.leave if chance < 0.6 else widget_acts.any_key)(
            room
        )
    elif modal is not None:
        dialog_acts.in_dialog(room, modal)
    else:
        if not room.window.isVisible():
            window_acts.back(room)
        acts = (*ANYWHERE, *ON_CANVAS) if canvas_acts.free(room) else ANYWHERE
        chosen = room.rng.choices([a for a, _ in acts], [w for _, w in acts])[0]
        room.diary.remark(f"({chosen.__name__})")
        chosen(room)

"""Ctrl+C while a file is written."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Put Ctrl+C off while a file is written, so that no temporary file is left behind.

    This is for commands, in which it ends the process at once (see `legmap.__main__`); where Python or the
    window handles it, nothing is lost anyway.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_DFL or threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def note_press(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    signal.signal(signal.SIGINT, note_press)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            os.kill(os.getpid(), signal.SIGINT)

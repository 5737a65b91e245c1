"""Ctrl+C while C++ code runs, and while a file is written."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


def end_at_interrupt() -> None:
    """Let Ctrl+C end the process as the system does, without Python code in between.

    PySide runs Python code from C++ (its enums, its import hooks, virtual methods) and drops a
    KeyboardInterrupt raised there: the interrupt is lost, or an import is left half done. The shell sees
    status 130. A process that was started with SIGINT ignored, as in the background of a script, keeps that.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Put Ctrl+C off while a file is written, so that no temporary file is left behind."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_DFL or threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def remember(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            os.kill(os.getpid(), signal.SIGINT)

"""What happens when the X server goes away while the program runs.

Qt leaves its event loop where it notices first, and says so in words of its own. Where Xlib notices first,
in the middle of any call, it ends the process, and nothing of Python or Qt is asked.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from legmap.ending import put

LOST = 1
"""Exit code of a program whose display is gone."""
_BROKEN = "The X11 connection broke"
_Handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)


def end_with_display(last_words: Callable[[], None]) -> None:
    """Choose what is done last where Xlib finds the display gone; the process ends after it.

    Parameters
    ----------
    last_words : callable
        What is kept and told; called once at most, in the middle of whatever Qt was doing. Another call of
        this function takes its place.
    """
    if QGuiApplication.platformName() != "xcb":
        return
    try:
        xlib = ctypes.CDLL("libX11.so.6")
    except OSError:  # then Qt does not use it either
        return

    def gone(_: int | None) -> int:
        try:
            last_words()
        finally:
            os._exit(LOST)  # Xlib would, after two sentences of its own

    handler = _Handler(gone)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(handler))  # Xlib has it as long as the process lives
    xlib.XSetIOErrorHandler(handler)


@contextmanager
def plain_words() -> Iterator[None]:
    """While this lasts, Qt does not tell that the display is gone: the program does."""
    before = qInstallMessageHandler(None)

    def tell(kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        if text.startswith(_BROKEN):
            return
        if before is not None:
            before(kind, where, text)
        else:
            put(qFormatLogMessage(kind, where, text))

    qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)

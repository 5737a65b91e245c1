"""Whether Qt can open a window here."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import AbstractContextManager, nullcontext

from legmap.errors import LegmapError
from legmap.messages import say

XCB_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")


def require_display() -> AbstractContextManager[object]:
    """Make sure that Qt can open a window, because it aborts the process where it cannot.

    Returns
    -------
    context manager
        The connection that was tried, to be held until Qt has its own.

    Raises
    ------
    LegmapError
        With what is missing and what to do.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or (platform and not platform.startswith(("xcb", "wayland"))):
        return nullcontext()
    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY") and platform != "xcb":
        return nullcontext()
    if not display:
        raise LegmapError(say("display.missing"))
    for library in XCB_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError as error:
            raise LegmapError(say("display.library", library=library)) from error
    return _line_to(display)


def _line_to(display: str) -> AbstractContextManager[object]:
    """A connection to a local X server; a remote one is taken on trust."""
    import socket  # only a local one is ever opened, and only here

    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if host not in ("", "unix") or not number.isdigit():
        return nullcontext()
    for address in (f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.connect(address)
        except OSError:
            line.close()
            continue
        return line
    raise LegmapError(say("display.refused", display=display))

"""Whether Qt can open a window here."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from legmap.errors import LegmapError
from legmap.foreign import shown
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
    if not sys.platform.startswith("linux"):
        return nullcontext()
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    names = [name.partition(":")[0] for name in wanted.split(";")] if wanted else ["wayland", "xcb"]
    if not any(_has_platform(name) for name in names):
        raise LegmapError(say("display.platform", platform=shown(wanted)))
    if not all(name.startswith(("xcb", "wayland")) for name in names if _has_platform(name)):
        return nullcontext()
    compositor = os.environ.get("WAYLAND_DISPLAY", "")
    if any(name.startswith("wayland") for name in names) and (compositor or "xcb" not in names):
        line = _wayland_line()
        if line is not None:
            return line
        if "xcb" not in names or not os.environ.get("DISPLAY"):  # else Qt tries that next
            raise LegmapError(say("display.refused", display=shown(compositor or "wayland-0")))
    return _xcb_line(os.environ.get("DISPLAY", ""))


def _has_platform(name: str) -> bool:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    return (folder / f"libq{name.partition('-')[0]}.so").exists() or not folder.exists()


def _xcb_line(display: str) -> AbstractContextManager[object]:
    """A connection to the X server, made as Qt makes it: a server may answer and refuse."""
    if not display:
        raise LegmapError(say("display.missing"))
    for library in XCB_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError as error:
            raise LegmapError(say("display.library", library=library)) from error
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    line = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(line)
    held = _held(xcb.xcb_disconnect, line)  # also after an error, to give back its memory
    if refused:
        held.close()
        raise LegmapError(say("display.refused", display=shown(display)))
    return held


def _wayland_line() -> AbstractContextManager[object] | None:
    """A connection to the compositor, None where there is none."""
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:  # then Qt cannot use it either
        return None
    wayland.wl_display_connect.restype = ctypes.c_void_p
    line = wayland.wl_display_connect(None)
    return _held(wayland.wl_display_disconnect, ctypes.c_void_p(line)) if line else None


def _held(close: Callable[[ctypes.c_void_p], object], line: ctypes.c_void_p) -> ExitStack:
    held = ExitStack()
    held.callback(close, line)
    return held

"""Check for a display on which a window can open."""

from __future__ import annotations

import os
import sys

from legmap.errors import LegmapError
from legmap.messages import say


def require_display() -> None:
    """Refuse to start where no display is named; Qt would only say that a plugin could not be loaded.

    A display that is named and does not answer is told by `legmap.gui.shell.qt_messages`.

    Raises
    ------
    LegmapError
        With what can be done without one.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise LegmapError(say("display.missing"))

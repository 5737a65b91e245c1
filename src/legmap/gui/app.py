"""Starting the program: display, settings, atlas, drawings, window."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from legmap import __version__
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.maps import chosen_map, layer_of_map
from legmap.anatomy.shipped import shipped_atlas
from legmap.diagram.shipped import drawings
from legmap.errors import LegmapError
from legmap.gui.failure import tell_at_start
from legmap.gui.session import stay
from legmap.gui.settings import load, settings_file
from legmap.gui.window import MainWindow
from legmap.lesion.cut import Cut
from legmap.lesion.notation import lesion_of
from legmap.messages import say

XCB_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")


def run(ids: Sequence[str], assets: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    Parameters
    ----------
    ids : sequence of str
        What to select at the start: ids or names, with place, severity and limb if wanted.
    assets : Path, optional
        Folder of drawings of the user's own.

    Raises
    ------
    LegmapError
        If there is no display, a name means nothing, or atlas or drawings cannot be used.
    """
    atlas = shipped_atlas()
    chosen = lesion_of(atlas, ids)
    with require_display():  # held until Qt has its own line: a server whose last client leaves may reset
        app = QApplication(sys.argv[:1])
    try:
        window = build_window(chosen, atlas, assets)
    except Exception as error:
        tell_at_start(error)
        raise
    window.show()
    code = stay(app, window, atlas, chosen)
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():  # picture data that outlives the program crashes at exit
        clipboard.setText(clipboard.text())
    return code


def build_window(
    lesion: Sequence[str | Cut] = (), atlas: Atlas | None = None, assets: Path | None = None
) -> MainWindow:
    """Make the window; a QApplication must exist.

    Parameters
    ----------
    lesion : sequence of str or Cut
        What to select at the start.
    atlas : Atlas, optional
        The anatomy; the shipped one by default.
    assets : Path, optional
        Folder of drawings; the shipped ones by default.
    """
    QCoreApplication.setApplicationName("legmap")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("legmap")
    QGuiApplication.setDesktopFileName("legmap")
    atlas = atlas or shipped_atlas()
    file = settings_file()
    remembered, complaint = load(file)
    read = partial(drawings, folder=assets, known=atlas.structures)
    diagram = read(layer_of_map(chosen_map(atlas, remembered.showing.map_id)))
    window = MainWindow(atlas, diagram, remembered, file, read=read)
    window.selection.select_all(lesion)
    if complaint:
        window.statusBar().showMessage(complaint, 15_000)
    return window


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

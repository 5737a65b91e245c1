"""Starting the program: display, frame, atlas, drawings, window.

What is imported at the top comes before the first thing one sees; everything else is imported behind the
picture of the last time.
"""

from __future__ import annotations

import builtins
import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from legmap import __version__
from legmap.ending import tell
from legmap.gui.shell.display_check import require_display
from legmap.gui.shell.display_loss import end_with_display
from legmap.gui.shell.frame import Frame
from legmap.gui.shell.settings_file import remembered_geometry, settings_file
from legmap.gui.shell.still import fetch_still, has_still, keep_still
from legmap.messages import say

if TYPE_CHECKING:
    from legmap.anatomy.atlas import Atlas
    from legmap.gui.shell.window import MainWindow
    from legmap.lesion.injury import Injury


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
    lesion = _lesion(ids) if ids else ()
    with _interrupted_at_once():
        return _run(lesion, assets)


def _run(lesion: Sequence[Injury], assets: Path | None) -> int:
    with require_display():  # held until Qt has its own line: a server whose last client leaves may reset
        app = QApplication(sys.argv[:1])
    end_with_display(partial(tell, say("display.lost.early")))
    _name_the_program()
    settings = settings_file()
    frame = Frame(remembered_geometry(settings), fetch_still(settings, assets))
    frame.open()
    with _without_collecting(), _importing_plainly():
        window = _build_contents(frame, lesion, assets)
    code = 0 if frame.closed else _run_event_loop(app, window, lesion)
    if code == 0:
        _keep_still(window, settings, assets)
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():  # picture data that outlives the program crashes at exit
        clipboard.setText(clipboard.text())
    return code


def build_window(
    lesion: Sequence[str | Injury] = (),
    atlas: Atlas | None = None,
    assets: Path | None = None,
    parent: QWidget | None = None,
) -> MainWindow:
    """Make the window; a QApplication must exist.

    Parameters
    ----------
    lesion : sequence of str or Injury
        What to select at the start.
    atlas : Atlas, optional
        The anatomy; the shipped one by default.
    assets : Path, optional
        Folder of drawings; the shipped ones by default.
    parent : QWidget, optional
        The frame that is on the screen already, if there is one.
    """
    from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map
    from legmap.anatomy.shipped import shipped_atlas
    from legmap.diagram.shipped import drawings
    from legmap.gui.shell.settings import load
    from legmap.gui.shell.window import MainWindow

    _name_the_program()
    atlas = atlas or shipped_atlas()
    file = settings_file()
    remembered, complaint = load(file)
    read = partial(drawings, folder=assets, known=atlas.structures)
    diagram = read(layer_of_map(chosen_map(atlas, remembered.view_options.map_id)))
    window = MainWindow(atlas, diagram, remembered, file, parent, read=read)
    window.document.selection.select_all(lesion)
    if complaint:
        window.statusBar().showMessage(complaint, 15_000)
    return window


def _lesion(ids: Sequence[str]) -> tuple[Injury, ...]:
    from legmap.anatomy.shipped import shipped_atlas
    from legmap.lesion.notation import lesion_of

    return lesion_of(shipped_atlas(), ids)


def _build_contents(frame: Frame, lesion: Sequence[Injury], assets: Path | None) -> MainWindow:
    import legmap.gui.shell.session  # noqa: F401  what comes next, loaded while nobody waits for garbage and hooks

    try:
        window = build_window(lesion, assets=assets, parent=frame)
    except Exception as error:
        from legmap.gui.shell.failure import show_startup_error

        show_startup_error(error)
        raise
    frame.take(window)
    return window


def _run_event_loop(app: QApplication, window: MainWindow, lesion: Sequence[Injury]) -> int:
    from legmap.gui.shell.session import run_event_loop

    return run_event_loop(app, window, window.atlas, lesion)


def _keep_still(window: MainWindow, settings: Path, assets: Path | None) -> None:
    """Keep what the next start is going to look like; whatever fails here is nothing that anybody misses."""
    if not has_still(settings, assets):
        with suppress(Exception):
            window.reset()
            keep_still(window, settings, assets)


@contextmanager
def _interrupted_at_once() -> Iterator[None]:
    """Let Ctrl+C end the program as the system does, as long as nothing listens for it.

    Python would raise an error wherever it is, and what paints or sizes a window loses that.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _name_the_program() -> None:
    QCoreApplication.setApplicationName("legmap")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("legmap")
    QGuiApplication.setDesktopFileName("legmap")


@contextmanager
def _importing_plainly() -> Iterator[None]:
    """Import without PySide's hook, which reads the source of every module for its feature switch.

    Nothing here switches features; the hook took 40 ms and 8 MB.
    """
    hooked = builtins.__import__
    builtins.__import__ = getattr(builtins, "__orig_import__", hooked)
    try:
        yield
    finally:
        builtins.__import__ = hooked


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage while everything that is made is going to stay; that took a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

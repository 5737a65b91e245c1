"""Starting the program: display, atlas, drawings, window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from legmap import __version__
from legmap.bundled.atlas import shipped_atlas, shipped_rivals, shipped_search_index
from legmap.gui.shell.display_check import require_display
from legmap.gui.shell.qt_messages import qt_messages_logged
from legmap.gui.shell.settings import load, settings_file
from legmap.gui.shell.translators import install_translators

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

    Returns
    -------
    int
        Exit code of the event loop.

    Raises
    ------
    LegmapError
        If there is no display, a name means nothing, or atlas or drawings cannot be used.
    """
    atlas = shipped_atlas()
    lesion = _lesion(atlas, ids) if ids else ()
    require_display()
    with qt_messages_logged():
        app = QApplication(sys.argv[:1])
        install_translators(app)
        window = _open(atlas, assets)
        gc.enable()  # see `legmap.commands.window`
        code = _run_event_loop(app, window, lesion)
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():  # picture data that outlives the program crashes at exit
            clipboard.setText(clipboard.text())
    return code


def build_window(
    lesion: Sequence[str | Injury] = (), atlas: Atlas | None = None, assets: Path | None = None
) -> MainWindow:
    """Make the window; a QApplication must exist.

    Parameters
    ----------
    lesion : sequence of str or Injury
        What to select at the start.
    atlas : Atlas, optional
        The shipped anatomy, where it is read already.
    assets : Path, optional
        Folder of drawings; the shipped ones by default.
    """
    from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map
    from legmap.bundled.drawings import drawings
    from legmap.gui.shell.window import MainWindow

    QCoreApplication.setApplicationName("legmap")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("legmap")
    QGuiApplication.setDesktopFileName("legmap")
    atlas = atlas or shipped_atlas()
    file = settings_file()
    remembered, complaint = load(file)
    read = partial(drawings, folder=assets, known=atlas.structures)
    diagram = read(layer_of_map(chosen_map(atlas, remembered.view_options.map_id)))
    window = MainWindow(
        atlas,
        diagram,
        remembered,
        file,
        read,
        index=shipped_search_index(atlas),
        rivals=shipped_rivals,
    )
    window.document.selection.select_all(lesion)
    if complaint:
        window.statusBar().showMessage(complaint, 15_000)
    return window


def _lesion(atlas: Atlas, ids: Sequence[str]) -> tuple[Injury, ...]:
    from legmap.lesion.notation import lesion_of

    return lesion_of(atlas, ids)


def _open(atlas: Atlas, assets: Path | None) -> MainWindow:
    try:
        window = build_window(atlas=atlas, assets=assets)
    except Exception as error:
        from legmap.gui.dialogs.error_report import show_startup_error

        show_startup_error(error)
        raise
    window.show()
    return window


def _run_event_loop(app: QApplication, window: MainWindow, lesion: Sequence[Injury]) -> int:
    from legmap.gui.shell.session import run_event_loop

    return run_event_loop(app, window, window.atlas, lesion)

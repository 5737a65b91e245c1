"""One start and stop of the program, with something going on when it is told to end.

``python -m monkey.one_start DOING ENDING MILLISECONDS``
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDockWidget, QWidget

from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.events import MenuRequest
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.pages.localise.page import LocalisePage
from legmap.gui.shell import app as program
from legmap.gui.shell.frame import Frame
from legmap.gui.shell.toolbar import ToolBar
from legmap.gui.shell.window import MainWindow
from legmap.lesion.injury import Injury
from legmap.render.lesion_mark import place_of_mark

LEFT = Qt.MouseButton.LeftButton


def nothing(window: MainWindow) -> None:
    """Look at it."""


def selection(window: MainWindow) -> None:
    window.document.selection.select_all(("nerve.sciatic", "root.L5"))


def picture_copied(window: MainWindow) -> None:
    selection(window)
    window.actions_.copy_picture.trigger()


def list_copied(window: MainWindow) -> None:
    selection(window)
    window.actions_.copy_list.trigger()


def export_open(window: MainWindow) -> None:
    selection(window)
    window.actions_.export_picture.trigger()


def export_saving(window: MainWindow) -> None:
    export_open(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.save_button.click()


def list_saving(window: MainWindow) -> None:
    selection(window)
    window.actions_.save_list.trigger()


def print_open(window: MainWindow) -> None:
    selection(window)
    window.actions_.print_list.trigger()


def sheet_dragged(window: MainWindow) -> None:
    _drag(window.canvas, QPoint(20, 20))


def mark_dragged(window: MainWindow) -> None:
    window.document.selection.select_all((Injury("nerve.tibial", 0.4),))
    scene, canvas = window.canvas._scene, window.canvas
    for placement in scene.render_options.sheet.placements:
        place = place_of_mark(scene.courses, placement, scene.marks[0])
        if place is not None:
            _drag(canvas, canvas.position_of(place.point).toPoint())
            assert canvas._mark_dragger.is_dragging
            return


def menu_open(window: MainWindow) -> None:
    position = window.canvas.mapToGlobal(QPoint(50, 50))
    request = MenuRequest(("nerve.tibial", "muscle.soleus"), "right", position)
    window.canvas.structure_menu_requested.emit(request)


def menu_bar_open(window: MainWindow) -> None:
    bar = window.menuBar()
    QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(bar.actions()[3]).center())


def combo_open(window: MainWindow) -> None:
    bar = window.findChild(ToolBar)
    assert bar is not None
    bar.findChildren(QComboBox)[0].showPopup()


def help_open(window: MainWindow) -> None:
    window.actions_.help.trigger()


def about_open(window: MainWindow) -> None:
    window.actions_.about.trigger()


def typing(window: MainWindow) -> None:
    window.actions_.find.trigger()
    QTest.keyClicks(QApplication.focusWidget() or window, "tib")


def finding_typed(window: MainWindow) -> None:
    window.side_panel.open_page("localise")
    window.actions_.find.trigger()
    QTest.keyClicks(window.side_panel.page_of(LocalisePage).view._box, "weak")


def turned_dark(window: MainWindow) -> None:
    for action in window.actions_.appearance.actions():
        action.trigger()


def pages_turned(window: MainWindow) -> None:
    for group in (window.actions_.view_sets, window.actions_.page_group, window.actions_.sides):
        for action in group.actions():
            action.trigger()


def dock_floating(window: MainWindow) -> None:
    for dock in window.findChildren(QDockWidget):
        dock.setFloating(True)


def minimised(window: MainWindow) -> None:
    window.window().showMinimized()


DOINGS: dict[str, Callable[[MainWindow], None]] = {
    f.__name__: f
    for f in (
        nothing, selection, picture_copied, list_copied, export_open, export_saving, list_saving, print_open,
        sheet_dragged, mark_dragged, menu_open, menu_bar_open, combo_open, help_open, about_open, typing,
        finding_typed, turned_dark, pages_turned, dock_floating, minimised,
    )
}  # fmt: skip
MODAL = (export_open, export_saving, list_saving, print_open, help_open, about_open)
"""Doings that open a dialog under which nobody can close the window."""
EARLY = ("before_contents", "while_loading", "at_first_paint")
"""Ends before the contents are there: what is done does not matter."""


def end_by(ending: str, window: QWidget) -> None:
    """End the program: as its user does, or as the system does."""
    if ending == "close":
        window.window().close()
    elif ending == "quit" and isinstance(window, MainWindow):
        window.actions_.quit.trigger()
    elif ending == "all":
        QApplication.closeAllWindows()
    else:
        os.kill(os.getpid(), getattr(signal, ending))


def main(doing: str, ending: str, wait_ms: int) -> None:
    """Start the program, do something, wait, and end it."""
    if doing in EARLY:
        _end_early(doing, ending)
    else:
        _end_later(DOINGS[doing], ending, wait_ms)
    sys.argv[1:] = []
    from legmap.__main__ import main as legmap

    legmap()


def _end_later(do: Callable[[MainWindow], None], ending: str, wait_ms: int) -> None:
    run_event_loop = program._run_event_loop

    def do_and_end(app: QApplication, window: MainWindow, lesion: Sequence[Injury]) -> int:
        QTimer.singleShot(wait_ms, lambda: do(window))
        QTimer.singleShot(2 * wait_ms + 1, lambda: end_by(ending, window))
        return run_event_loop(app, window, lesion)

    program._run_event_loop = do_and_end


def _end_early(doing: str, ending: str) -> None:
    furnish, show = program._build_contents, Frame.open

    def end_and_furnish(frame: Frame, *others: object) -> MainWindow:
        if doing == "before_contents":
            end_by(ending, frame)
        window = furnish(frame, *others)  # type: ignore[arg-type]
        if doing == "while_loading":
            end_by(ending, frame)
        return window

    def show_and_end(frame: Frame) -> None:
        if doing == "at_first_paint":
            QTimer.singleShot(0, lambda: end_by(ending, frame))
        show(frame)
        QApplication.processEvents()

    program._build_contents = end_and_furnish  # type: ignore[assignment]
    Frame.open = show_and_end  # type: ignore[method-assign,assignment]


def _drag(canvas: Canvas, start: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(canvas, start + QPoint(8 * step, 8 * step))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

"""One start and stop of the program, with something going on when it is told to end.

``python -m monkey.one_start ACT ENDING MILLISECONDS``
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QMainWindow,
    QMenu,
    QToolBar,
    QWidget,
)  # fmt: skip

Act = Callable[[QMainWindow], None]
LEFT = Qt.MouseButton.LeftButton
CANVAS = "Drawings of the lower limb"
EARLY = "at module "
"""An act that ends the program while it starts, as soon as so many of its modules are imported."""


def find(window: QMainWindow, name: str) -> QWidget:
    """Find a part of the window by its accessible name."""
    return next(w for w in window.findChildren(QWidget) if w.accessibleName() == name)


def trigger(window: QMainWindow, text: str) -> None:
    """Do what an entry of the menus does, given the beginning of its text."""
    actions = [a for menu in window.menuBar().findChildren(QMenu) for a in menu.actions()]
    next(a for a in actions if a.text().replace("&", "").startswith(text)).trigger()


def choose(window: QMainWindow) -> None:
    """Select a nerve by the search box."""
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = find(window, "Search")
    QTest.keyClicks(box, "sciatic nerve")
    QTest.keyClick(box, Qt.Key.Key_Return)


def on_selection(text: str) -> Act:
    """Return an act that selects something and then triggers an entry of the menus."""

    def act(window: QMainWindow) -> None:
        choose(window)
        trigger(window, text)

    return act


def on_menu(*texts: str) -> Act:
    """Return an act that triggers entries of the menus."""

    def act(window: QMainWindow) -> None:
        for text in texts:
            trigger(window, text)

    return act


def press_save(window: QMainWindow) -> None:
    on_selection("Export Picture")(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    next(b for b in dialog.findChildren(QAbstractButton) if b.text().startswith("Save")).click()


def drag(window: QMainWindow, start: QPoint) -> None:
    canvas = find(window, CANVAS)
    QTest.mousePress(canvas, LEFT, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(canvas, start + QPoint(8 * step, 8 * step))


def drag_mark(window: QMainWindow) -> None:
    """Cut a nerve wherever one is first found on the canvas, and drag the mark."""
    canvas = find(window, CANVAS)
    for x in range(0, canvas.width(), 6):
        spot = QPoint(x, canvas.height() // 2)
        QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.AltModifier, spot)
        if window.windowTitle() != "legmap":
            drag(window, spot)
            return
    raise AssertionError("no nerve was found")


def open_structure_menu(window: QMainWindow) -> None:
    canvas = find(window, CANVAS)
    for x in range(0, canvas.width(), 6):
        QTest.mouseClick(canvas, Qt.MouseButton.RightButton, pos=QPoint(x, canvas.height() // 2))
        if QApplication.activePopupWidget() is not None:
            return


def open_menu(window: QMainWindow) -> None:
    bar = window.menuBar()
    QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(bar.actions()[3]).center())


def open_combo(window: QMainWindow) -> None:
    next(box for bar in window.findChildren(QToolBar) for box in bar.findChildren(QComboBox)).showPopup()


def type_name(window: QMainWindow) -> None:
    trigger(window, "Find")
    QTest.keyClicks(QApplication.focusWidget() or window, "tib")


def type_finding(window: QMainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget() or window, "weak")


def float_docks(window: QMainWindow) -> None:
    for dock in window.findChildren(QDockWidget):
        dock.setFloating(True)


ACTS: dict[str, Act] = {
    "nothing": lambda window: None,
    "select": choose,
    "copy picture": on_selection("Copy Image"),
    "copy list": on_selection("Copy List"),
    "drag sheet": lambda window: drag(window, QPoint(20, 20)),
    "drag mark": drag_mark,
    "menu of structures": open_structure_menu,
    "menu": open_menu,
    "combo box": open_combo,
    "type": type_name,
    "type finding": type_finding,
    "turn dark": on_menu("Like the System", "Light", "Dark"),
    "turn pages": on_menu("Left Limb", "Both Limbs", "Right Limb"),
    "float docks": float_docks,
    "minimise": lambda window: window.window().showMinimized(),
}
DIALOGS: dict[str, Act] = {
    "export": on_selection("Export Picture"),
    "save picture": press_save,
    "save list": on_selection("Save List"),
    "print list": on_selection("Print List"),
    "help": on_menu("How It Works"),
    "about": on_menu("About legmap"),
}
"""Acts that open a dialog under which nobody can close the window."""


def end_by(ending: str, window: QMainWindow | None) -> None:
    """End the program: as its user does, or as the system does."""
    if ending.startswith("SIG"):
        os.kill(os.getpid(), getattr(signal, ending))
    elif ending == "all":
        QApplication.closeAllWindows()
    elif window is not None:
        trigger(window, "Quit") if ending == "quit" else window.window().close()


def main(act: str, ending: str, wait_ms: int) -> None:
    """Start the program, do something, wait, and end it."""
    sys.argv[1:] = []
    if act.startswith(EARLY):
        _end_at_import(int(act.removeprefix(EARLY)), ending)
    else:
        _end_in_event_loop((ACTS | DIALOGS)[act], ending, wait_ms)
    from legmap.__main__ import main as legmap

    legmap()


def _end_in_event_loop(act: Act, ending: str, wait_ms: int) -> None:
    run = QApplication.exec

    def plan_and_run(*_: object) -> int:
        tops = QApplication.topLevelWidgets()
        found = [
            w for top in tops for w in (top, *top.findChildren(QMainWindow)) if isinstance(w, QMainWindow)
        ]
        window = next(w for w in found if w.menuBar().actions())
        QTimer.singleShot(wait_ms, lambda: act(window))
        QTimer.singleShot(2 * wait_ms + 1, lambda: end_by(ending, window))
        return run()

    QApplication.exec = plan_and_run  # type: ignore[method-assign]


def _end_at_import(number: int, ending: str) -> None:
    count = 0

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event == "import" and str(arguments[0]).startswith("legmap."):
            count += 1
            if count == number:
                end_by(ending, None)

    sys.addaudithook(listen)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

"""The window that is acted on, found and read through its public handles only."""

from __future__ import annotations

import shutil
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    Qt,
    QThread,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStatusBar, QWidget
from shiboken6 import isValid

from legmap.anatomy.atlas import Atlas
from legmap.errors import LegmapError
from legmap.gui.shell.app import build_window
from legmap.gui.state.recovery import Recovery, work_folder
from monkey.environment import EXCUSED

CANVAS = "Drawings of the lower limb"
SIZE = (1280, 800)
SCAN_PX = 10
"""Distance of the points at which is looked for structures."""
NESTED_MS = 250
"""An act that waits in an event loop of its own is ended by Esc after that time, or two of them."""


class Watch:
    """Collects what must not happen: unforeseen exceptions, and warnings of Qt."""

    def __init__(self) -> None:
        self.wrongs: list[str] = []
        sys.excepthook = self._note
        sys.unraisablehook = self._note_other
        threading.excepthook = self._note_other
        qInstallMessageHandler(self._hear)

    def _hear(self, kind: QtMsgType, where: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(EXCUSED):
            self.wrongs.append(f"Qt says: {message}")

    def _note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, LegmapError):  # those are sentences for the user
            self.wrongs.append("".join(traceback.format_exception(kind, error, trace)))

    def _note_other(self, failed: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        if failed.exc_value is not None:
            self._note(failed.exc_type, failed.exc_value, failed.exc_traceback)


class Session:
    """Opens the window, closes it, and finds its parts.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    home : Path
        Gets the settings and what is exported; emptied before every first start.
    """

    def __init__(self, atlas: Atlas, home: Path) -> None:
        self._atlas = atlas
        self._home = home
        self.folder = home / "files"
        self.watch = Watch()
        self.words = tuple(dict.fromkeys(s.name for s in atlas.structures.values()))
        self.other_window = QWidget()
        """A window of another program, as it were; it takes the focus away."""
        self.window = QMainWindow()
        self._recovery: Recovery
        self.spots: tuple[QPoint, ...] = ()
        self._nested = QTimer()
        self._nested.setInterval(NESTED_MS)
        self._nested.timeout.connect(leave_nested_loop)
        self._nested.start()

    def open_first(self) -> None:
        """Open the window as at a first start ever."""
        for folder in ("config", "state", "files"):
            shutil.rmtree(self._home / folder, ignore_errors=True)
        self.folder.mkdir()
        QApplication.clipboard().clear()
        QApplication.setPalette(QPalette())
        self.open()
        if not self.spots:
            self.spots = _scan(self.window)

    def open(self) -> None:
        """Open the window with the settings that the last one left."""
        self.window = window = build_window(atlas=self._atlas)
        self._recovery = Recovery(window.document, self._atlas, work_folder())
        self._recovery.restore_previous()
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def close(self) -> None:
        """Close the window with whatever is open over it, and delete it."""
        self.other_window.hide()
        QApplication.closeAllWindows()
        self.settle()
        closed = not self.window.isVisible()
        self._recovery.discard()
        self.window.deleteLater()
        self.settle()
        if not closed or isValid(self.window):
            raise AssertionError("the window does not close")

    @property
    def canvas(self) -> QWidget:
        """Return the canvas."""
        return part(self.window, CANVAS)

    def actions(self) -> list[QAction]:
        """Return every entry of the menus but the one that quits."""
        found = [a for menu in self.window.menuBar().findChildren(QMenu) for a in menu.actions()]
        quits = QAction.MenuRole.QuitRole
        return [a for a in found if not a.isSeparator() and a.menu() is None and a.menuRole() != quits]

    def settle(self) -> None:
        """Let the program do what it has put off, and delete what it has let go."""
        for _ in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def state(self) -> tuple[str, tuple[str, ...]]:
        """Return what tells one state of the work from another: the title, and every choice that is on."""
        ticked = [a.text() for a in self.actions() if a.isCheckable() and a.isChecked()]
        return self.window.windowTitle(), tuple(ticked)

    def problems(self) -> list[str]:
        """Return everything that is wrong now."""
        found = list(dict.fromkeys(self.watch.wrongs))
        self.watch.wrongs.clear()
        if not isValid(self.window):
            return [*found, "the window is lost"]
        title, _ = self.state()
        if title != "legmap" and not title.endswith(" – legmap"):
            found.append(f"the title is {title!r}")
        for action in self.actions():
            plain = action.text().replace("&", "")
            if plain in ("Undo", "Redo") and action.isEnabled():
                found.append(f"{plain} is on, but does not say what it would do")
        return found


def part(window: QMainWindow, accessible_name: str) -> QWidget:
    """Find a part of the window by its accessible name."""
    return next(w for w in window.findChildren(QWidget) if w.accessibleName() == accessible_name)


def leave_nested_loop() -> None:
    """Press Esc, release the mouse and reject the dialog where an act waits in an event loop of its own."""
    if QThread.currentThread().loopLevel() == 0:
        return
    top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    if isinstance(top, QDialog):
        top.reject()
    elif top is not None and top.windowHandle() is not None:
        QTest.keyClick(top.windowHandle(), Qt.Key.Key_Escape)
        if isValid(top) and top.windowHandle() is not None:
            QTest.mouseRelease(top.windowHandle(), Qt.MouseButton.LeftButton)


def _scan(window: QMainWindow) -> tuple[QPoint, ...]:
    """Return points of the canvas, one or two on each structure that the status line names."""
    canvas = part(window, CANVAS)
    label = window.findChildren(QStatusBar)[0].findChildren(QWidget)
    found: dict[str, list[QPoint]] = {}
    for y in range(SCAN_PX // 2, canvas.height(), SCAN_PX):
        for x in range(SCAN_PX // 2, canvas.width(), SCAN_PX):
            QTest.mouseMove(canvas, QPoint(x, y))
            told = next((text for w in label if (text := str(w.property("text") or ""))), "")
            found.setdefault(told, []).append(QPoint(x, y))
    found.pop("", None)
    return tuple(p for points in found.values() for p in (points[len(points) // 2], points[0]))

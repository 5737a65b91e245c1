"""Where the monkey is: the window, what there is to type, and the single events that it can throw.

Everything goes through the windows of the platform, as it does from a real mouse and keyboard: popups and
modal dialogs catch it, shortcuts are looked for, the pressed widget keeps the mouse.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from legmap.gui.shell.window import MainWindow
from monkey.diary import Diary

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
HELD_DOWN = ((SHIFT, Qt.Key.Key_Shift), (CONTROL, Qt.Key.Key_Control), (ALT, Qt.Key.Key_Alt))


@dataclass(frozen=True, slots=True)
class Room:
    """The window and everything around it.

    Attributes
    ----------
    folder : Path
        Where files may be written.
    elsewhere : QWidget
        A window of another program, as it were; it takes the focus away.
    words, ids : tuple of str
        Names and ids of the atlas.
    rng : Random
        Seeded anew for every act.
    """

    window: MainWindow
    folder: Path
    elsewhere: QWidget
    words: tuple[str, ...]
    ids: tuple[str, ...]
    diary: Diary
    rng: Random

    def top(self) -> QWidget:
        """What a user could operate now: the open popup, else the modal dialog, else one of the windows."""
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if found is not None:
            return found
        tops = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.elsewhere]
        floating = [w for w in tops if w is not self.window and w.parent() is not None]
        return self.rng.choice([self.window, self.window, self.window, *floating])

    def point_in(self, widget: QWidget) -> QPoint:
        """Somewhere in a widget."""
        rng = self.rng
        return QPoint(rng.randrange(max(widget.width(), 1)), rng.randrange(max(widget.height(), 1)))


def name_of(widget: QWidget | None) -> str:
    """How the diary calls a widget."""
    if widget is None:
        return "nothing"
    called = widget.objectName() or widget.accessibleName()
    return f"{type(widget).__name__} {called!r}" if called else type(widget).__name__


def click(
    room: Room,
    widget: QWidget,
    point: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = PLAIN,
    *,
    double: bool = False,
) -> None:
    """Press and let go, once or twice."""
    spot = _spot(widget, point)
    if spot is not None:
        how = "double click" if double else "click"
        room.diary.note(f"{how} {button.name} {keys.value:x} {name_of(widget)} {_xy(point)}")
        QTest.mousePress(spot[0], button, keys, spot[1])
        handle = _living(room, spot[0])
        QTest.mouseRelease(handle, button, keys, _inside(handle, spot[1]))
        if double and _living(room, spot[0]) is spot[0] and spot[0].isVisible():
            QTest.mouseDClick(handle, button, keys, _inside(handle, spot[1]))


def press(room: Room, widget: QWidget, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Press, and hold."""
    spot = _spot(widget, point)
    if spot is not None:
        room.diary.note(f"press {button.name} {name_of(widget)} {_xy(point)}")
        QTest.mousePress(spot[0], button, PLAIN, spot[1])


def move(room: Room, widget: QWidget, point: QPoint) -> None:
    """Move the pointer there."""
    spot = _spot(widget, point)
    if spot is not None:
        room.diary.note(f"move {name_of(widget)} {_xy(point)}")
        QTest.mouseMove(spot[0], spot[1])


def release(room: Room, widget: QWidget, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Let go."""
    spot = _spot(widget, point)
    if spot is not None:
        room.diary.note(f"release {button.name} {name_of(widget)} {_xy(point)}")
        QTest.mouseRelease(spot[0], button, PLAIN, spot[1])


def move_outside(room: Room, widget: QWidget, point: QPoint) -> None:
    """Move the pointer, with the left button down, where the window has ended."""
    room.diary.note(f"move out of {name_of(widget)} {_xy(point)}")
    place = QPointF(point)
    there = QPointF(widget.mapToGlobal(point))
    event = QMouseEvent(QMouseEvent.Type.MouseMove, place, there, Qt.MouseButton.NoButton, LEFT, PLAIN)
    QCoreApplication.sendEvent(widget, event)


def wheel(
    room: Room, widget: QWidget, point: QPoint, turn: QPoint, keys: Qt.KeyboardModifier = PLAIN
) -> None:
    """Turn the wheel by eighths of a degree."""
    spot = _spot(widget, point)
    if spot is not None:
        room.diary.note(f"wheel {_xy(turn)} {name_of(widget)} {_xy(point)}")
        handle, at = spot
        there = QPointF(handle.mapToGlobal(at))
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(QPointF(at), there, QPoint(), turn, none, keys, phase, False)
        QCoreApplication.sendEvent(handle, event)


def key(room: Room, pressed: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key and let go of it, in the window that has the keyboard."""
    if _with_keyboard(room) is not None:
        room.diary.note(f"key {pressed.name} {keys.value:x} at {name_of(QApplication.focusWidget())}")
        # what PySide calls a number here is a letter
        letter = "" if keys & (CONTROL | ALT) else cast(str, QTest.keyToAscii(pressed)).strip("\0")
        _strike(room, pressed, letter.upper() if keys & SHIFT else letter, keys)


def text(room: Room, typed: str) -> None:
    """Type a text: letter by letter, or as an input method hands it over."""
    focused = QApplication.focusWidget()
    if focused is None:
        return
    plain = typed.isascii() and typed.isprintable()
    if plain and len(typed) < 12:
        for letter in typed:
            room.diary.note(f"type {letter!r} at {name_of(focused)}")
            _strike(room, QTest.asciiToKey(cast(int, letter)), letter, PLAIN)
        return
    room.diary.note(f"compose {typed!r} at {name_of(focused)}")
    event = QInputMethodEvent()
    event.setCommitString(typed)
    QCoreApplication.sendEvent(focused, event)


def _strike(room: Room, pressed: Qt.Key, letter: str, keys: Qt.KeyboardModifier) -> None:
    """One stroke after the other, each in the window that then has the keyboard.

    ``QTest.keyPress`` sends the modifiers and the key to one window, with turns of the event loop in between;
    where a turn ends the docking of a panel, that window is gone, and Qt is handed what was freed.
    """
    held = [each for mask, each in HELD_DOWN if keys & mask]
    for each in held:
        _stroke(room, True, each, "", PLAIN)
    _stroke(room, True, pressed, letter, keys)
    _stroke(room, False, pressed, letter, keys)
    for each in held:
        _stroke(room, False, each, "", PLAIN)


def _stroke(room: Room, down: bool, pressed: Qt.Key, letter: str, keys: Qt.KeyboardModifier) -> None:
    handle = _with_keyboard(room)
    if handle is not None:
        QTest.simulateEvent(handle, down, pressed, keys, letter, False)


def _with_keyboard(room: Room) -> QWindow | None:
    return QGuiApplication.focusWindow() or room.top().windowHandle()


def _living(room: Room, handle: QWindow) -> QWindow:
    """The window, unless what was pressed has closed and deleted it: the system lets go over another then."""
    if any(each is handle for each in QGuiApplication.allWindows()):
        return handle
    return room.window.windowHandle()


def _spot(widget: QWidget, point: QPoint) -> tuple[QWindow, QPoint] | None:
    top = widget.window()
    handle = top.windowHandle()
    if handle is None or not top.isVisible() or handle.width() < 1 or handle.height() < 1:
        return None
    return handle, _inside(handle, widget.mapTo(top, point) if widget is not top else point)


def _inside(handle: QWindow, at: QPoint) -> QPoint:
    """The nearest point that a window has."""
    x = min(max(at.x(), 0), max(handle.width() - 1, 0))
    return QPoint(x, min(max(at.y(), 0), max(handle.height() - 1, 0)))


def _xy(point: QPoint) -> str:
    return f"{point.x()},{point.y()}"

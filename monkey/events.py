"""Single events of mouse and keyboard, sent through the windows of the platform as from real devices.

So popups and modal dialogs catch them, shortcuts are looked for, and the pressed widget keeps the mouse.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
HELD_DOWN = ((SHIFT, Qt.Key.Key_Shift), (CONTROL, Qt.Key.Key_Control), (ALT, Qt.Key.Key_Alt))
MAX_TYPED = 12
"""Letters that are typed one by one; longer texts come as from an input method."""


def name_of(widget: QWidget | None) -> str:
    """Return how a widget is called in the record."""
    if widget is None:
        return "nothing"
    called = widget.objectName() or widget.accessibleName()
    return f"{type(widget).__name__} {called!r}" if called else type(widget).__name__


class Events:
    """Sends events and records each before it is sent.

    Parameters
    ----------
    record : callable
        Takes a line for each event.
    """

    def __init__(self, record: Callable[[str], None]) -> None:
        self.record = record

    def click(
        self,
        widget: QWidget,
        point: QPoint,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = PLAIN,
        *,
        double: bool = False,
    ) -> None:
        """Press and release, once or twice."""
        event = f"{'double ' * double}click {button.name} {keys.value:x}"
        if (spot := self._record_at(event, widget, point)) is None:
            return
        handle, at = spot
        QTest.mousePress(handle, button, keys, at)
        if _lives(handle):  # the press may have closed and deleted it
            QTest.mouseRelease(handle, button, keys, _inside(handle, at))
        if double and _lives(handle) and handle.isVisible():
            QTest.mouseDClick(handle, button, keys, _inside(handle, at))

    def press(self, widget: QWidget, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Press, and hold."""
        if spot := self._record_at(f"press {button.name}", widget, point):
            QTest.mousePress(spot[0], button, PLAIN, spot[1])

    def move(self, widget: QWidget, point: QPoint) -> None:
        """Move the pointer."""
        if spot := self._record_at("move", widget, point):
            QTest.mouseMove(*spot)

    def release(self, widget: QWidget, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Release a button."""
        if spot := self._record_at(f"release {button.name}", widget, point):
            QTest.mouseRelease(spot[0], button, PLAIN, spot[1])

    def wheel(self, widget: QWidget, point: QPoint, turn: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
        """Turn the wheel, in eighths of a degree."""
        if spot := self._record_at(f"wheel {_xy(turn)}", widget, point):
            handle, at = spot
            there = QPointF(handle.mapToGlobal(at))
            none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
            event = QWheelEvent(QPointF(at), there, QPoint(), turn, none, keys, phase, False)
            QCoreApplication.sendEvent(handle, event)

    def _record_at(self, event: str, widget: QWidget, point: QPoint) -> tuple[QWindow, QPoint] | None:
        """Record an event at a point of a widget, and return the point in its window if that is shown."""
        if spot := _spot(widget, point):
            self.record(f"{event} {name_of(widget)} {_xy(point)}")
        return spot

    def key(self, pressed: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key and release it, in the window that has the keyboard."""
        self.record(f"key {pressed.name} {keys.value:x} at {name_of(QApplication.focusWidget())}")
        # what PySide calls a number here is a letter
        letter = "" if keys & (CONTROL | ALT) else cast(str, QTest.keyToAscii(pressed)).strip("\0")
        self._strike(pressed, letter.upper() if keys & SHIFT else letter, keys)

    def text(self, typed: str) -> None:
        """Type a text: letter by letter, or as an input method hands it over."""
        focused = QApplication.focusWidget()
        if focused is None:
            return
        self.record(f"type {typed!r} at {name_of(focused)}")
        if typed.isascii() and typed.isprintable() and len(typed) < MAX_TYPED:
            for letter in typed:
                self._strike(QTest.asciiToKey(cast(int, letter)), letter, PLAIN)
            return
        event = QInputMethodEvent()
        event.setCommitString(typed)
        QCoreApplication.sendEvent(focused, event)

    def _strike(self, pressed: Qt.Key, letter: str, keys: Qt.KeyboardModifier) -> None:
        """Send each stroke to the window that has the keyboard then; the one before may have deleted it."""
        held = [(each, "", PLAIN) for mask, each in HELD_DOWN if keys & mask]
        strokes = [(True, *k) for k in held] + [(True, pressed, letter, keys), (False, pressed, letter, keys)]
        for down, each, text, modifiers in strokes + [(False, *k) for k in held]:
            handle = QGuiApplication.focusWindow()
            if handle is not None:
                QTest.simulateEvent(handle, down, each, modifiers, text, False)


def _lives(handle: QWindow) -> bool:
    return any(each is handle for each in QGuiApplication.allWindows())


def _spot(widget: QWidget, point: QPoint) -> tuple[QWindow, QPoint] | None:
    """Return a point of a widget as one of its window; None where the window is not on the screen."""
    top = widget.window()
    handle = top.windowHandle()
    if handle is None or not top.isVisible() or handle.width() < 1 or handle.height() < 1:
        return None
    return handle, _inside(handle, widget.mapTo(top, point) if widget is not top else point)


def _inside(handle: QWindow, at: QPoint) -> QPoint:
    """Return the nearest point that a window has."""
    x = min(max(at.x(), 0), max(handle.width() - 1, 0))
    return QPoint(x, min(max(at.y(), 0), max(handle.height() - 1, 0)))


def _xy(point: QPoint) -> str:
    return f"{point.x()},{point.y()}"

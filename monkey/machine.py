"""A user as a hypothesis state machine: every act is a rule, and after each the window must be sound."""

from __future__ import annotations

import faulthandler
from collections.abc import Sequence
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QEvent, QKeyCombination, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QSplitterHandle,
    QTabBar,
    QToolBar,
    QWidget,
)  # fmt: skip

from monkey.events import ALT, CONTROL, LEFT, MIDDLE, PLAIN, RIGHT, SHIFT, Events
from monkey.session import Session

HANG_S = 120
Key = Qt.Key
HANDLED = (
    QAbstractButton, QAbstractItemView, QAbstractScrollArea, QAbstractSlider, QAbstractSpinBox, QComboBox,
    QDockWidget, QLabel, QLineEdit, QMenu, QSplitterHandle, QTabBar, QToolBar,
)  # fmt: skip
"""Kinds of widgets that one can do something with."""
ODD = (
    "", " ", "&", "<b>x</b>", "%s {0}", "L5", "foot drop", "weak great toe", "ankle jerk absent", "sole",
    "fibular@0.4", "nerve.tibial@right", "Grüße ßÄ", "腓骨", "\u202emuinu", "x" * 300, "peroneus",
    "tibial, L5", "\u0301", "S1 S2", "obturator=partial",
)  # fmt: skip
SIZES = ((1280, 800), (1, 1), (320, 240), (640, 480), (800, 600), (1000, 700), (1920, 1080), (3840, 2160))
ENDINGS = (".png", ".svg", ".pdf", ".md", ".html", ".csv", ".txt", "", ".odd", ".")
MAX_DPI, MAX_PX = 120, 1500
"""Of pictures, so that they are written quickly; larger ones are tested elsewhere."""

N = st.integers(0, 9999)
"""Chooses one of however many there are when the act is done."""
POINT = st.one_of(N, st.tuples(st.floats(0, 1, width=16), st.floats(0, 1, width=16)))
"""A structure, or a place as shares of width and height."""
BUTTON = st.sampled_from((LEFT, LEFT, LEFT, LEFT, LEFT, RIGHT, MIDDLE))
HELD = st.sampled_from((PLAIN, PLAIN, PLAIN, CONTROL, SHIFT, ALT, SHIFT | CONTROL, CONTROL | ALT))
MOVES = st.lists(st.tuples(st.integers(-60, 60), st.integers(-60, 60)), min_size=1, max_size=8)
LETTERS = [Key(k) for k in (*range(Key.Key_0, Key.Key_9 + 1), *range(Key.Key_A, Key.Key_Z + 1))]
FUNCTION_KEYS = [Key(k) for k in range(Key.Key_F1, Key.Key_F12 + 1)]
COMMON = [
    Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape, Key.Key_Return, Key.Key_Space, Key.Key_Left, Key.Key_Right,
    Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Delete,
    Key.Key_Backspace, Key.Key_Menu, Key.Key_BracketLeft, Key.Key_BracketRight, Key.Key_Plus, Key.Key_Minus,
]  # fmt: skip
KEY = st.one_of(st.sampled_from(COMMON), st.sampled_from([*COMMON, *LETTERS, *FUNCTION_KEYS, Key.Key_Comma]))
CANVAS_KEYS = st.sampled_from(
    (
        Key.Key_BracketRight, Key.Key_BracketLeft, Key.Key_Left, Key.Key_Up, Key.Key_Plus, Key.Key_Minus,
        Key.Key_0,
    )
)  # fmt: skip
STEPS = st.lists(st.sampled_from((Key.Key_Down, Key.Key_Return, Key.Key_Up, Key.Key_Right)), max_size=8)
TEXT = st.tuples(N, st.sampled_from(("odd", "whole", "beginning", "middle")))


def free(user: User) -> bool:
    """Return whether nothing is open over the window."""
    return QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is None


def dialog_open(user: User) -> bool:
    """Return whether a dialog is open, and no popup over it."""
    return QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is not None


class User(RuleBasedStateMachine):
    """Acts on a window of its own, from the first start ever to the end."""

    session: ClassVar[Session]
    events: ClassVar[Events]
    acts: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.events.record("open")
        self.session.open_first()

    def teardown(self) -> None:
        """Close the window; it must be gone, without a word."""
        self.events.record("close")
        self.session.close()
        self._require_nothing_wrong(self.session.watch.wrongs)

    @invariant()
    def sound(self) -> None:
        """Nothing was raised, Qt has not warned, the window is there, and its title and undo make sense."""
        User.acts += 1
        faulthandler.dump_traceback_later(HANG_S, exit=True)
        self.session.settle()
        self._require_nothing_wrong(self.session.problems())

    def _require_nothing_wrong(self, wrongs: Sequence[str]) -> None:
        if wrongs:
            told = "\n".join(wrongs)
            self.session.watch.wrongs.clear()
            raise AssertionError(told)

    def _point(self, where: Any) -> QPoint:
        canvas, spots = self.session.canvas, self.session.spots
        if isinstance(where, int):
            return spots[where % len(spots)]
        return QPoint(int(where[0] * canvas.width()), int(where[1] * canvas.height()))

    @precondition(free)
    @rule(where=POINT, button=BUTTON, keys=HELD, double=st.booleans())
    def click(self, where: Any, button: Qt.MouseButton, keys: Qt.KeyboardModifier, double: bool) -> None:
        self.events.click(self.session.canvas, self._point(where), button, keys, double=double)

    @precondition(free)
    @rule(where=POINT, times=st.integers(1, 4))
    def click_again(self, where: Any, times: int) -> None:
        for _ in range(times):
            self.events.click(self.session.canvas, self._point(where))

    @precondition(free)
    @rule(wheres=st.lists(POINT, min_size=1, max_size=9))
    def hover(self, wheres: list[Any]) -> None:
        for where in wheres:
            self.events.move(self.session.canvas, self._point(where))

    @precondition(free)
    @rule(
        where=POINT,
        cut=st.booleans(),
        moves=MOVES,
        button=st.sampled_from((LEFT, LEFT, MIDDLE)),
        end=N,
        held=KEY,
    )
    def drag(self, where: Any, cut: bool, moves: Any, button: Qt.MouseButton, end: int, held: Qt.Key) -> None:
        """Drag the sheet, or the mark of a lesion that was just made there; a key may come between."""
        point, canvas = self._point(where), self.session.canvas
        if cut:
            self.events.click(canvas, point, keys=ALT)
        self.events.press(canvas, point, button)
        for dx, dy in moves:
            point += QPoint(dx, dy)
            self.events.move(canvas, point)
        if end % 4 == 3:
            self.events.key(held)
        if end % 16 != 15:
            self.events.release(canvas, point, button)

    @precondition(free)
    @rule(
        where=POINT, turn=st.sampled_from((120, -120, 15, -15, 960, -960, 0)), aside=st.booleans(), keys=HELD
    )
    def wheel(self, where: Any, turn: int, aside: bool, keys: Qt.KeyboardModifier) -> None:
        self.events.wheel(self.session.canvas, self._point(where), QPoint(120 * aside, turn), keys)

    @precondition(free)
    @rule(where=POINT, pressed=st.lists(CANVAS_KEYS, min_size=1, max_size=6))
    def steer(self, where: Any, pressed: list[Qt.Key]) -> None:
        """Move the active mark, pan and zoom by keys, with the keyboard on the canvas."""
        if not self.session.canvas.hasFocus():
            self.events.click(self.session.canvas, self._point(where))
        for each in pressed:
            self.events.key(each)

    @rule(pressed=KEY, keys=HELD)
    def key(self, pressed: Qt.Key, keys: Qt.KeyboardModifier) -> None:
        self.events.key(pressed, keys)

    @precondition(free)
    @rule(which=N, times=st.sampled_from((1, 1, 1, 3)))
    def shortcut(self, which: int, times: int) -> None:
        known = [s for action in self.session.window.actions() for s in action.shortcuts() if s.count()]
        pressed = QKeyCombination.fromCombined(_pick(known, which)[0].toCombined())
        for _ in range(times):
            self.events.key(pressed.key(), pressed.keyboardModifiers())

    @precondition(free)
    @rule(
        text=TEXT, steps=STEPS, page=st.sampled_from((Key.Key_F2, Key.Key_F3, Key.Key_F4, Key.Key_F5, None))
    )
    def find(self, text: Any, steps: list[Qt.Key], page: Qt.Key | None) -> None:
        """Type into the search box, or that of a page, and walk what it offers."""
        if page is not None:
            self.events.key(page)
        self.events.key(Key.Key_F, CONTROL)
        self._type(text, steps)

    @rule(text=TEXT, steps=STEPS)
    def type(self, text: Any, steps: list[Qt.Key]) -> None:
        self._type(text, steps)

    def _type(self, text: tuple[int, str], steps: Sequence[Qt.Key]) -> None:
        which, how = text
        word = _pick(ODD if how == "odd" else self.session.words, which)
        start = which % max(len(word), 1)
        pieces = {"beginning": word[: 1 + which % 5], "middle": word[start : start + 4]}
        self.events.text(pieces.get(how, word))
        for each in steps:
            self.events.key(each)

    @precondition(free)
    @rule(which=N)
    def trigger(self, which: int) -> None:
        """Do what some entry of the menus does."""
        action = _pick([a for a in self.session.actions() if a.isEnabled()], which)
        self.events.record(f"action {action.text()!r}")
        action.trigger()

    @precondition(free)
    @rule(which=N, steps=STEPS)
    def open_menu(self, which: int, steps: list[Qt.Key]) -> None:
        """Open a menu by mouse and walk it by keys."""
        bar = self.session.window.menuBar()
        self.events.click(bar, bar.actionGeometry(_pick(bar.actions(), which)).center())
        for each in steps:
            self.events.key(each)

    @rule(kind=N, which=N, act=N, x=N, y=N, text=TEXT, steps=STEPS)
    def operate(
        self, kind: int, which: int, act: int, x: int, y: int, text: Any, steps: list[Qt.Key]
    ) -> None:
        """Do something to some widget that can be seen; every kind as often as another."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.session.window
        seen = [w for w in top.findChildren(QWidget) if w.isVisible() and isinstance(w, HANDLED)]
        kinds: list[type[QWidget]] = list(dict.fromkeys(type(w) for w in seen)) or [type(top)]
        widget = _pick([w for w in seen if type(w) is _pick(kinds, kind)] or [top], which)
        if isinstance(top, QDialog):
            self._keep_small(top)
        point = QPoint(x % max(widget.width(), 1), y % max(widget.height(), 1))
        match act % 8:
            case 0 | 1 | 2:
                self.events.click(widget, point)
                if isinstance(widget, (QLineEdit, QAbstractSpinBox)):
                    self._type(text, steps)
                elif isinstance(widget, (QAbstractItemView, QComboBox, QAbstractSlider)):
                    for each in steps:
                        self.events.key(each)
            case 3:
                self.events.click(widget, point, double=True)
            case 4:
                self.events.click(widget, point, RIGHT)
            case 5:
                self.events.wheel(widget, point, QPoint(0, (120, -120, -360, 15)[x % 4]))
            case 6:
                self.events.move(widget, point)
            case _:
                self.events.press(widget, point)
                self.events.move(widget, point + QPoint(x % 120 - 60, y % 120 - 60))
                self.events.release(widget, point + QPoint(x % 120 - 60, y % 120 - 60))

    @precondition(dialog_open)
    @rule(which=N, ending=st.sampled_from(ENDINGS), leaving=N)
    def answer(self, which: int, ending: str, leaving: int) -> None:
        """Name a file, click on a button at the bottom of the dialog, or leave."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        if leaving % 4 == 3:
            self.events.key(Key.Key_Escape)
            return
        self._keep_small(dialog)
        buttons = [b for box in dialog.findChildren(QDialogButtonBox) for b in box.buttons() if b.isEnabled()]
        if isinstance(dialog, QFileDialog):
            odd = (
                str(self.session.folder),
                str(self.session.folder / "no" / "x.png"),
                "/proc/x.png",
                "x" * 300,
            )
            name = (
                str(self.session.folder / f"file{which % 4}{ending}") if which % 6 else _pick(odd, which // 6)
            )
            self.events.record(f"name the file {name}")
            dialog.findChildren(QLineEdit, "fileNameEdit")[0].setText(name)
            buttons = [b for b in buttons if dialog.findChildren(QDialogButtonBox)[0].standardButton(b) ==
                       QDialogButtonBox.StandardButton.Save]  # fmt: skip
        if buttons:
            button = _pick(buttons, which)
            self.events.click(button, button.rect().center())

    def _keep_small(self, dialog: QWidget) -> None:
        for box in dialog.findChildren(QSpinBox):
            most = MAX_DPI if "dpi" in box.suffix() else MAX_PX
            if box.value() > most and box.minimum() < most:
                self.events.record(f"fewer than {box.value()}{box.suffix()}")
                box.setValue(most)

    @precondition(free)
    @rule(size=st.sampled_from(SIZES))
    def resize(self, size: tuple[int, int]) -> None:
        self.events.record(f"resize {size}")
        self.session.window.resize(*size)

    @precondition(free)
    @rule(state=st.sampled_from(("showMinimized", "showMaximized", "showFullScreen", "hide", "away")), back=N)
    def change_window_state(self, state: str, back: int) -> None:
        """Minimise, maximise, hide, or lose the focus to another program; and mostly come back."""
        self.events.record(f"window {state}")
        window, other = self.session.window, self.session.other_window
        if state == "away":
            other.show()
            other.activateWindow()
        else:
            getattr(window, state)()
        self.session.settle()
        if back % 8 or state == "hide":
            other.hide()
            window.showNormal()
            window.activateWindow()

    @precondition(free)
    @rule(which=N, act=st.sampled_from(("float", "dock", "close", "show", "left", "right", "bottom")))
    def move_dock(self, which: int, act: str) -> None:
        dock = _pick(self.session.window.findChildren(QDockWidget), which)
        self.events.record(f"dock {dock.objectName()} {act}")
        if act in ("float", "dock"):
            dock.setFloating(act == "float")
        elif act in ("close", "show"):
            getattr(dock, act)()
        else:
            area = getattr(Qt.DockWidgetArea, f"{act.capitalize()}DockWidgetArea")
            self.session.window.addDockWidget(area, dock)

    @precondition(free)
    @rule(times=st.integers(1, 12))
    def undo_and_redo(self, times: int) -> None:
        """Undo some changes and redo them all; the window must show what it showed."""
        undo, redo = (_action(self.session, word) for word in ("Undo", "Redo"))
        before, done = self.session.state(), 0
        for _ in range(times):
            if undo.isEnabled():
                self.events.record(f"action {undo.text()!r}")
                undo.trigger()
                done += 1
        for _ in range(done):
            if not redo.isEnabled():
                self.session.watch.wrongs.append(f"{done} changes were undone, and cannot all be redone")
                return
            self.events.record(f"action {redo.text()!r}")
            redo.trigger()
        after = self.session.state()
        if done and after != before:
            changed = sorted(set(before[1]) ^ set(after[1]))
            told = f"undone and redone: {before[0]!r} has become {after[0]!r}, and changed are {changed}"
            self.session.watch.wrongs.append(told)

    @precondition(free)
    @rule(keys=st.sampled_from(((Key.Key_Z, CONTROL), (Key.Key_Z, CONTROL | SHIFT), (Key.Key_Left, ALT))))
    def storm(self, keys: Any) -> None:
        """Hold a key down until it has repeated twenty times."""
        for _ in range(20):
            self.events.key(*keys)

    @rule(kind=st.sampled_from(("FontChange", "StyleChange", "LanguageChange", "ThemeChange")))
    def send_event(self, kind: str) -> None:
        """Send an event that comes by itself."""
        self.events.record(f"event {kind}")
        QApplication.sendEvent(self.session.window, QEvent(QEvent.Type[kind]))

    @rule(colour=st.sampled_from(("", "#202124", "#efefef", "#004040")))
    def change_palette(self, colour: str) -> None:
        """Let the system turn dark, light, or something of its own."""
        self.events.record(f"palette {colour}")
        QApplication.setPalette(QPalette(QColor(colour)) if colour else QPalette())

    @rule(kind=st.sampled_from(("foreign", "clear")))
    def change_clipboard(self, kind: str) -> None:
        """Let another program copy something, or nothing."""
        self.events.record(f"clipboard {kind}")
        board = QApplication.clipboard()
        board.setText(QUrl("file:///nowhere").toString()) if kind == "foreign" else board.clear()

    @precondition(free)
    @rule(times=st.sampled_from((1,)))
    def restart(self, times: int) -> None:
        """Close the window and open the next, which has its settings."""
        self.events.record("close and open again")
        self.session.close()
        self.session.open()

    @rule(ms=st.sampled_from((1, 50, 300)))
    def wait(self, ms: int) -> None:
        self.events.record(f"wait {ms} ms")
        QTest.qWait(ms)


def _pick(some: Sequence[Any], which: int) -> Any:
    return some[which % len(some)]


def _action(session: Session, word: str) -> Any:
    return next(a for a in session.actions() if a.text().replace("&", "").startswith(word))

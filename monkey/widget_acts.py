"""What the monkey does to whatever widget it finds, and on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollBar,
    QSlider,
    QSplitterHandle,
    QTabBar,
    QTextEdit,
    QWidget,
)

from legmap.gui.canvas.canvas import Canvas
from monkey.room import (
    ALT,
    CONTROL,
    LEFT,
    MIDDLE,
    PLAIN,
    RIGHT,
    SHIFT,
    Room,
    click,
    key,
    move,
    press,
    release,
    text,
    wheel,
)

WORTHY = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollBar,
    QSlider,
    QSplitterHandle,
    QTabBar,
    QTextEdit,
)
ODD = (
    "", " ", "&", "<b>x</b>", "%s {0}", "L5", "foot drop", "weak great toe", "ankle jerk absent", "sole",
    "fibular@0.4", "nerve.tibial@right", "Grüße ßÄ", "腓骨", "\u202emuinu", "x" * 300, "peroneus",
    "tibial, L5", "\u0301", "S1 S2", "obturator=partial",
)  # fmt: skip
KEYS = (
    *(Qt.Key(k) for k in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key(k) for k in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *(Qt.Key(k) for k in range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1)),
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Menu,
    Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Comma,
)  # fmt: skip
COMMON = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
)  # fmt: skip
MODIFIERS = (PLAIN, PLAIN, PLAIN, SHIFT, CONTROL, CONTROL, ALT, SHIFT | CONTROL, CONTROL | ALT)


def any_key(room: Room) -> None:
    rng = room.rng
    if rng.random() < 0.4:
        key(room, rng.choice(COMMON), rng.choice((PLAIN, PLAIN, PLAIN, SHIFT, CONTROL)))
    else:
        key(room, rng.choice(KEYS), rng.choice(MODIFIERS))


def shortcut(room: Room) -> None:
    """Press the keys of some action of the window."""
    rng = room.rng
    known = [s for action in room.window.actions() for s in action.shortcuts()]
    pressed = QKeyCombination.fromCombined(rng.choice(known)[0].toCombined())  # type: ignore[index]
    for _ in range(rng.choice((1, 1, 1, 3))):
        key(room, pressed.key(), pressed.keyboardModifiers())


def type_something(room: Room) -> None:
    """Type a name, a piece of one, or something odd; then take it, or not."""
    rng = room.rng
    word = rng.choice(room.words)
    start = rng.randrange(len(word))
    text(room, rng.choice((word, word[: rng.randint(1, 5)], word[start : start + 4], rng.choice(ODD))))
    for _ in range(rng.randint(0, 3)):
        key(room, rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Backspace)))
    if rng.random() < 0.2:
        key(room, Qt.Key.Key_Escape)


def some_widget(room: Room, top: QWidget) -> QWidget:
    """A widget that can be seen: every kind as often as another, however few there are of it."""
    found = [w for w in top.findChildren(QWidget) if w.isVisible() and w.window() is top]
    worthy = [w for w in found if isinstance(w, WORTHY) and not w.visibleRegion().isEmpty()]
    if room.rng.random() < 0.1 or not worthy:
        return room.rng.choice(found) if found else top
    kind = room.rng.choice(list(dict.fromkeys(type(w) for w in worthy)))
    return room.rng.choice([w for w in worthy if type(w) is kind])


def poke(room: Room) -> None:
    """Do something fitting to some widget."""
    top = room.top()
    widget = top if isinstance(top, QMenu) else some_widget(room, top)
    poke_at(room, widget)


def poke_at(room: Room, widget: QWidget) -> None:
    rng = room.rng
    chance = rng.random()
    if isinstance(widget, (QLineEdit, QAbstractSpinBox)) and chance < 0.7:
        click(room, widget, room.point_in(widget))
        type_something(room)
    elif isinstance(widget, (QSlider, QScrollBar, QSplitterHandle)) and chance < 0.6:
        pull(room, widget)
    elif isinstance(widget, QDockWidget) and chance < 0.5:
        pull(room, widget, QPoint(rng.randrange(max(widget.width() - 40, 1)), 8))
    elif isinstance(widget, QAbstractItemView) and chance < 0.7:
        row_of(room, widget)
    elif isinstance(widget, QComboBox) and chance < 0.5:
        click(room, widget, widget.rect().center())
        for _ in range(rng.randint(0, 4)):
            key(room, rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)))
        key(room, rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
    else:
        plain_poke(room, widget)


def plain_poke(room: Room, widget: QWidget) -> None:
    rng = room.rng
    point = room.point_in(widget)
    kind = rng.random()
    if kind < 0.55:
        click(room, widget, point)
    elif kind < 0.65:
        click(room, widget, point, double=True)
    elif kind < 0.72:
        click(room, widget, point, RIGHT)
    elif kind < 0.76:
        click(room, widget, point, MIDDLE, rng.choice(MODIFIERS))
    elif kind < 0.86:
        wheel(room, widget, point, QPoint(0, rng.choice((120, -120, -360, 15))))
    elif kind < 0.93:
        move(room, widget, point)
    elif not isinstance(widget, Canvas):
        pull(room, widget)


def pull(room: Room, widget: QWidget, start: QPoint | None = None) -> None:
    """Press, move and let go."""
    rng = room.rng
    point = start or room.point_in(widget)
    press(room, widget, point)
    for _ in range(rng.randint(1, 5)):
        point += QPoint(rng.randint(-60, 60), rng.randint(-60, 60))
        move(room, widget, point)
    if rng.random() < 0.95:
        release(room, widget, point)


def row_of(room: Room, view: QAbstractItemView) -> None:
    """Choose a row by mouse or keys, fold and unfold."""
    rng = room.rng
    index = view.indexAt(room.point_in(view.viewport()))
    if index.isValid() and rng.random() < 0.7:
        spot = view.visualRect(index).center()
        click(room, view.viewport(), spot, rng.choice((LEFT, LEFT, LEFT, RIGHT)), double=rng.random() < 0.3)
        return
    click(room, view.viewport(), room.point_in(view.viewport()))
    for _ in range(rng.randint(1, 5)):
        key(room, rng.choice((*COMMON[2:], Qt.Key.Key_Asterisk, Qt.Key.Key_End, Qt.Key.Key_PageDown)))


def leave(room: Room) -> None:
    """Close what is open over the window."""
    if QApplication.activePopupWidget() is not None or room.rng.random() < 0.7:
        key(room, Qt.Key.Key_Escape)
    elif (modal := QApplication.activeModalWidget()) is not None:
        room.diary.note(f"close {type(modal).__name__}")
        modal.close()

"""What the monkey does to windows, docks, menus and the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu

from legmap.gui.shell.toolbar import ToolBar
from monkey.room import CONTROL, PLAIN, SHIFT, Room, click, key
from monkey.widget_acts import some_widget, type_something

SIZES = ((1, 1), (120, 90), (320, 240), (640, 480), (800, 600), (1024, 768), (1280, 800), (1920, 1080))
USUAL = ((1280, 800), (1000, 700), (800, 600))
HUGE = (3840, 2160)


def resize(room: Room) -> None:
    """Make the window larger or smaller; it stays as it is for a while."""
    rng = room.rng
    if rng.random() < 0.04:
        width, height = HUGE
    elif rng.random() < 0.4:
        width, height = rng.choice(SIZES)
    elif rng.random() < 0.5:
        width, height = rng.choice(USUAL)
    else:
        width, height = rng.randint(300, 1500), rng.randint(200, 1000)
    room.diary.note(f"resize {width}x{height}")
    room.frame.resize(width, height)


def usual_size(room: Room) -> None:
    """Come back to a size at which everything can be reached and painting is quick."""
    width, height = room.rng.choice(USUAL)
    room.diary.note(f"resize {width}x{height}")
    room.frame.showNormal()
    room.frame.resize(width, height)
    room.frame.move(room.rng.randint(0, 60), room.rng.randint(0, 60))


def calm(room: Room) -> None:
    """Take the window to the size and the page of a usual start, so that one measurement is like another."""
    room.diary.remark("(calm)")
    room.elsewhere.hide()
    room.frame.showNormal()
    room.frame.resize(*USUAL[0])
    for dock in room.window.findChildren(QDockWidget):
        dock.setFloating(False)
    QGuiApplication.clipboard().clear()
    room.window.reset()


def state(room: Room) -> None:
    """Minimise, maximise, fill the screen, and back; or lose the focus."""
    frame = room.frame
    kind = room.rng.choice(("minimise", "maximise", "full", "away", "away", "hide"))
    room.diary.note(f"window {kind}")
    if kind == "minimise":
        frame.showMinimized()
    elif kind == "maximise":
        frame.showMaximized()
    elif kind == "full":
        frame.showFullScreen()
    elif kind == "hide":
        frame.hide()
        frame.show()
    else:
        room.elsewhere.show()
        room.elsewhere.activateWindow()
    if room.rng.random() < 0.6:
        back(room)


def back(room: Room) -> None:
    """Come back from wherever the window went."""
    room.diary.note("window back")
    room.elsewhere.hide()
    room.frame.showNormal()
    room.frame.activateWindow()


def docks(room: Room) -> None:
    """Float, close, bring back and move the side panels."""
    rng = room.rng
    dock = rng.choice(room.window.findChildren(QDockWidget))
    kind = rng.choice(("float", "float", "dock", "dock", "close", "open", "open", "move", "switch"))
    room.diary.note(f"dock {dock.objectName()} {kind}")
    if kind == "float":
        dock.setFloating(True)
        dock.move(rng.randint(0, 500), rng.randint(0, 300))
    elif kind == "dock":
        dock.setFloating(False)
    elif kind == "close":
        dock.close()
    elif kind == "open":
        dock.show()
    elif kind == "move":
        sides = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
        room.window.addDockWidget(rng.choice((*sides, Qt.DockWidgetArea.BottomDockWidgetArea)), dock)
    else:
        dock.toggleViewAction().trigger()


def trigger(room: Room) -> None:
    """Do what some entry of the menus does."""
    actions = [a for a in _entries(room) if a.isEnabled()]
    action = room.rng.choice(actions)
    room.diary.note(f"action {action.text()!r}")
    action.trigger()


def menu(room: Room) -> None:
    """Open a menu by mouse and walk it by keys."""
    rng, bar = room.rng, room.window.menuBar()
    entry = rng.choice(bar.actions())
    click(room, bar, bar.actionGeometry(entry).center())
    for _ in range(rng.randint(1, 12)):
        key(room, rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right)))
    key(room, rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape)))


def find(room: Room) -> None:
    """Look for something by name."""
    key(room, Qt.Key.Key_F, CONTROL)
    type_something(room)


def desk(room: Room) -> None:
    """Turn to a page of the desk and do something there."""
    rng = room.rng
    opens = rng.choice((Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5))
    key(room, opens)
    if opens == Qt.Key.Key_F5 and rng.random() < 0.5:
        find(room)
    elif room.window.side_panel.isVisible():
        widget = some_widget(room, room.window.side_panel.window())
        click(room, widget, room.point_in(widget))


def storm(room: Room) -> None:
    """Undo and redo as long as a held key repeats."""
    rng = room.rng
    undo, redo = (Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)
    ways = (undo, redo, (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier))
    for _ in range(rng.randint(1, 3)):
        pressed, keys = rng.choice(ways)
        for _ in range(rng.randint(3, 25)):
            key(room, pressed, keys)


def clipboard(room: Room) -> None:
    """Copy picture or list; or another program copies something."""
    kind = room.rng.choice(("picture", "list", "list", "foreign", "clear"))
    room.diary.note(f"clipboard {kind}")
    board = QGuiApplication.clipboard()
    if kind == "picture":
        room.window.actions_.copy_picture.trigger()
    elif kind == "list":
        room.window.actions_.copy_list.trigger()
    elif kind == "foreign":
        data = QMimeData()
        data.setUrls([QUrl("file:///nowhere")])
        data.setHtml("<b>tibial</b>")
        board.setMimeData(data)
    else:
        board.clear()


def palette(room: Room) -> None:
    """The system turns dark, light, or something of its own."""
    rng = room.rng
    room.diary.note("palette")
    if rng.random() < 0.5:
        QApplication.setPalette(QPalette())
    else:
        QApplication.setPalette(QPalette(QColor(rng.choice(("#202124", "#efefef", "#004040")))))


def language_of_events(room: Room) -> None:
    """Events that come by themselves: style, font and language changes, a reshown window."""
    kind = room.rng.choice((QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange))
    room.diary.note(f"event {kind.name}")
    QApplication.sendEvent(room.window, QEvent(kind))


def quit_(room: Room) -> None:
    """Close the window; whoever lets the monkey loose opens it again."""
    room.diary.note("quit")
    room.window.actions_.quit.trigger()


def tool_bar(room: Room) -> None:
    """Click somewhere on the tool bar."""
    bar = room.window.findChild(ToolBar)
    assert bar is not None
    click(room, bar, QPoint(room.rng.randrange(max(bar.width(), 1)), bar.height() // 2))
    if room.rng.random() < 0.5:
        key(room, Qt.Key.Key_Down, PLAIN)


def _entries(room: Room) -> list[QAction]:
    found: list[QAction] = []
    for each in room.window.menuBar().findChildren(QMenu):
        found += [a for a in each.actions() if not a.isSeparator() and a.menu() is None]
    return [a for a in found if a is not room.window.actions_.quit]

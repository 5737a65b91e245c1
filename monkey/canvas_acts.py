"""What the monkey does on the drawings."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from legmap.render.lesion_mark import place_of_mark
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
    move_outside,
    press,
    release,
    wheel,
)
from monkey.widget_acts import any_key

HELD = (PLAIN, PLAIN, PLAIN, CONTROL, CONTROL, SHIFT, ALT, SHIFT | CONTROL, SHIFT | ALT)


def free(room: Room) -> bool:
    """Whether the drawings can be reached."""
    blocked = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return blocked is None and room.window.isVisible() and not room.window.canvas.visibleRegion().isEmpty()


def aim(room: Room) -> QPoint:
    """A point of the canvas: anywhere, on some structure, or on a mark."""
    rng, canvas = room.rng, room.window.canvas
    scene = canvas._scene
    if scene.marks and rng.random() < 0.35:
        mark = rng.choice(scene.marks)
        for placement in rng.sample(
            scene.render_options.sheet.placements, len(scene.render_options.sheet.placements)
        ):
            place = place_of_mark(scene.courses, placement, mark)
            if place is not None:
                return canvas.position_of(place.point).toPoint()
    for _ in range(3 if rng.random() < 0.8 else 0):
        bodies = scene.bodies(rng.choice(room.ids), None)
        if bodies:
            _, body = rng.choice(list(bodies))
            point = canvas.position_of(body.pointAtPercent(rng.random())).toPoint()
            if canvas.rect().contains(point):
                return point
    return room.point_in(canvas)


def click_there(room: Room) -> None:
    rng = room.rng
    button = rng.choice((LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, RIGHT, MIDDLE))
    point = aim(room)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        click(room, room.window.canvas, point, button, rng.choice(HELD), double=rng.random() < 0.1)


def hover(room: Room) -> None:
    for _ in range(room.rng.randint(1, 30)):
        move(room, room.window.canvas, aim(room))


def drag(room: Room) -> None:
    """Take hold of a mark or the sheet, move it about, and let go, or not; something may come between."""
    rng, canvas = room.rng, room.window.canvas
    button = rng.choice((LEFT, LEFT, LEFT, MIDDLE))
    point = aim(room)
    press(room, canvas, point, button)
    for _ in range(rng.randint(1, 15)):
        point = (
            aim(room) if rng.random() < 0.3 else point + QPoint(rng.randint(-40, 40), rng.randint(-40, 40))
        )
        if rng.random() < 0.06:
            move_outside(room, canvas, QPoint(rng.randint(-5000, 9000), rng.randint(-5000, 9000)))
        else:
            move(room, canvas, point)
        if rng.random() < 0.05:
            key(room, Qt.Key.Key_Escape)
        elif rng.random() < 0.05:
            any_key(room)
        elif rng.random() < 0.03:
            click(room, canvas, aim(room), RIGHT)
    if rng.random() < 0.93:
        release(room, canvas, point, button)


def turn_wheel(room: Room) -> None:
    rng = room.rng
    point = aim(room)
    for _ in range(rng.choice((1, 1, 2, 5))):
        turn = QPoint(rng.choice((0, 0, 0, 120)), rng.choice((120, -120, 15, -15, 960, -960, 0, 120, -120)))
        wheel(room, room.window.canvas, point, turn, rng.choice((PLAIN, PLAIN, CONTROL, SHIFT)))


def step_marks(room: Room) -> None:
    """Move the active mark by brackets, pan by arrows, zoom by signs, with the keyboard on the canvas."""
    canvas = room.window.canvas
    if not canvas.hasFocus():
        click(room, canvas, aim(room))
    letters = (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight)
    others = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Plus)
    more = (Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_Equal)
    for _ in range(room.rng.randint(1, 6)):
        key(room, room.rng.choice((*letters, *letters, *others, *more)))

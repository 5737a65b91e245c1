"""The canvas: turns the pointer and the keys into requests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from legmap.gui.camera import panned
from legmap.gui.digging import Digging
from legmap.gui.marks import Hand
from legmap.gui.pointed_view import REACH_PX, PointedView
from legmap.gui.scene import Scene
from legmap.gui.sheet_view import STEP
from legmap.render.mark import Mark
from legmap.roles import Lit, Stretches

PAN_PX = 60.0
HOLDING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
PANS = {
    Qt.Key.Key_Left: (PAN_PX, 0.0),
    Qt.Key.Key_Right: (-PAN_PX, 0.0),
    Qt.Key.Key_Up: (0.0, PAN_PX),
    Qt.Key.Key_Down: (0.0, -PAN_PX),
}


class Canvas(PointedView):
    """Shows the drawings; points, clicks, pans and moves marks.

    Parameters
    ----------
    scene : Scene
        What is painted, and what lies where.

    Attributes
    ----------
    digs : bool
        Whether a further click on the same place means what lies underneath, or the same again.

    Signals
    -------
    structure_clicked, structure_toggled : str
        A structure was clicked, or clicked with Ctrl.
    place_clicked : tuple of str
        Everything at a clicked place, from the top down; told before what is selected there.
    background_clicked : ()
        Paper was clicked.
    all_requested : (tuple of str, QPoint)
        Everything at a place is wanted, with the global position for a menu.
    nerve_clicked_at : (str, float)
        The nerve that a plain click is about to select, and where along it; told before `structure_clicked`.
    level_clicked : (str, float)
        A nerve was clicked with Shift or Alt: the lesion is wanted there. Nothing else is told then.
    mark_dragged : (int, float)
        A mark is being moved along its nerve: which, and where to, 0 to 1; told live, not snapped. Escape
        tells the place at which it was taken.
    mark_dropped : int
        The hand has let go of a mark that was moved.
    mark_stepped : (int, int)
        A mark is wanted one station further (1) or back (-1).
    """

    structure_clicked = Signal(str)
    structure_toggled = Signal(str)
    place_clicked = Signal(object)
    background_clicked = Signal()
    all_requested = Signal(object, QPoint)
    nerve_clicked_at = Signal(str, float)
    level_clicked = Signal(str, float)
    mark_dragged = Signal(int, float)
    mark_dropped = Signal(int)
    mark_stepped = Signal(int, int)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._pressed: QPointF | None = None
        self._dragging = False
        self._hand = Hand(scene.place_on, self)
        self._hand.dragged.connect(self.mark_dragged)
        self._hand.dropped.connect(self.mark_dropped)
        self._digging = Digging()
        self.digs = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Drawings of the lower limb"))

    def show_highlights(self, lit: Lit, stretches: Stretches | None = None) -> None:
        """Let structures stand out; where none does, a click begins anew at the top."""
        super().show_highlights(lit, stretches)
        if not any(lit.values()):
            self._digging.forget()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show where nerves are hurt; the last is active until another is taken."""
        if len(marks) != len(self._scene.marks):
            self._hand.show_count(len(marks))
        if self._scene.set_marks(marks):
            self._relight()

    @property
    def active_mark(self) -> int:
        """The mark that the keys move; -1 where there is none."""
        return self._hand.active

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag, or take hold of a mark."""
        self._check_held(event)
        if event.button() is Qt.MouseButton.LeftButton and self._take(event):
            return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._dragging = event.button() is Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a mark or the sheet, or point at what lies there."""
        self._check_held(event)
        super().mouseMoveEvent(event)
        if self._hand.holds:
            self._hand.drag(event.position(), self._camera.to_sheet(event.position()))
            return
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if not self._dragging and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._move(panned(self._camera, moved.x(), moved.y()))
        self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or click."""
        if self._hand.holds and event.button() is Qt.MouseButton.LeftButton:
            self._hand.let_go()
            return
        was_drag, was_pressed = self._dragging, self._pressed is not None
        self._pressed, self._dragging = None, False
        self.unsetCursor()
        if was_drag:
            self._point_anew()
        if was_pressed and not was_drag and event.button() is Qt.MouseButton.LeftButton:
            keys = event.modifiers()
            levelling = keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
            if not (levelling and self._click_level(event.position())):
                self._click(event.position(), adding=bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _check_held(self, event: QMouseEvent) -> None:
        """Let go of what is held by no button; whatever opened meanwhile swallowed the release."""
        if self._holds and not event.buttons() & HOLDING:
            self._hand.let_go()
            self._pressed, self._dragging = None, False
            self.unsetCursor()

    @property
    def _holds(self) -> bool:
        return self._pressed is not None or self._hand.holds

    def _take(self, event: QMouseEvent) -> bool:
        """Take hold of the mark under the pointer; a click with a key held is meant for what lies there."""
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        point = self._camera.to_sheet(event.position())
        near = self._scene.mark_near(point, REACH_PX / self._camera.scale)
        if near is None:
            return False
        mark = self._scene.marks[near.index]
        self._hand.take(near, mark, event.position())
        self._limb = mark.limb
        return True

    def _point_at(self, position: QPointF) -> None:
        self._show_grip(position)
        super()._point_at(position)

    def _show_grip(self, position: QPointF) -> None:
        """Let the pointer show that a mark can be moved."""
        near = self._scene.mark_near(self._camera.to_sheet(position), REACH_PX / self._camera.scale)
        if near is None:
            self.unsetCursor()
        else:
            self.setCursor(near.cursor)

    def _click_level(self, position: QPointF) -> bool:
        """Ask for the lesion at this place of the nerve under the pointer, if there is one."""
        point = self._camera.to_sheet(position)
        for structure_id in self._selectable(position):
            at = self._scene.place_on(structure_id, point)
            if at is not None:
                self._limb = self.limb_at(position)
                self._digging.forget()
                self.level_clicked.emit(structure_id, at)
                return True
        return False

    def _click(self, position: QPointF, *, adding: bool) -> None:
        hits = self._selectable(position)
        if not hits:
            self._digging.forget()
            if not adding:
                self.background_clicked.emit()
            return
        point, place = self._camera.to_sheet(position), 0
        if adding:
            self._digging.forget()
        else:
            place = self._digging.click(point, self._camera.scale, hits, deeper=self.digs)
        self._limb = self.limb_at(position)
        self.place_clicked.emit(hits)
        at = None if adding else self._scene.place_on(hits[place], point)
        if at is not None:
            self.nerve_clicked_at.emit(hits[place], at)
        (self.structure_toggled if adding else self.structure_clicked).emit(hits[place])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a list of everything at the place; not of a busy hand, whose release it would take."""
        hits = () if self._holds else self._selectable(QPointF(event.pos()))
        if hits:
            self._limb = self.limb_at(QPointF(event.pos()))
            self.all_requested.emit(hits, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does, as long as a mark is held."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._hand.holds
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan with the arrow keys, zoom with plus and minus, fit with zero, move the mark with brackets."""
        key = Qt.Key(event.key())
        if key in PANS:
            self._move(panned(self._camera, *PANS[key]))
        elif key is Qt.Key.Key_Escape and self._hand.holds:
            self._hand.let_go(back=True)
        elif event.text() in ("[", "]") and self._hand.active >= 0:
            self.mark_stepped.emit(self._hand.active, 1 if event.text() == "]" else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key is Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

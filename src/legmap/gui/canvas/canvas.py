"""The canvas: turns the pointer and the keys into requests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from legmap.gui.canvas.camera import panned
from legmap.gui.canvas.click_cycling import ClickCycle
from legmap.gui.canvas.hover_view import REACH_PX, HoverView
from legmap.gui.canvas.mark_dragging import MarkDragger
from legmap.gui.canvas.scene import Scene
from legmap.gui.canvas.sheet_view import ZOOM_STEP
from legmap.render.lesion_mark import LesionMark
from legmap.roles import HighlightsByLimb, SegmentsByLimb

PAN_PX = 60.0
DRAG_BUTTONS = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
PAN_KEYS = {
    Qt.Key.Key_Left: (PAN_PX, 0.0),
    Qt.Key.Key_Right: (-PAN_PX, 0.0),
    Qt.Key.Key_Up: (0.0, PAN_PX),
    Qt.Key.Key_Down: (0.0, -PAN_PX),
}


class Canvas(HoverView):
    """Shows the drawings; points, clicks, pans and moves marks.

    Parameters
    ----------
    scene : Scene
        What is painted, and what lies where.

    Attributes
    ----------
    cycles_on_click : bool
        Whether a further click on the same place means what lies underneath, or the same again.

    Signals
    -------
    structure_clicked, structure_toggled : str
        A structure was clicked, or clicked with Ctrl.
    place_clicked : tuple of str
        Everything at a clicked place, from the top down; told before what is selected there.
    background_clicked : ()
        Paper was clicked.
    structure_menu_requested : (tuple of str, QPoint)
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
    structure_menu_requested = Signal(object, QPoint)
    nerve_clicked_at = Signal(str, float)
    level_clicked = Signal(str, float)
    mark_dragged = Signal(int, float)
    mark_dropped = Signal(int)
    mark_stepped = Signal(int, int)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._pressed: QPointF | None = None
        self._dragging = False
        self._mark_dragger = MarkDragger(scene.nearest_place, self)
        self._mark_dragger.dragged.connect(self.mark_dragged)
        self._mark_dragger.dropped.connect(self.mark_dropped)
        self._click_cycle = ClickCycle()
        self.cycles_on_click = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Drawings of the lower limb"))

    def show_highlights(self, highlights: HighlightsByLimb, segments: SegmentsByLimb | None = None) -> None:
        """Let structures stand out; where none does, a click begins anew at the top."""
        super().show_highlights(highlights, segments)
        if not any(highlights.values()):
            self._click_cycle.reset()

    def show_marks(self, marks: Sequence[LesionMark]) -> None:
        """Show where nerves are hurt; the last is active until another is taken."""
        if len(marks) != len(self._scene.marks):
            self._mark_dragger.set_mark_count(len(marks))
        if self._scene.set_marks(marks):
            self._update_highlights()

    @property
    def active_mark(self) -> int:
        """The mark that the keys move; -1 where there is none."""
        return self._mark_dragger.active

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag, or take hold of a mark."""
        self._end_lost_drag(event)
        if event.button() is Qt.MouseButton.LeftButton and self._grab_mark(event):
            return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._dragging = event.button() is Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a mark or the sheet, or point at what lies there."""
        self._end_lost_drag(event)
        super().mouseMoveEvent(event)
        if self._mark_dragger.is_dragging:
            self._mark_dragger.drag(event.position(), self._camera.to_sheet(event.position()))
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
        if self._mark_dragger.is_dragging and event.button() is Qt.MouseButton.LeftButton:
            self._mark_dragger.end_drag()
            return
        was_drag, was_pressed = self._dragging, self._pressed is not None
        self._pressed, self._dragging = None, False
        self.unsetCursor()
        if was_drag:
            self._refresh_hover()
        if was_pressed and not was_drag and event.button() is Qt.MouseButton.LeftButton:
            keys = event.modifiers()
            levelling = keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
            if not (levelling and self._click_level(event.position())):
                self._click(event.position(), adding=bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _end_lost_drag(self, event: QMouseEvent) -> None:
        """Let go of what is held by no button; whatever opened meanwhile swallowed the release."""
        if self._is_dragging and not event.buttons() & DRAG_BUTTONS:
            self._mark_dragger.end_drag()
            self._pressed, self._dragging = None, False
            self.unsetCursor()

    @property
    def _is_dragging(self) -> bool:
        return self._pressed is not None or self._mark_dragger.is_dragging

    def _grab_mark(self, event: QMouseEvent) -> bool:
        """Take hold of the mark under the pointer; a click with a key held is meant for what lies there."""
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        point = self._camera.to_sheet(event.position())
        hit = self._scene.mark_at(point, REACH_PX / self._camera.scale)
        if hit is None:
            return False
        mark = self._scene.marks[hit.index]
        self._mark_dragger.grab(hit, mark, event.position())
        self._limb = mark.limb
        return True

    def _hover_at(self, position: QPointF) -> None:
        self._update_cursor(position)
        super()._hover_at(position)

    def _update_cursor(self, position: QPointF) -> None:
        """Let the pointer show that a mark can be moved."""
        hit = self._scene.mark_at(self._camera.to_sheet(position), REACH_PX / self._camera.scale)
        if hit is None:
            self.unsetCursor()
        else:
            self.setCursor(hit.cursor)

    def _click_level(self, position: QPointF) -> bool:
        """Ask for the lesion at this place of the nerve under the pointer, if there is one."""
        point = self._camera.to_sheet(position)
        for structure_id in self._selectable_at(position):
            at = self._scene.nearest_place(structure_id, point)
            if at is not None:
                self._limb = self.limb_at(position)
                self._click_cycle.reset()
                self.level_clicked.emit(structure_id, at)
                return True
        return False

    def _click(self, position: QPointF, *, adding: bool) -> None:
        hits = self._selectable_at(position)
        if not hits:
            self._click_cycle.reset()
            if not adding:
                self.background_clicked.emit()
            return
        point, place = self._camera.to_sheet(position), 0
        if adding:
            self._click_cycle.reset()
        else:
            place = self._click_cycle.click(point, self._camera.scale, hits, advance=self.cycles_on_click)
        self._limb = self.limb_at(position)
        self.place_clicked.emit(hits)
        at = None if adding else self._scene.nearest_place(hits[place], point)
        if at is not None:
            self.nerve_clicked_at.emit(hits[place], at)
        (self.structure_toggled if adding else self.structure_clicked).emit(hits[place])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a list of everything at the place; not of a busy hand, whose release it would take."""
        hits = () if self._is_dragging else self._selectable_at(QPointF(event.pos()))
        if hits:
            self._limb = self.limb_at(QPointF(event.pos()))
            self.structure_menu_requested.emit(hits, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does, as long as a mark is held."""
        escape = (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._mark_dragger.is_dragging
        )
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan with the arrow keys, zoom with plus and minus, fit with zero, move the mark with brackets."""
        key = Qt.Key(event.key())
        if key in PAN_KEYS:
            self._move(panned(self._camera, *PAN_KEYS[key]))
        elif key is Qt.Key.Key_Escape and self._mark_dragger.is_dragging:
            self._mark_dragger.end_drag(cancel=True)
        elif event.text() in ("[", "]") and self._mark_dragger.active >= 0:
            self.mark_stepped.emit(self._mark_dragger.active, 1 if event.text() == "]" else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key is Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

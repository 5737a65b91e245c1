"""The canvas: the sheet with clicks, keys and dragged marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from legmap.gui.canvas.camera import panned
from legmap.gui.canvas.click_cycling import ClickCycle
from legmap.gui.canvas.events import LEVEL_KEYS, Click, MarkMove, MarkStep, MenuRequest
from legmap.gui.canvas.hover_view import REACH_PX, HoverView
from legmap.gui.canvas.mark_dragging import MarkDragger
from legmap.gui.canvas.scene import Scene
from legmap.gui.canvas.sheet_view import ZOOM_STEP
from legmap.lesion.injury import Injury
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
    """Show the drawings, and handle clicks, pans and dragged marks.

    Parameters
    ----------
    cycles_on_click : callable
        Returns whether a further click on the same place selects the next structure, or the same again.
    """

    clicked = Signal(object)  # Click: the drawings were clicked, on a structure or on paper
    structure_menu_requested = Signal(object)  # MenuRequest: a menu of the structures at a place is requested
    mark_dragged = Signal(object)  # MarkMove: a mark is being dragged; Escape emits its first place
    mark_dropped = Signal()  # a dragged mark is released
    mark_stepped = Signal(object)  # MarkStep: a mark is to be moved by one station

    def __init__(
        self,
        scene: Scene,
        parent: QWidget | None = None,
        *,
        cycles_on_click: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(scene, parent)
        self._pressed: QPointF | None = None
        self._dragging = False
        self._marked: tuple[Injury, ...] = ()
        self._grabbed: Injury | None = None
        self._mark_dragger = MarkDragger(scene.nearest_place, self)
        self._mark_dragger.dragged.connect(self._drag_mark)
        self._mark_dragger.dropped.connect(self.mark_dropped)
        self._click_cycle = ClickCycle()
        self._cycles_on_click = cycles_on_click
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Drawings of the lower limb"))

    def show_highlights(self, highlights: HighlightsByLimb, segments: SegmentsByLimb | None = None) -> None:
        """Highlight structures; if there are none, the next click starts at the topmost structure."""
        super().show_highlights(highlights, segments)
        if not any(highlights.values()):
            self._click_cycle.reset()

    def show_marks(self, marks: Sequence[LesionMark], injuries: Sequence[Injury]) -> None:
        """Mark where nerves are injured, one injury a mark; the last mark is active until another is used."""
        if len(marks) != len(self._scene.marks):
            self._mark_dragger.set_mark_count(len(marks))
        self._marked = tuple(injuries)
        if self._scene.set_marks(marks):
            self._update_highlights()

    def release_mark(self) -> None:
        """Stop dragging a mark, because the lesion was replaced meanwhile."""
        self._mark_dragger.release()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag, or grab a mark."""
        self._end_lost_drag(event)
        if event.button() is Qt.MouseButton.LeftButton and self._grab_mark(event):
            return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._dragging = event.button() is Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a mark or the sheet, or update what is hovered."""
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
            self.clicked.emit(self._click(event.position(), event.modifiers()))

    def _end_lost_drag(self, event: QMouseEvent) -> None:
        """End a drag whose button is up; a menu or dialog that opened meanwhile took the release."""
        if self._is_dragging and not event.buttons() & DRAG_BUTTONS:
            self._mark_dragger.end_drag()
            self._pressed, self._dragging = None, False
            self.unsetCursor()

    @property
    def _is_dragging(self) -> bool:
        return self._pressed is not None or self._mark_dragger.is_dragging

    def _grab_mark(self, event: QMouseEvent) -> bool:
        """Grab the mark under the pointer; with a key held, a click means the structure there."""
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        point = self._camera.to_sheet(event.position())
        hit = self._scene.mark_at(point, REACH_PX / self._camera.scale)
        if hit is None:
            return False
        self._grabbed = self._marked[hit.index]
        self._mark_dragger.grab(hit, self._scene.marks[hit.index], event.position())
        return True

    def _drag_mark(self, index: int, at: float) -> None:
        if self._grabbed is not None:
            self.mark_dragged.emit(MarkMove(self._marked[index], self._grabbed, at))

    def _hover_at(self, position: QPointF) -> None:
        self._update_cursor(position)
        super()._hover_at(position)

    def _update_cursor(self, position: QPointF) -> None:
        """Show the resize cursor over a mark."""
        hit = self._scene.mark_at(self._camera.to_sheet(position), REACH_PX / self._camera.scale)
        if hit is None:
            self.unsetCursor()
        else:
            self.setCursor(hit.cursor)

    def _click(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> Click:
        """Return the click at a position of the widget, and remember it for the next one."""
        hits, limb = self._selectable_at(position), self.limb_at(position)
        point = self._camera.to_sheet(position)
        places = [self._scene.nearest_place(hit, point) for hit in hits] if modifiers & LEVEL_KEYS else []
        on_nerve = next((index for index, place in enumerate(places) if place is not None), None)
        if on_nerve is not None:
            self._click_cycle.reset()
            return Click(hits, on_nerve, places[on_nerve], limb, modifiers)
        index = 0
        if not hits or modifiers & Qt.KeyboardModifier.ControlModifier:
            self._click_cycle.reset()
        else:
            advance = self._cycles_on_click()
            index = self._click_cycle.click(point, self._camera.scale, hits, advance=advance)
        place = self._scene.nearest_place(hits[index], point) if hits else None
        return Click(hits, index, place, limb, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request a menu of the place, unless a button is held: the menu would take its release."""
        position = QPointF(event.pos())
        hits = () if self._is_dragging else self._selectable_at(position)
        if hits:
            request = MenuRequest(hits, self.limb_at(position), event.globalPos())
            self.structure_menu_requested.emit(request)

    def event(self, event: QEvent) -> bool:
        """Accept Esc before the window does while a mark is dragged."""
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
            injury = self._marked[self._mark_dragger.active]
            self.mark_stepped.emit(MarkStep(injury, 1 if event.text() == "]" else -1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key is Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

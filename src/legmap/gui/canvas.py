"""The canvas: paints the scene, and turns the pointer and the keys into requests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from legmap.diagram.model import Diagram
from legmap.gui.camera import Camera, fitted, held, panned, zoomed
from legmap.gui.marks import Hand
from legmap.gui.scene import PASSIVE_KINDS, Look, Scene
from legmap.render.mark import Mark
from legmap.roles import Limb, Lit, Stretches

REACH_PX = 6.0
STEP = 1.25
PAN_PX = 60.0
SETTLE_MS = 90


class Canvas(QWidget):
    """Shows the drawings; zooms, pans, points and clicks.

    Signals
    -------
    structure_clicked, structure_toggled : str
        A structure was clicked, or clicked with Ctrl.
    structure_hovered : str
        The structure under the pointer; empty when there is none.
    place_clicked : tuple of str
        Everything at a clicked place, from the top down; told before what is selected there.
    background_clicked : ()
        Paper was clicked.
    all_requested : (tuple of str, QPoint)
        Everything at a place is wanted, with the global position for a menu.
    camera_changed : ()
        Another piece of the sheet is in sight.
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
    structure_hovered = Signal(str)
    place_clicked = Signal(object)
    background_clicked = Signal()
    all_requested = Signal(object, QPoint)
    camera_changed = Signal()
    nerve_clicked_at = Signal(str, float)
    level_clicked = Signal(str, float)
    mark_dragged = Signal(int, float)
    mark_dropped = Signal(int)
    mark_stepped = Signal(int, int)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._camera = Camera()
        self._pixmaps: dict[bool, tuple[Camera, QPixmap]] = {}
        self._hovered = ""
        self._limb: Limb = scene.look.sheet.limbs[0]
        self._flashed = ""
        self._pressed: QPointF | None = None
        self._dragging = False
        self._hand = Hand(scene.place_on, self)
        self._hand.dragged.connect(self.mark_dragged)
        self._hand.dropped.connect(self.mark_dropped)
        self._last_click: tuple[QPointF, tuple[str, ...], int] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.update)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 240)
        self.setAccessibleName(self.tr("Drawings of the lower limb"))

    @property
    def camera(self) -> Camera:
        """Which piece of the sheet is in sight."""
        return self._camera

    @property
    def seen(self) -> QRectF:
        """The piece of the sheet in sight, in sheet millimetres."""
        return self._camera.seen(QSizeF(self.size()))

    def show_look(self, look: Look) -> None:
        """Show another sheet, theme or choice of layers."""
        other_sheet = look.sheet != self._scene.look.sheet
        if not self._scene.set_look(look):
            return
        self._pixmaps.clear()
        if other_sheet:
            self._hover("", look.sheet.limbs[0])
            self.fit()
        self.update()

    def show_diagram(self, diagram: Diagram, look: Look) -> None:
        """Show other drawings of the same limb, from where one looks now."""
        self._scene.set_diagram(diagram, look)
        self._pixmaps.clear()
        if self._camera.fitted:
            self.fit()
        self.update()

    def show_highlights(self, lit: Lit, stretches: Stretches | None = None) -> None:
        """Let structures stand out, and pieces of nerves, on each limb its own."""
        if self._scene.set_highlights(lit, stretches):
            self.update()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show where nerves are hurt; the last is active until another is taken."""
        if len(marks) != len(self._scene.marks):
            self._hand.show_count(len(marks))
        if self._scene.set_marks(marks):
            self.update()

    @property
    def active_mark(self) -> int:
        """The mark that the keys move; -1 where there is none."""
        return self._hand.active

    def flash(self, structure_id: str) -> None:
        """Outline a structure that is pointed at elsewhere; empty ends it."""
        if structure_id != self._flashed:
            self._flashed = structure_id
            self.update()

    def fit(self) -> None:
        """Show the whole sheet."""
        self._move(fitted(self._scene.look.sheet.bounds, QSizeF(self.size())), settle=False)

    def zoom(self, factor: float) -> None:
        """Zoom about the middle."""
        self._move(self._zoomed(factor, QPointF(self.rect().center())))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom(STEP)

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom(1 / STEP)

    def position_of(self, sheet_point: QPointF) -> QPointF:
        """Widget position of a sheet position."""
        return self._camera.transform().map(sheet_point)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the cached picture, then paint what stands out on top of it."""
        dimmed = self._scene.is_lit
        camera, pixmap = self._pixmap(dimmed)
        with QPainter(self) as painter:
            if camera == self._camera:
                painter.drawPixmap(0, 0, pixmap)
            else:  # while zooming or panning: the old picture moved, sharp again once the hand rests
                painter.fillRect(self.rect(), QColor(self._scene.look.theme.paper))
                back, _ = camera.transform().inverted()
                painter.setTransform(back * self._camera.transform())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(0, 0, pixmap)
                painter.resetTransform()
            painter.setTransform(self._camera.transform(), combine=True)
            self._scene.paint_highlights(painter, self.seen)
            self._paint_outlines(painter)
            if self.hasFocus():
                painter.resetTransform()
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _pixmap(self, dimmed: bool) -> tuple[Camera, QPixmap]:
        """The cached picture, painted anew when it is out of date and no zooming is under way."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        cached = self._pixmaps.get(dimmed)
        fits = cached is not None and cached[1].devicePixelRatio() == ratio and cached[1].size() == size
        if cached is not None and fits and (cached[0] == self._camera or self._settle.isActive()):
            return cached
        pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._scene.look.theme.paper))
        with QPainter(pixmap) as painter:
            painter.setTransform(self._camera.transform())
            self._scene.paint_base(painter, self.seen, dimmed=dimmed)
        self._pixmaps[dimmed] = (self._camera, pixmap)
        return self._pixmaps[dimmed]

    def _paint_outlines(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for structure_id, limb, width, opacity in (
            (self._hovered, self._limb, 1.2, 0.6),
            (self._flashed, None, 3.0, 1.0),
        ):
            colour = QColor(self._scene.look.theme.ink)
            colour.setAlphaF(opacity)
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for _, body in self._scene.bodies(structure_id, limb) if structure_id else ():
                painter.drawPath(body)

    @property
    def limb(self) -> Limb:
        """The limb that was pointed at or clicked last; set before the signals that tell of it."""
        return self._limb

    def limb_at(self, position: QPointF) -> Limb:
        """The limb at a position of the widget, or the nearest one."""
        return self._scene.limb_at(self._camera.to_sheet(position))

    def _hits(self, position: QPointF) -> tuple[str, ...]:
        return self._scene.hits(self._camera.to_sheet(position), REACH_PX / self._camera.scale)

    def _selectable(self, position: QPointF) -> tuple[str, ...]:
        return tuple(i for i in self._hits(position) if i.partition(".")[0] not in PASSIVE_KINDS)

    def _move(self, camera: Camera, *, settle: bool = True) -> None:
        if not camera.fitted:
            camera = held(camera, self._scene.look.sheet.bounds, QSizeF(self.size()))
        if camera == self._camera:
            return
        self._camera = camera
        if settle:
            self._settle.start()
        self.update()
        self.camera_changed.emit()

    def _zoomed(self, factor: float, about: QPointF) -> Camera:
        whole = fitted(self._scene.look.sheet.bounds, QSizeF(self.size()))
        return zoomed(self._camera, factor, about, whole.scale)

    def _hover(self, structure_id: str, limb: Limb | None = None) -> None:
        limb = limb or self._limb
        if (structure_id, limb) != (self._hovered, self._limb):
            told = structure_id != self._hovered
            self._hovered, self._limb = structure_id, limb
            if told:
                self.structure_hovered.emit(structure_id)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole sheet in sight if it was."""
        if self._camera.fitted:
            self.fit()
        else:
            self._move(held(self._camera, self._scene.look.sheet.bounds, QSizeF(self.size())), settle=False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        steps = event.angleDelta().y() / 120
        if steps:
            self._move(self._zoomed(STEP**steps, event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag, or take hold of a mark."""
        if event.button() is Qt.MouseButton.LeftButton and self._take(event):
            return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._dragging = event.button() is Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a mark or the sheet, or point at what lies there."""
        if self._hand.holds:
            self._hand.drag(event.position(), self._camera.to_sheet(event.position()))
            return
        if self._pressed is None:
            self._show_grip(event.position())
            hits = self._hits(event.position())
            self._hover(hits[0] if hits else "", self.limb_at(event.position()))
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
        if was_pressed and not was_drag and event.button() is Qt.MouseButton.LeftButton:
            keys = event.modifiers()
            levelling = keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
            if not (levelling and self._click_level(event.position())):
                self._click(event.position(), adding=bool(keys & Qt.KeyboardModifier.ControlModifier))

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
                self._last_click = None
                self.level_clicked.emit(structure_id, at)
                return True
        return False

    def _click(self, position: QPointF, *, adding: bool) -> None:
        hits = self._selectable(position)
        if not hits:
            self._last_click = None
            if not adding:
                self.background_clicked.emit()
            return
        place = 0
        if self._last_click is not None and not adding:
            where, what, index = self._last_click
            if what == hits and (where - position).manhattanLength() <= QApplication.startDragDistance():
                place = (index + 1) % len(hits)
        self._last_click = None if adding else (position, hits, place)
        self._limb = self.limb_at(position)
        self.place_clicked.emit(hits)
        at = None if adding else self._scene.place_on(hits[place], self._camera.to_sheet(position))
        if at is not None:
            self.nerve_clicked_at.emit(hits[place], at)
        (self.structure_toggled if adding else self.structure_clicked).emit(hits[place])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a list of everything at the place."""
        hits = self._selectable(QPointF(event.pos()))
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

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._hover("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan with the arrow keys, zoom with plus and minus, fit with zero, move the mark with brackets."""
        pans = {
            Qt.Key.Key_Left: (PAN_PX, 0.0),
            Qt.Key.Key_Right: (-PAN_PX, 0.0),
            Qt.Key.Key_Up: (0.0, PAN_PX),
            Qt.Key.Key_Down: (0.0, -PAN_PX),
        }
        key = Qt.Key(event.key())
        if key in pans:
            self._move(panned(self._camera, *pans[key]))
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

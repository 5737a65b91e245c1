"""The sheet in a window: painted through a camera that zooms and pans."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from legmap.diagram.model import Diagram
from legmap.gui.camera import Camera, fitted, held, zoomed
from legmap.gui.scene import Look, Scene
from legmap.roles import Limb, Lit, Stretches

STEP = 1.25
SETTLE_MS = 90


class SheetView(QWidget):
    """Shows the scene, outlines what is pointed at, zooms.

    Parameters
    ----------
    scene : Scene
        What is painted.

    Signals
    -------
    structure_hovered : str
        The structure under the pointer; empty when there is none.
    camera_changed : ()
        Another piece of the sheet is in sight.
    """

    structure_hovered = Signal(str)
    camera_changed = Signal()

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._camera = Camera()
        self._pixmaps: dict[bool, tuple[Camera, QPixmap]] = {}
        self._hovered = ""
        self._limb: Limb = scene.look.sheet.limbs[0]
        self._flashed = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 240)

    @property
    def camera(self) -> Camera:
        """Which piece of the sheet is in sight."""
        return self._camera

    @property
    def seen(self) -> QRectF:
        """The piece of the sheet in sight, in sheet millimetres."""
        return self._camera.seen(QSizeF(self.size()))

    @property
    def limb(self) -> Limb:
        """The limb that was pointed at or clicked last; set before the signals that tell of it."""
        return self._limb

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

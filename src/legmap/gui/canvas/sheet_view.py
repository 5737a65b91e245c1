"""The widget that shows the sheet through a camera."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from legmap.diagram.model import Diagram
from legmap.gui.canvas.camera import Camera, clamped, fitted, zoomed
from legmap.gui.canvas.frame_cache import FrameCache
from legmap.gui.canvas.outlines import HOVERED, LINK_HOVERED, paint_outlines
from legmap.gui.canvas.repaint_scheduler import RepaintScheduler
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.gui.canvas.viewport import Viewport
from legmap.roles import HighlightsByLimb, Limb, SegmentsByLimb

ZOOM_STEP = 1.25
_SMOOTH = 4_000_000
"""Device pixels up to which a picture is stretched smoothly while zooming; more would be too slow."""


class SheetView(QWidget):
    """Show the scene through a camera, with outlines of what is hovered."""

    structure_hovered = Signal(str)  # id of the structure under the pointer, or empty
    camera_changed = Signal()  # another part of the sheet is in sight

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._camera = Camera()
        self._frame_cache = FrameCache(scene)
        self._hovered = ""
        self._hovered_limb: Limb = scene.render_options.sheet.limbs[0]
        self._outlined = ""
        self._scheduler = RepaintScheduler(self._frame_cache, lambda: self._viewport, self)
        self._scheduler.repainted.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 240)

    @property
    def camera(self) -> Camera:
        """The camera."""
        return self._camera

    @property
    def seen(self) -> QRectF:
        """The part of the sheet in sight, in sheet millimetres."""
        return self._camera.seen(QSizeF(self.size()))

    def show_render_options(self, render_options: RenderOptions) -> None:
        """Show another sheet, theme or choice of layers."""
        other_sheet = render_options.sheet != self._scene.render_options.sheet
        if not self._scene.set_render_options(render_options):
            return
        self._scheduler.clear()
        if other_sheet:
            self._hover("", render_options.sheet.limbs[0])
            self.fit()
        self.update()

    def show_diagram(self, diagram: Diagram, render_options: RenderOptions) -> None:
        """Show other drawings of the same limb without moving the camera."""
        self._scene.set_diagram(diagram, render_options)
        self._scheduler.clear()
        if self._camera.fitted:
            self.fit()
        self.update()

    def show_highlights(self, highlights: HighlightsByLimb, segments: SegmentsByLimb | None = None) -> None:
        """Highlight structures and nerve segments on each limb."""
        if self._scene.set_highlights(highlights, segments):
            self._update_highlights()

    def outline_structure(self, structure_id: str) -> None:
        """Outline a structure that is hovered in a list; an empty id removes the outline."""
        if structure_id != self._outlined:
            self._update_outline(self._outlined, None)
            self._outlined = structure_id
            self._update_outline(structure_id, None)

    def fit(self) -> None:
        """Show the whole sheet."""
        self._move(fitted(self._scene.render_options.sheet.bounds, QSizeF(self.size())), settle=False)

    def zoom(self, factor: float) -> None:
        """Zoom about the middle."""
        self._move(self._zoomed(factor, QPointF(self.rect().center())))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom(1 / ZOOM_STEP)

    def position_of(self, sheet_point: QPointF) -> QPointF:
        """Return the widget position of a sheet position."""
        return self._camera.transform().map(sheet_point)

    @property
    def settled(self) -> bool:
        """True if no sharper picture is still to be painted."""
        return self._scheduler.settled

    @property
    def _viewport(self) -> Viewport:
        return Viewport(self._camera, self.size(), self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the last picture, transformed while zooming, and outline what is hovered."""
        frame_cache, viewport = self._frame_cache, self._viewport
        if viewport.size.isEmpty():
            return
        if frame_cache.viewport is None or not viewport.fits(frame_cache.viewport) or self.settled:
            frame_cache.ensure(viewport)
        self._scheduler.frame_painted()
        frame, painted = frame_cache.frame(), frame_cache.viewport
        assert frame is not None
        assert painted is not None
        with QPainter(self) as painter:
            if painted.camera == viewport.camera:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                painter.drawPixmap(0, 0, frame)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            else:
                self._paint_moved(painter, frame, painted.camera)
            self._paint_outlines(painter, event.rect())
            if self.hasFocus():
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_moved(self, painter: QPainter, frame: QPixmap, camera: Camera) -> None:
        """Paint the picture of an earlier camera where this one would show it, with paper around it."""
        back, _ = camera.transform().inverted()
        moved = back * self._camera.transform()
        shown = moved.mapRect(QRectF(self.rect())).toAlignedRect()
        paper = QColor(self._scene.render_options.theme.paper)
        if not shown.adjusted(2, 2, -2, -2).contains(self.rect()):
            painter.fillRect(self.rect(), paper)
        painter.setTransform(moved)
        small = frame.width() * frame.height() <= _SMOOTH
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, small)
        painter.drawPixmap(0, 0, frame)
        painter.resetTransform()

    def _update_highlights(self) -> None:
        painted = self._frame_cache.viewport
        changed = self._frame_cache.update_highlights()
        if painted is not None and painted == self._viewport:
            self.update(changed)
        else:
            self.update()

    def _update_outline(self, structure_id: str, limb: Limb | None) -> None:
        for body in self._bodies(structure_id, limb):
            self.update(self._viewport.around([body.controlPointRect()]))

    def _bodies(self, structure_id: str, limb: Limb | None) -> list[QPainterPath]:
        return [body for _, body in self._scene.bodies(structure_id, limb)] if structure_id else []

    def _paint_outlines(self, painter: QPainter, clip: QRect) -> None:
        ink = QColor(self._scene.render_options.theme.ink)
        hovered = self._bodies(self._hovered, self._hovered_limb)
        linked = self._bodies(self._outlined, None)
        for bodies, line in ((hovered, HOVERED), (linked, LINK_HOVERED)):
            paint_outlines(bodies, line, ink, painter, self._viewport, clip)

    def _move(self, camera: Camera, *, settle: bool = True) -> None:
        if not camera.fitted:
            camera = clamped(camera, self._scene.render_options.sheet.bounds, QSizeF(self.size()))
        if camera == self._camera:
            return
        self._camera = camera
        self._scheduler.camera_moved(settle=settle)
        self.update()
        self.camera_changed.emit()

    def _zoomed(self, factor: float, about: QPointF) -> Camera:
        whole = fitted(self._scene.render_options.sheet.bounds, QSizeF(self.size()))
        return zoomed(self._camera, factor, about, whole.scale)

    def _hover(self, structure_id: str, limb: Limb | None = None) -> None:
        limb = limb or self._hovered_limb
        if (structure_id, limb) != (self._hovered, self._hovered_limb):
            is_other = structure_id != self._hovered
            self._update_outline(self._hovered, self._hovered_limb)
            self._hovered, self._hovered_limb = structure_id, limb
            self._update_outline(structure_id, limb)
            if is_other:
                self.structure_hovered.emit(structure_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet again if it was fitted."""
        before = self._camera
        if self._camera.fitted:
            self.fit()
        else:
            self._move(
                clamped(self._camera, self._scene.render_options.sheet.bounds, QSizeF(self.size())),
                settle=False,
            )
        if self._camera == before:
            self.camera_changed.emit()  # another part of the sheet is in sight

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        steps = event.angleDelta().y() / 120
        if steps:
            self._move(self._zoomed(ZOOM_STEP**steps, event.position()))
        event.accept()

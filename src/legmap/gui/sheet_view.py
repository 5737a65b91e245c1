"""The sheet in a window: painted through a camera that zooms and pans."""

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
from legmap.gui.backing import Backing
from legmap.gui.camera import Camera, fitted, held, zoomed
from legmap.gui.outlines import FLASHED, HOVERED, paint_outlines, parts_of
from legmap.gui.pace import Pace
from legmap.gui.scene import Look, Scene
from legmap.gui.screen import Screen
from legmap.roles import Limb, Lit, Stretches

STEP = 1.25
_SMOOTH = 4_000_000
"""Device pixels up to which a picture is stretched smoothly; more would not keep up with the hand."""


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
        self._backing = Backing(scene)
        self._hovered = ""
        self._limb: Limb = scene.look.sheet.limbs[0]
        self._flashed = ""
        self._pace = Pace(self._backing, lambda: self._screen, self)
        self._pace.sharpened.connect(self.update)
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
        self._pace.drop()
        if other_sheet:
            self._hover("", look.sheet.limbs[0])
            self.fit()
        self.update()

    def show_diagram(self, diagram: Diagram, look: Look) -> None:
        """Show other drawings of the same limb, from where one looks now."""
        self._scene.set_diagram(diagram, look)
        self._pace.drop()
        if self._camera.fitted:
            self.fit()
        self.update()

    def show_highlights(self, lit: Lit, stretches: Stretches | None = None) -> None:
        """Let structures stand out, and pieces of nerves, on each limb its own."""
        if self._scene.set_highlights(lit, stretches):
            self._relight()

    def flash(self, structure_id: str) -> None:
        """Outline a structure that is pointed at elsewhere; empty ends it."""
        if structure_id != self._flashed:
            self._update_outline(self._flashed, None)
            self._flashed = structure_id
            self._update_outline(structure_id, None)

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

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be painted sharper."""
        return self._pace.settled

    @property
    def _screen(self) -> Screen:
        return Screen(self._camera, self.size(), self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the frame, moved and stretched while the hand is at work; outline what is pointed at."""
        backing, screen = self._backing, self._screen
        if screen.size.isEmpty():
            return
        if backing.screen is None or not screen.fits(backing.screen) or self.settled:
            backing.bring(screen)
        self._pace.painted()
        frame, painted = backing.frame(), backing.screen
        assert frame is not None
        assert painted is not None
        with QPainter(self) as painter:
            if painted.camera == screen.camera:
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
        """The frame of an earlier camera as this one would see it; paper around it."""
        back, _ = camera.transform().inverted()
        moved = back * self._camera.transform()
        shown = moved.mapRect(QRectF(self.rect())).toAlignedRect()
        paper = QColor(self._scene.look.theme.paper)
        if not shown.adjusted(2, 2, -2, -2).contains(self.rect()):
            painter.fillRect(self.rect(), paper)
        painter.setTransform(moved)
        few = frame.width() * frame.height() <= _SMOOTH
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, few)
        painter.drawPixmap(0, 0, frame)
        painter.resetTransform()

    def _relight(self) -> None:
        """Repaint what stands out differently now."""
        painted = self._backing.screen
        changed = self._backing.relight()
        if painted is not None and painted == self._screen:
            self.update(changed)
        else:
            self.update()

    def _update_outline(self, structure_id: str, limb: Limb | None) -> None:
        for part in parts_of(self._bodies(structure_id, limb), self._screen):
            self.update(part)

    def _bodies(self, structure_id: str, limb: Limb | None) -> list[QPainterPath]:
        return [body for _, body in self._scene.bodies(structure_id, limb)] if structure_id else []

    def _paint_outlines(self, painter: QPainter, clip: QRect) -> None:
        ink = QColor(self._scene.look.theme.ink)
        hovered = self._bodies(self._hovered, self._limb)
        flashed = self._bodies(self._flashed, None)
        for bodies, line in ((hovered, HOVERED), (flashed, FLASHED)):
            paint_outlines(bodies, line, ink, painter, self._screen, clip)

    def _move(self, camera: Camera, *, settle: bool = True) -> None:
        if not camera.fitted:
            camera = held(camera, self._scene.look.sheet.bounds, QSizeF(self.size()))
        if camera == self._camera:
            return
        self._camera = camera
        self._pace.moved(settle=settle)
        self.update()
        self.camera_changed.emit()

    def _zoomed(self, factor: float, about: QPointF) -> Camera:
        whole = fitted(self._scene.look.sheet.bounds, QSizeF(self.size()))
        return zoomed(self._camera, factor, about, whole.scale)

    def _hover(self, structure_id: str, limb: Limb | None = None) -> None:
        limb = limb or self._limb
        if (structure_id, limb) != (self._hovered, self._limb):
            told = structure_id != self._hovered
            self._update_outline(self._hovered, self._limb)
            self._hovered, self._limb = structure_id, limb
            self._update_outline(structure_id, limb)
            if told:
                self.structure_hovered.emit(structure_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole sheet in sight if it was."""
        before = self._camera
        if self._camera.fitted:
            self.fit()
        else:
            self._move(held(self._camera, self._scene.look.sheet.bounds, QSizeF(self.size())), settle=False)
        if self._camera == before:
            self.camera_changed.emit()  # a window of another size sees another piece from the same place

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        steps = event.angleDelta().y() / 120
        if steps:
            self._move(self._zoomed(STEP**steps, event.position()))
        event.accept()

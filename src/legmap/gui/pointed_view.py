"""The sheet in a window, which knows what lies under the pointer, whichever of the two moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from legmap.diagram.model import Diagram
from legmap.gui.scene import PASSIVE_KINDS, Look, Scene
from legmap.gui.sheet_view import SheetView
from legmap.roles import Limb

REACH_PX = 6.0


class PointedView(SheetView):
    """Points at what lies under the pointer, and anew whenever something else may have come to lie there.

    Parameters
    ----------
    scene : Scene
        What is painted, and what lies where.
    """

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.camera_changed.connect(self._point_anew)

    def show_look(self, look: Look) -> None:
        """Show another sheet, theme or choice of layers, under a pointer that rests."""
        super().show_look(look)
        self._point_anew()

    def show_diagram(self, diagram: Diagram, look: Look) -> None:
        """Show other drawings, under a pointer that rests."""
        super().show_diagram(diagram, look)
        self._point_anew()

    def limb_at(self, position: QPointF) -> Limb:
        """The limb at a position of the widget, or the nearest one."""
        return self._scene.limb_at(self._camera.to_sheet(position))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what lies there."""
        self._pointer = event.globalPosition()  # the widget may move as well
        if not self._holds:
            self._point_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._pointer = None
        self._hover("")

    @property
    def _holds(self) -> bool:
        """Whether the hand holds something, and points at nothing meanwhile."""
        return False

    def _point_at(self, position: QPointF) -> None:
        hits = self._hits(position)
        self._hover(hits[0] if hits else "", self.limb_at(position))

    def _point_anew(self) -> None:
        if self._pointer is not None and not self._holds:
            position = self.mapFromGlobal(self._pointer)
            if self.rect().contains(position.toPoint()):
                self._point_at(position)

    def _hits(self, position: QPointF) -> tuple[str, ...]:
        return self._scene.hits(self._camera.to_sheet(position), REACH_PX / self._camera.scale)

    def _selectable(self, position: QPointF) -> tuple[str, ...]:
        return tuple(i for i in self._hits(position) if i.partition(".")[0] not in PASSIVE_KINDS)

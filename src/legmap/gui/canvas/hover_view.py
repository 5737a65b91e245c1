"""The sheet with hovering: the structure under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from legmap.diagram.model import Diagram
from legmap.gui.canvas.scene import PASSIVE_KINDS, RenderOptions, Scene
from legmap.gui.canvas.sheet_view import SheetView
from legmap.roles import Limb

REACH_PX = 6.0


class HoverView(SheetView):
    """Track the structure under the pointer, also when the drawings move under it."""

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._cursor_position: QPointF | None = None
        self.setMouseTracking(True)
        self.camera_changed.connect(self._refresh_hover)

    def show_render_options(self, render_options: RenderOptions) -> None:
        """Show another sheet, theme or choice of layers."""
        super().show_render_options(render_options)
        self._refresh_hover()

    def show_diagram(self, diagram: Diagram, render_options: RenderOptions) -> None:
        """Show other drawings."""
        super().show_diagram(diagram, render_options)
        self._refresh_hover()

    def limb_at(self, position: QPointF) -> Limb:
        """Return the limb at a position of the widget, or the nearest one."""
        return self._scene.limb_at(self._camera.to_sheet(position))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Update what is hovered."""
        self._cursor_position = event.globalPosition()  # the widget may move as well
        if not self._is_dragging:
            self._hover_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._cursor_position = None
        self._hover("")

    @property
    def _is_dragging(self) -> bool:
        """True while something is dragged, during which nothing is hovered."""
        return False

    def _hover_at(self, position: QPointF) -> None:
        hits = self._hits(position)
        self._hover(hits[0] if hits else "", self.limb_at(position))

    def _refresh_hover(self) -> None:
        if self._cursor_position is not None and not self._is_dragging:
            position = self.mapFromGlobal(self._cursor_position)
            if self.rect().contains(position.toPoint()):
                self._hover_at(position)

    def _hits(self, position: QPointF) -> tuple[str, ...]:
        return self._scene.hits(self._camera.to_sheet(position), REACH_PX / self._camera.scale)

    def _selectable_at(self, position: QPointF) -> tuple[str, ...]:
        return tuple(i for i in self._hits(position) if i.partition(".")[0] not in PASSIVE_KINDS)

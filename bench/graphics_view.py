"""Yardsticks for painting: a bare blit, and the same regions as items of a QGraphicsView."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene, QGraphicsView, QWidget

from legmap.gui.canvas.camera import Camera
from legmap.gui.canvas.scene import Scene

REST, LIT = QColor("#d8c8c0"), QColor("#c0392b")


class Blit(QWidget):
    """Paints one pixmap of its own size and nothing else."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._pixmap = QPixmap(width, height)
        self._pixmap.fill(REST)
        self.resize(width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._pixmap)


class RegionItemsView(QGraphicsView):
    """Every region of a scene as an item; what stands out is filled anew, as a click would do.

    It does less than the canvas: nothing else is dimmed, and there are no names, hatching or marks.
    """

    def __init__(self, scene: Scene, width: int, height: int, camera: Camera) -> None:
        super().__init__()
        self._items: dict[str, list[QGraphicsPathItem]] = {}
        self._lit: tuple[str, ...] = ()
        items = QGraphicsScene(self)
        pen = QPen(QColor("#604a40"), 1)
        pen.setCosmetic(True)
        render_options = scene.render_options
        for placement in render_options.sheet.placements:
            for region in scene.diagram.views[placement.view].regions:
                if region.layer in render_options.layers.highlightable():
                    item = items.addPath(placement.transform().map(region.body), pen, QBrush(REST))
                    item.setVisible(region.layer in render_options.layers.visible())
                    item.setData(0, item.isVisible())
                    self._items.setdefault(region.id, []).append(item)
        items.setSceneRect(render_options.sheet.bounds)
        self.setScene(items)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.resize(width, height)
        self.scale(camera.scale, camera.scale)
        self.centerOn(QPointF(render_options.sheet.bounds.center()))

    def light(self, ids: tuple[str, ...]) -> None:
        """Fill some regions and put the last ones back."""
        for lit, colour in ((self._lit, REST), (ids, LIT)):
            for structure_id in lit:
                for item in self._items.get(structure_id, ()):
                    item.setBrush(QBrush(colour))
                    item.setVisible(colour is LIT or bool(item.data(0)))  # numb skin shows only then
        self._lit = ids

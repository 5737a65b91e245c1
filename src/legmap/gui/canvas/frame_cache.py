"""Cached pictures of the canvas, each of the size of the widget.

The *static layer* has all shapes, without highlights and names. The two *labelled layers* add the names: one
is plain, one dimmed for highlights. The *highlighted frame* is the dimmed labelled layer with the highlights.
The *frame* that the widget shows is the highlighted frame, or a labelled layer if nothing is highlighted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from legmap.gui.canvas.item_cache import PreparedItems
from legmap.gui.canvas.scene import Scene
from legmap.gui.canvas.scene_items import SceneItems
from legmap.gui.canvas.viewport import Viewport, exposed_strips
from legmap.render.colour import DIMMED
from legmap.render.qt_painter import paint

_BATCH = 8
"""Items that are painted between two readings of the clock."""


class FrameCache:
    """Keep the pictures up to date with the scene, and repaint as little as possible."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._items = SceneItems(scene)
        self._viewport: Viewport | None = None
        self._static_layer: QPixmap | None = None
        self._labelled_layers: dict[bool, QPixmap] = {}
        self._highlighted_frame: QPixmap | None = None
        self._dimmed = False
        self._painted_items: PreparedItems = ()
        self._stale = QRect()
        self._steps_left: Iterator[None] | None = None
        self._target: Viewport | None = None

    @property
    def viewport(self) -> Viewport | None:
        """The viewport of the pictures; None while there are none."""
        return self._viewport

    @property
    def is_painting(self) -> bool:
        """True while new pictures are being painted."""
        return self._steps_left is not None

    @property
    def complete(self) -> bool:
        """True if all pictures are painted, so that a click need not wait."""
        return len(self._labelled_layers) == 2

    def clear(self) -> None:
        """Drop all pictures, because the scene looks different."""
        self._viewport = self._static_layer = self._highlighted_frame = None
        self._labelled_layers = {}
        self._painted_items, self._dimmed, self._stale = (), False, QRect()
        self.stop()

    def stop(self) -> None:
        """Cancel the painting of pictures."""
        self._steps_left = self._target = None

    def start(self, viewport: Viewport) -> None:
        """Start painting pictures for another viewport; the old ones stay until then."""
        if viewport != self._target:
            self._target, self._steps_left = viewport, self._paint(viewport)

    def start_missing(self) -> None:
        """Start painting the labelled layer that the next click may need."""
        if self._viewport is not None and not self.is_painting and not self.complete:
            self._steps_left = self._paint_missing(self._viewport)

    def paint_for(self, seconds: float) -> bool:
        """Paint for some seconds, or slightly longer; return whether everything is painted."""
        until = time.perf_counter() + seconds
        while self._steps_left is not None and time.perf_counter() < until:
            if next(self._steps_left, self) is self:
                self.stop()
        return self._steps_left is None

    def ensure(self, viewport: Viewport) -> None:
        """Paint all pictures for a viewport now, unless they are there."""
        if viewport != self._viewport:
            self.start(viewport)
            self.paint_for(float("inf"))

    def update_highlights(self) -> QRect:
        """Take over the highlights; return the part of the frame that changes, in logical pixels."""
        if self._viewport is None:
            return QRect()
        highlighted_items, dimmed = self._items.highlighted_items(), self._scene.has_highlights
        if dimmed != self._dimmed or self._viewport.ratio != round(self._viewport.ratio):
            changed = self._viewport.rect
        else:
            changed = self._viewport.around(i.bounds for i in {*self._painted_items} ^ {*highlighted_items})
        self._painted_items, self._dimmed = highlighted_items, dimmed
        self._stale |= changed
        return changed

    def frame(self) -> QPixmap | None:
        """Return the picture that the widget shows, up to date; None before there is any."""
        viewport = self._viewport
        if viewport is None:
            return None
        if self._dimmed not in self._labelled_layers:
            for _ in self._paint_labelled_layer(viewport, self._dimmed):
                pass
        labelled_layer = self._labelled_layers[self._dimmed]
        if not self._painted_items:
            return labelled_layer
        if self._highlighted_frame is None or not self._stale.isEmpty():
            self._highlighted_frame = self._painted_highlights(labelled_layer, viewport)
            self._stale = QRect()
        return self._highlighted_frame

    def _painted_highlights(self, labelled_layer: QPixmap, viewport: Viewport) -> QPixmap:
        """Return the labelled layer with the highlights; only the stale part of an earlier one is painted."""
        highlighted = self._highlighted_frame or viewport.blank()
        part = self._stale if self._highlighted_frame is not None else viewport.rect
        with QPainter(highlighted) as painter:
            painter.setClipRect(part)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawPixmap(0, 0, labelled_layer)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setTransform(viewport.camera.transform())
            paint(self._painted_items, painter, clip=viewport.sheet_of(part))
        return highlighted

    def _paint(self, viewport: Viewport) -> Iterator[None]:
        """Paint all pictures for a viewport, in small steps, and replace the old ones at the end."""
        highlighted_items, dimmed = self._items.highlighted_items(), self._scene.has_highlights
        static_layer = viewport.blank()
        yield from self._paint_static_items(static_layer, viewport)
        labelled_layer = QPixmap(static_layer)
        yield from self._paint_labels(labelled_layer, viewport, dimmed)
        highlighted = None
        if highlighted_items:
            highlighted = QPixmap(labelled_layer)
            yield from self._paint_items(highlighted, highlighted_items, viewport)
        self._viewport, self._static_layer, self._labelled_layers, self._highlighted_frame = (
            viewport,
            static_layer,
            {dimmed: labelled_layer},
            highlighted,
        )
        self._painted_items, self._dimmed, self._stale = highlighted_items, dimmed, QRect()
        self.update_highlights()

    def _paint_missing(self, viewport: Viewport) -> Iterator[None]:
        for dimmed in {True, False}.difference(self._labelled_layers):
            yield from self._paint_labelled_layer(viewport, dimmed)

    def _paint_labelled_layer(self, viewport: Viewport, dimmed: bool) -> Iterator[None]:
        assert self._static_layer is not None  # painted first for every viewport
        labelled_layer = QPixmap(self._static_layer)
        yield from self._paint_labels(labelled_layer, viewport, dimmed)
        self._labelled_layers[dimmed] = labelled_layer

    def _paint_static_items(self, static_layer: QPixmap, viewport: Viewport) -> Iterator[None]:
        paper = QColor(self._scene.render_options.theme.paper)
        before, old = self._viewport, self._static_layer
        shift = viewport.shift_from(before) if before is not None and old is not None else None
        static_layer.fill(paper)
        if shift is None or old is None:
            yield from self._paint_items(static_layer, self._items.shapes(), viewport)
            return
        with QPainter(static_layer) as painter:
            painter.drawPixmap(shift, old)
        for strip in exposed_strips(viewport.rect, shift):
            yield from self._paint_items(static_layer, self._items.shapes(), viewport, strip)

    def _paint_labels(self, labelled_layer: QPixmap, viewport: Viewport, dimmed: bool) -> Iterator[None]:
        if dimmed:
            dimming = QColor(self._scene.render_options.theme.paper)
            dimming.setAlphaF(DIMMED)
            with QPainter(labelled_layer) as painter:
                painter.fillRect(viewport.rect, dimming)
            yield
        yield from self._paint_items(labelled_layer, self._items.words(dimmed=dimmed), viewport)

    def _paint_items(
        self, picture: QPixmap, items: PreparedItems, viewport: Viewport, clip: QRect | None = None
    ) -> Iterator[None]:
        clip = clip or viewport.rect
        seen = viewport.sheet_of(clip)
        items = tuple(item for item in items if seen.intersects(item.bounds))
        for begin in range(0, len(items), _BATCH):
            with QPainter(picture) as painter:
                painter.setClipRect(clip)
                painter.setTransform(viewport.camera.transform())
                paint(items[begin : begin + _BATCH], painter)
            yield

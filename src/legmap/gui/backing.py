"""The pictures behind the canvas: what was painted once is not painted again.

Pictures of the size of the widget are kept. The *plate* is what is drawn, at rest and without words. A
*base* is the plate with its words; there are two, at rest and under the veil of paper that lies over it
where something stands out. *Lit* is the veiled base with what stands out. The *frame* is what the widget
shows: lit, or a base as long as nothing stands out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from legmap.gui.scene import Scene
from legmap.gui.screen import Screen, bared
from legmap.gui.stock import Prepared
from legmap.render.colour import DIMMED
from legmap.render.qt import paint

_BATCH = 8
"""Items that are painted between two looks at the clock."""


class Backing:
    """Keeps the pictures in step with the scene, painting as little as it can.

    Parameters
    ----------
    scene : Scene
        What is painted.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._screen: Screen | None = None
        self._plate: QPixmap | None = None
        self._bases: dict[bool, QPixmap] = {}
        self._lit: QPixmap | None = None
        self._dimmed = False
        self._shown: Prepared = ()
        self._stale = QRect()
        self._work: Iterator[None] | None = None
        self._meant: Screen | None = None

    @property
    def screen(self) -> Screen | None:
        """What the pictures are painted for; None as long as there are none."""
        return self._screen

    @property
    def working(self) -> bool:
        """Whether new pictures are being painted."""
        return self._work is not None

    @property
    def complete(self) -> bool:
        """Whether all pictures are there, so that a click has nothing to wait for."""
        return self._plate is not None and len(self._bases) == 2

    def clear(self) -> None:
        """Drop everything, because the scene looks different."""
        self._screen = self._plate = self._lit = None
        self._bases = {}
        self._shown, self._dimmed, self._stale = (), False, QRect()
        self.stop()

    def stop(self) -> None:
        """Give up pictures that are being painted."""
        self._work = self._meant = None

    def start(self, screen: Screen) -> None:
        """Begin to paint pictures for another camera; the old ones stay until they are done."""
        if screen != self._meant:
            self._meant, self._work = screen, self._paint(screen)

    def start_other(self) -> None:
        """Begin to paint the base that a click or its end will want; the frame stays as it is."""
        if self._screen is not None and not self.working and not self.complete:
            self._work = self._paint_other(self._screen)

    def go_on(self, seconds: float) -> bool:
        """Paint for so long, or a little longer; tells whether everything is done."""
        until = time.perf_counter() + seconds
        while self._work is not None and time.perf_counter() < until:
            if next(self._work, self) is self:
                self.stop()
        return self._work is None

    def bring(self, screen: Screen) -> None:
        """Have pictures for a camera now."""
        if screen != self._screen:
            self.start(screen)
            self.go_on(float("inf"))

    def relight(self) -> QRect:
        """Take over what stands out in the scene; tells what changes of the frame, in logical pixels."""
        if self._screen is None:
            return QRect()
        lights, dimmed = self._scene.lights(), self._scene.is_lit
        if dimmed != self._dimmed or self._screen.ratio != round(self._screen.ratio):
            changed = self._screen.rect
        else:
            changed = self._screen.around(i.bounds for i in {*self._shown} ^ {*lights})
        self._shown, self._dimmed = lights, dimmed
        self._stale |= changed
        return changed

    def frame(self) -> QPixmap | None:
        """What the widget shows, with everything that has changed painted; None before there is any."""
        screen = self._screen
        if screen is None:
            return None
        if self._dimmed not in self._bases:
            self._mend_base(screen)
        base = self._bases[self._dimmed]
        if not self._shown:
            return base
        if self._lit is None or not self._stale.isEmpty():
            self._lit = self._relit(base, screen)
            self._stale = QRect()
        return self._lit

    def _mend_base(self, screen: Screen) -> None:
        if self._plate is None:
            self._run(self._paint_plate(screen))
        assert self._plate is not None
        base = QPixmap(self._plate)
        self._run(self._paint_base(base, screen, self._dimmed))
        self._bases[self._dimmed] = base

    def _relit(self, base: QPixmap, screen: Screen) -> QPixmap:
        """The base with what stands out; where a picture is there already, only what is stale is painted."""
        lit = self._lit or screen.blank()
        part = self._stale if self._lit is not None else screen.rect
        with QPainter(lit) as painter:
            painter.setClipRect(part)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawPixmap(0, 0, base)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setTransform(screen.camera.transform())
            paint(self._shown, painter, clip=screen.sheet_of(part))
        return lit

    @staticmethod
    def _run(work: Iterator[None]) -> None:
        for _ in work:
            pass

    def _paint(self, screen: Screen) -> Iterator[None]:
        """Paint all pictures for a camera, in small steps, and take them over at the end."""
        lights, dimmed = self._scene.lights(), self._scene.is_lit
        plate = screen.blank()
        yield from self._paint_plate_on(plate, screen)
        base = QPixmap(plate)
        yield from self._paint_base(base, screen, dimmed)
        lit = None
        if lights:
            lit = QPixmap(base)
            yield from self._paint_items(lit, lights, screen)
        self._screen, self._plate, self._bases, self._lit = screen, plate, {dimmed: base}, lit
        self._shown, self._dimmed, self._stale = lights, dimmed, QRect()
        self.relight()

    def _paint_other(self, screen: Screen) -> Iterator[None]:
        """Paint the plate, if it is missing, and the base that is missing."""
        if self._plate is None:
            yield from self._paint_plate(screen)
        for dimmed in (True, False):
            if dimmed not in self._bases and self._plate is not None:
                base = QPixmap(self._plate)
                yield from self._paint_base(base, screen, dimmed)
                self._bases[dimmed] = base

    def _paint_plate(self, screen: Screen) -> Iterator[None]:
        plate = screen.blank()
        yield from self._paint_plate_on(plate, screen)
        self._plate = plate

    def _paint_plate_on(self, plate: QPixmap, screen: Screen) -> Iterator[None]:
        paper = QColor(self._scene.look.theme.paper)
        before, old = self._screen, self._plate
        shift = screen.shift_from(before) if before is not None and old is not None else None
        plate.fill(paper)
        if shift is None or old is None:
            yield from self._paint_items(plate, self._scene.shapes(), screen)
            return
        with QPainter(plate) as painter:
            painter.drawPixmap(shift, old)
        for strip in bared(screen.rect, shift):
            yield from self._paint_items(plate, self._scene.shapes(), screen, strip)

    def _paint_base(self, base: QPixmap, screen: Screen, dimmed: bool) -> Iterator[None]:
        if dimmed:
            veil = QColor(self._scene.look.theme.paper)
            veil.setAlphaF(DIMMED)
            with QPainter(base) as painter:
                painter.fillRect(screen.rect, veil)
            yield
        yield from self._paint_items(base, self._scene.words(dimmed=dimmed), screen)

    def _paint_items(
        self, picture: QPixmap, items: Prepared, screen: Screen, clip: QRect | None = None
    ) -> Iterator[None]:
        clip = clip or screen.rect
        seen = screen.sheet_of(clip)
        items = tuple(item for item in items if seen.intersects(item.bounds))
        for begin in range(0, len(items), _BATCH):
            with QPainter(picture) as painter:
                painter.setClipRect(clip)
                painter.setTransform(screen.camera.transform())
                paint(items[begin : begin + _BATCH], painter)
            yield

"""The pictures behind the canvas: what was painted once is not painted again.

Three pictures of the size of the widget are kept. The *plate* is what is drawn, at rest and without words.
The *base* is the plate with its words, under a veil of paper where something stands out. The *frame* is
the base with what stands out: it is what the widget shows, and as long as nothing stands out it is the
base itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from legmap.gui.camera import Camera
from legmap.gui.scene import Scene
from legmap.gui.stock import Prepared
from legmap.render.colour import DIMMED
from legmap.render.qt import Ready, ReadyText, paint

_BATCH = 8
"""Items that are painted between two looks at the clock."""

_PAD = 5
"""Pixels around an item that its lines may touch: the least widths of lines are told in pixels."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a picture is painted for.

    Attributes
    ----------
    camera : Camera
        Which piece of the sheet is in sight.
    size : QSize
        Of the widget, in logical pixels.
    ratio : float
        Device pixels per logical pixel.
    """

    camera: Camera
    size: QSize
    ratio: float

    def blank(self) -> QPixmap:
        """A picture of that size with nothing on it yet."""
        pixmap = QPixmap(self.size * self.ratio)
        pixmap.setDevicePixelRatio(self.ratio)
        return pixmap

    def fits(self, other: Screen) -> bool:
        """Whether pictures for the other have the same size."""
        return self.size == other.size and self.ratio == other.ratio

    def shift_from(self, before: Screen) -> QPoint | None:
        """How far everything has moved since, in logical pixels; None unless by whole device pixels."""
        if not self.fits(before) or self.camera.scale != before.camera.scale:
            return None
        dx, dy = self.camera.x - before.camera.x, self.camera.y - before.camera.y
        whole = all(abs(d - round(d)) < 1e-6 for d in (dx, dy)) and self.ratio == round(self.ratio)
        return QPoint(round(dx), round(dy)) if whole else None

    @property
    def rect(self) -> QRect:
        """The whole widget."""
        return QRect(QPoint(0, 0), self.size)

    def seen(self) -> QRectF:
        """The piece of the sheet that is in sight, in sheet millimetres."""
        return self.camera.seen(QSizeF(self.size))


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
        self._base: QPixmap | None = None
        self._frame: QPixmap | None = None
        self._dimmed = False
        self._shown: Prepared = ()
        self._stale = QRegion()
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
        return self._plate is not None

    @property
    def resting(self) -> QPixmap | None:
        """The picture of the sheet at rest; None where something stands out."""
        return self._base if not self._dimmed and not self._shown and not self._scene.lights() else None

    def clear(self) -> None:
        """Drop everything, because the scene looks different."""
        self._screen = self._plate = self._base = self._frame = None
        self._shown, self._dimmed, self._stale = (), False, QRegion()
        self.stop()

    def stop(self) -> None:
        """Give up pictures that are being painted."""
        self._work = self._meant = None

    def adopt(self, picture: QPixmap, screen: Screen) -> None:
        """Take over a picture of the resting sheet that was painted earlier."""
        self.clear()
        self._screen, self._base, self._frame = screen, picture, picture

    def start(self, screen: Screen) -> None:
        """Begin to paint pictures for another camera; the old ones stay until they are done."""
        if screen != self._meant:
            self._meant, self._work = screen, self._paint(screen)

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

    def relight(self) -> QRegion:
        """Take over what stands out in the scene; tells what changes of the frame, in logical pixels."""
        if self._screen is None:
            return QRegion()
        lights, dimmed = self._scene.lights(), self._scene.is_lit
        if dimmed != self._dimmed or self._screen.ratio != round(self._screen.ratio):
            changed = QRegion(self._screen.rect)
        else:
            before, after = set(self._shown), set(lights)
            changed = self._region(before ^ after, self._screen)
        if dimmed != self._dimmed:
            self._base = None
        self._shown, self._dimmed = lights, dimmed
        self._stale += changed
        return changed

    def frame(self) -> QPixmap | None:
        """What the widget shows, with everything that has changed painted; None before there is any."""
        screen = self._screen
        if screen is None:
            return None
        if self._base is None:
            self._mend_base(screen)
        if self._frame is None or not self._stale.isEmpty():
            self._mend_frame(screen)
        return self._frame

    def _mend_base(self, screen: Screen) -> None:
        if self._plate is None:
            self._run(self._paint_plate(screen))
        assert self._plate is not None
        self._base = QPixmap(self._plate)
        self._run(self._paint_base(self._base, screen, self._dimmed))
        self._frame = None

    def _mend_frame(self, screen: Screen) -> None:
        assert self._base is not None
        if not self._shown:
            self._frame = self._base
        elif self._frame is None or self._stale.contains(screen.rect) or self._frame is self._base:
            self._frame = QPixmap(self._base)
            self._run(self._paint_items(self._frame, self._shown, screen))
        else:
            touched = [item for item in self._shown if self._stale.intersects(self._box(item, screen))]
            with QPainter(self._frame) as painter:
                painter.setClipRegion(self._stale)
                painter.drawPixmap(0, 0, self._base)
                painter.setTransform(screen.camera.transform())
                paint(touched, painter, clip=screen.seen())
        self._stale = QRegion()

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
        frame = base
        if lights:
            frame = QPixmap(base)
            yield from self._paint_items(frame, lights, screen)
        self._screen, self._plate, self._base, self._frame = screen, plate, base, frame
        self._shown, self._dimmed, self._stale = lights, dimmed, QRegion()
        self.relight()

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
        bare = QRegion(screen.rect) - QRegion(screen.rect.translated(shift))
        yield from self._paint_items(plate, self._scene.shapes(), screen, bare)

    def _paint_base(self, base: QPixmap, screen: Screen, dimmed: bool) -> Iterator[None]:
        if dimmed:
            veil = QColor(self._scene.look.theme.paper)
            veil.setAlphaF(DIMMED)
            with QPainter(base) as painter:
                painter.fillRect(screen.rect, veil)
            yield
        yield from self._paint_items(base, self._scene.words(dimmed=dimmed), screen)

    def _paint_items(
        self, picture: QPixmap, items: Prepared, screen: Screen, clip: QRegion | None = None
    ) -> Iterator[None]:
        seen = screen.seen()
        if clip is not None:
            items = tuple(item for item in items if clip.intersects(self._box(item, screen)))
        for begin in range(0, len(items), _BATCH):
            with QPainter(picture) as painter:
                if clip is not None:
                    painter.setClipRegion(clip)
                painter.setTransform(screen.camera.transform())
                paint(items[begin : begin + _BATCH], painter, clip=seen)
            yield

    def _region(self, items: set[Ready | ReadyText], screen: Screen) -> QRegion:
        region = QRegion()
        for item in items:
            region += self._box(item, screen)
        return region

    @staticmethod
    def _box(item: Ready | ReadyText, screen: Screen) -> QRect:
        """Everything that an item may touch, in logical pixels."""
        box = screen.camera.transform().mapRect(item.bounds)
        box = box.intersected(QRectF(screen.rect.adjusted(-_PAD, -_PAD, _PAD, _PAD)))
        return box.toAlignedRect().adjusted(-_PAD, -_PAD, _PAD, _PAD) & screen.rect

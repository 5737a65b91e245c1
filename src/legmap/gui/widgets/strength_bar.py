"""A bar for the share of a movement's capacity that is gone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from legmap.gui.widgets.theme import is_dark
from legmap.lesion.strength import CapacityLost
from legmap.render.colour import mix
from legmap.render.theme import DARK, LIGHT, Theme

HEIGHT = 16
EDGE = 2
"""Pixels above and below the bar, for the tick."""
ROUND = 2.0
HATCH = 5
QUARTERS = (0.25, 0.5, 0.75)


class StrengthBar(QWidget):
    """Show a share that is lost: solid to its minimum, pale or hatched to its maximum, a tick in the middle.

    It is pale where models differ, hatched for an interval. Screen readers get the figure from its row.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capacity: CapacityLost | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_capacity(self, capacity: CapacityLost) -> None:
        """Show a share of capacity lost."""
        self._capacity = capacity
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a bar and its tick."""
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, shares and tick."""
        if self._capacity is None:
            return
        theme = DARK if is_dark(self.palette()) else LIGHT
        track = QRectF(0.5, EDGE + 0.5, self.width() - 1, self.height() - 2 * EDGE - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint(painter, track, self._capacity, theme)


def _paint(painter: QPainter, track: QRectF, capacity: CapacityLost, theme: Theme) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(track, ROUND, ROUND)
    painter.fillPath(outline, QColor(mix(theme.paper, theme.ink, 0.08)))
    painter.save()
    painter.setClipPath(outline)
    painter.setPen(QPen(QColor(mix(theme.paper, theme.ink, 0.28)), 1))
    for quarter in QUARTERS:
        _draw_vertical(painter, track, round(track.left() + quarter * track.width()) + 0.5)
    low = track.left() + capacity.low * track.width()
    high = track.left() + capacity.high * track.width()
    certain = QRectF(track.left(), track.top(), low - track.left(), track.height())
    uncertain = QRectF(low, track.top(), high - low, track.height())
    painter.fillRect(certain, QColor(theme.lost))
    painter.fillRect(uncertain, QColor(mix(theme.paper, theme.partial, 0.75 if capacity.whole else 0.4)))
    if not capacity.whole:
        _hatch(painter, uncertain, theme)
    painter.restore()
    painter.setPen(QPen(QColor(mix(theme.paper, theme.ink, 0.5)), 1))
    painter.drawPath(outline)
    if capacity.low == capacity.high:
        return
    middle = track.left() + capacity.middle * track.width()
    middle = min(max(middle, track.left() + 1), track.right() - 1)
    for colour, width in ((theme.paper, 4), (theme.ink, 2)):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        _draw_vertical(painter, track.adjusted(0, -EDGE, 0, EDGE), middle)


def _hatch(painter: QPainter, where: QRectF, theme: Theme) -> None:
    painter.save()
    painter.setClipRect(where, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(theme.partial_hatch), 1.2))
    height = where.height()
    for step in range(int((where.width() + height) / HATCH) + 1):
        left = where.left() - height + step * HATCH
        painter.drawLine(QPointF(left, where.bottom()), QPointF(left + height, where.top()))
    painter.restore()


def _draw_vertical(painter: QPainter, within: QRectF, x: float) -> None:
    painter.drawLine(QPointF(x, within.top()), QPointF(x, within.bottom()))

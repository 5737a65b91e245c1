"""Steps of path data drawn into a painter path, with the arithmetic of the SVG standard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

Point = tuple[float, float]
THINNEST = 1e-9
"""Radii below this make a straight line, as those of 0 do; dividing by their squares would fail."""


def drawn(steps: Iterable[tuple[str, list[float]]]) -> QPainterPath:
    """Draw commands into a path that is filled by the nonzero rule.

    Parameters
    ----------
    steps : iterable of (str, list of float)
        Commands and their numbers, well-formed; the first is a move.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    pen = _Pen(path)
    for command, numbers in steps:
        kind = command.upper()
        pen.strokes[kind](numbers, command != kind)
        pen.last = kind
    return path


class _Pen:
    """Where the pen is, where its subpath began, and the last control point, for curves that go on."""

    def __init__(self, path: QPainterPath) -> None:
        self.path = path
        self.x = self.y = 0.0
        self.start: Point = (0.0, 0.0)
        self.control: Point = (0.0, 0.0)
        self.last = ""
        self.strokes: dict[str, Callable[[list[float], bool], None]] = {
            "M": self._move,
            "L": self._line,
            "H": self._horizontal,
            "V": self._vertical,
            "C": self._cubic,
            "S": self._smooth_cubic,
            "Q": self._quad,
            "T": self._smooth_quad,
            "A": self._arc,
            "Z": self._close,
        }

    def _move(self, numbers: list[float], relative: bool) -> None:
        x, y = numbers[:2]
        self.x, self.y = (x + self.x, y + self.y) if relative else (x, y)
        self.start = self.x, self.y
        self.path.moveTo(self.x, self.y)
        if len(numbers) > 2:
            self._line(numbers[2:], relative)

    def _close(self, _numbers: list[float], _relative: bool) -> None:
        self.path.closeSubpath()
        self.x, self.y = self.start

    def _line(self, numbers: list[float], relative: bool) -> None:
        for i in range(0, len(numbers), 2):
            x, y = numbers[i], numbers[i + 1]
            self._line_to(*((x + self.x, y + self.y) if relative else (x, y)))

    def _horizontal(self, numbers: list[float], relative: bool) -> None:
        for x in numbers:
            self._line_to(self.x + x if relative else x, self.y)

    def _vertical(self, numbers: list[float], relative: bool) -> None:
        for y in numbers:
            self._line_to(self.x, self.y + y if relative else y)

    def _line_to(self, x: float, y: float) -> None:
        self.path.lineTo(x, y)
        self.x, self.y = x, y

    def _cubic(self, numbers: list[float], relative: bool) -> None:
        for i in range(0, len(numbers), 6):
            ax, ay, bx, by, x, y = numbers[i : i + 6]
            if relative:
                ax, ay, bx, by, x, y = (
                    ax + self.x,
                    ay + self.y,
                    bx + self.x,
                    by + self.y,
                    x + self.x,
                    y + self.y,
                )
            self._cubic_to(ax, ay, bx, by, x, y)

    def _smooth_cubic(self, numbers: list[float], relative: bool) -> None:
        for i in range(0, len(numbers), 4):
            bx, by, x, y = numbers[i : i + 4]
            if relative:
                bx, by, x, y = bx + self.x, by + self.y, x + self.x, y + self.y
            ax, ay = self._reflected("CS")
            self._cubic_to(ax, ay, bx, by, x, y)
            self.last = "S"

    def _cubic_to(self, ax: float, ay: float, bx: float, by: float, x: float, y: float) -> None:
        self.path.cubicTo(ax, ay, bx, by, x, y)
        self.control = bx, by
        self.x, self.y = x, y

    def _quad(self, numbers: list[float], relative: bool) -> None:
        for i in range(0, len(numbers), 4):
            ax, ay, x, y = numbers[i : i + 4]
            if relative:
                ax, ay, x, y = ax + self.x, ay + self.y, x + self.x, y + self.y
            self._quad_to(ax, ay, x, y)

    def _smooth_quad(self, numbers: list[float], relative: bool) -> None:
        for i in range(0, len(numbers), 2):
            x, y = numbers[i], numbers[i + 1]
            if relative:
                x, y = x + self.x, y + self.y
            self._quad_to(*self._reflected("QT"), x, y)
            self.last = "T"

    def _quad_to(self, ax: float, ay: float, x: float, y: float) -> None:
        self.path.quadTo(ax, ay, x, y)
        self.control = ax, ay
        self.x, self.y = x, y

    def _reflected(self, kinds: str) -> Point:
        """The last control point mirrored at the pen, if the last command was a curve of this kind."""
        if not self.last or self.last not in kinds:
            return self.x, self.y
        return self.x + (self.x - self.control[0]), self.y + (self.y - self.control[1])

    def _arc(self, numbers: list[float], relative: bool) -> None:
        for i in range(0, len(numbers), 7):
            rx, ry, turn, large, sweep, x, y = numbers[i : i + 7]
            if relative:
                x, y = x + self.x, y + self.y
            for curve in _curves((self.x, self.y), (rx, ry, turn, bool(large), bool(sweep)), (x, y)):
                self.path.cubicTo(*curve)
            if min(abs(rx), abs(ry)) < THINNEST:
                self.path.lineTo(x, y)
            self.x, self.y = x, y


def _curves(
    start: Point, ellipse: tuple[float, float, float, bool, bool], end: Point
) -> Iterable[tuple[float, float, float, float, float, float]]:
    """An arc as cubics; none for an ellipse without width, which is a straight line, nor for no way."""
    rx, ry, turn, large, sweep = ellipse
    if min(abs(rx), abs(ry)) < THINNEST or start == end:
        return
    from svgelements import Arc  # rarely needed, and slow to load

    arc = Arc(start, abs(rx), abs(ry), turn, large, sweep, end)
    for curve in arc.as_cubic_curves():
        a, b, c = curve.control1, curve.control2, curve.end
        yield a.x, a.y, b.x, b.y, c.x, c.y

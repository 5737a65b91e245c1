"""A short cut through path data: absolute cubics, which is what nearly all drawings are made of.

The program reads twenty thousand of them before its first window. What is not plainly of this form, or not in
order, is left to the strict reading, which gives the same path or says what is wrong.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

_DOUBTFUL = re.compile(r"[_nN\v\x1c-\x1f]|(?:[,MCZ]|\A)[ \t\r\n\f]*,|,[ \t\r\n\f]*(?:[MCZ]|\Z)")
"""What float() and split() let pass and path data must not, and commas that separate nothing."""


def plain_curves(data: str, most: int, furthest: float) -> QPainterPath | None:
    """Read path data of M, C and Z, each with the numbers of one segment.

    Parameters
    ----------
    data : str
        The ``d`` of a path.
    most : int
        Segments it may have.
    furthest : float
        What no number may be beyond.

    Returns
    -------
    QPainterPath or None
        Filled by the nonzero rule; None where the data is anything else.
    """
    if not data.isascii() or _DOUBTFUL.search(data):
        return None
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    blank, *subpaths = data.replace(",", " ").split("M")
    every: list[float] = []
    count = 0
    try:
        for subpath in subpaths:
            line, close, rest = subpath.partition("Z")
            start, *curves = line.split("C")
            blank += rest
            x, y = map(float, start.split())
            path.moveTo(x, y)
            every += (x, y)
            for curve in curves:
                numbers = [*map(float, curve.split())]
                path.cubicTo(*numbers)
                every += numbers
            count += 1 + len(curves) + len(close)
            if count > most:
                return None
            if close:
                path.closeSubpath()
    except (ValueError, TypeError):
        return None
    sound = every and not blank.strip() and min(every) >= -furthest and max(every) <= furthest
    return path if sound else None

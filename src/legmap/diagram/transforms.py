"""The ``transform`` attribute, read strictly into a Qt transform."""

from __future__ import annotations

import math
import re

from PySide6.QtGui import QTransform

from legmap.diagram.pathdata import MAX_COORDINATE, PathDataError, read_numbers
from legmap.platform.untrusted import shown

MOST_LETTERS = 2000
FLAT = 1e-9
"""A transform that shrinks areas to less than this share draws nothing that could be seen."""

_FUNCTION = re.compile(r"[ \t\r\n\f]*(matrix|translate|scale|rotate|skewX|skewY)[ \t\r\n\f]*\(([^()]*)\)")
_BETWEEN = re.compile(r"[ \t\r\n\f]*,?")
_TAKES = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}


def read_transform(text: str) -> QTransform:
    """Turn a ``transform`` attribute into a Qt transform.

    Raises
    ------
    PathDataError
        If it is malformed, too long, not finite or flattens everything to nothing.
    """
    result = QTransform()
    position = 0
    end = len(text.rstrip(" \t\r\n\f"))
    while position < end:
        between = _BETWEEN.match(text, position) if position else None
        position = between.end() if between else position
        found = _FUNCTION.match(text, position) if len(text) <= MOST_LETTERS else None
        if found is None:
            raise _unreadable(text)
        result = _one(found[1], found[2], text) * result
        position = found.end()
    require_sound(result)
    return result


def require_sound(transform: QTransform) -> None:
    """Make sure that a transform leaves something to be seen.

    Raises
    ------
    PathDataError
        If its numbers are not finite or beyond reason, or it flattens everything to nothing.
    """
    values = [getattr(transform, name)() for name in ("m11", "m12", "m21", "m22", "dx", "dy")]
    if not all(math.isfinite(v) and abs(v) <= MAX_COORDINATE for v in values):
        raise PathDataError("has a transform with numbers that are not finite or beyond reason")
    if abs(transform.determinant()) < FLAT:
        raise PathDataError("has a transform that flattens it to nothing")


def _one(name: str, arguments: str, text: str) -> QTransform:
    try:
        return _transform(name, read_numbers(arguments, *_TAKES[name]))
    except PathDataError as error:
        raise _unreadable(text) from error


def _transform(name: str, numbers: tuple[float, ...]) -> QTransform:
    first, second = numbers[0], numbers[1] if len(numbers) > 1 else 0.0
    match name:
        case "matrix":
            return QTransform(*numbers)
        case "translate":
            return QTransform.fromTranslate(first, second)
        case "scale":
            return QTransform.fromScale(first, second if len(numbers) > 1 else first)
        case "rotate":
            turned = QTransform().rotate(first)
            if len(numbers) == 1:
                return turned
            x, y = numbers[1:]
            return QTransform.fromTranslate(-x, -y) * turned * QTransform.fromTranslate(x, y)
        case "skewX":
            return QTransform().shear(math.tan(math.radians(first)), 0)
        case _:
            return QTransform().shear(0, math.tan(math.radians(first)))


def _unreadable(text: str) -> PathDataError:
    return PathDataError(f"has a transform that cannot be read, '{shown(text, 30)}'")

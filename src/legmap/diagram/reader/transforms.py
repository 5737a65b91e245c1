"""Read the ``transform`` attribute: a strict check first, then svgelements."""

from __future__ import annotations

import math
import re

from PySide6.QtGui import QTransform

from legmap.diagram.reader.path_data import MAX_COORDINATE, PathDataError, read_numbers
from legmap.messages import say
from legmap.platform.untrusted import shown

MAX_LETTERS = 2000
FLAT = 1e-9
"""A transform that shrinks areas to less than this share draws nothing that could be seen."""

_BLANK = r"[ \t\r\n\f]*"
_NAMES = "matrix|translate|scale|rotate|skewX|skewY"
_FUNCTION = re.compile(rf"({_NAMES}){_BLANK}\(([^()]*)\)")
_CHAIN = re.compile(rf"{_BLANK}(?:{_FUNCTION.pattern}(?:{_BLANK},?{_BLANK}(?={_NAMES}))?)*+{_BLANK}")
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
    from svgelements import Matrix  # reading is rare, and loading takes its time

    unreadable = PathDataError(say("drawing.transform", text=shown(text, 30)))
    if len(text) > MAX_LETTERS or not _CHAIN.fullmatch(text):
        raise unreadable
    try:
        chain = [
            f"{name}({' '.join(map(repr, read_numbers(numbers, *_TAKES[name])))})"
            for name, numbers in _FUNCTION.findall(text)
        ]
    except PathDataError as error:
        raise unreadable from error
    matrix = Matrix(" ".join(chain))
    result = QTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    require_usable(result)
    return result


def require_usable(transform: QTransform) -> None:
    """Make sure that a transform leaves something to be seen.

    Raises
    ------
    PathDataError
        If its numbers are not finite or beyond reason, or it flattens everything to nothing.
    """
    values = [getattr(transform, name)() for name in ("m11", "m12", "m21", "m22", "dx", "dy")]
    if not all(math.isfinite(v) and abs(v) <= MAX_COORDINATE for v in values):
        raise PathDataError(say("drawing.transform.beyond"))
    if abs(transform.determinant()) < FLAT:
        raise PathDataError(say("drawing.transform.flat"))

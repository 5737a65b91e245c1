"""Path data and transforms: checked strictly here, then read by svgelements, then handed to Qt.

svgelements 1.9.6 cuts malformed data short without a word, crashes on NaN and takes more than 20 s over a
million segments; so the data is tokenised and counted first, and its answer is counted against that.
"""

from __future__ import annotations

import math
import re

import svgelements
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

MAX_SEGMENTS = 20_000
MAX_COORDINATE = 1e6

_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
# atomic, so that long runs of digits cannot be split in ever new ways while a match fails
_NUMBER = r"(?>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_SEPARATOR = r"(?:\s*,\s*|\s*)"
_NUMBERS = re.compile(_NUMBER)
_LIST = re.compile(rf"\s*(?:{_NUMBER}{_SEPARATOR})*")
_ARC_ARGUMENTS = [f"({_NUMBER})"] * 3 + ["([01])"] * 2 + [f"({_NUMBER})"] * 2
_ARC = re.compile(rf"\s*{_SEPARATOR.join(_ARC_ARGUMENTS)}{_SEPARATOR}")
_COMMANDS = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])")
_TRANSFORM = re.compile(
    r"\s*(?:(?:matrix|translate|scale|rotate|skewX|skewY)"
    rf"\s*\(\s*{_NUMBER}(?:{_SEPARATOR}{_NUMBER}){{0,5}}\s*\)[\s,]*)*"
)


class PathDataError(ValueError):
    """Data that cannot be used; the text completes a sentence beginning with the place."""


def read_path(data: str) -> QPainterPath:
    """Turn the ``d`` of a path into a painter path, arcs into cubics.

    Raises
    ------
    PathDataError
        If the data is empty, malformed, too long, or has numbers that are not finite or absurdly large.
    """
    expected = count_segments(data)
    try:
        parsed = svgelements.Path(data)
        if len(parsed) != expected:
            raise PathDataError(f"has {expected} segments of which only {len(parsed)} can be read")
        parsed.approximate_arcs_with_cubics()
    except (ValueError, ArithmeticError, TypeError, IndexError, AttributeError) as error:
        if isinstance(error, PathDataError):
            raise
        raise PathDataError("has path data that cannot be read") from error
    return _painter_path(parsed)


def count_segments(data: str) -> int:
    """How many segments well-formed path data describes.

    Raises
    ------
    PathDataError
        As for `read_path`.
    """
    pieces = _COMMANDS.split(data)
    if not data.strip():
        raise PathDataError("has empty path data")
    if pieces[0].strip() or pieces[1] not in "Mm":
        raise PathDataError("has path data that does not begin with M")
    count = 0
    for command, text in zip(pieces[1::2], pieces[2::2], strict=True):
        count += _count_arguments(command, text)
        if count > MAX_SEGMENTS:
            raise PathDataError(f"has more than {MAX_SEGMENTS} segments")
    return count


def _count_arguments(command: str, text: str) -> int:
    arity = _ARITY[command.upper()]
    if arity == 0:
        if text.strip(" \t\r\n,"):
            raise PathDataError(f"has path data that breaks off at {_excerpt(command, text)}")
        return 1
    if command in "Aa":
        return _count_arcs(command, text)
    if not _LIST.fullmatch(text):
        raise PathDataError(f"has path data that breaks off at {_excerpt(command, text)}")
    numbers = _NUMBERS.findall(text)
    if not numbers or len(numbers) % arity:
        raise PathDataError(f"has {len(numbers)} numbers after {command}, not a multiple of {arity}")
    _check(numbers)
    return len(numbers) // arity


def _count_arcs(command: str, text: str) -> int:
    count = position = 0
    while position < len(text):
        match = _ARC.match(text, position)
        if match is None:
            raise PathDataError(f"has path data that breaks off at {_excerpt(command, text[position:])}")
        _check(match.groups())
        position = match.end()
        count += 1
    if count == 0:
        raise PathDataError(f"has no numbers after {command}")
    return count


def _check(numbers: list[str] | tuple[str, ...]) -> None:
    for number in numbers:
        value = float(number)
        if not math.isfinite(value) or abs(value) > MAX_COORDINATE:
            raise PathDataError(f"has the number {number[:20]}, which is beyond {MAX_COORDINATE:.0f}")


def _excerpt(command: str, text: str) -> str:
    return f"'{(command + text.strip())[:24]}'"


def _painter_path(parsed: svgelements.Path) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for segment in parsed:
        end = segment.end
        match segment:
            case svgelements.Move():
                path.moveTo(end.x, end.y)
            case svgelements.Close():
                path.closeSubpath()
            case svgelements.CubicBezier(control1=a, control2=b):
                path.cubicTo(a.x, a.y, b.x, b.y, end.x, end.y)
            case svgelements.QuadraticBezier(control=a):
                path.quadTo(a.x, a.y, end.x, end.y)
            case _:
                path.lineTo(end.x, end.y)
    return path


def read_transform(text: str) -> QTransform:
    """Turn a ``transform`` attribute into a Qt transform.

    Raises
    ------
    PathDataError
        If it is malformed, too long, not finite or flattens everything to nothing.
    """
    if len(text) > 2000 or not _TRANSFORM.fullmatch(text):
        raise PathDataError(f"has a transform that cannot be read, '{text.strip()[:30]}'")
    try:
        m = svgelements.Matrix(text)
        values = [float(v) for v in (m.a, m.b, m.c, m.d, m.e, m.f)]
    except (ValueError, ArithmeticError, TypeError, IndexError) as error:
        raise PathDataError(f"has a transform that cannot be read, '{text.strip()[:30]}'") from error
    if not all(math.isfinite(v) and abs(v) <= MAX_COORDINATE for v in values):
        raise PathDataError("has a transform with numbers that are not finite or beyond reason")
    if abs(values[0] * values[3] - values[1] * values[2]) < 1e-9:
        raise PathDataError("has a transform that flattens it to nothing")
    return QTransform(*values)


def read_numbers(text: str, count: int) -> tuple[float, ...]:
    """Read exactly `count` finite numbers.

    Raises
    ------
    PathDataError
        If there are more, fewer or unusable ones.
    """
    if len(text) > 500 or not _LIST.fullmatch(text):
        raise PathDataError(f"needs {count} plain numbers, not '{text.strip()[:30]}'")
    numbers = _NUMBERS.findall(text)
    if len(numbers) != count:
        raise PathDataError(f"needs {count} numbers, not '{text.strip()[:30]}'")
    _check(numbers)
    return tuple(float(n) for n in numbers)

"""Read SVG path data: a strict check of every token first, then svgelements.

svgelements alone would cut malformed data short without a word. What it is given here is written anew from
tokens that have been checked, so that it has nothing to guess.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from legmap.messages import joined, say
from legmap.platform.untrusted import shown

MAX_SEGMENTS = 20_000
MAX_COORDINATE = 1e6
MAX_CLOSINGS = 50
"""Of one subpath; for each, svgelements looks back to where the subpath began."""

THINNEST = 1e-9
"""Arcs of a smaller radius are straight lines, as those of radius 0 are by the standard."""

_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ELEMENTS = {"C": 3, "S": 3, "Q": 3, "T": 3, "A": 36}
"""Elements of a painter path that a segment makes at most; 1 where it is not named."""

# atomic, so that long runs of digits cannot be split in ever new ways while a match fails
_NUMBER = r"(?>[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
_BLANK = " \t\r\n\f"
_SPACE = r"[ \t\r\n\f]*+"
_SEPARATOR = rf"(?>{_SPACE}(?:,{_SPACE})?)"
_NUMBERS = re.compile(_NUMBER)
_LIST = re.compile(rf"{_SPACE}(?:{_NUMBER}(?:{_SEPARATOR}{_NUMBER})*+)?{_SPACE}")
_ARC = re.compile(_SEPARATOR.join([f"({_NUMBER})"] * 3 + ["([01])"] * 2 + [f"({_NUMBER})"] * 2))
_ARCS = re.compile(rf"{_SPACE}{_ARC.pattern}(?:{_SEPARATOR}{_ARC.pattern})*+{_SPACE}")
_COMMANDS = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])")

Token = tuple[str, list[float]]
"""A command and its numbers, a whole multiple of what it takes once."""


class PathDataError(ValueError):
    """Raise for data that cannot be used; the text completes a sentence beginning with the place.

    `advice` says what to do about it.
    """

    def __init__(self, text: str, advice: str = "") -> None:
        super().__init__(text)
        self.advice = advice or say("drawing.redraw")


def read_path(data: str) -> QPainterPath:
    """Turn the ``d`` of a path into a painter path, arcs into cubics.

    Raises
    ------
    PathDataError
        If the data is empty, malformed, too long, or has numbers that are not finite or absurdly large.
    """
    return path_of(read_tokens(data))


def path_of(tokens: list[Token]) -> QPainterPath:
    """Draw checked tokens into a painter path that is filled by the nonzero rule.

    Raises
    ------
    PathDataError
        If an arc cannot be computed.
    """
    import svgelements as svg  # reading is rare, and loading takes its time

    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    try:
        for segment in svg.Path(" ".join(_plain(tokens))):
            match segment:
                case svg.Move():
                    path.moveTo(*segment.end)
                case svg.Close():
                    path.closeSubpath()
                case svg.Line():
                    path.lineTo(*segment.end)
                case svg.CubicBezier():
                    path.cubicTo(*segment.control1, *segment.control2, *segment.end)
                case svg.QuadraticBezier():
                    path.quadTo(*segment.control, *segment.end)
                case svg.Arc() if segment.start != segment.end:
                    for curve in segment.as_cubic_curves():
                        path.cubicTo(*curve.control1, *curve.control2, *curve.end)
    except (ArithmeticError, ValueError) as error:
        raise PathDataError(say("drawing.arc")) from error
    return path


def weight_of(tokens: list[Token]) -> int:
    """Return how many elements the painter path of some tokens has at most."""
    return sum(_count(command, numbers) * _ELEMENTS.get(command.upper(), 1) for command, numbers in tokens)


def read_tokens(data: str) -> list[Token]:
    """Return the commands of path data in order, each with its numbers.

    Raises
    ------
    PathDataError
        As for `read_path`.
    """
    pieces = _COMMANDS.split(data)
    if not data.strip():
        raise PathDataError(say("drawing.path.empty"))
    if pieces[0].strip() or len(pieces) == 1 or pieces[1] not in "Mm":
        raise PathDataError(say("drawing.path.start"))
    tokens: list[Token] = []
    count = closings = 0
    for command, text in zip(pieces[1::2], pieces[2::2], strict=True):
        numbers = _numbers(command, text)
        count += _count(command, numbers)
        if count > MAX_SEGMENTS:
            raise PathDataError(say("drawing.path.long", most=MAX_SEGMENTS))
        closings = 0 if command in "Mm" else closings + (command in "Zz")
        if closings > MAX_CLOSINGS:
            raise PathDataError(say("drawing.path.closings", most=MAX_CLOSINGS))
        tokens.append((command, numbers))
    return tokens


def read_numbers(text: str, *counts: int) -> tuple[float, ...]:
    """Read finite numbers, as many as one of `counts` says.

    Raises
    ------
    PathDataError
        If there are more, fewer or unusable ones.
    """
    wanted = joined([str(count) for count in counts], "or")
    if len(text) > 500 or not _LIST.fullmatch(text):
        raise PathDataError(say("drawing.numbers.plain", wanted=wanted, text=shown(text, 30)))
    numbers = _NUMBERS.findall(text)
    if len(numbers) not in counts:
        raise PathDataError(say("drawing.numbers", wanted=wanted, text=shown(text, 30)))
    return tuple(_values(numbers))


def _numbers(command: str, text: str) -> list[float]:
    """Return the numbers after a command; the two flags of an arc may stand without a gap (``0110 10``)."""
    arity = _ARITY[command.upper()]
    pattern = _ARCS if arity == 7 else _LIST
    if (not pattern.fullmatch(text)) if arity else text.strip(_BLANK):
        excerpt = shown(command + text.strip(), 24)
        raise PathDataError(say("drawing.path.broken", text=excerpt))
    if arity == 7:
        return _values([number for arc in _ARC.findall(text) for number in arc])
    numbers = _NUMBERS.findall(text)
    if arity and (not numbers or len(numbers) % arity):
        raise PathDataError(say("drawing.path.numbers", count=len(numbers), command=command, arity=arity))
    return _values(numbers)


def _values(numbers: list[str]) -> list[float]:
    values = [float(number) for number in numbers]
    for number, value in zip(numbers, values, strict=True):
        if not math.isfinite(value) or abs(value) > MAX_COORDINATE:
            raise PathDataError(say("drawing.number", number=number[:20], most=f"{MAX_COORDINATE:.0f}"))
    return values


def _count(command: str, numbers: list[float]) -> int:
    return len(numbers) // (_ARITY[command.upper()] or 1) or 1


def _plain(tokens: list[Token]) -> Iterator[str]:
    """Write tokens so that svgelements reads them as the standard does.

    A smooth curve after one of the other kind begins straight on, where svgelements would go on with the
    control point of the other: a line to where the pen is stands between them.
    """
    last = ""
    for command, numbers in tokens:
        kind = command.upper()
        if (kind, last) in (("S", "Q"), ("S", "T"), ("T", "C"), ("T", "S")):
            yield "l0 0"
        if kind == "A":
            line = "L" if command == "A" else "l"
            for arc in zip(*[iter(numbers)] * 7, strict=True):
                if min(abs(arc[0]), abs(arc[1])) < THINNEST:
                    yield f"{line}{arc[5]!r} {arc[6]!r}"
                else:
                    rx, ry, turn, large, sweep, x, y = arc
                    yield f"{command}{abs(rx)!r} {abs(ry)!r} {turn!r} {large:.0f} {sweep:.0f} {x!r} {y!r}"
        else:
            yield command + " ".join(map(repr, numbers))
        last = kind

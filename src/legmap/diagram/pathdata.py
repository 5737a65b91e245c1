"""Path data, read strictly: what is malformed, endless or beyond reason is refused, nothing is cut short."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from PySide6.QtGui import QPainterPath

from legmap.diagram.curves import plain_curves
from legmap.diagram.pen import drawn
from legmap.platform.untrusted import shown

MAX_SEGMENTS = 20_000
MAX_COORDINATE = 1e6

_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ARITY |= {command.lower(): arity for command, arity in _ARITY.items()}
# atomic, so that long runs of digits cannot be split in ever new ways while a match fails
_NUMBER = r"(?>[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
_BLANK = " \t\r\n\f"
_SPACE = r"[ \t\r\n\f]*+"
_SEPARATOR = rf"(?>{_SPACE}(?:,{_SPACE})?)"
_NUMBERS = re.compile(_NUMBER)
_LIST = re.compile(rf"{_SPACE}(?:{_NUMBER}(?:{_SEPARATOR}{_NUMBER})*+)?{_SPACE}")
_ARC_ARGUMENTS = [f"({_NUMBER})"] * 3 + ["([01])"] * 2 + [f"({_NUMBER})"] * 2
_ARC = re.compile(rf"{_SPACE}{_SEPARATOR.join(_ARC_ARGUMENTS)}{_SEPARATOR}")
_COMMANDS = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])")
Step = tuple[str, list[float]]
"""A command and its numbers, a whole multiple of what it takes once."""


class PathDataError(ValueError):
    """Data that cannot be used; the text completes a sentence beginning with the place."""


def read_path(data: str) -> QPainterPath:
    """Turn the ``d`` of a path into a painter path, arcs into cubics.

    Raises
    ------
    PathDataError
        If the data is empty, malformed, too long, or has numbers that are not finite or absurdly large.
    """
    path = plain_curves(data, MAX_SEGMENTS, MAX_COORDINATE)
    return drawn(read_steps(data)) if path is None else path


def count_segments(data: str) -> int:
    """How many segments well-formed path data describes.

    Raises
    ------
    PathDataError
        As for `read_path`.
    """
    return sum(_count(command, numbers) for command, numbers in read_steps(data))


def read_steps(data: str) -> list[Step]:
    """The commands of path data in order, each with its numbers.

    Raises
    ------
    PathDataError
        As for `read_path`.
    """
    pieces = _COMMANDS.split(data)
    if not data.strip():
        raise PathDataError("has empty path data")
    if pieces[0].strip() or len(pieces) == 1 or pieces[1] not in "Mm":
        raise PathDataError("has path data that does not begin with M")
    return list(_strict_steps(pieces))


def read_numbers(text: str, *counts: int) -> tuple[float, ...]:
    """Read finite numbers, as many as one of `counts` says.

    Raises
    ------
    PathDataError
        If there are more, fewer or unusable ones.
    """
    wanted = " or ".join(map(str, counts))
    if len(text) > 500 or not _LIST.fullmatch(text):
        raise PathDataError(f"needs {wanted} plain numbers, not '{shown(text, 30)}'")
    numbers = _NUMBERS.findall(text)
    if len(numbers) not in counts:
        raise PathDataError(f"needs {wanted} numbers, not '{shown(text, 30)}'")
    return tuple(_values(numbers))


def _strict_steps(pieces: list[str]) -> Iterator[Step]:
    count = 0
    for command, text in zip(pieces[1::2], pieces[2::2], strict=True):
        arity = _ARITY[command]
        if arity == 0:
            if text.strip(_BLANK):
                raise PathDataError(f"has path data that breaks off at {_excerpt(command, text)}")
            numbers: list[float] = []
        elif command in "Aa":
            numbers = _arcs(command, text)
        else:
            numbers = _multiple(command, text, arity)
        count += _count(command, numbers)
        if count > MAX_SEGMENTS:
            raise PathDataError(f"has more than {MAX_SEGMENTS} segments")
        yield command, numbers


def _count(command: str, numbers: list[float]) -> int:
    return len(numbers) // (_ARITY[command] or 1) or 1


def _multiple(command: str, text: str, arity: int) -> list[float]:
    if not _LIST.fullmatch(text):
        raise PathDataError(f"has path data that breaks off at {_excerpt(command, text)}")
    numbers = _NUMBERS.findall(text)
    if not numbers or len(numbers) % arity:
        count = "one number" if len(numbers) == 1 else f"{len(numbers)} numbers"
        raise PathDataError(f"has {count} after {command}, not a multiple of {arity}")
    return _values(numbers)


def _arcs(command: str, text: str) -> list[float]:
    """Arcs by themselves: their two flags may stand without a gap, as in ``a5 5 0 0110 10``."""
    found: list[float] = []
    position = 0
    while position < len(text):
        match = _ARC.match(text, position)
        if match is None:
            raise PathDataError(f"has path data that breaks off at {_excerpt(command, text[position:])}")
        found += _values(match.groups())
        if len(found) > 7 * MAX_SEGMENTS:
            raise PathDataError(f"has more than {MAX_SEGMENTS} segments")
        position = match.end()
    if not found:
        raise PathDataError(f"has no numbers after {command}")
    if text.rstrip(_BLANK).endswith(","):
        raise PathDataError(f"has path data that breaks off after {_excerpt(command, text)}")
    return found


def _values(numbers: list[str] | tuple[str, ...]) -> list[float]:
    values = [float(number) for number in numbers]
    for number, value in zip(numbers, values, strict=True):
        if not math.isfinite(value) or abs(value) > MAX_COORDINATE:
            raise PathDataError(f"has the number {number[:20]}, which is beyond {MAX_COORDINATE:.0f}")
    return values


def _excerpt(command: str, text: str) -> str:
    return f"'{shown(command + text.strip(), 24)}'"

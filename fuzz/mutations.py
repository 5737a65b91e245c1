"""Damage bytes, texts and trees of values, with hypothesis deciding where and how."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Draw = Callable[..., Any]
words = str.split
"""Words of a text, for tables of them."""

NUMBERS = (
    "0", "-0", "1", "-1", ".5", "1.", "+2", "1e5", "1e-5", "1e-320", "1e308", "1e309", "-1e309", "1e99999",
    "NaN", "nan", "inf", "-Infinity", "1_000", "0x10", "1,5", "999999", "1000001", "--", "-", ".", "0.1e",
    "1e+", "2147483648", "4294967296", "9223372036854775808", "00012", "0.30000000000000004",
    "340282366920938463463374607431768211456", "\N{ARABIC-INDIC DIGIT THREE}", "\N{SUPERSCRIPT TWO}",
)  # fmt: skip
ODD_BYTES = (
    b"\0", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\x1b[31m",
    b"\r\n", b"\n", b"\t", b"\x0b", b"\x85", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xf0\x9f\xa6\xb5",
    b"%s%n{0}{}", b"'\"", b"\\", b"../..", b"<![CDATA[", b"-->", b"<?x?>", b"&amp;#0;", b"&#0;", b"]]>",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**30, 0.5, 1.5, float("nan"), float("inf"), -0.0, "", "x", "\t", "\0",
    "\ud800", "\u2028", "a" * 5000, [], {}, [[]], [{}], [None], {"": "lost"}, {"x": 1}, [1, 0], [0, 0, 0],
)  # fmt: skip
MAX_BYTES = 200_000
"""Repetition stops there; longer inputs only cost time."""
_TOKENS = re.compile(rb"[A-Za-z_][\w.:-]*|[-+]?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?|\s+|.", re.DOTALL)
_LENGTHS = st.sampled_from((0, 1, 1, 2, 4, 20, 200, 2000, MAX_BYTES))
_TIMES = st.sampled_from((*[0] * 10, 2, 3, 50, 3000))
"""How often a piece is repeated; none of it: something else in its place."""
_UNITS = st.sampled_from(("number", "token", "token", "byte"))


@st.composite
def damaged(draw: Draw, base: st.SearchStrategy[bytes], known: Sequence[str]) -> bytes:
    """Draw an input and put something else in the place of one to four of its pieces.

    A piece is some bytes, some words, or a number. It is left out, repeated, or exchanged against odd bytes,
    random bytes, a known word, a number, or a piece of another input.

    Parameters
    ----------
    base : strategy of bytes
        Sound inputs.
    known : sequence of str
        Words that mean something to the reader.
    """
    data: bytes = draw(base)
    numbers = st.sampled_from(NUMBERS).map(str.encode)
    spelled = st.sampled_from([word.encode() for word in known])
    odd = st.sampled_from(ODD_BYTES) | st.binary(max_size=30)
    others = st.just(b"") | odd | spelled | numbers | _pieces(base)
    for _ in range(draw(st.integers(1, 4))):
        tokens = list(_TOKENS.finditer(data))
        spans = [token.span() for token in tokens if token[0][-1:].isdigit()]
        unit = draw(_UNITS)
        if unit == "number" and spans:
            start, end = draw(st.sampled_from(spans))
            data = data[:start] + draw(numbers) + data[end:]
            continue
        ends = [0, *(token.end() for token in tokens)] if unit == "token" else range(len(data) + 1)
        first: int = draw(st.integers(0, len(ends) - 1))
        start, end = ends[first], ends[min(first + draw(_LENGTHS), len(ends) - 1)]
        times: int = draw(_TIMES)
        put = data[start:end][: MAX_BYTES // times] * times if times else draw(others)
        data = (data[:start] + put + data[end:])[:MAX_BYTES]
    return data


@st.composite
def _pieces(draw: Draw, base: st.SearchStrategy[bytes]) -> bytes:
    other: bytes = draw(base)
    first = draw(st.integers(0, len(other)))
    return other[first : first + draw(_LENGTHS)]


def damaged_text(base: st.SearchStrategy[str], known: Sequence[str]) -> st.SearchStrategy[str]:
    """Damage a text; bytes that are no letters stay as lone surrogates."""
    plain = base.map(lambda text: text.encode("utf-8", "surrogateescape"))
    return damaged(plain, known).map(lambda data: data.decode("utf-8", "surrogateescape"))


@st.composite
def changed_tree(
    draw: Draw, base: st.SearchStrategy[Any], likely: dict[str, tuple[Any, ...]], values: Sequence[Any] = ()
) -> Any:
    """Draw dicts and lists and change one to three of their values.

    Parameters
    ----------
    base : strategy
        Sound trees; the one drawn stays as it is.
    likely : dict
        Values that a key may have, by key.
    values : sequence
        More values, for any key.
    """
    tree = deepcopy(draw(base))
    for _ in range(draw(st.integers(1, 3))):
        found = list(_containers(tree))
        if found:
            _change(draw, draw(st.sampled_from(found)), found, likely, (*ODD_VALUES, *values))
    return tree


def _change(draw: Draw, inner: Any, found: list[Any], likely: dict[str, Any], values: Sequence[Any]) -> None:
    key = draw(st.sampled_from(list(inner) if isinstance(inner, dict) else range(len(inner))))
    match draw(st.sampled_from(("likely", "odd", "delete", "repeat", "wrap", "swap"))):
        case "likely" if isinstance(key, str) and key in likely:
            inner[key] = draw(st.sampled_from(likely[key]))
        case "delete":
            inner.pop(key)
        case "repeat" if isinstance(inner, list):
            inner.extend([deepcopy(inner[key])] * draw(st.sampled_from((1, 2, 50))))
        case "wrap":
            inner[key] = [inner[key]] * draw(st.sampled_from((1, 2, 300)))
        case "swap":
            other = draw(st.sampled_from(found))
            place = draw(st.sampled_from(list(other) if isinstance(other, dict) else range(len(other))))
            inner[key] = deepcopy(other[place])
        case _:
            inner[key] = deepcopy(draw(st.sampled_from(values)))


def _containers(tree: Any) -> list[Any]:
    """Return every dict and list within that is not empty."""
    inner = list(tree.values()) if isinstance(tree, dict) else tree if isinstance(tree, list) else []
    return [*([tree] if inner else []), *(each for value in inner for each in _containers(value))]


def as_json(tree: Any) -> bytes:
    """Write a tree as JSON, lone surrogates and infinities included."""
    return json.dumps(tree).encode()

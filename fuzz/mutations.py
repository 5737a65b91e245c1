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
_EDITS = (
    "replace token", "replace number", "delete tokens", "insert token", "swap tokens", "repeat token",
    "delete bytes", "repeat bytes", "insert bytes", "random bytes", "cut off", "flip bit", "splice",
)  # fmt: skip


@st.composite
def damaged(draw: Draw, base: st.SearchStrategy[bytes], known: Sequence[str]) -> bytes:
    """Draw an input and edit it one to four times, as bytes and as words and numbers.

    Parameters
    ----------
    base : strategy of bytes
        Sound inputs; pieces of a second one may be put in.
    known : sequence of str
        Words that mean something to the reader.
    """
    data: bytes = draw(base)
    for edit in draw(st.lists(st.sampled_from(_EDITS), min_size=1, max_size=4)):
        if edit.endswith(("token", "tokens", "number")):
            data = _edit_tokens(draw, edit, data, known)
        else:
            data = _edit_bytes(draw, edit, data, base)
    return data[:MAX_BYTES]


def damaged_text(base: st.SearchStrategy[str], known: Sequence[str]) -> st.SearchStrategy[str]:
    """Damage a text; bytes that are no letters stay as lone surrogates."""
    plain = base.map(lambda text: text.encode("utf-8", "surrogateescape"))
    return damaged(plain, known).map(lambda data: data.decode("utf-8", "surrogateescape"))


def _edit_bytes(draw: Draw, edit: str, data: bytes, base: st.SearchStrategy[bytes]) -> bytes:
    start: int = draw(st.integers(0, len(data)))
    end = min(len(data), start + draw(st.sampled_from((1, 2, 4, 8, 30, 200, 2000))))
    match edit:
        case "delete bytes":
            return data[:start] + data[end:]
        case "repeat bytes":
            repeated: int = draw(st.sampled_from((1, 2, 50)))
            return data[:end] + data[start:end] * repeated + data[end:]
        case "insert bytes":
            odd: bytes = draw(st.sampled_from(ODD_BYTES))
            return data[:start] + odd + data[start:]
        case "random bytes":
            chance: bytes = draw(st.binary(max_size=30))
            return data[:start] + chance + data[end:]
        case "cut off":
            return data[:start]
        case "flip bit" if start < len(data):
            flipped = data[start] ^ (1 << draw(st.integers(0, 7)))
            return data[:start] + bytes([flipped]) + data[start + 1 :]
        case _:
            other: bytes = draw(base)
            first = draw(st.integers(0, len(other)))
            return data[:start] + other[first : first + end - start] + data[end:]


def _edit_tokens(draw: Draw, edit: str, data: bytes, known: Sequence[str]) -> bytes:
    tokens: list[bytes] = _TOKENS.findall(data) or [b""]
    place, other = (draw(st.integers(0, len(tokens) - 1)) for _ in range(2))
    numbers = st.sampled_from(NUMBERS).map(str.encode)
    spelled = st.sampled_from([word.encode() for word in known])
    match edit:
        case "delete tokens":
            del tokens[place : place + draw(st.sampled_from((1, 3, 20)))]
        case "swap tokens":
            tokens[place], tokens[other] = tokens[other], tokens[place]
        case "repeat token":
            tokens[place] *= draw(st.sampled_from((2, 3, 100, 3000)))
        case "replace number":
            found = [i for i, token in enumerate(tokens) if token[-1:].isdigit()]
            tokens[found[place % len(found)] if found else place] = draw(numbers)
        case "replace token":
            tokens[place] = draw(st.one_of(spelled, st.just(tokens[other])))
        case _:
            tokens.insert(place, draw(st.one_of(spelled, numbers, st.sampled_from(ODD_BYTES))))
    return b"".join(tokens)


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

"""What the attributes and the style of an element make of its looks, read as viewers read it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from legmap.diagram.reader.xmltree import Element

HIDING = {
    "display": frozenset({"none", "contents"}),
    "visibility": frozenset({"hidden", "collapse"}),
    "opacity": frozenset[str](),
    "content-visibility": frozenset({"hidden", "auto"}),
}
"""Properties by which something vanishes, and the words that make it; of opacity it is numbers."""

EVEN_ODD, NONZERO = "evenodd", "nonzero"

_WIDE = frozenset({"inherit", "initial", "revert", "unset"})
_SHOWING = {
    "display": _WIDE
    | {"inline", "block", "list-item", "inline-block", "table", "inline-table", "table-row-group"}
    | {"table-header-group", "table-footer-group", "table-row", "table-column-group", "table-column"}
    | {"table-cell", "table-caption", "flow-root", "flex", "inline-flex", "grid", "inline-grid"},
    "visibility": _WIDE | {"visible"},
    "opacity": _WIDE,
    "content-visibility": _WIDE | {"visible"},
    "fill-rule": _WIDE | {EVEN_ODD, NONZERO},
}
"""Words that viewers understand of properties that are passed over where they are misspelt."""

EFFECTS = {
    "clip": "auto",
    "clip-path": "none",
    "filter": "none",
    "marker": "none",
    "marker-end": "none",
    "marker-mid": "none",
    "marker-start": "none",
    "mask": "none",
    "mask-border": "none",
    "mask-border-source": "none",
    "mask-box-image": "none",
    "mask-box-image-source": "none",
    "mask-image": "none",
}
"""Properties that take something of a shape away or add to it, and the word by which they do not."""

_ATTRIBUTES = frozenset({*HIDING, *EFFECTS, "fill-rule", "transform-box", "transform-origin"})
"""Properties that may be attributes too."""

_BLANK = " \t\r\n\f"
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_OPAQUE = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"\r\n\f]*\"|'[^'\r\n\f]*'", re.DOTALL)
_PUZZLING = re.compile(r"[\\\"'{}\[\]@]")
_IMPORTANT = re.compile(r"(.*?)(![ \t\r\n\f]*important)?", re.DOTALL)
_PREFIX = re.compile(r"-(?:webkit|moz|ms|o)-")
_NUMBER = re.compile(r"([-+]?(?:[0-9]+|[0-9]*\.[0-9]+)(?:e[-+]?[0-9]+)?)(%?)")


@dataclass(frozen=True, slots=True)
class Look:
    """One property of an element.

    Attributes
    ----------
    value : str
        In small letters, without comments.
    styled : bool
        Whether the style says so, rather than an attribute.
    """

    value: str
    styled: bool


def looks_of(element: Element) -> dict[str, Look] | None:
    """The properties of an element by name, or None where they cannot be read without guessing.

    Of several declarations the last wins that viewers understand, one marked as important before others,
    and the style before attributes. Names stand without the prefixes of browsers.
    """
    looks: dict[str, Look] = {}
    for name in element.attributes.keys() & _ATTRIBUTES:
        value = _plain(element.attributes[name])
        if value is None:
            return None
        if _is_understood(name, value):
            looks[name] = Look(value, False)
    style = element.attributes.get("style", "")
    plain = _plain(style) if style else ""
    # in what is left open, viewers see no further declaration
    if plain is None or not all(map(_is_balanced, plain.split(";"))):
        return None
    declared = list(_declarations(plain))
    for wanted in (False, True):
        looks |= {name: Look(value, True) for name, value, important in declared if important is wanted}
    return looks


def is_hiding(name: str, value: str) -> bool:
    """Whether a value of one of `HIDING` makes something vanish, or could."""
    number = _NUMBER.fullmatch(value)
    if name == "opacity" and number:
        return float(number[1]) <= 0
    return value in HIDING[name] or "(" in value


def _plain(text: str) -> str | None:
    """Text in small letters, without comments and what is quoted; None where it holds escapes or blocks."""
    if "\\" in text:
        return None
    plain = _OPAQUE.sub(lambda found: " " if found[0].startswith("/*") else "_", text)
    return None if _PUZZLING.search(plain) else plain.translate(_LOWER).strip(_BLANK)


def _declarations(style: str) -> Iterator[tuple[str, str, bool]]:
    """Name, value and importance of what a style declares and viewers understand."""
    for declaration in style.split(";"):
        name, _, said = declaration.partition(":")
        found = _IMPORTANT.fullmatch(said.strip(_BLANK))
        value = found[1].strip(_BLANK) if found else ""
        name = _PREFIX.sub("", name.strip(_BLANK), count=1)
        if _is_understood(name, value):
            yield name, value, bool(found and found[2])


def _is_understood(name: str, value: str) -> bool:
    known = _SHOWING.get(name)
    if known is None:
        return bool(value)
    number = name == "opacity" and _NUMBER.fullmatch(value)
    return bool(number) or value in known or value in HIDING.get(name, ()) or "(" in value


def _is_balanced(declaration: str) -> bool:
    depth = 0
    for letter in re.findall(r"[()]", declaration):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return False
    return depth == 0

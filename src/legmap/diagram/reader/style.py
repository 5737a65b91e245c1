"""Check the attributes and styles of a drawing against what legmap knows; anything else is refused.

What is listed either changes nothing of a shape's outline or is followed. A property that nobody has thought
of cannot hide, move or cut a shape unnoticed: it is not on the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

from legmap.diagram.reader.xmltree import Element
from legmap.messages import say
from legmap.platform.untrusted import shown

FAINTEST = 1 / 255
"""Less than this opacity changes no pixel of a screen."""

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
_COLOUR_FUNCTION = r"(?:rgb|hsl)a?\([-+\w%.,/ ]*\)"
_COLOUR = rf"[a-z]+|\#(?:[0-9a-f]{{3,4}}|[0-9a-f]{{6}}|[0-9a-f]{{8}})|{_COLOUR_FUNCTION}"
_SHARE = rf"{_NUMBER}%?"
_ANY = re.compile(rf"(?:{_COLOUR_FUNCTION}|[-+\w#%.,/ ])*+", re.ASCII)

_FOLLOWED = {
    "fill": _COLOUR,
    "stroke": _COLOUR,
    "fill-opacity": rf"inherit|{_SHARE}",
    "stroke-opacity": rf"inherit|{_SHARE}",
    "stroke-width": rf"inherit|{_NUMBER}(?:px|pt|pc|mm|cm|in|em|ex|%)?",
    "fill-rule": "inherit|evenodd|nonzero",
    "opacity": _SHARE,
    "display": "inline|block|none",
    "visibility": "inherit|visible|hidden|collapse",
    "clip": "auto",
    "transform": "none",
    **dict.fromkeys(("clip-path", "filter", "mask"), "none"),
    **dict.fromkeys(("marker", "marker-end", "marker-mid", "marker-start"), "none"),
}
"""Properties that matter to a shape, and the values that are understood."""

_INERT = re.compile(
    r"-inkscape-.+|(?:color|flood|font|glyph-orientation|lighting|shape|solid|stop|stroke|text)-[a-z-]+|"
    "baseline-shift|block-progression|clip-rule|color|cursor|direction|dominant-baseline|enable-background|"
    "filter-blend-mode|filter-gaussianblur-deviation|font|image-rendering|inline-size|isolation|kerning|"
    "letter-spacing|line-height|mix-blend-mode|overflow|paint-order|pointer-events|tab-size|"
    "transform-box|transform-origin|unicode-bidi|vector-effect|white-space|word-spacing|writing-mode"
)
"""Properties of text, of gradients, of how a stroke looks: all that Inkscape writes into styles besides."""

_ATTRIBUTES = re.compile(
    "baseProfile|class|contentScriptType|contentStyleType|c[xy]|d|focusable|height|id|lang|pathLength|"
    "preserveAspectRatio|r|role|style|tabindex|transform|version|viewBox|width|x|y|zoomAndPan|"
    r"(?:aria|data)-.*|\{http://www\.w3\.org/XML/1998/namespace\}(?:lang|space)|"
    r"\{(?!http://www\.w3\.org/).*\}(?!href$).*",
    re.DOTALL,
)
"""Attributes that are read elsewhere or say nothing of a shape; those of editors in their own namespaces."""

_USUAL_ORIGINS = frozenset({"0", "0 0", "0px", "0px 0px", "left top", "top left"})
_BY_HAND = "inkscape.remove"
_ADVICE = {
    "clip-path": "inkscape.clip",
    "filter": "inkscape.filter",
    "mask": "inkscape.mask",
    **dict.fromkeys(("fill", "stroke"), "inkscape.flat-colour"),
    **dict.fromkeys(("marker", "marker-end", "marker-mid", "marker-start"), "inkscape.markers"),
}

_QUOTED = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"\r\n\f]*\"|'[^'\r\n\f]*'", re.DOTALL)
_IMPORTANT = re.compile(r" ?! ?important\Z")


@dataclass(frozen=True, slots=True)
class InheritedPaint:
    """The paint of an element, from itself and from the groups around it.

    Attributes
    ----------
    fill, stroke : float
        Opacity of either colour; 0 for none.
    fill_opacity, stroke_opacity, stroke_width : float
        As inherited.
    opacity : float
        Product of the opacities of the element and all its groups.
    even_odd : bool
        Whether it is filled by the even-odd rule.
    """

    fill: float = 1.0
    stroke: float = 0.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    stroke_width: float = 1.0
    opacity: float = 1.0
    even_odd: bool = False

    @property
    def is_visible(self) -> bool:
        """True if viewers show anything of a shape with this paint."""
        stroke = self.stroke * self.stroke_opacity if self.stroke_width > 0 else 0.0
        return max(self.fill * self.fill_opacity, stroke) * self.opacity >= FAINTEST


def painted(element: Element, outer: InheritedPaint) -> tuple[InheritedPaint, list[str]]:
    """Return how an element in a group painted `outer` is painted, and what it may not say.

    Each of the faults completes a sentence that begins with the element. Of several declarations of a
    property the last counts, the style before attributes, and an important one before others.
    """
    faults: list[str] = []
    declared: dict[str, str] = {}
    important: dict[str, str] = {}
    for name, value in element.attributes.items():
        if _ATTRIBUTES.fullmatch(name):
            continue
        if name in _FOLLOWED or _INERT.fullmatch(name):
            _declare(declared, name, _normalised(value), faults)
        else:
            found = shown(name.rpartition("}")[2], 40)
            faults.append(say("drawing.attribute", name=found, advice=say(_BY_HAND)))
    for declaration in _normalised(element.attributes.get("style", "")).split(";"):
        name, _, value = (part.strip(" ") for part in declaration.partition(":"))
        plain = _IMPORTANT.sub("", value)
        if name or value:
            _declare(declared if plain == value else important, name, plain, faults)
    declared |= important
    faults += _hidden(declared)
    if "transform" in element.attributes:
        box, origin = declared.get("transform-box", "view-box"), declared.get("transform-origin", "0")
        if "transform" in declared or box != "view-box" or origin not in _USUAL_ORIGINS:
            faults.append(say("drawing.style.transform", advice=say(_BY_HAND)))
    return _paint(declared, outer), list(dict.fromkeys(faults))


def _normalised(text: str) -> str:
    """Return CSS in small letters, with single blanks, comments and quoted text taken out."""
    bare = _QUOTED.sub(lambda found: " " if found[0].startswith("/*") else "_", text)
    return re.sub(r"[ \t\r\n\f]+", " ", bare).strip(" ").lower()


def _declare(declared: dict[str, str], name: str, value: str, faults: list[str]) -> None:
    """Add a declaration if it is understood, else what is wrong with it."""
    pattern = _FOLLOWED.get(name)
    if pattern is None:
        known = _INERT.fullmatch(name) and _ANY.fullmatch(value)
    else:
        known = re.fullmatch(pattern, value, re.ASCII)
    if known and (pattern is not _COLOUR or _is_colour(value)):
        declared[name] = value
    else:
        found = f"{shown(name, 40)}:{shown(value, 20)}"
        faults.append(say("drawing.style", text=found, advice=say(_ADVICE.get(name, _BY_HAND))))


def _is_colour(value: str) -> bool:
    """Return False for a misspelt colour, which viewers pass over in favour of an earlier one."""
    if value.endswith(")"):
        return len(_arguments(value)) in (3, 4)
    return value.startswith("#") or value in ("none", "inherit") or QColor(value).isValid()


def _arguments(function: str) -> list[str]:
    return re.findall(r"[^,/ ]+", function.partition("(")[2][:-1])


def _hidden(declared: Mapping[str, str]) -> Iterator[str]:
    for name in ("display", "visibility"):
        if declared.get(name) in ("none", "hidden", "collapse"):
            yield say("drawing.hidden", text=f"{name}:{declared[name]}")
    if _amount(declared.get("opacity", "1")) < FAINTEST:
        yield say("drawing.opacity", opacity=declared["opacity"][:20])


def _paint(declared: Mapping[str, str], outer: InheritedPaint) -> InheritedPaint:
    own = {name: value for name, value in declared.items() if value != "inherit"}
    return InheritedPaint(
        _alpha(own["fill"]) if "fill" in own else outer.fill,
        _alpha(own["stroke"]) if "stroke" in own else outer.stroke,
        _amount(own["fill-opacity"]) if "fill-opacity" in own else outer.fill_opacity,
        _amount(own["stroke-opacity"]) if "stroke-opacity" in own else outer.stroke_opacity,
        _amount(own["stroke-width"]) if "stroke-width" in own else outer.stroke_width,
        outer.opacity * _amount(own.get("opacity", "1")),
        own["fill-rule"] == "evenodd" if "fill-rule" in own else outer.even_odd,
    )


def _alpha(colour: str) -> float:
    """Return the opacity of a colour itself."""
    if colour in ("none", "transparent"):
        return 0.0
    if colour.startswith("#") and len(colour) in (5, 9):
        digits = len(colour) // 4
        return int(colour[-digits:], 16) / (15 if digits == 1 else 255)
    arguments = _arguments(colour)
    return _amount(arguments[3]) if len(arguments) == 4 else 1.0


def _amount(value: str) -> float:
    """Return an opacity or a width, between 0 and 1."""
    number = re.match(_NUMBER, value)
    amount = float(number[0]) if number else 1.0
    return max(0.0, min(1.0, amount / 100 if value.endswith("%") else amount))

"""Check the attributes and styles of a drawing against what legmap knows; anything else is refused.

What is listed here either changes nothing of a shape's outline, or is followed. A property that no one has
thought of cannot hide, move or cut a shape unnoticed: it is not on the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

from legmap.diagram.reader.xmltree import Element
from legmap.foreign import shown

FAINTEST = 1 / 255
"""Less than this opacity changes no pixel of a screen."""

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
_COLOUR_FUNCTION = r"(?:rgb|hsl)a?\([-+\w%.,/ ]*\)"
_COLOUR = rf"inherit|[a-z]+|\#(?:[0-9a-f]{{3,4}}|[0-9a-f]{{6}}|[0-9a-f]{{8}})|{_COLOUR_FUNCTION}"
_PLAIN = rf"(?:{_COLOUR_FUNCTION}|[-+\w#%.,/ ])*+"
_SHARE = rf"{_NUMBER}%?"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _patterns(names: str, pattern: str) -> dict[str, re.Pattern[str]]:
    return dict.fromkeys(_names(names), re.compile(pattern, re.ASCII))


_PROPERTIES = {
    **_patterns("fill stroke", _COLOUR),
    **_patterns("opacity", _SHARE),
    **_patterns("fill-opacity stroke-opacity", rf"inherit|{_SHARE}"),
    **_patterns("stroke-width", rf"inherit|{_NUMBER}(?:px|pt|pc|mm|cm|in|em|ex|%)?"),
    **_patterns("fill-rule", "inherit|evenodd|nonzero"),
    **_patterns("display", "inline|block|none"),
    **_patterns("visibility", "inherit|visible|hidden|collapse"),
    **_patterns("clip-path filter marker marker-end marker-mid marker-start mask", "none"),
    **_patterns("clip", "auto"),
    **_patterns("transform", "none"),
    **_patterns("transform-box transform-origin", _PLAIN),
    **_patterns(
        "baseline-shift block-progression clip-rule color color-interpolation color-interpolation-filters "
        "color-profile color-rendering cursor direction dominant-baseline enable-background "
        "filter-blend-mode filter-gaussianblur-deviation flood-color flood-opacity font font-family "
        "font-feature-settings font-kerning font-optical-sizing font-size font-size-adjust font-stretch "
        "font-style font-synthesis font-variant font-variant-alternates font-variant-caps "
        "font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position "
        "font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical "
        "image-rendering inline-size isolation kerning letter-spacing lighting-color line-height "
        "mix-blend-mode overflow paint-order pointer-events shape-inside shape-margin shape-padding "
        "shape-rendering shape-subtract solid-color solid-opacity stop-color stop-opacity stroke-dasharray "
        "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit tab-size text-align "
        "text-align-last text-anchor text-decoration text-decoration-color text-decoration-fill "
        "text-decoration-line text-decoration-stroke text-decoration-style text-indent text-orientation "
        "text-overflow text-rendering text-transform unicode-bidi vector-effect white-space word-spacing "
        "writing-mode",
        _PLAIN,
    ),
}
"""Properties that are known, by the values that are: those that Inkscape writes into every style included."""

_USUAL_ORIGINS = frozenset({"0", "0 0", "0px", "0px 0px", "left top", "top left"})
_ATTRIBUTES = _names(
    "baseProfile class contentScriptType contentStyleType cx cy d focusable height id lang pathLength "
    "preserveAspectRatio r role style tabindex transform version viewBox width x y zoomAndPan"
)
"""Attributes that are read elsewhere, or say nothing of a shape."""

_W3C = "{http://www.w3.org/"
_XML = frozenset(
    {"{http://www.w3.org/XML/1998/namespace}space", "{http://www.w3.org/XML/1998/namespace}lang"}
)

_FILL_AND_STROKE = "in Inkscape's Fill and Stroke"
_ADVICE = {
    "clip-path": "in Inkscape choose Object > Clip > Release Clip",
    "filter": "in Inkscape choose Filters > Remove Filters",
    "mask": "in Inkscape choose Object > Mask > Release Mask",
    **dict.fromkeys(("fill", "stroke"), f"{_FILL_AND_STROKE} give it a flat colour"),
    **dict.fromkeys(
        ("marker", "marker-end", "marker-mid", "marker-start"), f"{_FILL_AND_STROKE} set its markers to none"
    ),
}
_BY_HAND = "remove that in Inkscape's XML Editor"

_SKIPPED = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"\r\n\f]*\"|'[^'\r\n\f]*'", re.DOTALL)
_IMPORTANT = re.compile(r" ?! ?important\Z")
_INERT = re.compile(_PLAIN, re.ASCII)


@dataclass(frozen=True, slots=True)
class Paint:
    """How an element is painted, by itself and by the groups in which it stands.

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
        """Whether viewers show anything of a shape that is painted so."""
        stroke = self.stroke * self.stroke_opacity if self.stroke_width > 0 else 0.0
        return max(self.fill * self.fill_opacity, stroke) * self.opacity >= FAINTEST


def painted(element: Element, outer: Paint) -> tuple[Paint, list[str]]:
    """Return how an element is painted, and what its attributes and style may not say.

    Parameters
    ----------
    element : Element
        Any element of a drawing.
    outer : Paint
        That of the group in which it stands.

    Returns
    -------
    Paint
        By what is understood.
    list of str
        Each completes a sentence that begins with the element.
    """
    faults: list[str] = []
    declared: dict[str, str] = {}
    for name, value in element.attributes.items():
        if _is_known(name):
            continue
        if name in _PROPERTIES:
            _declare(declared, name, _normalised(value), faults)
        else:
            told = shown(name.rpartition("}")[2], 40)
            faults.append(f"has the attribute {told}, which drawings may not have; {_BY_HAND}")
    later: dict[str, str] = {}
    for name, value in _declarations(element.attributes.get("style", "")):
        important = _IMPORTANT.search(value)
        _declare(later if important else declared, name, _IMPORTANT.sub("", value), faults)
    declared |= later
    faults += _hidden(declared)
    if "transform" in element.attributes:
        faults += _turned_otherwise(declared)
    return _paint(declared, outer), list(dict.fromkeys(faults))


def _is_known(name: str) -> bool:
    """Return whether an attribute is followed or inert; those of editors, in namespaces of their own, are."""
    if name.startswith("{"):
        return name in _XML or not (name.startswith(_W3C) or name.endswith("}href"))
    return name in _ATTRIBUTES or name.startswith(("data-", "aria-"))


def _normalised(text: str) -> str:
    """Return CSS in small letters, comments and quoted text taken out, with single blanks."""
    bare = _SKIPPED.sub(lambda found: " " if found[0].startswith("/*") else "_", text)
    return re.sub(r"[ \t\r\n\f]+", " ", bare).strip(" ").lower()


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in _normalised(style).split(";"):
        name, _, value = declaration.partition(":")
        if declaration.strip(" "):
            yield name.strip(" "), value.strip(" ")


def _declare(declared: dict[str, str], name: str, value: str, faults: list[str]) -> None:
    """Note a declaration if it is known, else what is wrong with it; the last of a property counts."""
    pattern = _INERT if name.startswith("-inkscape-") else _PROPERTIES.get(name)
    if pattern and pattern.fullmatch(value) and (name not in ("fill", "stroke") or _is_colour(value)):
        declared[name] = value
    else:
        told = f"{shown(name, 40)}:{shown(value, 20)}"
        faults.append(f"is drawn with '{told}', which legmap does not follow; {_ADVICE.get(name, _BY_HAND)}")


def _is_colour(value: str) -> bool:
    """Return False for a misspelt colour, which viewers pass over in favour of an earlier one."""
    if value.endswith(")"):
        return len(_parts(value)) in (3, 4)
    return value.startswith("#") or value in ("none", "inherit") or QColor(value).isValid()


def _parts(function: str) -> list[str]:
    return re.findall(r"[^,/ ]+", function.partition("(")[2][:-1])


def _hidden(declared: Mapping[str, str]) -> Iterator[str]:
    for name in ("display", "visibility"):
        if declared.get(name) in ("none", "hidden", "collapse"):
            told = f"is hidden ({name}:{declared[name]})"
            yield f"{told}; show it in Inkscape's Layers and Objects, or delete it"
    if _share(declared.get("opacity", "1")) < FAINTEST:
        told = f"is invisible (opacity {declared['opacity'][:20]})"
        yield f"{told}; make it opaque {_FILL_AND_STROKE}, or delete it"


def _turned_otherwise(declared: Mapping[str, str]) -> Iterator[str]:
    """Yield what makes a transform another than its attribute says."""
    box, origin = declared.get("transform-box", "view-box"), declared.get("transform-origin", "0")
    if "transform" in declared or box != "view-box" or origin not in _USUAL_ORIGINS:
        yield f"has a style that changes its transform; {_BY_HAND}"


def _paint(declared: Mapping[str, str], outer: Paint) -> Paint:
    own = {name: value for name, value in declared.items() if value != "inherit"}
    rule = own.get("fill-rule")
    return Paint(
        _alpha(own["fill"]) if "fill" in own else outer.fill,
        _alpha(own["stroke"]) if "stroke" in own else outer.stroke,
        _share(own["fill-opacity"]) if "fill-opacity" in own else outer.fill_opacity,
        _share(own["stroke-opacity"]) if "stroke-opacity" in own else outer.stroke_opacity,
        _share(own["stroke-width"]) if "stroke-width" in own else outer.stroke_width,
        outer.opacity * _share(own.get("opacity", "1")),
        outer.even_odd if rule is None else rule == "evenodd",
    )


def _alpha(colour: str) -> float:
    """Return the opacity of a colour itself."""
    if colour in ("none", "transparent"):
        return 0.0
    if colour.startswith("#") and len(colour) in (5, 9):
        digits = len(colour) // 4
        return int(colour[-digits:], 16) / (15 if digits == 1 else 255)
    parts = _parts(colour) if colour.endswith(")") else []
    return _share(parts[3]) if len(parts) == 4 else 1.0


def _share(value: str) -> float:
    """Return an opacity or a width, between 0 and 1."""
    number = re.match(_NUMBER, value)
    amount = float(number[0]) if number else 1.0
    return max(0.0, min(1.0, amount / 100 if value.endswith("%") else amount))

"""What a drawing may hold: elements, layers, kinds of structure and classes of path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legmap.diagram.looks import EFFECTS, EVEN_ODD, HIDING, Look, is_hiding
from legmap.diagram.model import LAYERS, MUSCLE_LAYERS
from legmap.diagram.xmltree import Element
from legmap.platform.untrusted import shown

PREFIX = "layer."
OF_MAP = "--"
"""Between the id of a dermatome and the map to which its group belongs."""

CONTENT = frozenset({"g", "path", "circle"})
TEXTUAL = frozenset({"title", "desc"})
SKIPPED = frozenset({"metadata"})

KINDS_OF_LAYER = {
    "outline": frozenset({"outline"}),
    "bones": frozenset({"bone"}),
    **dict.fromkeys(MUSCLE_LAYERS, frozenset({"muscle"})),
    "dermatomes": frozenset({"dermatome"}),
    "fields": frozenset({"field"}),
    "nerves": frozenset({"nerve", "root"}),
    "landmarks": frozenset({"landmark"}),
}
CLASSES_OF_KIND = {
    "outline": frozenset({"skin", "contour"}),
    "bone": frozenset({"bone", "detail"}),
    "muscle": frozenset({"belly", "tendon", "fibre"}),
    "dermatome": frozenset({"area", "autonomous"}),
    "field": frozenset({"area", "autonomous"}),
    "nerve": frozenset({"course", "covered", "twig"}),
    "root": frozenset({"root", "course", "covered"}),
    "landmark": frozenset({"line", "point"}),
}
FILLED = frozenset({"skin", "bone", "belly", "tendon", "area", "autonomous", "root", "point"})
COURSES = frozenset({"course", "covered"})
NERVOUS = COURSES | {"twig"}
STRUCTURE_ID = re.compile(
    r"(?:outline|bone|muscle|dermatome|field|nerve|root|landmark)\.[A-Za-z0-9][A-Za-z0-9-]*"
)

_DERMATOMES = "dermatomes"
_MAP_LAYER = re.compile(rf"{_DERMATOMES}-([a-z0-9]+(?:-[a-z0-9]+)*)")
_BOOKKEEPING = ("http://www.inkscape.org/", "http://sodipodi.sourceforge.net/")
_READ_STRICTLY = frozenset({"class", "d", "data-label", "data-to", "data-width", "id", "transform"})
_CONDITIONS = frozenset({"requiredExtensions", "requiredFeatures", "systemLanguage"})
_MOVES = {
    "all": frozenset[str](),
    "cx": frozenset[str](),
    "cy": frozenset[str](),
    "d": frozenset[str](),
    "offset": frozenset({"none"}),
    "offset-path": frozenset({"none"}),
    "r": frozenset[str](),
    "rotate": frozenset({"none", "0", "0deg"}),
    "scale": frozenset({"none", "1", "1 1"}),
    "transform": frozenset[str](),
    "translate": frozenset({"none", "0", "0px"}),
    "zoom": frozenset({"1", "100%", "normal"}),
}
"""Properties by which a style puts a shape elsewhere or makes another of it, and values that do not."""
_TURNED_ABOUT = {
    "transform-box": frozenset({"view-box"}),
    "transform-origin": frozenset({"0", "0 0", "0px", "0px 0px", "left top", "top left"}),
}
"""Properties that say about which point a transform turns, and values by which it is the usual one."""
_ACTING = frozenset({"animate", "animateMotion", "animateTransform", "link", "script", "set", "style"})
"""Elements that change the whole drawing, wherever they stand."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a drawing.

    Attributes
    ----------
    text : str
        One sentence: file, element, what is wrong and what to do.
    fatal : bool
        Whether the drawing cannot be used before it is mended.
    """

    text: str
    fatal: bool = True


def is_bookkeeping(element: Element) -> bool:
    """Whether an element is Inkscape's own and draws nothing."""
    return element.tag in SKIPPED or element.tag.startswith(tuple(f"{{{uri}" for uri in _BOOKKEEPING))


def acting(element: Element) -> Iterator[Element]:
    """What stands in an element that draws nothing and changes the drawing all the same."""
    for child in element.children:
        if child.tag.rpartition("}")[2] in _ACTING:
            yield child
        yield from acting(child)


def attribute_faults(element: Element, looks: Mapping[str, Look] | None) -> list[str]:
    """What the attributes of an element may not say; each text completes "<place> ...".

    Parameters
    ----------
    element : Element
        Any element that is read.
    looks : mapping or None
        What `looks_of` makes of them.
    """
    faults = []
    for name, value in element.attributes.items():
        if name in _READ_STRICTLY:
            continue
        local = name.rpartition("}")[2]
        told = shown(local, 40)
        if local == "href":
            faults.append("uses href, which drawings may not; remove it")
        elif name in _CONDITIONS:
            faults.append(f"is not for every viewer ({told}); remove that attribute")
        elif local.startswith("on") and not name.startswith("{"):
            faults.append(f"carries a script ({told}); remove it")
        elif "url(" in value.lower() and not name.startswith("{") and name not in EFFECTS:
            faults.append(f"refers to something else in its {told}; give it a plain colour")
    if looks is None:
        return [*faults, "has a style with escapes, brackets or open quotes; write it plainly"]
    return [*faults, *dict.fromkeys(_faults_of_looks(element, looks))]


def _faults_of_looks(element: Element, looks: Mapping[str, Look]) -> Iterator[str]:
    transformed = "transform" in element.attributes
    for name, look in looks.items():
        value = look.value
        if name in HIDING and is_hiding(name, value):
            how = "by its style" if look.styled else f"({name} {shown(value, 20)})"
            yield f"is hidden {how}; show it or delete it"
        elif name in EFFECTS and value not in (EFFECTS[name], "initial", "unset"):
            if not look.styled:
                yield f"uses {name}, which drawings may not; remove it"
            elif "url(" not in value:  # which is a fault of its own
                yield "uses a clip, mask, filter or marker in its style; remove it"
        elif look.styled and name in _MOVES:
            harmless = value in ("none", "initial", "unset") and not transformed
            if not (harmless if name == "transform" else value in _MOVES[name]):
                yield f"is moved or shaped by its style ({name}); use its attributes and remove that"
        elif transformed and name in _TURNED_ABOUT and value not in _TURNED_ABOUT[name]:
            yield f"has a {name} besides its transform; write the transform as a matrix and remove it"


def is_even_odd(looks: Mapping[str, Look] | None, inherited: bool) -> bool:
    """Whether an element is filled by the even-odd rule, where what it stands in is or is not."""
    look = (looks or {}).get("fill-rule")
    if look is None or look.value in ("inherit", "unset", "revert"):
        return inherited
    return look.value == EVEN_ODD


def layer_of(group_id: str) -> str | None:
    """The layer that a group id names, or None; every dermatome map has one of its own."""
    name = group_id.removeprefix(PREFIX)
    known = name in LAYERS or _MAP_LAYER.fullmatch(name)
    return name if group_id.startswith(PREFIX) and known else None


def base_of(layer: str) -> str:
    """The one of `LAYERS` that a layer is read as: ``dermatomes`` for that of any dermatome map."""
    return _DERMATOMES if _MAP_LAYER.fullmatch(layer) else layer


def group_id_of(structure_id: str, layer: str) -> str:
    """What the group of a structure is called on a layer; on a further map's it ends in ``--<slug>``."""
    further = _MAP_LAYER.fullmatch(layer)
    return f"{structure_id}{OF_MAP}{further[1]}" if further else structure_id

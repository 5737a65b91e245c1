"""What a drawing may hold: elements, layers, kinds of structure and classes of path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legmap.diagram.model import LAYERS, MUSCLE_LAYERS
from legmap.diagram.xmltree import Element

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
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$))"
)
_EFFECTS = re.compile(r"(?:^|;)\s*(?:clip-path|mask|filter|marker[a-z-]*)\s*:\s*(?!none\b)[^;\s]")
_HIDDEN_VALUES = {"display": {"none"}, "visibility": {"hidden", "collapse"}, "opacity": {"0", "0.0"}}
_READ_STRICTLY = frozenset({"class", "d", "data-label", "data-to", "data-width", "id", "transform"})
_FORBIDDEN_ATTRIBUTES = frozenset(
    {"clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "href"}
)


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


def attribute_faults(element: Element) -> list[str]:
    """What the attributes of an element may not say; each text completes "<place> ..."."""
    faults = []
    for name, value in element.attributes.items():
        if name in _READ_STRICTLY:
            continue
        local = name.rpartition("}")[2]
        if name in _FORBIDDEN_ATTRIBUTES or local == "href":
            faults.append(f"uses {local}, which drawings may not; remove it")
        elif local.startswith("on") and not name.startswith("{"):
            faults.append(f"carries a script ({local}); remove it")
        elif "url(" in value and not name.startswith("{"):
            faults.append(f"refers to something else in its {local}; give it a plain colour")
        elif value.strip() in _HIDDEN_VALUES.get(name, ()):
            faults.append(f"is hidden ({name} {value.strip()}); show it or delete it")
    style = element.attributes.get("style", "")
    if _HIDING.search(style):
        faults.append("is hidden by its style; show it or delete it")
    if _EFFECTS.search(style) and "url(" not in style:
        faults.append("uses a clip, mask, filter or marker in its style; remove it")
    return faults


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

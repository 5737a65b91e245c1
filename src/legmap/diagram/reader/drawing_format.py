"""Name what a drawing may hold: elements, layers, kinds of structure and classes of path."""

from __future__ import annotations

import re

from legmap.diagram.model import LAYERS, MUSCLE_LAYERS
from legmap.messages import say

PREFIX = "layer."
MAP_SUFFIX = "--"
"""Between the id of a dermatome and the map to which its group belongs."""

CONTENT = frozenset({"g", "path", "circle"})
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
NERVE_LINES = COURSES | {"twig"}
STRUCTURE_ID = re.compile(
    r"(?:outline|bone|muscle|dermatome|field|nerve|root|landmark)\.[A-Za-z0-9][A-Za-z0-9-]*"
)

_DERMATOMES = "dermatomes"
_MAP_LAYER = re.compile(rf"{_DERMATOMES}-([a-z0-9]+(?:-[a-z0-9]+)*)")
_BOOKKEEPING = ("{http://www.inkscape.org/", "{http://sodipodi.sourceforge.net/")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

_TO_PATH = "inkscape.object-to-path"
_ADVICE = {
    "a": "inkscape.link",
    "defs": "inkscape.clean-up",
    "image": "inkscape.delete",
    "style": "inkscape.own-colours",
    "use": "inkscape.unlink",
    **dict.fromkeys(("svg", "switch"), "inkscape.ungroup"),
    **dict.fromkeys(("ellipse", "line", "polygon", "polyline", "rect", "text", "tspan"), _TO_PATH),
}


def is_bookkeeping(tag: str) -> bool:
    """Return whether an element is text for people or an editor's own, and draws nothing."""
    return tag in ("metadata", "title", "desc") or tag.startswith(_BOOKKEEPING)


def can_act(tag: str) -> bool:
    """Return whether an element may change the drawing even from within what draws nothing."""
    in_w3c = not tag.startswith("{") or tag.startswith("{http://www.w3.org/")
    return in_w3c and not tag.startswith(_RDF)


def advice_for(tag: str) -> str:
    """Return what to do in Inkscape about an element that is not allowed."""
    return say(_ADVICE.get(tag, "inkscape.delete-element"))


def layer_of(group_id: str) -> str | None:
    """Return the layer that a group id names, or None; every dermatome map has one of its own."""
    name = group_id.removeprefix(PREFIX)
    known = name in LAYERS or _MAP_LAYER.fullmatch(name)
    return name if group_id.startswith(PREFIX) and known else None


def base_layer(layer: str) -> str:
    """Return the one of `LAYERS` that a layer is read as: ``dermatomes`` for that of any dermatome map."""
    return _DERMATOMES if _MAP_LAYER.fullmatch(layer) else layer


def group_id_of(structure_id: str, layer: str) -> str:
    """Return the id of a structure's group on a layer; on a further map's it ends in ``--<slug>``."""
    further = _MAP_LAYER.fullmatch(layer)
    return f"{structure_id}{MAP_SUFFIX}{further[1]}" if further else structure_id

"""Which dermatome map is read from a drawing that may hold several, each on a layer of its own."""

from __future__ import annotations

from dataclasses import replace

from legmap.diagram.reader import drawing_format as rules
from legmap.diagram.reader.xmltree import Element

FIRST = "dermatomes"
"""The layer that every drawing with dermatomes has, for whatever map lacks a layer there."""


def map_layer(root: Element, wanted: str) -> str:
    """The layer of a drawing that is read as its dermatomes.

    Parameters
    ----------
    root : Element
        The ``<svg>`` element.
    wanted : str
        Layer of the chosen map, without ``layer.``.
    """
    there = any(child.id == f"{rules.PREFIX}{wanted}" for child in root.children)
    return wanted if there and rules.base_of(wanted) == FIRST else FIRST


def is_other_map(layer: str, chosen: str) -> bool:
    """Whether a layer holds a dermatome map that is not the chosen one."""
    return rules.base_of(layer) == FIRST and layer != chosen


def without_other_maps(root: Element, wanted: str) -> Element:
    """The same drawing with only the layer of one dermatome map.

    Parameters
    ----------
    root : Element
        The ``<svg>`` element; it stays as it is.
    wanted : str
        Layer of the chosen map, without ``layer.``.
    """
    chosen = map_layer(root, wanted)
    kept = [
        child
        for child in root.children
        if (layer := rules.layer_of(child.id)) is None or not is_other_map(layer, chosen)
    ]
    return replace(root, children=kept)

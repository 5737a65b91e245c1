"""Choose the dermatome map that is read from a drawing; it may hold several, each on its own layer."""

from __future__ import annotations

from dataclasses import replace

from legmap.diagram.reader import drawing_format as fmt
from legmap.diagram.reader.xmltree import Element

DEFAULT_LAYER = "dermatomes"
"""The layer that every drawing with dermatomes has, for whatever map lacks a layer there."""


def map_layer(root: Element, wanted: str) -> str:
    """Return the layer of a drawing that is read as its dermatomes: the one wanted if it is there.

    `wanted` is the layer of the chosen map, without ``layer.``.
    """
    there = any(child.id == f"{fmt.PREFIX}{wanted}" for child in root.children)
    return wanted if there and fmt.base_layer(wanted) == DEFAULT_LAYER else DEFAULT_LAYER


def is_other_map(layer: str, chosen: str) -> bool:
    """Return whether a layer holds a dermatome map that is not the chosen one."""
    return fmt.base_layer(layer) == DEFAULT_LAYER and layer != chosen


def without_other_maps(root: Element, wanted: str) -> Element:
    """Return a copy of a drawing with only the layer of one dermatome map (see `map_layer`)."""
    chosen = map_layer(root, wanted)
    kept = [
        child
        for child in root.children
        if (layer := fmt.layer_of(child.id)) is None or not is_other_map(layer, chosen)
    ]
    return replace(root, children=kept)

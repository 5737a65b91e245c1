"""Check of further dermatome maps: each must tile the skin, and the views must agree on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from legmap.anatomy.atlas import Atlas
from legmap.diagram.maps import FIRST, map_layer
from legmap.diagram.walk import walk
from legmap.diagram.xmltree import read_tree
from legmap.validation import agreement, skin
from legmap.validation.drawing import Drawing


def further_maps(atlas: Atlas, assets: Path, drawings: Mapping[str, Drawing]) -> Iterator[str]:
    """Yield the problems of maps that have layers of their own; views without such a layer are skipped."""
    for layer in dict.fromkeys(m.layer for m in atlas.dermatome_maps if m.layer != FIRST):
        shown = {}
        for name in drawings:
            root = read_tree(assets / f"{name}.svg")
            if map_layer(root, layer) == layer:
                shown[name] = Drawing(walk(root, f"{name}.svg", name, layer)[0])
        if not shown:
            yield f"skin.toml: layer.{layer}: no view has this layer; draw it or delete its map."
        for drawing in shown.values():
            for problem in skin.gaps_and_overlaps(atlas, drawing, (FIRST,)):
                yield str(problem).replace(f"layer.{FIRST}", f"layer.{layer}")
        for problem in agreement.disagreements(atlas, shown, (FIRST,)):
            yield f"{problem} (layer.{layer})"

"""Check of further dermatome maps: each must tile the skin, and the views must agree on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from legmap.anatomy.atlas import Atlas
from legmap.diagram.dermatome_layers import DEFAULT_LAYER, map_layer
from legmap.diagram.reader.view_reader import parse_view
from legmap.diagram.reader.xmltree import read_tree
from legmap.messages import say
from legmap.validation import agreement, skin
from legmap.validation.drawing import Drawing


def further_maps(atlas: Atlas, assets: Path, drawings: Mapping[str, Drawing]) -> Iterator[str]:
    """Yield the problems of maps that have layers of their own; views without such a layer are skipped."""
    for layer in dict.fromkeys(m.layer for m in atlas.dermatome_maps if m.layer != DEFAULT_LAYER):
        shown = {}
        for name in drawings:
            root = read_tree(assets / f"{name}.svg")
            if map_layer(root, layer) == layer:
                shown[name] = Drawing(parse_view(root, f"{name}.svg", name, layer)[0])
        if not shown:
            yield say("check.map-layer", layer=layer)
        for drawing in shown.values():
            for problem in skin.gaps_and_overlaps(atlas, drawing, (DEFAULT_LAYER,)):
                yield str(problem).replace(f"layer.{DEFAULT_LAYER}", f"layer.{layer}")
        for problem in agreement.disagreements(atlas, shown, (DEFAULT_LAYER,)):
            yield say("check.layer-of", problem=problem, layer=layer)

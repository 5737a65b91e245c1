"""Check of the layers' names in Inkscape."""

from __future__ import annotations

from collections.abc import Iterator

from legmap.diagram.rules import layer_of
from legmap.diagram.xmltree import Element
from legmap.validation.drawing import DrawingProblem

INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"


def unnamed_layers(root: Element, file: str) -> Iterator[DrawingProblem]:
    """Yield layer groups that Inkscape shows as plain groups, without a name, or under the same name."""
    seen: dict[str, str] = {}
    for group in root.children:
        if group.tag != "g" or layer_of(group.id) is None:
            continue
        if group.attributes.get(f"{INKSCAPE}groupmode") != "layer":
            yield DrawingProblem(
                file, group.id, 'is no layer to Inkscape; give it inkscape:groupmode="layer".'
            )
        label = group.attributes.get(f"{INKSCAPE}label", "").strip()
        if not label:
            yield DrawingProblem(file, group.id, "has no name in Inkscape; give it an inkscape:label.")
        elif label in seen:
            yield DrawingProblem(
                file, group.id, f"is called '{label}' in Inkscape like {seen[label]}; rename one."
            )
        seen.setdefault(label, group.id)

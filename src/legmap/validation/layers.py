"""Check of the layers' names in Inkscape."""

from __future__ import annotations

from collections.abc import Iterator

from legmap.diagram.reader.drawing_format import layer_of
from legmap.diagram.reader.xmltree import Element
from legmap.messages import say
from legmap.validation.drawing import DrawingProblem

INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"


def unnamed_layers(root: Element, file: str) -> Iterator[DrawingProblem]:
    """Yield layer groups that Inkscape shows as plain groups, without a name, or under the same name."""
    seen: dict[str, str] = {}
    for group in root.children:
        if group.tag != "g" or layer_of(group.id) is None:
            continue
        if group.attributes.get(f"{INKSCAPE}groupmode") != "layer":
            yield DrawingProblem(file, group.id, say("check.layer.plain"))
        label = group.attributes.get(f"{INKSCAPE}label", "").strip()
        if not label:
            yield DrawingProblem(file, group.id, say("check.layer.nameless"))
        elif label in seen:
            yield DrawingProblem(file, group.id, say("check.layer.twice", label=label, other=seen[label]))
        seen.setdefault(label, group.id)

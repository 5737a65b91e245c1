"""Layers that Inkscape shows by name."""

from __future__ import annotations

from collections.abc import Iterator

from legmap.checks.findings import Finding
from legmap.diagram.reader.drawing_format import layer_of
from legmap.diagram.reader.xmltree import Element

INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"


def unnamed(root: Element, file: str) -> Iterator[Finding]:
    """Layer groups that Inkscape would show as plain groups, without a name, or under the same name."""
    seen: dict[str, str] = {}
    for group in root.children:
        if group.tag != "g" or layer_of(group.id) is None:
            continue
        if group.attributes.get(f"{INKSCAPE}groupmode") != "layer":
            yield Finding(file, group.id, 'is no layer to Inkscape; give it inkscape:groupmode="layer".')
        label = group.attributes.get(f"{INKSCAPE}label", "").strip()
        if not label:
            yield Finding(file, group.id, "has no name in Inkscape; give it an inkscape:label.")
        elif label in seen:
            yield Finding(file, group.id, f"is called '{label}' in Inkscape like {seen[label]}; rename one.")
        seen.setdefault(label, group.id)

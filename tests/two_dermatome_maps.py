"""Copies of the shipped data and drawings with a second dermatome map, for tests of the choice."""

import copy
from functools import partial
from pathlib import Path

from legmap.diagram.reader.drawings import read_diagram
from tests.corruption import SVG, copy_shipped_files, drawing, found

INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
SHIPPED = "map.isncsci-bands"
SECOND = "map.shifted"
LAYER = "dermatomes-shifted"
WITHOUT = "saddle"
"""The view that lacks the layer of the second map."""

RECORD = f"""
[[dermatome_map]]
id = "{SECOND}"
name = "every root's skin one too low & no more"
text = "Invented for tests: each area goes to the neighbouring root."
layer = "{LAYER}"
sources = ["HARR"]
"""


def write_two_maps(folder: Path) -> Path:
    """A folder with `data` and `svg`; the second map gives each area of a view to the next root there."""
    copy_shipped_files(folder)
    skin = folder / "data" / "skin.toml"
    skin.write_text(skin.read_text(encoding="utf-8") + RECORD, encoding="utf-8")
    for path in sorted((folder / "svg").glob("*.svg")):
        if path.stem != WITHOUT and 'id="layer.dermatomes"' in path.read_text(encoding="utf-8"):
            _add_layer(folder, path.stem)
    return folder


def reader(folder: Path):
    """What reads the drawings of such a folder, given a layer."""
    return partial(_read, folder / "svg")


def _read(folder: Path, layer: str):
    return read_diagram(folder, dermatomes=layer)


def _add_layer(folder: Path, view: str) -> None:
    with drawing(folder, view) as root:
        first = found(root, "layer.dermatomes")
        second = copy.deepcopy(first)
        second.set("id", f"layer.{LAYER}")
        second.set(f"{{{INKSCAPE}}}label", "Dermatomes, shifted")
        groups = second.findall(f"{{{SVG}}}g")
        ids = [group.get("id") for group in groups]
        for group, structure_id in zip(groups, ids[1:] + ids[:1], strict=True):
            group.set("id", f"{structure_id}--shifted")
        root.insert(list(root).index(first) + 1, second)

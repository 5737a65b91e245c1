"""Copies of the shipped drawings and data, and the ways in which tests spoil them.

``tests/data/corruptions.toml`` names these functions. Those of a drawing are called with the name of its view
in the place of its root.
"""

import copy
import re
import shutil
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from legmap.resources import assets_dir, data_dir

SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", SVG)
INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
ET.register_namespace("inkscape", INKSCAPE)

P = ParamSpec("P")
Corruption = Callable[[Path], None]
"""Takes a folder that holds `svg` and `data`, and spoils one of them."""


def corruption_cases() -> dict[str, dict[str, list[Any]]]:
    data = Path(__file__).parent / "data" / "corruptions.toml"
    return tomllib.loads(data.read_text(encoding="utf-8"))


def corruption_of(function: str, *arguments: Any) -> Corruption:
    """Return the corruption that a function of this module makes of its arguments."""
    corruption: Corruption = globals()[function](*arguments)
    return corruption


def copy_shipped_files(folder: Path) -> Path:
    shutil.copytree(assets_dir(), folder / "svg")
    shutil.copytree(data_dir(), folder / "data")
    return folder


@contextmanager
def drawing(folder: Path, view: str) -> Iterator[ET.Element]:
    """The <svg> element of a view; what is changed in it is written back."""
    path = folder / "svg" / f"{view}.svg"
    tree = ET.parse(path)
    yield tree.getroot()
    tree.write(path, encoding="UTF-8", xml_declaration=True)


def found(root: ET.Element, structure_id: str) -> ET.Element:
    return next(e for e in root.iter() if e.get("id") == structure_id)


def _parent(root: ET.Element, structure_id: str) -> ET.Element:
    return next(e for e in root.iter() if any(child.get("id") == structure_id for child in e))


def shape(root: ET.Element, structure_id: str, class_: str) -> ET.Element:
    return next(e for e in found(root, structure_id) if e.get("class") == class_)


def _of_drawing(
    edit: Callable[Concatenate[ET.Element, P], None],
) -> Callable[Concatenate[str, P], Corruption]:
    """Make a corruption of a view out of a function that edits the root of its drawing."""

    def corruption(view: str, /, *args: P.args, **named: P.kwargs) -> Corruption:
        def corrupt(folder: Path) -> None:
            with drawing(folder, view) as root:
                edit(root, *args, **named)

        return corrupt

    return corruption


@_of_drawing
def move_all(root: ET.Element, transform: str) -> None:
    for layer in root.findall(f"{{{SVG}}}g"):
        layer.set("transform", transform)


@_of_drawing
def move(root: ET.Element, group_id: str, transform: str) -> None:
    found(root, group_id).set("transform", transform)


@_of_drawing
def rename(root: ET.Element, old: str, new: str) -> None:
    found(root, old).set("id", new)


@_of_drawing
def swap(root: ET.Element, one: str, other: str) -> None:
    first, second = found(root, one), found(root, other)
    first.set("id", other)
    second.set("id", one)


@_of_drawing
def remove(root: ET.Element, group_id: str) -> None:
    _parent(root, group_id).remove(found(root, group_id))


@_of_drawing
def remove_twigs(root: ET.Element, nerve: str, muscle: str) -> None:
    group = found(root, nerve)
    for path in [p for p in group if p.get("data-to") == muscle]:
        group.remove(path)


@_of_drawing
def set_attribute(root: ET.Element, group_id: str, class_: str, name: str, value: str | None = None) -> None:
    """Set an attribute of the first path of a class, or take it away."""
    path = shape(root, group_id, class_)
    if value is None:
        del path.attrib[name]
    else:
        path.set(name, value)


@_of_drawing
def copy_shape(root: ET.Element, source: str, target: str, class_: str, as_class: str | None = None) -> None:
    path = ET.SubElement(found(root, target), f"{{{SVG}}}path", shape(root, source, class_).attrib)
    path.set("class", as_class or class_)


@_of_drawing
def add(root: ET.Element, group_id: str, tag: str, attributes: dict[str, str]) -> None:
    ET.SubElement(found(root, group_id), f"{{{SVG}}}{tag}", attributes)


@_of_drawing
def relocate(root: ET.Element, group_id: str, layer: str) -> None:
    """Put a structure on another layer."""
    group = found(root, group_id)
    _parent(root, group_id).remove(group)
    found(root, layer).append(group)


@_of_drawing
def exchange(root: ET.Element, one: str, other: str) -> None:
    """Let two structures of a view change places: what is drawn, not the ids around it."""
    first, second = found(root, one), found(root, other)
    first[:], second[:] = list(second), list(first)


@_of_drawing
def mark_layers(root: ET.Element, attribute: str, value: str | None = None) -> None:
    """Set an attribute of Inkscape's of every layer group, or take it away."""
    for layer in root.findall(f"{{{SVG}}}g"):
        if value is None:
            layer.attrib.pop(f"{{{INKSCAPE}}}{attribute}", None)
        else:
            layer.set(f"{{{INKSCAPE}}}{attribute}", value)


@_of_drawing
def _add_map_layer(root: ET.Element, slug: str, lacking: str) -> None:
    first = found(root, "layer.dermatomes")
    further = copy.deepcopy(first)
    further.set("id", f"layer.dermatomes-{slug}")
    further.set(f"{{{INKSCAPE}}}label", slug)
    for group in list(further):
        if group.get("id") == lacking:
            further.remove(group)
        group.set("id", f"{group.get('id')}--{slug}")
    root.insert(list(root).index(first) + 1, further)


def add_map(view: str, slug: str, lacking: str) -> Corruption:
    """Add a further dermatome map, like the first but for one dermatome that it lacks."""
    record = f'[[dermatome_map]]\nid = "map.{slug}"\nname = "other"\ntext = "other"\n'
    record = f'\n{record}layer = "dermatomes-{slug}"\nbasis = "consensus"\n'

    def corrupt(folder: Path) -> None:
        _add_map_layer(view, slug, lacking)(folder)
        append("data/skin.toml", record)(folder)

    return corrupt


def text(name: str, change: Callable[[str], str]) -> Corruption:
    """Change a file, named relative to the folder, as text."""

    def corrupt(folder: Path) -> None:
        path = folder / name
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert after != before, f"the spoil did nothing to {name}"
        path.write_text(after, encoding="utf-8")

    return corrupt


def replace(name: str, old: str, new: str) -> Corruption:
    return text(name, lambda whole: whole.replace(old, new, 1))


def append(name: str, more: str) -> Corruption:
    return text(name, lambda whole: whole + more)


def cut_off(name: str, length: int) -> Corruption:
    return text(name, lambda whole: whole[:length])


def delete(name: str) -> Corruption:
    return lambda folder: (folder / name).unlink()


def field(file: str, record_id: str, name: str, value: str) -> Corruption:
    """Give a field of a record another value, written as TOML."""

    def change(whole: str) -> str:
        start = whole.index(f'id = "{record_id}"\n')
        stop = re.search(r"^\[\[(?!sign\.when)|\Z", whole[start:], re.MULTILINE)
        assert stop is not None
        record = whole[start : start + stop.start()]
        pattern = re.compile(rf"^{name} = .*?(?=^\w+ = |^\[|^$|\Z)", re.MULTILINE | re.DOTALL)
        assert pattern.search(record), f"{record_id} has no field {name}"
        spoiled = pattern.sub(lambda _: f"{name} = {value}\n", record, count=1)
        return whole[:start] + spoiled + whole[start + len(record) :]

    return text(f"data/{file}", change)

"""Copies of the shipped drawings and data, and the ways in which tests spoil them."""

import copy
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from legmap.resources import assets_dir, data_dir

SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", SVG)
INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
ET.register_namespace("inkscape", INKSCAPE)

Corruption = Callable[[Path], None]
"""Takes a folder that holds `svg` and `data`, and spoils one of them."""


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


def shape(root: ET.Element, structure_id: str, class_: str) -> ET.Element:
    return next(e for e in found(root, structure_id) if e.get("class") == class_)


def move_all(view: str, transform: str) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            for layer in root.findall(f"{{{SVG}}}g"):
                layer.set("transform", transform)

    return corrupt


def move(view: str, group_id: str, transform: str) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            found(root, group_id).set("transform", transform)

    return corrupt


def rename(view: str, old: str, new: str) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            found(root, old).set("id", new)

    return corrupt


def swap(view: str, one: str, other: str) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            first, second = found(root, one), found(root, other)
            first.set("id", other)
            second.set("id", one)

    return corrupt


def remove(view: str, group_id: str) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            parent = next(e for e in root.iter() if any(c.get("id") == group_id for c in e))
            parent.remove(found(root, group_id))

    return corrupt


def remove_twigs(view: str, nerve: str, muscle: str) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            group = found(root, nerve)
            for path in [p for p in group if p.get("data-to") == muscle]:
                group.remove(path)

    return corrupt


def set_attribute(view: str, group_id: str, class_: str, name: str, value: str | None) -> Corruption:
    """Set an attribute of the first path of a class, or take it away."""

    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            path = shape(root, group_id, class_)
            if value is None:
                del path.attrib[name]
            else:
                path.set(name, value)

    return corrupt


def copy_shape(view: str, source: str, target: str, class_: str, as_class: str | None = None) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            path = ET.SubElement(found(root, target), f"{{{SVG}}}path", shape(root, source, class_).attrib)
            path.set("class", as_class or class_)

    return corrupt


def add(view: str, group_id: str, tag: str, **attributes: str) -> Corruption:
    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            ET.SubElement(found(root, group_id), f"{{{SVG}}}{tag}", attributes)

    return corrupt


def relocate(view: str, group_id: str, layer: str) -> Corruption:
    """Put a structure on another layer."""

    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            parent = next(e for e in root.iter() if any(c.get("id") == group_id for c in e))
            group = found(root, group_id)
            parent.remove(group)
            found(root, layer).append(group)

    return corrupt


def exchange(view: str, one: str, other: str) -> Corruption:
    """Let two structures of a view change places: what is drawn, not the ids around it."""

    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            first, second = found(root, one), found(root, other)
            first[:], second[:] = list(second), list(first)

    return corrupt


def add_map(view: str, slug: str, lacking: str) -> Corruption:
    """A further dermatome map, like the first but for one dermatome that it lacks."""

    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            first = found(root, "layer.dermatomes")
            further = copy.deepcopy(first)
            further.set("id", f"layer.dermatomes-{slug}")
            further.set(f"{{{INKSCAPE}}}label", slug)
            for group in list(further):
                if group.get("id") == lacking:
                    further.remove(group)
                group.set("id", f"{group.get('id')}--{slug}")
            root.insert(list(root).index(first) + 1, further)
        record = f'[[dermatome_map]]\nid = "map.{slug}"\nname = "other"\ntext = "other"\n'
        path = folder / "data" / "skin.toml"
        with path.open("a", encoding="utf-8") as data:
            data.write(f'\n{record}layer = "dermatomes-{slug}"\nbasis = "consensus"\n')

    return corrupt


def mark_layers(view: str, attribute: str, value: str | None) -> Corruption:
    """Set an attribute of every layer group, or take it away."""

    def corrupt(folder: Path) -> None:
        with drawing(folder, view) as root:
            for layer in root.findall(f"{{{SVG}}}g"):
                if value is None:
                    layer.attrib.pop(attribute, None)
                else:
                    layer.set(attribute, value)

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

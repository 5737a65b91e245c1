"""Small drawings to begin with, and changes of their elements."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random

from fuzz.pathdata import path_data, transform
from legmap.resources import assets_dir

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
HOSTILE = Path(__file__).parents[1] / "tests" / "hostile"
TAGS = [
    "a",
    "animate",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "filter",
    "foreignObject",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "rect",
    "script",
    "set",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "title",
    "use",
    "view",
]
CLASSES = [
    "skin",
    "contour",
    "bone",
    "detail",
    "belly",
    "tendon",
    "fibre",
    "area",
    "autonomous",
    "course",
    "covered",
    "twig",
    "root",
    "line",
    "point",
]
LAYERS = [
    "layer.outline",
    "layer.bones",
    "layer.deep-muscles-4",
    "layer.deep-muscles",
    "layer.superficial-muscles",
    "layer.dermatomes",
    "layer.dermatomes-keegan-garrett",
    "layer.fields",
    "layer.nerves",
    "layer.landmarks",
]
IDS = [
    "outline.limb",
    "bone.femur",
    "muscle.soleus",
    "muscle.nobody",
    "dermatome.L5",
    "dermatome.S1--keegan-garrett",
    "field.sural",
    "nerve.tibial",
    "nerve.sciatic",
    "root.L5",
    "landmark.asis",
    "muscle.",
    ".x",
    "x",
    "y.z",
]
ATTRIBUTES = {
    "style": (
        "display:none",
        "fill:url(#x)",
        "opacity:0",
        "visibility : hidden",
        "fill:#f00",
        "mask:url(#m)",
    ),
    "clip-path": ("url(#c)", "none"),
    "href": ("#u", "http://example.org/x"),
    "{http://www.w3.org/1999/xlink}href": ("#u", "file:///etc/passwd"),
    "onload": ("alert(1)",),
    "display": ("none", "inline"),
    "viewBox": ("0 0 0 0", "0 0 1e6 1e6", "0 0 1e-9 1", "-5 -5 10 10", "0 0 1", "nan 0 1 1", "0 0 1e5 1"),
    "width": ("10mm", "100%", "-1", "1e9"),
    "data-width": ("1 2", "0 0", "-1 2", "1e5 1e5", "1e-9 1e-9", "1", "0 5"),
    "data-label": ("1 2", "1e6 -1e6", "x"),
    "data-align": ("start", "end", "odd"),
    "data-to": ("muscle.soleus", "muscle.nobody", ""),
    "{http://www.w3.org/XML/1998/namespace}space": ("preserve",),
    "cx": ("1", "1e6", "NaN"),
    "r": ("1", "0", "-1", "1e6", "1e-9"),
    "d": ("", "M0 0", "M0 0Z", "M0 0L0 0", "M0 0L1e6 1e6L-1e6 1e6Z", "M0,0H1V1H0z"),
}
_WORDS = (
    *TAGS,
    *CLASSES,
    *LAYERS,
    *IDS,
    *ATTRIBUTES,
    "<!DOCTYPE x [",
    "<!ENTITY a 'b'>",
    "&a;",
    "<!--",
    "/>",
)
WORDS = tuple(word.encode() for word in _WORDS)


def beginnings(random: Random) -> list[bytes]:
    """Small drawings: cuttings of the program's own, and the hostile ones of the tests."""
    ET.register_namespace("", SVG[1:-1])
    ET.register_namespace("inkscape", INKSCAPE)
    small = [_cutting(random, file) for file in sorted(assets_dir().glob("*.svg")) for _ in range(6)]
    hostile = [file.read_bytes()[:20_000] for file in sorted(HOSTILE.glob("*.svg*"))]
    return small + hostile


def _cutting(random: Random, file: Path) -> bytes:
    """A drawing with a few structures on each layer."""
    root = ET.parse(file).getroot()
    for layer in root.iter(f"{SVG}g"):
        if layer.get("id", "").startswith("layer."):
            whole = list(layer)
            kept = random.sample(whole, min(len(whole), random.choice((0, 1, 1, 2, 3))))
            for group in whole:
                if group not in kept or len(ET.tostring(group)) > 4000:
                    layer.remove(group)
    return ET.tostring(root)


def rearranged(random: Random, data: bytes) -> bytes:
    """Change elements one to five times; what is no XML stays as it is."""
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        return data
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        _change(random, root)
    try:
        return ET.tostring(root)
    except (ValueError, TypeError, RecursionError):
        return data


def _change(random: Random, root: ET.Element) -> None:
    every = list(root.iter())
    one, other = random.choice(every), random.choice(every)
    changes: tuple[Callable[[], object], ...] = (
        lambda: one.remove(random.choice(list(one))) if len(one) else None,
        lambda: other.append(deepcopy(one)) if len(every) < 300 else None,
        lambda: one.insert(0, ET.Element(random.choice((SVG, SVG, "", "{x}")) + random.choice(TAGS))),
        lambda: setattr(one, "tag", SVG + random.choice(TAGS)),
        lambda: one.set("id", other.get("id", random.choice(IDS))),
        lambda: one.set("id", random.choice((*IDS, *LAYERS))),
        lambda: one.set("class", random.choice(CLASSES)),
        lambda: one.set("transform", transform(random)),
        lambda: one.set("d", path_data(random)),
        lambda: one.set("d", path_data(random)),
        lambda: _attribute(random, one),
        lambda: _attribute(random, one),
        lambda: one.attrib.pop(random.choice(list(one.attrib))) if one.attrib else None,
        lambda: _wrap(random, one),
        lambda: one.append(_structure(random)),
    )
    random.choice(changes)()


def _attribute(random: Random, element: ET.Element) -> None:
    name = random.choice(list(ATTRIBUTES))
    element.set(name, random.choice(ATTRIBUTES[name]))


def _wrap(random: Random, element: ET.Element) -> None:
    inner = list(element)
    for child in inner:
        element.remove(child)
    for _ in range(random.choice((1, 2, 10, 36, 60))):
        element.append(group := ET.Element(f"{SVG}g"))
        element = group
    element.extend(inner)


def _structure(random: Random) -> ET.Element:
    group = ET.Element(f"{SVG}g", {"id": random.choice(IDS)})
    for _ in range(random.choice((0, 1, 2, 4))):
        path = ET.SubElement(group, f"{SVG}path", {"class": random.choice(CLASSES), "d": path_data(random)})
        if random.random() < 0.3:
            path.set("data-width", "2 1")
    return group


def invented(random: Random) -> bytes:
    """A drawing that keeps to the format, but for what it draws."""
    root = ET.Element(f"{SVG}svg", {"viewBox": "-100 -100 300 300"})
    if random.random() < 0.2:
        _attribute(random, root)
    for layer, (name, classes) in _FORMAT.items():
        if random.random() < 0.5:
            group = ET.SubElement(root, f"{SVG}g", {"id": layer})
            _draw(random, group, name, classes)
    return ET.tostring(root)


def _draw(random: Random, layer: ET.Element, name: str, classes: str) -> None:
    group = ET.SubElement(layer, f"{SVG}g", {"id": name})
    for _ in range(random.choice((1, 1, 2, 3))):
        told = {"class": random.choice(classes.split()), "d": path_data(random)}
        if random.random() < 0.5:
            told["data-width"] = random.choice(ATTRIBUTES["data-width"])
        if random.random() < 0.2:
            told["transform"] = transform(random)
        ET.SubElement(group, f"{SVG}path", told)


_FORMAT = {
    "layer.outline": ("outline.limb", "skin contour"),
    "layer.bones": ("bone.femur", "bone detail"),
    "layer.deep-muscles": ("muscle.soleus", "belly tendon fibre"),
    "layer.superficial-muscles": ("muscle.sartorius", "belly tendon fibre"),
    "layer.dermatomes": ("dermatome.L5", "area autonomous"),
    "layer.fields": ("field.sural", "area autonomous"),
    "layer.nerves": ("nerve.tibial", "course covered twig"),
    "layer.landmarks": ("landmark.asis", "line"),
}

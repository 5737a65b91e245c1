"""Drawings: read as the window reads them, checked as ``legmap check`` does, and painted if they can be."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from fuzz.kinds import BrokenPromiseError, require_sentence
from fuzz.mutations import Draw, damaged, words
from fuzz.path_data import path_data, transform
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map
from legmap.anatomy.load import load_atlas
from legmap.bundled.drawings import drawings
from legmap.diagram.model import Diagram
from legmap.diagram.reader.drawings import all_problems
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.figures.lesion_figure import FigureOptions, deficits_by_limb, lesion_figure
from legmap.lesion.case import case_of
from legmap.lesion.injury import Injury
from legmap.render.figure.export import write_figure
from legmap.render.figure.page import compose_figure
from legmap.resources import assets_dir
from legmap.validation import check as checking

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = Path(__file__).parents[1] / "tests" / "hostile"
LESION = (Injury("nerve.sciatic"), Injury("root.L5"), Injury("muscle.soleus"))
TAGS = words(
    "a animate circle clipPath defs desc ellipse filter foreignObject g image line linearGradient marker "
    "mask metadata path pattern polygon rect script set style svg switch symbol text title use view"
)
CLASSES = words(
    "skin contour bone detail belly tendon fibre area autonomous course covered twig root line point"
)
IDS = words(
    "outline.limb bone.femur muscle.soleus muscle.nobody dermatome.L5 dermatome.S1--keegan-garrett "
    "field.sural nerve.tibial nerve.sciatic root.L5 landmark.asis muscle. .x x y.z"
)
FORMAT = {
    "layer.outline": ("outline.limb", "skin contour"),
    "layer.bones": ("bone.femur", "bone detail"),
    "layer.deep-muscles": ("muscle.soleus", "belly tendon fibre"),
    "layer.superficial-muscles": ("muscle.sartorius", "belly tendon fibre"),
    "layer.dermatomes": ("dermatome.L5", "area autonomous"),
    "layer.fields": ("field.sural", "area autonomous"),
    "layer.nerves": ("nerve.tibial", "course covered twig"),
    "layer.landmarks": ("landmark.asis", "line"),
}
LAYERS = (*FORMAT, "layer.deep-muscles-4", "layer.dermatomes-keegan-garrett")
ATTRIBUTES = {
    "style": "display:none|fill:url(#x)|opacity:0|visibility : hidden|fill:#f00|mask:url(#m)",
    "clip-path": "url(#c)|none",
    "href": "#u|http://example.org/x",
    "{http://www.w3.org/1999/xlink}href": "#u|file:///etc/passwd",
    "onload": "alert(1)",
    "display": "none|inline",
    "viewBox": "0 0 0 0|0 0 1e6 1e6|0 0 1e-9 1|-5 -5 10 10|0 0 1|nan 0 1 1|0 0 1e5 1",
    "width": "10mm|100%|-1|1e9",
    "data-width": "1 2|0 0|-1 2|1e5 1e5|1e-9 1e-9|1|0 5",
    "data-label": "1 2|1e6 -1e6|x",
    "data-align": "start|end|odd",
    "data-to": "muscle.soleus|muscle.nobody|",
    "{http://www.w3.org/XML/1998/namespace}space": "preserve",
    "cx": "1|1e6|NaN",
    "r": "1|0|-1|1e6|1e-9",
    "d": "|M0 0|M0 0Z|M0 0L0 0|M0 0L1e6 1e6L-1e6 1e6Z|M0,0H1V1H0z",
}
WORDS = (*TAGS, *CLASSES, *LAYERS, *IDS, *ATTRIBUTES, "<!DOCTYPE x [", "<!ENTITY a 'b'>", "&a;", "<!--", "/>")
CHANGES = (
    "path", "path", "attribute", "attribute", "remove child", "copy", "new element", "tag", "its id",
    "any id", "class", "transform", "remove attribute", "wrap", "structure",
)  # fmt: skip


class Drawings:
    """One drawing in a folder of the user's own."""

    share = 50
    suffix = "svg"

    def cases(self) -> Sequence[bytes]:
        """Return the hostile drawings of the tests."""
        return [file.read_bytes() for file in sorted(HOSTILE.glob("*.svg*"))]

    def inputs(self) -> st.SearchStrategy[bytes]:
        """Make drawings: cuttings of our own and hostile ones, rearranged or damaged, and invented ones."""
        ET.register_namespace("", SVG[1:-1])
        chance = Random(0)
        own = [cutting(chance, file) for file in sorted(assets_dir().glob("*.svg")) for _ in range(6)]
        some = st.sampled_from([*own, *(data[:20_000] for data in self.cases())])
        arranged = rearranged(some)
        return st.one_of(arranged, arranged, invented(), damaged(some, WORDS), damaged(arranged, WORDS))

    def run(self, data: bytes, folder: Path) -> None:
        """Read it in every way there is."""
        QApplication.instance() or QApplication(["fuzz"])  # for the fonts of labels
        chance = Random(data)
        file = folder / chance.choice(("sole.svg", "anterior.svg", "plexus.svg", "saddle.svg", "mine.svg"))
        file.write_bytes(data)
        try:
            self._read(file, chance)
        finally:
            file.unlink()

    @cached_property
    def _atlas(self) -> Atlas:
        atlas = load_atlas()
        setattr(checking, "load_atlas", lambda _folder: atlas)  # noqa: B010  read once for all inputs
        return atlas

    def _read(self, file: Path, chance: Random) -> None:
        problems = all_problems(file)
        for problem in problems:
            require_sentence(problem.text)
            if file.name not in problem.text[:200]:
                raise BrokenPromiseError(f"a problem does not name its file: {problem.text!r}")
        fatal = [problem.text for problem in problems if problem.fatal]
        try:
            layer = layer_of_map(chosen_map(self._atlas))
            diagram = drawings(layer, file.parent, known=self._atlas.structures)
        except LegmapError as error:
            require_sentence(str(error), file.name if fatal else "")
            if not fatal and "does not know" not in str(error):
                raise BrokenPromiseError(f"refused without a problem: {error}") from error
            if chance.random() < 0.02:
                self._check(file.parent)
            return
        if fatal and not any("layer.dermatomes-" in text for text in fatal):  # of a map that is not read
            raise BrokenPromiseError(f"read although {fatal[0]}")
        for view in diagram.views.values():
            if QRectF(view.bounds).isEmpty() or view.content.isEmpty():
                raise BrokenPromiseError("a view without area")
        if chance.random() < 0.2:
            self._check(file.parent)
        if chance.random() < 0.1:
            self._paint(diagram, file.parent, chance)

    def _check(self, folder: Path) -> None:
        found = checking.check(folder, folder).problems
        if not found:
            raise BrokenPromiseError("a check found nothing wrong with a folder of one drawing")
        for problem in found:
            require_sentence(problem)

    def _paint(self, diagram: Diagram, folder: Path, chance: Random) -> None:
        sheet = arrange(diagram, diagram.drawn(()), chance.choice(("right", "left", "both")))
        case = case_of(self._atlas, LESION)
        deficits = deficits_by_limb(sheet.side, case.by_limb)
        figure = lesion_figure(self._atlas, diagram, sheet, deficits, FigureOptions())
        target = folder / f"out.{chance.choice(('svg', 'png'))}"
        size = (90, 120) if target.suffix == ".png" else None
        try:
            write_figure(compose_figure(figure), target, size=size, dpi=None, title="x", source="y")
        except LegmapError as error:
            require_sentence(str(error))
        finally:
            target.unlink(missing_ok=True)


def cutting(chance: Random, file: Path) -> bytes:
    """Return a drawing with at most three small structures on each layer."""
    root = ET.parse(file).getroot()
    for layer in root.iter(f"{SVG}g"):
        if layer.get("id", "").startswith("layer."):
            small = [group for group in layer if len(ET.tostring(group)) < 4000]
            layer[:] = chance.sample(small, min(len(small), chance.choice((0, 1, 1, 2, 3))))
    return ET.tostring(root)


@st.composite
def rearranged(draw: Draw, base: st.SearchStrategy[bytes]) -> bytes:
    """Draw a drawing and change its elements one to five times; what is no XML stays as it is."""
    data: bytes = draw(base)
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        return data
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5)):
        every = list(root.iter())
        one, other = draw(st.sampled_from(every)), draw(st.sampled_from(every))
        _change(draw, change, one, other, few=len(every) < 300)
    try:
        return ET.tostring(root)
    except (ValueError, TypeError, RecursionError):
        return data


def _change(draw: Draw, change: str, one: ET.Element, other: ET.Element, *, few: bool) -> None:
    match change:
        case "path":
            one.set("d", draw(path_data()))
        case "attribute":
            one.set(*draw(_ATTRIBUTE))
        case "remove child" if len(one):
            one.remove(draw(st.sampled_from(list(one))))
        case "copy" if few:
            other.append(deepcopy(one))
        case "new element":
            namespace = draw(st.sampled_from((SVG, SVG, "", "{x}")))
            one.insert(0, ET.Element(namespace + draw(st.sampled_from(TAGS))))
        case "tag":
            one.tag = SVG + draw(st.sampled_from(TAGS))
        case "its id":
            one.set("id", other.get("id", "x"))
        case "any id":
            one.set("id", draw(st.sampled_from((*IDS, *LAYERS))))
        case "class":
            one.set("class", draw(st.sampled_from(CLASSES)))
        case "transform":
            one.set("transform", draw(transform()))
        case "remove attribute" if one.attrib:
            one.attrib.pop(draw(st.sampled_from(list(one.attrib))))
        case "wrap":
            inner, one[:] = list(one), []
            for _ in range(draw(st.sampled_from((1, 2, 10, 36, 60)))):
                one = ET.SubElement(one, f"{SVG}g")
            one.extend(inner)
        case _:
            _add_structure(draw, one, draw(st.sampled_from(IDS)), CLASSES)


@st.composite
def invented(draw: Draw) -> bytes:
    """Draw a drawing that keeps to the format, but for what it draws."""
    root = ET.Element(f"{SVG}svg", {"viewBox": "-100 -100 300 300"})
    if draw(st.integers(0, 4)) == 4:
        root.set(*draw(_ATTRIBUTE))
    for layer in draw(st.lists(st.sampled_from(list(FORMAT)), unique=True)):
        name, classes = FORMAT[layer]
        _add_structure(draw, ET.SubElement(root, f"{SVG}g", {"id": layer}), name, classes.split())
    return ET.tostring(root)


def _add_structure(draw: Draw, layer: ET.Element, name: str, classes: Sequence[str]) -> None:
    group = ET.SubElement(layer, f"{SVG}g", {"id": name})
    for _ in range(draw(st.integers(0, 3))):
        path = ET.SubElement(group, f"{SVG}path", {"class": draw(st.sampled_from(classes))})
        path.set("d", draw(path_data()))
        if draw(st.booleans()):
            path.set("data-width", draw(st.sampled_from(ATTRIBUTES["data-width"].split("|"))))
        if draw(st.integers(0, 4)) == 4:
            path.set("transform", draw(transform()))


_ATTRIBUTE = st.sampled_from([(n, value) for n, values in ATTRIBUTES.items() for value in values.split("|")])

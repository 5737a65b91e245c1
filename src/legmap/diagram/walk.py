"""From an element tree to a view, noting every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from legmap.diagram import rules
from legmap.diagram.geometry import polylines, turned_alike
from legmap.diagram.maps import FIRST, is_other_map, map_layer
from legmap.diagram.model import LAYERS, Align, Region, Shape, View
from legmap.diagram.pathdata import PathDataError, read_numbers, read_path
from legmap.diagram.rules import Problem
from legmap.diagram.taper import outlined
from legmap.diagram.transforms import read_transform, require_sound
from legmap.diagram.view_box import view_box
from legmap.diagram.xmltree import Element
from legmap.foreign import shown

DEFAULT_WIDTHS = (1.6, 0.8)
LANDMARK_WIDTH = 1.0
MAX_TOTAL_SEGMENTS = 120_000
"""In a file; the fullest drawing of the program comes to a third. Those of nerves weigh more."""
NERVE_WEIGHT = 10
"""Nerves are outlined as fine polygons, so that one curve costs a hundred points."""
MOST_PIECES = 120
"""Of the course of a nerve in one view; each is held against all others to find how they hang together."""
_ALIGNS: dict[str, Align] = {"start": "start", "middle": "middle", "end": "end"}


@dataclass(slots=True)
class _Walk:
    file: str
    view: str
    map_layer: str
    problems: list[Problem] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    segments: int = 0

    def note(self, element: Element, what: str, *, fatal: bool = True) -> None:
        name = f"<{shown(element.tag.rpartition('}')[2])}>"
        named = f"{name} '{shown(element.id)}'" if element.id else name
        self.problems.append(Problem(f"{shown(self.file)}, line {element.line}: {named} {what}.", fatal))

    def transform(self, element: Element, outer: QTransform) -> QTransform:
        text = element.attributes.get("transform")
        if text is None:
            return outer
        try:
            combined = read_transform(text) * outer
            require_sound(combined)
            return combined
        except PathDataError as problem:
            self.note(element, f"{problem}; write it as matrix, translate, scale or rotate")
            return outer


def walk(root: Element, file: str, name: str, dermatomes: str = FIRST) -> tuple[View, list[Problem]]:
    """Make a view of a drawing.

    The view shows one dermatome map; problems are told of every layer that is there.

    Parameters
    ----------
    root : Element
        The ``<svg>`` element.
    file, name : str
        How messages call the file, and how the view is called.
    dermatomes : str
        Layer of the dermatome map to show; ``dermatomes`` stands in where the drawing lacks it.

    Returns
    -------
    View
        With every region that could be read.
    list of Problem
        In the order of the file; the view may be used only if none is fatal.
    """
    state = _Walk(file, name, map_layer(root, dermatomes))
    _vet(state, root)
    bounds, faults = view_box(root)
    for what, fatal in faults:
        state.note(root, what, fatal=fatal)
    outer = state.transform(root, QTransform())
    seen: list[str] = []
    for child in root.children:
        if child.tag not in rules.CONTENT or rules.is_bookkeeping(child):
            continue
        layer = rules.layer_of(child.id)
        if child.tag != "g":
            state.note(child, "lies outside a layer; move it into one of the layer groups")
        elif layer is None:
            state.note(child, f"is no known layer; use one of {', '.join(rules.PREFIX + n for n in LAYERS)}")
        else:
            seen.append(layer)
            _layer(state, child, layer, state.transform(child, outer))
    if seen != sorted(seen, key=lambda layer: LAYERS.index(rules.base_of(layer))):
        state.note(root, "has its layers in another order than outline to landmarks; reorder", fatal=False)
    if not state.regions and not state.problems:
        state.note(root, "holds no structure; draw at least one group with a structure's id in a layer")
    state.regions.sort(key=lambda r: LAYERS.index(r.layer))
    return View(name, bounds, tuple(state.regions)), state.problems


def _vet(state: _Walk, element: Element, *, top: bool = True) -> None:
    """Note forbidden elements and attributes, hidden things and ids given twice, throughout the file."""
    for fault in rules.attribute_faults(element):
        state.note(element, fault)
    if element.id:
        if element.id in state.ids:
            state.note(element, f"has the same id as line {state.ids[element.id]}; rename or merge one")
        state.ids.setdefault(element.id, element.line)
    for child in element.children:
        if rules.is_bookkeeping(child) or child.tag in rules.TEXTUAL:
            continue
        if child.tag == "defs" and top:
            if any(not rules.is_bookkeeping(c) for c in child.children):
                state.note(child, "holds definitions, which drawings may not; use plain colours only")
        elif child.tag not in rules.CONTENT:
            tag = child.tag.rpartition("}")[2]
            state.note(child, f"is not allowed ({shown(tag)}); turn it into a path or delete it")
        else:
            _vet(state, child, top=False)


def _layer(state: _Walk, group: Element, layer: str, outer: QTransform) -> None:
    for child in group.children:
        if child.tag not in rules.CONTENT:
            continue
        if child.tag != "g":
            state.note(child, "lies outside a structure; put it into the group of the structure it shows")
        elif rules.STRUCTURE_ID.fullmatch(child.id):
            kind = child.id.partition(".")[0]
            structure_id = child.id.partition(rules.OF_MAP)[0]
            expected = rules.group_id_of(structure_id, layer)
            if kind not in rules.KINDS_OF_LAYER[rules.base_of(layer)]:
                state.note(child, f"does not belong in {rules.PREFIX}{layer}; move it to its layer")
            elif child.id != expected:
                state.note(child, f"must be called '{expected}' in {rules.PREFIX}{layer}; rename it")
            else:
                _structure(state, child, structure_id, layer, state.transform(child, outer))
        elif "." in child.id:
            state.note(child, "has an id that is neither a structure's nor a layer's; correct it")
        else:
            _layer(state, child, layer, state.transform(child, outer))


def _structure(state: _Walk, group: Element, structure_id: str, layer: str, outer: QTransform) -> None:
    shapes: list[Shape] = []
    _shapes(state, group, structure_id.partition(".")[0], outer, shapes)
    if not shapes:
        state.note(group, "draws nothing; draw it or delete the group")
        return
    pieces = _pieces(shapes)
    if pieces > MOST_PIECES:
        state.note(group, f"is drawn in {pieces} pieces, and {MOST_PIECES} is the limit; join them")
        return
    label_at, align = _label(state, group, outer)
    body = _body(shapes)
    state.segments += body.elementCount()
    bounds = body.boundingRect()
    for shape in shapes:
        bounds = bounds.united(shape.path.boundingRect())
    if group.id in state.drawn:
        return  # already noted as an id given twice
    state.drawn.add(group.id)
    if is_other_map(layer, state.map_layer):
        return
    layer, order = rules.base_of(layer), len(state.regions)
    state.regions.append(
        Region(structure_id, state.view, layer, order, tuple(shapes), bounds, body, label_at, align)
    )


def _shapes(state: _Walk, group: Element, kind: str, outer: QTransform, shapes: list[Shape]) -> None:
    for child in group.children:
        if child.tag not in rules.CONTENT:
            continue
        inner = state.transform(child, outer)
        if child.tag == "g":
            if "." in child.id:
                state.note(
                    child, f"stands inside '{shown(group.id)}'; a structure's group may not hold another"
                )
            else:
                _shapes(state, child, kind, inner, shapes)
            continue
        class_ = child.attributes.get("class", "").strip()
        if class_ not in rules.CLASSES_OF_KIND[kind]:
            known = ", ".join(sorted(rules.CLASSES_OF_KIND[kind]))
            state.note(
                child, f"in '{shown(group.id)}' has the class '{shown(class_, 30)}'; use one of {known}"
            )
            continue
        try:
            shape = _shape(state, child, class_, inner)
        except PathDataError as problem:
            state.note(child, f"in '{shown(group.id)}' {problem}; draw it anew")
            continue
        shapes.append(shape)


def _shape(state: _Walk, element: Element, class_: str, transform: QTransform) -> Shape:
    if element.tag == "circle":
        if class_ != "point":
            raise PathDataError("is a circle, which only a landmark's point may be")
        x, y, r = [read_numbers(element.attributes.get(k, "0"), 1)[0] for k in ("cx", "cy", "r")]
        if r <= 0:
            raise PathDataError("is a circle without a radius above 0")
        path = QPainterPath()
        path.addEllipse(x - r, y - r, 2 * r, 2 * r)
    else:
        if "d" not in element.attributes:
            raise PathDataError("has no d")
        if state.segments > MAX_TOTAL_SEGMENTS:
            raise _too_many()
        path = read_path(element.attributes["d"])
        state.segments += path.elementCount() * (NERVE_WEIGHT if class_ in rules.NERVOUS else 1)
        if state.segments > MAX_TOTAL_SEGMENTS:
            raise _too_many()
    path = transform.map(path)
    if path.boundingRect().isNull():
        raise PathDataError("draws a single point")
    if class_ not in rules.NERVOUS:
        return Shape(class_, path)
    widths = DEFAULT_WIDTHS
    if "data-width" in element.attributes:
        a, b = read_numbers(element.attributes["data-width"], 2)
        if min(a, b) < 0 or max(a, b) <= 0:
            raise PathDataError("has a data-width below 0")
        widths = (a, b)
    else:
        state.note(element, 'has no data-width; add data-width="start end" in millimetres', fatal=False)
    to = element.attributes.get("data-to", "")
    if class_ == "twig" and not to:
        state.note(element, "is a twig without data-to; name the muscle in which it ends", fatal=False)
    return Shape(class_, path, widths, to)


def _too_many() -> PathDataError:
    return PathDataError(
        f"makes more than {MAX_TOTAL_SEGMENTS} segments, the limit for a file "
        f"({MAX_TOTAL_SEGMENTS // NERVE_WEIGHT} in nerves)"
    )


def _pieces(shapes: list[Shape]) -> int:
    """In how many pieces the course of a nerve is drawn, as far as they could be too many."""
    paths = [s.path for s in shapes if s.kind in rules.COURSES]
    most = sum(path.elementCount() // 2 for path in paths)
    return most if most <= MOST_PIECES else sum(len(path.toSubpathPolygons()) for path in paths)


def _label(state: _Walk, group: Element, transform: QTransform) -> tuple[tuple[float, float] | None, Align]:
    align = group.attributes.get("data-align", "start")
    if align not in _ALIGNS:
        state.note(group, f"has the data-align '{shown(align, 20)}'; use start, middle or end", fatal=False)
    text = group.attributes.get("data-label")
    if text is None:
        return None, _ALIGNS.get(align, "start")
    try:
        x, y = read_numbers(text, 2)
    except PathDataError as problem:
        state.note(group, f"has a data-label that {problem}")
        return None, "start"
    at = transform.map(QPointF(x, y))
    return (at.x(), at.y()), _ALIGNS.get(align, "start")


def _body(shapes: list[Shape]) -> QPainterPath:
    """What a click on the structure hits; see `Region`."""
    paths = [(s.path, polylines(s.path, 1.0)) for s in shapes if s.kind in rules.FILLED]
    paths += [outlined(s.path, *s.widths) for s in shapes if s.widths is not None]
    paths += [outlined(s.path, LANDMARK_WIDTH, LANDMARK_WIDTH) for s in shapes if s.kind == "line"]
    return turned_alike(paths)

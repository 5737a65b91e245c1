"""From an element tree to a view, noting every problem on the way."""

from __future__ import annotations

from PySide6.QtGui import QTransform

from legmap.diagram import rules
from legmap.diagram.looks import looks_of
from legmap.diagram.maps import FIRST, is_other_map, map_layer
from legmap.diagram.model import LAYERS, Region, Shape, View
from legmap.diagram.pathdata import PathDataError
from legmap.diagram.reading import Reading
from legmap.diagram.rules import Problem
from legmap.diagram.shapes import body_of, label_of, pieces_of, shape_of
from legmap.diagram.view_box import view_box
from legmap.diagram.xmltree import Element
from legmap.platform.untrusted import shown

MOST_PIECES = 120
"""Of the course of a nerve in one view; each is held against all others to find how they hang together."""


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
    state = Reading(file, name, map_layer(root, dermatomes))
    _vet(state, root)
    bounds, faults = view_box(root)
    for what, fatal in faults:
        state.note(root, what, fatal=fatal)
    if not any(fatal for _, fatal in faults):
        state.paper = bounds
    if "transform" in root.attributes:
        state.note(root, "has a transform, which not every viewer follows; put it on the layers")
    outer = QTransform()
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


def _vet(state: Reading, element: Element, *, top: bool = True, even_odd: bool = False) -> None:
    """Note forbidden elements and attributes, hidden things and ids given twice, throughout the file."""
    if state.is_full:
        return
    looks = looks_of(element)
    even_odd = rules.is_even_odd(looks, even_odd)
    if even_odd:
        state.even_odd.add(id(element))
    for fault in rules.attribute_faults(element, looks):
        state.note(element, fault)
    if element.id:
        if element.id in state.ids:
            state.note(element, f"has the same id as line {state.ids[element.id]}; rename or merge one")
        state.ids.setdefault(element.id, element.line)
    for child in element.children:
        if rules.is_bookkeeping(child) or child.tag in rules.TEXTUAL:
            _vet_bookkeeping(state, child)
            continue
        if child.tag == "defs" and top:
            _vet_bookkeeping(state, child)
            if any(not rules.is_bookkeeping(c) for c in child.children):
                state.note(child, "holds definitions, which drawings may not; use plain colours only")
        elif child.tag not in rules.CONTENT:
            tag = child.tag.rpartition("}")[2]
            state.note(child, f"is not allowed ({shown(tag)}); turn it into a path or delete it")
        else:
            _vet(state, child, top=False, even_odd=even_odd)


def _vet_bookkeeping(state: Reading, element: Element) -> None:
    """Note what stands in elements that draw nothing and changes the drawing all the same."""
    for child in rules.acting(element):
        tag = shown(child.tag.rpartition("}")[2])
        state.note(child, f"is not allowed ({tag}), even where nothing is drawn; delete it")


def _layer(state: Reading, group: Element, layer: str, outer: QTransform) -> None:
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


def _structure(state: Reading, group: Element, structure_id: str, layer: str, outer: QTransform) -> None:
    shapes: list[Shape] = []
    _shapes(state, group, structure_id.partition(".")[0], outer, shapes)
    if not shapes:
        state.note(group, "draws nothing; draw it or delete the group")
        return
    pieces = pieces_of(shapes, MOST_PIECES)
    if pieces > MOST_PIECES:
        state.note(group, f"is drawn in {pieces} pieces, and {MOST_PIECES} is the limit; join them")
        return
    label_at, align = label_of(state, group, outer)
    body = body_of(shapes)
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


def _shapes(state: Reading, group: Element, kind: str, outer: QTransform, shapes: list[Shape]) -> None:
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
            shape = shape_of(state, child, class_, inner)
        except PathDataError as problem:
            state.note(child, f"in '{shown(group.id)}' {problem}; draw it anew")
            continue
        shapes.append(shape)

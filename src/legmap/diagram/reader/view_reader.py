"""Read a view from a tree of elements, and note every problem on the way."""

from __future__ import annotations

from PySide6.QtGui import QTransform

from legmap.diagram.dermatome_layers import DEFAULT_LAYER, is_other_map, map_layer
from legmap.diagram.model import LAYERS, Region, Shape, View
from legmap.diagram.reader import drawing_format as fmt
from legmap.diagram.reader.context import Problem, ReadContext
from legmap.diagram.reader.path_data import PathDataError
from legmap.diagram.reader.shapes import body_of, label_of, pieces_of, shape_of
from legmap.diagram.reader.style import InheritedPaint, painted
from legmap.diagram.reader.view_box import read_view_box
from legmap.diagram.reader.xmltree import Element
from legmap.messages import say
from legmap.platform.untrusted import shown

MAX_PIECES = 120
"""Of the course of a nerve in one view; each is held against all others to find how they hang together."""


def parse_view(
    root: Element, file: str, name: str, dermatomes: str = DEFAULT_LAYER
) -> tuple[View, list[Problem]]:
    """Return the view of a drawing, with every region that could be read, and all problems of the file.

    The view may be used only if no problem is fatal. It shows one dermatome map (see `map_layer`); problems
    are noted on every layer that is there. `file` is how messages call the file.

    Raises
    ------
    DrawingError
        If reading the rest would cost more than a drawing may.
    """
    context = ReadContext(file, name, map_layer(root, dermatomes))
    _check(context, root, InheritedPaint())
    bounds, faults = read_view_box(root)
    for what, fatal in faults:
        context.note(root, what, fatal=fatal)
    if not any(fatal for _, fatal in faults):
        context.paper = bounds
    if "transform" in root.attributes:
        context.note(root, say("drawing.root-transform"))
    _layers(context, root)
    if not context.regions and not context.problems:
        context.note(root, say("drawing.empty"))
    context.regions.sort(key=lambda r: LAYERS.index(r.layer))
    return View(name, bounds, tuple(context.regions)), context.problems


def _check(context: ReadContext, element: Element, outer: InheritedPaint) -> None:
    """Note what may not stand in a drawing, what nobody can see and ids given twice, throughout the file."""
    if context.is_full:
        return
    paint, faults = painted(element, outer)
    for fault in faults:
        context.note(element, fault)
    if element.tag in ("path", "circle") and not paint.is_visible and not faults:
        context.note(element, say("drawing.unseen"))
    if paint.even_odd:
        context.even_odd.add(id(element))
    if element.id:
        if element.id in context.ids:
            context.note(element, say("drawing.same-id", line=context.ids[element.id]))
        context.ids.setdefault(element.id, element.line)
    for child in element.children:
        if child.tag in fmt.CONTENT:
            _check(context, child, paint)
        elif fmt.is_bookkeeping(child.tag):
            _check_bookkeeping(context, child)
        elif child.tag != "defs" or any(not fmt.is_bookkeeping(c.tag) for c in child.children):
            key = "drawing.definitions" if child.tag == "defs" else "drawing.not-allowed"
            context.note(child, say(key, advice=fmt.advice_for(child.tag)))
        else:
            _check_bookkeeping(context, child)


def _check_bookkeeping(context: ReadContext, element: Element) -> None:
    """Note what stands in elements that draw nothing and may change the drawing all the same."""
    for child in element.children:
        if fmt.can_act(child.tag) and not fmt.is_bookkeeping(child.tag):
            context.note(child, say("drawing.not-allowed.unseen", advice=fmt.advice_for("")))
        else:
            _check_bookkeeping(context, child)


def _layers(context: ReadContext, root: Element) -> None:
    seen: list[str] = []
    for child in root.children:
        if child.tag not in fmt.CONTENT:
            continue
        layer = fmt.layer_of(child.id)
        if child.tag != "g":
            context.note(child, say("drawing.outside-layer"))
        elif layer is None:
            context.note(child, say("drawing.no-layer", layers=tuple(fmt.PREFIX + n for n in LAYERS)))
        else:
            seen.append(layer)
            _layer(context, child, layer, context.transform(child, QTransform()))
    if seen != sorted(seen, key=lambda layer: LAYERS.index(fmt.base_layer(layer))):
        context.note(root, say("drawing.layer-order"), fatal=False)


def _layer(context: ReadContext, group: Element, layer: str, outer: QTransform) -> None:
    for child in group.children:
        if child.tag not in fmt.CONTENT:
            continue
        if child.tag != "g":
            context.note(child, say("drawing.outside-structure"))
        elif fmt.STRUCTURE_ID.fullmatch(child.id):
            kind = child.id.partition(".")[0]
            structure_id = child.id.partition(fmt.MAP_SUFFIX)[0]
            expected = fmt.group_id_of(structure_id, layer)
            if kind not in fmt.KINDS_OF_LAYER[fmt.base_layer(layer)]:
                context.note(child, say("drawing.other-layer", layer=fmt.PREFIX + layer))
            elif child.id != expected:
                context.note(child, say("drawing.other-id", id=expected, layer=fmt.PREFIX + layer))
            else:
                _structure(context, child, structure_id, layer, context.transform(child, outer))
        elif "." in child.id:
            context.note(child, say("drawing.no-id"))
        else:
            _layer(context, child, layer, context.transform(child, outer))


def _structure(
    context: ReadContext, group: Element, structure_id: str, layer: str, outer: QTransform
) -> None:
    shapes: list[Shape] = []
    before = len(context.problems)
    _shapes(context, group, structure_id.partition(".")[0], outer, shapes)
    if not shapes:
        if len(context.problems) == before:
            context.note(group, say("drawing.nothing"))
        return
    pieces = pieces_of(shapes, MAX_PIECES)
    if pieces > MAX_PIECES:
        context.note(group, say("drawing.pieces", count=pieces, most=MAX_PIECES))
        return
    label_at, align = label_of(context, group, outer)
    body = body_of(shapes)
    context.spend_elements(group, body.elementCount())
    bounds = body.boundingRect()
    for shape in shapes:
        bounds = bounds.united(shape.path.boundingRect())
    if group.id in context.drawn:
        return  # already noted as an id given twice
    context.drawn.add(group.id)
    if is_other_map(layer, context.map_layer):
        return
    layer, order = fmt.base_layer(layer), len(context.regions)
    context.regions.append(
        Region(structure_id, context.view, layer, order, tuple(shapes), bounds, body, label_at, align)
    )


def _shapes(context: ReadContext, group: Element, kind: str, outer: QTransform, shapes: list[Shape]) -> None:
    for child in group.children:
        if child.tag not in fmt.CONTENT:
            continue
        inner = context.transform(child, outer)
        if child.tag == "g":
            if "." in child.id:
                context.note(child, say("drawing.inside", id=shown(group.id)))
            else:
                _shapes(context, child, kind, inner, shapes)
            continue
        class_ = child.attributes.get("class", "").strip()
        if class_ not in fmt.CLASSES_OF_KIND[kind]:
            known = tuple(sorted(fmt.CLASSES_OF_KIND[kind]))
            what = say("drawing.class", id=shown(group.id), class_name=shown(class_, 30), known=known)
            context.note(child, what)
            continue
        try:
            shapes.append(shape_of(context, child, class_, inner))
        except PathDataError as problem:
            what = say("drawing.in", id=shown(group.id), fault=problem, advice=problem.advice)
            context.note(child, what)

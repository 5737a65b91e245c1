"""Read a view from a tree of elements, and note every problem on the way."""

from __future__ import annotations

from PySide6.QtGui import QTransform

from legmap.diagram.dermatome_layers import DEFAULT_LAYER, is_other_map, map_layer
from legmap.diagram.model import LAYERS, Region, Shape, View
from legmap.diagram.reader import drawing_format as fmt
from legmap.diagram.reader.context import Problem, ReadContext
from legmap.diagram.reader.path_data import PathDataError
from legmap.diagram.reader.shapes import body_of, label_of, pieces_of, shape_of
from legmap.diagram.reader.style import Paint, painted
from legmap.diagram.reader.view_box import read_view_box
from legmap.diagram.reader.xmltree import Element
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
    _check(context, root, Paint())
    bounds, faults = read_view_box(root)
    for what, fatal in faults:
        context.note(root, what, fatal=fatal)
    if not any(fatal for _, fatal in faults):
        context.paper = bounds
    if "transform" in root.attributes:
        context.note(root, "has a transform, which not every viewer follows; put it on the layers")
    _layers(context, root)
    if not context.regions and not context.problems:
        context.note(root, "holds no structure; draw at least one group with a structure's id in a layer")
    context.regions.sort(key=lambda r: LAYERS.index(r.layer))
    return View(name, bounds, tuple(context.regions)), context.problems


def _check(context: ReadContext, element: Element, outer: Paint) -> None:
    """Note what may not stand in a drawing, what nobody can see and ids given twice, throughout the file."""
    if context.is_full:
        return
    paint, faults = painted(element, outer)
    for fault in faults:
        context.note(element, fault)
    if element.tag in ("path", "circle") and not paint.is_visible and not faults:
        told = "is invisible (neither fill nor stroke can be seen)"
        context.note(element, f"{told}; give it a colour in Inkscape's Fill and Stroke, or delete it")
    if paint.even_odd:
        context.even_odd.add(id(element))
    if element.id:
        if element.id in context.ids:
            context.note(element, f"has the same id as line {context.ids[element.id]}; rename or merge one")
        context.ids.setdefault(element.id, element.line)
    for child in element.children:
        if child.tag in fmt.CONTENT:
            _check(context, child, paint)
        elif fmt.is_bookkeeping(child.tag):
            _check_bookkeeping(context, child)
        elif child.tag != "defs" or any(not fmt.is_bookkeeping(c.tag) for c in child.children):
            told = "holds definitions" if child.tag == "defs" else "is not allowed"
            context.note(child, f"{told}; {fmt.advice_for(child.tag)}")
        else:
            _check_bookkeeping(context, child)


def _check_bookkeeping(context: ReadContext, element: Element) -> None:
    """Note what stands in elements that draw nothing and may change the drawing all the same."""
    for child in element.children:
        if fmt.can_act(child.tag) and not fmt.is_bookkeeping(child.tag):
            context.note(child, f"is not allowed even where nothing is drawn; {fmt.advice_for('')}")
        else:
            _check_bookkeeping(context, child)


def _layers(context: ReadContext, root: Element) -> None:
    seen: list[str] = []
    for child in root.children:
        if child.tag not in fmt.CONTENT:
            continue
        layer = fmt.layer_of(child.id)
        if child.tag != "g":
            context.note(child, "lies outside a layer; move it into one of the layer groups")
        elif layer is None:
            context.note(child, f"is no known layer; use one of {', '.join(fmt.PREFIX + n for n in LAYERS)}")
        else:
            seen.append(layer)
            _layer(context, child, layer, context.transform(child, QTransform()))
    if seen != sorted(seen, key=lambda layer: LAYERS.index(fmt.base_layer(layer))):
        told = "has its layers in another order than outline to landmarks; reorder"
        context.note(root, told, fatal=False)


def _layer(context: ReadContext, group: Element, layer: str, outer: QTransform) -> None:
    for child in group.children:
        if child.tag not in fmt.CONTENT:
            continue
        if child.tag != "g":
            context.note(child, "lies outside a structure; put it into the group of the structure it shows")
        elif fmt.STRUCTURE_ID.fullmatch(child.id):
            kind = child.id.partition(".")[0]
            structure_id = child.id.partition(fmt.MAP_SUFFIX)[0]
            expected = fmt.group_id_of(structure_id, layer)
            if kind not in fmt.KINDS_OF_LAYER[fmt.base_layer(layer)]:
                context.note(child, f"does not belong in {fmt.PREFIX}{layer}; move it to its layer")
            elif child.id != expected:
                context.note(child, f"must be called '{expected}' in {fmt.PREFIX}{layer}; rename it")
            else:
                _structure(context, child, structure_id, layer, context.transform(child, outer))
        elif "." in child.id:
            context.note(child, "has an id that is neither a structure's nor a layer's; correct it")
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
            context.note(group, "draws nothing; draw it or delete the group")
        return
    pieces = pieces_of(shapes, MAX_PIECES)
    if pieces > MAX_PIECES:
        context.note(group, f"is drawn in {pieces} pieces, and {MAX_PIECES} is the limit; join them")
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
        within = f"in '{shown(group.id)}'"
        if child.tag == "g":
            if "." in child.id:
                told = f"stands inside '{shown(group.id)}'; a structure's group may not hold another"
                context.note(child, told)
            else:
                _shapes(context, child, kind, inner, shapes)
            continue
        class_ = child.attributes.get("class", "").strip()
        if class_ not in fmt.CLASSES_OF_KIND[kind]:
            known = ", ".join(sorted(fmt.CLASSES_OF_KIND[kind]))
            context.note(child, f"{within} has the class '{shown(class_, 30)}'; use one of {known}")
            continue
        try:
            shapes.append(shape_of(context, child, class_, inner))
        except PathDataError as problem:
            context.note(child, f"{within} {problem}; {problem.advice}")

"""Read the shapes of a structure: paths and circles mapped to view units, and what they say besides."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from legmap.diagram.course.taper import outlined
from legmap.diagram.geometry import fill_rules_agree, polylines, united
from legmap.diagram.model import Align, Shape
from legmap.diagram.reader import drawing_format as fmt
from legmap.diagram.reader.context import FARTHEST, NERVE_WEIGHT, ReadContext
from legmap.diagram.reader.path_data import PathDataError, path_of, read_numbers, read_tokens, weight_of
from legmap.diagram.reader.xmltree import Element
from legmap.messages import say
from legmap.platform.untrusted import shown

DEFAULT_WIDTHS = (1.6, 0.8)
LANDMARK_WIDTH = 1.0
_ALIGNS: dict[str, Align] = {"start": "start", "middle": "middle", "end": "end"}


def shape_of(context: ReadContext, element: Element, class_: str, transform: QTransform) -> Shape:
    """Read a path or a circle of a class that its structure may hold; `transform` is from its units.

    Raises
    ------
    PathDataError
        If it cannot be used.
    """
    path = transform.map(_outline(context, element, class_))
    if path.boundingRect().isNull():
        raise PathDataError(say("drawing.point"))
    if context.is_far(path.boundingRect()):
        raise PathDataError(say("drawing.far", count=FARTHEST))
    if class_ in fmt.FILLED and id(element) in context.even_odd:
        context.spend_overlaps(element, path)
        if not fill_rules_agree(path):
            raise PathDataError(say("drawing.even-odd"), say("drawing.even-odd.advice"))
    if class_ not in fmt.NERVE_LINES:
        return Shape(class_, path)
    widths = _widths(context, element)
    to = element.attributes.get("data-to", "")
    if class_ == "twig" and not to:
        context.note(element, say("drawing.twig"), fatal=False)
    return Shape(class_, path, widths, to)


def body_of(shapes: list[Shape]) -> QPainterPath:
    """Return what a click on the structure hits; see `Region`."""
    paths = [(s.path, polylines(s.path, 1.0)) for s in shapes if s.kind in fmt.FILLED]
    paths += [outlined(s.path, *s.widths) for s in shapes if s.widths is not None]
    paths += [outlined(s.path, LANDMARK_WIDTH, LANDMARK_WIDTH) for s in shapes if s.kind == "line"]
    return united(paths)


def pieces_of(shapes: list[Shape], most: int) -> int:
    """Return in how many pieces the course of a nerve is drawn, or any number up to `most` if no more."""
    paths = [s.path for s in shapes if s.kind in fmt.COURSES]
    count = sum(path.elementCount() // 2 for path in paths)
    return count if count <= most else sum(len(path.toSubpathPolygons()) for path in paths)


def label_of(
    context: ReadContext, group: Element, transform: QTransform
) -> tuple[tuple[float, float] | None, Align]:
    """Return where the name of a structure stands, in view units, if its group says so, and which end."""
    align = group.attributes.get("data-align", "start")
    if align not in _ALIGNS:
        context.note(group, say("drawing.align", text=shown(align, 20)), fatal=False)
    text = group.attributes.get("data-label")
    if text is None:
        return None, _ALIGNS.get(align, "start")
    try:
        x, y = read_numbers(text, 2)
    except PathDataError as problem:
        context.note(group, say("drawing.label", fault=problem))
        return None, "start"
    at = transform.map(QPointF(x, y))
    return (at.x(), at.y()), _ALIGNS.get(align, "start")


def _outline(context: ReadContext, element: Element, class_: str) -> QPainterPath:
    if element.tag == "circle":
        if class_ != "point":
            raise PathDataError(say("drawing.circle"))
        x, y, r = [read_numbers(element.attributes.get(k, "0"), 1)[0] for k in ("cx", "cy", "r")]
        if r <= 0:
            raise PathDataError(say("drawing.circle.radius"))
        path = QPainterPath()
        path.addEllipse(x - r, y - r, 2 * r, 2 * r)
    else:
        if "d" not in element.attributes:
            raise PathDataError(say("drawing.no-d"))
        tokens = read_tokens(element.attributes["d"])
        weight = NERVE_WEIGHT if class_ in fmt.NERVE_LINES else 1
        context.spend_elements(element, weight * weight_of(tokens))
        path = path_of(tokens)
    return path


def _widths(context: ReadContext, element: Element) -> tuple[float, float]:
    if "data-width" not in element.attributes:
        context.note(element, say("drawing.no-width"), fatal=False)
        return DEFAULT_WIDTHS
    a, b = read_numbers(element.attributes["data-width"], 2)
    if min(a, b) < 0 or max(a, b) <= 0:
        raise PathDataError(say("drawing.width.below"))
    if max(a, b) > max(context.paper.width(), context.paper.height()):
        raise PathDataError(say("drawing.width.above"))
    return a, b

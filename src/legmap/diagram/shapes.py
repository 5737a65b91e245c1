"""Shapes of a structure: paths and circles of a drawing mapped to view units, with what they say besides."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from legmap.diagram import rules
from legmap.diagram.geometry import is_filled_alike, polylines, turned_alike
from legmap.diagram.model import Align, Shape
from legmap.diagram.pathdata import PathDataError, read_numbers, read_path
from legmap.diagram.reading import FARTHEST, Reading
from legmap.diagram.taper import outlined
from legmap.diagram.xmltree import Element
from legmap.platform.untrusted import shown

DEFAULT_WIDTHS = (1.6, 0.8)
LANDMARK_WIDTH = 1.0
MAX_TOTAL_SEGMENTS = 120_000
"""In a file; the fullest drawing of the program comes to a third. Those of nerves weigh more."""
NERVE_WEIGHT = 10
"""Nerves are outlined as fine polygons, so that one curve costs a hundred points."""
_ALIGNS: dict[str, Align] = {"start": "start", "middle": "middle", "end": "end"}


def shape_of(state: Reading, element: Element, class_: str, transform: QTransform) -> Shape:
    """Read a path or a circle.

    Parameters
    ----------
    state : Reading
        Counts its segments and takes what is slightly wrong with it.
    element : Element
        The path or circle.
    class_ : str
        What it is, one of the classes that its structure may hold.
    transform : QTransform
        From its units to those of the view.

    Raises
    ------
    PathDataError
        If it cannot be used.
    """
    path = transform.map(_outline(state, element, class_))
    if path.boundingRect().isNull():
        raise PathDataError("draws a single point")
    if state.is_far(path.boundingRect()):
        raise PathDataError(f"lies more than {FARTHEST} times the size of the paper away from it")
    if class_ in rules.FILLED and id(element) in state.even_odd and not is_filled_alike(path):
        raise PathDataError("may have holes by its fill rule evenodd, where legmap follows nonzero alone")
    if class_ not in rules.NERVOUS:
        return Shape(class_, path)
    widths = _widths(state, element)
    to = element.attributes.get("data-to", "")
    if class_ == "twig" and not to:
        state.note(element, "is a twig without data-to; name the muscle in which it ends", fatal=False)
    return Shape(class_, path, widths, to)


def body_of(shapes: list[Shape]) -> QPainterPath:
    """What a click on the structure hits; see `Region`."""
    paths = [(s.path, polylines(s.path, 1.0)) for s in shapes if s.kind in rules.FILLED]
    paths += [outlined(s.path, *s.widths) for s in shapes if s.widths is not None]
    paths += [outlined(s.path, LANDMARK_WIDTH, LANDMARK_WIDTH) for s in shapes if s.kind == "line"]
    return turned_alike(paths)


def pieces_of(shapes: list[Shape], most: int) -> int:
    """In how many pieces the course of a nerve is drawn, or any number up to `most` if they are no more."""
    paths = [s.path for s in shapes if s.kind in rules.COURSES]
    count = sum(path.elementCount() // 2 for path in paths)
    return count if count <= most else sum(len(path.toSubpathPolygons()) for path in paths)


def label_of(
    state: Reading, group: Element, transform: QTransform
) -> tuple[tuple[float, float] | None, Align]:
    """Where the name of a structure stands, in view units, if its group says so, and which end of it."""
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


def _outline(state: Reading, element: Element, class_: str) -> QPainterPath:
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
    return path


def _widths(state: Reading, element: Element) -> tuple[float, float]:
    if "data-width" not in element.attributes:
        state.note(element, 'has no data-width; add data-width="start end" in millimetres', fatal=False)
        return DEFAULT_WIDTHS
    a, b = read_numbers(element.attributes["data-width"], 2)
    if min(a, b) < 0 or max(a, b) <= 0:
        raise PathDataError("has a data-width below 0")
    if max(a, b) > max(state.paper.width(), state.paper.height()):
        raise PathDataError("has a data-width greater than the paper")
    return a, b


def _too_many() -> PathDataError:
    return PathDataError(
        f"makes more than {MAX_TOTAL_SEGMENTS} segments, the limit for a file "
        f"({MAX_TOTAL_SEGMENTS // NERVE_WEIGHT} in nerves)"
    )

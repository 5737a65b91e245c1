"""Small invented drawings."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.course.taper import tapered
from legmap.diagram.model import Region, Shape, View
from legmap.validation.drawing import Drawing

Point = tuple[float, float]


def region(structure_id: str, layer: str, kind: str, path: QPainterPath, order: int = 0) -> Region:
    return Region(structure_id, "anterior", layer, order, (Shape(kind, path),), path.boundingRect(), path)


def point(structure_id: str, x: float, y: float) -> Region:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), 3, 3)
    return region(structure_id, "landmarks", "point", path)


def box(structure_id: str, layer: str, kind: str, rect: QRectF, order: int = 0) -> Region:
    path = QPainterPath()
    path.addRect(rect)
    return region(structure_id, layer, kind, path, order)


def piece(kind: str, *points: Point, to: str = "") -> Shape:
    path = QPainterPath(QPointF(*points[0]))
    for one in points[1:]:
        path.lineTo(QPointF(*one))
    return Shape(kind, path, (1.0, 1.0), to)


def nerve(structure_id: str, *pieces: Shape) -> Region:
    body = QPainterPath()
    for one in pieces:
        body.addPath(tapered(one.path, 1.0, 1.0))
    return Region(structure_id, "anterior", "nerves", 0, pieces, body.boundingRect(), body)


def course(structure_id: str, *points: Point) -> Region:
    return nerve(structure_id, piece("course", *points))


def drawing(*regions: Region, name: str = "anterior") -> Drawing:
    return Drawing(View(name, QRectF(-200, -200, 400, 1400), regions))

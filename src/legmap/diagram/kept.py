"""Drawings as bytes, to be read back many times faster than their SVG."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from typing import Any, NoReturn

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.model import Diagram, Region, Shape, View

_STREAM = QDataStream.Version.Qt_6_0


def pack(diagram: Diagram) -> bytes:
    """Write drawings: an outline of plain values, then every path in its order."""
    outline = [(v.name, _corners(v.bounds), [_outline(r) for r in v.regions]) for v in diagram.views.values()]
    head = pickle.dumps(outline, 5)
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream.setVersion(_STREAM)
    for path in _paths(diagram):
        stream << path
    return len(head).to_bytes(8, "big") + head + data.data()


def unpack(data: bytes) -> Diagram | None:
    """Read what `pack` wrote; None where it is anything else."""
    start = 8 + int.from_bytes(data[:8], "big")
    try:
        outline = _Unpickler(io.BytesIO(data[8:start])).load()
        stream = QDataStream(QByteArray(data[start:]))
        stream.setVersion(_STREAM)
        views = {name: _view(stream, name, bounds, regions) for name, bounds, regions in outline}
    except (pickle.UnpicklingError, ArithmeticError, AttributeError, EOFError, LookupError, MemoryError):
        return None
    except (TypeError, ValueError, RecursionError):
        return None
    whole = stream.status() is QDataStream.Status.Ok and stream.atEnd()
    return Diagram(views) if whole and views else None


def _corners(rect: QRectF) -> tuple[float, float, float, float]:
    return rect.x(), rect.y(), rect.width(), rect.height()


def _outline(region: Region) -> tuple[Any, ...]:
    shapes = [(s.kind, s.widths, s.to) for s in region.shapes]
    return (
        region.id,
        region.layer,
        region.order,
        _corners(region.bounds),
        region.label_at,
        region.align,
        shapes,
    )


def _paths(diagram: Diagram) -> Iterator[QPainterPath]:
    for view in diagram.views.values():
        for region in view.regions:
            yield from (shape.path for shape in region.shapes)
            yield region.body


def _view(stream: QDataStream, name: str, bounds: tuple[float, ...], regions: list[Any]) -> View:
    return View(name, QRectF(*bounds), tuple(_region(stream, name, *region) for region in regions))


def _region(
    stream: QDataStream,
    view: str,
    structure_id: str,
    layer: str,
    order: int,
    bounds: tuple[float, ...],
    label_at: tuple[float, float] | None,
    align: Any,
    shapes: list[Any],
) -> Region:
    drawn = tuple(Shape(kind, _path(stream), widths, to) for kind, widths, to in shapes)
    body = _path(stream)
    return Region(structure_id, view, layer, order, drawn, QRectF(*bounds), body, label_at, align)


def _path(stream: QDataStream) -> QPainterPath:
    path = QPainterPath()
    stream >> path
    return path


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse: plain values name no class, and bytes from elsewhere shall not call what they like."""
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")

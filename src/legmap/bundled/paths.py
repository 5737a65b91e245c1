"""Drawings as plain values: outlines as element types and coordinates, whatever version of Qt there is."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from legmap.diagram.model import Diagram, Region, Shape, View

PackedPath = tuple[bytes, bytes, int]
"""Element types (`_MOVE`, `_LINE`, `_CURVE`), coordinates as little-endian doubles, Qt's fill rule."""
PackedView = tuple[str, dict[str, str], bytes]
"""Name, layer of every structure by its id, and the pickled corners and regions of a view."""

_MOVE, _LINE, _CURVE = range(3)
_POINTS_OF_CURVE = 3


def pack_diagram(diagram: Diagram) -> list[PackedView]:
    """Turn drawings into plain values that `unpack_diagram` reads."""
    return [
        (
            view.name,
            dict(diagram.layers[view.name]),
            pickle.dumps((_corners(view.bounds), [_pack_region(r) for r in view.regions]), 5),
        )
        for view in diagram.views.values()
    ]


def unpack_diagram(packed: list[PackedView]) -> Diagram:
    """Turn plain values back into drawings."""
    views = _Views({name: content for name, _, content in packed})
    return Diagram(views, {name: layers for name, layers, _ in packed})


class _Views(Mapping[str, View]):
    """Views by name, each unpacked when it is first looked at: a start shows three of eight."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._unpacked: dict[str, View] = {}

    def __getitem__(self, name: str) -> View:
        """Return a view."""
        if name not in self._unpacked:
            bounds, regions = pickle.loads(self._packed[name])
            drawn = tuple(_unpack_region(name, *region) for region in regions)
            self._unpacked[name] = View(name, QRectF(*bounds), drawn)
        return self._unpacked[name]

    def __contains__(self, name: object) -> bool:
        """Return whether there is a view of a name, without unpacking it."""
        return name in self._packed

    def __iter__(self) -> Iterator[str]:
        """Yield the names in their order."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return the number of views."""
        return len(self._packed)


def _corners(rect: QRectF) -> tuple[float, ...]:
    return rect.x(), rect.y(), rect.width(), rect.height()


def _pack_region(region: Region) -> tuple[Any, ...]:
    shapes = [(shape.kind, pack_path(shape.path), shape.widths, shape.to) for shape in region.shapes]
    return (
        region.id,
        region.layer,
        region.order,
        shapes,
        _corners(region.bounds),
        pack_path(region.body),
        region.label_at,
        region.align,
    )


def _unpack_region(
    view: str,
    structure_id: str,
    layer: str,
    order: int,
    shapes: list[tuple[str, PackedPath, tuple[float, float] | None, str]],
    bounds: tuple[float, ...],
    body: PackedPath,
    label_at: tuple[float, float] | None,
    align: Any,
) -> Region:
    drawn = tuple(Shape(kind, unpack_path(path), widths, to) for kind, path, widths, to in shapes)
    return Region(
        structure_id, view, layer, order, drawn, QRectF(*bounds), unpack_path(body), label_at, align
    )


def pack_path(path: QPainterPath) -> PackedPath:
    """Turn a path into element types and coordinates."""
    types = bytearray()
    numbers: list[float] = []
    at = 0
    while at < path.elementCount():
        element = path.elementAt(at)
        kind = int(element.type.value)
        types.append(kind)
        count = _POINTS_OF_CURVE if kind == _CURVE else 1
        for offset in range(count):
            point = path.elementAt(at + offset)
            numbers += (point.x, point.y)
        at += count
    return bytes(types), struct.pack(f"<{len(numbers)}d", *numbers), int(path.fillRule().value)


def unpack_path(packed: PackedPath) -> QPainterPath:
    """Turn element types and coordinates back into a path."""
    types, numbers, rule = packed
    path = QPainterPath()
    path.setFillRule(Qt.FillRule(rule))
    move_to, line_to, curve_to = path.moveTo, path.lineTo, path.cubicTo
    take = iter(struct.unpack(f"<{len(numbers) // 8}d", numbers)).__next__
    for kind in types:
        if kind == _LINE:
            line_to(take(), take())
        elif kind == _CURVE:
            curve_to(take(), take(), take(), take(), take(), take())
        else:
            move_to(take(), take())
    return path

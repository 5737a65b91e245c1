"""The middle of a figure: views moved apart so that their labels find room between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import CAPTION, Placement, Sheet
from legmap.render.anchors import Spot, spots
from legmap.render.labels import Label, Wanted, place_labels
from legmap.render.layers import Layers
from legmap.render.qt import measure
from legmap.roles import Highlights

FULL = 0.18
"""Millimetres on paper for one of the sheet when whole views are shown: a leg then fills a page."""

LABEL_POINTS = 7.6
LEAST_POINTS = 6.0
LEAD_POINTS = 11.0
"""Room between a view and the labels beside it."""

GAP_POINTS = 16.0


@dataclass(frozen=True, slots=True, eq=False)
class Panels:
    """The views as a figure shows them.

    Attributes
    ----------
    sheet : Sheet
        With the placements where the figure has them.
    origin : Sheet
        As it was given, to carry places over.
    labels : tuple of (str, Label)
        With the name of the view that each belongs to.
    bounds : QRectF
        Around views, captions and labels.
    crop : QRectF or None
        The window onto the sheet, where the figure has it.
    """

    sheet: Sheet
    origin: Sheet
    labels: tuple[tuple[str, Label], ...]
    bounds: QRectF
    crop: QRectF | None

    def moved(self, dx: float, dy: float) -> Panels:
        """The same panels elsewhere."""
        return replace(
            self,
            sheet=replace(self.sheet, placements=tuple(p.moved(dx, dy) for p in self.sheet.placements)),
            labels=tuple((view, label.moved(dx, dy)) for view, label in self.labels),
            bounds=self.bounds.translated(dx, dy),
            crop=None if self.crop is None else self.crop.translated(dx, dy),
        )

    def without_labels(self, unit: float, *, spread: bool) -> Panels:
        """The same views without labels; `spread` closes the room that labels took."""
        if not spread:
            bounds = self.bounds if self.crop is None else QRectF(self.crop)
            return replace(self, labels=(), bounds=bounds)
        return _side_by_side(self.origin, {}, unit)

    def carry(self, x: float, y: float, view: str = "") -> tuple[float, float]:
        """Where a place of the original sheet lies now: it moves with its view, or else the nearest one."""
        pairs = tuple(zip(self.origin.placements, self.sheet.placements, strict=True))
        own = [pair for pair in pairs if pair[0].view == view]
        before, after = min(own or pairs, key=lambda pair: _distance(pair[0].box, x, y))
        return x + after.x - before.x, y + after.y - before.y

    def carry_back(self, x: float, y: float) -> tuple[float, float, str]:
        """Which place of the original sheet lies there now, and the view nearest to it; undoes `carry`."""
        before, after = min(
            zip(self.origin.placements, self.sheet.placements, strict=True),
            key=lambda pair: _distance(pair[1].box, x, y),
        )
        return x - after.x + before.x, y - after.y + before.y, after.view


def full_panels(
    diagram: Diagram,
    sheet: Sheet,
    highlights: Highlights,
    layers: Layers,
    unit: float,
    name_of: Callable[[str], str],
) -> Panels:
    """All views of a sheet, each with its labels in columns beside it."""
    found = spots(diagram, sheet, highlights, layers)
    labels = {
        p.view: _placed(found.get(p.view, []), p.box, LEAD_POINTS * unit, unit, name_of)
        for p in sheet.placements
    }
    return _side_by_side(sheet, labels, unit)


def cropped_panels(
    diagram: Diagram,
    sheet: Sheet,
    highlights: Highlights,
    layers: Layers,
    unit: float,
    name_of: Callable[[str], str],
    crop: QRectF,
) -> Panels:
    """A window onto a sheet, with the labels of all that shows in it beside it."""
    found = spots(diagram, sheet, highlights, layers, crop)
    views = {spot.id: view for view, some in found.items() for spot in some}
    every = [spot for some in found.values() for spot in some]
    labels = _placed(every, crop, LEAD_POINTS * unit, unit, name_of)
    left, right = _reach(labels, crop)
    low = max([crop.bottom()] + [label.box[3] for label in labels])
    bounds = QRectF(left, crop.top(), right - left, low - crop.top())
    return Panels(sheet, sheet, tuple((views[label.id], label) for label in labels), bounds, QRectF(crop))


def _placed(
    found: list[Spot], box: QRectF, lead: float, unit: float, name_of: Callable[[str], str]
) -> tuple[Label, ...]:
    return place_labels(
        [Wanted(spot.id, name_of(spot.id), spot.anchors) for spot in found],
        box.left() - lead,
        box.right() + lead,
        box.top(),
        box.bottom(),
        measure,
        LABEL_POINTS * unit,
        LEAST_POINTS * unit,
    )


def _side_by_side(sheet: Sheet, labels: dict[str, tuple[Label, ...]], unit: float) -> Panels:
    """Move views apart until neither they nor their labels meet."""
    moves: dict[str, float] = {}
    edge: float | None = None
    start = 0.0
    for column in _columns(sheet):
        reaches = [_reach(labels.get(p.view, ()), p.box) for p in column]
        left, right = min(r[0] for r in reaches), max(r[1] for r in reaches)
        if edge is None:
            start, dx = left, 0.0
        else:
            dx = edge + GAP_POINTS * unit - left
        for placement in column:
            moves[placement.view] = dx
        edge = right + dx
    top = min(p.box.top() for p in sheet.placements) - CAPTION
    low = max(p.box.bottom() for p in sheet.placements)
    low = max([low, *(label.box[3] for some in labels.values() for label in some)])
    moved = tuple(p.moved(moves[p.view], 0) for p in sheet.placements)
    placed = tuple((view, label.moved(moves[view], 0)) for view, some in labels.items() for label in some)
    bounds = QRectF(start, top, (edge or start) - start, low - top)
    return Panels(replace(sheet, placements=moved), sheet, placed, bounds, None)


def _columns(sheet: Sheet) -> list[list[Placement]]:
    """Placements that stand above one another, from left to right."""
    columns: list[list[Placement]] = []
    for placement in sorted(sheet.placements, key=lambda p: p.box.left()):
        if columns and placement.box.left() < max(p.box.right() for p in columns[-1]):
            columns[-1].append(placement)
        else:
            columns.append([placement])
    return columns


def _reach(labels: tuple[Label, ...], box: QRectF) -> tuple[float, float]:
    """How far a box and the labels beside it reach to the left and to the right."""
    left = min([box.left()] + [label.box[0] for label in labels])
    right = max([box.right()] + [label.box[2] for label in labels])
    return left, right


def _distance(box: QRectF, x: float, y: float) -> float:
    across = max(box.left() - x, 0.0, x - box.right())
    down = max(box.top() - y, 0.0, y - box.bottom())
    return across + down

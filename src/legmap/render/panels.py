"""The middle of a figure: views moved apart so that their labels find room between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from legmap.diagram.model import Diagram
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import CAPTION, Sheet
from legmap.render.anchors import Spot, spots
from legmap.render.labels import Label, Wanted, place_labels
from legmap.render.layers import Layers
from legmap.render.qt import measure
from legmap.roles import Lit

FULL = 0.18
"""Millimetres on paper for one of the sheet when whole views are shown: a leg then fills a page."""

LABEL_POINTS = 7.6
LEAST_POINTS = 6.0
LEAD_POINTS = 11.0
"""Room between a view and the labels beside it."""

GAP_POINTS = 16.0

Key = tuple[str, str]
"""A view and its limb; no limb where both share the drawing."""

Labels = Mapping[Key, tuple[Label, ...]]


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

    def carry(self, x: float, y: float, view: str = "", limb: str = "") -> tuple[float, float]:
        """Where a place of the original sheet lies now: it moves with its view, or else the nearest one."""
        pairs = tuple(zip(self.origin.placements, self.sheet.placements, strict=True))
        own = [pair for pair in pairs if pair[0].view == view and limb in ("", pair[0].side)]
        before, after = min(own or pairs, key=lambda pair: pair[0].distance(x, y))
        return x + after.x - before.x, y + after.y - before.y

    def carry_back(self, x: float, y: float) -> tuple[float, float, str, str]:
        """Which place of the original sheet lies there now, and the nearest view and limb; undoes `carry`."""
        before, after = min(
            zip(self.origin.placements, self.sheet.placements, strict=True),
            key=lambda pair: pair[1].distance(x, y),
        )
        return x - after.x + before.x, y - after.y + before.y, after.view, after.side


def full_panels(
    diagram: Diagram,
    sheet: Sheet,
    lit: Lit,
    layers: Layers,
    unit: float,
    name_of: Callable[[str], str],
) -> Panels:
    """All views of a sheet, each with its labels in columns beside it."""
    found: dict[Key, list[Spot]] = {}
    for spot in spots(diagram, sheet, lit, layers):
        placement = sheet.placement(spot.view, spot.limb)
        assert placement is not None
        found.setdefault(_key(placement), []).append(spot)
    lead = LEAD_POINTS * unit
    labels = {_key(p): _placed(found.get(_key(p), []), p.box, lead, unit, name_of) for p in sheet.placements}
    return _side_by_side(sheet, labels, unit)


def cropped_panels(
    diagram: Diagram,
    sheet: Sheet,
    lit: Lit,
    layers: Layers,
    unit: float,
    name_of: Callable[[str], str],
    crop: QRectF,
) -> Panels:
    """A window onto a sheet, with the labels of all that shows in it beside it."""
    every = spots(diagram, sheet, lit, layers, crop)
    views: dict[tuple[str, str], str] = {(spot.id, spot.limb): spot.view for spot in every}
    labels = _placed(every, crop, LEAD_POINTS * unit, unit, name_of)
    left, right = _reach(labels, crop)
    low = max([crop.bottom()] + [label.box[3] for label in labels])
    bounds = QRectF(left, crop.top(), right - left, low - crop.top())
    placed = tuple((views[label.id, label.limb], label) for label in labels)
    return Panels(sheet, sheet, placed, bounds, QRectF(crop))


def _key(placement: Placement) -> Key:
    """One for each drawing: limbs that share one share its labels."""
    return placement.view, "" if placement.shared else placement.side


def _placed(
    found: Sequence[Spot], box: QRectF, lead: float, unit: float, name_of: Callable[[str], str]
) -> tuple[Label, ...]:
    return place_labels(
        [Wanted(spot.id, name_of(spot.id), spot.anchors, spot.limb) for spot in found],
        box.left() - lead,
        box.right() + lead,
        box.top(),
        box.bottom(),
        measure,
        LABEL_POINTS * unit,
        LEAST_POINTS * unit,
    )


def _side_by_side(sheet: Sheet, labels: Labels, unit: float) -> Panels:
    """Move views apart until neither they nor their labels meet."""
    moves: dict[Key, float] = {}
    edge: float | None = None
    start = 0.0
    gap = GAP_POINTS * unit
    for column in _columns(sheet.placements):
        inner = _apart(column, labels, gap)
        reaches = [_reach(labels.get(_key(p), ()), p.box, inner[_key(p)]) for p in column]
        left, right = min(r[0] for r in reaches), max(r[1] for r in reaches)
        if edge is None:
            start, dx = left, 0.0
        else:
            dx = edge + gap - left
        moves |= {key: move + dx for key, move in inner.items()}
        edge = right + dx
    top = min(p.box.top() for p in sheet.placements) - CAPTION
    low = max(p.box.bottom() for p in sheet.placements)
    low = max([low, *(label.box[3] for some in labels.values() for label in some)])
    moved = tuple(p.moved(moves[_key(p)], 0) for p in sheet.placements)
    placed = tuple((key[0], label.moved(moves[key], 0)) for key, some in labels.items() for label in some)
    bounds = QRectF(start, top, (edge or start) - start, low - top)
    return Panels(replace(sheet, placements=moved), sheet, placed, bounds, None)


def _apart(column: Sequence[Placement], labels: Labels, gap: float) -> dict[Key, float]:
    """How far each view of a column moves, so that pairs within it part and what they share stays midway."""
    moves: dict[Key, float] = {}
    edge: float | None = None
    for stack in _columns([p for p in column if not p.shared]):
        reaches = [_reach(labels.get(_key(p), ()), p.box) for p in stack]
        dx = 0.0 if edge is None else max(0.0, edge + gap - min(r[0] for r in reaches))
        moves |= {_key(p): dx for p in stack}
        edge = dx + max(r[1] for r in reaches)
    middle = (min(moves.values()) + max(moves.values())) / 2 if moves else 0.0
    return moves | {_key(p): middle for p in column if p.shared}


def _columns(placements: Sequence[Placement]) -> list[list[Placement]]:
    """Placements that stand above one another, from left to right."""
    columns: list[list[Placement]] = []
    for placement in sorted(placements, key=lambda p: p.box.left()):
        if columns and placement.box.left() < max(p.box.right() for p in columns[-1]):
            columns[-1].append(placement)
        else:
            columns.append([placement])
    return columns


def _reach(labels: tuple[Label, ...], box: QRectF, dx: float = 0.0) -> tuple[float, float]:
    """How far a box and the labels beside it reach to the left and to the right, moved by `dx`."""
    left = min([box.left()] + [label.box[0] for label in labels])
    right = max([box.right()] + [label.box[2] for label in labels])
    return left + dx, right + dx

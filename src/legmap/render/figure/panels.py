"""Panels of a figure: views moved apart so that their labels fit between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from legmap.diagram.model import Diagram
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import CAPTION, Sheet
from legmap.render.figure.anchors import LabelTarget, label_targets
from legmap.render.figure.label import Label, LabelRequest
from legmap.render.figure.labels import place_labels
from legmap.render.layers import Layers
from legmap.render.qt_painter import measure
from legmap.roles import HighlightsByLimb

FULL_VIEW_MM = 0.18
"""Millimetres on paper for one of the sheet when whole views are shown: a leg then fills a page."""

LABEL_POINTS = 7.6
MIN_LABEL_POINTS = 6.0
LEADER_POINTS = 11.0
"""Distance between a view and the labels beside it."""

VIEW_GAP_POINTS = 16.0

DrawingKey = tuple[str, str]
"""A view and its limb; no limb where both share the drawing."""

Labels = Mapping[DrawingKey, tuple[Label, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class PanelLayout:
    """The views as a figure shows them, with their labels, the bounds around both, and the crop if any.

    `source_sheet` has the original placements, to map places between the two.
    """

    sheet: Sheet
    source_sheet: Sheet
    labels: tuple[tuple[str, Label], ...]
    bounds: QRectF
    crop: QRectF | None

    def moved(self, dx: float, dy: float) -> PanelLayout:
        """Return the panels moved by an offset."""
        return replace(
            self,
            sheet=replace(self.sheet, placements=tuple(p.moved(dx, dy) for p in self.sheet.placements)),
            labels=tuple((view, label.moved(dx, dy)) for view, label in self.labels),
            bounds=self.bounds.translated(dx, dy),
            crop=None if self.crop is None else self.crop.translated(dx, dy),
        )

    def without_labels(self, unit: float, *, spread: bool) -> PanelLayout:
        """Return the views without labels; `spread` closes the gaps between views."""
        if not spread:
            bounds = self.bounds if self.crop is None else QRectF(self.crop)
            return replace(self, labels=(), bounds=bounds)
        return _side_by_side(self.source_sheet, {}, unit)

    def map_from_sheet(self, x: float, y: float, view: str = "", limb: str = "") -> tuple[float, float]:
        """Return where a place of the original sheet is now: it moves with its view or the nearest one."""
        pairs = tuple(zip(self.source_sheet.placements, self.sheet.placements, strict=True))
        own = [pair for pair in pairs if pair[0].view == view and limb in ("", pair[0].side)]
        before, after = min(own or pairs, key=lambda pair: pair[0].distance(x, y))
        return x + after.x - before.x, y + after.y - before.y

    def map_to_sheet(self, x: float, y: float) -> tuple[float, float, str, str]:
        """Return the place on the original sheet, its view and limb; the inverse of `map_from_sheet`."""
        before, after = min(
            zip(self.source_sheet.placements, self.sheet.placements, strict=True),
            key=lambda pair: pair[1].distance(x, y),
        )
        return x - after.x + before.x, y - after.y + before.y, after.view, after.side


def full_panels(
    diagram: Diagram,
    sheet: Sheet,
    highlights: HighlightsByLimb,
    layers: Layers,
    unit: float,
    name_of: Callable[[str], str],
) -> PanelLayout:
    """Return all views of a sheet, each with its labels in columns beside it."""
    found: dict[DrawingKey, list[LabelTarget]] = {}
    for target in label_targets(diagram, sheet, highlights, layers):
        placement = sheet.placement(target.view, target.limb)
        assert placement is not None
        found.setdefault(_key(placement), []).append(target)
    leader_length = LEADER_POINTS * unit
    labels = {
        _key(p): _placed(found.get(_key(p), []), p.box, leader_length, unit, name_of)
        for p in sheet.placements
    }
    return _side_by_side(sheet, labels, unit)


def cropped_panels(
    diagram: Diagram,
    sheet: Sheet,
    highlights: HighlightsByLimb,
    layers: Layers,
    unit: float,
    name_of: Callable[[str], str],
    crop: QRectF,
) -> PanelLayout:
    """Return a part of a sheet, with the labels of all that is visible in it beside it."""
    every = label_targets(diagram, sheet, highlights, layers, crop)
    views: dict[tuple[str, str], str] = {(target.id, target.limb): target.view for target in every}
    labels = _placed(every, crop, LEADER_POINTS * unit, unit, name_of)
    left, right = _extent(labels, crop)
    low = max([crop.bottom()] + [label.box[3] for label in labels])
    bounds = QRectF(left, crop.top(), right - left, low - crop.top())
    placed = tuple((views[label.id, label.limb], label) for label in labels)
    return PanelLayout(sheet, sheet, placed, bounds, QRectF(crop))


def _key(placement: Placement) -> DrawingKey:
    """Return one key for each drawing: limbs that share one share its labels."""
    return placement.view, "" if placement.shared else placement.side


def _placed(
    found: Sequence[LabelTarget],
    box: QRectF,
    leader_length: float,
    unit: float,
    name_of: Callable[[str], str],
) -> tuple[Label, ...]:
    return place_labels(
        [LabelRequest(target.id, name_of(target.id), target.anchors, target.limb) for target in found],
        box.left() - leader_length,
        box.right() + leader_length,
        box.top(),
        box.bottom(),
        measure,
        LABEL_POINTS * unit,
        MIN_LABEL_POINTS * unit,
    )


def _side_by_side(sheet: Sheet, labels: Labels, unit: float) -> PanelLayout:
    """Move views apart until neither they nor their labels meet."""
    moves: dict[DrawingKey, float] = {}
    edge: float | None = None
    start = 0.0
    gap = VIEW_GAP_POINTS * unit
    for column in _columns(sheet.placements):
        inner = _column_offsets(column, labels, gap)
        extents = [_extent(labels.get(_key(p), ()), p.box, inner[_key(p)]) for p in column]
        left, right = min(r[0] for r in extents), max(r[1] for r in extents)
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
    return PanelLayout(replace(sheet, placements=moved), sheet, placed, bounds, None)


def _column_offsets(column: Sequence[Placement], labels: Labels, gap: float) -> dict[DrawingKey, float]:
    """Return the offset of each view of a column that separates pairs and centres what they share."""
    moves: dict[DrawingKey, float] = {}
    edge: float | None = None
    for stack in _columns([p for p in column if not p.shared]):
        extents = [_extent(labels.get(_key(p), ()), p.box) for p in stack]
        dx = 0.0 if edge is None else max(0.0, edge + gap - min(r[0] for r in extents))
        moves |= {_key(p): dx for p in stack}
        edge = dx + max(r[1] for r in extents)
    middle = (min(moves.values()) + max(moves.values())) / 2 if moves else 0.0
    return moves | {_key(p): middle for p in column if p.shared}


def _columns(placements: Sequence[Placement]) -> list[list[Placement]]:
    """Group placements that are above one another, from left to right."""
    columns: list[list[Placement]] = []
    for placement in sorted(placements, key=lambda p: p.box.left()):
        if columns and placement.box.left() < max(p.box.right() for p in columns[-1]):
            columns[-1].append(placement)
        else:
            columns.append([placement])
    return columns


def _extent(labels: tuple[Label, ...], box: QRectF, dx: float = 0.0) -> tuple[float, float]:
    """Return the left and right edge of a box with the labels beside it, moved by `dx`."""
    left = min([box.left()] + [label.box[0] for label in labels])
    right = max([box.right()] + [label.box[2] for label in labels])
    return left + dx, right + dx

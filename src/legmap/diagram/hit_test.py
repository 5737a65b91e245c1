"""Find the structures at a point of a view or of a sheet."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from functools import cached_property

from PySide6.QtCore import QPointF

from legmap.diagram.geometry import polylines
from legmap.diagram.model import DEEP_LAYERS, MUSCLE_LAYERS, Diagram, Region, Shape, View
from legmap.diagram.sheet import Sheet

CLICK_ORDER = {
    "nerves": 0,
    "superficial-muscles": 1,
    **{layer: 2 + place for place, layer in enumerate(reversed(DEEP_LAYERS))},
    "fields": 5,
    "dermatomes": 5,
    "landmarks": 6,
    "bones": 7,
}
"""In which order clicks go through the layers; a layer that is not named is never hit."""

_LAST_MUSCLE = max(CLICK_ORDER[layer] for layer in MUSCLE_LAYERS)

_SLACK = 1e-6
"""More than the rounding of a coordinate, in view units."""

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_Segment = tuple[float, float, float, float, float, float]
"""Start, vector to the end, squared length (1 for a point), and the half width that counts as inside."""


class SheetHitTester:
    """Find structures on a sheet of views.

    Parameters
    ----------
    diagram : Diagram
        All drawings; each is prepared when it is first asked about.
    trunks : mapping of str to str
        Nerves that run bound in another, and that other, which is listed first where both are hit.
    """

    def __init__(self, diagram: Diagram, trunks: Mapping[str, str]) -> None:
        self._diagram = diagram
        self._views: dict[str, ViewHitTester] = {}
        self.trunks = trunks

    def hits(self, sheet: Sheet, layers: frozenset[str], point: QPointF, tolerance: float) -> tuple[str, ...]:
        """Return the structures at a point of the sheet, those in front first; all of one limb.

        `point` and `tolerance` (see `ViewHitTester.hits`) are in sheet millimetres.
        """
        placement = sheet.view_at(point.x(), point.y())
        if placement is None:
            return ()
        if placement.view not in self._views:
            self._views[placement.view] = ViewHitTester(self._diagram.views[placement.view])
        at = placement.transform().inverted()[0].map(point)
        found = self._views[placement.view].hits(at.x(), at.y(), tolerance / placement.scale, layers)
        with_trunks = ((self.trunks[hit], hit) if self.trunks.get(hit) in found else (hit,) for hit in found)
        return tuple(dict.fromkeys(itertools.chain.from_iterable(with_trunks)))


class ViewHitTester:
    """Find structures in one view; its skin outline is never hit."""

    def __init__(self, view: View) -> None:
        self._targets = [_Target(r, -i) for i, r in enumerate(view.regions) if r.layer in CLICK_ORDER]
        self._layers: frozenset[str] = frozenset()
        self._shown: list[tuple[_Box, _Target]] = []

    def hits(self, x: float, y: float, tolerance: float, layers: frozenset[str]) -> tuple[str, ...]:
        """Return the ids of the structures at a point, in the order in which clicks go through them.

        Parameters
        ----------
        x, y : float
            The point, in view units.
        tolerance : float
            How far from a nerve (or, where neither nerve nor muscle is hit, from a muscle) still counts, in
            view units.
        layers : frozenset of str
            The layers that are shown; others are not hit.

        Returns
        -------
        tuple of str
            Nerves and roots (nearest first), superficial muscles, deep muscles, skin, landmarks, bones; in
            each the one painted on top first.
        """
        if layers != self._layers:
            self._layers = layers
            self._shown = [(t.box, t) for t in self._targets if t.region.layer in layers]
        point = QPointF(x, y)
        left, top, right, bottom = x - tolerance, y - tolerance, x + tolerance, y + tolerance
        found: list[tuple[int, float, int, str]] = []
        muscles: list[_Target] = []
        for (x0, y0, x1, y1), target in self._shown:
            if x0 > right or x1 < left or y0 > bottom or y1 < top:
                continue
            if target.contains(point):
                found.append((target.rank, 0.0, target.place, target.region.id))
            elif tolerance > 0 and target.rank == 0:
                distance = target.distance(x, y)
                if distance <= tolerance:
                    found.append((0, distance, target.place, target.region.id))
            elif target.is_muscle:
                muscles.append(target)
        if tolerance > 0 and muscles and not any(rank <= _LAST_MUSCLE for rank, *_ in found):
            near = min((t.distance(x, y), t.rank, t.place, t.region.id) for t in muscles)
            if near[0] <= tolerance:
                found.append((near[1], near[0], *near[2:]))
        return tuple(structure_id for *_, structure_id in sorted(found))


class _Target:
    """A region as hit-testing sees it; its lines are flattened when a distance is first asked for."""

    def __init__(self, region: Region, place: int) -> None:
        self.region = region
        self.place = place
        self.rank = CLICK_ORDER[region.layer]
        self.is_muscle = region.layer in MUSCLE_LAYERS
        self.contains = region.body.contains
        paths = [(region.body, 0.0)]
        if self.rank == 0:
            paths += [(shape.path, max(shape.widths or (0.0,)) / 2) for shape in region.shapes]
        boxes = [(path.controlPointRect(), r + _SLACK) for path, r in paths if not path.isEmpty()]
        self.box: _Box = (
            min((box.left() - r for box, r in boxes), default=math.inf),
            min((box.top() - r for box, r in boxes), default=math.inf),
            max((box.right() + r for box, r in boxes), default=-math.inf),
            max((box.bottom() + r for box, r in boxes), default=-math.inf),
        )

    def distance(self, x: float, y: float) -> float:
        """Return the distance to the nearest line, 0 within its width."""
        nearest = math.inf
        for x0, y0, dx, dy, square, radius in self._segments:
            share = ((x - x0) * dx + (y - y0) * dy) / square
            share = 0.0 if share < 0.0 else min(share, 1.0)
            distance = math.hypot(x - x0 - share * dx, y - y0 - share * dy) - radius
            if distance < nearest:
                nearest = distance
        return max(nearest, 0.0)

    @cached_property
    def _segments(self) -> list[_Segment]:
        """Segments of a nerve's courses with half of their greater width, or of a muscle's outline."""
        shapes = (Shape("outline", self.region.body),) if self.is_muscle else self.region.shapes
        segments = []
        for shape in shapes:
            start, end = shape.widths or (0.0, 0.0)
            for line in polylines(shape.path, 1.0):
                total = sum(math.dist(a, b) for a, b in itertools.pairwise(line)) or 1.0
                done = 0.0
                for a, b in itertools.pairwise(line):
                    before = start + (end - start) * done / total
                    done += math.dist(a, b)
                    radius = max(before, start + (end - start) * done / total) / 2
                    dx, dy = b[0] - a[0], b[1] - a[1]
                    segments.append((a[0], a[1], dx, dy, dx * dx + dy * dy or 1.0, radius))
        return segments

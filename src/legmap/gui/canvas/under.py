"""What lies under a position of the sheet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF

from legmap.diagram.hit import HitIndex
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet


class Under:
    """Finds structures in drawings, whose tables are made when a view is first asked about.

    Parameters
    ----------
    diagram : Diagram
        All drawings.
    trunks : mapping of str to str
        Nerves that run bound in another, and that other, which is meant first where both are hit.
    """

    def __init__(self, diagram: Diagram, trunks: Mapping[str, str]) -> None:
        self._diagram = diagram
        self.trunks = trunks
        self._tables: dict[str, HitIndex] = {}

    def hits(self, sheet: Sheet, layers: frozenset[str], point: QPointF, tolerance: float) -> tuple[str, ...]:
        """Structures at a position, those in front first; all of one limb.

        Parameters
        ----------
        sheet : Sheet
            Where the views stand.
        layers : frozenset of str
            Which layers are shown.
        point : QPointF
            In sheet millimetres.
        tolerance : float
            How far from a thin nerve still counts, in sheet millimetres.
        """
        placement = sheet.view_at(point.x(), point.y())
        if placement is None:
            return ()
        inverse, _ = placement.transform().inverted()
        at = inverse.map(point)
        found = self._table(placement.view).hits(at.x(), at.y(), tolerance / placement.scale, layers)
        return tuple(dict.fromkeys(i for hit in found for i in self._trunk_first(hit, found)))

    def _trunk_first(self, hit: str, found: tuple[str, ...]) -> tuple[str, ...]:
        trunk = self.trunks.get(hit)
        return (trunk, hit) if trunk in found else (hit,)

    def _table(self, view: str) -> HitIndex:
        if view not in self._tables:
            self._tables[view] = HitIndex(self._diagram.views[view])
        return self._tables[view]

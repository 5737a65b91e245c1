"""Which structures lie at a point of a view; what is found out about a small cell answers for all of it."""

from __future__ import annotations

from legmap.diagram.hit_cell import Mixed, cell_of
from legmap.diagram.hit_table import Box, Table, table_of
from legmap.diagram.model import View

_FINE, _WIDE = 24, 3
"""Cells, and the wider patches, along the side of a square, of which there are about as many as regions."""
_MOST = 100_000
"""Cells remembered at a time."""


class HitIndex:
    """Answers what lies at a point of one view; make it once, ask it often.

    Nothing is prepared before the first question. What is asked in a place for the first time is answered
    from the patch around it; when asked again there, from a cell of its own.

    Parameters
    ----------
    view : View
        The view; its skin outline is never hit.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._table: Table | None = None
        self._layers: frozenset[str] = frozenset()
        self._tolerance = 0.0
        self._cells: dict[int, tuple[str, ...] | Mixed] = {}
        self._patches: dict[tuple[int, int], tuple[str, ...] | Mixed] = {}
        self._once: set[int] = set()
        self._left = self._top = self._right = self._bottom = 0.0
        self._per_unit = 1.0
        self._columns = 1

    def hits(self, x: float, y: float, tolerance: float, layers: frozenset[str]) -> tuple[str, ...]:
        """Ids of the structures at a point, in the order in which clicks go through them.

        Parameters
        ----------
        x, y : float
            The point, in view units.
        tolerance : float
            How far from a nerve (or, where nothing but skin and bone lies, from a muscle) still counts, in
            view units: screen pixels over scale.
        layers : frozenset of str
            The layers that are shown; others are not hit.

        Returns
        -------
        tuple of str
            Nerves and roots (nearest first), superficial muscles, deep muscles, skin, landmarks, bones; in
            each the one painted on top first.
        """
        if tolerance != self._tolerance or layers != self._layers:
            self._turn_to(tolerance, layers)
        if self._left <= x < self._right and self._top <= y < self._bottom:
            column = int((x - self._left) * self._per_unit)
            row = int((y - self._top) * self._per_unit)
            place = row * self._columns + column
            cell = self._cells.get(place)
            if cell is None:
                cell = self._found(column, row, place)
        else:
            cell = self._look_at((x, y, x, y))
        return cell if isinstance(cell, tuple) else cell.at(x, y)

    def _turn_to(self, tolerance: float, layers: frozenset[str]) -> None:
        """Forget what was found out for another tolerance or other layers."""
        self._tolerance, self._layers = tolerance, layers
        self._cells, self._patches, self._once = {}, {}, set()

    def _found(self, column: int, row: int, place: int) -> tuple[str, ...] | Mixed:
        """What is known about a place by its patch, and find out about its own cell the second time."""
        if len(self._once) >= _MOST:
            self._turn_to(self._tolerance, self._layers)
        wide = _FINE // _WIDE
        corner = column // wide, row // wide
        patch = self._patches.get(corner)
        if patch is None:
            patch = self._patches[corner] = self._look_at(self._box(*corner, wide))
        if isinstance(patch, tuple):
            self._cells[place] = patch
        elif place in self._once:
            patch = self._cells[place] = self._look_at(self._box(column, row, 1), patch)
        self._once.add(place)
        return patch

    def _box(self, column: int, row: int, cells: int) -> Box:
        """Around so many cells each way, and a little more than a rounded quotient can be amiss."""
        size, slack = cells / self._per_unit, 1e-6
        left, top = self._left + column * size, self._top + row * size
        return left - slack, top - slack, left + size + slack, top + size + slack

    def _look_at(self, box: Box, within: Mixed | None = None) -> tuple[str, ...] | Mixed:
        table = self._table or self._prepared()
        return cell_of(table, box, self._tolerance, self._layers, within)

    def _prepared(self) -> Table:
        """The table, and from now on the grid of cells that goes with it."""
        table = self._table = table_of(self._view)
        self._left, self._top, self._right, self._bottom = table.extent
        self._per_unit = _FINE / table.side
        self._columns = int((self._right - self._left) * self._per_unit) + 1
        return table

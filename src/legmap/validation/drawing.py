"""A drawing with cached measurements, and the problems that checks report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from legmap.diagram.geometry import Point, closed_path, polylines
from legmap.diagram.model import Region, Shape, View
from legmap.validation.rule_tables import places
from legmap.validation.scanline import (
    Rows,
    centroid,
    crossing_count,
    difference,
    outlines_of,
    rows_between,
    rows_of,
    union,
)

MAX_CROSSINGS = 2_000_000.0
"""Outline crossings measured in one drawing, to bound memory; the fullest has 70,000."""


@dataclass(frozen=True, slots=True)
class DrawingProblem:
    """One problem of a drawing: file, structure, and what is wrong and what to do about it."""

    file: str
    structure: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.structure}: {self.what}"


@dataclass(frozen=True)
class Drawing:
    """A view with measurements that several checks use, each computed once."""

    view: View

    @property
    def name(self) -> str:
        """Return the name of the view."""
        return self.view.name

    @property
    def file(self) -> str:
        """Return the name of its file."""
        return f"{self.view.name}.svg"

    @property
    def regions(self) -> Mapping[str, Region]:
        """Return the drawn structures by id."""
        return self.view.region_by_id

    @cached_property
    def _measured(self) -> dict[str, Rows]:
        """Return the rows of measurable bodies by id, while there are not too many crossings."""
        measured, left = {}, MAX_CROSSINGS
        for structure_id, region in self.regions.items():
            if self.is_off_paper(region):
                continue
            outlines = outlines_of(region.body)
            crossings = crossing_count(outlines)
            if crossings <= left:
                left -= crossings
                measured[structure_id] = rows_between(outlines)
        return measured

    @cached_property
    def rows(self) -> Mapping[str, Rows]:
        """Return the rows of each structure's body by id; empty for one that is not measured."""
        return {structure_id: self._measured.get(structure_id, {}) for structure_id in self.regions}

    @cached_property
    def skin(self) -> Rows:
        """Return the rows inside the silhouette."""
        outlines = [r for r in self.view.regions if r.layer == "outline" and self.is_measured(r)]
        return union(rows_of(s.path) for r in outlines for s in r.of_kind("skin"))

    @cached_property
    def border(self) -> list[list[Point]]:
        """Return the silhouette as lines."""
        outlines = [r for r in self.view.regions if r.layer == "outline"]
        return [line for r in outlines for line in lines_of(r.of_kind("skin"))]

    @cached_property
    def skin_surface(self) -> Rows:
        """Return the part of the silhouette that is skin: without the cut face of the trunk."""
        edge = [tuple(point) for point in places()["cut_face"].get(self.name, ())]
        if not edge:
            return self.skin
        paper = self.view.bounds
        corners = [(edge[-1][0], paper.top()), (edge[0][0], paper.top())]
        return difference(self.skin, rows_of(closed_path([*edge, *corners])))

    def is_off_paper(self, region: Region) -> bool:
        """Return whether a structure lies so far off the paper that measuring it would take too long."""
        paper = self.view.bounds
        wide, high = paper.width(), paper.height()
        return not paper.adjusted(-wide, -high, wide, high).contains(region.body.boundingRect())

    def is_measured(self, region: Region) -> bool:
        """Return whether `rows` has a structure: it is neither off the paper nor too complex."""
        return region.id in self._measured

    def centre(self, structure_id: str) -> Point | None:
        """Return the centre of gravity of a structure's body, or None if it is not drawn."""
        return centroid(self.rows[structure_id]) if structure_id in self.rows else None

    def problem(self, structure_id: str, what: str) -> DrawingProblem:
        """Return a problem of a structure in this drawing."""
        return DrawingProblem(self.file, structure_id, what)


def lines_of(shapes: tuple[Shape, ...]) -> Iterator[list[Point]]:
    """Yield the centre lines of some shapes."""
    for shape in shapes:
        yield from polylines(shape.path, 2.0)


def at(point: Point) -> str:
    """Return a point as text for messages."""
    return f"({point[0]:.0f}, {point[1]:.0f})"

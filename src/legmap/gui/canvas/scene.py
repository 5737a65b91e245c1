"""The scene: what the canvas shows, and what lies where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.course.courses import Courses
from legmap.diagram.course.stations import Stations
from legmap.diagram.hit_test import SheetHitTester
from legmap.diagram.model import Diagram
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet
from legmap.gui.canvas.mark_dragging import MarkHit, mark_at
from legmap.render.layers import Layers
from legmap.render.lesion_mark import LesionMark
from legmap.render.theme import Theme
from legmap.roles import HighlightsByLimb, Limb, SegmentsByLimb

PASSIVE_KINDS = ("bone", "landmark", "outline")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """The sheet, layers and theme, which decide how the drawings look without highlights."""

    sheet: Sheet
    layers: Layers
    theme: Theme


class Scene:
    """Hold the drawings of a window, their highlights and marks; find the structures at a position.

    Parameters
    ----------
    name_of : callable
        Short name of a structure.
    stations : mapping of str to Stations
        Stations of each nerve, for marks and segments.
    trunks : mapping of str to str
        Fascicles and their trunk, which comes first where both are hit.
    """

    def __init__(
        self,
        diagram: Diagram,
        name_of: Callable[[str], str],
        render_options: RenderOptions,
        stations: Mapping[str, Stations] | None = None,
        trunks: Mapping[str, str] | None = None,
    ) -> None:
        self.diagram = diagram
        self.courses = Courses(diagram, stations or {})
        self.name_of = name_of
        self._hit_tester = SheetHitTester(diagram, trunks or {})
        self.render_options = render_options
        self.highlights: HighlightsByLimb = {}
        self.segments: SegmentsByLimb = {}
        self.marks: tuple[LesionMark, ...] = ()

    def set_diagram(self, diagram: Diagram, render_options: RenderOptions) -> None:
        """Replace the drawings and their options."""
        self.diagram = diagram
        self.courses = Courses(diagram, self.courses.stations)
        self._hit_tester = SheetHitTester(diagram, self._hit_tester.trunks)
        self.render_options = render_options

    def set_render_options(self, render_options: RenderOptions) -> bool:
        """Set another sheet, theme or choice of layers; return whether anything changed."""
        if render_options == self.render_options:
            return False
        self.render_options = render_options
        return True

    @property
    def has_highlights(self) -> bool:
        """True if anything is highlighted on a limb that is shown."""
        return any(
            self.highlights.get(limb) or self.segments.get(limb) for limb in self.render_options.sheet.limbs
        )

    def set_highlights(self, highlights: HighlightsByLimb, segments: SegmentsByLimb | None = None) -> bool:
        """Set what is highlighted on each limb; return whether anything changed."""
        taken = {limb: tuple(some) for limb, some in (segments or {}).items() if some}
        if highlights == self.highlights and taken == self.segments:
            return False
        self.highlights = {limb: dict(roles) for limb, roles in highlights.items()}
        self.segments = taken
        return True

    def set_marks(self, marks: Sequence[LesionMark]) -> bool:
        """Set the marks of lesions; return whether anything changed."""
        if tuple(marks) == self.marks:
            return False
        self.marks = tuple(marks)
        return True

    def mark_at(self, point: QPointF, reach: float) -> MarkHit | None:
        """Return the mark within reach of a position of the sheet, if nerves are shown."""
        if "nerves" not in self.render_options.layers.highlightable():
            return None
        return mark_at(self.courses, self.render_options.sheet, self.marks, point, reach)

    def nearest_place(
        self, nerve_id: str, point: QPointF, placement: Placement | None = None
    ) -> float | None:
        """Return the place of a nerve nearest to a position of the sheet, 0 to 1 over its stations.

        Parameters
        ----------
        point : QPointF
            In sheet millimetres.
        placement : Placement, optional
            In which view; by default the one at that position.

        Returns
        -------
        float or None
            None where there is no view, or one that does not draw the nerve.
        """
        placement = placement or self.render_options.sheet.view_at(point.x(), point.y())
        course = self.courses.of(placement.view, nerve_id) if placement is not None else None
        if placement is None or course is None:
            return None
        inverse, _ = placement.transform().inverted()
        return course.nearest_place_of(inverse.map(point))[0]

    def hits(self, point: QPointF, tolerance: float) -> tuple[str, ...]:
        """Return the structures at a position of the sheet, skin included even where its layer is off."""
        return self._hit_tester.hits(
            self.render_options.sheet, self.render_options.layers.highlightable(), point, tolerance
        )

    def limb_at(self, point: QPointF) -> Limb:
        """Return the limb whose view lies at a position of the sheet, or nearest to it."""
        return self.render_options.sheet.limb_at(point.x(), point.y())

    def bodies(self, structure_id: str, limb: Limb | None = None) -> tuple[tuple[str, QPainterPath], ...]:
        """Return view and outline (sheet millimetres) of a structure, on one limb or all that are shown."""
        return tuple(
            (placement.view, placement.transform().map(region.body))
            for placement in self.render_options.sheet.placements
            if limb in (None, placement.side)
            and (region := self.diagram.views[placement.view].region_by_id.get(structure_id)) is not None
        )

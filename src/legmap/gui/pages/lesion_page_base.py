"""Base class of pages about the lesion, which clicks and marks change."""

from __future__ import annotations

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.figures.lesion_figure import FigureOptions, lesion_figure
from legmap.gui.canvas.events import Click, MarkMove, MarkStep
from legmap.gui.pages.base import Page, PageHighlighting
from legmap.gui.pages.export_content import ExportContent, file_stem
from legmap.gui.pages.lesion_changes import injured_at, injury_clicked_again, moved, stepped
from legmap.highlighting import highlighting_of
from legmap.lesion.injury import Injury
from legmap.render.figure.figure import Figure
from legmap.report.build import build_report
from legmap.report.model import Report
from legmap.roles import Limb


class LesionPageBase(Page):
    """A page about the lesion; subclasses bring the widget."""

    def highlighting(self) -> PageHighlighting:
        """Return the lesion and what it takes; a lesion of one limb needs that limb."""
        case = self.document.selection.case
        limbs = tuple(case.by_limb) if case.sided else ()
        return PageHighlighting(highlighting_of(self.atlas, case.by_limb), case.lesion, limbs)

    def export_content(self) -> ExportContent:
        """Return the figure and the report of the lesion."""
        case = self.document.selection.case
        return ExportContent(self._draw, self._report if case.injuries else None, file_stem(case.lesion))

    def click(self, click: Click) -> None:
        """Select what was clicked, add it or take it out; on paper, select nothing.

        A click on the nerve that is the lesion already moves the lesion there.
        """
        selection = self.document.selection
        side = self.side_at(click.limb)
        if not click.hits:
            if not click.adding:
                selection.clear()
        elif click.at_level and click.place is not None:
            injury = injured_at(self.atlas, Injury(click.structure_id, side=side), click.place)
            selection.select_all((injury,))
        elif click.adding:
            selection.toggle(click.structure_id, side)
        elif (again := injury_clicked_again(self.atlas, selection.injuries, click)) is not None:
            self._replace(again, moved(self.atlas, again, click.place or 0.0))
        else:
            selection.select(click.structure_id, side)

    def choose(self, structure_id: str, limb: Limb | None = None) -> None:
        """Select a structure."""
        self.document.selection.select(structure_id, self.side_at(limb))

    def move_mark(self, move: MarkMove) -> None:
        """Move an injury with its mark; the whole drag is undone as one."""
        self.document.history.begin_gesture()
        self._replace(move.injury, moved(self.atlas, move.origin, move.at))

    def step_mark(self, step: MarkStep) -> None:
        """Move an injury by some places along its nerve, as far as the nerve goes."""
        self._replace(step.injury, stepped(self.atlas, step.injury, step.step))

    def _replace(self, injury: Injury, other: Injury) -> None:
        """Replace an injury, unless the other is part of the lesion already."""
        selection = self.document.selection
        if other not in selection.injuries:
            selection.update_lesion(other if i == injury else i for i in selection.injuries)

    def _draw(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        return lesion_figure(self.atlas, diagram, sheet, self.document.selection.case.by_limb, options)

    def _report(self) -> Report:
        map_id = self.document.view_state.view_options.map_id
        return build_report(self.atlas, self.document.selection.case, map_id)

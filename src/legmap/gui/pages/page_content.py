"""What belongs to each page of the desk: on the drawings, and in what leaves the window."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.anatomy.atlas import Atlas
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.figures.findings_figure import findings_figure
from legmap.figures.lesion_figure import FigureOptions, comparison_figure, lesion_figure
from legmap.gui.pages.export_content import DEFAULT_STEM, ExportContent, file_stem
from legmap.gui.state.comparison import ComparisonState
from legmap.gui.state.examination import Examination
from legmap.gui.state.selection import Selection
from legmap.highlighting import Highlighting, highlighting_of, highlighting_of_findings, highlighting_of_pair
from legmap.lesion.comparison import compare
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.examination_finding import State
from legmap.lesion.losses import Deficit
from legmap.render.figure.figure import Figure
from legmap.report.build import build_report
from legmap.report.comparison import compare_report
from legmap.report.localisation import localisation_report
from legmap.roles import Limb

MAX_LISTED_LESIONS = 12
"""Lesions in a list that leaves the window."""

FINDINGS_STEM = "findings"
"""Name of a file about findings."""


class PageContent:
    """Knows the owners of lesion, comparison and findings, and makes pictures and lists of them.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    selection, compared, examination
        The owners.
    """

    def __init__(
        self, atlas: Atlas, selection: Selection, comparison: ComparisonState, examination: Examination
    ) -> None:
        self._atlas = atlas
        self._selection = selection
        self._comparison_state = comparison
        self._examination = examination

    def highlighting_of(self, page: str) -> tuple[Highlighting, tuple[str, ...]]:
        """What stands out for a page, and the structures it is about.

        Parameters
        ----------
        page : str
            One of `legmap.gui.pages.side_panel.PAGE_NAMES`.
        """
        if page == "compare":
            if not self._comparison_state.ready:
                return Highlighting(), ()
            first, second = (self._deficits()[place] for place in self._comparison_state.pair)
            return highlighting_of_pair(self._atlas, first, second), (*first.lesion, *second.lesion)
        if page == "localise":
            findings = self._examination.findings
            highlighting = highlighting_of_findings(self._atlas, findings, self._examination.segments)
            return highlighting, tuple(i for f in findings for i in f.ids)
        case = self._selection.case
        return highlighting_of(self._atlas, case.by_limb), case.lesion

    def required_limbs(self, page: str) -> tuple[Limb, ...]:
        """Limbs that a page has to show; none where any will do."""
        case = self._selection.case
        return tuple(case.by_limb) if page in ("lesion", "strength") and case.sided else ()

    def has_list(self, page: str) -> bool:
        """Whether there is a list to save for a page."""
        if page == "compare":
            return self._comparison_state.ready
        if page == "localise":
            return bool(self._examination.localisation.findings)
        return bool(self._selection.injuries)

    def export_content(self, page: str, map_id: str) -> ExportContent:
        """What leaves the window for a page.

        Parameters
        ----------
        page : str
            One of `legmap.gui.pages.side_panel.PAGE_NAMES`.
        map_id : str
            The dermatome map that the drawings follow.
        """
        if page == "compare":
            if not self._comparison_state.ready:
                return ExportContent(self._draw_rest, None, DEFAULT_STEM)
            lesions = self._deficits()
            report = compare_report(self._atlas, compare(self._atlas, lesions))
            return ExportContent(self._draw_pair, report, file_stem(_ids(lesions)))
        if page == "localise":
            if not self._examination.findings:
                return ExportContent(self._draw_rest, None, DEFAULT_STEM)
            localisation = self._examination.localisation
            told = (
                localisation_report(self._atlas, localisation, MAX_LISTED_LESIONS)
                if self.has_list(page)
                else None
            )
            return ExportContent(self._draw_findings, told, FINDINGS_STEM)
        case = self._selection.case
        shown = build_report(self._atlas, case, map_id) if case.injuries else None
        return ExportContent(self._draw_case, shown, file_stem(case.lesion))

    def _deficits(self) -> list[Deficit]:
        return [deficit_without_spared(self._atlas, lesion) for lesion in self._comparison_state.lesions]

    def _draw_rest(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        return lesion_figure(self._atlas, diagram, sheet, {}, options)

    def _draw_case(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        return lesion_figure(self._atlas, diagram, sheet, self._selection.case.by_limb, options)

    def _draw_pair(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        return comparison_figure(
            self._atlas, diagram, sheet, self._deficits(), self._comparison_state.pair, options
        )

    def _draw_findings(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        examination = self._examination
        return findings_figure(
            self._atlas,
            diagram,
            sheet,
            examination.localisation,
            examination.segments,
            options,
            untested=(f for f in examination.findings if f.state is State.UNTESTED),
        )


def _ids(lesions: Iterable[Deficit]) -> tuple[str, ...]:
    return tuple(i for lesion in lesions for i in lesion.lesion)

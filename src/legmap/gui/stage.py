"""What belongs to each page of the desk: on the drawings, and in what leaves the window."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.anatomy.atlas import Atlas
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.findings_plate import findings_figure
from legmap.gui.comparison import Compared
from legmap.gui.examination import Examination
from legmap.gui.selection import Selection
from legmap.gui.subject import RESTING, Subject, stem_of
from legmap.lesion.compare import compare
from legmap.lesion.deficit import findings_of
from legmap.lesion.finding import State
from legmap.lesion.model import Deficit
from legmap.plate import Wishes, comparison_figure, figure_of
from legmap.render.figure import Figure
from legmap.report.build import build_report
from legmap.report.compare import compare_report
from legmap.report.localised import localisation_report
from legmap.roles import Limb
from legmap.scenery import Scenery, scenery_of, scenery_of_findings, scenery_of_pair

LISTED = 12
"""Lesions in a list that leaves the window."""

FINDINGS = "findings"
"""Name of a file about findings."""


class Stage:
    """Knows the owners of lesion, comparison and findings, and makes pictures and lists of them.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    selection, compared, examination
        The owners.
    """

    def __init__(
        self, atlas: Atlas, selection: Selection, compared: Compared, examination: Examination
    ) -> None:
        self._atlas = atlas
        self._selection = selection
        self._compared = compared
        self._examination = examination

    def of(self, page: str) -> tuple[Scenery, tuple[str, ...]]:
        """What stands out for a page, and the structures it is about.

        Parameters
        ----------
        page : str
            One of `legmap.gui.desk.DESK_PAGES`.
        """
        if page == "compare":
            if not self._compared.ready:
                return Scenery(), ()
            first, second = (self._deficits()[place] for place in self._compared.pair)
            return scenery_of_pair(self._atlas, first, second), (*first.lesion, *second.lesion)
        if page == "localise":
            findings = self._examination.findings
            scenery = scenery_of_findings(self._atlas, findings, self._examination.stretches)
            return scenery, tuple(i for f in findings for i in f.ids)
        case = self._selection.case
        return scenery_of(self._atlas, case.by_limb), case.lesion

    def limbs_of(self, page: str) -> tuple[Limb, ...]:
        """Limbs that a page has to show; none where any will do."""
        case = self._selection.case
        return tuple(case.by_limb) if page in ("lesion", "strength") and case.sided else ()

    def has_list(self, page: str) -> bool:
        """Whether there is a list to save for a page."""
        if page == "compare":
            return self._compared.ready
        if page == "localise":
            return bool(self._examination.localisation.findings)
        return bool(self._selection.cuts)

    def subject(self, page: str, map_id: str) -> Subject:
        """What leaves the window for a page.

        Parameters
        ----------
        page : str
            One of `legmap.gui.desk.DESK_PAGES`.
        map_id : str
            The dermatome map that the drawings follow.
        """
        if page == "compare":
            if not self._compared.ready:
                return Subject(self._draw_rest, None, RESTING)
            lesions = self._deficits()
            report = compare_report(self._atlas, compare(self._atlas, lesions))
            return Subject(self._draw_pair, report, stem_of(_ids(lesions)))
        if page == "localise":
            if not self._examination.findings:
                return Subject(self._draw_rest, None, RESTING)
            localisation = self._examination.localisation
            told = localisation_report(self._atlas, localisation, LISTED) if self.has_list(page) else None
            return Subject(self._draw_findings, told, FINDINGS)
        case = self._selection.case
        shown = build_report(self._atlas, case, map_id) if case.cuts else None
        return Subject(self._draw_case, shown, stem_of(case.lesion))

    def _deficits(self) -> list[Deficit]:
        return [findings_of(self._atlas, lesion) for lesion in self._compared.lesions]

    def _draw_rest(self, diagram: Diagram, sheet: Sheet, wishes: Wishes) -> Figure:
        return figure_of(self._atlas, diagram, sheet, {}, wishes)

    def _draw_case(self, diagram: Diagram, sheet: Sheet, wishes: Wishes) -> Figure:
        return figure_of(self._atlas, diagram, sheet, self._selection.case.by_limb, wishes)

    def _draw_pair(self, diagram: Diagram, sheet: Sheet, wishes: Wishes) -> Figure:
        return comparison_figure(self._atlas, diagram, sheet, self._deficits(), self._compared.pair, wishes)

    def _draw_findings(self, diagram: Diagram, sheet: Sheet, wishes: Wishes) -> Figure:
        examination = self._examination
        return findings_figure(
            self._atlas,
            diagram,
            sheet,
            examination.localisation,
            examination.stretches,
            wishes,
            untested=(f for f in examination.findings if f.state is State.UNTESTED),
        )


def _ids(lesions: Iterable[Deficit]) -> tuple[str, ...]:
    return tuple(i for lesion in lesions for i in lesion.lesion)

"""The page Localise: findings, and the lesions that explain them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.figures.findings_figure import findings_figure
from legmap.figures.lesion_figure import FigureOptions, lesion_figure
from legmap.gui.canvas.events import Click
from legmap.gui.pages.base import Page, PageContext, PageHighlighting, PageInfo
from legmap.gui.pages.export_content import DEFAULT_STEM, ExportContent
from legmap.gui.pages.lesion.page import KEY as LESION_KEY
from legmap.gui.pages.localise.help import chapters
from legmap.gui.pages.localise.view import LocaliseView
from legmap.gui.state.selection import Injuries
from legmap.highlighting import highlighting_of_findings
from legmap.lesion.examination_finding import Finding, FindingState, finding_kind
from legmap.messages import say
from legmap.render.figure.figure import Figure
from legmap.report.localisation import localisation_report
from legmap.report.model import Report
from legmap.roles import Limb

KEY, SHORTCUT = "localise", "F5"
FINDINGS_STEM = "findings"
"""File name for figures and lists of findings, without suffix."""

MAX_LISTED_LESIONS = 12
"""Lesions in an exported list."""


class LocalisePage(Page):
    """Collect findings and rank lesions; a click on the drawings changes a finding, not the lesion."""

    cycles_on_click = False
    searches = True

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        title = say("desk.localise")
        info = PageInfo(KEY, title, say("desk.localise.tip"), SHORTCUT, chapters(title, SHORTCUT))
        super().__init__(context, info, parent)
        self._index = context.index
        self._shown: tuple[Finding, ...] = ()

    def make_widget(self, parent: QWidget) -> QWidget:
        """Make the view."""
        self.view = LocaliseView(self.atlas, self._index, parent)
        examination = self.document.examination
        self.view.finding_added.connect(examination.add)
        self.view.finding_replaced.connect(examination.replace)
        self.view.finding_removed.connect(examination.remove)
        self.view.clearing_requested.connect(examination.clear)
        self.view.lesion_chosen.connect(self._show_lesion)
        self.view.structure_clicked.connect(self.choose)
        self.view.structure_hovered.connect(self.structure_hovered)
        return self.view

    def refresh(self) -> None:
        """Show the findings and what follows from them, unless they are shown already."""
        examination = self.document.examination
        if examination.findings != self._shown:
            self.view.show_findings(examination.findings, examination.localisation)
            self._shown = examination.findings

    def opened(self) -> None:
        """Work out the lesions to choose from once the page is on the screen."""
        QTimer.singleShot(0, self.document.examination.prepare)

    def focus_search(self) -> None:
        """Focus the box for findings."""
        self.view.focus_box()

    def highlighting(self) -> PageHighlighting:
        """Return the findings, and where on the nerves the lesion can be."""
        examination = self.document.examination
        highlighting = highlighting_of_findings(self.atlas, examination.findings, examination.segments)
        return PageHighlighting(highlighting, tuple(i for f in examination.findings for i in f.ids))

    def export_content(self) -> ExportContent:
        """Return the figure of the findings and the report on the lesions that explain them."""
        examination = self.document.examination
        if not examination.findings:
            return ExportContent(self._draw_rest, None, DEFAULT_STEM)
        tested = bool(examination.localisation.findings)
        return ExportContent(self._draw_findings, self._report if tested else None, FINDINGS_STEM)

    def click(self, click: Click) -> None:
        """Cycle the finding of the clicked structure.

        Nerves are not examined: a click on one means what lies beneath it, unless a level key is held.
        """
        if not click.hits:
            return
        examined = () if click.at_level else (click.structure_id, *click.hits)
        self.choose(next((i for i in examined if finding_kind(i)), click.structure_id))

    def choose(self, structure_id: str, limb: Limb | None = None) -> None:
        """Cycle the finding of a structure; show a message where it cannot be examined."""
        if not self.document.examination.cycle_finding(structure_id):
            self.message_ready.emit(say("localise.no-finding", name=self.atlas.name(structure_id)))

    def _show_lesion(self, injuries: Injuries) -> None:
        self.page_requested.emit(LESION_KEY)
        self.document.selection.select_all(injuries)

    def _report(self) -> Report:
        return localisation_report(self.atlas, self.document.examination.localisation, MAX_LISTED_LESIONS)

    def _draw_rest(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        return lesion_figure(self.atlas, diagram, sheet, {}, options)

    def _draw_findings(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        examination = self.document.examination
        return findings_figure(
            self.atlas,
            diagram,
            sheet,
            examination.localisation,
            examination.segments,
            options,
            untested=(f for f in examination.findings if f.state is FindingState.UNTESTED),
        )

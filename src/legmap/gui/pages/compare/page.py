"""The page Compare: two to four lesions side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.figures.lesion_figure import FigureOptions, comparison_figure, lesion_figure
from legmap.gui.pages.base import PageCommand, PageContext, PageHighlighting, PageInfo
from legmap.gui.pages.compare.help import chapters
from legmap.gui.pages.compare.view import CompareView
from legmap.gui.pages.export_content import DEFAULT_STEM, ExportContent, file_stem
from legmap.gui.pages.lesion.page import KEY as LESION_KEY
from legmap.gui.pages.lesion_page_base import LesionPageBase
from legmap.gui.state.comparison import EXAMPLE
from legmap.highlighting import highlighting_of_pair
from legmap.lesion.comparison import compare
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.losses import Deficit
from legmap.messages import say
from legmap.render.figure.figure import Figure
from legmap.report.comparison import compare_report
from legmap.report.model import Report

KEY, SHORTCUT = "compare", "F4"


class ComparePage(LesionPageBase):
    """Compare lesions; a click on the drawings selects a lesion and opens the page Lesion."""

    page_for_lesion = LESION_KEY

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        title = say("desk.compare")
        info = PageInfo(KEY, title, say("desk.compare.tip"), SHORTCUT, chapters(title, SHORTCUT))
        super().__init__(context, info, parent)
        self._index = context.index

    def make_widget(self, parent: QWidget) -> QWidget:
        """Make the view."""
        self.view = CompareView(self.atlas, self._index, parent)
        comparison = self.document.comparison
        self.view.present_added.connect(self.add_present_lesion)
        self.view.example_chosen.connect(self.show_example)
        self.view.lesion_added.connect(comparison.add)
        self.view.lesion_removed.connect(comparison.remove)
        self.view.pair_picked.connect(comparison.set_pair)
        self.view.structure_clicked.connect(self.choose)
        self.view.structure_hovered.connect(self.structure_hovered)
        return self.view

    @property
    def commands(self) -> tuple[PageCommand, ...]:
        """The command that adds the selected lesion to the comparison."""
        return (
            PageCommand(
                self.tr("C&ompare This Lesion"),
                self.tr("Put the present lesion beside others"),
                "Ctrl+D",
                self.add_present_lesion,
                self._can_add_present_lesion,
            ),
        )

    def refresh(self) -> None:
        """Show the compared lesions, and offer the selected one."""
        comparison = self.document.comparison
        self.view.show_lesions(comparison.lesions, comparison.pair)
        self.view.show_present(self.document.selection.injuries)

    def add_present_lesion(self) -> None:
        """Add the selected lesion to the comparison."""
        self.document.comparison.add(self.document.selection.injuries)
        self.page_requested.emit(KEY)

    def show_example(self) -> None:
        """Compare the usual causes of a dropped foot."""
        self.document.comparison.restore(EXAMPLE)

    def highlighting(self) -> PageHighlighting:
        """Return what only one of the two lesions on the canvas takes, only the other, and both."""
        if not self.document.comparison.ready:
            return PageHighlighting()
        deficits = self._deficits()
        first, second = (deficits[place] for place in self.document.comparison.pair)
        highlighting = highlighting_of_pair(self.atlas, first, second)
        return PageHighlighting(highlighting, (*first.lesion, *second.lesion))

    def export_content(self) -> ExportContent:
        """Return the figure of the two lesions on the canvas and the report on all."""
        comparison = self.document.comparison
        if not comparison.ready:
            return ExportContent(self._draw_rest, None, DEFAULT_STEM)
        stem = file_stem(injury.id for lesion in comparison.lesions for injury in lesion)
        return ExportContent(self._draw_pair, self._report_on_all, stem)

    def _can_add_present_lesion(self) -> bool:
        return bool(self.document.selection.injuries) and not self.document.comparison.full

    def _deficits(self) -> list[Deficit]:
        return [deficit_without_spared(self.atlas, lesion) for lesion in self.document.comparison.lesions]

    def _report_on_all(self) -> Report:
        return compare_report(self.atlas, compare(self.atlas, self._deficits()))

    def _draw_rest(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        return lesion_figure(self.atlas, diagram, sheet, {}, options)

    def _draw_pair(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        pair = self.document.comparison.pair
        return comparison_figure(self.atlas, diagram, sheet, self._deficits(), pair, options)

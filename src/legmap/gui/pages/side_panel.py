"""The desk beside the drawings: four pages on a lesion, and which of them is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QTabWidget, QVBoxLayout, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.gui.pages.compare.page import ComparePage
from legmap.gui.pages.lesion.editor import LesionEditor
from legmap.gui.pages.lesion.page import ReportPanel
from legmap.gui.pages.localise.page import LocalisePage
from legmap.gui.pages.strength.page import StrengthPage
from legmap.gui.shell.view_tabs import PAGE_NAMES
from legmap.lesion.case import Case
from legmap.messages import say
from legmap.report.lesion_names import lesion_name
from legmap.report.model import Report


class LimbTabs(QTabBar):
    """Tabs for the limbs of a case in which they differ; hidden where one can speak for both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setAccessibleName(self.tr("Limb"))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Offer the limbs of a case."""
        limbs = list(case.by_limb) if len(case.deficits) > 1 else []
        if limbs != [self.tabData(i) for i in range(self.count())]:
            while self.count():
                self.removeTab(0)
            for limb in limbs:
                self.setTabData(self.addTab(say(f"limb.heading.{limb}")), limb)
        self.setVisible(bool(limbs))

    @property
    def limb(self) -> str:
        """The limb chosen; empty where there is no choice."""
        return str(self.tabData(self.currentIndex())) if self.count() else ""


class SidePanel(QTabWidget):
    """Holds the pages Lesion, Strength, Compare and Localise.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    compare, localise : QWidget
        Pages whose state others own.

    Signals
    -------
    page_changed : str
        One of `PAGE_NAMES`.
    """

    page_changed = Signal(str)

    def __init__(
        self, atlas: Atlas, compare: ComparePage, localise: LocalisePage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._case = Case()
        self.editor = LesionEditor(atlas, self)
        self.panel = ReportPanel(self)
        self.strength = StrengthPage(self)
        self.compare = compare
        self.localise = localise
        self._limbs = LimbTabs(self)
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(self.tr("Pages on the lesion"))
        pages: Mapping[str, tuple[QWidget, ...]] = {
            "lesion": (self.editor, self.panel),
            "strength": (self._limbs, self.strength),
            "compare": (compare,),
            "localise": (localise,),
        }
        for name in PAGE_NAMES:
            self.addTab(_stacked(pages[name], self), say(f"desk.{name}"))
            self.setTabToolTip(self.count() - 1, say(f"desk.{name}.tip"))
        self.currentChanged.connect(self._emit_page_changed)
        self._limbs.currentChanged.connect(self._show_strength)

    @property
    def page(self) -> str:
        """The page that is open, one of `PAGE_NAMES`."""
        return PAGE_NAMES[max(self.currentIndex(), 0)]

    def open_page(self, name: str) -> None:
        """Turn to a page."""
        self.setCurrentIndex(PAGE_NAMES.index(name))

    def show_case(self, case: Case, report: Report | None) -> None:
        """Show a lesion on the pages Lesion and Strength, telling nobody.

        Parameters
        ----------
        case : Case
            What is hurt.
        report : Report or None
            What is told about it.
        """
        self._case = case
        self.editor.show_lesion(case.injuries)
        self.panel.show_report(report)
        self._limbs.show_case(case)
        self._show_strength()

    def _show_strength(self) -> None:
        limbs = {str(limb): deficit for limb, deficit in self._case.by_limb.items()}
        deficit = limbs.get(self._limbs.limb, self._case.deficit)
        name = lesion_name(self._atlas, deficit.injuries)
        self.strength.show_strength(self._atlas, deficit if deficit.injuries else None, name)

    def _emit_page_changed(self) -> None:
        self.page_changed.emit(self.page)


def _stacked(widgets: tuple[QWidget, ...], parent: QWidget) -> QWidget:
    page = QWidget(parent)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, widget in enumerate(widgets, start=1):
        column.addWidget(widget, int(place == len(widgets)))
    return page

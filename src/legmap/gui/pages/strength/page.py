"""The page Strength: the strength that the lesion takes from each movement, by limb."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from legmap.gui.pages.base import PageContext, PageInfo
from legmap.gui.pages.lesion_page_base import LesionPageBase
from legmap.gui.pages.strength.help import STRENGTH, chapters
from legmap.gui.pages.strength.limb_tabs import LimbTabs
from legmap.gui.pages.strength.view import StrengthView
from legmap.gui.widgets.stack import stacked
from legmap.messages import say
from legmap.report.lesion_names import lesion_name

KEY, SHORTCUT = "strength", "F3"


class StrengthPage(LesionPageBase):
    """Show how much strength is lost."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        title = say("desk.strength")
        info = PageInfo(KEY, title, say("desk.strength.tip"), SHORTCUT, chapters(title, SHORTCUT))
        super().__init__(context, info, parent)

    def make_widget(self, parent: QWidget) -> QWidget:
        """Make the bars and the choice of a limb."""
        self.view = StrengthView(self.atlas, parent)
        self.limbs = LimbTabs(parent)
        self.limbs.currentChanged.connect(self._show_strength)
        self.view.structure_clicked.connect(self.choose)
        self.view.structure_hovered.connect(self.structure_hovered)
        self.view.help_requested.connect(lambda: self.help_requested.emit(STRENGTH))
        return stacked(parent, self.limbs, self.view)

    def refresh(self) -> None:
        """Show the limbs of the lesion, and the strength lost in the chosen one."""
        self.limbs.show_case(self.document.selection.case)
        self._show_strength()

    def _show_strength(self) -> None:
        case = self.document.selection.case
        by_limb = {str(limb): deficit for limb, deficit in case.by_limb.items()}
        deficit = by_limb.get(self.limbs.limb, case.deficit)
        name = lesion_name(self.atlas, deficit.injuries)
        self.view.show_strength(deficit if deficit.injuries else None, name)

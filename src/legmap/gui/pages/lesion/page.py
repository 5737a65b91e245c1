"""The page Lesion: an editor of the lesion, and the report on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from legmap.gui.pages.base import PageContext, PageInfo
from legmap.gui.pages.lesion.editor import LesionEditor
from legmap.gui.pages.lesion.help import chapters
from legmap.gui.pages.lesion.report_panel import ReportPanel
from legmap.gui.pages.lesion_page_base import LesionPageBase
from legmap.gui.widgets.stack import stacked
from legmap.lesion.case import Case
from legmap.lesion.injury import Injury
from legmap.messages import say

KEY = "lesion"


class LesionPage(LesionPageBase):
    """Show the lesion in rows of controls and in words."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        info = PageInfo(KEY, say("desk.lesion"), say("desk.lesion.tip"), "F2", chapters())
        super().__init__(context, info, parent)
        self._shown: tuple[Case, str] | None = None

    def make_widget(self, parent: QWidget) -> QWidget:
        """Make the controls and the report."""
        self.editor = LesionEditor(self.atlas, parent)
        self.panel = ReportPanel(parent)
        self.editor.injury_replaced.connect(self._replace_injury)
        self.editor.injury_sliding.connect(self._slide_injury)
        self.editor.injury_removed.connect(self._remove_injury)
        self.panel.structure_clicked.connect(self.choose)
        self.panel.structure_hovered.connect(self.structure_hovered)
        return stacked(parent, self.editor, self.panel)

    def refresh(self) -> None:
        """Show the lesion, unless it is shown already with the same dermatome map."""
        case = self.document.selection.case
        map_id = self.document.view_state.view_options.map_id
        if self._shown is not None and self._shown[0] is case and self._shown[1] == map_id:
            return
        self.editor.show_lesion(case.injuries)
        self.panel.show_report(self._report() if case.injuries else None)
        clicked = self.document.selection.clicked_ids
        here = clicked if set(clicked) & set(case.lesion) else ()
        self.panel.show_clicked_structures(tuple((i, self.atlas.name(i)) for i in here))
        self._shown = case, map_id

    def _replace_injury(self, injury: Injury, other: Injury) -> None:
        """Replace an injury; if another one becomes the same, they merge."""
        selection = self.document.selection
        self.document.history.end_gesture()
        selection.update_lesion(dict.fromkeys(other if i == injury else i for i in selection.injuries))

    def _slide_injury(self, injury: Injury, other: Injury) -> None:
        """Change an injury while its slider moves; the whole slide is undone as one."""
        self.document.history.begin_gesture()
        self._replace(injury, other)

    def _remove_injury(self, injury: Injury) -> None:
        selection = self.document.selection
        self.document.history.end_gesture()
        selection.update_lesion(i for i in selection.injuries if i != injury)

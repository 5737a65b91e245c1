"""The main window: puts canvas, finder and desk together, and shows on each what the owners of state tell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map
from legmap.anatomy.records import DermatomeMap
from legmap.anatomy.search import SearchIndex, index_of
from legmap.bundled.drawings import drawings
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.controller import CanvasController
from legmap.gui.canvas.off_screen import highlighted_views, off_screen_text
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.gui.finder.finder import Finder
from legmap.gui.pages.compare.page import ComparePage
from legmap.gui.pages.export_content import ExportContent
from legmap.gui.pages.lesion.page import ReportPanel
from legmap.gui.pages.localise.page import LocalisePage
from legmap.gui.pages.page_content import PageContent
from legmap.gui.pages.side_panel import SidePanel
from legmap.gui.shell.actions import make_actions
from legmap.gui.shell.commands import WindowCommands
from legmap.gui.shell.connections import connect_signals
from legmap.gui.shell.exporting import ExportController
from legmap.gui.shell.layout import SMALLEST, build_layout
from legmap.gui.shell.settings import WindowSettings, save
from legmap.gui.shell.status_line import StatusLine
from legmap.gui.shell.theme import apply_appearance, theme_of
from legmap.gui.shell.toolbar import ToolBar
from legmap.gui.shell.view_commands import ViewCommands
from legmap.gui.shell.view_tabs import ViewTabs
from legmap.gui.state.comparison import ComparisonState
from legmap.gui.state.document import document_state, restore
from legmap.gui.state.examination import Examination
from legmap.gui.state.history import History
from legmap.gui.state.selection import Selection
from legmap.gui.state.view_options import ViewOptions, ViewState
from legmap.highlighting import stations_of, trunks_of
from legmap.lesion.case import Case
from legmap.lesion.deficit import rival_lesions
from legmap.lesion.losses import Deficit
from legmap.lesion.notation import lesion_name
from legmap.report.brief import brief, short_name
from legmap.report.build import build_report

FIRST_SIZE = QSize(1280, 800)
"""Of a first start, in pixels, where the screen has room for them."""


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    atlas, diagram
        What is known, and where it is drawn; the drawings follow the dermatome map that `remembered` names.
    remembered : WindowSettings
        State of the last time.
    settings : Path
        Where to remember this time's state.
    read : callable
        Reads the drawings anew, given the layer of another dermatome map.
    index : SearchIndex, optional
        Of the atlas; made from it by default.
    rivals : callable
        Gives the rival lesions of the atlas, when the first lesion is chosen.
    """

    def __init__(
        self,
        atlas: Atlas,
        diagram: Diagram,
        remembered: WindowSettings,
        settings: Path,
        read: Callable[[str], Diagram] = drawings,
        index: SearchIndex | None = None,
        rivals: Callable[[Atlas], tuple[Deficit, ...]] = rival_lesions,
    ) -> None:
        super().__init__()
        self.setObjectName("legmap")
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.atlas = atlas
        self._diagram = diagram
        self.settings_file = settings
        self.settings_saved = True
        self._read = read
        self._map = chosen_map(atlas, remembered.view_options.map_id)
        index = index or index_of(atlas)
        self.selection = Selection(atlas, self, rivals)
        self.comparison = ComparisonState(self)
        self.examination = Examination(atlas, self)
        self.view_state = ViewState(remembered.view_options, self)
        self.history = History(partial(document_state, self), partial(restore, self), self)
        apply_appearance(remembered.view_options.appearance)
        self.scene = Scene(
            diagram,
            self._tight_name,
            self._render_options(remembered.view_options),
            stations_of(atlas),
            trunks_of(atlas),
        )
        self.canvas = Canvas(self.scene, self)
        self.finder = Finder(atlas, index, self)
        self.side_panel = SidePanel(
            atlas, ComparePage(atlas, index, self), LocalisePage(atlas, index, self.examination, self), self
        )
        self.page_content = PageContent(atlas, self.selection, self.comparison, self.examination)
        self.canvas_controller = CanvasController(
            atlas, self.selection, self.examination, self.view_state, self.canvas, self
        )
        self.export_controller = ExportController(diagram, self._export_content, self.view_state, self)
        self.actions_ = make_actions(self, atlas.dermatome_maps)
        self.view_commands = ViewCommands(self.actions_, self.view_state, self)
        self.tabs = ViewTabs(self)
        self._tool_bar = ToolBar(self.actions_, self)
        self.status_line = StatusLine(self)
        self.commands = WindowCommands(self)
        build_layout(self, self._tool_bar)
        connect_signals(self)
        self._update_controls(remembered.view_options)
        self.update_actions()
        self._update_title()
        self.restoreGeometry(remembered.geometry)
        self.restoreState(remembered.state)

    @property
    def panel(self) -> ReportPanel:
        """What tells the lesion."""
        return self.side_panel.panel

    def _render_options(self, view_options: ViewOptions) -> RenderOptions:
        sheet = arrange(self._diagram, self._diagram.drawn(view_options.views), view_options.side)
        return RenderOptions(sheet, view_options.layers, theme_of(view_options.appearance, self.palette()))

    def _tight_name(self, structure_id: str) -> str:
        return short_name(self.atlas, structure_id)

    def show_page_content(self, name: str) -> None:
        """Show on the drawings what belongs to the page that was opened."""
        self.canvas_controller.localising = name == "localise"
        self.canvas.cycles_on_click = not self.canvas_controller.localising
        if self.canvas_controller.localising:
            QTimer.singleShot(0, self.examination.prepare)
        for action in self.actions_.page_group.actions():
            action.setChecked(action.data() == name)
        self.show_highlighting()
        self.update_actions()

    def show_case(self, case: Case) -> None:
        """Show what is hurt."""
        with self.history.change("lesion", gesture=self.canvas_controller.dragging):
            if case.injuries and self.side_panel.page == "compare":
                self.side_panel.open_page("lesion")
            self.show_highlighting()
            self.canvas.repaint()  # what was clicked lights up before words are found for it
            self._show_report(case)
            self.side_panel.compare.show_present(case.injuries)
            self.finder.show_current(case.lesion)
            here = (
                self.canvas_controller.clicked_ids
                if set(self.canvas_controller.clicked_ids) & set(case.lesion)
                else ()
            )
            self.side_panel.panel.show_clicked_structures(tuple((i, self.atlas.name(i)) for i in here))
        self.update_actions()
        self._update_title()

    def show_comparison_state(self) -> None:
        """Show what is compared."""
        with self.history.change("comparison"):
            self.side_panel.compare.show_lesions(self.comparison.lesions, self.comparison.pair)
            self.show_highlighting()
        self.update_actions()

    def show_findings(self) -> None:
        """Show what was found."""
        with self.history.change("findings"):
            self.show_highlighting()
        self.update_actions()

    def show_view_options(self, view_options: ViewOptions) -> None:
        """Show what the drawings are to show."""
        wanted = chosen_map(self.atlas, view_options.map_id)
        if wanted is not None and wanted != self._map:
            self._switch_map(wanted, view_options)
        else:
            self.canvas.show_render_options(self._render_options(view_options))
        self._update_controls(view_options)
        self.show_off_screen()
        self.history.record("view")

    def _show_report(self, case: Case) -> None:
        map_id = self.view_state.view_options.map_id
        self.side_panel.show_case(case, build_report(self.atlas, case, map_id) if case.injuries else None)

    def show_highlighting(self) -> None:
        """Show on the drawings what belongs to the page that is open."""
        highlighting, ids = self.page_content.highlighting_of(self.side_panel.page)
        self.view_state.show_limbs(self.page_content.required_limbs(self.side_panel.page))
        self.view_state.show_layers_for(ids, highlighting.highlights)
        self.canvas.show_highlights(highlighting.highlights, highlighting.segments)
        self.canvas.show_marks(highlighting.marks)
        self.canvas_controller.set_highlighting(highlighting)
        self.tabs.mark_highlighted(highlighted_views(self.scene), self.scene.render_options.theme.lost)
        self.show_off_screen()

    def _switch_map(self, wanted: DermatomeMap, view_options: ViewOptions) -> None:
        """Draw the dermatomes after another map, or stay with the present one where that cannot be read."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            diagram = self._read(layer_of_map(wanted))
        except LegmapError:
            self.view_state.set_map(self._map.id if self._map else "")
            raise
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._map, self._diagram = wanted, diagram
        self.canvas.show_diagram(diagram, self._render_options(view_options))
        self.export_controller.set_diagram(diagram)
        self._show_report(self.selection.case)

    def _export_content(self) -> ExportContent:
        return self.page_content.export_content(self.side_panel.page, self.view_state.view_options.map_id)

    def _update_controls(self, view_options: ViewOptions) -> None:
        """Tick and mark in every control what is shown and where something is lit."""
        self.actions_.show_view_options(view_options)
        self._tool_bar.show_checked()
        self.tabs.show_view_set(view_options.view_set)
        self.tabs.mark_highlighted(highlighted_views(self.scene), self.scene.render_options.theme.lost)

    def update_actions(self) -> None:
        """Enable what can be done now."""
        acts = self.actions_
        acts.back.setEnabled(self.selection.can_go_back)
        acts.forward.setEnabled(self.selection.can_go_forward)
        acts.clear.setEnabled(bool(self.selection.ids))
        acts.compare_present.setEnabled(bool(self.selection.injuries) and not self.comparison.full)
        acts.show_undo(self.history.undo_text, self.history.redo_text)
        listed = self.page_content.has_list(self.side_panel.page)
        for action in (acts.save_list, acts.print_list, acts.copy_list):
            action.setEnabled(listed)

    def _update_title(self) -> None:
        name = lesion_name(self.atlas, self.selection.injuries)
        self.setWindowTitle(f"{name} – legmap" if name else "legmap")

    def show_hovered(self, structure_id: str) -> None:
        """Tell in one line what is pointed at."""
        self.status_line.hover_label.setText(
            brief(self.atlas, structure_id) if structure_id in self.atlas else ""
        )

    def show_off_screen(self) -> None:
        """Tell what is lit out of sight."""
        self.status_line.show_off_screen(off_screen_text(self.atlas, self.scene, self.canvas.seen))

    def minimumSizeHint(self) -> QSize:
        """Size below which its parts would be cut off."""
        return super().minimumSizeHint().expandedTo(SMALLEST)

    def save_settings(self) -> None:
        """Write the state of the window to the settings; `settings_saved` tells whether that worked."""
        remembered = WindowSettings(self.view_state.user_options, self.saveGeometry(), self.saveState())
        self.settings_saved = save(self.settings_file, remembered)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system when it turns dark or light."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "commands"):
            self.side_panel.panel.restyle()
            self.canvas.show_render_options(self._render_options(self.view_state.view_options))
            self.tabs.mark_highlighted(highlighted_views(self.scene), self.scene.render_options.theme.lost)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the state of the window."""
        self.save_settings()
        super().closeEvent(event)

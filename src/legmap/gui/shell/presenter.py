"""Update of all parts of the window after a change of the document."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QMainWindow

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.gui.canvas.off_screen import highlighted_views, off_screen_text
from legmap.gui.canvas.scene import RenderOptions
from legmap.gui.pages.base import Page
from legmap.gui.shell.parts import WindowParts
from legmap.gui.state.drawn_map import DrawnMap
from legmap.gui.state.view_options import ViewOptions
from legmap.gui.widgets.theme import theme_of
from legmap.lesion.case import Case
from legmap.report.brief import brief
from legmap.report.lesion_names import lesion_name


def render_options_of(diagram: Diagram, view_options: ViewOptions, palette: QPalette) -> RenderOptions:
    """Return the look of the drawings for some view options, in a window of a palette."""
    sheet = arrange(diagram, diagram.drawn(view_options.views), view_options.side)
    return RenderOptions(sheet, view_options.layers, theme_of(view_options.appearance, palette))


class Presenter(QObject):
    """Update the parts of a window after each change."""

    def __init__(self, parts: WindowParts, drawn_map: DrawnMap, window: QMainWindow) -> None:
        super().__init__(window)
        self._parts = parts
        self._drawn_map = drawn_map
        self._window = window

    def show_case(self, case: Case) -> None:
        """Show a lesion; open its page if the open page asks for that."""
        panel = self._parts.side_panel
        if case.injuries and panel.page.page_for_lesion:
            panel.open_page(panel.page.page_for_lesion)
        self.show_document()
        self._parts.finder.show_current(case.lesion)
        self._update_title()

    def show_document(self) -> None:
        """Show lesion, comparison and findings on the drawings, then on the pages."""
        self.update_highlighting()
        self._parts.canvas.repaint()  # highlight at once, before the slower pages
        self._parts.side_panel.refresh()
        self.update_actions()

    def show_page(self, page: Page) -> None:
        """Show which page is open, and its highlighting."""
        for action in self._parts.actions.page_group.actions():
            action.setChecked(action.data() == page.info.key)
        self.update_highlighting()
        self.update_actions()

    def show_view_options(self, view_options: ViewOptions) -> None:
        """Show the drawings with other options."""
        if self._drawn_map.differs_from(view_options.map_id):
            self._switch_map(view_options)
        else:
            self._parts.canvas.show_render_options(self._render_options(view_options))
        self.update_controls()
        self.show_off_screen()

    def update_highlighting(self) -> None:
        """Highlight on the drawings what the open page wants, with the layers and limbs that this needs."""
        shown = self._parts.side_panel.page.highlighting()
        highlighting = shown.highlighting
        canvas = self._parts.canvas
        self._parts.document.view_state.show_needed(shown.ids, highlighting.highlights, shown.limbs)
        canvas.show_highlights(highlighting.highlights, highlighting.segments)
        canvas.show_marks(highlighting.marks, highlighting.owners)
        self._mark_tabs()
        self.show_off_screen()

    def update_controls(self) -> None:
        """Show the view options in every control."""
        view_options = self._parts.document.view_state.view_options
        self._parts.actions.show_view_options(view_options)
        self._parts.tool_bar.show_checked()
        self._parts.tabs.show_view_set(view_options.view_set)
        self._mark_tabs()

    def update_actions(self) -> None:
        """Enable the actions that can be triggered now."""
        actions, document = self._parts.actions, self._parts.document
        actions.back.setEnabled(document.selection.can_go_back)
        actions.forward.setEnabled(document.selection.can_go_forward)
        actions.clear.setEnabled(bool(document.selection.ids))
        actions.show_undo(document.history.undo_text, document.history.redo_text)
        for action, command in actions.page_commands:
            action.setEnabled(command.is_enabled())
        has_list = self._parts.side_panel.page.export_content().make_report is not None
        for action in (actions.save_list, actions.print_list, actions.copy_list):
            action.setEnabled(has_list)

    def show_hovered(self, structure_id: str) -> None:
        """Describe the hovered structure in the status line."""
        atlas = self._parts.atlas
        text = brief(atlas, structure_id) if structure_id in atlas else ""
        self._parts.status_line.hover_label.setText(text)

    def show_off_screen(self) -> None:
        """Describe in the status line what is highlighted out of sight."""
        parts = self._parts
        parts.status_line.show_off_screen(off_screen_text(parts.atlas, parts.scene, parts.canvas.seen))

    def restyle(self) -> None:
        """Apply the colours of a changed palette."""
        view_options = self._parts.document.view_state.view_options
        self._parts.canvas.show_render_options(self._render_options(view_options))
        self._mark_tabs()

    def show_all(self) -> None:
        """Update everything in a new window."""
        self.update_controls()
        self.update_actions()
        self._update_title()

    def _render_options(self, view_options: ViewOptions) -> RenderOptions:
        return render_options_of(self._parts.scene.diagram, view_options, self._window.palette())

    def _mark_tabs(self) -> None:
        scene = self._parts.scene
        self._parts.tabs.mark_highlighted(highlighted_views(scene), scene.render_options.theme.lost)

    def _update_title(self) -> None:
        name = lesion_name(self._parts.atlas, self._parts.document.selection.injuries)
        title = QCoreApplication.translate("Window", "{lesion} – legmap").format(lesion=name)
        self._window.setWindowTitle(title if name else "legmap")

    def _switch_map(self, view_options: ViewOptions) -> None:
        """Read the drawings for another dermatome map; keep the present one if that fails."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            diagram = self._drawn_map.read(view_options.map_id)
        except LegmapError:
            self._parts.document.view_state.set_map(self._drawn_map.id)
            raise
        finally:
            QGuiApplication.restoreOverrideCursor()
        options = render_options_of(diagram, view_options, self._window.palette())
        self._parts.canvas.show_diagram(diagram, options)
        self._parts.side_panel.refresh()

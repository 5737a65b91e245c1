"""The main window: puts canvas, finder and desk together, and shows on each what the owners of state tell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.maps import chosen_map, layer_of_map
from legmap.anatomy.model import DermatomeMap
from legmap.anatomy.search import index_of
from legmap.bundled.drawings import drawings
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.gui.actions import make_actions
from legmap.gui.bar import Bar
from legmap.gui.canvas import Canvas
from legmap.gui.choices import Choices
from legmap.gui.compare_page import ComparePage
from legmap.gui.comparison import Compared
from legmap.gui.desk import Desk
from legmap.gui.display import Display, Showing
from legmap.gui.errands import Errands
from legmap.gui.examination import Examination
from legmap.gui.finder import Finder
from legmap.gui.history import History
from legmap.gui.layout import SMALLEST, lay_out
from legmap.gui.localise_page import LocalisePage
from legmap.gui.outlet import Outlet
from legmap.gui.pages import PageTabs
from legmap.gui.panel import Panel
from legmap.gui.pointer import Pointer
from legmap.gui.scene import Look, Scene
from legmap.gui.selection import Selection
from legmap.gui.settings import Remembered, save
from legmap.gui.stage import Stage
from legmap.gui.status_line import StatusLine
from legmap.gui.subject import Subject
from legmap.gui.theme import apply_appearance, theme_of
from legmap.gui.whereabouts import lit_views, whereabouts
from legmap.gui.wiring import connect_all
from legmap.gui.work import restore, work_of
from legmap.lesion.case import Case
from legmap.lesion.notation import lesion_name
from legmap.report.brief import brief, tight_name
from legmap.report.build import build_report
from legmap.scenery import stations_of, trunks_of

FIRST_SIZE = QSize(1280, 800)
"""Of a first start, in pixels, where the screen has room for them."""


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    atlas, diagram
        What is known, and where it is drawn; the drawings follow the dermatome map that `remembered` names.
    remembered : Remembered
        State of the last time.
    settings : Path
        Where to remember this time's state.
    read : callable
        Reads the drawings anew, given the layer of another dermatome map.
    """

    def __init__(
        self,
        atlas: Atlas,
        diagram: Diagram,
        remembered: Remembered,
        settings: Path,
        read: Callable[[str], Diagram] = drawings,
    ) -> None:
        super().__init__()
        self.setObjectName("legmap")
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.atlas = atlas
        self._diagram = diagram
        self.settings_file = settings
        self.is_remembered = True
        self._read = read
        self._map = chosen_map(atlas, remembered.showing.map_id)
        index = index_of(atlas)
        self.selection = Selection(atlas, self)
        self.compared = Compared(self)
        self.examination = Examination(atlas, self)
        self.display = Display(remembered.showing, self)
        self.history = History(partial(work_of, self), partial(restore, self), self)
        apply_appearance(remembered.showing.appearance)
        self.scene = Scene(
            diagram, self._tight_name, self._look(remembered.showing), stations_of(atlas), trunks_of(atlas)
        )
        self.canvas = Canvas(self.scene, self)
        self.finder = Finder(atlas, index, self)
        self.desk = Desk(
            atlas, ComparePage(atlas, index, self), LocalisePage(atlas, index, self.examination, self), self
        )
        self.stage = Stage(atlas, self.selection, self.compared, self.examination)
        self.pointer = Pointer(atlas, self.selection, self.examination, self.display, self.canvas, self)
        self.outlet = Outlet(diagram, self._subject, self.display, self)
        self.actions_ = make_actions(self, atlas.dermatome_maps)
        self.choices = Choices(self.actions_, self.display, self)
        self.tabs = PageTabs(self)
        self._bar = Bar(self.actions_, self)
        self.status_line = StatusLine(self)
        self.errands = Errands(self)
        lay_out(self, self._bar)
        connect_all(self)
        self._tell_showing(remembered.showing)
        self.tell_history()
        self._tell_title()
        self.restoreGeometry(remembered.geometry)
        self.restoreState(remembered.state)

    @property
    def panel(self) -> Panel:
        """What tells the lesion."""
        return self.desk.panel

    def _look(self, showing: Showing) -> Look:
        sheet = arrange(self._diagram, self._diagram.drawn(showing.views), showing.side)
        return Look(sheet, showing.layers, theme_of(showing.appearance, self.palette()))

    def _tight_name(self, structure_id: str) -> str:
        return tight_name(self.atlas, structure_id)

    def open_page(self, name: str) -> None:
        """Show on the drawings what belongs to the page that was opened."""
        self.pointer.localising = name == "localise"
        self.canvas.digs = not self.pointer.localising
        if self.pointer.localising:
            QTimer.singleShot(0, self.examination.prepare)
        for action in self.actions_.desk.actions():
            action.setChecked(action.data() == name)
        self.show_scenery()
        self.tell_history()

    def show_case(self, case: Case) -> None:
        """Show what is hurt."""
        with self.history.change("lesion", gesture=self.pointer.dragging):
            if case.cuts and self.desk.page == "compare":
                self.desk.open_page("lesion")
            self.show_scenery()
            self.canvas.repaint()  # what was clicked lights up before words are found for it
            self._show_report(case)
            self.desk.compare.show_present(case.cuts)
            self.finder.show_current(case.lesion)
            here = self.pointer.place if set(self.pointer.place) & set(case.lesion) else ()
            self.desk.panel.show_place(tuple((i, self.atlas.name(i)) for i in here))
        self.tell_history()
        self._tell_title()

    def show_compared(self) -> None:
        """Show what is compared."""
        with self.history.change("comparison"):
            self.desk.compare.show_lesions(self.compared.lesions, self.compared.pair)
            self.show_scenery()
        self.tell_history()

    def show_findings(self) -> None:
        """Show what was found."""
        with self.history.change("findings"):
            self.show_scenery()
        self.tell_history()

    def show_showing(self, showing: Showing) -> None:
        """Show what the drawings are to show."""
        wanted = chosen_map(self.atlas, showing.map_id)
        if wanted is not None and wanted != self._map:
            self._follow(wanted, showing)
        else:
            self.canvas.show_look(self._look(showing))
        self._tell_showing(showing)
        self.tell_where()
        self.history.note("view")

    def _show_report(self, case: Case) -> None:
        map_id = self.display.showing.map_id
        self.desk.show_case(case, build_report(self.atlas, case, map_id) if case.cuts else None)

    def show_scenery(self) -> None:
        """Show on the drawings what belongs to the page that is open."""
        scenery, ids = self.stage.of(self.desk.page)
        self.display.turn_to(self.stage.limbs_of(self.desk.page))
        self.display.show_what_is_lit(ids, scenery.lit)
        self.canvas.show_highlights(scenery.lit, scenery.stretches)
        self.canvas.show_marks(scenery.marks)
        self.pointer.use(scenery)
        self.tabs.mark(lit_views(self.scene), self.scene.look.theme.lost)
        self.tell_where()

    def _follow(self, wanted: DermatomeMap, showing: Showing) -> None:
        """Draw the dermatomes after another map, or stay with the present one where that cannot be read."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            diagram = self._read(layer_of_map(wanted))
        except LegmapError:
            self.display.set_map(self._map.id if self._map else "")
            raise
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._map, self._diagram = wanted, diagram
        self.canvas.show_diagram(diagram, self._look(showing))
        self.outlet.use(diagram)
        self._show_report(self.selection.case)

    def _subject(self) -> Subject:
        return self.stage.subject(self.desk.page, self.display.showing.map_id)

    def _tell_showing(self, showing: Showing) -> None:
        """Tick and mark in every control what is shown and where something is lit."""
        self.actions_.mark(showing)
        self._bar.show_checked()
        self.tabs.show_page(showing.page)
        self.tabs.mark(lit_views(self.scene), self.scene.look.theme.lost)

    def tell_history(self) -> None:
        """Enable what can be done now."""
        acts = self.actions_
        acts.back.setEnabled(self.selection.can_go_back)
        acts.forward.setEnabled(self.selection.can_go_forward)
        acts.clear.setEnabled(bool(self.selection.ids))
        acts.compare_present.setEnabled(bool(self.selection.cuts) and not self.compared.full)
        acts.show_undo(self.history.undo_text, self.history.redo_text)
        listed = self.stage.has_list(self.desk.page)
        for action in (acts.save_list, acts.print_list, acts.copy_list):
            action.setEnabled(listed)

    def _tell_title(self) -> None:
        name = lesion_name(self.atlas, self.selection.cuts)
        self.setWindowTitle(f"{name} – legmap" if name else "legmap")

    def tell_pointed(self, structure_id: str) -> None:
        """Tell in one line what is pointed at."""
        self.status_line.pointed.setText(
            brief(self.atlas, structure_id) if structure_id in self.atlas else ""
        )

    def tell_where(self) -> None:
        """Tell what is lit out of sight."""
        self.status_line.tell_where(whereabouts(self.atlas, self.scene, self.canvas.seen))

    def minimumSizeHint(self) -> QSize:
        """Size below which its parts would be cut off."""
        return super().minimumSizeHint().expandedTo(SMALLEST)

    def remember(self) -> None:
        """Write the state of the window to the settings; `is_remembered` tells whether that worked."""
        remembered = Remembered(self.display.wished, self.saveGeometry(), self.saveState())
        self.is_remembered = save(self.settings_file, remembered)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system when it turns dark or light."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "errands"):
            self.desk.panel.restyle()
            self.canvas.show_look(self._look(self.display.showing))
            self.tabs.mark(lit_views(self.scene), self.scene.look.theme.lost)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the state of the window."""
        self.remember()
        super().closeEvent(event)

"""The main window: puts canvas, finder and panel together, and connects them in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QMenu, QVBoxLayout, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.maps import chosen_map, layer_of_map
from legmap.anatomy.model import DermatomeMap
from legmap.anatomy.search import index_of
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import arrange
from legmap.diagram.shipped import shipped_drawings
from legmap.errors import LegmapError
from legmap.gui.actions import fill_menus, make_actions
from legmap.gui.bar import Bar
from legmap.gui.canvas import STEP, Canvas
from legmap.gui.choices import Choices
from legmap.gui.dialogs import show_about, show_help
from legmap.gui.display import Display, Showing
from legmap.gui.finder import Finder
from legmap.gui.outlet import Outlet
from legmap.gui.pages import PageTabs
from legmap.gui.panel import Panel
from legmap.gui.scene import Look, Scene
from legmap.gui.selection import Selection
from legmap.gui.settings import Remembered, save
from legmap.gui.theme import apply_appearance, theme_of
from legmap.gui.whereabouts import whereabouts
from legmap.lesion.highlight import highlights_of
from legmap.lesion.model import Deficit
from legmap.report.brief import brief, tight_name
from legmap.report.build import build_report

MENU_WIDTH = 460


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
        parent: QWidget | None = None,
        read: Callable[[str], Diagram] = shipped_drawings,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("legmap")
        room = self.screen().availableSize()
        self.resize(min(1280, room.width()), min(800, room.height()))
        self._atlas = atlas
        self._diagram = diagram
        self._settings = settings
        self._read = read
        self._map = chosen_map(atlas, remembered.showing.map_id)
        self.selection = Selection(atlas, self)
        self.display = Display(remembered.showing, self)
        apply_appearance(remembered.showing.appearance)
        self.scene = Scene(diagram, self._tight_name, self._look(remembered.showing))
        self.canvas = Canvas(self.scene, self)
        self.finder = Finder(atlas, index_of(atlas), self)
        self.panel = Panel(self)
        self.outlet = Outlet(atlas, diagram, self.selection, self.display, self)
        self.actions_ = make_actions(self, atlas.dermatome_maps)
        self._choices = Choices(self.actions_, self.display, self)
        self._bar = Bar(self.actions_, self)
        self._tabs = PageTabs(self)
        self._place: tuple[str, ...] = ()
        self._where = QLabel(self)
        self._pointed = QLabel(self)
        self._build()
        self._connect()
        self._tell_showing(remembered.showing)
        self._tell_history()
        self._tell_title()
        self.restoreGeometry(remembered.geometry)
        self.restoreState(remembered.state)

    def _build(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self.canvas, 1)
        self.setCentralWidget(middle)
        self.addToolBar(self._bar)
        docks = [
            self._dock("finder", self.tr("Finder"), self.finder, Qt.DockWidgetArea.LeftDockWidgetArea, 260),
            self._dock("panel", self.tr("Findings"), self.panel, Qt.DockWidgetArea.RightDockWidgetArea, 360),
        ]
        fill_menus(self, self.actions_, [d.toggleViewAction() for d in docks])
        self.statusBar().addWidget(self._pointed, 1)
        self.statusBar().addPermanentWidget(self._where)

    def _dock(
        self, name: str, title: str, content: QWidget, area: Qt.DockWidgetArea, width: int
    ) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(content)
        self.addDockWidget(area, dock)
        self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        return dock

    def _connect(self) -> None:
        """Every connection of the window."""
        select = self.selection
        select.deficit_changed.connect(self._show_deficit)
        self.display.showing_changed.connect(self._show_showing)
        for chosen in (
            self.finder.structure_chosen,
            self.panel.structure_clicked,
            self.canvas.structure_clicked,
        ):
            chosen.connect(select.select)
        self.canvas.structure_toggled.connect(select.toggle)
        self.canvas.place_clicked.connect(self._keep_place)
        self.canvas.background_clicked.connect(select.clear)
        self.canvas.structure_hovered.connect(self._tell_pointed)
        self.canvas.all_requested.connect(self._offer_all)
        self.canvas.camera_changed.connect(self._tell_where)
        self.panel.structure_pointed.connect(self.canvas.flash)
        acts = self.actions_
        for action, slot in (
            (acts.find, self._find),
            (acts.clear, select.clear),
            (acts.back, select.back),
            (acts.forward, select.forward),
            (acts.zoom_in, self._zoom_in),
            (acts.zoom_out, self._zoom_out),
            (acts.fit, self.canvas.fit),
            (acts.quit, self.close),
            (acts.help, self._help),
            (acts.about, self._about),
            (acts.export_picture, self._export),
            (acts.copy_picture, self.outlet.copy_picture),
            (acts.save_list, self.outlet.save_list),
            (acts.print_list, self.outlet.print_list),
            (acts.copy_list, self.outlet.copy_list),
        ):
            action.triggered.connect(slot)
        for action in (acts.nerves, acts.bones, acts.labels):
            action.triggered.connect(self._choices.layers)
        for group in (acts.muscles, acts.skin):
            group.triggered.connect(self._choices.layers)
        acts.maps.triggered.connect(self._choices.dermatome_map)
        acts.sides.triggered.connect(self._choices.side)
        acts.pages.triggered.connect(self._choices.page)
        acts.plexus_beside.triggered.connect(self.display.set_plexus_beside)
        self._tabs.page_chosen.connect(self.display.set_page)
        acts.appearance.triggered.connect(self._choices.appearance)

    def _look(self, showing: Showing) -> Look:
        views = [v for v in showing.views if v in self._diagram.views] or list(self._diagram.views)
        sheet = arrange(self._diagram, views, showing.side)
        return Look(sheet, showing.layers, theme_of(showing.appearance, self.palette()))

    def _tight_name(self, structure_id: str) -> str:
        return tight_name(self._atlas, structure_id)

    def _show_deficit(self, deficit: Deficit) -> None:
        highlights = highlights_of(self._atlas, deficit)
        self.display.show_what_is_lit(deficit.lesion, highlights)
        self.canvas.show_highlights(highlights)
        self._show_report(deficit)
        self.finder.show_current(deficit.lesion)
        here = self._place if set(self._place) & set(deficit.lesion) else ()
        self.panel.show_place(tuple((i, self._atlas.name(i)) for i in here))
        self._tabs.mark(self.scene.lit_views(), self.scene.look.theme.lost)
        self._tell_history()
        self._tell_title()
        self._tell_where()

    def _show_report(self, deficit: Deficit) -> None:
        map_id = self.display.showing.map_id
        self.panel.show_report(build_report(self._atlas, deficit, map_id) if deficit.lesion else None)

    def _show_showing(self, showing: Showing) -> None:
        wanted = chosen_map(self._atlas, showing.map_id)
        if wanted is not None and wanted != self._map:
            self._follow(wanted, showing)
        else:
            self.canvas.show_look(self._look(showing))
        self._tell_showing(showing)
        self._tell_where()

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
        self._show_report(self.selection.deficit)

    def _tell_showing(self, showing: Showing) -> None:
        """Tick and mark in every control what is shown and where something is lit."""
        self.actions_.mark(showing)
        self._bar.show_checked()
        self._tabs.show_page(showing.page)
        self._tabs.mark(self.scene.lit_views(), self.scene.look.theme.lost)

    def _tell_history(self) -> None:
        self.actions_.back.setEnabled(self.selection.can_go_back)
        self.actions_.forward.setEnabled(self.selection.can_go_forward)
        self.actions_.clear.setEnabled(bool(self.selection.ids))
        for action in (self.actions_.save_list, self.actions_.print_list, self.actions_.copy_list):
            action.setEnabled(bool(self.selection.ids))

    def _tell_title(self) -> None:
        names = " + ".join(self._atlas.name(i) for i in self.selection.ids)
        self.setWindowTitle(f"{names} – legmap" if names else "legmap")

    def _tell_pointed(self, structure_id: str) -> None:
        self._pointed.setText(brief(self._atlas, structure_id) if structure_id in self._atlas else "")

    def _tell_where(self) -> None:
        self._where.setText(whereabouts(self._atlas, self.scene, self.canvas.seen))

    def _keep_place(self, ids: tuple[str, ...]) -> None:
        self._place = ids

    def _offer_all(self, ids: tuple[str, ...], position: QPoint) -> None:
        menu = QMenu(self)
        for structure_id in ids:
            text = self.fontMetrics().elidedText(
                brief(self._atlas, structure_id), Qt.TextElideMode.ElideRight, MENU_WIDTH
            )
            menu.addAction(text.replace("&", "&&")).setData(structure_id)
        menu.triggered.connect(self._choose_offered)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    def _choose_offered(self, action: QAction) -> None:
        self.selection.select(action.data())

    def _find(self) -> None:
        finder = self.findChild(QDockWidget, "finder")
        if isinstance(finder, QDockWidget):
            finder.show()
        self.finder.focus_search()

    def _zoom_in(self) -> None:
        self.canvas.zoom(STEP)

    def _zoom_out(self) -> None:
        self.canvas.zoom(1 / STEP)

    def _export(self) -> None:
        self.outlet.export_picture(self.canvas.seen)

    def _help(self) -> None:
        show_help(self)

    def _about(self) -> None:
        show_about(self, self._atlas)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system when it turns dark or light."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pointed"):
            self.panel.restyle()
            self.canvas.show_look(self._look(self.display.showing))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the state of the window."""
        save(self._settings, Remembered(self.display.wished, self.saveGeometry(), self.saveState()))
        super().closeEvent(event)

"""The main window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import SearchIndex, index_of
from legmap.bundled.drawings import drawings
from legmap.diagram.model import Diagram
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.scene import Scene
from legmap.gui.finder.finder import Finder
from legmap.gui.pages.base import PageContext, PageFactory
from legmap.gui.pages.registry import PAGES
from legmap.gui.pages.side_panel import SidePanel
from legmap.gui.shell.actions import make_actions
from legmap.gui.shell.canvas_controller import CanvasController
from legmap.gui.shell.commands import WindowCommands
from legmap.gui.shell.connections import (
    connect_actions,
    connect_document,
    connect_drawings,
    connect_pages,
)
from legmap.gui.shell.exporting import ExportController
from legmap.gui.shell.layout import SMALLEST, build_layout
from legmap.gui.shell.menus import fill_menus
from legmap.gui.shell.parts import WindowParts
from legmap.gui.shell.presenter import Presenter, render_options_of
from legmap.gui.shell.settings import WindowSettings, save
from legmap.gui.shell.status_line import StatusLine
from legmap.gui.shell.toolbar import ToolBar
from legmap.gui.shell.view_tabs import ViewTabs
from legmap.gui.state.document import Document
from legmap.gui.state.drawn_map import DrawnMap
from legmap.gui.widgets.theme import apply_appearance
from legmap.highlighting import stations_of, trunks_of
from legmap.lesion.deficit import rival_lesions
from legmap.lesion.losses import Deficit
from legmap.report.brief import short_name

FIRST_SIZE = QSize(1280, 800)
"""At the first start, in pixels, if the screen is large enough."""


class MainWindow(QMainWindow):
    """The main window.

    Parameters
    ----------
    read : callable
        Reads the drawings anew, given the layer of another dermatome map.
    rivals : callable
        Gives the rival lesions of the atlas, when the first lesion is chosen.

    Attributes
    ----------
    settings_saved : bool
        Whether the last `save_settings` worked.
    """

    def __init__(
        self,
        atlas: Atlas,
        diagram: Diagram,
        remembered: WindowSettings,
        settings: Path,
        read: Callable[[str], Diagram] = drawings,
        pages: Sequence[PageFactory] = PAGES,
        *,
        index: SearchIndex | None = None,
        rivals: Callable[[Atlas], tuple[Deficit, ...]] = rival_lesions,
    ) -> None:
        super().__init__()
        self.setObjectName("legmap")
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.atlas = atlas
        self.settings_file = settings
        self.settings_saved = True
        options = remembered.view_options
        self.document = Document(atlas, options, self, rivals)
        apply_appearance(options.appearance)
        self.scene = Scene(
            diagram,
            partial(short_name, atlas),
            render_options_of(diagram, options, self.palette()),
            stations_of(atlas),
            trunks_of(atlas),
        )
        self.canvas = Canvas(self.scene, self, cycles_on_click=self._cycles_on_click)
        index = index or index_of(atlas)
        self.finder = Finder(atlas, index, self)
        self.side_panel = SidePanel(PageContext(atlas, index, self.document), pages, self)
        self.actions_ = make_actions(self, self.side_panel.pages, atlas.dermatome_maps)
        self.status_line = StatusLine(self)
        self.tabs = ViewTabs(self)
        parts = WindowParts(
            atlas,
            self.document,
            self.scene,
            self.canvas,
            self.finder,
            self.side_panel,
            self.tabs,
            ToolBar(self.actions_, self),
            self.status_line,
            self.actions_,
        )
        self.exporter = ExportController(parts, self)
        self._build(parts)
        self._connect(parts, DrawnMap(atlas, options.map_id, read))
        self._presenter.show_all()
        self.restoreGeometry(remembered.geometry)
        self.restoreState(remembered.state)

    def _build(self, parts: WindowParts) -> None:
        docks = build_layout(self, parts.tabs, parts.canvas, parts.finder, parts.side_panel)
        self.addToolBar(parts.tool_bar)
        fill_menus(self, parts.actions, docks)
        self.setStatusBar(parts.status_line)

    def _connect(self, parts: WindowParts, drawn_map: DrawnMap) -> None:
        self._presenter = Presenter(parts, drawn_map, self)
        controller = CanvasController(self.atlas, self.document, self.side_panel, self)
        commands = WindowCommands(self.atlas, self.finder, self.side_panel, self)
        connect_document(self.document, self._presenter)
        connect_drawings(parts, controller, self._presenter)
        connect_pages(parts, commands, self._presenter)
        connect_actions(parts, self, commands, self.exporter)

    def _cycles_on_click(self) -> bool:
        return self.side_panel.page.cycles_on_click

    def reset(self) -> None:
        """Reset the window to the state of a start without a selection."""
        self.document.reset()
        self.finder.reset()
        self.side_panel.setCurrentIndex(0)
        self.statusBar().clearMessage()
        if (focused := self.window().focusWidget()) is not None:
            focused.clearFocus()
        self.canvas.fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size below which its parts would be cut off."""
        return super().minimumSizeHint().expandedTo(SMALLEST)

    def save_settings(self) -> None:
        """Save the settings; `settings_saved` is whether that worked."""
        remembered = WindowSettings(
            self.document.view_state.user_options, self.saveGeometry(), self.saveState()
        )
        self.settings_saved = save(self.settings_file, remembered)

    def changeEvent(self, event: QEvent) -> None:
        """Apply the colours of a changed palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_presenter"):
            self._presenter.restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the settings."""
        self.save_settings()
        super().closeEvent(event)

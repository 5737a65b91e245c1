"""The parts of the main window, for classes that need several of them."""

from __future__ import annotations

from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.scene import Scene
from legmap.gui.finder.finder import Finder
from legmap.gui.pages.side_panel import SidePanel
from legmap.gui.shell.actions import Actions
from legmap.gui.shell.status_line import StatusLine
from legmap.gui.shell.toolbar import ToolBar
from legmap.gui.shell.view_tabs import ViewTabs
from legmap.gui.state.document import Document


@dataclass(frozen=True, slots=True)
class WindowParts:
    """State, views and actions of one window; `scene` is the only owner of the drawings."""

    atlas: Atlas
    document: Document
    scene: Scene
    canvas: Canvas
    finder: Finder
    side_panel: SidePanel
    tabs: ViewTabs
    tool_bar: ToolBar
    status_line: StatusLine
    actions: Actions

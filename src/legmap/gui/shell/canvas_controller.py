"""Events of the canvas and the finder, passed on to the open page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from legmap.anatomy.atlas import Atlas
from legmap.gui.canvas.events import Click, MarkMove, MarkStep, MenuRequest
from legmap.gui.pages.side_panel import SidePanel
from legmap.gui.state.document import Document
from legmap.gui.widgets.structure_menu import show_menu
from legmap.report.brief import brief
from legmap.roles import Limb


class CanvasController(QObject):
    """Pass events of the canvas on to the open page."""

    def __init__(self, atlas: Atlas, document: Document, side_panel: SidePanel, window: QWidget) -> None:
        super().__init__(window)
        self._atlas = atlas
        self._document = document
        self._side_panel = side_panel
        self._window = window

    def click(self, click: Click) -> None:
        """Pass a click on to the open page."""
        if click.hits and not click.at_level:
            self._document.selection.note_clicked(click.hits)
        self._side_panel.page.click(click)

    def choose(self, structure_id: str) -> None:
        """Choose a structure by its id."""
        self._side_panel.page.choose(structure_id)

    def show_menu(self, request: MenuRequest) -> None:
        """Open a menu of the structures at a place."""
        rows = ((i, brief(self._atlas, i)) for i in request.hits)
        show_menu(self._window, rows, partial(self._choose_from_menu, request.limb), request.position)

    def drag_mark(self, move: MarkMove) -> None:
        """Pass the drag of a mark on to the open page."""
        self._side_panel.page.move_mark(move)

    def step_mark(self, step: MarkStep) -> None:
        """Pass a step of a mark on to the open page."""
        self._side_panel.page.step_mark(step)

    def _choose_from_menu(self, limb: Limb, action: QAction) -> None:
        self._side_panel.page.choose(action.data(), limb)

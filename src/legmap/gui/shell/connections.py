"""Connections between the parts of the main window.

Widgets connect their children, pages connect their widgets and the owners of state (`legmap.gui.pages.base`);
all other connections are made here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMainWindow

from legmap.gui.shell.actions import Actions
from legmap.gui.shell.canvas_controller import CanvasController
from legmap.gui.shell.commands import WindowCommands
from legmap.gui.shell.exporting import ExportController
from legmap.gui.shell.parts import WindowParts
from legmap.gui.shell.presenter import Presenter
from legmap.gui.state.document import Document
from legmap.gui.state.view_options import ViewState
from legmap.gui.widgets.theme import apply_appearance


def connect_document(document: Document, presenter: Presenter) -> None:
    """Connect the document to the presenter."""
    document.selection.case_changed.connect(presenter.show_case)
    document.comparison.changed.connect(presenter.show_document)
    document.examination.changed.connect(presenter.show_document)
    document.view_state.appearance_changed.connect(apply_appearance)
    document.view_state.view_options_changed.connect(presenter.show_view_options)
    document.history.changed.connect(presenter.update_actions)


def connect_drawings(parts: WindowParts, controller: CanvasController, presenter: Presenter) -> None:
    """Connect the canvas, its tabs and the finder."""
    canvas = parts.canvas
    canvas.clicked.connect(controller.click)
    canvas.structure_menu_requested.connect(controller.show_menu)
    canvas.mark_dragged.connect(controller.drag_mark)
    canvas.mark_dropped.connect(parts.document.history.end_gesture)
    canvas.mark_stepped.connect(controller.step_mark)
    parts.document.restored.connect(canvas.release_mark)
    canvas.structure_hovered.connect(presenter.show_hovered)
    canvas.camera_changed.connect(presenter.show_off_screen)
    parts.finder.structure_chosen.connect(controller.choose)
    parts.tabs.view_set_chosen.connect(parts.document.view_state.set_view_set)


def connect_pages(parts: WindowParts, commands: WindowCommands, presenter: Presenter) -> None:
    """Connect the signals of the pages."""
    parts.side_panel.page_changed.connect(presenter.show_page)
    for page in parts.side_panel.pages:
        page.changed.connect(presenter.show_document)
        page.structure_hovered.connect(parts.canvas.outline_structure)
        page.message_ready.connect(parts.status_line.show_text)
        page.page_requested.connect(commands.open_page)
        page.help_requested.connect(commands.show_help)


def connect_actions(
    parts: WindowParts, window: QMainWindow, commands: WindowCommands, exporter: ExportController
) -> None:
    """Connect the actions of menus and keys."""
    actions, document, canvas = parts.actions, parts.document, parts.canvas
    for action, slot in (
        (actions.find, commands.search),
        (actions.clear, document.selection.clear),
        (actions.back, document.selection.back),
        (actions.forward, document.selection.forward),
        (actions.undo, document.history.undo),
        (actions.redo, document.history.redo),
        (actions.zoom_in, canvas.zoom_in),
        (actions.zoom_out, canvas.zoom_out),
        (actions.fit, canvas.fit),
        (actions.quit, window.close),
        (actions.help, lambda: commands.show_help()),
        (actions.about, commands.show_about),
        (actions.export_picture, exporter.export_picture),
        (actions.copy_picture, exporter.copy_picture),
        (actions.save_list, exporter.save_list),
        (actions.print_list, exporter.print_list),
        (actions.copy_list, exporter.copy_list),
        *((action, command.run) for action, command in actions.page_commands),
    ):
        action.triggered.connect(slot)
    _connect_choices(actions.page_group, commands.open_page)
    _connect_view_actions(actions, document.view_state)


def _connect_view_actions(actions: Actions, view_state: ViewState) -> None:
    for layer in (actions.nerves, actions.bones, actions.labels, actions.muscles, actions.skin):
        layer.triggered.connect(lambda: view_state.set_layers(actions.checked_layers))
    _connect_choices(actions.maps, view_state.set_map)
    _connect_choices(actions.sides, view_state.set_side)
    _connect_choices(actions.view_sets, view_state.set_view_set)
    _connect_choices(actions.appearance, view_state.set_appearance)
    actions.plexus_beside.triggered.connect(view_state.set_plexus_beside)


def _connect_choices(group: QActionGroup, choose: Callable[[Any], None]) -> None:
    """Pass the data of each triggered action of a group on."""
    group.triggered.connect(lambda action: choose(action.data()))

"""Every connection between the owners of state and the views of the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legmap.gui.shell.window import MainWindow


def connect_signals(window: MainWindow) -> None:
    """Connect everything once; no other place connects across these objects."""
    _owners(window)
    _canvas(window)
    _desk(window)
    _actions(window)


def _owners(window: MainWindow) -> None:
    window.selection.case_changed.connect(window.show_case)
    window.view_state.view_options_changed.connect(window.show_view_options)
    window.comparison.changed.connect(window.show_comparison_state)
    window.examination.changed.connect(window.show_findings)
    window.history.changed.connect(window.update_actions)
    window.finder.structure_chosen.connect(window.canvas_controller.choose)


def _canvas(window: MainWindow) -> None:
    canvas, canvas_controller = window.canvas, window.canvas_controller
    canvas.structure_clicked.connect(canvas_controller.click)
    canvas.structure_toggled.connect(canvas_controller.toggle)
    canvas.nerve_clicked_at.connect(canvas_controller.set_clicked_nerve)
    canvas.level_clicked.connect(canvas_controller.injure_nerve_at)
    canvas.mark_dragged.connect(canvas_controller.drag_mark)
    canvas.mark_dropped.connect(canvas_controller.drop_mark)
    canvas.mark_stepped.connect(canvas_controller.step_mark)
    canvas.place_clicked.connect(canvas_controller.set_clicked_structures)
    canvas.background_clicked.connect(canvas_controller.click_background)
    canvas.structure_hovered.connect(window.show_hovered)
    canvas.structure_menu_requested.connect(window.commands.show_structure_menu)
    canvas.camera_changed.connect(window.show_off_screen)
    canvas_controller.message_ready.connect(window.status_line.show_text)
    canvas_controller.gesture_ended.connect(window.history.end_gesture)
    window.tabs.view_set_chosen.connect(window.view_state.set_view_set)


def _desk(window: MainWindow) -> None:
    side_panel, comparison = window.side_panel, window.comparison
    side_panel.page_changed.connect(window.show_page_content)
    side_panel.editor.lesion_changed.connect(window.canvas_controller.update_lesion)
    side_panel.editor.lesion_changing.connect(window.canvas_controller.update_lesion_live)
    side_panel.strength.help_requested.connect(window.commands.help_strength)
    for page in (side_panel.panel, side_panel.strength, side_panel.compare, side_panel.localise):
        page.structure_clicked.connect(window.canvas_controller.choose)
        page.structure_hovered.connect(window.canvas.outline_structure)
    side_panel.compare.present_added.connect(window.commands.compare_present)
    side_panel.compare.lesion_added.connect(comparison.add)
    side_panel.compare.lesion_removed.connect(comparison.remove)
    side_panel.compare.pair_picked.connect(comparison.set_pair)
    side_panel.compare.example_chosen.connect(window.commands.compare_example)
    side_panel.localise.lesion_chosen.connect(window.commands.choose_lesion)


def _actions(window: MainWindow) -> None:
    acts, canvas, export_controller, view_commands = (
        window.actions_,
        window.canvas,
        window.export_controller,
        window.view_commands,
    )
    for action, slot in (
        (acts.find, window.commands.search),
        (acts.clear, window.selection.clear),
        (acts.back, window.selection.back),
        (acts.forward, window.selection.forward),
        (acts.undo, window.history.undo),
        (acts.redo, window.history.redo),
        (acts.compare_present, window.commands.compare_present),
        (acts.zoom_in, canvas.zoom_in),
        (acts.zoom_out, canvas.zoom_out),
        (acts.fit, canvas.fit),
        (acts.quit, window.close),
        (acts.help, window.commands.help),
        (acts.about, window.commands.about),
        (acts.export_picture, window.commands.export_picture),
        (acts.copy_picture, export_controller.copy_picture),
        (acts.save_list, export_controller.save_list),
        (acts.print_list, export_controller.print_list),
        (acts.copy_list, export_controller.copy_list),
    ):
        action.triggered.connect(slot)
    for action in (acts.nerves, acts.bones, acts.labels):
        action.triggered.connect(view_commands.layers)
    for group in (acts.muscles, acts.skin):
        group.triggered.connect(view_commands.layers)
    acts.maps.triggered.connect(view_commands.dermatome_map)
    acts.sides.triggered.connect(view_commands.side)
    acts.view_sets.triggered.connect(view_commands.view_set)
    acts.page_group.triggered.connect(window.commands.open_page_of_action)
    acts.plexus_beside.triggered.connect(window.view_state.set_plexus_beside)
    acts.appearance.triggered.connect(view_commands.appearance)

"""Every connection between the owners of state and the views of the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legmap.gui.window import MainWindow


def connect_all(window: MainWindow) -> None:
    """Connect everything once; no other place connects across these objects."""
    _owners(window)
    _canvas(window)
    _desk(window)
    _actions(window)


def _owners(window: MainWindow) -> None:
    window.selection.case_changed.connect(window.show_case)
    window.display.showing_changed.connect(window.show_showing)
    window.compared.changed.connect(window.show_compared)
    window.examination.changed.connect(window.show_findings)
    window.history.changed.connect(window.tell_history)
    window.finder.structure_chosen.connect(window.pointer.choose)


def _canvas(window: MainWindow) -> None:
    canvas, pointer = window.canvas, window.pointer
    canvas.structure_clicked.connect(pointer.click)
    canvas.structure_toggled.connect(pointer.toggle)
    canvas.nerve_clicked_at.connect(pointer.keep_nerve)
    canvas.level_clicked.connect(pointer.cut_at)
    canvas.mark_dragged.connect(pointer.drag_mark)
    canvas.mark_dropped.connect(pointer.drop_mark)
    canvas.mark_stepped.connect(pointer.step_mark)
    canvas.place_clicked.connect(pointer.keep_place)
    canvas.background_clicked.connect(pointer.click_background)
    canvas.structure_hovered.connect(window.tell_pointed)
    canvas.all_requested.connect(window.errands.offer_all)
    canvas.camera_changed.connect(window.tell_where)
    pointer.told.connect(window.status_line.tell)
    pointer.gesture_ended.connect(window.history.end_gesture)
    window.tabs.page_chosen.connect(window.display.set_page)


def _desk(window: MainWindow) -> None:
    desk, compared = window.desk, window.compared
    desk.page_opened.connect(window.open_page)
    desk.editor.lesion_changed.connect(window.pointer.amend)
    desk.editor.lesion_changing.connect(window.pointer.amend_live)
    desk.strength.help_requested.connect(window.errands.help_strength)
    for page in (desk.panel, desk.strength, desk.compare, desk.localise):
        page.structure_clicked.connect(window.pointer.choose)
        page.structure_pointed.connect(window.canvas.flash)
    desk.compare.present_added.connect(window.errands.compare_present)
    desk.compare.lesion_added.connect(compared.add)
    desk.compare.lesion_removed.connect(compared.remove)
    desk.compare.pair_picked.connect(compared.pick)
    desk.compare.example_chosen.connect(window.errands.compare_example)
    desk.localise.lesion_chosen.connect(window.errands.choose_lesion)


def _actions(window: MainWindow) -> None:
    acts, canvas, outlet, choices = window.actions_, window.canvas, window.outlet, window.choices
    for action, slot in (
        (acts.find, window.errands.search),
        (acts.clear, window.selection.clear),
        (acts.back, window.selection.back),
        (acts.forward, window.selection.forward),
        (acts.undo, window.history.undo),
        (acts.redo, window.history.redo),
        (acts.compare_present, window.errands.compare_present),
        (acts.zoom_in, canvas.zoom_in),
        (acts.zoom_out, canvas.zoom_out),
        (acts.fit, canvas.fit),
        (acts.quit, window.close),
        (acts.help, window.errands.help),
        (acts.about, window.errands.about),
        (acts.export_picture, window.errands.export_picture),
        (acts.copy_picture, outlet.copy_picture),
        (acts.save_list, outlet.save_list),
        (acts.print_list, outlet.print_list),
        (acts.copy_list, outlet.copy_list),
    ):
        action.triggered.connect(slot)
    for action in (acts.nerves, acts.bones, acts.labels):
        action.triggered.connect(choices.layers)
    for group in (acts.muscles, acts.skin):
        group.triggered.connect(choices.layers)
    acts.maps.triggered.connect(choices.dermatome_map)
    acts.sides.triggered.connect(choices.side)
    acts.pages.triggered.connect(choices.page)
    acts.desk.triggered.connect(window.errands.open_desk)
    acts.plexus_beside.triggered.connect(window.display.set_plexus_beside)
    acts.appearance.triggered.connect(choices.appearance)

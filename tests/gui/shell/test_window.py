from dataclasses import fields

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QActionGroup, QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser

from legmap.diagram.model import MUSCLE_LAYERS
from legmap.errors import LegmapError
from legmap.gui.canvas.events import Click
from legmap.gui.dialogs.help import TextDialog
from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.shell.settings import load
from legmap.gui.shell.view_tabs import DOT
from legmap.gui.shell.window import MainWindow
from legmap.gui.state.view_sets import view_sets_showing
from legmap.render.theme import DARK
from legmap.roles import Role
from tests.canvas_clicks import trigger


def test_at_rest_nothing_is_lit_and_lists_cannot_be_saved(window):
    assert not window.scene.has_highlights
    assert not window.actions_.save_list.isEnabled()
    assert not window.actions_.back.isEnabled()
    assert window.windowTitle() == "legmap"


def test_clicking_a_root_lights_its_muscles_and_skin_in_the_same_glance(window):
    window.document.selection.select("root.L5")
    highlights = window.scene.highlights["right"]
    assert highlights["root.L5"] is Role.SELECTED
    assert highlights["muscle.tibialis-posterior"] is Role.PARTIAL
    assert highlights["dermatome.L5"] is Role.SKIN_PARTIAL
    assert not any(i.startswith("field.") for i in highlights)
    assert "L5 root" in window.windowTitle()
    for expected in ("foot drop", "steppage gait", "knee jerk", "ankle jerk", "first web"):
        assert expected in window.side_panel.page_of(LesionPage).panel.shown_text


def test_search_enter_and_panel_links_select(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.finder._box, "tib ant")
    qtbot.keyClick(window.finder._box, Qt.Key.Key_Return)
    assert window.document.selection.ids == ("muscle.tibialis-anterior",)
    window.side_panel.page_of(LesionPage).panel.structure_clicked.emit("nerve.deep-fibular")
    assert window.document.selection.ids == ("nerve.deep-fibular",)
    window.actions_.back.trigger()
    assert window.document.selection.ids == ("muscle.tibialis-anterior",)
    assert window.actions_.forward.isEnabled()


def test_escape_clears_and_back_brings_it_again(window):
    window.document.selection.select("nerve.tibial")
    window.actions_.clear.trigger()
    assert window.document.selection.ids == ()
    assert window.side_panel.page_of(LesionPage).panel.report is None
    window.actions_.back.trigger()
    assert window.document.selection.ids == ("nerve.tibial",)


def test_a_selection_brings_out_hidden_layers(window):
    trigger(window.actions_.muscles, "off")
    window.actions_.nerves.trigger()
    assert window.document.view_state.view_options.layers.muscles == "off"
    assert not window.document.view_state.view_options.layers.nerves
    window.document.selection.select("nerve.femoral")
    assert window.document.view_state.view_options.layers.muscles == "superficial"
    assert window.document.view_state.view_options.layers.nerves
    assert window.actions_.nerves.isChecked()


def test_a_root_turns_a_map_of_fields_into_dermatomes(window):
    trigger(window.actions_.skin, "fields")
    window.document.selection.select("root.S1")
    assert window.document.view_state.view_options.layers.skin == "dermatomes"
    window.document.selection.select("nerve.tibial")
    assert window.document.view_state.view_options.layers.skin == "fields"


def test_tabs_turn_pages_and_mark_where_something_is_lit(window):
    tabs = window.tabs
    assert not any(window.tabs.tabIcon(i).cacheKey() for i in range(tabs.count()))
    window.document.selection.select("muscle.gluteus-maximus")
    highlights = [tabs.tabText(i) for i in range(tabs.count()) if not tabs.tabIcon(i).isNull()]
    assert highlights == ["Front and back", "Sides", "Plexus"]
    tabs.tabBarClicked.emit(2)
    assert window.document.view_state.view_options.view_set == "foot"
    assert window.scene.render_options.sheet.placement("sole") is not None
    assert "Front and back" in window.status_line.off_screen_label.text()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.document.view_state.view_options.view_set == "sides"
    assert tabs.currentIndex() == 1


def test_the_dots_of_the_tabs_follow_the_system_when_it_turns_dark(window):
    window.document.selection.select("muscle.gluteus-maximus")
    light = window.tabs.tabIcon(0).pixmap(DOT).toImage()
    dark = QPalette(window.palette())
    dark.setColor(QPalette.ColorRole.Window, QColor(DARK.paper))
    window.setPalette(dark)
    assert window.scene.render_options.theme == DARK
    shown = window.tabs.tabIcon(0).pixmap(DOT).toImage()
    assert shown != light
    window.side_panel.open_page("strength")
    assert window.tabs.tabIcon(0).pixmap(DOT).toImage() == shown


def test_the_plexus_can_be_undocked(window):
    assert window.scene.render_options.sheet.placement("plexus") is not None
    window.actions_.plexus_beside.trigger()
    assert window.scene.render_options.sheet.placement("plexus") is None
    assert not window.actions_.plexus_beside.isChecked()


def test_side_layers_and_appearance_come_back_next_time(window, atlas, diagram, settings, qtbot):
    trigger(window.actions_.sides, "left")
    trigger(window.actions_.skin, "dermatomes")
    trigger(window.actions_.appearance, "dark")
    assert window.scene.render_options.theme == DARK
    expected = window.document.view_state.view_options
    window.close()
    remembered, complaint = load(settings)
    assert complaint == ""
    again = MainWindow(atlas, diagram, remembered, settings)
    qtbot.addWidget(again)
    assert again.document.view_state.view_options == expected
    assert again.scene.render_options.sheet.side == "left"
    assert next(a for a in again.actions_.sides.actions() if a.isChecked()).data() == "left"
    trigger(again.actions_.appearance, "system")


@pytest.mark.parametrize(
    ("ending", "expected"), [("md", "# "), ("html", "<!DOCTYPE"), ("csv", "section,"), ("txt", "Tibial")]
)
def test_the_list_is_saved_in_the_format_of_its_ending(window, tmp_path, ending, expected):
    window.document.selection.select("nerve.tibial")
    path = tmp_path / f"list.{ending}"
    window.exporter.write_list(path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(expected)
    assert "soleus" in text


def test_a_list_that_cannot_be_written_says_so_and_leaves_nothing(window, tmp_path):
    window.document.selection.select("nerve.tibial")
    with pytest.raises(LegmapError, match="nowhere"):
        window.exporter.write_list(tmp_path / "nowhere" / "list.md")
    assert list(tmp_path.glob("nowhere*")) == []


def test_list_and_picture_go_to_the_clipboard(window):
    window.document.selection.select("nerve.obturator")
    window.actions_.copy_list.trigger()
    assert "gracilis" in QGuiApplication.clipboard().text()
    window.actions_.copy_picture.trigger()
    image = QGuiApplication.clipboard().image()
    assert min(image.width(), image.height()) > 500
    QGuiApplication.clipboard().clear()


def test_every_source_stands_in_the_about_box(window, atlas):
    window.actions_.about.trigger()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    text = dialog.findChild(QTextBrowser).toPlainText()
    assert all(source.title in text for source in atlas.sources.values())
    dialog.reject()


def test_every_command_has_a_text_and_no_shortcut_is_taken_twice(window):
    held = [getattr(window.actions_, f.name) for f in fields(window.actions_)]
    held += [action for action, _ in window.actions_.page_commands]
    held.remove(window.actions_.page_commands)
    actions = [a for h in held for a in (h.actions() if isinstance(h, QActionGroup) else [h])]
    keys = [k.toString() for a in actions for k in a.shortcuts() if k.toString()]
    assert all(a.text() for a in actions)
    assert [k for k in keys if keys.count(k) > 1] == []


def test_structures_elsewhere_are_looked_for_on_as_few_pages_as_show_them(diagram):
    assert view_sets_showing(diagram, ["muscle.soleus", "root.L5"]) == ("front-back", "plexus")
    assert view_sets_showing(diagram, ["muscle.external-anal-sphincter"]) == ()


def test_muscles_lifted_off_stay_off_for_a_nerve_and_come_back_for_a_muscle(window):
    trigger(window.actions_.muscles, "deep")
    window.document.selection.select("nerve.tibial")
    assert window.document.view_state.view_options.layers.muscles == "deep"
    window.document.selection.select("muscle.gastrocnemius-medial-head")
    assert window.document.view_state.view_options.layers.muscles == "superficial"


def test_the_sole_has_four_layers_of_muscles(diagram):
    found = {r.layer for r in diagram.views["sole"].regions if r.id.startswith("muscle.")}
    assert found == set(MUSCLE_LAYERS)


def test_what_a_selection_brings_out_goes_with_it_and_is_not_remembered(window, settings):
    trigger(window.actions_.muscles, "off")
    trigger(window.actions_.skin, "dermatomes")
    window.document.selection.select("nerve.tibial")
    layers = window.document.view_state.view_options.layers
    assert (layers.muscles, layers.skin) == ("superficial", "fields")
    window.actions_.clear.trigger()
    layers = window.document.view_state.view_options.layers
    assert (layers.muscles, layers.skin) == ("off", "dermatomes")
    window.document.selection.select("nerve.tibial")
    window.close()
    assert load(settings)[0].view_options.layers.muscles == "off"


def clicked_line(window):
    return window.side_panel.page_of(LesionPage).panel.clicked_line


def test_a_click_names_field_and_dermatome_at_that_point(window):
    window.canvas.clicked.emit(Click(("muscle.soleus", "field.sural", "dermatome.S1"), 1))
    assert not clicked_line(window).isHidden()
    assert "S1 dermatome" in clicked_line(window).text()
    clicked_line(window).linkActivated.emit("dermatome.S1")
    assert window.document.selection.ids == ("dermatome.S1",)
    assert not clicked_line(window).isHidden()
    window.finder.structure_chosen.emit("nerve.femoral")
    assert clicked_line(window).isHidden()


def test_after_a_lesion_of_both_limbs_the_side_chosen_comes_back(window):
    window.document.selection.select("site.cauda-equina")
    assert window.document.view_state.view_options.side == "both"
    window.document.selection.select("site.fibular-neck")
    assert window.document.view_state.view_options.side == "right"


def test_the_trunk_is_meant_before_the_divisions_that_run_in_it(window):
    course = window.scene.courses.of("posterior", "nerve.sciatic")
    placement = window.scene.render_options.sheet.placement("posterior")
    point = placement.transform().map(course.point_at(0.5))
    hits = [i for i in window.scene.hits(point, 3.0) if i.startswith("nerve.sciatic")]
    assert hits[0] == "nerve.sciatic"
    assert len(hits) > 1


class Paintings(QObject):
    """Notes when a widget is about to be painted."""

    def __init__(self, widget, order):
        super().__init__(widget)
        self._order = order
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self._order.append("painted")
        return False


def test_what_is_clicked_lights_up_before_words_are_found_for_it(window, monkeypatch):
    order: list[str] = []
    paintings = Paintings(window.canvas, order)
    panel = window.side_panel.page_of(LesionPage).panel
    monkeypatch.setattr(panel, "show_report", lambda report: order.append("told"))
    window.document.selection.select("nerve.tibial")
    window.canvas.removeEventFilter(paintings)
    assert order[:2] == ["painted", "told"]


def test_a_window_at_rest_shows_nothing_of_what_was_done(window):
    window.document.selection.select("nerve.tibial")
    window.actions_.page_commands[0][0].trigger()
    window.side_panel.open_page("localise")
    window.canvas.zoom(2.0)
    window.reset()
    assert window.document.selection.ids == ()
    assert window.document.comparison.lesions == ()
    assert window.document.examination.findings == ()
    assert window.side_panel.page.info.key == "lesion"
    assert window.canvas.camera.fitted
    assert not window.document.history.undo_text
    assert not window.actions_.back.isEnabled()
    assert not window.scene.has_highlights


def test_a_closed_page_takes_a_key_that_was_on_its_way_and_goes_when_the_next_one_opens(window, qtbot):
    for _ in range(3):
        window.actions_.help.trigger()
        (page,) = [p for p in window.findChildren(TextDialog) if p.isVisible()]
        qtbot.waitExposed(page)
        handle = page.windowHandle()
        page.close()
        QTest.keyClick(handle, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert window.findChildren(TextDialog) == [page]

from PySide6.QtWidgets import QApplication

from tests.canvas_clicks import trigger


def test_pointing_shows_name_and_supply(window):
    window.canvas.structure_hovered.emit("muscle.extensor-hallucis-longus")
    text = window.status_line.hover_label.text()
    assert "extensor hallucis longus" in text
    assert "deep fibular nerve" in text
    assert "L5" in text
    window.canvas.structure_hovered.emit("")
    assert window.status_line.hover_label.text() == ""


def test_lit_structures_out_of_sight_are_named(window):
    window.document.selection.select("muscle.gluteus-maximus")
    assert window.status_line.off_screen_label.text() == ""
    for _ in range(12):
        window.canvas.zoom(1.25)
    assert "gluteus maximus" in window.status_line.off_screen_label.text()
    window.canvas.fit()
    assert window.status_line.off_screen_label.text() == ""


def test_lit_structures_on_no_shown_drawing_are_named(window):
    trigger(window.actions_.view_sets, "plexus")
    assert window.document.view_state.view_options.views == ("plexus", "saddle")
    window.document.selection.select("muscle.soleus")
    assert "Front and back" in window.status_line.off_screen_label.text()
    assert "soleus" in window.status_line.off_screen_label.text()
    window.document.selection.select("muscle.external-anal-sphincter")
    assert "In no drawing: external anal sphincter" in window.status_line.off_screen_label.text()


def test_what_is_out_of_sight_leaves_room_for_what_is_pointed_at(window):
    window.document.selection.select("nerve.sciatic")
    window.canvas.zoom(8.0)
    label = window.status_line.off_screen_label
    assert label.toolTip().startswith("Out of sight")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= window.width() * 6 // 10
    assert label.text().endswith("…")


def test_words_never_widen_the_window(window):
    window.document.selection.select("nerve.sciatic")
    window.canvas.zoom(8.0)
    line = window.status_line
    before = window.minimumSizeHint().width()
    line.hover_label.setText("a very long name " * 40)
    line.off_screen_label.setText("a very long list " * 40)
    QApplication.sendPostedEvents()
    assert line.minimumSizeHint().width() < 300
    assert window.minimumSizeHint().width() == before

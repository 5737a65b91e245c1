from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from legmap.anatomy.load import load_atlas
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.shell.app import build_window
from legmap.gui.shell.settings import WindowSettings, load, save
from legmap.gui.shell.window import MainWindow
from legmap.gui.state.view_options import ViewOptions
from tests.two_dermatome_maps import SECOND, SHIPPED, WITHOUT, reader, write_two_maps


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_two_maps(tmp_path_factory.mktemp("maps"))


@pytest.fixture(scope="module")
def two_maps(folder):
    return load_atlas(folder / "data")


@pytest.fixture
def choosing(qtbot, two_maps, folder, settings):
    read = reader(folder)
    made = MainWindow(two_maps, read("dermatomes"), WindowSettings(), settings, read=read)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def choose(window, map_id):
    next(a for a in window.actions_.maps.actions() if a.data() == map_id).trigger()


def ticked(window):
    return [a.data() for a in window.actions_.maps.actions() if a.isChecked()]


def body(window, view, structure_id="dermatome.L5"):
    return window.scene.diagram.views[view].region_by_id[structure_id].body


def submenus(window):
    return [m for m in window.findChildren(QMenu) if "Map" in m.title()]


def test_a_single_map_offers_no_choice(window):
    assert submenus(window) == []
    assert window.document.view_state.view_options.map_id == ""


def test_two_maps_stand_in_the_menu_by_name(choosing):
    (menu,) = submenus(choosing)
    texts = [a.text() for a in menu.actions()]
    assert texts[0].startswith("Contiguous bands")
    assert texts[1] == "Every root's skin one too low && no more"
    assert ticked(choosing) == [SHIPPED]


def test_choosing_draws_the_other_map_from_where_one_looks(choosing, qtbot):
    choosing.document.selection.select("dermatome.L5")
    choosing.canvas.zoom(2.0)
    qtbot.waitUntil(lambda: choosing.canvas.settled)
    camera, first = choosing.canvas.camera, choosing.scene.diagram
    before = choosing.canvas.grab().toImage()
    with qtbot.waitSignal(choosing.document.view_state.view_options_changed):
        choose(choosing, SECOND)
    assert ticked(choosing) == [SECOND]
    assert choosing.document.selection.ids == ("dermatome.L5",)
    assert choosing.canvas.camera == camera
    assert choosing.canvas.grab().toImage() != before
    assert body(choosing, "anterior") == first.views["anterior"].region_by_id["dermatome.L4"].body
    assert body(choosing, WITHOUT, "dermatome.S5") == first.views[WITHOUT].region_by_id["dermatome.S5"].body
    assert "Invented for tests" in choosing.side_panel.page_of(LesionPage).panel.shown_text
    choose(choosing, SHIPPED)
    assert body(choosing, "anterior") == first.views["anterior"].region_by_id["dermatome.L5"].body
    assert choosing.canvas.grab().toImage() == before
    assert "Invented for tests" not in choosing.side_panel.page_of(LesionPage).panel.shown_text


def test_the_pointer_meets_what_is_drawn(choosing):
    placement = choosing.scene.render_options.sheet.placement("anterior")
    centre = placement.transform().map(body(choosing, "anterior", "dermatome.L2").boundingRect().center())
    assert "dermatome.L2" in choosing.scene.hits(centre, 0.0)
    choose(choosing, SECOND)
    hits = choosing.scene.hits(centre, 0.0)
    assert "dermatome.L3" in hits
    assert "dermatome.L2" not in hits


def test_the_sheet_stays_fitted_while_maps_change(choosing):
    choose(choosing, SECOND)
    assert choosing.canvas.camera.fitted
    assert choosing.canvas.seen.contains(choosing.scene.render_options.sheet.bounds)


def test_the_map_comes_back_next_time(choosing, folder, settings, qtbot, monkeypatch):
    choose(choosing, SECOND)
    choosing.close()
    remembered, _ = load(settings)
    assert remembered.view_options.map_id == SECOND
    monkeypatch.setattr("legmap.gui.shell.app.settings_file", lambda: settings)
    monkeypatch.setattr("legmap.bundled.drawings.read_bundle", lambda name: None)
    monkeypatch.setattr("legmap.bundled.drawings.assets_dir", lambda: folder / "svg")
    again = build_window((), load_atlas(folder / "data"))
    qtbot.addWidget(again)
    assert ticked(again) == [SECOND]
    assert body(again, "anterior") == body(choosing, "anterior")
    choose(again, SHIPPED)
    assert body(again, "anterior") != body(choosing, "anterior")


def test_a_remembered_map_that_is_gone_gives_way_to_the_first(two_maps, folder, settings, qtbot):
    save(settings, WindowSettings(ViewOptions(map_id="map.gone")))
    read = reader(folder)
    made = MainWindow(two_maps, read("dermatomes"), load(settings)[0], settings, read=read)
    qtbot.addWidget(made)
    assert ticked(made) == [SHIPPED]


def test_pictures_follow_the_map(choosing, qtbot):
    choosing.document.selection.select("dermatome.L5")
    choose(choosing, SECOND)
    choosing.actions_.export_picture.trigger()
    (dialog,) = choosing.findChildren(ExportDialog)
    assert dialog._diagram is choosing.scene.diagram
    drawn = dialog._diagram.views["anterior"].region_by_id["dermatome.L5"].body
    assert drawn == body(choosing, "anterior")
    assert dialog._seen.intersects(QRectF(dialog._sheet.bounds))
    dialog.reject()


def test_a_map_that_cannot_be_read_leaves_everything_as_it_was(two_maps, tmp_path, settings, qtbot):
    folder = write_two_maps(tmp_path / "spoiled")
    read = reader(folder)
    made = MainWindow(two_maps, read("dermatomes"), WindowSettings(), settings, read=read)
    qtbot.addWidget(made)
    before = made.scene.diagram
    path = folder / "svg" / "anterior.svg"
    spoiled = path.read_text(encoding="utf-8").replace("L5--shifted", "L5--shfted")
    path.write_text(spoiled, encoding="utf-8")
    with qtbot.captureExceptions() as errors:
        choose(made, SECOND)
    assert ["anterior.svg" in str(error) for _, error, _ in errors] == [True]
    assert QGuiApplication.overrideCursor() is None
    assert made.scene.diagram is before
    assert ticked(made) == [SHIPPED]
    assert made.document.view_state.view_options == replace(ViewOptions(), map_id=SHIPPED)

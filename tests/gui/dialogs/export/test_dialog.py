import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from legmap.errors import LegmapError
from legmap.figures.lesion_figure import lesion_figure
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.state.view_options import ViewOptions
from legmap.lesion.deficit import deficit_of
from legmap.render.figure.formats import FIGURE_FORMATS
from legmap.render.figure.page import place_on_sheet
from legmap.render.picture import TextItem


@pytest.fixture
def dialog(qtbot, atlas, diagram):
    deficit = deficit_of(atlas, ["nerve.sciatic"])

    def draw(diagram, sheet, options):
        return lesion_figure(atlas, diagram, sheet, deficit, options)

    made = ExportDialog(diagram, draw, "sciatic", ViewOptions(), QRectF(100, 400, 200, 200))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def texts(dialog):
    return [i.text for i in dialog.preview.picture.items if isinstance(i, TextItem)]


def test_the_preview_names_the_lesion_and_labels_it(dialog):
    assert any("Sciatic nerve" in t for t in texts(dialog))
    assert any("semitendinosus" in t for t in texts(dialog))


def test_labels_caption_and_crop_change_the_preview(dialog, qtbot):
    def roles():
        return [i.role for i in dialog.preview.picture.items]

    assert "leader" in roles()
    dialog.form.labels.setChecked(False)
    assert "leader" not in roles()
    QTest.keyClicks(dialog.form.caption, "Lecture 4")
    qtbot.waitUntil(lambda: any("Lecture 4" in t for t in texts(dialog)))
    whole = dialog.preview.picture.bounds
    dialog.form.part.setCurrentIndex(1)
    assert dialog.preview.picture.bounds != whole
    assert "frame" in roles()


def test_a_note_is_placed_where_one_clicks_and_can_be_removed(dialog):
    QTest.keyClicks(dialog.form.notes.line, "hurts here")
    place = dialog.preview.picture.bounds.center()
    QTest.mouseClick(
        dialog.preview, Qt.MouseButton.LeftButton, pos=dialog.preview.position_of(place).toPoint()
    )
    note = next(i for i in dialog.preview.picture.items if isinstance(i, TextItem) and i.text == "hurts here")
    scale = dialog.preview.picture.bounds.width() / dialog.preview.width()
    assert abs(note.x - place.x()) <= 2 * scale
    assert abs(note.y - place.y()) <= 2 * scale
    assert dialog.form.notes.line.text() == ""
    dialog.form.notes.list.setCurrentRow(0)
    dialog.form.notes.remove.click()
    assert "hurts here" not in texts(dialog)


def test_without_a_note_a_click_on_the_picture_changes_nothing(dialog):
    before = dialog.preview.picture
    QTest.mouseClick(dialog.preview, Qt.MouseButton.LeftButton, pos=dialog.preview.rect().center())
    assert dialog.preview.picture is before


def test_places_go_from_sheet_to_picture_and_back(dialog):
    figure = dialog._figure
    for x, y in ((60.0, 300.0), (250.0, 700.0), (600.0, 500.0)):
        before = place_on_sheet(figure, x, y)
        moved = place_on_sheet(figure, x + 5, y + 7)
        assert [moved[0] - before[0], moved[1] - before[1]] == pytest.approx([5, 7])


@pytest.mark.parametrize("share", [0.02, 0.2, 0.35, 0.5, 0.65, 0.8, 0.97])
def test_a_note_stays_where_one_clicked_even_between_the_drawings(dialog, share):
    bounds = dialog.preview.picture.bounds
    place = QPointF(bounds.left() + share * bounds.width(), bounds.top() + 0.3 * bounds.height())
    dialog.form.notes.line.setText("x")
    dialog._place_note(place)
    note = next(i for i in dialog.preview.picture.items if isinstance(i, TextItem) and i.role == "note")
    assert [max(note.x, 0.0), note.y] == pytest.approx([max(place.x(), 0.0), place.y()], abs=12)


@pytest.mark.parametrize(("ending", "magic"), [("png", b"\x89PNG"), ("svg", b"<"), ("pdf", b"%PDF")])
def test_what_is_written_is_what_was_seen(dialog, tmp_path, ending, magic):
    told: list[str] = []
    dialog.written.connect(told.append)
    path = tmp_path / f"figure.{ending}"
    dialog.form.dpi.setValue(100)
    dialog.write(path, overwrite=False)
    assert told == [str(path)]
    assert path.read_bytes().startswith(magic)
    if ending == "png":
        image = QImage(str(path))
        assert f"{image.width()} × {image.height()}" in dialog.form.pixels.text()
        assert "Sciatic" in image.text("Title")


def test_failures_are_one_sentence_and_leave_nothing(dialog, tmp_path):
    with pytest.raises(LegmapError, match="gone"):
        dialog.write(tmp_path / "gone" / "figure.png", overwrite=True)
    assert list(tmp_path.iterdir()) == []


def test_resolution_is_for_pixels_only(dialog):
    assert dialog.form.dpi.isEnabled()
    dialog.form.format.setCurrentIndex(1)
    assert not dialog.form.dpi.isEnabled()
    assert "pixels" not in dialog.form.pixels.text()


def test_a_resolution_beyond_reason_is_told_not_raised(dialog):
    dialog.form.dpi.setValue(1200)
    assert "too large" in dialog.form.pixels.text()
    assert not dialog.save_button.isEnabled()
    dialog.form.dpi.setValue(150)
    assert dialog.save_button.isEnabled()


def test_copying_puts_the_picture_on_the_clipboard(dialog):
    dialog.copy_button.click()
    image = QGuiApplication.clipboard().image()
    assert min(image.width(), image.height()) > 400
    QGuiApplication.clipboard().clear()


def test_the_preview_maps_places_both_ways(dialog):
    heard: list[QPointF] = []
    dialog.preview.picture_clicked.connect(heard.append)
    place = dialog.preview.picture.bounds.center() + QPointF(30, 40)
    QTest.mouseClick(
        dialog.preview, Qt.MouseButton.LeftButton, pos=dialog.preview.position_of(place).toPoint()
    )
    scale = dialog.preview.picture.bounds.width() / dialog.preview.width()
    assert abs(heard[0].x() - place.x()) <= 2 * scale


def test_a_caption_typed_last_is_in_the_file_at_once(dialog, tmp_path):
    QTest.keyClicks(dialog.form.caption, "Lecture 5")
    dialog.write(tmp_path / "figure.svg", overwrite=False)
    assert "Lecture 5" in (tmp_path / "figure.svg").read_text(encoding="utf-8")


def test_a_width_in_pixels_is_kept_to_the_pixel(dialog, tmp_path):
    dialog.form.width_px.setValue(777)
    dialog.form.labels.setChecked(False)
    path = tmp_path / "wide.png"
    dialog.write(path, overwrite=False)
    assert QImage(str(path)).width() == 777
    dialog.form.dpi.setValue(72)
    assert dialog.form.width_px.value() != 777


def test_every_format_is_offered_and_only_those_with_pixels_have_a_size(dialog):
    box = dialog.form.format
    assert [box.itemText(i) for i in range(box.count())] == [form.label for form in FIGURE_FORMATS]
    for index, form in enumerate(FIGURE_FORMATS):
        box.setCurrentIndex(index)
        assert dialog.form.chosen_format is form
        assert dialog.form.dpi.isEnabled() is dialog.form.width_px.isEnabled() is form.has_pixels

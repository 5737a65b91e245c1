import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from legmap.diagram.sheet import arrange
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.events import MenuRequest
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.render.layers import Layers
from legmap.render.theme import DARK, LIGHT
from legmap.report.brief import short_name
from legmap.roles import Role
from tests.canvas_clicks import move, point_on_structure


@pytest.fixture
def canvas(qtbot, atlas, diagram):
    render_options = RenderOptions(arrange(diagram), Layers(), LIGHT)
    made = Canvas(Scene(diagram, lambda i: short_name(atlas, i), render_options))
    qtbot.addWidget(made)
    made.resize(1100, 1000)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def heard(canvas):
    told = []
    canvas.clicked.connect(lambda click: told.append((kind_of(click), click.structure_id)))
    canvas.structure_hovered.connect(lambda i: told.append(("hover", i)))
    return told


def kind_of(click):
    return "paper" if not click.hits else "toggle" if click.adding else "click"


def inside(canvas, structure_id, view):
    """A widget position well inside a structure's body."""
    body = next(b for v, b in canvas._scene.bodies(structure_id) if v == view)
    box = body.boundingRect()
    steps = [i / 24 for i in range(1, 24)]
    points = [
        QPointF(box.left() + box.width() * a, box.top() + box.height() * b) for a in steps for b in steps
    ]
    within = [p for p in points if body.contains(p)]
    return canvas.position_of(within[len(within) // 2]).toPoint()


def picture(canvas):
    image = QImage(canvas.size(), QImage.Format.Format_ARGB32)
    canvas.render(image)
    return image


def test_a_click_selects_what_lies_on_top(canvas, heard):
    QTest.mouseClick(
        canvas, Qt.MouseButton.LeftButton, pos=inside(canvas, "muscle.rectus-femoris", "anterior")
    )
    clicks = [t for t in heard if t[0] == "click"]
    assert len(clicks) == 1
    assert clicks[0][1].startswith(("muscle.", "nerve."))


def test_clicking_the_same_place_again_goes_underneath_and_round(canvas, heard):
    place = inside(canvas, "muscle.gluteus-maximus", "posterior")
    expected = canvas._selectable_at(QPointF(place))
    kinds = [i.partition(".")[0] for i in expected]
    order = [("nerve", "muscle", "field", "dermatome").index(k) for k in kinds]
    assert order == sorted(order)
    assert len(expected) >= 3
    for _ in range(len(expected) + 1):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert [i for what, i in heard if what == "click"] == [*expected, expected[0]]


def test_ctrl_click_adds(canvas, heard):
    place = inside(canvas, "root.L5", "plexus")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert ("toggle", "root.L5") in heard
    assert not [t for t in heard if t[0] == "click"]


def test_clicking_paper_tells_so(canvas, heard):
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert [t for t in heard if t[0] != "hover"] == [("paper", "")]


def test_dragging_pans_and_selects_nothing(canvas, heard):
    start = inside(canvas, "muscle.soleus", "posterior")
    before = canvas.camera
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(40, 25))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 25))
    assert (canvas.camera.x - before.x, canvas.camera.y - before.y) == (40, 25)
    assert not [t for t in heard if t[0] in ("click", "paper")]


def test_pointing_tells_once_and_leaving_ends_it(canvas, heard):
    place = inside(canvas, "root.S1", "plexus")
    QTest.mouseMove(canvas, place)
    QTest.mouseMove(canvas, place + QPoint(1, 0))
    QTest.mouseMove(canvas, QPoint(3, 3))
    assert [i for what, i in heard if what == "hover"] == ["root.S1", ""]


def test_right_click_offers_everything_there(canvas, qtbot):
    place = inside(canvas, "muscle.gluteus-maximus", "posterior")
    with qtbot.waitSignal(canvas.structure_menu_requested) as asked:
        canvas.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place))
    offered = asked.args[0].hits
    assert "muscle.gluteus-maximus" in offered
    assert any(i.startswith("dermatome.") for i in offered)
    assert any(i.startswith("field.") for i in offered)
    assert not any(i.startswith(("bone.", "outline.")) for i in offered)


def wheel(canvas, position, steps):
    event = QWheelEvent(
        QPointF(position),
        QPointF(canvas.mapToGlobal(position)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    canvas.wheelEvent(event)


def test_the_wheel_zooms_about_the_pointer(canvas):
    place = inside(canvas, "muscle.popliteus", "posterior")
    under = canvas.camera.to_sheet(QPointF(place))
    before = canvas.camera.scale
    wheel(canvas, place, 4)
    assert canvas.camera.scale == pytest.approx(before * 1.25**4)
    after = canvas.camera.to_sheet(QPointF(place))
    assert (after.x(), after.y()) == (pytest.approx(under.x()), pytest.approx(under.y()))


def test_keys_zoom_pan_and_fit(canvas):
    whole = canvas.camera
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.camera.scale > whole.scale
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.camera.scale == pytest.approx(whole.scale)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.camera == whole


def test_a_fitted_sheet_stays_fitted_when_the_window_changes(canvas):
    canvas.resize(600, 500)
    assert canvas.camera.fitted
    assert canvas.seen.contains(canvas._scene.render_options.sheet.bounds)


def test_after_zooming_the_picture_is_sharp_again(canvas, qtbot):
    picture(canvas)
    wheel(canvas, inside(canvas, "muscle.popliteus", "posterior"), 6)
    stretched = picture(canvas)
    assert not canvas.settled
    qtbot.waitUntil(lambda: canvas.settled)
    sharp = picture(canvas)
    assert sharp != stretched
    canvas._scheduler.clear()
    assert picture(canvas) == sharp


def test_a_selection_dims_the_rest_and_clearing_brings_it_back(canvas):
    place = inside(canvas, "muscle.vastus-medialis", "anterior")
    rest = picture(canvas)
    canvas.show_highlights({"right": {"muscle.gastrocnemius-medial-head": Role.LOST}})
    lit = picture(canvas)
    paper = lit.pixelColor(2, 2)

    def contrast(image):
        colour = image.pixelColor(place)
        return abs(colour.red() - paper.red()) + abs(colour.green() - paper.green())

    assert contrast(lit) < 0.6 * contrast(rest)
    canvas.show_highlights({})
    assert picture(canvas) == rest


def test_flashing_outlines_a_structure_and_ends(canvas):
    before = picture(canvas)
    canvas.outline_structure("muscle.sartorius")
    assert picture(canvas) != before
    canvas.outline_structure("")
    assert picture(canvas) == before


def test_the_left_limb_is_the_right_one_mirrored(canvas, diagram):
    right = dict(canvas._scene.bodies("muscle.tibialis-anterior"))["anterior"].boundingRect()
    sheet = arrange(diagram, side="left")
    canvas.show_render_options(RenderOptions(sheet, Layers(), LIGHT))
    left = dict(canvas._scene.bodies("muscle.tibialis-anterior"))["anterior"].boundingRect()
    box = sheet.placements[0].box
    assert left.center().x() - box.center().x() == pytest.approx(
        box.center().x() - right.center().x(), abs=0.5
    )


def test_the_dark_theme_has_dark_paper(canvas, diagram):
    canvas.show_render_options(RenderOptions(arrange(diagram), Layers(), DARK))
    assert picture(canvas).pixelColor(2, 2).name().upper() == DARK.paper.upper()


def test_a_repeated_look_or_highlight_changes_nothing(canvas, diagram):
    assert not canvas._scene.set_render_options(RenderOptions(arrange(diagram), Layers(), LIGHT))
    canvas.show_highlights({"right": {"root.L5": Role.SELECTED}})
    assert not canvas._scene.set_highlights({"right": {"root.L5": Role.SELECTED}})


def menu(canvas, place):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)


def test_a_sheet_whose_release_was_swallowed_is_not_dragged_on(canvas, heard):
    start = point_on_structure(canvas, "muscle.soleus")
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    move(canvas, start + QPoint(30, 0), Qt.MouseButton.LeftButton)
    before = canvas.camera
    move(canvas, start + QPoint(90, 60))
    move(canvas, start + QPoint(120, 60))
    assert canvas.camera == before
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    move(canvas, point_on_structure(canvas, "muscle.gracilis"))
    assert heard[-1] == ("hover", "muscle.gracilis")


def test_the_middle_button_drags_as_well(canvas):
    before = canvas.camera
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(300, 300))
    move(canvas, QPoint(340, 325), Qt.MouseButton.MiddleButton)
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(340, 325))
    assert (canvas.camera.x - before.x, canvas.camera.y - before.y) == (40, 25)


def test_no_menu_opens_while_a_button_holds_the_sheet(canvas):
    asked: list[MenuRequest] = []
    canvas.structure_menu_requested.connect(asked.append)
    place = point_on_structure(canvas, "muscle.soleus")
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place)
    menu(canvas, place)
    assert not asked
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place)
    menu(canvas, place)
    assert len(asked) == 1


def test_a_window_of_another_size_sees_another_piece(canvas):
    canvas.zoom(3.0)
    told = []
    canvas.camera_changed.connect(lambda: told.append(canvas.seen))
    before = canvas.camera
    canvas.resize(canvas.width() - 200, canvas.height() - 150)
    assert canvas.camera == before
    assert told[-1:] == [canvas.seen]


def test_after_a_pan_a_click_begins_at_the_top(canvas, heard):
    place = point_on_structure(canvas, "muscle.gluteus-maximus")
    wheel(canvas, place, 5)
    expected = canvas._selectable_at(QPointF(place))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=place)
    move(canvas, place + QPoint(0, 14), Qt.MouseButton.MiddleButton)
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=place + QPoint(0, 14))
    assert canvas._selectable_at(QPointF(place)) == expected
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert [i for what, i in heard if what == "click"] == [expected[0], expected[0]]
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert heard[-1] == ("click", expected[1])

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from legmap.diagram.sheet import arrange
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.events import Click
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.lesion.injury import Injury
from legmap.render.layers import Layers
from legmap.render.lesion_mark import LesionMark, place_of_mark
from legmap.render.theme import LIGHT
from legmap.report.brief import short_name
from legmap.roles import NerveSegment, Role
from tests.canvas_clicks import move

LEFT = Qt.MouseButton.LeftButton
SCIATIC = "nerve.sciatic"


@pytest.fixture
def stations(atlas):
    return {n: tuple((s.id, s.at) for s in course) for n, course in atlas.courses.items()}


@pytest.fixture
def canvas(qtbot, atlas, diagram, stations):
    render_options = RenderOptions(arrange(diagram, ("anterior", "posterior"), "both"), Layers(), LIGHT)
    made = Canvas(Scene(diagram, lambda i: short_name(atlas, i), render_options, stations))
    qtbot.addWidget(made)
    made.resize(1100, 1000)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def clicks(canvas):
    told: list[Click] = []
    canvas.clicked.connect(told.append)
    return told


@pytest.fixture
def heard(canvas):
    """What is told of marks, each named by the nerve that it is on."""
    told: list[tuple[object, ...]] = []
    canvas.mark_dragged.connect(lambda move: told.append(("dragged", move.injury.id, move.at)))
    canvas.mark_stepped.connect(lambda step: told.append(("stepped", step.injury.id, step.step)))
    canvas.mark_dropped.connect(lambda: told.append(("dropped",)))
    return told


def show_marks(canvas, *marks):
    """Show marks, each of an injury of its nerve."""
    canvas.show_marks(marks, [Injury(mark.nerve_id, mark.at, side=mark.limb) for mark in marks])


def position(canvas, nerve, at, limb="right", view="posterior"):
    scene = canvas._scene
    placement = scene.render_options.sheet.placement(view, limb)
    place = place_of_mark(scene.courses, placement, LesionMark(nerve, at, limb))
    assert place is not None
    return canvas.position_of(place.point).toPoint()


def drag(canvas, *places):
    QTest.mousePress(canvas, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)


@pytest.mark.parametrize(("limb", "other"), [("right", "left"), ("left", "right")])
def test_a_mark_is_dragged_along_its_nerve(canvas, heard, limb, other):
    show_marks(canvas, LesionMark("nerve.femoral", 0.5, other), LesionMark(SCIATIC, 0.25, limb))
    before = canvas.camera
    places = [position(canvas, SCIATIC, at, limb) for at in (0.25, 0.5, 0.8)]
    drag(canvas, *places)
    QTest.mouseRelease(canvas, LEFT, pos=places[-1])
    assert [t[:2] for t in heard] == [("dragged", SCIATIC), ("dragged", SCIATIC), ("dropped",)]
    assert [t[2] for t in heard[:2]] == [pytest.approx(0.5, abs=0.03), pytest.approx(0.8, abs=0.03)]
    assert canvas.camera == before
    assert canvas._mark_dragger.active == 1


def test_a_drag_past_the_end_stays_on_the_nerve(canvas, heard):
    show_marks(canvas, LesionMark(SCIATIC, 0.5, "right"))
    start = position(canvas, SCIATIC, 0.5)
    drag(canvas, start, QPoint(start.x(), canvas.height() - 4), QPoint(start.x(), 4))
    assert [t[2] for t in heard] == [1.0, pytest.approx(0.0)]


def test_the_owner_may_snap_while_dragging(canvas, heard, stations):
    levels = [at for i, at in stations[SCIATIC] if i.startswith("level.")]

    origins = []

    def snap(move):
        origins.append(move.origin)
        near = min(levels, key=lambda level: abs(level - move.at))
        show_marks(canvas, LesionMark(SCIATIC, near, "right"))

    show_marks(canvas, LesionMark(SCIATIC, levels[3], "right"))
    canvas.mark_dragged.connect(snap)
    drag(canvas, *(position(canvas, SCIATIC, at) for at in (levels[3], 0.42, 0.7)))
    QTest.mouseRelease(canvas, LEFT, pos=position(canvas, SCIATIC, 0.7))
    assert heard[-1] == ("dropped",)
    assert set(origins) == {Injury(SCIATIC, levels[3], side="right")}
    assert canvas._scene.marks[0].at in levels


def test_escape_takes_the_mark_back(canvas, heard):
    show_marks(canvas, LesionMark(SCIATIC, 0.25, "right"))
    drag(canvas, position(canvas, SCIATIC, 0.25), position(canvas, SCIATIC, 0.6))
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(canvas, override)
    assert override.isAccepted()  # or the window would clear the selection
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseMove(canvas, position(canvas, SCIATIC, 0.8))
    QTest.mouseRelease(canvas, LEFT, pos=position(canvas, SCIATIC, 0.8))
    assert heard[1:] == [("dragged", SCIATIC, 0.25), ("dropped",)]


def test_escape_is_the_windows_when_no_mark_is_held(canvas):
    show_marks(canvas, LesionMark(SCIATIC, 0.25, "right"))
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(canvas, override)
    assert not override.isAccepted()


def test_a_press_without_a_move_tells_nothing_but_takes_the_mark(canvas, heard):
    show_marks(canvas, LesionMark(SCIATIC, 0.3, "right"), LesionMark(SCIATIC, 0.8, "right"))
    QTest.mouseClick(canvas, LEFT, pos=position(canvas, SCIATIC, 0.3))
    assert heard == []
    assert canvas._mark_dragger.active == 0


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier])
def test_a_click_with_a_key_wants_the_lesion_there(canvas, clicks, key):
    QTest.mouseClick(canvas, LEFT, key, position(canvas, "nerve.tibial", 0.73))
    (click,) = clicks
    assert (click.structure_id, click.at_level, click.limb) == ("nerve.tibial", True, "right")
    assert click.place == pytest.approx(0.73, abs=0.03)


def test_with_a_key_but_off_all_nerves_it_is_an_ordinary_click(canvas, clicks):
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(3, 3))
    (click,) = clicks
    assert (click.hits, click.structure_id, click.at_level) == ((), "", False)


def test_a_plain_click_says_where_on_the_nerve_it_is(canvas, clicks):
    QTest.mouseClick(canvas, LEFT, pos=position(canvas, "nerve.tibial", 0.73, "left"))
    (click,) = clicks
    assert (click.structure_id, click.at_level, click.adding) == ("nerve.tibial", False, False)
    assert click.place == pytest.approx(0.73, abs=0.03)
    assert click.limb == "left"


def test_with_ctrl_it_adds(canvas, clicks):
    where = position(canvas, "nerve.tibial", 0.73)
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.ControlModifier, where)
    (click,) = clicks
    assert (click.structure_id, click.adding, click.at_level) == ("nerve.tibial", True, False)


def test_brackets_move_the_active_mark_by_a_station(canvas, heard):
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert heard == []
    show_marks(canvas, LesionMark(SCIATIC, 0.3, "right"), LesionMark("nerve.femoral", 0.3, "left"))
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    QTest.mouseClick(canvas, LEFT, pos=position(canvas, SCIATIC, 0.3))
    QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert heard == [("stepped", "nerve.femoral", 1), ("stepped", SCIATIC, -1)]


def test_the_pointer_shows_which_way_a_mark_moves(canvas):
    show_marks(canvas, LesionMark(SCIATIC, 0.6, "right"))
    QTest.mouseMove(canvas, position(canvas, SCIATIC, 0.6))
    assert canvas.cursor().shape() == Qt.CursorShape.SizeVerCursor
    QTest.mouseMove(canvas, position(canvas, SCIATIC, 0.6) + QPoint(0, 60))
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_mark_whose_release_was_swallowed_stays_where_it_is(canvas, heard):
    show_marks(canvas, LesionMark(SCIATIC, 0.25, "right"))
    drag(canvas, *(position(canvas, SCIATIC, at) for at in (0.25, 0.5)))
    for at in (0.6, 0.8):
        move(canvas, position(canvas, SCIATIC, at))
    assert [t[0] for t in heard] == ["dragged", "dropped"]


def test_a_mark_whose_lesion_was_replaced_is_let_go(canvas, heard):
    show_marks(canvas, LesionMark(SCIATIC, 0.25, "right"))
    drag(canvas, position(canvas, SCIATIC, 0.25), position(canvas, SCIATIC, 0.4))
    heard.clear()
    canvas.release_mark()
    QTest.mouseMove(canvas, position(canvas, SCIATIC, 0.8))
    QTest.mouseRelease(canvas, LEFT, pos=position(canvas, SCIATIC, 0.8))
    assert heard == []


def test_hidden_nerves_have_no_marks_to_take(canvas, diagram):
    show_marks(canvas, LesionMark(SCIATIC, 0.6, "right"))
    where = canvas._camera.to_sheet(QPointF(position(canvas, SCIATIC, 0.6)))
    assert canvas._scene.mark_at(where, 5)
    canvas.show_render_options(RenderOptions(canvas._scene.render_options.sheet, Layers(nerves=False), LIGHT))
    assert canvas._scene.mark_at(where, 5) is None


def test_place_on_knows_the_nerve_and_the_view(canvas):
    scene = canvas._scene
    point = canvas._camera.to_sheet(QPointF(position(canvas, SCIATIC, 0.6)))
    assert scene.nearest_place(SCIATIC, point) == pytest.approx(0.6, abs=0.02)
    assert scene.nearest_place("nerve.femoral", point) is None  # not drawn from behind
    assert scene.nearest_place("muscle.soleus", point) is None
    assert scene.nearest_place(SCIATIC, QPointF(-500, -500)) is None


def test_marks_and_stretches_are_painted_and_dim_the_rest(canvas):
    assert not canvas._scene.has_highlights
    rest = canvas.grab().toImage()
    show_marks(canvas, LesionMark(SCIATIC, 0.6, "right"))
    marked = canvas.grab().toImage()
    assert marked != rest
    canvas.show_highlights({}, {"right": (NerveSegment(SCIATIC, 0, 1, Role.RULED_OUT),)})
    assert canvas._scene.has_highlights
    assert canvas.grab().toImage() != marked
    canvas.show_highlights({})
    show_marks(canvas)
    assert canvas.grab().toImage() == rest
    assert canvas._mark_dragger.active == -1

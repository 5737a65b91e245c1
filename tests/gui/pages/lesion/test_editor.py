"""The lesion as rows: several cuts, what is no lesion, and where the keyboard stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QToolButton, QWidget

from legmap.anatomy.search import index_of
from legmap.gui.pages.base import PageContext
from legmap.gui.pages.lesion.editor import MAX_HEIGHT
from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.state.document import Document
from legmap.lesion.injury import Injury, Severity

L5, SOLEUS, NECK = Injury("root.L5"), Injury("muscle.soleus"), Injury("site.fibular-neck")
SCIATIC = Injury("nerve.sciatic", "level.mid-thigh")


@pytest.fixture
def document(atlas, qapp):
    return Document(atlas)


@pytest.fixture
def panel(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(panel, atlas, document):
    page = LesionPage(PageContext(atlas, index_of(atlas), document), panel)
    document.selection.case_changed.connect(page.refresh)
    panel.resize(360, 700)
    page.widget.resize(360, 700)
    panel.show()
    return page.editor


@pytest.fixture
def told(document):
    """The lesion after each change, and whether it is one of a slider that is held."""
    heard: list[tuple[str, tuple[Injury, ...]]] = []

    def note(case):
        heard.append(("changing" if document.history.in_gesture else "changed", case.injuries))

    document.selection.case_changed.connect(note)
    return heard


@pytest.fixture
def shown(editor, document, told):
    def show(*injuries):
        document.selection.select_all(injuries)
        told.clear()
        return editor.rows

    return show


def control(row, kind, name=""):
    return next(w for w in row.findChildren(kind) if not name or w.accessibleName() == name)


def test_at_rest_it_is_hidden(editor):
    assert editor.isHidden()
    assert editor.rows == ()


@pytest.mark.parametrize(
    "injury",
    [Injury(i) for i in ("movement.ankle-dorsiflexion", "reflex.ankle", "sign.foot-drop", "field.sural")],
)
def test_it_hides_for_what_cannot_be_hurt_and_comes_back(editor, shown, injury):
    shown(L5)
    shown(injury)
    assert editor.isHidden()
    assert editor.rows == ()
    shown(SCIATIC)
    assert editor.isVisible()


@pytest.mark.parametrize("injury", [L5, SCIATIC, SOLEUS, Injury("group.quadriceps-femoris"), NECK])
def test_everything_that_can_be_hurt_has_a_row(shown, injury):
    assert [row.injury for row in shown(injury)] == [injury]


def test_several_cuts_have_a_row_each_and_showing_asks_for_nothing(editor, shown):
    asked: list[object] = []
    editor.injury_replaced.connect(lambda *injuries: asked.append(injuries))
    editor.injury_sliding.connect(lambda *injuries: asked.append(injuries))
    editor.injury_removed.connect(asked.append)
    assert [row.injury for row in shown(L5, SCIATIC, NECK)] == [L5, SCIATIC, NECK]
    shown(L5)
    shown(replace(L5, severity=Severity.MILD))
    shown()
    assert asked == []


def test_changing_one_row_keeps_the_others_and_their_order(shown, told):
    _, row, _ = shown(L5, SCIATIC, NECK)
    box = control(row, QComboBox, "How severe")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told == [("changed", (L5, replace(SCIATIC, severity=Severity.SEVERE), NECK))]


def test_what_has_no_row_is_kept(shown, told):
    movement = Injury("movement.ankle-dorsiflexion")
    (row,) = shown(movement, L5)
    box = control(row, QComboBox, "Which limb")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told == [("changed", (movement, replace(L5, side="right")))]


def test_two_cuts_of_one_nerve_are_told_apart(shown, told):
    high, low = Injury("nerve.tibial", side="right"), Injury("nerve.tibial", "level.soleal-arch", side="left")
    rows = shown(high, low)
    control(rows[1], QToolButton).click()
    assert told == [("changed", (high,))]


def test_the_same_rows_stay_while_a_cut_changes(shown):
    before = shown(L5, SCIATIC)
    after = shown(L5, replace(SCIATIC, place="level.popliteal-apex"))
    assert after == before
    assert after[1].injury.place == "level.popliteal-apex"
    assert shown(SCIATIC) != before[1:]


def test_rows_follow_another_order(shown):
    shown(L5, SCIATIC)
    assert [row.injury for row in shown(SCIATIC, L5)] == [SCIATIC, L5]


def test_a_cut_made_alike_to_another_becomes_one_with_it(shown, told):
    rows = shown(replace(SCIATIC, side="right"), replace(SCIATIC, side="left"))
    box = control(rows[1], QComboBox, "Which limb")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told == [("changed", (replace(SCIATIC, side="right"),))]


def test_a_held_slider_passes_over_the_place_of_its_like(shown, told, qtbot):
    """Else both would become one, and the row that is held would go from under the hand."""
    high, low = Injury("nerve.common-fibular"), Injury("nerve.common-fibular", "level.fibular-neck")
    rows = shown(high, low)
    bar = control(rows[1], QSlider)
    bar.setSliderDown(True)
    bar.setValue(0)
    assert told == []
    bar.setValue(1)
    assert [what for what, _ in told] == ["changing"]
    assert told[-1][1][0] == high
    bar.setSliderDown(False)


def test_the_keyboard_stays_at_its_control_when_the_rows_are_made_anew(editor, shown, qtbot):
    editor.activateWindow()
    rows = shown(L5, SCIATIC)
    box = control(rows[1], QComboBox, "Which fibres")
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert editor.rows[1].injury.id == "nerve.sciatic-tibial-division"
    now: QComboBox = control(editor.rows[1], QComboBox, "Which fibres")
    assert now is not box
    assert QApplication.focusWidget() is now
    QTest.keyClick(now, Qt.Key.Key_Up)
    assert editor.rows[1].injury == SCIATIC


def test_many_rows_scroll_instead_of_growing(editor, shown):
    shown(L5)
    one = editor.sizeHint().height()
    shown(L5, SCIATIC)
    assert one < editor.sizeHint().height() <= MAX_HEIGHT
    shown(*(Injury(f"root.{r}") for r in ("L2", "L3", "L4", "L5", "S1", "S2")))
    assert editor.sizeHint().height() == MAX_HEIGHT
    assert editor.minimumSizeHint().height() == MAX_HEIGHT

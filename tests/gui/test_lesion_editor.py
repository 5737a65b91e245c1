"""The lesion as rows: several cuts, what is no lesion, and where the keyboard stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QToolButton

from legmap.gui.lesion_editor import MOST_HEIGHT, LesionEditor
from legmap.lesion.cut import Cut, Degree

L5, SOLEUS, NECK = Cut("root.L5"), Cut("muscle.soleus"), Cut("site.fibular-neck")
SCIATIC = Cut("nerve.sciatic", "level.mid-thigh")


@pytest.fixture
def editor(qtbot, atlas):
    made = LesionEditor(atlas)
    qtbot.addWidget(made)
    made.resize(360, 400)
    return made


@pytest.fixture
def told(editor):
    heard = []
    editor.lesion_changed.connect(lambda cuts: heard.append(("changed", cuts)))
    editor.lesion_changing.connect(lambda cuts: heard.append(("changing", cuts)))
    return heard


@pytest.fixture
def shown(editor):
    def show(*cuts):
        editor.show_lesion(cuts)
        return editor.rows

    return show


def control(row, kind, name=""):
    return next(w for w in row.findChildren(kind) if not name or w.accessibleName() == name)


def test_at_rest_it_is_hidden(editor):
    assert editor.isHidden()
    assert editor.rows == ()


@pytest.mark.parametrize(
    "cut", [Cut(i) for i in ("movement.ankle-dorsiflexion", "reflex.ankle", "sign.foot-drop", "field.sural")]
)
def test_it_hides_for_what_cannot_be_hurt_and_comes_back(editor, shown, cut):
    shown(L5)
    shown(cut)
    assert editor.isHidden()
    assert editor.rows == ()
    shown(SCIATIC)
    assert editor.isVisible()


@pytest.mark.parametrize("cut", [L5, SCIATIC, SOLEUS, Cut("group.quadriceps-femoris"), NECK])
def test_everything_that_can_be_hurt_has_a_row(shown, cut):
    assert [row.cut for row in shown(cut)] == [cut]


def test_several_cuts_have_a_row_each_and_showing_tells_nothing(shown, told):
    assert [row.cut for row in shown(L5, SCIATIC, NECK)] == [L5, SCIATIC, NECK]
    shown(L5)
    shown(replace(L5, severity=Degree.MILD))
    shown()
    assert told == []


def test_changing_one_row_keeps_the_others_and_their_order(shown, told):
    _, row, _ = shown(L5, SCIATIC, NECK)
    box = control(row, QComboBox, "How severe")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told == [("changed", (L5, replace(SCIATIC, severity=Degree.SEVERE), NECK))]


def test_what_has_no_row_is_kept(shown, told):
    movement = Cut("movement.ankle-dorsiflexion")
    (row,) = shown(movement, L5)
    box = control(row, QComboBox, "Which limb")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told == [("changed", (movement, replace(L5, side="right")))]


def test_two_cuts_of_one_nerve_are_told_apart(shown, told):
    high, low = Cut("nerve.tibial", side="right"), Cut("nerve.tibial", "level.soleal-arch", side="left")
    rows = shown(high, low)
    control(rows[1], QToolButton).click()
    assert told == [("changed", (high,))]


def test_the_same_rows_stay_while_a_cut_changes(shown):
    before = shown(L5, SCIATIC)
    after = shown(L5, replace(SCIATIC, place="level.popliteal-apex"))
    assert after == before
    assert after[1].cut.place == "level.popliteal-apex"
    assert shown(SCIATIC) != before[1:]


def test_rows_follow_another_order(shown):
    shown(L5, SCIATIC)
    assert [row.cut for row in shown(SCIATIC, L5)] == [SCIATIC, L5]


def test_a_cut_made_alike_to_another_becomes_one_with_it(shown, told):
    rows = shown(replace(SCIATIC, side="right"), replace(SCIATIC, side="left"))
    box = control(rows[1], QComboBox, "Which limb")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told == [("changed", (replace(SCIATIC, side="right"),))]


def test_a_held_slider_passes_over_the_place_of_its_like(shown, told, qtbot):
    """Else both would become one, and the row that is held would go from under the hand."""
    high, low = Cut("nerve.common-fibular"), Cut("nerve.common-fibular", "level.fibular-neck")
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
    editor.lesion_changed.connect(editor.show_lesion)
    editor.activateWindow()
    rows = shown(L5, SCIATIC)
    box = control(rows[1], QComboBox, "Which fibres")
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert editor.rows[1].cut.id == "nerve.sciatic-tibial-division"
    now: QComboBox = control(editor.rows[1], QComboBox, "Which fibres")
    assert now is not box
    assert QApplication.focusWidget() is now
    QTest.keyClick(now, Qt.Key.Key_Up)
    assert editor.rows[1].cut == SCIATIC


def test_many_rows_scroll_instead_of_growing(editor, shown):
    shown(L5)
    one = editor.sizeHint().height()
    shown(L5, SCIATIC)
    assert one < editor.sizeHint().height() <= MOST_HEIGHT
    shown(*(Cut(f"root.{r}") for r in ("L2", "L3", "L4", "L5", "S1", "S2")))
    assert editor.sizeHint().height() == MOST_HEIGHT
    assert editor.minimumSizeHint().height() == MOST_HEIGHT

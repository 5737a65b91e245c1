"""One cut as a row of controls: what they offer, what they ask for, and that showing asks for nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QStyle, QStyleOptionSlider, QToolButton

from legmap.gui.cut_row import CutRow
from legmap.lesion.cut import Cut, Degree, Fibres, beyond, distinct_places, places_of

SCIATIC, TIBIAL, FIBULAR = (
    "nerve.sciatic",
    "nerve.sciatic-tibial-division",
    "nerve.sciatic-common-fibular-division",
)


@pytest.fixture
def row_of(qtbot, atlas):
    def make(cut: Cut) -> tuple[CutRow, list[tuple[str, object]]]:
        made = CutRow(atlas, cut)
        qtbot.addWidget(made)
        told: list[tuple[str, object]] = []
        made.changed.connect(lambda wished: told.append(("changed", wished)))
        made.place_changing.connect(lambda wished: told.append(("changing", wished)))
        made.removed.connect(lambda: told.append(("removed", None)))
        made.resize(360, 120)
        with qtbot.waitExposed(made):
            made.show()
        return made, told

    return make


def slider(row: CutRow) -> QSlider:
    found = row.findChild(QSlider)
    assert isinstance(found, QSlider)
    return found


def box(row: CutRow, name: str) -> QComboBox:
    return next(b for b in row.findChildren(QComboBox) if b.accessibleName() == name)


def degrees(row: CutRow) -> QComboBox:
    return box(row, "How severe")


def fibres(row: CutRow) -> QComboBox:
    return box(row, "Which fibres")


def limbs(row: CutRow) -> QComboBox:
    return box(row, "Which limb")


def texts(found: QComboBox) -> list[str]:
    return [found.itemText(i) for i in range(found.count())]


def pick(found: QComboBox, text: str) -> None:
    """Choose with the keyboard, as a user does: setting the index would not tell."""
    found.setFocus()
    wanted = texts(found).index(text)
    QTest.keyClick(found, Qt.Key.Key_Home)
    for _ in range(wanted):
        QTest.keyClick(found, Qt.Key.Key_Down)
    assert found.currentText() == text


def words(row: CutRow) -> str:
    return "\n".join(label.text() for label in row.findChildren(QLabel) if label.isVisibleTo(row))


def handle(bar: QSlider) -> QPoint:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    return (
        bar.style()
        .subControlRect(QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, bar)
        .center()
    )


# --- the slider ---


@pytest.mark.parametrize("nerve", [SCIATIC, TIBIAL, "nerve.tibial", "nerve.common-fibular", "nerve.femoral"])
def test_every_step_is_a_place_that_takes_something_else(row_of, atlas, nerve):
    row, told = row_of(Cut(nerve))
    bar = slider(row)
    assert (bar.minimum(), bar.maximum(), bar.value()) == (0, len(distinct_places(atlas, nerve)), 0)
    bar.setFocus()
    taken = [beyond(atlas, nerve, None)]
    for step in range(1, bar.maximum() + 1):
        QTest.keyClick(bar, Qt.Key.Key_Right)
        what, wished = told[-1]
        assert what == "changed"
        assert isinstance(wished, Cut)
        row.show_cut(wished)
        assert bar.value() == step
        taken.append(beyond(atlas, nerve, wished.place))
    assert len(told) == bar.maximum()
    assert all(set(after) < set(before) for before, after in pairwise(taken))


def test_the_keyboard_walks_both_ways_and_to_the_ends(row_of, atlas):
    row, told = row_of(Cut("nerve.tibial", "level.soleal-arch"))
    bar = slider(row)
    bar.setFocus()
    places = places_of(atlas, "nerve.tibial")
    here = places.index("level.soleal-arch")
    for key, place in (
        (Qt.Key.Key_Left, places[here - 1]),
        (Qt.Key.Key_End, places[-1]),
        (Qt.Key.Key_Home, None),
        (Qt.Key.Key_PageUp, places[1]),
    ):
        QTest.keyClick(bar, key)
        what, wished = told[-1]
        assert (what, wished.place) == ("changed", place)
        row.show_cut(wished)


@pytest.mark.parametrize(
    ("cut", "place"),
    [
        (Cut(TIBIAL, "level.mid-thigh"), "level.popliteal-apex"),
        (Cut(TIBIAL, "level.distal-thigh"), "level.popliteal-apex"),
        (Cut(SCIATIC, "level.buttock"), None),
        (Cut(SCIATIC, 0.4), 0.4166666666666667),
        (Cut("nerve.tibial", "level.popliteal-fossa"), None),
    ],
)
def test_a_level_without_a_step_of_its_own_stands_at_the_step_that_takes_the_same(row_of, atlas, cut, place):
    row, told = row_of(cut)
    assert slider(row).value() == places_of(atlas, cut.id).index(place)
    assert beyond(atlas, cut.id, place) == beyond(atlas, cut.id, cut.place)
    assert told == []


def test_a_held_slider_tells_live_and_once_more_when_let_go(row_of, atlas):
    row, told = row_of(Cut("nerve.tibial", "level.soleal-arch"))
    bar = slider(row)
    row.place_changing.connect(row.show_cut)
    start = handle(bar)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, QPoint(bar.width() - 2, start.y()))
    assert [what for what, _ in told] == ["changing"]
    assert told[-1][1].place == places_of(atlas, "nerve.tibial")[-1]
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 2, start.y()))
    assert told[-1] == ("changed", told[0][1])
    assert len(told) == 2


def test_taking_the_handle_without_moving_it_keeps_a_place_between_the_steps(row_of):
    cut = Cut(SCIATIC, 0.4)
    row, told = row_of(cut)
    QTest.mouseClick(slider(row), Qt.MouseButton.LeftButton, pos=handle(slider(row)))
    assert {wished for _, wished in told} <= {cut}


def test_the_place_is_told_in_words(row_of):
    row, _ = row_of(Cut("nerve.common-fibular", "level.fibular-neck"))
    assert "common fibular nerve" in words(row)
    assert "at the fibular neck" in words(row)
    row.show_cut(Cut("nerve.common-fibular"))
    assert "whole nerve" in words(row)
    assert "fibular neck" not in words(row)
    assert slider(row).accessibleDescription() == "whole nerve, from its origin"


@pytest.mark.parametrize(
    "cut",
    [Cut("root.L5"), Cut("muscle.soleus"), Cut("site.fibular-neck"), Cut("nerve.to-piriformis")],
)
def test_what_has_one_place_has_no_slider(row_of, cut):
    row, _ = row_of(cut)
    assert not slider(row).isVisible()
    assert "whole nerve" not in words(row)


# --- the boxes ---


def test_every_severity_can_be_chosen_worst_first(row_of):
    cut = Cut("nerve.tibial", "level.soleal-arch", fibres=Fibres.MOTOR, side="left")
    row, told = row_of(cut)
    assert texts(degrees(row)) == ["complete", "severe", "moderate", "mild"]
    pick(degrees(row), "severe")
    assert told[0] == ("changed", replace(cut, severity=Degree.SEVERE))
    assert isinstance(told[0][1].severity, Degree), "Qt makes strings of the members of a StrEnum"


def test_every_limb_can_be_chosen(row_of):
    cut = Cut("nerve.tibial", "level.soleal-arch", Degree.MILD, Fibres.SENSORY)
    row, told = row_of(cut)
    assert texts(limbs(row)) == ["either limb", "right", "left", "both limbs"]
    pick(limbs(row), "right")
    assert told == [("changed", replace(cut, side="right"))]
    row.show_cut(replace(cut, side="both"))
    assert limbs(row).currentText() == "both limbs"


def test_fibres_of_a_plain_nerve(row_of):
    row, told = row_of(Cut("nerve.tibial", "level.soleal-arch"))
    assert texts(fibres(row)) == ["all fibres", "motor fibres only", "sensory fibres only"]
    pick(fibres(row), "motor fibres only")
    assert told == [("changed", Cut("nerve.tibial", "level.soleal-arch", fibres=Fibres.MOTOR))]


@pytest.mark.parametrize(("cut", "offered"), [(Cut("root.L5"), True), (Cut("muscle.soleus"), False)])
def test_only_what_has_fibres_offers_them(row_of, cut, offered):
    row, _ = row_of(cut)
    assert fibres(row).isVisible() is offered


def test_choosing_what_is_chosen_asks_for_nothing(row_of):
    row, told = row_of(Cut("nerve.tibial"))
    degrees(row).activated.emit(degrees(row).currentIndex())
    assert told == []


@pytest.mark.parametrize(
    "cut", [Cut(SCIATIC, fibres=Fibres.MOTOR), Cut(TIBIAL, "level.mid-thigh"), Cut(SCIATIC)]
)
def test_the_sciatic_offers_its_divisions_and_they_offer_it(row_of, cut):
    row, _ = row_of(cut)
    assert texts(fibres(row)) == [
        "sciatic nerve",
        "tibial division of sciatic nerve",
        "common fibular division of sciatic nerve",
        "motor fibres only",
        "sensory fibres only",
    ]
    assert fibres(row).currentData() == (cut.id if cut.fibres is Fibres.ALL else cut.fibres)


@pytest.mark.parametrize(
    ("cut", "to", "place"),
    [
        (Cut(SCIATIC), TIBIAL, None),
        (Cut(SCIATIC, "level.mid-thigh", Degree.SEVERE, side="left"), FIBULAR, "level.mid-thigh"),
        (Cut(FIBULAR, "level.popliteal-apex"), SCIATIC, "level.popliteal-apex"),
        (Cut(SCIATIC, 0.5), TIBIAL, 0.5454545454545454),
        (Cut(TIBIAL, 0.6363636363636364), SCIATIC, 0.5833333333333334),
        (Cut(SCIATIC, 0.5), FIBULAR, None),
    ],
)
def test_a_division_is_cut_where_its_nerve_was_and_back(row_of, atlas, cut, to, place):
    row, told = row_of(cut)
    pick(fibres(row), atlas.name(to))
    assert told[-1] == ("changed", replace(cut, id=to, place=place))
    taken, kept = ({s.id for s in beyond(atlas, one.id, one.place)} for one in (told[-1][1], cut))
    both = {s.id for s in atlas.courses[to]} & {s.id for s in atlas.courses[cut.id]}
    assert taken & both == kept & both


def test_choosing_fibres_of_a_division_stays_on_it(row_of):
    cut = Cut(FIBULAR, "level.mid-thigh")
    row, told = row_of(cut)
    pick(fibres(row), "sensory fibres only")
    assert told[-1] == ("changed", replace(cut, fibres=Fibres.SENSORY))


def test_a_site_marks_its_usual_severity_and_keeps_its_id(row_of, atlas):
    usual = atlas.structures["site.fibular-neck"].usual_severity
    row, told = row_of(Cut("site.fibular-neck"))
    assert [t for t in texts(degrees(row)) if "(usual)" in t] == [f"{usual} (usual)"]
    pick(degrees(row), "mild")
    assert told[-1] == ("changed", Cut("site.fibular-neck", severity=Degree.MILD))
    assert texts(fibres(row)) == ["all fibres", "motor fibres only", "sensory fibres only"]


def test_a_site_of_both_limbs_says_so(row_of):
    row, told = row_of(Cut("site.cauda-equina"))
    assert texts(limbs(row)) == ["both limbs", "right", "left"]
    assert limbs(row).currentText() == "both limbs"
    pick(degrees(row), "mild")
    assert told[-1][1].side == ""
    row.show_cut(Cut("site.cauda-equina", side="both"))
    assert limbs(row).currentText() == "both limbs"


# --- the row ---


def test_showing_asks_for_nothing(row_of):
    row, told = row_of(Cut(SCIATIC))
    for cut in (
        Cut(SCIATIC, "level.mid-thigh", Degree.MILD, Fibres.MOTOR, "left"),
        Cut(SCIATIC, 0.9, side="both"),
        Cut(SCIATIC),
    ):
        row.show_cut(cut)
        assert row.cut == cut
    assert told == []


def test_a_row_is_for_one_structure(row_of):
    row, _ = row_of(Cut(SCIATIC))
    assert row.shows_kind_of(Cut(SCIATIC, "level.mid-thigh", side="left"))
    assert not row.shows_kind_of(Cut(TIBIAL))


def test_the_cross_takes_it_away_and_says_what(row_of):
    row, told = row_of(Cut("nerve.tibial"))
    cross = row.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    assert cross.accessibleName() == "Take tibial nerve out of the lesion"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert told == [("removed", None)]

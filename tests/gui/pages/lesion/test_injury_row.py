"""One cut as a row of controls: what they offer, what they ask for, and that showing asks for nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QStyle, QStyleOptionSlider, QToolButton

from legmap.gui.pages.lesion.injury_row import InjuryRow
from legmap.lesion.injury import Fibres, Injury, Severity, distal_stations, distinct_places, places_of

SCIATIC, TIBIAL, FIBULAR = (
    "nerve.sciatic",
    "nerve.sciatic-tibial-division",
    "nerve.sciatic-common-fibular-division",
)


@pytest.fixture
def row_of(qtbot, atlas):
    def make(injury: Injury) -> tuple[InjuryRow, list[tuple[str, object]]]:
        made = InjuryRow(atlas, injury)
        qtbot.addWidget(made)
        told: list[tuple[str, object]] = []
        made.changed.connect(lambda edited: told.append(("changed", edited)))
        made.place_changing.connect(lambda edited: told.append(("changing", edited)))
        made.removed.connect(lambda: told.append(("removed", None)))
        made.resize(360, 120)
        with qtbot.waitExposed(made):
            made.show()
        return made, told

    return make


def slider(row: InjuryRow) -> QSlider:
    found = row.findChild(QSlider)
    assert isinstance(found, QSlider)
    return found


def box(row: InjuryRow, name: str) -> QComboBox:
    return next(b for b in row.findChildren(QComboBox) if b.accessibleName() == name)


def degrees(row: InjuryRow) -> QComboBox:
    return box(row, "How severe")


def fibres(row: InjuryRow) -> QComboBox:
    return box(row, "Which fibres")


def limbs(row: InjuryRow) -> QComboBox:
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


def words(row: InjuryRow) -> str:
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
    row, told = row_of(Injury(nerve))
    bar = slider(row)
    assert (bar.minimum(), bar.maximum(), bar.value()) == (0, len(distinct_places(atlas, nerve)), 0)
    bar.setFocus()
    taken = [distal_stations(atlas, nerve, None)]
    for step in range(1, bar.maximum() + 1):
        QTest.keyClick(bar, Qt.Key.Key_Right)
        what, edited = told[-1]
        assert what == "changed"
        assert isinstance(edited, Injury)
        row.show_injury(edited)
        assert bar.value() == step
        taken.append(distal_stations(atlas, nerve, edited.place))
    assert len(told) == bar.maximum()
    assert all(set(after) < set(before) for before, after in pairwise(taken))


def test_the_keyboard_walks_both_ways_and_to_the_ends(row_of, atlas):
    row, told = row_of(Injury("nerve.tibial", "level.soleal-arch"))
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
        what, edited = told[-1]
        assert (what, edited.place) == ("changed", place)
        row.show_injury(edited)


@pytest.mark.parametrize(
    ("injury", "place"),
    [
        (Injury(TIBIAL, "level.mid-thigh"), "level.popliteal-apex"),
        (Injury(TIBIAL, "level.distal-thigh"), "level.popliteal-apex"),
        (Injury(SCIATIC, "level.buttock"), None),
        (Injury(SCIATIC, 0.4), 0.4166666666666667),
        (Injury("nerve.tibial", "level.popliteal-fossa"), None),
    ],
)
def test_a_level_without_a_step_of_its_own_stands_at_the_step_that_takes_the_same(
    row_of, atlas, injury, place
):
    row, told = row_of(injury)
    assert slider(row).value() == places_of(atlas, injury.id).index(place)
    assert distal_stations(atlas, injury.id, place) == distal_stations(atlas, injury.id, injury.place)
    assert told == []


def test_a_held_slider_tells_live_and_once_more_when_let_go(row_of, atlas):
    row, told = row_of(Injury("nerve.tibial", "level.soleal-arch"))
    bar = slider(row)
    row.place_changing.connect(row.show_injury)
    start = handle(bar)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, QPoint(bar.width() - 2, start.y()))
    assert [what for what, _ in told] == ["changing"]
    assert told[-1][1].place == places_of(atlas, "nerve.tibial")[-1]
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 2, start.y()))
    assert told[-1] == ("changed", told[0][1])
    assert len(told) == 2


def test_taking_the_handle_without_moving_it_keeps_a_place_between_the_steps(row_of):
    injury = Injury(SCIATIC, 0.4)
    row, told = row_of(injury)
    QTest.mouseClick(slider(row), Qt.MouseButton.LeftButton, pos=handle(slider(row)))
    assert {edited for _, edited in told} <= {injury}


def test_the_place_is_told_in_words(row_of):
    row, _ = row_of(Injury("nerve.common-fibular", "level.fibular-neck"))
    assert "common fibular nerve" in words(row)
    assert "at the fibular neck" in words(row)
    row.show_injury(Injury("nerve.common-fibular"))
    assert "whole nerve" in words(row)
    assert "fibular neck" not in words(row)
    assert slider(row).accessibleDescription() == "whole nerve, from its origin"


@pytest.mark.parametrize(
    "injury",
    [Injury("root.L5"), Injury("muscle.soleus"), Injury("site.fibular-neck"), Injury("nerve.to-piriformis")],
)
def test_what_has_one_place_has_no_slider(row_of, injury):
    row, _ = row_of(injury)
    assert not slider(row).isVisible()
    assert "whole nerve" not in words(row)


# --- the boxes ---


def test_every_severity_can_be_chosen_worst_first(row_of):
    injury = Injury("nerve.tibial", "level.soleal-arch", fibres=Fibres.MOTOR, side="left")
    row, told = row_of(injury)
    assert texts(degrees(row)) == ["complete", "severe", "moderate", "mild"]
    pick(degrees(row), "severe")
    assert told[0] == ("changed", replace(injury, severity=Severity.SEVERE))
    assert isinstance(told[0][1].severity, Severity), "Qt makes strings of the members of a StrEnum"


def test_every_limb_can_be_chosen(row_of):
    injury = Injury("nerve.tibial", "level.soleal-arch", Severity.MILD, Fibres.SENSORY)
    row, told = row_of(injury)
    assert texts(limbs(row)) == ["either limb", "right", "left", "both limbs"]
    pick(limbs(row), "right")
    assert told == [("changed", replace(injury, side="right"))]
    row.show_injury(replace(injury, side="both"))
    assert limbs(row).currentText() == "both limbs"


def test_fibres_of_a_plain_nerve(row_of):
    row, told = row_of(Injury("nerve.tibial", "level.soleal-arch"))
    assert texts(fibres(row)) == ["all fibres", "motor fibres only", "sensory fibres only"]
    pick(fibres(row), "motor fibres only")
    assert told == [("changed", Injury("nerve.tibial", "level.soleal-arch", fibres=Fibres.MOTOR))]


@pytest.mark.parametrize(("injury", "offered"), [(Injury("root.L5"), True), (Injury("muscle.soleus"), False)])
def test_only_what_has_fibres_offers_them(row_of, injury, offered):
    row, _ = row_of(injury)
    assert fibres(row).isVisible() is offered


def test_choosing_what_is_chosen_asks_for_nothing(row_of):
    row, told = row_of(Injury("nerve.tibial"))
    degrees(row).activated.emit(degrees(row).currentIndex())
    assert told == []


@pytest.mark.parametrize(
    "injury", [Injury(SCIATIC, fibres=Fibres.MOTOR), Injury(TIBIAL, "level.mid-thigh"), Injury(SCIATIC)]
)
def test_the_sciatic_offers_its_divisions_and_they_offer_it(row_of, injury):
    row, _ = row_of(injury)
    assert texts(fibres(row)) == [
        "sciatic nerve",
        "tibial division of sciatic nerve",
        "common fibular division of sciatic nerve",
        "motor fibres only",
        "sensory fibres only",
    ]
    assert fibres(row).currentData() == (injury.id if injury.fibres is Fibres.ALL else injury.fibres)


@pytest.mark.parametrize(
    ("injury", "to", "place"),
    [
        (Injury(SCIATIC), TIBIAL, None),
        (Injury(SCIATIC, "level.mid-thigh", Severity.SEVERE, side="left"), FIBULAR, "level.mid-thigh"),
        (Injury(FIBULAR, "level.popliteal-apex"), SCIATIC, "level.popliteal-apex"),
        (Injury(SCIATIC, 0.5), TIBIAL, 0.5454545454545454),
        (Injury(TIBIAL, 0.6363636363636364), SCIATIC, 0.5833333333333334),
        (Injury(SCIATIC, 0.5), FIBULAR, None),
    ],
)
def test_a_division_is_cut_where_its_nerve_was_and_back(row_of, atlas, injury, to, place):
    row, told = row_of(injury)
    pick(fibres(row), atlas.name(to))
    assert told[-1] == ("changed", replace(injury, id=to, place=place))
    taken, kept = ({s.id for s in distal_stations(atlas, one.id, one.place)} for one in (told[-1][1], injury))
    both = {s.id for s in atlas.courses[to]} & {s.id for s in atlas.courses[injury.id]}
    assert taken & both == kept & both


def test_choosing_fibres_of_a_division_stays_on_it(row_of):
    injury = Injury(FIBULAR, "level.mid-thigh")
    row, told = row_of(injury)
    pick(fibres(row), "sensory fibres only")
    assert told[-1] == ("changed", replace(injury, fibres=Fibres.SENSORY))


def test_a_site_marks_its_usual_severity_and_keeps_its_id(row_of, atlas):
    usual = atlas.structures["site.fibular-neck"].usual_severity
    row, told = row_of(Injury("site.fibular-neck"))
    assert [t for t in texts(degrees(row)) if "(usual)" in t] == [f"{usual} (usual)"]
    pick(degrees(row), "mild")
    assert told[-1] == ("changed", Injury("site.fibular-neck", severity=Severity.MILD))
    assert texts(fibres(row)) == ["all fibres", "motor fibres only", "sensory fibres only"]


def test_a_site_of_both_limbs_says_so(row_of):
    row, told = row_of(Injury("site.cauda-equina"))
    assert texts(limbs(row)) == ["both limbs", "right", "left"]
    assert limbs(row).currentText() == "both limbs"
    pick(degrees(row), "mild")
    assert told[-1][1].side == ""
    row.show_injury(Injury("site.cauda-equina", side="both"))
    assert limbs(row).currentText() == "both limbs"


# --- the row ---


def test_showing_asks_for_nothing(row_of):
    row, told = row_of(Injury(SCIATIC))
    for injury in (
        Injury(SCIATIC, "level.mid-thigh", Severity.MILD, Fibres.MOTOR, "left"),
        Injury(SCIATIC, 0.9, side="both"),
        Injury(SCIATIC),
    ):
        row.show_injury(injury)
        assert row.injury == injury
    assert told == []


def test_a_row_is_for_one_structure(row_of):
    row, _ = row_of(Injury(SCIATIC))
    assert row.shows_kind_of(Injury(SCIATIC, "level.mid-thigh", side="left"))
    assert not row.shows_kind_of(Injury(TIBIAL))


def test_the_cross_takes_it_away_and_says_what(row_of):
    row, told = row_of(Injury("nerve.tibial"))
    cross = row.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    assert cross.accessibleName() == "Take tibial nerve out of the lesion"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert told == [("removed", None)]

"""The desk: its pages, the keys that open them, and the limbs of the page Strength."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget

from legmap.anatomy.search import index_of
from legmap.gui.compare_page import ComparePage
from legmap.gui.desk import Desk, LimbTabs
from legmap.gui.examination import Examination
from legmap.gui.localise_page import LocalisePage
from legmap.gui.pages import DESK_PAGES
from legmap.lesion.case import Case, case_of
from legmap.lesion.cut import Cut
from legmap.report.build import build_report

KEYS = (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5)
UNLIKE = (Cut("nerve.tibial", side="right"), Cut("nerve.femoral", side="left"))


@pytest.fixture(scope="module")
def index(atlas):
    return index_of(atlas)


@pytest.fixture
def desk(qtbot, atlas, index):
    examination = Examination(atlas)
    made = Desk(atlas, ComparePage(atlas, index), LocalisePage(atlas, index, examination))
    qtbot.addWidget(made)
    examination.setParent(made)
    made.resize(380, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def show(desk, atlas):
    def show_lesion(*cuts: Cut) -> Case:
        case = case_of(atlas, cuts)
        desk.show_case(case, build_report(atlas, case, "") if cuts else None)
        return case

    return show_lesion


def tabs(desk: Desk) -> LimbTabs:
    found = desk.findChild(LimbTabs)
    assert isinstance(found, LimbTabs)
    return found


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_it_opens_on_the_lesion_and_has_four_pages(desk):
    assert desk.page == "lesion"
    assert [desk.tabText(i) for i in range(desk.count())] == ["Lesion", "Strength", "Compare", "Localise"]
    assert all(desk.tabToolTip(i) for i in range(desk.count()))


@pytest.mark.parametrize("page", DESK_PAGES)
def test_every_page_opens_tells_it_and_shows_what_belongs_there(desk, page):
    told: list[str] = []
    desk.page_opened.connect(told.append)
    desk.open_page("strength" if page == "lesion" else "lesion")
    told.clear()
    desk.open_page(page)
    assert (desk.page, told) == (page, [page])
    shown = {"lesion": desk.panel, "strength": desk.strength, "compare": desk.compare}
    for name, widget in {**shown, "localise": desk.localise}.items():
        assert widget.isVisible() is (name == page)
    desk.open_page(page)
    assert told == [page]


def test_a_lesion_is_shown_on_lesion_and_strength_alike(desk, show):
    show(Cut("nerve.common-fibular", "level.fibular-neck"))
    assert "foot drop" in desk.panel.shown_text
    assert [row.cut.place for row in desk.editor.rows] == ["level.fibular-neck"]
    assert "at the fibular neck" in texts(desk.strength)
    show()
    assert desk.panel.report is None
    assert desk.editor.rows == ()
    assert "at the fibular neck" not in texts(desk.strength)


def test_limbs_are_offered_only_where_they_differ(desk, show):
    desk.open_page("strength")
    for cuts in ((), (Cut("root.L5"),), (Cut("root.L5", side="left"),), (Cut("root.L5", side="both"),)):
        show(*cuts)
        assert not tabs(desk).isVisible()
        assert tabs(desk).limb == ""
    show(*UNLIKE)
    assert tabs(desk).isVisible()
    assert [tabs(desk).tabText(i) for i in range(2)] == ["Right limb", "Left limb"]


def test_each_limb_shows_its_own_strength(desk, show):
    desk.open_page("strength")
    show(*UNLIKE)
    assert (tabs(desk).limb, "Tibial nerve" in texts(desk.strength)) == ("right", True)
    assert "Femoral nerve" not in texts(desk.strength)
    tabs(desk).setFocus()
    QTest.keyClick(tabs(desk), Qt.Key.Key_Right)
    assert tabs(desk).limb == "left"
    assert "Femoral nerve" in texts(desk.strength)
    assert "Tibial nerve" not in texts(desk.strength)


def test_the_chosen_limb_stays_while_its_lesion_changes(desk, show):
    show(*UNLIKE)
    tabs(desk).setCurrentIndex(1)
    show(UNLIKE[0], Cut("nerve.obturator", side="left"))
    assert tabs(desk).limb == "left"
    assert "Obturator nerve" in texts(desk.strength)
    show(Cut("root.L5"))
    assert "L5 root" in texts(desk.strength)
    show(*UNLIKE)
    assert tabs(desk).limb == "right"


def test_a_lesion_of_the_left_limb_alone_shows_its_strength(desk, show):
    show(Cut("nerve.femoral", side="left"))
    assert "Femoral nerve" in texts(desk.strength)


def test_keys_and_tabs_open_the_pages_and_tick_them(window):
    for key, page in (*zip(KEYS, DESK_PAGES, strict=True), (KEYS[0], "lesion")):
        QTest.keyClick(window, key)
        assert window.desk.page == page
        assert [a.data() for a in window.actions_.desk.actions() if a.isChecked()] == [page]
        assert window.pointer.localising is (page == "localise")
    QTest.mouseClick(
        window.desk.tabBar(), Qt.MouseButton.LeftButton, pos=window.desk.tabBar().tabRect(3).center()
    )
    assert [a.data() for a in window.actions_.desk.actions() if a.isChecked()] == ["localise"]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_brings_the_desk_back_where_it_was_closed(window, key):
    dock = window.findChild(QDockWidget, "panel")
    dock.hide()
    QTest.keyClick(window, key)
    assert dock.isVisible()


def test_comparing_brings_the_desk_back_where_it_was_closed(window):
    window.selection.select("root.L5")
    dock = window.findChild(QDockWidget, "panel")
    dock.hide()
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert dock.isVisible()
    assert window.desk.page == "compare"


def test_finding_while_localising_brings_the_desk_back_too(window):
    QTest.keyClick(window, KEYS[3])
    dock = window.findChild(QDockWidget, "panel")
    dock.hide()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dock.isVisible()


def test_a_new_lesion_turns_from_compare_to_the_lesion_and_from_no_other_page(window):
    window.desk.open_page("compare")
    window.selection.select("root.L5")
    assert window.desk.page == "lesion"
    for page in ("strength", "localise"):
        window.desk.open_page(page)
        window.selection.select(f"root.{'L4' if page == 'strength' else 'S1'}")
        assert window.desk.page == page
    window.desk.open_page("compare")
    window.selection.clear()
    assert window.desk.page == "compare"

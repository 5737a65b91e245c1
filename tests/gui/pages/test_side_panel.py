"""The desk: its pages, the keys that open them, and the limbs of the page Strength."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget

from legmap.anatomy.search import index_of
from legmap.gui.pages.base import PageContext
from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.pages.registry import PAGES
from legmap.gui.pages.side_panel import SidePanel
from legmap.gui.pages.strength.limb_tabs import LimbTabs
from legmap.gui.pages.strength.page import StrengthPage
from legmap.gui.state.document import Document
from legmap.lesion.injury import Injury

NAMES = ("lesion", "strength", "compare", "localise")
KEYS = (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5)
UNLIKE = (Injury("nerve.tibial", side="right"), Injury("nerve.femoral", side="left"))


@pytest.fixture
def document(atlas, qapp):
    return Document(atlas)


@pytest.fixture
def side_panel(qtbot, atlas, document):
    made = SidePanel(PageContext(atlas, index_of(atlas), document), PAGES)
    qtbot.addWidget(made)
    document.setParent(made)
    document.selection.case_changed.connect(made.refresh)
    made.resize(380, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def show(document):
    def show_lesion(*injuries: Injury) -> None:
        document.selection.select_all(injuries)

    return show_lesion


def tabs(side_panel: SidePanel) -> LimbTabs:
    return side_panel.page_of(StrengthPage).limbs


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_it_opens_on_the_lesion_and_has_four_pages(side_panel):
    assert side_panel.page.info.key == "lesion"
    assert [side_panel.tabText(i) for i in range(side_panel.count())] == [
        "Lesion",
        "Strength",
        "Compare",
        "Localise",
    ]
    assert all(side_panel.tabToolTip(i) for i in range(side_panel.count()))


@pytest.mark.parametrize("page", NAMES)
def test_every_page_opens_tells_it_and_shows_what_belongs_there(side_panel, page):
    told: list[str] = []
    side_panel.page_changed.connect(lambda shown: told.append(shown.info.key))
    side_panel.open_page("strength" if page == "lesion" else "lesion")
    told.clear()
    side_panel.open_page(page)
    assert (side_panel.page.info.key, told) == (page, [page])
    assert [p.info.key for p in side_panel.pages if p.widget.isVisible()] == [page]
    side_panel.open_page(page)
    assert told == [page]


def test_a_lesion_is_shown_on_lesion_and_strength_alike(side_panel, show):
    show(Injury("nerve.common-fibular", "level.fibular-neck"))
    assert "foot drop" in side_panel.page_of(LesionPage).panel.shown_text
    assert [row.injury.place for row in side_panel.page_of(LesionPage).editor.rows] == ["level.fibular-neck"]
    assert "at the fibular neck" in texts(side_panel.page_of(StrengthPage).view)
    show()
    assert side_panel.page_of(LesionPage).panel.report is None
    assert side_panel.page_of(LesionPage).editor.rows == ()
    assert "at the fibular neck" not in texts(side_panel.page_of(StrengthPage).view)


def test_limbs_are_offered_only_where_they_differ(side_panel, show):
    side_panel.open_page("strength")
    for injuries in (
        (),
        (Injury("root.L5"),),
        (Injury("root.L5", side="left"),),
        (Injury("root.L5", side="both"),),
    ):
        show(*injuries)
        assert not tabs(side_panel).isVisible()
        assert tabs(side_panel).limb == ""
    show(*UNLIKE)
    assert tabs(side_panel).isVisible()
    assert [tabs(side_panel).tabText(i) for i in range(2)] == ["Right limb", "Left limb"]


def test_each_limb_shows_its_own_strength(side_panel, show):
    side_panel.open_page("strength")
    show(*UNLIKE)
    assert (tabs(side_panel).limb, "Tibial nerve" in texts(side_panel.page_of(StrengthPage).view)) == (
        "right",
        True,
    )
    assert "Femoral nerve" not in texts(side_panel.page_of(StrengthPage).view)
    tabs(side_panel).setFocus()
    QTest.keyClick(tabs(side_panel), Qt.Key.Key_Right)
    assert tabs(side_panel).limb == "left"
    assert "Femoral nerve" in texts(side_panel.page_of(StrengthPage).view)
    assert "Tibial nerve" not in texts(side_panel.page_of(StrengthPage).view)


def test_the_chosen_limb_stays_while_its_lesion_changes(side_panel, show):
    show(*UNLIKE)
    tabs(side_panel).setCurrentIndex(1)
    show(UNLIKE[0], Injury("nerve.obturator", side="left"))
    assert tabs(side_panel).limb == "left"
    assert "Obturator nerve" in texts(side_panel.page_of(StrengthPage).view)
    show(Injury("root.L5"))
    assert "L5 root" in texts(side_panel.page_of(StrengthPage).view)
    show(*UNLIKE)
    assert tabs(side_panel).limb == "right"


def test_a_lesion_of_the_left_limb_alone_shows_its_strength(side_panel, show):
    show(Injury("nerve.femoral", side="left"))
    assert "Femoral nerve" in texts(side_panel.page_of(StrengthPage).view)


def test_keys_and_tabs_open_the_pages_and_tick_them(window):
    for key, page in (*zip(KEYS, NAMES, strict=True), (KEYS[0], "lesion")):
        QTest.keyClick(window, key)
        assert window.side_panel.page.info.key == page
        assert [a.data() for a in window.actions_.page_group.actions() if a.isChecked()] == [page]
    QTest.mouseClick(
        window.side_panel.tabBar(),
        Qt.MouseButton.LeftButton,
        pos=window.side_panel.tabBar().tabRect(3).center(),
    )
    assert [a.data() for a in window.actions_.page_group.actions() if a.isChecked()] == ["localise"]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_brings_the_desk_back_where_it_was_closed(window, key):
    dock = window.findChild(QDockWidget, "panel")
    dock.hide()
    QTest.keyClick(window, key)
    assert dock.isVisible()


def test_comparing_brings_the_desk_back_where_it_was_closed(window):
    window.document.selection.select("root.L5")
    dock = window.findChild(QDockWidget, "panel")
    dock.hide()
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert dock.isVisible()
    assert window.side_panel.page.info.key == "compare"


def test_finding_while_localising_brings_the_desk_back_too(window):
    QTest.keyClick(window, KEYS[3])
    dock = window.findChild(QDockWidget, "panel")
    dock.hide()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dock.isVisible()


def test_a_new_lesion_turns_from_compare_to_the_lesion_and_from_no_other_page(window):
    window.side_panel.open_page("compare")
    window.document.selection.select("root.L5")
    assert window.side_panel.page.info.key == "lesion"
    for page in ("strength", "localise"):
        window.side_panel.open_page(page)
        window.document.selection.select(f"root.{'L4' if page == 'strength' else 'S1'}")
        assert window.side_panel.page.info.key == page
    window.side_panel.open_page("compare")
    window.document.selection.clear()
    assert window.side_panel.page.info.key == "compare"

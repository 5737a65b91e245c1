"""The strength page: what it tells, how it is walked by keys, and what its bars show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QWidget

from legmap.gui.dialogs.help import show_help
from legmap.gui.pages.lesion.help import chapters as lesion_chapters
from legmap.gui.pages.strength.help import STRENGTH, chapters
from legmap.gui.pages.strength.row import MovementRow
from legmap.gui.pages.strength.view import HELP, StrengthView
from legmap.gui.widgets.rich_text import COLOURS
from legmap.gui.widgets.strength_bar import StrengthBar
from legmap.lesion.deficit import deficit_of
from legmap.lesion.injury import Injury, Severity
from legmap.lesion.share import ALL, LostShare
from legmap.lesion.strength import CapacityLost
from legmap.render.theme import LIGHT


@pytest.fixture
def page(qtbot, atlas):
    made = StrengthView(atlas)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(page, atlas, *lesion):
    page.show_strength(deficit_of(atlas, lesion, ()))


def rows(page):
    return [row for row in page.findChildren(MovementRow) if not row.isHidden()]


def test_at_rest_it_says_what_it_is_for(page, atlas):
    assert "Select a nerve" in page.shown_text
    show(page, atlas, "nerve.tibial")
    assert "Select a nerve" not in page.shown_text
    page.show_strength(None)
    assert "Select a nerve" in page.shown_text
    assert rows(page) == []


def test_it_tells_figure_range_muscles_and_whose_estimate_it_is(page, atlas):
    show(page, atlas, "nerve.tibial")
    for expected in (
        "Tibial nerve",
        "Ankle plantarflexion",
        "97 % (96 to 98)",
        "soleus 51 %",
        "none of the models: plantaris",
        "Weak, without a figure",
        "toe flexion",
        "Gait2392 (Delp 1990)",
        "not a clinical grade",
        "Pale:",
        "How the strength figure is computed",
    ):
        assert expected in page.shown_text
    assert "Hatched" not in page.shown_text


def test_an_interval_shows_its_assumption(page, atlas):
    show(page, atlas, "root.L5")
    assert "50 to 100 %" in page.shown_text
    assert "the main roots of a muscle carry at least half" in page.shown_text
    assert "Hatched" in page.shown_text
    assert "Pale" not in page.shown_text
    show(page, atlas, Injury("nerve.femoral", severity=Severity.MILD))
    assert "up to 34 %" in page.shown_text


def test_a_title_may_say_more_than_the_structures(page, atlas):
    deficit = deficit_of(atlas, ["nerve.tibial"], ())
    page.show_strength(deficit, "tibial nerve in the popliteal fossa")
    assert "Tibial nerve in the popliteal fossa" in page.shown_text


def test_a_lesion_without_weakness_says_so(page, atlas):
    show(page, atlas, "nerve.sural")
    assert "No movement is weak." in page.shown_text
    assert "clinical grade" not in page.shown_text


def test_rows_follow_the_lesion_and_none_stays_behind(page, atlas):
    show(page, atlas, "nerve.sciatic")
    many = len(rows(page))
    show(page, atlas, "muscle.extensor-hallucis-longus")
    assert [row.accessibleName().partition(":")[0] for row in rows(page)] == ["Ankle dorsiflexion"]
    assert "plantarflexion" not in page.shown_text
    show(page, atlas, "nerve.sciatic")
    assert len(rows(page)) == many > 1


def test_keys_walk_the_rows_and_enter_chooses_the_movement(page, atlas):
    chosen: list[str] = []
    page.structure_clicked.connect(chosen.append)
    show(page, atlas, "nerve.tibial")
    first, second, *_ = rows(page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    QTest.keyClick(rows(page)[-1], Qt.Key.Key_Enter)
    assert chosen == ["movement.foot-inversion", "movement.knee-flexion"]
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_a_row_that_is_hidden_meanwhile_may_still_have_the_keyboard(page, atlas):
    show(page, atlas, "nerve.sciatic")
    *_, last = rows(page)
    show(page, atlas, "muscle.extensor-hallucis-longus")
    assert last.isHidden()
    QTest.keyClick(last, Qt.Key.Key_Up)
    assert not last.hasFocus()


def test_the_row_that_keys_reach_is_scrolled_into_sight(page, atlas):
    page.resize(320, 200)
    show(page, atlas, "nerve.sciatic")
    QTest.qWait(0)
    shown = rows(page)
    shown[0].setFocus()
    for row in shown[:-1]:
        QTest.keyClick(row, Qt.Key.Key_Down)
    assert shown[-1].hasFocus()
    assert not shown[-1].visibleRegion().isEmpty()
    assert shown[0].visibleRegion().isEmpty()


def test_tab_reaches_every_row(page, atlas):
    show(page, atlas, "nerve.tibial")
    shown = rows(page)
    shown[0].setFocus()
    reached = [shown[0]]
    for _ in range(20):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.focusWidget())
    assert set(shown) <= set(reached)


def test_names_ask_for_structures_and_the_last_link_for_help(page, atlas):
    chosen: list[str] = []
    asked: list[bool] = []
    pointed: list[str] = []
    page.structure_clicked.connect(chosen.append)
    page.structure_hovered.connect(pointed.append)
    page.help_requested.connect(lambda: asked.append(True))
    show(page, atlas, "nerve.tibial")
    for label in page.findChildren(QLabel):
        if "muscle.soleus" in label.text():
            label.linkActivated.emit("muscle.soleus")
            label.linkHovered.emit("muscle.soleus")
        if f'href="{HELP}"' in label.text():
            label.linkActivated.emit(HELP)
    assert (chosen, pointed, asked) == (["muscle.soleus"], ["muscle.soleus"], [True])


def test_rows_are_told_to_those_who_cannot_see_them(page, atlas):
    show(page, atlas, "nerve.tibial")
    first = rows(page)[0]
    assert (
        first.accessibleName()
        == "Ankle plantarflexion: about 97 % of the limb's capacity (96 to 98 over three models)"
    )
    assert first.accessibleDescription().startswith("soleus 51 %")


@pytest.mark.parametrize("width", [300, 420])
def test_nothing_is_cut_off_sideways(page, atlas, width):
    page.resize(width, 600)
    for lesion in ("nerve.sciatic", "root.L5", "nerve.lumbosacral-trunk"):
        show(page, atlas, lesion)
        QTest.qWait(0)
        for row in rows(page):
            assert row.width() <= width
            assert row.minimumSizeHint().width() <= row.width()


def test_links_take_the_colour_of_a_dark_palette(page, atlas):
    show(page, atlas, "nerve.tibial")
    dark = QPalette(page.palette())
    dark.setColor(QPalette.ColorRole.Window, QColor("#26292E"))
    page.setPalette(dark)
    texts = [label.text() for label in page.findChildren(QLabel) if "href" in label.text()]
    assert texts
    assert all(COLOURS["dark"]["link"] in t and COLOURS["light"]["link"] not in t for t in texts)


# --- the bar ---


@pytest.fixture
def bar(qtbot):
    made = StrengthBar()
    qtbot.addWidget(made)
    made.resize(201, 16)
    palette = QPalette(made.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor("#FFFFFF"))
    made.setPalette(palette)
    return made


def colour_at(bar, share, y=5):
    return bar.grab().toImage().pixelColor(round(share * 200), y)


def test_the_bar_is_full_to_the_least_and_empty_beyond_the_most(bar):
    bar.show_capacity(CapacityLost(0.5, 0.4, 0.6, True, (("muscle.x", ALL),)))
    assert colour_at(bar, 0.1) == colour_at(bar, 0.38) == QColor(LIGHT.lost)
    assert colour_at(bar, 0.45) not in (QColor(LIGHT.lost), colour_at(bar, 0.7))
    assert colour_at(bar, 0.7) == colour_at(bar, 0.95)
    assert colour_at(bar, 0.5) == QColor(LIGHT.ink)


def test_an_interval_is_hatched_and_a_range_of_models_is_not(bar):
    def colours(whole):
        bar.show_capacity(CapacityLost(0.5, 0.1, 0.9, whole, (("muscle.x", LostShare(0.1, 0.9)),)))
        image = bar.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(110, 145) for y in range(5, 11)}

    assert len(colours(whole=True)) == 1
    assert len(colours(whole=False)) > 3


def test_a_bar_without_range_has_no_tick(bar):
    bar.show_capacity(CapacityLost(1.0, 1.0, 1.0, True, (("muscle.x", ALL),)))
    assert {colour_at(bar, share).name() for share in (0.1, 0.5, 0.98)} == {LIGHT.lost.lower()}


# --- the page of help ---


def test_help_explains_the_computation_in_ten_lines(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    show_help(parent, (*lesion_chapters(), *chapters("Strength", "F3")), STRENGTH)
    dialog = parent.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    browser = dialog.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    text = browser.toPlainText()
    chapter = text[text.index("How the strength figure is computed") :]
    assert len(chapter.strip().splitlines()) == 11
    for expected in ("OpenSim", "Rajagopal", "2 %", "at least half", "not a clinical grade"):
        assert expected in chapter
    assert browser.verticalScrollBar().value() > 0

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from legmap.anatomy.search import index_of
from legmap.gui.pages.compare.rows import Swatch
from legmap.gui.pages.compare.view import CompareView
from legmap.gui.state.comparison import EXAMPLE, FIRST_TWO, ComparisonState
from legmap.lesion.injury import Injury
from legmap.render.style import COMPARISON_ROLES, highlight_colour
from legmap.render.theme import DARK, LIGHT
from legmap.roles import Role

S1 = (Injury("root.S1"),)
L4 = (Injury("root.L4"),)


# --- the owner of what is compared ---


@pytest.fixture
def compared(qtbot):
    return ComparisonState()


@pytest.fixture
def counted(compared):
    calls: list[object] = []
    compared.changed.connect(lambda: calls.append((compared.lesions, compared.pair)))
    return calls


def test_lesions_come_in_order_and_at_most_four(compared, counted):
    for lesion in (*EXAMPLE, S1, L4):
        compared.add(lesion)
    assert compared.lesions == (*EXAMPLE, S1)
    assert compared.full
    assert len(counted) == 4


def test_what_changes_nothing_is_not_told(compared, counted):
    compared.clear()
    compared.remove(0)
    compared.add(())
    compared.set_pair(0, 1)
    compared.add(S1)
    counted.clear()
    compared.add(S1)
    compared.replace(0, S1)
    compared.replace(3, L4)
    compared.remove(5)
    compared.remove(-1)
    compared.restore((S1,))
    assert counted == []


def test_the_pair_follows_what_is_removed(compared):
    compared.restore((*EXAMPLE, S1), (1, 3))
    compared.remove(0)
    assert compared.pair == (0, 2)
    compared.remove(2)
    assert compared.pair == FIRST_TWO
    assert compared.lesions == EXAMPLE[1:]


def test_a_pair_is_picked_in_any_order_and_only_where_there_is_one(compared, counted):
    compared.restore(EXAMPLE)
    counted.clear()
    compared.set_pair(2, 0)
    assert compared.pair == (0, 2)
    compared.set_pair(0, 3)
    compared.set_pair(1, 1)
    assert compared.pair == (0, 2)
    assert len(counted) == 1


def test_everything_can_be_restored_at_once(compared, counted):
    compared.restore(EXAMPLE, (1, 2))
    assert (compared.lesions, compared.pair) == (EXAMPLE, (1, 2))
    assert compared.ready
    compared.restore(EXAMPLE[:2], (1, 2))
    assert compared.pair == FIRST_TWO
    compared.replace(1, S1)
    assert compared.lesions == (EXAMPLE[0], S1)
    assert len(counted) == 3


# --- the page ---


@pytest.fixture(scope="module")
def index(atlas):
    return index_of(atlas)


@pytest.fixture
def page(qtbot, atlas, index):
    made = CompareView(atlas, index)
    qtbot.addWidget(made)
    made.resize(360, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def cells(page, row):
    model = page.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_with_fewer_than_two_it_explains_and_offers_an_example(page, qtbot):
    assert "two to four" in page.shown_text
    assert page.comparison is None
    assert not page.table.isVisible()
    with qtbot.waitSignal(page.example_chosen):
        qtbot.mouseClick(page._example, Qt.MouseButton.LeftButton)
    page.show_lesions(EXAMPLE[:1])
    assert "A: L5 root" in page.shown_text
    assert page._example.isVisible()


def test_it_shows_lesions_tests_traps_and_findings(page):
    page.show_lesions(EXAMPLE)
    text = page.shown_text
    for expected in (
        "C: sciatic nerve",
        "Fewest tests",
        "foot inversion A weak, B slight, C lost",
        "Pitfall: ",
        "Best between A/B",
    ):
        assert expected in text
    assert not page._example.isVisible()
    assert cells(page, 0) == ["hip abduction", "weak", "–", "–"]
    assert page.table.model().rowCount() == len(page.comparison.findings)
    assert page.table.model().headerData(2, Qt.Orientation.Horizontal) == "B"


def test_the_pair_on_the_canvas_is_marked_and_picked(page, qtbot):
    page.show_lesions(EXAMPLE, (0, 2))
    assert "Best between A/C" in page.shown_text
    roles = [row._swatch._role for row in page._rows[:3]]
    assert roles == [Role.ONLY_FIRST, None, Role.ONLY_SECOND]
    with qtbot.waitSignal(page.pair_picked) as picked:
        qtbot.mouseClick(page._pairs.button((1, 2)), Qt.MouseButton.LeftButton)
    assert picked.args == [1, 2]
    assert page._pairs.button((0, 2)).isChecked()  # until the owner says so
    page.show_lesions(EXAMPLE, (1, 2))
    assert page._pairs.button((1, 2)).isChecked()
    assert not page._pairs.button((0, 3)).isVisible()
    page.show_lesions(EXAMPLE[:2])
    assert not page._pairs.isVisible()


def test_showing_the_same_twice_changes_nothing(page):
    page.show_lesions(EXAMPLE)
    shown = page.comparison
    page.show_lesions(tuple(EXAMPLE))
    assert page.comparison is shown
    page.show_lesions(EXAMPLE, (1, 2))
    assert page.comparison is shown


def test_a_row_asks_for_its_structure_by_mouse_and_keyboard(page, qtbot):
    page.show_lesions(EXAMPLE)
    place = page.table.visualRect(page.table.model().index(1, 2)).center()
    with qtbot.waitSignal(page.structure_clicked) as clicked:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == ["movement.foot-inversion"]
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    with qtbot.waitSignal(page.structure_clicked) as clicked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert clicked.args == ["movement.hip-abduction"]


def test_links_ask_for_structures_and_further_traps_open_in_place(page):
    asked: list[str] = []
    pointed: list[str] = []
    page.structure_clicked.connect(asked.append)
    page.structure_hovered.connect(pointed.append)
    page.show_lesions(EXAMPLE)
    traps = page.shown_text.count("Pitfall: ")
    page._tests.linkActivated.emit("more:movement.foot-inversion")
    assert page.shown_text.count("Pitfall: ") > traps
    page._tests.linkActivated.emit("more:movement.foot-inversion")
    assert page.shown_text.count("Pitfall: ") == traps
    page._tests.linkActivated.emit("movement.hip-abduction")
    page._tests.linkHovered.emit("movement.hip-abduction")
    page._tests.linkHovered.emit("more:movement.hip-abduction")
    assert asked == ["movement.hip-abduction"]
    assert pointed == ["movement.hip-abduction", ""]


def test_each_lesion_can_be_dropped(page, qtbot):
    page.show_lesions(EXAMPLE)
    with qtbot.waitSignal(page.lesion_removed) as removed:
        qtbot.mouseClick(page._rows[1]._remove, Qt.MouseButton.LeftButton)
    assert removed.args == [1]
    assert page._rows[1]._remove.accessibleName().startswith("Remove common fibular")


def test_the_present_lesion_is_added_once(page, qtbot):
    assert not page._add_present.isEnabled()
    page.show_present(S1)
    assert page._add_present.isEnabled()
    with qtbot.waitSignal(page.present_added):
        qtbot.mouseClick(page._add_present, Qt.MouseButton.LeftButton)
    page.show_lesions((S1, L4))
    assert not page._add_present.isEnabled()
    page.show_lesions((*EXAMPLE, L4))
    assert not page._add_present.isVisible()
    assert not page._edit.isVisible()


@pytest.mark.parametrize(
    ("typed", "lesion"),
    [
        ("sciatic nerve", (Injury("nerve.sciatic"),)),
        ("L5+S1", (Injury("root.L5"), Injury("root.S1"))),
        ("nerve.tibial@popliteal-fossa", (Injury("nerve.tibial", "level.popliteal-fossa"),)),
    ],
)
def test_a_lesion_is_added_by_name_or_as_commands_write_it(page, qtbot, typed, lesion):
    qtbot.keyClicks(page._edit, typed)
    with qtbot.waitSignal(page.lesion_added) as added:
        qtbot.keyClick(page._edit, Qt.Key.Key_Return)
    assert added.args == [lesion]
    assert page._edit.text() == ""


def test_a_name_chosen_from_the_list_is_added_once(page, qtbot):
    added: list[object] = []
    page.lesion_added.connect(added.append)
    name = "common fibular nerve at the fibular neck"
    qtbot.keyClicks(page._edit, "fibular neck")
    assert page._edit.completer().setCurrentRow(0)
    page._edit.setText(name)
    page._edit.completer().activated.emit(name)
    qtbot.waitUntil(lambda: bool(added))
    page._edit.completer().activated.emit(name)
    assert added == [(Injury("site.fibular-neck"),)]


def test_what_makes_no_sense_is_told_until_one_types_on(page, qtbot):
    qtbot.keyClicks(page._edit, "nonsense at all")
    with qtbot.assertNotEmitted(page.lesion_added):
        qtbot.keyClick(page._edit, Qt.Key.Key_Return)
    assert "nonsense" in page.shown_text
    assert page._refusal.isVisible()
    qtbot.keyClicks(page._edit, "x")
    assert not page._refusal.isVisible()


def test_lesions_that_nothing_separates_are_said_so(page):
    page.show_lesions(((Injury("root.L5"),), (Injury("site.radiculopathy-L5"),)))
    assert "Nothing here tells L5 root from L5 radiculopathy." in page.shown_text
    assert "Fewest tests" not in page.shown_text


def test_symbols_stand_for_words_where_the_dock_is_narrow(page, qtbot):
    page.resize(420, 900)
    page.show_lesions(EXAMPLE)
    assert cells(page, 1) == ["foot inversion", "weak", "slight", "lost"]
    assert "◐" not in page._key.text()
    page.resize(300, 900)
    qtbot.waitUntil(lambda: page.table.findings.compact)
    assert cells(page, 1) == ["foot inversion", "◐", "◔", "●"]
    assert "◐" in page._key.text()
    assert page.table.columnWidth(0) >= 100


def test_it_fits_the_dock_and_the_keyboard_reaches_everything(page, qtbot):
    page.show_lesions((*EXAMPLE, S1))
    page.resize(300, 700)
    assert page.minimumSizeHint().width() <= 420
    for widget in (page.table, page._edit, *(row._remove for row in page._rows)):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.accessibleName()
    for column in range(1, 5):
        header = page.table.model().headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
        )
        assert len(header) > 3
    cell = page.table.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert cell.startswith("L5 root: ")


@pytest.mark.parametrize("role", COMPARISON_ROLES)
def test_a_swatch_wears_the_paint_of_the_canvas(qtbot, role):
    swatch = Swatch()
    qtbot.addWidget(swatch)
    swatch.show_role(role)
    image = QImage(swatch.size(), QImage.Format.Format_RGB32)
    swatch.render(image)
    fills = {highlight_colour("superficial-muscles", role, theme) for theme in (LIGHT, DARK)}
    seen = {QColor(image.pixel(x, y)).name().upper() for x in range(3, 21) for y in range(3, 13)}
    assert fills & seen

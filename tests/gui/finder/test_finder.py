import pytest
from PySide6.QtCore import Qt

from legmap.anatomy.search import index_of
from legmap.gui.finder.finder import ID_ROLE, Finder


@pytest.fixture
def finder(qtbot, atlas):
    made = Finder(atlas, index_of(atlas))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def chosen(finder):
    heard: list[str] = []
    finder.structure_chosen.connect(heard.append)
    return heard


def results(finder):
    model = finder._results
    return [model.item(row).data(ID_ROLE) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("tib ant", "muscle.tibialis-anterior"),
        ("gluteous maximus", "muscle.gluteus-maximus"),
        ("EHL", "muscle.extensor-hallucis-longus"),
        ("foot drop", "sign.foot-drop"),
        ("L5", "root.L5"),
    ],
)
def test_enter_chooses_the_best_result(qtbot, finder, chosen, text, first):
    qtbot.keyClicks(finder._box, text)
    assert results(finder)[0] == first
    qtbot.keyClick(finder._box, Qt.Key.Key_Return)
    assert chosen == [first]


def test_results_say_kind_and_why(qtbot, finder):
    qtbot.keyClicks(finder._box, "EHL")
    assert "muscle · EHL" in finder._results.item(0).text()


def test_arrow_keys_walk_the_results(qtbot, finder, chosen):
    qtbot.keyClicks(finder._box, "fibularis")
    expected = results(finder)
    qtbot.keyClick(finder._box, Qt.Key.Key_Down)
    qtbot.keyClick(finder._box, Qt.Key.Key_Down)
    qtbot.keyClick(finder._box, Qt.Key.Key_Up)
    qtbot.keyClick(finder._box, Qt.Key.Key_Return)
    assert chosen == [expected[1]]


def test_nonsense_says_so_and_chooses_nothing(qtbot, finder, chosen):
    qtbot.keyClicks(finder._box, "xqzwv")
    assert "Nothing" in finder._results.item(0).text()
    qtbot.keyClick(finder._box, Qt.Key.Key_Return)
    assert chosen == []


def test_an_empty_box_shows_the_tree(qtbot, finder):
    qtbot.keyClicks(finder._box, "tibial")
    assert finder._pages.currentWidget() is finder._list
    finder._box.clear()
    assert finder._pages.currentWidget() is finder._tree


def test_the_tree_holds_every_selectable_structure(finder, atlas):
    selectable = {i for i in atlas.structures if not i.startswith(("bone.", "landmark."))}
    assert set(finder._rows) == selectable


def test_nerves_hang_where_they_branch(finder):
    row = finder._rows["nerve.deep-fibular"]
    chain = []
    while row is not None:
        chain.append(row.data(ID_ROLE))
        row = row.parent()
    assert chain[:3] == [
        "nerve.deep-fibular",
        "nerve.common-fibular",
        "nerve.sciatic-common-fibular-division",
    ]


def test_clicking_a_row_chooses_it_and_a_heading_does_not(finder, chosen):
    finder._tree.clicked.emit(finder._rows["root.S1"].index())
    heading = finder._rows["root.S1"].parent()
    finder._tree.clicked.emit(heading.index())
    assert chosen == ["root.S1"]


def test_showing_the_current_structure_tells_nobody(finder, chosen):
    finder.show_current(("muscle.soleus",))
    assert finder._tree.currentIndex().data(ID_ROLE) == "muscle.soleus"
    assert chosen == []


def test_escape_empties_the_box_before_it_reaches_the_window(qtbot, finder):
    qtbot.keyClicks(finder._box, "tibial")
    qtbot.keyClick(finder._box, Qt.Key.Key_Escape)
    assert finder._box.text() == ""
    assert finder._pages.currentWidget() is finder._tree


def test_a_letter_that_changes_no_result_leaves_the_rows_alone(qtbot, finder):
    qtbot.keyClicks(finder._box, "gastrocnem")
    rows = [finder._results.item(r) for r in range(finder._results.rowCount())]
    assert rows
    qtbot.keyClick(finder._box, Qt.Key.Key_Down)
    qtbot.keyClicks(finder._box, "i")
    assert [finder._results.item(r) for r in range(finder._results.rowCount())] == rows
    assert finder._list.currentIndex().row() == 0


def test_nothing_is_told_again_for_the_next_word_that_nothing_is_called(qtbot, finder):
    for text in ("xqzwv", "soleus", "xqzwv", "xqzwvx"):
        finder._box.clear()
        qtbot.keyClicks(finder._box, text)
    assert [finder._results.item(r).text() for r in range(finder._results.rowCount())] == [
        "Nothing is called that."
    ]

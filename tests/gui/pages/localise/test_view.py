"""The localise page: findings by typing, clicking and choosing, and what is told of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from legmap.anatomy.search import index_of
from legmap.gui.pages.localise.finding_box import FindingBox
from legmap.gui.pages.localise.finding_row import possible_findings
from legmap.gui.pages.localise.lesion_list import LesionList
from legmap.gui.pages.localise.view import MAX_SHOWN, LocaliseView
from legmap.gui.state.examination import Examination
from legmap.gui.widgets.rich_text import COLOURS
from legmap.lesion.examination_finding import Finding, FindingState, finding_of
from legmap.roles import Role


@pytest.fixture(scope="module")
def index(atlas):
    return index_of(atlas)


@pytest.fixture
def examination(atlas, qapp):
    return Examination(atlas)


@pytest.fixture
def page(qtbot, atlas, index, examination):
    made = LocaliseView(atlas, index)
    made.finding_added.connect(examination.add)
    made.finding_replaced.connect(examination.replace)
    made.finding_removed.connect(examination.remove)
    made.clearing_requested.connect(examination.clear)
    examination.changed.connect(lambda found: made.show_findings(found, examination.localisation))
    qtbot.addWidget(made)
    made.resize(360, 760)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def foot_drop(atlas):
    return (
        finding_of(atlas, "muscle.tibialis-anterior"),
        finding_of(atlas, "muscle.fibularis-longus"),
        finding_of(atlas, "muscle.tibialis-posterior", FindingState.NORMAL),
        finding_of(atlas, "field.deep-fibular-medial-terminal-branch"),
        finding_of(atlas, "reflex.ankle", FindingState.NORMAL),
    )


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def button(page: QWidget, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == words)


def choice(row: QWidget) -> QComboBox:
    found = row.findChild(QComboBox)
    assert isinstance(found, QComboBox)
    return found


def popup_of(box: FindingBox) -> QAbstractItemView:
    popup = box.completer().popup()
    assert popup is not None
    return popup


def lesions(page) -> LesionList:
    found = page.findChild(LesionList)
    assert isinstance(found, LesionList)
    return found


# --- the findings and their owner ---


def test_the_examination_tells_every_change_and_only_changes(examination, foot_drop, atlas):
    told: list[tuple[Finding, ...]] = []
    examination.changed.connect(told.append)
    examination.add(foot_drop[0])
    examination.add(foot_drop[0])
    examination.replace(foot_drop[1], foot_drop[2])
    examination.remove(foot_drop[2])
    assert told == [foot_drop[:1]]
    examination.replace(foot_drop[0], foot_drop[0].with_state(FindingState.WEAK, 3))
    assert told[-1][0].grade == 3
    examination.set_all(foot_drop)
    examination.set_all(foot_drop)
    assert len(told) == 3
    examination.clear()
    examination.clear()
    assert told[3:] == [()]


def test_a_structure_has_one_finding(examination, foot_drop):
    examination.add(foot_drop[0])
    examination.add(foot_drop[0].with_state(FindingState.NORMAL))
    assert [f.state for f in examination.findings] == [FindingState.NORMAL]


@pytest.mark.parametrize(
    ("structure_id", "states"),
    [
        ("muscle.soleus", [FindingState.WEAK, FindingState.NORMAL, None, FindingState.WEAK]),
        ("field.sural", [FindingState.NUMB, FindingState.NORMAL, None]),
        ("reflex.knee", [FindingState.LOST, FindingState.NORMAL, None]),
        ("sign.foot-drop", [FindingState.PRESENT, FindingState.ABSENT, None]),
    ],
)
def test_clicks_go_round_through_amiss_normal_and_nothing(examination, structure_id, states):
    for state in states:
        examination.cycle_finding(structure_id)
        assert [f.state for f in examination.findings] == ([state] if state else [])


@pytest.mark.parametrize("structure_id", ["nerve.sciatic", "root.L5", "bone.tibia", "no.such"])
def test_clicks_on_what_is_not_examined_do_nothing(examination, structure_id):
    examination.cycle_finding(structure_id)
    assert examination.findings == ()


def test_stretches_say_where_on_the_nerves_it_can_be(examination, foot_drop):
    assert examination.segments == ()
    examination.set_all(foot_drop)
    roles = {(s.id, s.role) for s in examination.segments}
    assert ("nerve.common-fibular", Role.POSSIBLE) in roles
    assert ("nerve.femoral", Role.RULED_OUT) in roles
    assert ("nerve.femoral", Role.POSSIBLE) not in roles


# --- the page ---


def test_at_rest_it_says_what_to_do(page):
    assert "on the drawing" in texts(page)
    assert not lesions(page).isVisibleTo(page)
    assert not button(page, "Clear all").isEnabled()


def test_findings_become_rows_and_lesions_are_ranked(page, examination, foot_drop):
    examination.set_all(foot_drop)
    assert [row.finding for row in page.rows] == list(foot_drop)
    assert "on the drawing" not in texts(page)
    model = lesions(page).model()
    assert model.rowCount() == MAX_SHOWN
    first = model.index(0, 0)
    assert first.data() == "common fibular nerve at the fibular neck"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "1. common fibular nerve at the fibular neck"
    )
    assert "hip-abduction" in texts(page)
    assert "Pitfall:" in texts(page)
    assert "foot eversion" in texts(page), "what the first lesion would also affect"


def test_choosing_a_state_changes_the_finding(page, examination, foot_drop):
    examination.set_all(foot_drop[:1])
    (row,) = page.rows
    box = choice(row)
    assert box.count() == len(possible_findings(foot_drop[0])) == 8
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert [f.state for f in examination.findings] == [FindingState.UNTESTED]
    assert lesions(page).model().rowCount() == 0
    QTest.keyClick(box, Qt.Key.Key_End)
    assert [f.state for f in examination.findings] == [FindingState.NORMAL]
    assert page.rows == (row,), "the row stays, and with it the focus"
    assert "no lesion to look for" in texts(page)


def test_rows_can_be_removed_and_all_cleared(page, examination, foot_drop):
    examination.set_all(foot_drop)
    cross = page.rows[1].findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    assert "fibularis longus" in cross.accessibleName()
    cross.click()
    assert foot_drop[1] not in examination.findings
    assert len(page.rows) == 4
    button(page, "Clear all").click()
    assert examination.findings == ()
    assert page.rows == ()


def test_typing_a_name_adds_it(page, examination, qtbot):
    box = page.findChild(FindingBox)
    assert isinstance(box, FindingBox)
    page.focus_box()
    QTest.keyClicks(box, "tib ant")
    popup_of(box).hide()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [f.ids for f in examination.findings] == [("muscle.tibialis-anterior",)]
    assert box.text() == ""


def test_a_name_of_several_areas_offers_them_together(page, examination):
    box = page.findChild(FindingBox)
    assert isinstance(box, FindingBox)
    QTest.keyClicks(box, "sole")
    offered = box.completer().model()
    assert offered.index(0, 0).data() == "sole  (3 areas of skin)"
    popup_of(box).hide()
    QTest.keyClick(box, Qt.Key.Key_Return)
    (finding,) = examination.findings
    assert len(finding.ids) == 3


def test_choosing_from_the_offers_adds_one_and_empties_the_box(page, examination, qtbot):
    box = page.findChild(FindingBox)
    assert isinstance(box, FindingBox)
    page.focus_box()
    QTest.keyClicks(box, "hamstring")
    popup = popup_of(box)
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.text() == "")
    assert len(examination.findings) == 1


def test_conflicts_are_told_in_one_line(page, examination, atlas):
    quads = finding_of(atlas, "group.quadriceps-femoris").with_state(FindingState.WEAK, 0)
    examination.set_all((quads, finding_of(atlas, "movement.knee-extension", FindingState.NORMAL)))
    assert "Knee extension cannot be normal" in texts(page)
    examination.clear()
    assert "cannot be normal" not in texts(page)


def test_marking_a_lesion_tells_what_speaks_against_it(page, examination, foot_drop):
    examination.set_all(foot_drop)
    view = lesions(page)
    model = view.model()
    root = next(i for i in range(model.rowCount()) if model.index(i, 0).data() == "L5 root")
    view.setCurrentIndex(model.index(root, 0))
    assert "tibialis posterior normal: expected to be abnormal" in texts(page)


def test_enter_and_the_button_show_the_lesion(page, examination, foot_drop, qtbot):
    examination.set_all(foot_drop)
    view = lesions(page)
    view.setFocus()
    with qtbot.waitSignal(page.lesion_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert [injury.id for injury in chosen.args[0]] == ["nerve.common-fibular"]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.marked is not None
    with qtbot.waitSignal(page.lesion_chosen) as chosen:
        button(page, "Show as the lesion").click()
    assert chosen.args[0] == view.marked.candidate.injuries


def test_the_next_test_becomes_a_row_to_fill_in(page, examination, foot_drop):
    examination.set_all(foot_drop)
    add = button(page, "Add as a finding")
    add.click()
    last = page.rows[-1]
    assert (last.finding.ids, last.finding.state) == (("movement.hip-abduction",), FindingState.UNTESTED)
    assert QApplication.focusWidget() is choice(last)
    assert not add.isEnabled(), "it is there already"
    examination.replace(last.finding, last.finding.with_state(FindingState.WEAK))
    assert (
        "L5" in lesions(page).model().index(0, 0).data()
        or "trunk" in lesions(page).model().index(0, 0).data()
    )


def test_names_in_the_text_can_be_followed(page, examination, foot_drop, qtbot):
    examination.set_all(foot_drop)
    label = next(x for x in page.findChildren(QLabel) if "movement.hip-abduction" in x.text())
    with qtbot.waitSignal(page.structure_clicked) as clicked:
        label.linkActivated.emit("movement.hip-abduction")
    assert clicked.args == ["movement.hip-abduction"]


def test_all_is_reached_by_tab_and_has_a_name(page, examination, foot_drop):
    examination.set_all(foot_drop)
    page.focus_box()
    seen: list[QWidget] = []
    for _ in range(60):
        now = QApplication.focusWidget()
        assert now is not None
        if seen and now is seen[0]:
            break
        seen += [] if now in seen else [now]  # Tab walks the links within a text
        QTest.keyClick(now, Qt.Key.Key_Tab)
    order = [row for widget in seen for row in page.rows if widget is choice(row)]
    assert order == list(page.rows)
    assert seen.index(choice(order[0])) < seen.index(lesions(page))
    kinds = {type(widget) for widget in seen}
    assert {FindingBox, QComboBox, QToolButton, QPushButton, LesionList} <= kinds
    assert len([w for w in seen if isinstance(w, QComboBox)]) == len(foot_drop)
    for widget in seen:
        if not isinstance(widget, QLabel):
            assert widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text())


@pytest.mark.parametrize("width", [300, 360, 420])
def test_nothing_is_wider_than_the_page(page, examination, foot_drop, width, qtbot):
    examination.set_all(foot_drop)
    page.resize(width, 760)
    qtbot.waitUntil(lambda: page.width() == width)
    for widget in (*page.rows, lesions(page), *page.findChildren(QPushButton)):
        right = widget.mapTo(page, widget.rect().topRight()).x()
        assert right < width
        for inner in (x for x in widget.findChildren(QWidget) if x.isVisibleTo(page)):
            assert inner.mapTo(page, inner.rect().topRight()).x() < width


def test_the_colours_follow_the_palette(page, examination, foot_drop):
    examination.set_all(foot_drop)
    assert COLOURS["light"]["link"] in texts(page)
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Window, QColor("#222222"))
    page.setPalette(dark)
    assert COLOURS["dark"]["link"] in texts(page)
    assert COLOURS["light"]["link"] not in texts(page)

"""A dropped foot from the findings to the figures, by mouse and keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider, QToolButton, QWidget

from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.pages.compare.page import ComparePage
from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.pages.localise.finding_box import FindingBox
from legmap.gui.pages.localise.lesion_list import LesionList
from legmap.gui.pages.localise.page import LocalisePage
from legmap.gui.pages.strength.page import StrengthPage
from legmap.gui.pages.strength.row import MovementRow
from legmap.gui.state.document import DocumentState
from legmap.lesion.examination_finding import FindingState
from legmap.lesion.injury import Injury, Severity
from legmap.roles import Role
from tests.canvas_clicks import LEFT, click, point_on_structure

CTRL = Qt.KeyboardModifier.ControlModifier
NECK = Injury("nerve.common-fibular", "level.fibular-neck")


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def reveal(widget: QWidget) -> QWidget:
    """Scroll a widget into sight, as the eye would."""
    above = widget.parentWidget()
    while above is not None:
        if hasattr(above, "ensureWidgetVisible"):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    return widget


def press_button(page: QWidget, words: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == words)
    assert button.isEnabled()
    QTest.mouseClick(reveal(button), LEFT)


def type_finding(box: FindingBox, words: str, qtbot) -> None:
    QTest.keyClicks(box, words)
    popup = box.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    popup.hide()
    QTest.keyClick(box, Qt.Key.Key_Return)


def find_foot_drop(window, qtbot) -> None:
    """Note the findings: two weak muscles, a normal one that lies deep, and the numb first web."""
    canvas = window.canvas
    QTest.keyClick(window, Qt.Key.Key_F5)
    click(canvas, point_on_structure(canvas, "muscle.tibialis-anterior"))
    click(canvas, point_on_structure(canvas, "muscle.fibularis-longus"))
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    box = window.focusWidget()
    assert isinstance(box, FindingBox)
    type_finding(box, "tibialis posterior", qtbot)
    choice = reveal(window.side_panel.page_of(LocalisePage).view.rows[-1].findChild(QComboBox))
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    type_finding(box, "first web", qtbot)


def undo_everything(window) -> list[DocumentState]:
    """Press Ctrl+Z until nothing is left; the states on the way."""
    states = [window.document.state()]
    while window.actions_.undo.isEnabled():
        assert len(states) < 100
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
        assert window.document.state() != states[-1], "every step takes something back"
        states.append(window.document.state())
    return states


def export(window, qtbot, folder, page: str) -> dict[str, str]:
    """Write the figure of the open page in all formats through the dialog."""
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    dialog = next(d for d in window.findChildren(ExportDialog) if d.isVisible())
    dialog.form.dpi.setValue(72)
    for ending in ("png", "svg", "pdf"):
        dialog.write(folder / f"{page}.{ending}", overwrite=False)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    dialog.deleteLater()
    image = QImage(str(folder / f"{page}.png"))
    assert min(image.width(), image.height()) > 300
    assert (folder / f"{page}.pdf").read_bytes().startswith(b"%PDF")
    return {"title": image.text("Title"), "svg": (folder / f"{page}.svg").read_text(encoding="utf-8")}


@pytest.fixture
def story(window, qtbot):
    find_foot_drop(window, qtbot)
    return window


def test_findings_are_marked_on_the_drawing_and_typed(story):
    assert [(f.ids[0], f.state) for f in story.document.examination.findings] == [
        ("muscle.tibialis-anterior", FindingState.WEAK),
        ("muscle.fibularis-longus", FindingState.WEAK),
        ("muscle.tibialis-posterior", FindingState.NORMAL),
        ("field.deep-fibular-medial-terminal-branch", FindingState.NUMB),
    ]
    highlights = story.scene.highlights["right"]
    assert highlights["muscle.tibialis-anterior"] is Role.LOST
    assert highlights["muscle.tibialis-posterior"] is Role.SPARED
    assert story.document.selection.injuries == (), "findings are no lesion"
    assert story.windowTitle() == "legmap"


def test_from_the_findings_to_the_lesion_and_its_strength(story, qtbot):
    page = story.side_panel.page_of(LocalisePage).view
    before = len(story.document.examination.findings)
    press_button(page, "Add as a finding")
    asked = story.document.examination.findings[-1]
    assert (len(story.document.examination.findings), asked.state) == (before + 1, FindingState.UNTESTED)
    choice = story.focusWidget()
    assert isinstance(choice, QComboBox)
    QTest.keyClick(choice, Qt.Key.Key_End)  # normal
    assert story.document.examination.findings[-1].state is FindingState.NORMAL
    first = story.side_panel.page_of(LocalisePage).view.findChild(LesionList)
    assert first.currentIndex().data() == "common fibular nerve at the fibular neck"
    reveal(first).setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert story.side_panel.page.info.key == "lesion"
    assert story.document.selection.injuries == (NECK,)
    assert story.windowTitle() == "common fibular nerve at the fibular neck – legmap"
    (row,) = story.side_panel.page_of(LesionPage).editor.rows
    assert "at the fibular neck" in texts(row)
    for expected in ("foot drop", "short head"):
        assert expected in story.side_panel.page_of(LesionPage).panel.shown_text
    assert [m.nerve_id for m in story.scene.marks] == ["nerve.common-fibular"] * len(story.scene.marks) != []
    QTest.keyClick(story, Qt.Key.Key_F3)
    bars = {
        r.findChild(QLabel).text(): r
        for r in story.side_panel.page_of(StrengthPage).view.findChildren(MovementRow)
    }
    assert any("dorsiflexion" in words.lower() for words in bars)
    assert all(
        r.isVisibleTo(story.side_panel.page_of(StrengthPage).view) and r.height() > 0 for r in bars.values()
    )
    assert "%" in texts(story.side_panel.page_of(StrengthPage).view)


def choose_lesion(window) -> None:
    lesions = window.side_panel.page_of(LocalisePage).view.findChild(LesionList)
    lesions.setFocus()
    QTest.keyClick(lesions, Qt.Key.Key_Return)


def test_the_lesion_is_changed_by_its_controls_and_by_the_mark(story):
    choose_lesion(story)
    (row,) = story.side_panel.page_of(LesionPage).editor.rows
    severity = next(b for b in row.findChildren(QComboBox) if b.accessibleName() == "How severe")
    severity.setFocus()
    QTest.keyClick(severity, Qt.Key.Key_Down)
    assert [c.severity for c in story.document.selection.injuries] == [Severity.SEVERE]
    assert story.side_panel.page_of(LesionPage).editor.rows == (row,)
    bar = row.findChild(QSlider)
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Home)
    assert story.document.selection.injuries == (Injury(NECK.id, None, Severity.SEVERE),)
    story.canvas.setFocus()
    QTest.keyClick(story.canvas, Qt.Key.Key_BracketRight)
    QTest.keyClick(story.canvas, Qt.Key.Key_BracketRight)
    assert story.document.selection.injuries == (Injury(NECK.id, NECK.place, Severity.SEVERE),)
    assert bar.value() == 2
    assert "severe" in story.windowTitle()
    QTest.mouseClick(row.findChild(QToolButton), LEFT)
    assert story.document.selection.injuries == ()
    assert story.side_panel.page_of(LesionPage).editor.isHidden()


def compare_with_l5(window) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    assert window.side_panel.page.info.key == "compare"
    editor = window.side_panel.page_of(ComparePage).view._edit
    editor.setFocus()
    QTest.keyClicks(editor, "L5")
    if editor.completer() is not None:
        editor.completer().popup().hide()
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_the_whole_story_is_exported_undone_and_redone(story, qtbot, tmp_path):
    told = {"localise": export(story, qtbot, tmp_path, "localise")}
    choose_lesion(story)
    told["lesion"] = export(story, qtbot, tmp_path, "lesion")
    QTest.keyClick(story, Qt.Key.Key_F3)
    told["strength"] = export(story, qtbot, tmp_path, "strength")
    compare_with_l5(story)
    assert story.document.comparison.lesions == ((NECK,), (Injury("root.L5"),))
    assert story.side_panel.page.info.key == "compare"
    assert story.scene.highlights["right"]["muscle.tibialis-anterior"] is Role.SHARED
    assert story.scene.highlights["right"]["muscle.gluteus-medius"] is Role.ONLY_SECOND
    for expected in ("foot inversion", "hip abduction"):
        assert expected in texts(story.side_panel.page_of(ComparePage).view).lower()
    told["compare"] = export(story, qtbot, tmp_path, "compare")
    assert told["localise"]["title"] == "Where is the lesion?"
    assert told["lesion"]["title"] == told["strength"]["title"]
    assert told["lesion"]["title"].startswith("Common fibular nerve at the fibular neck")
    assert told["compare"]["title"].startswith("Common fibular nerve at the fibular neck compared with L5")
    assert "tibialis posterior normal" in told["localise"]["svg"]

    states = undo_everything(story)
    assert len(states) == 9, "five steps for four findings, one lesion, two compared, and the beginning"
    last = states[-1]
    assert (last.injuries, last.findings, last.lesions) == ((), (), ())
    assert story.windowTitle() == "legmap"
    assert not any(story.scene.highlights.values())
    for state in reversed(states[:-1]):
        QTest.keyClick(story, Qt.Key.Key_Y, CTRL)
        assert story.document.state() == state
    assert not story.actions_.redo.isEnabled()
    assert story.document.selection.injuries == (NECK,)


def test_dragging_the_mark_is_one_step_of_the_story(story):
    choose_lesion(story)
    before = story.document.state()
    mark = story.scene.marks[0]
    start = next(
        QPoint(x, y)
        for x in range(0, story.canvas.width(), 2)
        for y in range(0, story.canvas.height(), 2)
        if story.scene.mark_at(story.canvas.camera.to_sheet(QPoint(x, y).toPointF()), 2.0)
    )
    QTest.mousePress(story.canvas, LEFT, pos=start)
    for step in range(20, 140, 20):
        QTest.mouseMove(story.canvas, start + QPoint(0, step))
    QTest.mouseRelease(story.canvas, LEFT, pos=start + QPoint(0, 140))
    assert story.document.selection.injuries != (NECK,)
    assert story.scene.marks[0].at > mark.at
    QTest.keyClick(story, Qt.Key.Key_Z, CTRL)
    assert story.document.state() == before

import pytest
from PySide6.QtCore import QUrl

from legmap.gui.pages.lesion.report_panel import ReportPanel
from legmap.lesion.deficit import deficit_of
from legmap.report.build import build_report


@pytest.fixture
def panel(qtbot):
    made = ReportPanel()
    qtbot.addWidget(made)
    return made


def test_at_rest_it_tells_beginners_what_to_do(panel):
    assert "Click" in panel.shown_text
    assert panel.report is None


def test_it_shows_what_fails_and_what_is_spared(panel, atlas):
    panel.show_report(build_report(atlas, deficit_of(atlas, ["nerve.inferior-gluteal"])))
    text = panel.shown_text
    for expected in (
        "Inferior gluteal nerve",
        "Motor loss",
        "gluteus maximus lurch",
        "75",
        "Spared",
        "Sources",
    ):
        assert expected in text


def test_links_ask_for_structures_and_headings_only_scroll(panel, atlas):
    asked: list[str] = []
    pointed: list[str] = []
    panel.structure_clicked.connect(asked.append)
    panel.structure_hovered.connect(pointed.append)
    panel.show_report(build_report(atlas, deficit_of(atlas, ["root.L5"])))
    panel._text.anchorClicked.emit(QUrl("#spared"))
    panel._text.anchorClicked.emit(QUrl("muscle.tibialis-anterior"))
    panel._text.highlighted.emit(QUrl("nerve.deep-fibular"))
    panel._text.highlighted.emit(QUrl("#spared"))
    assert asked == ["muscle.tibialis-anterior"]
    assert pointed == ["nerve.deep-fibular", ""]


def test_every_link_is_a_structure(panel, atlas):
    for structure_id in (
        "nerve.sciatic",
        "muscle.popliteus",
        "movement.hip-extension",
        "reflex.ankle",
        "field.sural",
    ):
        panel.show_report(build_report(atlas, deficit_of(atlas, [structure_id])))
        block = panel._text.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                href = parts.fragment().charFormat().anchorHref()
                assert not href or href.startswith("#") or href in atlas
                parts += 1
            block = block.next()

"""What each page of the desk shows on the drawings and lets leave the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from legmap.anatomy.search import index_of
from legmap.diagram.sheet import arrange
from legmap.figures.lesion_figure import FigureOptions
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.pages.base import PageContext
from legmap.gui.pages.export_content import file_stem
from legmap.gui.pages.registry import PAGES
from legmap.gui.pages.side_panel import SidePanel
from legmap.gui.state.document import Document
from legmap.gui.state.view_options import ViewOptions
from legmap.lesion.examination_finding import FindingState, finding_of
from legmap.lesion.injury import Injury
from legmap.report.formats import to_text
from legmap.roles import Role

NAMES = ("lesion", "strength", "compare", "localise")
SOLEUS, TIBANT = "muscle.soleus", "muscle.tibialis-anterior"
L5, NECK, SCIATIC = (Injury("root.L5"),), (Injury("site.fibular-neck"),), (Injury("nerve.sciatic"),)


@pytest.fixture(scope="module")
def shared(qapp, atlas):
    """Pages of a document, without a window; made once for the sake of the candidates."""
    document = Document(atlas)
    panel = SidePanel(PageContext(atlas, index_of(atlas), document), PAGES)
    yield panel, document
    panel.deleteLater()


@pytest.fixture
def document(shared):
    shared[1].reset()
    return shared[1]


@pytest.fixture
def pages(shared, document):
    return {page.info.key: page for page in shared[0].pages}


@pytest.fixture
def full(pages, document, atlas):
    """Every page has something of its own."""
    document.selection.select("nerve.femoral")
    document.comparison.restore((L5, NECK, SCIATIC), (0, 1))
    document.examination.set_all((finding_of(atlas, TIBANT), finding_of(atlas, SOLEUS, FindingState.NORMAL)))
    return pages


def has_list(page):
    return page.export_content().make_report is not None


@pytest.fixture
def figure(diagram):
    def draw(export_content):
        return export_content.draw(diagram, arrange(diagram, ("anterior", "posterior")), FigureOptions())

    return draw


@pytest.mark.parametrize("page", NAMES)
def test_with_nothing_to_show_there_is_nothing_to_list(pages, figure, page):
    assert not has_list(pages[page])
    shown = pages[page].highlighting()
    highlighting, ids = shown.highlighting, shown.ids
    assert not any(highlighting.highlights.values())
    assert (highlighting.marks, ids) == ((), ())
    export_content = pages[page].export_content()
    assert (export_content.make_report, export_content.stem) == (None, "lower-limb")
    assert not any(figure(export_content).highlights.values())


@pytest.mark.parametrize("page", ["lesion", "strength"])
def test_lesion_and_strength_are_about_the_lesion(full, figure, page):
    shown = full[page].highlighting()
    highlighting, ids = shown.highlighting, shown.ids
    assert ids == ("nerve.femoral",)
    assert highlighting.highlights["right"]["nerve.femoral"] is Role.SELECTED
    assert [owner.id for owner in highlighting.owners] == ["nerve.femoral", "nerve.femoral"]
    export_content = full[page].export_content()
    assert (export_content.stem, has_list(full[page])) == ("femoral", True)
    assert to_text(export_content.make_report()).startswith("Femoral nerve")
    assert figure(export_content).title.startswith("Femoral nerve")


def test_compare_is_about_the_pair_on_the_canvas_and_lists_all(full, document, figure):
    shown = full["compare"].highlighting()
    highlighting, ids = shown.highlighting, shown.ids
    assert ids == ("root.L5", "site.fibular-neck")
    assert highlighting.highlights["right"]["muscle.gluteus-medius"] is Role.ONLY_FIRST
    assert highlighting.marks == ()
    export_content = full["compare"].export_content()
    assert (export_content.stem, has_list(full["compare"])) == ("L5-fibular-neck-sciatic", True)
    assert "sciatic nerve" in to_text(export_content.make_report())
    assert figure(export_content).highlights["right"] == highlighting.highlights["right"]
    document.comparison.set_pair(1, 2)
    assert full["compare"].highlighting().ids == ("site.fibular-neck", "nerve.sciatic")


def test_localise_is_about_the_findings(full, figure):
    shown = full["localise"].highlighting()
    highlighting, ids = shown.highlighting, shown.ids
    assert ids == (TIBANT, SOLEUS)
    assert highlighting.highlights["right"] == {TIBANT: Role.LOST, SOLEUS: Role.SPARED}
    assert {s.role for s in highlighting.segments["left"]} == {Role.POSSIBLE, Role.RULED_OUT}
    export_content = full["localise"].export_content()
    assert (export_content.stem, has_list(full["localise"])) == ("findings", True)
    assert "tibialis anterior" in to_text(export_content.make_report())
    made = figure(export_content)
    assert (made.highlights["right"], made.segments["right"]) == (
        highlighting.highlights["right"],
        highlighting.segments["right"],
    )


@pytest.mark.parametrize("page", ["compare", "localise"])
def test_pages_without_anything_of_their_own_do_not_lend_the_lesion(pages, document, figure, page):
    """The canvas is at rest there, and the file must not show another picture than the screen."""
    document.selection.select("nerve.femoral")
    document.comparison.add(L5)
    assert not any(pages[page].highlighting().highlighting.highlights.values())
    assert not has_list(pages[page])
    export_content = pages[page].export_content()
    assert (export_content.make_report, export_content.stem) == (None, "lower-limb")
    assert not any(figure(export_content).highlights.values())


def test_what_is_not_tested_yet_is_shown_but_is_no_list(pages, document, atlas, figure):
    document.examination.add(finding_of(atlas, SOLEUS, FindingState.UNTESTED))
    export_content = pages["localise"].export_content()
    assert pages["localise"].highlighting().highlighting.highlights["right"] == {SOLEUS: Role.RELATED}
    assert figure(export_content).highlights["right"] == {SOLEUS: Role.RELATED}
    assert (has_list(pages["localise"]), export_content.make_report) == (False, None)


def test_no_report_is_made_before_it_is_wanted(full, monkeypatch):
    def fail(*_):
        raise AssertionError("made for nothing")

    monkeypatch.setattr("legmap.gui.pages.lesion_page_base.build_report", fail)
    monkeypatch.setattr("legmap.gui.pages.compare.page.compare_report", fail)
    monkeypatch.setattr("legmap.gui.pages.localise.page.localisation_report", fail)
    for page in full.values():
        assert page.export_content().make_report is not None


@pytest.mark.parametrize(
    ("ids", "stem"),
    [((), "lower-limb"), (("nerve.tibial",), "tibial"), (("root.L5", "root.S1", "root.L5"), "L5-S1")],
)
def test_files_are_named_after_what_they_are_about(ids, stem):
    assert file_stem(ids) == stem


@pytest.mark.parametrize(
    ("page", "title", "told"),
    [
        ("lesion", "Femoral nerve", "knee extension"),
        ("compare", "compared with", "gluteus medius"),
        ("localise", "Where is the lesion?", "tibialis anterior"),
    ],
)
def test_each_page_is_exported_whole(full, qtbot, diagram, tmp_path, page, title, told):
    export_content = full[page].export_content()
    dialog = ExportDialog(
        diagram, export_content.draw, export_content.stem, ViewOptions(), QRectF(0, 0, 100, 100)
    )
    qtbot.addWidget(dialog)
    dialog.form.dpi.setValue(72)
    paths = [tmp_path / f"{export_content.stem}.{ending}" for ending in ("png", "svg", "pdf")]
    for path in paths:
        dialog.write(path, overwrite=False)
    assert title in QImage(str(paths[0])).text("Title")
    svg = paths[1].read_text(encoding="utf-8")
    assert title in svg
    assert told in svg
    assert paths[2].read_bytes().startswith(b"%PDF")


def test_the_window_lists_what_its_page_is_about(window, tmp_path, atlas):
    window.document.selection.select("nerve.femoral")
    window.document.comparison.restore((L5, NECK))
    window.document.examination.add(finding_of(atlas, TIBANT))
    firsts = []
    for page in NAMES:
        window.side_panel.open_page(page)
        assert window.actions_.save_list.isEnabled()
        window.exporter.write_list(tmp_path / f"{page}.txt")
        firsts.append((tmp_path / f"{page}.txt").read_text(encoding="utf-8").splitlines()[0])
    assert firsts[0] == firsts[1] == "Femoral nerve"
    assert "compared" in firsts[2]
    assert firsts[3] == "Where is the lesion?"
    window.document.examination.clear()
    assert not window.actions_.save_list.isEnabled()

"""What each page of the desk shows on the drawings and lets leave the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from legmap.diagram.sheet import arrange
from legmap.figures.lesion_figure import FigureOptions
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.pages.export_content import file_stem
from legmap.gui.pages.page_content import PageContent
from legmap.gui.shell.view_tabs import PAGE_NAMES
from legmap.gui.state.comparison import ComparisonState
from legmap.gui.state.examination import Examination
from legmap.gui.state.selection import Selection
from legmap.gui.state.view_options import ViewOptions
from legmap.lesion.examination_finding import State, finding_of
from legmap.lesion.injury import Injury
from legmap.report.formats import to_text
from legmap.roles import Role

SOLEUS, TIBANT = "muscle.soleus", "muscle.tibialis-anterior"
L5, NECK, SCIATIC = (Injury("root.L5"),), (Injury("site.fibular-neck"),), (Injury("nerve.sciatic"),)


@pytest.fixture(scope="module")
def owners(qapp, atlas):
    """What the window owns, without the window; made once for the sake of the candidates."""
    return Selection(atlas), ComparisonState(), Examination(atlas)


@pytest.fixture
def selection(owners):
    owners[0].clear()
    return owners[0]


@pytest.fixture
def comparison(owners):
    owners[1].clear()
    return owners[1]


@pytest.fixture
def examination(owners):
    owners[2].clear()
    return owners[2]


@pytest.fixture
def page_content(atlas, selection, comparison, examination):
    return PageContent(atlas, selection, comparison, examination)


@pytest.fixture
def full(page_content, selection, comparison, examination, atlas):
    """Every page has something of its own."""
    selection.select("nerve.femoral")
    comparison.restore((L5, NECK, SCIATIC), (0, 1))
    examination.set_all((finding_of(atlas, TIBANT), finding_of(atlas, SOLEUS, State.NORMAL)))
    return page_content


@pytest.fixture
def figure(diagram):
    def draw(export_content):
        return export_content.draw(diagram, arrange(diagram, ("anterior", "posterior")), FigureOptions())

    return draw


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_with_nothing_to_show_there_is_nothing_to_list(page_content, figure, page):
    assert not page_content.has_list(page)
    highlighting, ids = page_content.highlighting_of(page)
    assert not any(highlighting.highlights.values())
    assert (highlighting.marks, ids) == ((), ())
    export_content = page_content.export_content(page, "")
    assert (export_content.report, export_content.stem) == (None, "lower-limb")
    assert not any(figure(export_content).highlights.values())


@pytest.mark.parametrize("page", ["lesion", "strength"])
def test_lesion_and_strength_are_about_the_lesion(full, figure, page):
    highlighting, ids = full.highlighting_of(page)
    assert ids == ("nerve.femoral",)
    assert highlighting.highlights["right"]["nerve.femoral"] is Role.SELECTED
    assert [owner.id for owner in highlighting.owners] == ["nerve.femoral", "nerve.femoral"]
    export_content = full.export_content(page, "")
    assert (export_content.stem, full.has_list(page)) == ("femoral", True)
    assert to_text(export_content.report).startswith("Femoral nerve")
    assert figure(export_content).title.startswith("Femoral nerve")


def test_compare_is_about_the_pair_on_the_canvas_and_lists_all(full, comparison, figure):
    highlighting, ids = full.highlighting_of("compare")
    assert ids == ("root.L5", "site.fibular-neck")
    assert highlighting.highlights["right"]["muscle.gluteus-medius"] is Role.ONLY_FIRST
    assert highlighting.marks == ()
    export_content = full.export_content("compare", "")
    assert (export_content.stem, full.has_list("compare")) == ("L5-fibular-neck-sciatic", True)
    assert "sciatic nerve" in to_text(export_content.report)
    assert figure(export_content).highlights["right"] == highlighting.highlights["right"]
    comparison.set_pair(1, 2)
    assert full.highlighting_of("compare")[1] == ("site.fibular-neck", "nerve.sciatic")


def test_localise_is_about_the_findings(full, figure):
    highlighting, ids = full.highlighting_of("localise")
    assert ids == (TIBANT, SOLEUS)
    assert highlighting.highlights["right"] == {TIBANT: Role.LOST, SOLEUS: Role.SPARED}
    assert {s.role for s in highlighting.segments["left"]} == {Role.POSSIBLE, Role.RULED_OUT}
    export_content = full.export_content("localise", "")
    assert (export_content.stem, full.has_list("localise")) == ("findings", True)
    assert "tibialis anterior" in to_text(export_content.report)
    made = figure(export_content)
    assert (made.highlights["right"], made.segments["right"]) == (
        highlighting.highlights["right"],
        highlighting.segments["right"],
    )


@pytest.mark.parametrize("page", ["compare", "localise"])
def test_pages_without_anything_of_their_own_do_not_lend_the_lesion(
    page_content, selection, comparison, figure, page
):
    """The canvas is at rest there, and the file must not show another picture than the screen."""
    selection.select("nerve.femoral")
    comparison.add(L5)
    assert not any(page_content.highlighting_of(page)[0].highlights.values())
    assert not page_content.has_list(page)
    export_content = page_content.export_content(page, "")
    assert (export_content.report, export_content.stem) == (None, "lower-limb")
    assert not any(figure(export_content).highlights.values())


def test_what_is_not_tested_yet_is_shown_but_is_no_list(page_content, examination, atlas, figure):
    examination.add(finding_of(atlas, SOLEUS, State.UNTESTED))
    export_content = page_content.export_content("localise", "")
    assert page_content.highlighting_of("localise")[0].highlights["right"] == {SOLEUS: Role.RELATED}
    assert figure(export_content).highlights["right"] == {SOLEUS: Role.RELATED}
    assert (page_content.has_list("localise"), export_content.report) == (False, None)


@pytest.mark.parametrize(
    ("ids", "stem"),
    [
        ((), "lower-limb"),
        (("nerve.tibial",), "tibial"),
        (("root.L5", "root.S1", "root.L5"), "L5-S1"),
    ],
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
    export_content = full.export_content(page, "")
    dialog = ExportDialog(
        diagram, export_content.draw, export_content.stem, ViewOptions(), QRectF(0, 0, 100, 100)
    )
    qtbot.addWidget(dialog)
    dialog.dpi.setValue(72)
    paths = [tmp_path / f"{export_content.stem}.{ending}" for ending in ("png", "svg", "pdf")]
    for path in paths:
        dialog.write(path, overwrite=False)
    assert title in QImage(str(paths[0])).text("Title")
    svg = paths[1].read_text(encoding="utf-8")
    assert title in svg
    assert told in svg
    assert paths[2].read_bytes().startswith(b"%PDF")


def test_the_window_lists_what_its_page_is_about(window, tmp_path, atlas):
    window.selection.select("nerve.femoral")
    window.comparison.restore((L5, NECK))
    window.examination.add(finding_of(atlas, TIBANT))
    firsts = []
    for page in PAGE_NAMES:
        window.side_panel.open_page(page)
        assert window.actions_.save_list.isEnabled()
        window.export_controller.write_list(tmp_path / f"{page}.txt")
        firsts.append((tmp_path / f"{page}.txt").read_text(encoding="utf-8").splitlines()[0])
    assert firsts[0] == firsts[1] == "Femoral nerve"
    assert "compared" in firsts[2]
    assert firsts[3] == "Where is the lesion?"
    window.examination.clear()
    assert not window.actions_.save_list.isEnabled()

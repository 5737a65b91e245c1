"""What each page of the desk shows on the drawings and lets leave the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from legmap.diagram.sheet import arrange
from legmap.gui.comparison import Compared
from legmap.gui.display import Showing
from legmap.gui.examination import Examination
from legmap.gui.export_dialog import ExportDialog
from legmap.gui.pages import DESK_PAGES
from legmap.gui.selection import Selection
from legmap.gui.stage import Stage
from legmap.gui.subject import stem_of
from legmap.lesion.cut import Cut
from legmap.lesion.finding import State, finding_of
from legmap.plate import Wishes
from legmap.report.formats import to_text
from legmap.roles import Role

SOLEUS, TIBANT = "muscle.soleus", "muscle.tibialis-anterior"
L5, NECK, SCIATIC = (Cut("root.L5"),), (Cut("site.fibular-neck"),), (Cut("nerve.sciatic"),)


@pytest.fixture(scope="module")
def owners(qapp, atlas):
    """What the window owns, without the window; made once for the sake of the candidates."""
    return Selection(atlas), Compared(), Examination(atlas)


@pytest.fixture
def selection(owners):
    owners[0].clear()
    return owners[0]


@pytest.fixture
def compared(owners):
    owners[1].clear()
    return owners[1]


@pytest.fixture
def examination(owners):
    owners[2].clear()
    return owners[2]


@pytest.fixture
def stage(atlas, selection, compared, examination):
    return Stage(atlas, selection, compared, examination)


@pytest.fixture
def full(stage, selection, compared, examination, atlas):
    """Every page has something of its own."""
    selection.select("nerve.femoral")
    compared.restore((L5, NECK, SCIATIC), (0, 1))
    examination.set_all((finding_of(atlas, TIBANT), finding_of(atlas, SOLEUS, State.NORMAL)))
    return stage


@pytest.fixture
def figure(diagram):
    def draw(subject):
        return subject.draw(diagram, arrange(diagram, ("anterior", "posterior")), Wishes())

    return draw


@pytest.mark.parametrize("page", DESK_PAGES)
def test_with_nothing_to_show_there_is_nothing_to_list(stage, figure, page):
    assert not stage.has_list(page)
    scenery, ids = stage.of(page)
    assert not any(scenery.lit.values())
    assert (scenery.marks, ids) == ((), ())
    subject = stage.subject(page, "")
    assert (subject.report, subject.stem) == (None, "lower-limb")
    assert not any(figure(subject).lit.values())


@pytest.mark.parametrize("page", ["lesion", "strength"])
def test_lesion_and_strength_are_about_the_lesion(full, figure, page):
    scenery, ids = full.of(page)
    assert ids == ("nerve.femoral",)
    assert scenery.lit["right"]["nerve.femoral"] is Role.SELECTED
    assert [owner.id for owner in scenery.owners] == ["nerve.femoral", "nerve.femoral"]
    subject = full.subject(page, "")
    assert (subject.stem, full.has_list(page)) == ("femoral", True)
    assert to_text(subject.report).startswith("Femoral nerve")
    assert figure(subject).title.startswith("Femoral nerve")


def test_compare_is_about_the_pair_on_the_canvas_and_lists_all(full, compared, figure):
    scenery, ids = full.of("compare")
    assert ids == ("root.L5", "site.fibular-neck")
    assert scenery.lit["right"]["muscle.gluteus-medius"] is Role.ONLY_FIRST
    assert scenery.marks == ()
    subject = full.subject("compare", "")
    assert (subject.stem, full.has_list("compare")) == ("L5-fibular-neck-sciatic", True)
    assert "sciatic nerve" in to_text(subject.report)
    assert figure(subject).lit["right"] == scenery.lit["right"]
    compared.pick(1, 2)
    assert full.of("compare")[1] == ("site.fibular-neck", "nerve.sciatic")


def test_localise_is_about_the_findings(full, figure):
    scenery, ids = full.of("localise")
    assert ids == (TIBANT, SOLEUS)
    assert scenery.lit["right"] == {TIBANT: Role.LOST, SOLEUS: Role.SPARED}
    assert {s.role for s in scenery.stretches["left"]} == {Role.POSSIBLE, Role.EXCLUDED}
    subject = full.subject("localise", "")
    assert (subject.stem, full.has_list("localise")) == ("findings", True)
    assert "tibialis anterior" in to_text(subject.report)
    made = figure(subject)
    assert (made.lit["right"], made.stretches["right"]) == (scenery.lit["right"], scenery.stretches["right"])


@pytest.mark.parametrize("page", ["compare", "localise"])
def test_pages_without_anything_of_their_own_do_not_lend_the_lesion(stage, selection, compared, figure, page):
    """The canvas is at rest there, and the file must not show another picture than the screen."""
    selection.select("nerve.femoral")
    compared.add(L5)
    assert not any(stage.of(page)[0].lit.values())
    assert not stage.has_list(page)
    subject = stage.subject(page, "")
    assert (subject.report, subject.stem) == (None, "lower-limb")
    assert not any(figure(subject).lit.values())


def test_what_is_not_tested_yet_is_shown_but_is_no_list(stage, examination, atlas, figure):
    examination.add(finding_of(atlas, SOLEUS, State.UNTESTED))
    subject = stage.subject("localise", "")
    assert stage.of("localise")[0].lit["right"] == {SOLEUS: Role.RELATED}
    assert figure(subject).lit["right"] == {SOLEUS: Role.RELATED}
    assert (stage.has_list("localise"), subject.report) == (False, None)


@pytest.mark.parametrize(
    ("ids", "stem"),
    [
        ((), "lower-limb"),
        (("nerve.tibial",), "tibial"),
        (("root.L5", "root.S1", "root.L5"), "L5-S1"),
    ],
)
def test_files_are_named_after_what_they_are_about(ids, stem):
    assert stem_of(ids) == stem


@pytest.mark.parametrize(
    ("page", "title", "told"),
    [
        ("lesion", "Femoral nerve", "knee extension"),
        ("compare", "compared with", "gluteus medius"),
        ("localise", "Where is the lesion?", "tibialis anterior"),
    ],
)
def test_each_page_is_exported_whole(full, qtbot, diagram, tmp_path, page, title, told):
    subject = full.subject(page, "")
    dialog = ExportDialog(diagram, subject.draw, subject.stem, Showing(), QRectF(0, 0, 100, 100))
    qtbot.addWidget(dialog)
    dialog.dpi.setValue(72)
    paths = [tmp_path / f"{subject.stem}.{ending}" for ending in ("png", "svg", "pdf")]
    for path in paths:
        dialog.write(path, overwrite=False)
    assert title in QImage(str(paths[0])).text("Title")
    svg = paths[1].read_text(encoding="utf-8")
    assert title in svg
    assert told in svg
    assert paths[2].read_bytes().startswith(b"%PDF")


def test_the_window_lists_what_its_page_is_about(window, tmp_path, atlas):
    window.selection.select("nerve.femoral")
    window.compared.restore((L5, NECK))
    window.examination.add(finding_of(atlas, TIBANT))
    firsts = []
    for page in DESK_PAGES:
        window.desk.open_page(page)
        assert window.actions_.save_list.isEnabled()
        window.outlet.write_list(tmp_path / f"{page}.txt")
        firsts.append((tmp_path / f"{page}.txt").read_text(encoding="utf-8").splitlines()[0])
    assert firsts[0] == firsts[1] == "Femoral nerve"
    assert "compared" in firsts[2]
    assert firsts[3] == "Where is the lesion?"
    window.examination.clear()
    assert not window.actions_.save_list.isEnabled()

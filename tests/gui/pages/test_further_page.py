"""A page that the program does not have, registered in a window: everything the window does with a page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QMenu, QTextBrowser, QWidget

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.figures.lesion_figure import FigureOptions, lesion_figure
from legmap.gui.canvas.events import Click
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.dialogs.help_chapter import HelpChapter
from legmap.gui.pages.base import Page, PageCommand, PageContext, PageHighlighting, PageInfo
from legmap.gui.pages.export_content import ExportContent
from legmap.gui.pages.registry import PAGES
from legmap.gui.shell.settings import WindowSettings
from legmap.gui.shell.window import MainWindow
from legmap.highlighting import Highlighting
from legmap.lesion.deficit import deficit_of
from legmap.render.figure.figure import Figure
from legmap.report.build import build_report
from legmap.report.model import Report
from legmap.roles import LIMBS, Limb, Role
from tests.canvas_clicks import click, point_on_structure

SOLEUS, GRACILIS = "muscle.soleus", "muscle.gracilis"


class CollectionPage(Page):
    """Collects the structures that are clicked, in any limb, and shows them as spared."""

    cycles_on_click = False
    searches = True

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        chapter = HelpChapter("collection", "Collecting (F6)", "<p>Click to collect.</p>")
        super().__init__(
            context, PageInfo("collection", "Collection", "All clicked", "F6", (chapter,)), parent
        )
        self.widget = self.list = QListWidget(parent)
        self.ids: list[str] = []
        self.limbs: list[Limb | None] = []
        self.opens = 0

    @property
    def commands(self) -> tuple[PageCommand, ...]:
        return (PageCommand("&Forget", "Forget all", "Ctrl+Shift+K", self.forget, lambda: bool(self.ids)),)

    def forget(self) -> None:
        self.ids.clear()
        self.changed.emit()

    def refresh(self) -> None:
        self.list.clear()
        self.list.addItems([self.atlas.name(i) for i in self.ids])

    def opened(self) -> None:
        self.opens += 1

    def focus_search(self) -> None:
        self.list.setFocus()

    def highlighting(self) -> PageHighlighting:
        roles = dict.fromkeys(self.ids, Role.LOST)
        return PageHighlighting(Highlighting(dict.fromkeys(LIMBS, roles)), tuple(self.ids), ("left",))

    def export_content(self) -> ExportContent:
        return ExportContent(self._draw, self._report if self.ids else None, "collection")

    def click(self, click: Click) -> None:
        if click.hits:
            self.choose(click.structure_id, click.limb)

    def choose(self, structure_id: str, limb: Limb | None = None) -> None:
        self.ids.append(structure_id)
        self.limbs.append(limb)
        self.changed.emit()
        self.message_ready.emit(f"{len(self.ids)} collected")

    def _draw(self, diagram: Diagram, sheet: Sheet, options: FigureOptions) -> Figure:
        return lesion_figure(self.atlas, diagram, sheet, deficit_of(self.atlas, self.ids), options)

    def _report(self) -> Report:
        return build_report(self.atlas, deficit_of(self.atlas, self.ids))


@pytest.fixture
def window(qtbot, atlas, diagram, settings):
    made = MainWindow(atlas, diagram, WindowSettings(), settings, pages=(*PAGES, CollectionPage))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def page(window):
    QTest.keyClick(window, Qt.Key.Key_F6)
    found = window.side_panel.page_of(CollectionPage)
    assert window.side_panel.page is found
    return found


def test_it_has_a_tab_an_action_a_key_a_command_and_help(window, page):
    panel = window.side_panel
    assert (panel.tabText(4), panel.tabToolTip(4), page.opens) == ("Collection", "All clicked", 1)
    assert page.list.isVisible()
    action = window.actions_.page_group.actions()[4]
    assert (action.text(), action.statusTip(), action.isChecked()) == ("Collection", "All clicked", True)
    lesion_menu = next(m for m in window.menuBar().findChildren(QMenu) if action in m.actions())
    (forget,) = [a for a in lesion_menu.actions() if a.text() == "&Forget"]
    assert not forget.isEnabled()
    page.choose(SOLEUS)
    assert forget.isEnabled()
    QTest.keyClick(
        window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.ids == []
    window.actions_.help.trigger()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    assert "Click to collect." in dialog.findChild(QTextBrowser).toPlainText()
    dialog.reject()


def test_clicks_mean_what_it_says_and_leave_the_lesion_alone(window, page):
    place = point_on_structure(window.canvas, SOLEUS)
    for _ in range(2):
        click(window.canvas, place)  # the same again, and not what lies underneath
    click(window.canvas, QPoint(3, 3))
    assert page.ids == [SOLEUS, SOLEUS]
    assert set(page.limbs) == {"left"}, "the page needs that limb, and it is shown"
    assert window.document.selection.injuries == ()
    assert window.statusBar().currentMessage() == "2 collected"
    window.finder.structure_chosen.emit(GRACILIS)
    assert (page.ids[-1], page.limbs[-1]) == (GRACILIS, None)


def test_the_drawings_show_what_it_highlights_as_long_as_it_is_open(window, page):
    page.choose(SOLEUS)
    assert window.scene.has_highlights
    window.side_panel.open_page("lesion")
    assert not window.scene.has_highlights
    assert window.scene.render_options.sheet.limbs == ("right",)
    window.side_panel.open_page("collection")
    assert window.scene.highlights["left"] == {SOLEUS: Role.LOST}
    assert window.scene.render_options.sheet.limbs == ("left",)
    page.structure_hovered.emit(SOLEUS)
    assert window.canvas._outlined == SOLEUS


def test_its_figure_and_list_leave_the_window(window, page, tmp_path):
    window.document.selection.select("root.L5")
    assert not window.actions_.save_list.isEnabled()
    page.choose(SOLEUS)
    assert window.actions_.save_list.isEnabled()
    window.exporter.write_list(tmp_path / "list.txt")
    assert (tmp_path / "list.txt").read_text(encoding="utf-8").lower().startswith("soleus")
    window.actions_.export_picture.trigger()
    dialog = window.findChild(ExportDialog)
    dialog.write(tmp_path / "a.svg", overwrite=False)
    assert "soleus" in (tmp_path / "a.svg").read_text(encoding="utf-8").lower()
    dialog.reject()


def test_find_means_its_own_search_and_its_requests_are_met(window, page):
    window.actions_.find.trigger()
    assert page.list.hasFocus()
    page.help_requested.emit("collection")
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    dialog.reject()
    page.page_requested.emit("strength")
    assert window.side_panel.page.info.key == "strength"

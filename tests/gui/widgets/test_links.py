import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea

from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.widgets.links import LinkBrowser, LinkLabel
from legmap.gui.widgets.rich_text import scrolling_column, text_label
from tests.canvas_clicks import move

LINK = '<a href="nerve.tibial">tibial nerve</a>'
LONG = LINK + "<p>and so on</p>" * 90


@pytest.fixture
def browser(qtbot):
    made = LinkBrowser()
    made.setOpenLinks(False)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.setHtml(LONG)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(browser):
    links: list[str] = []
    move(browser.viewport(), QPoint(-9, -9))  # wherever the system has the pointer
    browser.highlighted.connect(lambda link: links.append(link.toString()))
    return links


@pytest.fixture
def column(qtbot):
    """A scrolling column with one label and a lot of room below it."""
    made = QScrollArea()
    qtbot.addWidget(made)
    made.resize(300, 200)
    label = text_label(made)
    label.setText(LINK)
    rows = scrolling_column(made, 8, 8)
    rows.addWidget(label)
    rows.addSpacing(900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def place(browser):
    """Where the link is, in pixels of what is visible."""
    box = browser.viewport().rect()
    spots = (QPoint(x, y) for y in range(0, box.height(), 4) for x in range(0, box.width(), 4))
    return next(spot for spot in spots if "." in browser.anchorAt(spot))


def point(browser):
    move(browser.viewport(), place(browser))


def leave(browser):
    QApplication.sendEvent(browser.viewport(), QEvent(QEvent.Type.Leave))


def scroll(browser):
    browser.verticalScrollBar().setValue(200)


def show_other(browser):
    browser.setHtml("<p>nothing to point at</p>")


@pytest.mark.parametrize("go", [leave, scroll, show_other, LinkBrowser.hide])
def test_a_link_is_left_when_pointer_text_or_page_go(browser, told, go):
    point(browser)
    assert told == ["nerve.tibial"]
    go(browser)
    assert told == ["nerve.tibial", ""]


def test_a_link_that_was_left_is_told_when_the_pointer_comes_back(browser, told):
    point(browser)
    leave(browser)
    point(browser)
    assert told == ["nerve.tibial", "", "nerve.tibial"]


def test_nothing_is_told_where_nothing_was_pointed_at(browser, told):
    for go in (leave, scroll, show_other, LinkBrowser.hide):
        go(browser)
    assert told == []


@pytest.mark.parametrize(
    "go",
    [
        lambda column, label: column.verticalScrollBar().setValue(100),
        lambda column, label: label.setText("nothing to point at"),
    ],
    ids=["scrolled", "other text"],
)
def test_the_link_of_a_label_is_left_when_its_text_goes(column, go):
    label = column.widget().findChild(LinkLabel)
    told: list[str] = []
    move(label, QPoint(-9, -9))
    label.linkHovered.connect(told.append)
    move(label, QPoint(20, label.height() // 2))
    assert told == ["nerve.tibial"]
    go(column, label)
    assert told == ["nerve.tibial", ""]


def test_the_outline_of_what_the_panel_points_at_ends_with_the_lesion(window):
    window.document.selection.select("nerve.sciatic")
    point(window.side_panel.page_of(LesionPage).panel._text)
    assert window.canvas._outlined
    window.document.selection.clear()
    assert window.canvas._outlined == ""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QDockWidget, QMenu, QTextBrowser

from legmap.gui.canvas.events import MenuRequest
from legmap.gui.pages.localise.page import LocalisePage
from legmap.gui.shell.layout import FINDER, SIDE_PANEL


def test_right_click_lists_what_is_there_and_choosing_selects(window):
    request = MenuRequest(("nerve.sciatic", "muscle.soleus"), "right", QPoint(50, 50))
    window.canvas.structure_menu_requested.emit(request)
    menus = [
        m
        for m in window.findChildren(QMenu)
        if len(m.actions()) == 2 and m.actions()[0].data() == "nerve.sciatic"
    ]
    menus[0].actions()[1].trigger()
    menus[0].close()
    assert window.document.selection.ids == ("muscle.soleus",)


@pytest.mark.parametrize(("action", "expected"), [("help", "root"), ("about", "not a medical device")])
def test_the_pages_open_and_close(window, action, expected):
    getattr(window.actions_, action).trigger()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    assert expected in dialog.findChild(QTextBrowser).toPlainText()
    dialog.reject()


def test_what_is_asked_for_comes_back_though_its_dock_was_closed(window):
    docks = {name: window.findChild(QDockWidget, name) for name in (SIDE_PANEL, FINDER)}
    for dock in docks.values():
        dock.close()
    window.actions_.find.trigger()
    assert docks[FINDER].isVisible()
    assert window.finder.isAncestorOf(window.focusWidget())
    assert not docks[SIDE_PANEL].isVisible()
    window.document.selection.select("nerve.tibial")
    window.actions_.page_commands[0][0].trigger()
    assert docks[SIDE_PANEL].isVisible()
    assert window.side_panel.page.info.key == "compare"


def test_while_localising_findings_are_searched(window):
    window.side_panel.open_page("localise")
    window.findChild(QDockWidget, SIDE_PANEL).close()
    window.actions_.find.trigger()
    assert window.findChild(QDockWidget, SIDE_PANEL).isVisible()
    assert window.side_panel.page_of(LocalisePage).view.isAncestorOf(window.focusWidget())

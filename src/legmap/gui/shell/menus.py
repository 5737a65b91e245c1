"""The menu bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from legmap.gui.shell.actions import Actions

translate = QCoreApplication.translate


def fill_menus(window: QMainWindow, actions: Actions, docks: list[QAction]) -> None:
    """Fill the menu bar of a window."""
    bar = window.menuBar()
    menu = bar.addMenu(translate("Actions", "&File"))
    menu.addActions([actions.export_picture, actions.copy_picture])
    menu.addSeparator()
    menu.addActions([actions.save_list, actions.print_list, actions.copy_list])
    menu.addSeparator()
    menu.addAction(actions.quit)
    menu = bar.addMenu(translate("Actions", "&Edit"))
    menu.addActions([actions.undo, actions.redo, actions.open_aside])
    menu.addSeparator()
    menu.addActions([actions.find, actions.clear])
    menu.addSeparator()
    menu.addActions([actions.back, actions.forward])
    menu = bar.addMenu(translate("Actions", "Le&sion"))
    menu.addActions(actions.page_group.actions())
    menu.addSeparator()
    menu.addActions([action for action, _ in actions.page_commands])
    menu = bar.addMenu(translate("Actions", "&View"))
    menu.addActions([actions.zoom_in, actions.zoom_out, actions.fit])
    menu.addSeparator()
    for title, group in (
        (translate("Actions", "Drawin&gs"), actions.view_sets),
        (translate("Actions", "Si&de"), actions.sides),
        (translate("Actions", "Appea&rance"), actions.appearance),
    ):
        menu.addMenu(title).addActions(group.actions())
    menu.addActions([actions.plexus_beside, *docks])
    menu = bar.addMenu(translate("Actions", "&Layers"))
    menu.addActions(actions.muscles.actions())
    menu.addSeparator()
    menu.addActions(actions.skin.actions())
    if len(actions.maps.actions()) > 1:
        menu.addMenu(translate("Actions", "Dermatome &Map")).addActions(actions.maps.actions())
    menu.addSeparator()
    menu.addActions([actions.nerves, actions.bones, actions.labels])
    menu = bar.addMenu(translate("Actions", "&Help"))
    menu.addActions([actions.help, actions.about])

"""What the menus and boxes choose, handed on to the owner of what is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from legmap.gui.shell.actions import Actions
from legmap.gui.shell.theme import apply_appearance
from legmap.gui.state.view_options import ViewState


class ViewCommands(QObject):
    """Slots for the groups of choices.

    Parameters
    ----------
    actions : Actions
        Whose ticks say what is chosen.
    view_state : ViewState
        Owner of what is shown.
    """

    def __init__(self, actions: Actions, view_state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._display = view_state

    def layers(self) -> None:
        """Show the layers that are ticked."""
        acts = self._actions
        self._display.choose_layers(
            acts.muscles.checkedAction().data(),
            acts.skin.checkedAction().data(),
            acts.nerves.isChecked(),
            acts.bones.isChecked(),
            acts.labels.isChecked(),
        )

    def dermatome_map(self, action: QAction) -> None:
        """Go by the map of an action."""
        self._display.set_map(action.data())

    def side(self, action: QAction) -> None:
        """Show the limb of an action's side."""
        self._display.set_side(action.data())

    def view_set(self, action: QAction) -> None:
        """Turn to the page of an action."""
        self._display.set_view_set(action.data())

    def appearance(self, action: QAction) -> None:
        """Be light or dark, or follow the system, as an action says."""
        apply_appearance(action.data())
        self._display.set_appearance(action.data())

"""Commands that change the view."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from legmap.gui.shell.actions import Actions
from legmap.gui.state.view_options import ViewState
from legmap.render.layers import Layers


class ViewCommands(QObject):
    """Slots that pass the choices of actions on to the view state."""

    def __init__(self, actions: Actions, view_state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._view_state = view_state

    def layers(self) -> None:
        """Show the layers that are checked."""
        acts = self._actions
        self._view_state.set_layers(
            Layers(
                acts.muscles.checkedAction().data(),
                acts.skin.checkedAction().data(),
                acts.nerves.isChecked(),
                acts.bones.isChecked(),
                acts.labels.isChecked(),
            )
        )

    def dermatome_map(self, action: QAction) -> None:
        """Set the dermatome map of an action."""
        self._view_state.set_map(action.data())

    def side(self, action: QAction) -> None:
        """Set the side of an action."""
        self._view_state.set_side(action.data())

    def view_set(self, action: QAction) -> None:
        """Set the view set of an action."""
        self._view_state.set_view_set(action.data())

    def appearance(self, action: QAction) -> None:
        """Set the appearance of an action."""
        self._view_state.set_appearance(action.data())

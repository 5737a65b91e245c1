"""The tool bar: back and forward, side, layers."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QComboBox, QLabel, QToolBar, QWidget

from legmap.gui.shell.actions import Actions
from legmap.gui.widgets.tool_buttons import CHECKED


class ChoiceBox(QComboBox):
    """Show the choices of an action group; choosing one triggers its action."""

    def __init__(self, group: QActionGroup, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self.setAccessibleName(name)
        self.setToolTip(name)
        for action in group.actions():
            self.addItem(action.text().replace("&", ""))
        self.activated.connect(self._choose)

    def show_checked(self) -> None:
        """Show the checked action."""
        for place, action in enumerate(self._group.actions()):
            if action.isChecked():
                self.setCurrentIndex(place)

    def _choose(self, place: int) -> None:
        self._group.actions()[place].trigger()


class ToolBar(QToolBar):
    """The tool bar of the window."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setWindowTitle(self.tr("Tool Bar"))
        self.setMovable(False)
        self.setStyleSheet(CHECKED)
        self._boxes = (
            ChoiceBox(actions.sides, self.tr("Side"), self),
            ChoiceBox(actions.muscles, self.tr("Muscles"), self),
            ChoiceBox(actions.skin, self.tr("Skin"), self),
        )
        self.addActions([actions.back, actions.forward])
        self.addSeparator()
        for box in self._boxes:
            self.addWidget(box)
            self.addWidget(QLabel(" ", self))
        self.addActions([actions.nerves, actions.bones, actions.labels])
        self.addSeparator()
        self.addActions([actions.zoom_out, actions.fit, actions.zoom_in])
        self.addSeparator()
        self.addAction(actions.export_picture)

    def show_checked(self) -> None:
        """Show the checked actions in every box."""
        for box in self._boxes:
            box.show_checked()

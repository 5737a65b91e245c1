"""Views whose texts have the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from legmap.gui.widgets.rich_text import Colours, colours_of


class PaletteView(QWidget):
    """A view that is rendered again in the colours of a changed palette."""

    def changeEvent(self, event: QEvent) -> None:
        """Render again in the colours of a changed palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.layout() is not None:  # built
            self._render()

    def _render(self) -> None:
        raise NotImplementedError

    @property
    def _colours(self) -> Colours:
        return colours_of(self.palette())

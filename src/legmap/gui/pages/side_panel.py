"""The side panel with a tab for each page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from legmap.gui.dialogs.help_chapter import HelpChapter
from legmap.gui.pages.base import Page, PageContext, PageFactory

P = TypeVar("P", bound=Page)


class SidePanel(QTabWidget):
    """Show the pages in tabs; the only owner of which page is open."""

    page_changed = Signal(object)  # Page: another page is open

    def __init__(
        self, context: PageContext, factories: Sequence[PageFactory], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(self.tr("Pages on the lesion"))
        self._pages = tuple(make(context, self) for make in factories)
        self._outdated = set(self._pages)
        self._holders: dict[Page, QVBoxLayout] = {}
        for page in self._pages:
            holder = QWidget(self)
            self._holders[page] = QVBoxLayout(holder)
            self._holders[page].setContentsMargins(0, 0, 0, 0)
            self.addTab(holder, page.info.title)
            self.setTabToolTip(self.count() - 1, page.info.tip)
        self._update(self.page)
        self.currentChanged.connect(self._emit_page_changed)

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order of their tabs."""
        return self._pages

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self._pages[max(self.currentIndex(), 0)]

    @property
    def chapters(self) -> tuple[HelpChapter, ...]:
        """Chapters of the help page on the pages."""
        return tuple(chapter for page in self._pages for chapter in page.info.chapters)

    def page_of(self, kind: type[P]) -> P:
        """Return the page of a class.

        Raises
        ------
        LookupError
            If there is none.
        """
        for page in self._pages:
            if isinstance(page, kind):
                self._update(page)
                return page
        raise LookupError(kind.__name__)

    def open_page(self, key: str) -> None:
        """Open the page of a key; unknown keys are ignored."""
        for index, page in enumerate(self._pages):
            if page.info.key == key:
                self.setCurrentIndex(index)

    def refresh(self) -> None:
        """Refresh the open page now, and the others when they are opened."""
        self._outdated = set(self._pages)
        self._update(self.page)

    def _update(self, page: Page) -> None:
        if page not in self._outdated:
            return
        if self._holders[page].count() == 0:
            self._holders[page].addWidget(page.widget)
            page.widget.show()  # the layout would do so later
        self._outdated.discard(page)
        page.refresh()

    def _emit_page_changed(self) -> None:
        self._update(self.page)
        self.page.opened()
        self.page_changed.emit(self.page)

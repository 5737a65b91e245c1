"""The protocol of a page of the side panel.

Pages are listed in `legmap.gui.pages.registry`; nothing else names them. The window shows the widget of a
page in a tab, offers its title, key, commands and help, shows its highlighting on the drawings, and passes
clicks on the drawings to it while it is open. A page connects its widgets to the owners of state, and reaches
other parts of the window by its signals only.

State that can be undone belongs to an owner in `legmap.gui.state.document`. Views emit what the user
requests, and the page changes the owners; views keep only what they show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import SearchIndex
from legmap.gui.canvas.events import Click, MarkMove, MarkStep
from legmap.gui.dialogs.help_chapter import HelpChapter
from legmap.gui.pages.export_content import ExportContent
from legmap.gui.state.document import Document
from legmap.highlighting import Highlighting
from legmap.lesion.injury import OptionalSide
from legmap.roles import Limb


@dataclass(frozen=True, slots=True)
class PageContext:
    """The anatomy, an index of its names and the document, which every page is given."""

    atlas: Atlas
    index: SearchIndex
    document: Document


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Title, key and help of a page.

    Attributes
    ----------
    key : str
        Identifies the page; unique.
    title, tip : str
        On its tab and in the menu.
    shortcut : str
        The key that opens it, such as ``F2``; empty for none.
    chapters : tuple of HelpChapter
        What the help page says about it.
    """

    key: str
    title: str
    tip: str
    shortcut: str = ""
    chapters: tuple[HelpChapter, ...] = ()


@dataclass(frozen=True, slots=True)
class PageCommand:
    """A command that a page adds to the menu of pages; `is_enabled` says whether it can run now."""

    text: str
    tip: str
    shortcut: str
    run: Callable[[], None]
    is_enabled: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PageHighlighting:
    """Highlighting of the drawings for a page.

    Attributes
    ----------
    ids : tuple of str
        The selected structures, whose layers are needed.
    limbs : tuple of str
        Limbs that have to be shown; empty where any will do.
    """

    highlighting: Highlighting = field(default_factory=Highlighting)
    ids: tuple[str, ...] = ()
    limbs: tuple[Limb, ...] = ()


class Page(QObject):
    """A page of the side panel.

    Subclasses implement `make_widget`, `highlighting`, `export_content`, `click` and `choose`.

    Attributes
    ----------
    widget : QWidget
        Content of its tab; made when the page is first opened.
    cycles_on_click : bool
        Whether a further click on the same place selects the next structure, or the same again.
    searches : bool
        Whether the command Find focuses this page rather than the finder.
    page_for_lesion : str
        Key of the page to open when a lesion is selected while this one is open; empty to stay.
    """

    changed = Signal()  # state of the page outside the document changed what it highlights or exports
    structure_hovered = Signal(str)  # id of the structure whose name is hovered, or empty
    message_ready = Signal(str)  # a sentence for the status line
    page_requested = Signal(str)  # another page is to be opened, given its key
    help_requested = Signal(str)  # the help page is to be opened, at a chapter

    cycles_on_click = True
    searches = False
    page_for_lesion = ""

    def __init__(self, context: PageContext, info: PageInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.atlas = context.atlas
        self.document = context.document
        self.info = info
        self._panel = parent

    @cached_property
    def widget(self) -> QWidget:
        """The content of its tab."""
        return self.make_widget(self._panel)

    @property
    def commands(self) -> tuple[PageCommand, ...]:
        """Commands for the menu, read once."""
        return ()

    def make_widget(self, parent: QWidget) -> QWidget:
        """Make the widget and connect it; called once."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the state of the document.

        Called on the open page after every change, once the drawings show it, and on others when opened.
        """

    def opened(self) -> None:
        """Prepare the page; called whenever it is opened."""

    def focus_search(self) -> None:
        """Focus the search box of the page; only for pages that have one."""

    def highlighting(self) -> PageHighlighting:
        """Return what to highlight on the drawings while the page is open."""
        raise NotImplementedError

    def export_content(self) -> ExportContent:
        """Return what can be exported while the page is open."""
        raise NotImplementedError

    def click(self, click: Click) -> None:
        """Handle a click on the drawings, on a structure or on paper."""
        raise NotImplementedError

    def choose(self, structure_id: str, limb: Limb | None = None) -> None:
        """Handle the choice of a structure by its name.

        Parameters
        ----------
        limb : {"right", "left"}, optional
            The limb at which it was chosen on the drawings.
        """
        raise NotImplementedError

    def move_mark(self, move: MarkMove) -> None:
        """Handle a mark that is being dragged; only for pages with marks."""

    def step_mark(self, step: MarkStep) -> None:
        """Handle a mark that is moved by some places; only for pages with marks."""

    def side_at(self, limb: Limb | None) -> OptionalSide:
        """Return the side of a lesion chosen at a limb: empty where only one limb is shown."""
        both = self.document.view_state.view_options.side == "both"
        return limb if both and limb is not None else ""


PageFactory = Callable[[PageContext, QWidget], Page]

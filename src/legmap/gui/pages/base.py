"""The protocol of a page of the side panel: everything that the window asks of a page.

A page is a class like those in `legmap.gui.pages.registry`; nothing outside its folder names it. The window
shows its widget in a tab, offers its title, key, commands and help, highlights on the drawings what it says,
and passes clicks on the drawings to it as long as it is open. A page connects its own widgets and the owners
of state; it reaches other parts of the window by its signals alone.

State that can be undone belongs into `legmap.gui.state.document`, whose owners record their changes under a
name of their own. Views emit what the user asks for and the page applies it to the owners; what views keep of
the state is what they show, to paint it again and to skip repeats, and nobody reads it from them.
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
    """What every page is given.

    Attributes
    ----------
    atlas : Atlas
        The anatomy.
    index : SearchIndex
        All its names.
    document : Document
        The owners of lesion, comparison, findings and view.
    """

    atlas: Atlas
    index: SearchIndex
    document: Document


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is said of a page.

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
    """A command that a page adds to the menu of the pages.

    Attributes
    ----------
    text, tip, shortcut : str
        As in menus.
    run : callable
        Does it.
    is_enabled : callable
        Returns whether it can be done now.
    """

    text: str
    tip: str
    shortcut: str
    run: Callable[[], None]
    is_enabled: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PageHighlighting:
    """What a page wants highlighted on the drawings.

    Attributes
    ----------
    highlighting : Highlighting
        Structures, segments of nerves, marks.
    ids : tuple of str
        The structures that it is about, whose layers are brought out.
    limbs : tuple of str
        Limbs that have to be shown; empty where any will do.
    """

    highlighting: Highlighting = field(default_factory=Highlighting)
    ids: tuple[str, ...] = ()
    limbs: tuple[Limb, ...] = ()


class Page(QObject):
    """A page of the side panel.

    Subclasses implement `make_widget`, `highlighting`, `export_content`, `click` and `choose`.

    Parameters
    ----------
    context : PageContext
        What it is given.
    info : PageInfo
        What is said of it.
    parent : QWidget
        The side panel.

    Attributes
    ----------
    widget : QWidget
        What its tab shows; made when the page is first turned to.
    cycles_on_click : bool
        Whether a further click on the same place means what lies underneath, or the same again.
    searches : bool
        Whether the command Find means this page rather than the finder.
    page_for_lesion : str
        Key of the page to turn to when a lesion is selected while this is open; empty to stay.

    Signals
    -------
    changed : ()
        State of the page itself, which no owner in the document holds, changes what it highlights or exports.
    structure_hovered : str
        The pointer is over the name of a structure; empty when it left.
    message_ready : str
        A sentence for the status line.
    page_requested : str
        Another page is to be opened, given its key.
    help_requested : str
        The help page is to be opened, at a chapter.
    """

    changed = Signal()
    structure_hovered = Signal(str)
    message_ready = Signal(str)
    page_requested = Signal(str)
    help_requested = Signal(str)

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
        """What its tab shows."""
        return self.make_widget(self._panel)

    @property
    def commands(self) -> tuple[PageCommand, ...]:
        """Commands for the menu, asked for once."""
        return ()

    def make_widget(self, parent: QWidget) -> QWidget:
        """Make the widget and connect it; called once."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the owners of state hold.

        Called on the open page after every change, when the drawings show it, and on others when turned to.
        """

    def opened(self) -> None:
        """Prepare for work; called whenever the page is turned to."""

    def focus_search(self) -> None:
        """Put the cursor where the page searches; only for pages that search by themselves."""

    def highlighting(self) -> PageHighlighting:
        """Return what stands out on the drawings while the page is open."""
        raise NotImplementedError

    def export_content(self) -> ExportContent:
        """Return what can be exported and listed while the page is open."""
        raise NotImplementedError

    def click(self, click: Click) -> None:
        """Do what a click on the drawings means, on a structure or on paper."""
        raise NotImplementedError

    def choose(self, structure_id: str, limb: Limb | None = None) -> None:
        """Do what choosing a structure by its name means.

        Parameters
        ----------
        structure_id : str
            The structure.
        limb : {"right", "left"}, optional
            The limb at which it was chosen, if it was chosen on the drawings.
        """
        raise NotImplementedError

    def move_mark(self, move: MarkMove) -> None:
        """Follow a mark that is being dragged; only for pages that highlight marks."""

    def step_mark(self, step: MarkStep) -> None:
        """Move a mark by some places; only for pages that highlight marks."""

    def side_at(self, limb: Limb | None) -> OptionalSide:
        """Return the limb that choosing at a limb means: none in particular where only one is shown."""
        both = self.document.view_state.view_options.side == "both"
        return limb if both and limb is not None else ""


PageFactory = Callable[[PageContext, QWidget], Page]

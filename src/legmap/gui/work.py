"""Everything in the window that can be undone, as one state that never changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from legmap.gui.comparison import Lesion
from legmap.gui.display import Showing
from legmap.gui.selection import Cuts
from legmap.gui.theme import apply_appearance
from legmap.lesion.compare import Pair
from legmap.lesion.finding import Finding

if TYPE_CHECKING:
    from legmap.gui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Work:
    """A state of the work.

    Attributes
    ----------
    cuts, findings, lesions, pair, showing
        What the owners of the lesion, the findings, the comparison and the view hold.
    visit : int
        Which of the visited selections the lesion is; states that differ by it alone are the same work.
    """

    cuts: Cuts
    findings: tuple[Finding, ...]
    lesions: tuple[Lesion, ...]
    pair: Pair
    showing: Showing
    visit: int = field(compare=False)


def work_of(window: MainWindow) -> Work:
    """The present state."""
    return Work(
        window.selection.cuts,
        window.examination.findings,
        window.compared.lesions,
        window.compared.pair,
        window.display.wished,
        window.selection.visit,
    )


def restore(window: MainWindow, work: Work) -> None:
    """Take the window to a state."""
    window.pointer.let_go()
    window.selection.restore(work.cuts, work.visit)
    window.examination.set_all(work.findings)
    window.compared.restore(work.lesions, work.pair)
    if work.showing.appearance != window.display.showing.appearance:
        apply_appearance(work.showing.appearance)
    window.display.restore(work.showing)  # last: a lesion turns to its limb
    window.show_scenery()  # a lesion brings out its layers


def rest(window: MainWindow) -> None:
    """Take the window to what a start without a selection shows; whatever is on show is forgotten."""
    with window.history.change("lesion"):
        window.compared.clear()
        window.examination.clear()
        window.selection.begin()
        window.display.restore(window.display.wished)
    window.history.forget()
    window.finder.rest()
    window.desk.open_page("lesion")
    window.statusBar().clearMessage()
    if (focused := window.window().focusWidget()) is not None:
        focused.clearFocus()
    window.canvas.fit()

"""Everything in the window that can be undone, as one state that never changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from legmap.gui.shell.theme import apply_appearance
from legmap.gui.state.comparison import Lesion
from legmap.gui.state.selection import Injuries
from legmap.gui.state.view_options import ViewOptions
from legmap.lesion.comparison import Pair
from legmap.lesion.examination_finding import Finding

if TYPE_CHECKING:
    from legmap.gui.shell.window import MainWindow


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A state of the work.

    Attributes
    ----------
    cuts, findings, lesions, pair, showing
        What the owners of the lesion, the findings, the comparison and the view hold.
    history_index : int
        Which of the visited selections the lesion is; states that differ by it alone are the same work.
    """

    injuries: Injuries
    findings: tuple[Finding, ...]
    lesions: tuple[Lesion, ...]
    pair: Pair
    view_options: ViewOptions
    history_index: int = field(compare=False)


def document_state(window: MainWindow) -> DocumentState:
    """The present state."""
    return DocumentState(
        window.selection.injuries,
        window.examination.findings,
        window.comparison.lesions,
        window.comparison.pair,
        window.view_state.user_options,
        window.selection.history_index,
    )


def restore(window: MainWindow, work: DocumentState) -> None:
    """Take the window to a state."""
    window.canvas_controller.cancel_drag()
    window.selection.restore(work.injuries, work.history_index)
    window.examination.set_all(work.findings)
    window.comparison.restore(work.lesions, work.pair)
    if work.view_options.appearance != window.view_state.view_options.appearance:
        apply_appearance(work.view_options.appearance)
    window.view_state.restore(work.view_options)  # last: a lesion turns to its limb
    window.show_highlighting()  # a lesion brings out its layers


def rest(window: MainWindow) -> None:
    """Take the window to what a start without a selection shows; whatever is on show is forgotten."""
    with window.history.change("lesion"):
        window.comparison.clear()
        window.examination.clear()
        window.selection.reset_history()
        window.view_state.restore(window.view_state.user_options)
    window.history.clear()
    window.finder.rest()
    window.side_panel.open_page("lesion")
    window.statusBar().clearMessage()
    if (focused := window.window().focusWidget()) is not None:
        focused.clearFocus()
    window.canvas.fit()

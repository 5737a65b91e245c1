"""The document: everything in the window that can be undone, and its history."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.state.comparison import ComparisonState, Lesion
from legmap.gui.state.examination import Examination
from legmap.gui.state.history import History
from legmap.gui.state.selection import Injuries, Selection
from legmap.gui.state.view_options import UserView, ViewOptions, ViewState
from legmap.lesion.comparison import Pair
from legmap.lesion.deficit import rival_lesions
from legmap.lesion.examination_finding import Finding
from legmap.lesion.losses import Deficit
from legmap.messages import say


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A state of the document.

    Attributes
    ----------
    history_index : int
        Index of the lesion among the visited ones; ignored in comparisons of states.
    """

    injuries: Injuries
    findings: tuple[Finding, ...]
    lesions: tuple[Lesion, ...]
    pair: Pair
    view: UserView
    history_index: int = field(compare=False)


class Document(QObject):
    """The owners of the lesion, the comparison, the findings and the view, with one history.

    Each owner records its own changes.

    Parameters
    ----------
    rivals : callable
        Returns the rival lesions of the atlas; called for the first lesion.
    """

    restored = Signal()  # a state was restored

    def __init__(
        self,
        atlas: Atlas,
        view_options: ViewOptions | None = None,
        parent: QObject | None = None,
        rivals: Callable[[Atlas], tuple[Deficit, ...]] = rival_lesions,
    ) -> None:
        super().__init__(parent)
        self.view_state = ViewState(view_options or ViewOptions(), self, self._record)
        self.selection = Selection(atlas, self, self._record, rivals)
        self.comparison = ComparisonState(self, self._record)
        self.examination = Examination(atlas, self, self._record)
        self.history = History(self.state, self.restore, self)

    def state(self) -> DocumentState:
        """Return the present state."""
        return DocumentState(
            self.selection.injuries,
            self.examination.findings,
            self.comparison.lesions,
            self.comparison.pair,
            self.view_state.user_view,
            self.selection.history_index,
        )

    def restore(self, state: DocumentState) -> None:
        """Restore a state, and end a drag that is under way."""
        self.history.end_gesture()
        self.selection.restore(state.injuries, state.history_index)
        self.examination.set_all(state.findings)
        self.comparison.restore(state.lesions, state.pair)
        self.view_state.restore(state.view)  # last, since highlights need layers and limbs
        self.restored.emit()

    def reset(self) -> None:
        """Clear lesion, comparison and findings, show what the user chose, and clear the history."""
        with self.history.change(say("undo.lesion")):
            self.comparison.clear()
            self.examination.clear()
            self.selection.reset_history()
            self.view_state.restore(UserView(self.view_state.user_options))
        self.history.clear()

    def _record(self, what: str) -> AbstractContextManager[None]:
        return self.history.change(what)

"""The lesion and the lesions visited before it: the only owner of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.state.history import Recorder
from legmap.lesion.case import Case, case_of
from legmap.lesion.deficit import rival_lesions
from legmap.lesion.injury import Injury, OptionalSide, as_injuries
from legmap.lesion.losses import Deficit
from legmap.messages import say

Injuries = tuple[Injury, ...]


class Selection(QObject):
    """The lesion, what it takes away, and the lesions that Back and Forward revisit.

    Whatever is selected is a lesion: of a movement, a reflex or a sign it merely takes nothing. Going back
    revisits a lesion and is itself a change that can be undone; that is why visits are kept beside the undo
    history, which also holds changes of findings and views.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    parent : QObject, optional
        Qt owner.
    record : Recorder
        Records each change for undoing.
    rivals : callable
        Gives the rival lesions of the atlas, when the first lesion is chosen.

    Signals
    -------
    case_changed : Case
        After every change; an empty lesion means that nothing is selected.
    """

    case_changed = Signal(object)

    def __init__(
        self,
        atlas: Atlas,
        parent: QObject | None = None,
        record: Recorder = nullcontext,
        rivals: Callable[[Atlas], tuple[Deficit, ...]] = rival_lesions,
    ) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._record = record
        self._find_rivals = rivals
        self._clicked_ids: tuple[str, ...] = ()
        self._history: list[Injuries] = [()]
        self._history_index = 0
        self._case = Case()

    @cached_property
    def _rivals(self) -> tuple[Deficit, ...]:
        """Lesions to compare with, worked out for the first lesion rather than at every start."""
        return self._find_rivals(self._atlas)

    @property
    def case(self) -> Case:
        """The injuries, and what each limb has lost."""
        return self._case

    @property
    def injuries(self) -> Injuries:
        """The injuries."""
        return self._case.injuries

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the selected structures, in the order of selecting."""
        return self._case.lesion

    @property
    def clicked_ids(self) -> tuple[str, ...]:
        """Ids of everything at the place of the drawings that was clicked last, from the top down."""
        return self._clicked_ids

    def note_clicked(self, ids: tuple[str, ...]) -> None:
        """Remember what lies at a place of the drawings that is being clicked."""
        self._clicked_ids = ids

    @property
    def history_index(self) -> int:
        """Index of the present lesion among the visited ones."""
        return self._history_index

    @property
    def can_go_back(self) -> bool:
        """True if an earlier lesion can be revisited."""
        return self._history_index > 0

    @property
    def can_go_forward(self) -> bool:
        """True if a lesion left by going back can be revisited."""
        return self._history_index < len(self._history) - 1

    def preview_case(self, structure_id: str) -> Case:
        """Return what would be lost if a structure were selected alone."""
        return case_of(self._atlas, (Injury(structure_id),), self._rivals)

    def select(self, structure_id: str, side: OptionalSide = "") -> None:
        """Select one structure, of one limb if so wished, instead of all others."""
        self.select_all((Injury(structure_id, side=side),))

    def select_all(self, lesion: Iterable[str | Injury]) -> None:
        """Select several structures together; unknown ids are passed over."""
        injuries = self._known(lesion)
        if injuries == self.injuries:
            return
        del self._history[self._history_index + 1 :]
        self._history.append(injuries)
        self._history_index += 1
        self._show(injuries)

    def update_lesion(self, lesion: Iterable[Injury]) -> None:
        """Change the present lesion (its level, severity, limb), which is no new visit."""
        injuries = self._known(lesion)
        if injuries != self.injuries:
            self._history[self._history_index] = injuries
            self._show(injuries)

    def toggle(self, structure_id: str, side: OptionalSide = "") -> None:
        """Add a structure to the lesion, or take it out again."""
        kept = tuple(c for c in self.injuries if (c.id, c.side) != (structure_id, side))
        self.select_all(kept if len(kept) < len(self.injuries) else (*kept, Injury(structure_id, side=side)))

    def clear(self) -> None:
        """Select nothing."""
        self.select_all(())

    def reset_history(self) -> None:
        """Select nothing, and forget what was visited."""
        self._history, self._history_index = [()], 0
        self._show(())

    def back(self) -> None:
        """Revisit the selection before this one."""
        if self.can_go_back:
            self._history_index -= 1
            self._show(self._history[self._history_index])

    def forward(self) -> None:
        """Revisit the selection that was left by going back."""
        if self.can_go_forward:
            self._history_index += 1
            self._show(self._history[self._history_index])

    def restore(self, injuries: Injuries, history_index: int | None = None) -> None:
        """Return to a lesion by undoing: to its visit, or the present one changed.

        Parameters
        ----------
        injuries : tuple of Injury
            The lesion.
        history_index : int, optional
            Its place in the history; a neighbour of the present place is tried where it holds another.
        """
        likely = () if history_index is None else (history_index,)
        for place in (*likely, self._history_index, self._history_index - 1, self._history_index + 1):
            if 0 <= place < len(self._history) and self._history[place] == injuries:
                self._history_index = place
                if injuries != self.injuries:
                    self._show(injuries)
                return
        self.update_lesion(injuries)

    def _known(self, lesion: Iterable[str | Injury]) -> Injuries:
        return tuple(c for c in as_injuries(lesion) if c.id in self._atlas)

    def _show(self, injuries: Injuries) -> None:
        with self._record(say("undo.lesion")):
            self._case = case_of(self._atlas, injuries, self._rivals)
            self.case_changed.emit(self._case)

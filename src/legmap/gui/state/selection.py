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
    """The lesion, its losses, and the lesions for Back and Forward.

    Everything selected counts as a lesion; that of a movement, reflex or sign takes nothing. Going back can
    be undone, so visits are kept apart from the undo history.

    Parameters
    ----------
    rivals : callable
        Returns the rival lesions of the atlas; called for the first lesion.
    """

    case_changed = Signal(object)  # Case: after every change; an empty lesion means that nothing is selected

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
        """Lesions to compare with, computed for the first lesion rather than at every start."""
        return self._find_rivals(self._atlas)

    @property
    def case(self) -> Case:
        """The injuries, and the losses of each limb."""
        return self._case

    @property
    def injuries(self) -> Injuries:
        """The injuries."""
        return self._case.injuries

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the selected structures, in the order of selection."""
        return self._case.lesion

    @property
    def clicked_ids(self) -> tuple[str, ...]:
        """Ids of all structures at the place that was clicked last, topmost first."""
        return self._clicked_ids

    def note_clicked(self, ids: tuple[str, ...]) -> None:
        """Set `clicked_ids`."""
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

    def select(self, structure_id: str, side: OptionalSide = "") -> None:
        """Select one structure, on one limb if given, instead of all others."""
        self.select_all((Injury(structure_id, side=side),))

    def select_all(self, lesion: Iterable[str | Injury]) -> None:
        """Select several structures; unknown ids are ignored."""
        injuries = self._known(lesion)
        if injuries == self.injuries:
            return
        del self._history[self._history_index + 1 :]
        self._history.append(injuries)
        self._history_index += 1
        self._show(injuries)

    def update_lesion(self, lesion: Iterable[Injury]) -> None:
        """Change the present lesion (level, severity, limb), without a new visit."""
        injuries = self._known(lesion)
        if injuries != self.injuries:
            self._history[self._history_index] = injuries
            self._show(injuries)

    def toggle(self, structure_id: str, side: OptionalSide = "") -> None:
        """Add a structure to the lesion, or remove it."""
        kept = tuple(c for c in self.injuries if (c.id, c.side) != (structure_id, side))
        self.select_all(kept if len(kept) < len(self.injuries) else (*kept, Injury(structure_id, side=side)))

    def clear(self) -> None:
        """Select nothing."""
        self.select_all(())

    def reset_history(self) -> None:
        """Select nothing, and clear the visited lesions."""
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
        """Restore a lesion on undo: revisit it, or change the present one.

        Parameters
        ----------
        history_index : int, optional
            Its index among the visits; if another lesion is there, neighbours of the present index are tried.
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

"""What is hurt, and where one has been: the only owner of both."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.lesion.case import Case, case_of
from legmap.lesion.cut import Cut, Limbs, as_cuts
from legmap.lesion.deficit import rival_lesions
from legmap.lesion.model import Deficit

Cuts = tuple[Cut, ...]


class Selection(QObject):
    """The lesion, what it takes away, and the history of selections.

    Whatever is selected is a lesion: of a movement, a reflex or a sign it merely takes nothing.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    parent : QObject, optional
        Qt owner.

    Signals
    -------
    case_changed : Case
        After every change; an empty lesion means that nothing is selected.
    """

    case_changed = Signal(object)

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._visited: list[Cuts] = [()]
        self._place = 0
        self._case = Case()

    @cached_property
    def _rivals(self) -> tuple[Deficit, ...]:
        """Worked out for the first lesion rather than at every start."""
        return rival_lesions(self._atlas)

    @property
    def case(self) -> Case:
        """What is hurt, and what each limb has lost."""
        return self._case

    @property
    def cuts(self) -> Cuts:
        """What is hurt."""
        return self._case.cuts

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the selected structures, in the order of selecting."""
        return self._case.lesion

    @property
    def visit(self) -> int:
        """Which of the selections that can be revisited is the present one."""
        return self._place

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier selection can be revisited."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a selection left by going back can be revisited."""
        return self._place < len(self._visited) - 1

    def foresee(self, structure_id: str) -> Case:
        """What would be lost if a structure were selected alone."""
        return case_of(self._atlas, (Cut(structure_id),), self._rivals)

    def select(self, structure_id: str, side: Limbs = "") -> None:
        """Select one structure, of one limb if so wished, instead of all others."""
        self.select_all((Cut(structure_id, side=side),))

    def select_all(self, lesion: Iterable[str | Cut]) -> None:
        """Select several structures together; unknown ids are passed over."""
        cuts = self._known(lesion)
        if cuts == self.cuts:
            return
        del self._visited[self._place + 1 :]
        self._visited.append(cuts)
        self._place += 1
        self._show(cuts)

    def amend(self, lesion: Iterable[Cut]) -> None:
        """Change the present lesion (its level, severity, limb), which is no new visit."""
        cuts = self._known(lesion)
        if cuts != self.cuts:
            self._visited[self._place] = cuts
            self._show(cuts)

    def toggle(self, structure_id: str, side: Limbs = "") -> None:
        """Add a structure to the lesion, or take it out again."""
        kept = tuple(c for c in self.cuts if (c.id, c.side) != (structure_id, side))
        self.select_all(kept if len(kept) < len(self.cuts) else (*kept, Cut(structure_id, side=side)))

    def clear(self) -> None:
        """Select nothing."""
        self.select_all(())

    def begin(self) -> None:
        """Select nothing, and forget what was visited."""
        self._visited, self._place = [()], 0
        self._show(())

    def back(self) -> None:
        """Revisit the selection before this one."""
        if self.can_go_back:
            self._place -= 1
            self._show(self._visited[self._place])

    def forward(self) -> None:
        """Revisit the selection that was left by going back."""
        if self.can_go_forward:
            self._place += 1
            self._show(self._visited[self._place])

    def restore(self, cuts: Cuts, visit: int | None = None) -> None:
        """Return to a lesion by undoing: to its visit, or the present one changed.

        Parameters
        ----------
        cuts : tuple of Cut
            The lesion.
        visit : int, optional
            Which visit it was (see `visit`); one next to the present one where that is another lesion now.
        """
        likely = () if visit is None else (visit,)
        for place in (*likely, self._place, self._place - 1, self._place + 1):
            if 0 <= place < len(self._visited) and self._visited[place] == cuts:
                self._place = place
                if cuts != self.cuts:
                    self._show(cuts)
                return
        self.amend(cuts)

    def _known(self, lesion: Iterable[str | Cut]) -> Cuts:
        return tuple(c for c in as_cuts(lesion) if c.id in self._atlas)

    def _show(self, cuts: Cuts) -> None:
        self._case = case_of(self._atlas, cuts, self._rivals)
        self.case_changed.emit(self._case)

"""What is selected, and where one has been: the only owner of both."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.lesion.deficit import deficit_of, single_lesions
from legmap.lesion.model import Deficit


class Selection(QObject):
    """The selected structures, their deficit, and the history of selections.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    parent : QObject, optional
        Qt owner.

    Signals
    -------
    deficit_changed : Deficit
        After every change; an empty `lesion` means that nothing is selected.
    """

    deficit_changed = Signal(object)

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._rivals = single_lesions(atlas)
        self._visited: list[tuple[str, ...]] = [()]
        self._place = 0
        self._deficit = Deficit(())

    @property
    def deficit(self) -> Deficit:
        """Deficit of the present selection."""
        return self._deficit

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the selected structures, in the order of selecting."""
        return self._deficit.lesion

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier selection can be revisited."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a selection left by going back can be revisited."""
        return self._place < len(self._visited) - 1

    def select(self, structure_id: str) -> None:
        """Select one structure instead of all others."""
        self.select_all((structure_id,))

    def select_all(self, ids: tuple[str, ...]) -> None:
        """Select several structures together; unknown ids are passed over."""
        known = tuple(dict.fromkeys(i for i in ids if i in self._atlas))
        if known == self.ids:
            return
        del self._visited[self._place + 1 :]
        self._visited.append(known)
        self._place += 1
        self._show(known)

    def toggle(self, structure_id: str) -> None:
        """Add a structure to the selection, or take it out again."""
        kept = tuple(i for i in self.ids if i != structure_id)
        self.select_all(kept if len(kept) < len(self.ids) else (*kept, structure_id))

    def clear(self) -> None:
        """Select nothing."""
        self.select_all(())

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

    def _show(self, ids: tuple[str, ...]) -> None:
        self._deficit = deficit_of(self._atlas, ids, self._rivals) if ids else Deficit(())
        self.deficit_changed.emit(self._deficit)

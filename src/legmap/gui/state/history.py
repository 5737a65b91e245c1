"""The history of everything that can be undone: lesions, findings, comparisons, views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

S = TypeVar("S")
UNDO_LIMIT = 500

Recorder = Callable[[str], AbstractContextManager[object]]
"""`History.change`, by which owners of state record their changes; `contextlib.nullcontext` records none."""


class _Change(QUndoCommand):
    """A change from one state to another; changes of one gesture merge."""

    def __init__(
        self, text: str, gesture: int, before: object, after: object, restore: Callable[[object], None]
    ) -> None:
        super().__init__(text)
        self._gesture = gesture
        self.before = before
        self.after = after
        self._restore = restore
        self._done = True

    def id(self) -> int:
        """Return the gesture; Qt offers changes of one gesture for merging."""
        return self._gesture

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the later state of another change of the same gesture."""
        if not isinstance(other, _Change):
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        """Restore the later state, except when the change is pushed."""
        if self._done:
            self._done = False
        else:
            self._restore(self.after)

    def undo(self) -> None:
        """Restore the earlier state."""
        self._restore(self.before)


class History(QObject):
    """Undo and redo changes by restoring states.

    Parameters
    ----------
    state : callable
        Returns the present state; states are immutable and compared by ``==``.
    """

    changed = Signal()  # what can be undone or redone has changed

    def __init__(
        self, state: Callable[[], S], restore: Callable[[S], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._restore_state: Callable[[object], None] = restore  # type: ignore[assignment]
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(UNDO_LIMIT)
        self._last: object = state()
        self._restoring = False
        self._in_change = False
        self._gesture = 0
        self._in_gesture = False
        self._stack.indexChanged.connect(self.changed)

    @property
    def undo_text(self) -> str:
        """Description of the change that undo reverts; empty where there is none."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        """Description of the change that redo repeats; empty where there is none."""
        return self._stack.redoText()

    @property
    def in_gesture(self) -> bool:
        """True while a drag is under way."""
        return self._in_gesture

    def record(self, what: str) -> None:
        """Record that the state changed; `what` describes it, such as "change of the lesion"."""
        now = self._state()
        if self._restoring or self._in_change or now == self._last:
            return
        gesture_id = 1 + self._gesture if self._in_gesture else -1
        before, self._last = self._last, now
        self._stack.push(_Change(what, gesture_id, before, now, self._go_to))

    @contextmanager
    def change(self, what: str) -> Iterator[None]:
        """Record everything that changes in the context as one change, named by the outermost.

        A lesion that brings out layers and its limb is one change of the lesion.
        """
        if self._in_change:
            yield
            return
        if not self._restoring:
            self._last = self._state()  # what was shown may have changed without a change to undo
        self._in_change = True
        try:
            yield
        finally:
            self._in_change = False
            self.record(what)

    def clear(self) -> None:
        """Clear the history."""
        self._last = self._state()
        self._stack.clear()

    def begin_gesture(self) -> None:
        """Merge the changes until `end_gesture` into one; further calls until then have no effect."""
        self._in_gesture = True

    def end_gesture(self) -> None:
        """Record the next change by itself."""
        self._in_gesture = False
        self._gesture += 1

    def undo(self) -> None:
        """Revert the last change."""
        self._stack.undo()

    def redo(self) -> None:
        """Repeat the last change that was undone."""
        self._stack.redo()

    def _go_to(self, state: object) -> None:
        self._restoring = True
        try:
            self._restore_state(state)
        finally:
            self._restoring = False
        self._last = self._state()

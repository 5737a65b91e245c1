"""What clicks and drags on the drawings mean, depending on the page that is open."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.state.examination import Examination
from legmap.gui.state.selection import Injuries, Selection
from legmap.gui.state.view_options import ViewState
from legmap.highlighting import Highlighting
from legmap.lesion.examination_finding import finding_kind
from legmap.lesion.injury import (
    Injury,
    OptionalSide,
    equivalent_place,
    injury_side,
    place_fraction,
    places_of,
    resolve_sites,
)
from legmap.messages import say


class CanvasController(QObject):
    """Turns requests of the canvas and of the lesion's controls into changes of what is hurt or found.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    selection, examination, display
        The owners of the lesion, of the findings, and of what is shown.
    canvas : Canvas
        Knows which limb was clicked.

    Signals
    -------
    message_ready : str
        A sentence for the user.
    gesture_ended : ()
        A drag is over; what it changed is undone as one.
    """

    message_ready = Signal(str)
    gesture_ended = Signal()

    def __init__(
        self,
        atlas: Atlas,
        selection: Selection,
        examination: Examination,
        view_state: ViewState,
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._selection = selection
        self._examination = examination
        self._display = view_state
        self._canvas = canvas
        self._clicked_nerve: tuple[str, float] | None = None
        self._highlighting = Highlighting()
        self._dragged_injury: Injury | None = None
        self.localising = False
        self.dragging = False
        self.clicked_ids: tuple[str, ...] = ()

    def set_highlighting(self, highlighting: Highlighting) -> None:
        """Take note of the marks on the canvas, which requests name by number."""
        self._highlighting = highlighting

    @property
    def side(self) -> OptionalSide:
        """The limb that a click means: the one clicked where both are shown, else none in particular."""
        return self._canvas.limb if self._display.view_options.side == "both" else ""

    def set_clicked_structures(self, ids: tuple[str, ...]) -> None:
        """Remember what lies at the place clicked, for the line that tells it."""
        self.clicked_ids = ids

    def set_clicked_nerve(self, nerve_id: str, at: float) -> None:
        """Remember where a nerve was clicked, for the click that follows."""
        self._clicked_nerve = (nerve_id, at)

    def click(self, structure_id: str) -> None:
        """Select what was clicked or, while localising, mark it as a finding.

        A nerve that is the lesion already is cut where it was clicked. While localising nerves stand aside
        for what they lie upon, since they lace every muscle.
        """
        nerve, self._clicked_nerve = self._clicked_nerve, None
        if self.localising:
            self.choose(next((i for i in (structure_id, *self.clicked_ids) if finding_kind(i)), structure_id))
            return
        present = self._selection.injuries
        if nerve is not None and len(present) == 1 and self._is_of(present[0], structure_id):
            self._replace(present[0], self._moved(present[0], nerve[1]))
        else:
            self._selection.select(structure_id, self.side)

    def choose(self, structure_id: str) -> None:
        """Select a structure by its name or, while localising, mark it as a finding."""
        if not self.localising:
            self._selection.select(structure_id)
        elif not self._examination.cycle_finding(structure_id):
            self.message_ready.emit(say("localise.no-finding", name=self._atlas.name(structure_id)))

    def toggle(self, structure_id: str) -> None:
        """Add a structure to the lesion or take it out."""
        if self.localising:
            self.click(structure_id)
        else:
            self._selection.toggle(structure_id, self.side)

    def click_background(self) -> None:
        """Select nothing; findings stay."""
        if not self.localising:
            self._selection.clear()

    def injure_nerve_at(self, nerve_id: str, at: float) -> None:
        """Cut a nerve where it was clicked; while localising, nerves are not examined."""
        if self.localising:
            self.choose(nerve_id)
            return
        place = equivalent_place(self._atlas, nerve_id, at)
        self._selection.select_all((Injury(nerve_id, place, side=self.side),))

    def drag_mark(self, index: int, at: float) -> None:
        """Let the lesion follow its mark."""
        if index >= len(self._highlighting.owners):
            return
        injury = self._highlighting.owners[index]
        if self._dragged_injury is None:
            self._dragged_injury = injury
        self.dragging = True
        self._replace(injury, self._moved(self._dragged_injury, at))

    def drop_mark(self, index: int) -> None:
        """End a drag."""
        self.cancel_drag()
        self.gesture_ended.emit()

    def cancel_drag(self) -> None:
        """Hold no mark and no slider, whatever the hand does."""
        self.dragging = False
        self._dragged_injury = None

    def step_mark(self, index: int, step: int) -> None:
        """Move the lesion by one place along its nerve."""
        if index >= len(self._highlighting.owners):
            return
        injury = self._highlighting.owners[index]
        places = places_of(self._atlas, self._nerve_of(injury))
        present = self._place_of(injury)
        now = places.index(present) if present in places else len(places) - 1
        then = min(max(now + step, 0), len(places) - 1)
        self._replace(injury, self._at_place(injury, places[then]))

    def update_lesion(self, injuries: Injuries) -> None:
        """Take over the lesion as its controls have it."""
        self.cancel_drag()
        self._selection.update_lesion(injuries)
        self.gesture_ended.emit()

    def update_lesion_live(self, injuries: Injuries) -> None:
        """The same while a slider is held."""
        self.dragging = True
        self._selection.update_lesion(injuries)

    def _nerve_of(self, injury: Injury) -> str:
        return resolve_sites(self._atlas, (injury,))[0].id

    def _is_of(self, injury: Injury, nerve_id: str) -> bool:
        """Whether a cut is one of a nerve, in the limb that was clicked."""
        limbs = ("", "both", self._canvas.limb)
        return self._nerve_of(injury) == nerve_id and injury_side(self._atlas, injury) in limbs

    def _place_of(self, injury: Injury) -> str | float | None:
        """Where a cut is, as `places_of` lists it: several levels of a nerve can come to the same."""
        nerve = resolve_sites(self._atlas, (injury,))[0]
        return equivalent_place(self._atlas, nerve.id, place_fraction(self._atlas, nerve.id, nerve.place))

    def _moved(self, injury: Injury, at: float) -> Injury:
        return self._at_place(injury, equivalent_place(self._atlas, self._nerve_of(injury), at))

    def _at_place(self, injury: Injury, place: str | float | None) -> Injury:
        """A cut moved along its nerve; one of a site becomes one of the nerve unless it stays there."""
        return (
            injury
            if place == self._place_of(injury)
            else replace(injury, id=self._nerve_of(injury), place=place)
        )

    def _replace(self, injury: Injury, moved: Injury) -> None:
        """Put a cut in the place of another; it passes over the place of its like, lest they become one."""
        if moved not in self._selection.injuries:
            self._selection.update_lesion(moved if c == injury else c for c in self._selection.injuries)

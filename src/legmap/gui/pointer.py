"""What clicks and drags on the drawings mean, depending on the page that is open."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.canvas import Canvas
from legmap.gui.display import Display
from legmap.gui.examination import Examination
from legmap.gui.selection import Cuts, Selection
from legmap.lesion.cut import Cut, Limbs, cut_limbs, place_at, places_of, snapped, struck
from legmap.lesion.finding import kind_of
from legmap.messages import say
from legmap.scenery import Scenery


class Pointer(QObject):
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
    told : str
        A sentence for the user.
    gesture_ended : ()
        A drag is over; what it changed is undone as one.
    """

    told = Signal(str)
    gesture_ended = Signal()

    def __init__(
        self,
        atlas: Atlas,
        selection: Selection,
        examination: Examination,
        display: Display,
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._selection = selection
        self._examination = examination
        self._display = display
        self._canvas = canvas
        self._nerve: tuple[str, float] | None = None
        self._scenery = Scenery()
        self._held: Cut | None = None
        self.localising = False
        self.dragging = False
        self.place: tuple[str, ...] = ()

    def use(self, scenery: Scenery) -> None:
        """Take note of the marks on the canvas, which requests name by number."""
        self._scenery = scenery

    @property
    def side(self) -> Limbs:
        """The limb that a click means: the one clicked where both are shown, else none in particular."""
        return self._canvas.limb if self._display.showing.side == "both" else ""

    def keep_place(self, ids: tuple[str, ...]) -> None:
        """Remember what lies at the place clicked, for the line that tells it."""
        self.place = ids

    def keep_nerve(self, nerve_id: str, at: float) -> None:
        """Remember where a nerve was clicked, for the click that follows."""
        self._nerve = (nerve_id, at)

    def click(self, structure_id: str) -> None:
        """Select what was clicked or, while localising, mark it as a finding.

        A nerve that is the lesion already is cut where it was clicked. While localising nerves stand aside
        for what they lie upon, since they lace every muscle.
        """
        nerve, self._nerve = self._nerve, None
        if self.localising:
            self.choose(next((i for i in (structure_id, *self.place) if kind_of(i)), structure_id))
            return
        present = self._selection.cuts
        if nerve is not None and len(present) == 1 and self._is_of(present[0], structure_id):
            self._replace(present[0], self._moved(present[0], nerve[1]))
        else:
            self._selection.select(structure_id, self.side)

    def choose(self, structure_id: str) -> None:
        """Select a structure by its name or, while localising, mark it as a finding."""
        if not self.localising:
            self._selection.select(structure_id)
        elif not self._examination.offer(structure_id):
            self.told.emit(say("localise.no-finding", name=self._atlas.name(structure_id)))

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

    def cut_at(self, nerve_id: str, at: float) -> None:
        """Cut a nerve where it was clicked; while localising, nerves are not examined."""
        if self.localising:
            self.choose(nerve_id)
            return
        place = snapped(self._atlas, nerve_id, at)
        self._selection.select_all((Cut(nerve_id, place, side=self.side),))

    def drag_mark(self, index: int, at: float) -> None:
        """Let the lesion follow its mark."""
        if index >= len(self._scenery.owners):
            return
        cut = self._scenery.owners[index]
        if self._held is None:
            self._held = cut
        self.dragging = True
        self._replace(cut, self._moved(self._held, at))

    def drop_mark(self, index: int) -> None:
        """End a drag."""
        self.let_go()
        self.gesture_ended.emit()

    def let_go(self) -> None:
        """Hold no mark and no slider, whatever the hand does."""
        self.dragging = False
        self._held = None

    def step_mark(self, index: int, step: int) -> None:
        """Move the lesion by one place along its nerve."""
        if index >= len(self._scenery.owners):
            return
        cut = self._scenery.owners[index]
        places = places_of(self._atlas, self._nerve_of(cut))
        present = self._place_of(cut)
        now = places.index(present) if present in places else len(places) - 1
        then = min(max(now + step, 0), len(places) - 1)
        self._replace(cut, self._at_place(cut, places[then]))

    def amend(self, cuts: Cuts) -> None:
        """Take over the lesion as its controls have it."""
        self.let_go()
        self._selection.amend(cuts)
        self.gesture_ended.emit()

    def amend_live(self, cuts: Cuts) -> None:
        """The same while a slider is held."""
        self.dragging = True
        self._selection.amend(cuts)

    def _nerve_of(self, cut: Cut) -> str:
        return struck(self._atlas, (cut,))[0].id

    def _is_of(self, cut: Cut, nerve_id: str) -> bool:
        """Whether a cut is one of a nerve, in the limb that was clicked."""
        limbs = ("", "both", self._canvas.limb)
        return self._nerve_of(cut) == nerve_id and cut_limbs(self._atlas, cut) in limbs

    def _place_of(self, cut: Cut) -> str | float | None:
        """Where a cut is, as `places_of` lists it: several levels of a nerve can come to the same."""
        nerve = struck(self._atlas, (cut,))[0]
        return snapped(self._atlas, nerve.id, place_at(self._atlas, nerve.id, nerve.place))

    def _moved(self, cut: Cut, at: float) -> Cut:
        return self._at_place(cut, snapped(self._atlas, self._nerve_of(cut), at))

    def _at_place(self, cut: Cut, place: str | float | None) -> Cut:
        """A cut moved along its nerve; one of a site becomes one of the nerve unless it stays there."""
        return cut if place == self._place_of(cut) else replace(cut, id=self._nerve_of(cut), place=place)

    def _replace(self, cut: Cut, moved: Cut) -> None:
        """Put a cut in the place of another; it passes over the place of its like, lest they become one."""
        if moved not in self._selection.cuts:
            self._selection.amend(moved if c == cut else c for c in self._selection.cuts)

"""What the canvas paints, prepared so that a repaint does no geometry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from legmap.diagram.course.courses import Courses
from legmap.diagram.course.stations import Stations
from legmap.diagram.hit_test import SheetHitTester
from legmap.diagram.model import Diagram
from legmap.diagram.placement import Placement
from legmap.diagram.sheet import Sheet
from legmap.gui.marks import Near, mark_near
from legmap.gui.stock import Prepared, Stock
from legmap.plate import direction, view_caption
from legmap.render.compose import base_items, highlight_items
from legmap.render.layers import Layers
from legmap.render.mark import Mark, mark_items
from legmap.render.picture import Item
from legmap.render.qt import prepare
from legmap.render.stretches import stretch_items, without_stretched
from legmap.render.theme import Theme
from legmap.roles import Limb, Lit, Stretches

PASSIVE_KINDS = ("bone", "landmark", "outline")


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides what the resting picture looks like."""

    sheet: Sheet
    layers: Layers
    theme: Theme


class Scene:
    """Prepared items of the present look and highlights.

    Parameters
    ----------
    diagram : Diagram
        All drawings.
    name_of : callable
        Short name of a structure.
    look : Look
        What to begin with.
    stations : mapping of str to Stations
        What each nerve passes and gives off; marks and stretches need it.
    trunks : mapping of str to str
        Nerves that run bound in another, and that other, which is meant first where both are hit.
    """

    def __init__(
        self,
        diagram: Diagram,
        name_of: Callable[[str], str],
        look: Look,
        stations: Mapping[str, Stations] | None = None,
        trunks: Mapping[str, str] | None = None,
    ) -> None:
        self.diagram = diagram
        self.courses = Courses(diagram, stations or {})
        self._name_of = name_of
        self._hit_tester = SheetHitTester(diagram, trunks or {})
        self._stock = Stock()
        self._shapes: Prepared | None = None
        self._words: dict[bool, Prepared] = {}
        self._glow: Prepared | None = ()
        self._signs: Prepared | None = ()
        self.look = look
        self.lit: Lit = {}
        self.stretches: Stretches = {}
        self.marks: tuple[Mark, ...] = ()

    def set_diagram(self, diagram: Diagram, look: Look) -> None:
        """Take over other drawings, and how they are to look."""
        self.diagram = diagram
        self.courses = Courses(diagram, self.courses.stations)
        self._hit_tester = SheetHitTester(diagram, self._hit_tester.trunks)
        self._stock.clear()
        self.look = look
        self._forget()

    def set_look(self, look: Look) -> bool:
        """Take over another sheet, theme or choice of layers; tells whether anything changed."""
        if look == self.look:
            return False
        if look.theme != self.look.theme or look.sheet != self.look.sheet:
            self._stock.clear()
        self.look = look
        self._forget()
        return True

    @property
    def is_lit(self) -> bool:
        """Whether anything stands out on a limb that is shown."""
        return any(self.lit.get(limb) or self.stretches.get(limb) for limb in self.look.sheet.limbs)

    def set_highlights(self, lit: Lit, stretches: Stretches | None = None) -> bool:
        """Take over what stands out on each limb: structures, pieces of nerves; tells whether it changed."""
        taken = {limb: tuple(some) for limb, some in (stretches or {}).items() if some}
        if lit == self.lit and taken == self.stretches:
            return False
        self.lit = {limb: dict(highlights) for limb, highlights in lit.items()}
        self.stretches = taken
        self._glow = None
        return True

    def set_marks(self, marks: Sequence[Mark]) -> bool:
        """Take over the marks of lesions; tells whether anything changed."""
        if tuple(marks) == self.marks:
            return False
        self.marks = tuple(marks)
        self._signs = None
        return True

    def mark_near(self, point: QPointF, reach: float) -> Near | None:
        """The mark at a position of the sheet; see `legmap.gui.marks.mark_near`."""
        if "nerves" not in self.look.layers.lit():
            return None
        return mark_near(self.courses, self.look.sheet, self.marks, point, reach)

    def place_on(self, nerve_id: str, point: QPointF, placement: Placement | None = None) -> float | None:
        """The place of a nerve nearest to a position of the sheet, 0 to 1 over its stations.

        Parameters
        ----------
        nerve_id : str
            The nerve.
        point : QPointF
            In sheet millimetres.
        placement : Placement, optional
            In which view; by default the one at that position.

        Returns
        -------
        float or None
            None where there is no view, or one that does not draw the nerve.
        """
        placement = placement or self.look.sheet.view_at(point.x(), point.y())
        course = self.courses.of(placement.view, nerve_id) if placement is not None else None
        if placement is None or course is None:
            return None
        inverse, _ = placement.transform().inverted()
        return course.at_of(inverse.map(point))[0]

    def shapes(self) -> Prepared:
        """All that is drawn at rest; dimmed it is the same with paper over it, see `DIMMED`."""
        if self._shapes is None:
            self._shapes = prepare(self._base("shapes", dimmed=False))
        return self._shapes

    def words(self, *, dimmed: bool) -> Prepared:
        """The names and captions that stand on what is drawn."""
        if dimmed not in self._words:
            self._words[dimmed] = self._stock.prepared(self._base("words", dimmed=dimmed))
        return self._words[dimmed]

    def lights(self) -> Prepared:
        """What stands out and the marks of lesions; what was there before is the same object again."""
        if self._glow is None:
            self._glow = self._stock.prepared(self._lit_items(self.lit, self.stretches))
        if self._signs is None:
            self._signs = prepare(self._sign_items())
        return (*self._glow, *self._signs)

    def rehearse(self, lit: Lit, stretches: Stretches, marks: Sequence[Mark]) -> bool:
        """Prepare what is likely to stand out soon; tells whether there is room for more of that."""
        if self._stock.spacious:
            self._stock.prepared(self._lit_items(lit, stretches))
            for mark in marks:
                self.courses.of("", mark.nerve_id)  # in every view
        return self._stock.spacious

    def hits(self, point: QPointF, tolerance: float) -> tuple[str, ...]:
        """Return the structures at a point of the sheet, skin included even where its layer is off."""
        return self._hit_tester.hits(self.look.sheet, self.look.layers.lit(), point, tolerance)

    def limb_at(self, point: QPointF) -> Limb:
        """The limb whose view lies at a position of the sheet, or nearest to it."""
        return self.look.sheet.limb_at(point.x(), point.y())

    def bodies(self, structure_id: str, limb: Limb | None = None) -> tuple[tuple[str, QPainterPath], ...]:
        """Outline of a structure in each view on the sheet, in sheet millimetres.

        Parameters
        ----------
        structure_id : str
            Which.
        limb : {"right", "left"}, optional
            On which limb; on every limb that is shown by default.
        """
        return tuple(
            (placement.view, placement.transform().map(region.body))
            for placement in self.look.sheet.placements
            if limb in (None, placement.side)
            and (region := self.diagram.views[placement.view].region_by_id.get(structure_id)) is not None
        )

    def _forget(self) -> None:
        self._shapes = None
        self._words = {}
        self._glow = self._signs = None

    def _base(self, only: Literal["shapes", "words"], *, dimmed: bool) -> tuple[Item, ...]:
        return base_items(
            self.diagram,
            self.look.sheet,
            self.look.layers,
            self.look.theme,
            dimmed,
            name_of=self._name_of,
            caption_of=view_caption,
            mark_of=direction,
            only=only,
        )

    def _lit_items(self, lit: Lit, stretches: Stretches) -> tuple[Item, ...]:
        look, memo = self.look, self._stock.memo
        items = highlight_items(
            self.diagram,
            look.sheet,
            without_stretched(lit, stretches),
            look.theme,
            layers=look.layers,
            name_of=self._name_of,
            memo=memo,
        )
        pieces = stretch_items(
            self.courses,
            look.sheet,
            stretches,
            look.theme,
            layers=look.layers,
            name_of=self._name_of,
            memo=memo,
        )
        return (*items, *pieces)

    def _sign_items(self) -> tuple[Item, ...]:
        look = self.look
        return mark_items(
            self.courses, look.sheet, self.marks, look.theme, layers=look.layers, name_of=self._name_of
        )

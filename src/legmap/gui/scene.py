"""What the canvas paints, prepared so that a repaint does no geometry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from legmap.diagram.hit import HitIndex
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.plate import direction, view_caption
from legmap.render.compose import base_items, highlight_items
from legmap.render.layers import Layers
from legmap.render.lit import Memo
from legmap.render.qt import Ready, ReadyText, paint, prepare
from legmap.render.style import Theme
from legmap.roles import Highlights, Role

Prepared = tuple[Ready | ReadyText, ...]
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
    """

    def __init__(self, diagram: Diagram, name_of: Callable[[str], str], look: Look) -> None:
        self.diagram = diagram
        self._name_of = name_of
        self._hits: Mapping[str, HitIndex] = {name: HitIndex(v) for name, v in diagram.views.items()}
        self._memo: Memo = {}
        self._base: dict[bool, Prepared] = {}
        self._lit: Prepared = ()
        self.look = look
        self.highlights: Highlights = {}

    def set_diagram(self, diagram: Diagram, look: Look) -> None:
        """Take over other drawings, and how they are to look."""
        self.diagram = diagram
        self._hits = {name: HitIndex(view) for name, view in diagram.views.items()}
        self._memo = {}
        self._base = {}
        self.look = look
        self._relight()

    def set_look(self, look: Look) -> bool:
        """Take over another sheet, theme or choice of layers; tells whether anything changed."""
        if look == self.look:
            return False
        if look.theme != self.look.theme or look.sheet != self.look.sheet:
            self._memo = {}
        self.look = look
        self._base = {}
        self._relight()
        return True

    def set_highlights(self, highlights: Highlights) -> bool:
        """Take over what stands out; tells whether anything changed."""
        if highlights == self.highlights:
            return False
        self.highlights = dict(highlights)
        self._relight()
        return True

    def paint_base(self, painter: QPainter, clip: QRectF, *, dimmed: bool) -> None:
        """Paint the resting or the dimmed picture; the painter maps sheet millimetres."""
        if dimmed not in self._base:
            items = base_items(
                self.diagram,
                self.look.sheet,
                self.look.layers,
                self.look.theme,
                dimmed,
                name_of=self._name_of,
                caption_of=view_caption,
                mark_of=direction,
            )
            self._base[dimmed] = prepare(items)
        paint(self._base[dimmed], painter, clip=clip)

    def paint_highlights(self, painter: QPainter, clip: QRectF) -> None:
        """Paint what stands out; the painter maps sheet millimetres."""
        paint(self._lit, painter, clip=clip)

    def hits(self, point: QPointF, tolerance: float) -> tuple[str, ...]:
        """Structures at a position of the sheet, skin included even where its layer is off.

        Parameters
        ----------
        point : QPointF
            In sheet millimetres.
        tolerance : float
            How far from a thin nerve still counts, in sheet millimetres.
        """
        placement = self.look.sheet.view_at(point.x(), point.y())
        if placement is None:
            return ()
        inverse, _ = placement.transform().inverted()
        at = inverse.map(point)
        layers = self.look.layers.lit()
        return self._hits[placement.view].hits(at.x(), at.y(), tolerance / placement.scale, layers)

    def bodies(self, structure_id: str) -> tuple[tuple[str, QPainterPath], ...]:
        """Outline of a structure in each view on the sheet, in sheet millimetres."""
        return tuple(
            (placement.view, placement.transform().map(region.body))
            for placement in self.look.sheet.placements
            if (region := self.diagram.views[placement.view].region_by_id.get(structure_id)) is not None
        )

    def unseen(self, seen: QRectF) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Lit structures that are not in sight.

        Parameters
        ----------
        seen : QRectF
            The piece of the sheet that is in sight.

        Returns
        -------
        tuple of (tuple of str, tuple of str)
            Those on the sheet but out of sight, and those that no drawing on the sheet shows.
        """
        outside, undrawn = [], []
        for structure_id, role in self.highlights.items():
            if role in (Role.RELATED, Role.SPARED):
                continue
            bodies = self.bodies(structure_id)
            if not bodies:
                undrawn.append(structure_id)
            elif not any(body.controlPointRect().intersects(seen) for _, body in bodies):
                outside.append(structure_id)
        return tuple(outside), tuple(undrawn)

    def lit_views(self) -> frozenset[str]:
        """Names of all views, on the sheet or not, in which something stands out."""
        lit = [i for i, role in self.highlights.items() if role not in (Role.RELATED, Role.SPARED)]
        return frozenset(
            name for name, view in self.diagram.views.items() if any(i in view.region_by_id for i in lit)
        )

    def _relight(self) -> None:
        items = highlight_items(
            self.diagram,
            self.look.sheet,
            self.highlights,
            self.look.theme,
            layers=self.look.layers,
            name_of=self._name_of,
            memo=self._memo,
        )
        self._lit = prepare(items)

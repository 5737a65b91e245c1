"""Model drawings that have been read: views of regions made of shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

Align = Literal["start", "middle", "end"]

DEEP_LAYERS = ("deep-muscles-4", "deep-muscles-3", "deep-muscles")
"""Muscles that others cover, from the bottom up; only the sole has a third and a fourth layer."""

MUSCLE_LAYERS = (*DEEP_LAYERS, "superficial-muscles")

LAYERS = (
    "outline",
    "bones",
    *MUSCLE_LAYERS,
    "dermatomes",
    "fields",
    "nerves",
    "landmarks",
)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One path of a region.

    Attributes
    ----------
    kind : str
        The class of the path in the drawing: ``belly``, ``tendon``, ``course`` ...
    path : QPainterPath
        In view units, filled by the nonzero rule.
    widths : tuple of (float, float) or None
        Width of a nerve at its start and its end, in view units; None for everything else.
    to : str
        For a twig, the id of the muscle in which it ends.
    """

    kind: str
    path: QPainterPath
    widths: tuple[float, float] | None = None
    to: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A drawn structure in one view.

    Attributes
    ----------
    id : str
        Id of the structure, without the ending that tells dermatome maps apart.
    view, layer : str
        Where it is drawn; `layer` is one of `LAYERS`.
    order : int
        Painting order within the view; later paints over earlier.
    shapes : tuple of Shape
        In the order of the file.
    bounds : QRectF
        Around everything that is drawn, in view units.
    body : QPainterPath
        What is filled and what a click hits: belly and tendon, area, bone, root, or a nerve's tapered course.
    label_at : tuple of (float, float) or None
        Where its name stands if the drawing says so, in view units.
    align : {"start", "middle", "end"}
        Which end of the name stands there.
    """

    id: str
    view: str
    layer: str
    order: int
    shapes: tuple[Shape, ...]
    bounds: QRectF
    body: QPainterPath
    label_at: tuple[float, float] | None = None
    align: Align = "start"

    def of_kind(self, *kinds: str) -> tuple[Shape, ...]:
        """Return the shapes of these kinds, in order."""
        return tuple(s for s in self.shapes if s.kind in kinds)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One drawing.

    Attributes
    ----------
    name : str
        ``anterior``, ``plexus`` ...
    bounds : QRectF
        The viewBox, in view units.
    regions : tuple of Region
        From the bottom up.
    region_by_id : mapping
        The same regions by the id of their structure.
    content : QRectF
        Around everything drawn, cut to the viewBox; the whole viewBox where the drawing sets places for
        names, since these take room too.
    """

    name: str
    bounds: QRectF
    regions: tuple[Region, ...]
    region_by_id: Mapping[str, Region] = field(init=False)
    content: QRectF = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "region_by_id", {r.id: r for r in self.regions})
        content = QRectF()
        for region in self.regions:
            content = content.united(region.bounds)
        content = content.intersected(self.bounds)
        if any(region.label_at for region in self.regions):
            content = QRectF(self.bounds)
        object.__setattr__(self, "content", content if not content.isEmpty() else QRectF(self.bounds))


@dataclass(frozen=True, slots=True, eq=False)
class Diagram:
    """All views, by name.

    Attributes
    ----------
    views : mapping of str to View
        May make a view when it is first looked at.
    layers : mapping of str to mapping
        Of each view, the layer of every structure by its id; asking here makes no view.
    """

    views: Mapping[str, View]
    layers: Mapping[str, Mapping[str, str]]

    def where(self, structure_id: str) -> tuple[str, ...]:
        """Return the names of the views that show a structure, in their order."""
        return tuple(name for name, drawn in self.layers.items() if structure_id in drawn)

    def drawn(self, views: Iterable[str]) -> tuple[str, ...]:
        """Return those of some views that are there; all where none is, as with a user's own drawings."""
        return tuple(v for v in views if v in self.views) or tuple(self.views)


def diagram_of(views: Mapping[str, View]) -> Diagram:
    """Return a diagram of views that are there already."""
    return Diagram(views, {name: {r.id: r.layer for r in view.regions} for name, view in views.items()})

"""The contents of a figure: drawings, highlights, texts and options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.diagram.stations import Stations
from legmap.render.compose import CaptionOf, default_caption, default_name
from legmap.render.layers import Layers
from legmap.render.lesion_mark import LesionMark
from legmap.render.theme import Theme
from legmap.roles import HighlightsByLimb, Role, SegmentsByLimb


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A text by the user, at a place of the sheet in millimetres; it stays beside its view and limb."""

    text: str
    x: float
    y: float
    view: str = ""
    limb: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """The contents of a figure.

    Attributes
    ----------
    title, subtitle : str
        The title names the lesion.
    summary : tuple of str
        The deficit in a few lines; words before a colon near the beginning are set bold.
    legend : tuple of (Role, str)
        Roles and their meanings.
    caption, credit : str
        A text by the user, and the origin of the drawings.
    name_of, caption_of, direction_of : callable
        Short names of structures; captions of views; words for directions.
    with_labels : bool
        Whether highlighted structures get labels with leader lines.
    crop : QRectF or None
        The part of the sheet to show, in millimetres; None for all.
    stations : mapping of str to Stations
        Stations of each nerve, by which marks and segments are placed.
    segments : mapping
        Segments of nerves with roles of their own, for each limb.
    """

    diagram: Diagram
    sheet: Sheet
    highlights: HighlightsByLimb
    layers: Layers
    theme: Theme
    title: str
    subtitle: str = ""
    summary: tuple[str, ...] = ()
    legend: tuple[tuple[Role, str], ...] = ()
    caption: str = ""
    notes: tuple[FigureNote, ...] = ()
    credit: str = ""
    name_of: Callable[[str], str] = field(default=default_name)
    caption_of: CaptionOf = field(default=default_caption)
    direction_of: Callable[[str], str] = field(default=str)
    with_labels: bool = True
    crop: QRectF | None = None
    stations: Mapping[str, Stations] = field(default_factory=dict)
    segments: SegmentsByLimb = field(default_factory=dict)
    marks: tuple[LesionMark, ...] = ()

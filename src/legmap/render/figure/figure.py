"""What a figure shows and says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from legmap.diagram.course.stations import Stations
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.render.compose import CaptionOf, default_caption, default_name
from legmap.render.layers import Layers
from legmap.render.lesion_mark import LesionMark
from legmap.render.theme import Theme
from legmap.roles import HighlightsByLimb, Role, SegmentsByLimb


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A text of the user's own, at a place of the sheet in millimetres; it stays beside its view and limb."""

    text: str
    x: float
    y: float
    view: str = ""
    limb: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """What a figure shows and says.

    Attributes
    ----------
    diagram, sheet, lit, layers, theme
        The drawings, as for `compose.base_items` and `compose.highlight_items`.
    title, subtitle : str
        The title names the lesion.
    summary : tuple of str
        The deficit in a few lines; what stands before a colon near the beginning is set bold.
    legend : tuple of (Role, str)
        What the colours mean.
    caption, credit : str
        The user's own words, and who made the drawings.
    notes : tuple of FigureNote
        Texts placed on the picture.
    name_of, caption_of : callable
        Short names of structures; captions of views.
    direction_of : callable
        Word for a direction, below the drawings.
    with_labels : bool
        Whether lit structures get labels with leader lines.
    crop : QRectF or None
        The part of the sheet to show, in millimetres; None for all.
    stations : mapping of str to Stations
        What each nerve passes and gives off; marks and stretches need it.
    segments : mapping
        Pieces of nerves in roles of their own, for each limb.
    marks : tuple of LesionMark
        Where nerves are hurt.
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

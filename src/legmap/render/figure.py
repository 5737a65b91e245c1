"""What a figure shows and says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from legmap.diagram.course.stations import Stations
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.render.compose import CaptionOf, plain_caption, plain_name
from legmap.render.layers import Layers
from legmap.render.mark import Mark
from legmap.render.theme import Theme
from legmap.roles import Lit, Role, Stretches


@dataclass(frozen=True, slots=True)
class Note:
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
    notes : tuple of Note
        Texts placed on the picture.
    name_of, caption_of : callable
        Short names of structures; captions of views.
    mark_of : callable
        Word for a direction, below the drawings.
    with_labels : bool
        Whether lit structures get labels with leader lines.
    crop : QRectF or None
        The part of the sheet to show, in millimetres; None for all.
    stations : mapping of str to Stations
        What each nerve passes and gives off; marks and stretches need it.
    stretches : mapping
        Pieces of nerves in roles of their own, for each limb.
    marks : tuple of Mark
        Where nerves are hurt.
    """

    diagram: Diagram
    sheet: Sheet
    lit: Lit
    layers: Layers
    theme: Theme
    title: str
    subtitle: str = ""
    summary: tuple[str, ...] = ()
    legend: tuple[tuple[Role, str], ...] = ()
    caption: str = ""
    notes: tuple[Note, ...] = ()
    credit: str = ""
    name_of: Callable[[str], str] = field(default=plain_name)
    caption_of: CaptionOf = field(default=plain_caption)
    mark_of: Callable[[str], str] = field(default=str)
    with_labels: bool = True
    crop: QRectF | None = None
    stations: Mapping[str, Stations] = field(default_factory=dict)
    stretches: Stretches = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

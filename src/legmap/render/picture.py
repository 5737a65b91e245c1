"""The display list: all items that a back-end paints, in order, in millimetres of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

TextAlign = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient from (x1, y1) to (x2, y2); stops are (fraction, ``#RRGGBB``)."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and stroke of a path; colours are ``#RRGGBB``, None for no fill or stroke.

    Attributes
    ----------
    gradient : Gradient or None
        Painted instead of the plain fill.
    width : float
        Width of the stroke in millimetres of the sheet; on the screen never thinner than `min_px`.
    min_px : float
        Least width in device pixels.
    dash : tuple of float
        Lengths of dashes and gaps in millimetres; empty for a solid line.
    """

    fill: str | None = None
    fill_opacity: float = 1.0
    gradient: Gradient | None = None
    stroke: str | None = None
    stroke_opacity: float = 1.0
    width: float = 0.0
    min_px: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PathItem:
    """A painted path, in millimetres of the sheet.

    Attributes
    ----------
    id : str
        The structure it belongs to; empty for paper, frames and the like.
    view : str
        The view it belongs to; empty outside views.
    limb : str
        The limb it belongs to, ``right`` or ``left``; empty if it belongs to both or to none.
    role : str
        The role of the structure, or the kind of item: ``rest``, ``lost``, ``leader``, ``legend`` ...
    title : str
        Name that a viewer of the file may show on hovering.
    group : str
        ``paper``, ``base``, ``highlight``, ``label`` or ``text``.
    clip : QRectF or None
        The visible part, in millimetres of the sheet; None for all.
    """

    path: QPainterPath
    paint: Paint
    id: str = ""
    view: str = ""
    role: str = ""
    title: str = ""
    group: str = "base"
    clip: QRectF | None = None
    limb: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class TextItem:
    """One line of text.

    Attributes
    ----------
    x, y : float
        The start, middle or end of its baseline, according to `align`.
    size : float
        Font size in millimetres of the sheet.
    colour : str
        ``#RRGGBB``.
    halo : str
        Colour painted around the letters so that they are legible over a drawing; empty for none.
    id, view, limb, role, group, clip
        As in `PathItem`.
    """

    text: str
    x: float
    y: float
    size: float
    colour: str
    align: TextAlign = "start"
    bold: bool = False
    italic: bool = False
    halo: str = ""
    id: str = ""
    view: str = ""
    role: str = ""
    group: str = "text"
    clip: QRectF | None = None
    limb: str = ""


Item = PathItem | TextItem


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A finished picture: items from the bottom up, and the visible bounds in millimetres of the sheet.

    `mm` is millimetres on paper for one millimetre of the sheet.
    """

    bounds: QRectF
    items: tuple[Item, ...]
    mm: float = 0.25

    @property
    def paper_size(self) -> tuple[float, float]:
        """Return width and height on paper, in millimetres."""
        return self.bounds.width() * self.mm, self.bounds.height() * self.mm

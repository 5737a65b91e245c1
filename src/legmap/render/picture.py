"""The display list: everything that a back-end paints, in order, in millimetres of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

TextAlign = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Gradient:
    """A straight gradient from (x1, y1) to (x2, y2); stops are (share of the way, ``#RRGGBB``)."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a path is painted.

    Attributes
    ----------
    fill : str or None
        ``#RRGGBB``; None leaves it empty.
    fill_opacity : float
        0 to 1.
    gradient : Gradient or None
        Painted instead of the plain fill.
    stroke : str or None
        Colour of the line.
    stroke_opacity : float
        0 to 1.
    width : float
        Width of the line in millimetres of the sheet; on the screen never thinner than `min_px`.
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
    """A painted path.

    Attributes
    ----------
    path : QPainterPath
        In millimetres of the sheet.
    paint : Paint
        How.
    id : str
        The structure it belongs to; empty for paper, frames and the like.
    view : str
        The view it belongs to; empty outside views.
    limb : str
        The limb it belongs to, ``right`` or ``left``; empty for what belongs to both or to none.
    role : str
        Why it stands out, or what it is: ``rest``, ``lost``, ``leader``, ``legend`` ...
    title : str
        Name that a reader of the file may see on pointing.
    group : str
        What it is painted for: ``paper``, ``base``, ``highlight``, ``label``, ``text``.
    clip : QRectF or None
        What of it is shown, in millimetres of the sheet; None for all.
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
    text : str
        What it says.
    x, y : float
        Where its baseline begins, has its middle or ends, according to `align`.
    size : float
        Font size in millimetres of the sheet.
    colour : str
        ``#RRGGBB``.
    align : {"start", "middle", "end"}
        Which part of the line stands at x.
    bold, italic : bool
        The face.
    halo : str
        Colour painted around the letters so that they can be read over a drawing; empty for none.
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
    """A finished picture.

    Attributes
    ----------
    bounds : QRectF
        What is shown, in millimetres of the sheet.
    items : tuple of PathItem or TextItem
        From the bottom up.
    mm : float
        Millimetres on paper for one millimetre of the sheet.
    """

    bounds: QRectF
    items: tuple[Item, ...]
    mm: float = 0.25

    @property
    def paper_size(self) -> tuple[float, float]:
        """Width and height on paper, in millimetres."""
        return self.bounds.width() * self.mm, self.bounds.height() * self.mm

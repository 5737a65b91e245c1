"""Views placed on one sheet: limbs side by side, feet beside them, the plexus last, the saddle beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from legmap.diagram.model import Diagram, View
from legmap.diagram.svg import FOOT_VIEWS, LIMB_VIEWS, SCHEMATIC_VIEWS
from legmap.errors import UsageError

Side = Literal["right", "left"]

DEFAULT_VIEWS = ("anterior", "posterior", "plexus", "saddle")
MARGIN = 26.0
GAP = 30.0
CAPTION = 46.0
"""Room above each view for its caption, in millimetres."""

_INSET_SHARE = 0.17
_MAX_SCHEMATIC_SCALE = 2.4
_INSET_SCALE = 1.5
_FEET_ALONE = 3.0
"""Sheet millimetres per millimetre of a foot that no limb stands beside."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A view on the sheet.

    Attributes
    ----------
    view : str
        Name of the view.
    x, y : float
        Where the view's origin lies on the sheet, in millimetres.
    scale : float
        Sheet millimetres per view unit.
    mirrored : bool
        Whether the view is turned left for right.
    box : QRectF
        Around what the view draws, on the sheet.
    """

    view: str
    x: float
    y: float
    scale: float
    mirrored: bool
    box: QRectF

    def transform(self) -> QTransform:
        """View units to sheet millimetres."""
        return QTransform(-self.scale if self.mirrored else self.scale, 0, 0, self.scale, self.x, self.y)

    def moved(self, dx: float, dy: float) -> Placement:
        """The same view elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy, box=self.box.translated(dx, dy))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All placements and the paper around them.

    Attributes
    ----------
    placements : tuple of Placement
        In the order in which they were asked for.
    bounds : QRectF
        The whole sheet, from (0, 0), in millimetres.
    side : {"right", "left"}
        Which limb is shown.
    """

    placements: tuple[Placement, ...]
    bounds: QRectF
    side: Side

    def placement(self, view: str) -> Placement | None:
        """Where a view stands, or None."""
        return next((p for p in self.placements if p.view == view), None)

    def view_at(self, x: float, y: float) -> Placement | None:
        """The view whose box (with a margin) holds a point of the sheet, the nearest if several do."""
        reach = GAP / 2
        near = [p for p in self.placements if p.box.adjusted(-reach, -reach, reach, reach).contains(x, y)]
        return min(near, key=lambda p: _distance(p.box, x, y), default=None)


def arrange(diagram: Diagram, views: Sequence[str] = DEFAULT_VIEWS, side: Side = "right") -> Sheet:
    """Place views on a sheet.

    Parameters
    ----------
    diagram : Diagram
        Holds the views.
    views : sequence of str
        Names in the order wanted; limb views stand in it from left to right.
    side : {"right", "left"}
        The left limb is the drawing mirrored.

    Raises
    ------
    UsageError
        If a view is unknown or none is asked for.
    """
    known = _known(diagram, views)
    mirrored = side == "left"
    limbs = [v for n, v in known.items() if is_whole_limb(n)]
    feet = [v for n, v in known.items() if n in FOOT_VIEWS]
    schematic = [known[n] for n in SCHEMATIC_VIEWS if n in known]
    top = min((v.content.top() for v in limbs), default=0.0)
    height = max((v.content.bottom() for v in limbs), default=1000.0) - top
    placed: dict[str, Placement] = {}
    x = MARGIN
    for view in limbs:
        placed[view.name] = _place(view, x, MARGIN + CAPTION + view.content.top() - top, 1.0, mirrored)
        x = placed[view.name].box.right() + GAP
    if limbs:
        placed |= _stacked(feet, x, MARGIN + CAPTION, height, mirrored)
    else:
        for view in feet:
            placed[view.name] = _place(view, x, MARGIN + CAPTION, _FEET_ALONE, mirrored)
            x = placed[view.name].box.right() + GAP
    if feet:
        x = max(placed[v.name].box.right() for v in feet) + GAP
        height = max(height if limbs else 0.0, max(placed[v.name].box.height() for v in feet))
    if limbs or feet:
        placed |= _column(schematic, x, MARGIN + CAPTION, height, mirrored)
    else:
        placed |= _row(schematic, x, MARGIN + CAPTION, mirrored)
    right = max(p.box.right() for p in placed.values())
    bottom = max(p.box.bottom() for p in placed.values())
    bounds = QRectF(0, 0, right + MARGIN, bottom + MARGIN)
    return Sheet(tuple(placed[n] for n in known), bounds, side)


def is_schematic(view: str) -> bool:
    """Whether a view is a scheme with a frame of its own."""
    return view in SCHEMATIC_VIEWS


def is_whole_limb(view: str) -> bool:
    """Whether a view shows the limb from pelvis to toes."""
    return view not in (*SCHEMATIC_VIEWS, *FOOT_VIEWS)


def _known(diagram: Diagram, views: Sequence[str]) -> Mapping[str, View]:
    if not views:
        raise UsageError("No view is asked for; name at least one, such as anterior.")
    for name in views:
        if name not in diagram.views:
            known = ", ".join(diagram.views) or ", ".join(LIMB_VIEWS)
            raise UsageError(f"There is no view called {name}; choose among {known}.")
    return {name: diagram.views[name] for name in views}


def _place(view: View, left: float, top: float, scale: float, mirrored: bool) -> Placement:
    """Put a view so that what it draws begins at (left, top)."""
    content = view.content
    width, height = content.width() * scale, content.height() * scale
    x = left + content.right() * scale if mirrored else left - content.left() * scale
    y = top - content.top() * scale
    return Placement(view.name, x, y, scale, mirrored, QRectF(left, top, width, height))


def _stacked(
    views: list[View], left: float, top: float, height: float, mirrored: bool
) -> dict[str, Placement]:
    """Feet one above the other, together as high as the limbs beside them."""
    if not views:
        return {}
    free = height - (len(views) - 1) * (CAPTION + GAP)
    scale = min(_MAX_SCHEMATIC_SCALE, free / sum(v.content.height() for v in views))
    widest = max(v.content.width() for v in views) * scale
    placed: dict[str, Placement] = {}
    for view in views:
        indent = (widest - view.content.width() * scale) / 2
        placed[view.name] = _place(view, left + indent, top, scale, mirrored)
        top = placed[view.name].box.bottom() + GAP + CAPTION
    return placed


def _row(views: list[View], left: float, top: float, mirrored: bool) -> dict[str, Placement]:
    """Schemes alone, side by side, the first as large as schemes get and the insets beside it small."""
    placed: dict[str, Placement] = {}
    for place, view in enumerate(views):
        scale = _MAX_SCHEMATIC_SCALE if place == 0 else _INSET_SCALE
        placed[view.name] = _place(view, left, top, scale, mirrored)
        left = placed[view.name].box.right() + 2 * GAP
    return placed


def _column(
    views: list[View], left: float, top: float, height: float, mirrored: bool
) -> dict[str, Placement]:
    """Schemes one above the other, the first using what height the inset leaves, all centred."""
    if not views:
        return {}
    insets = len(views) - 1
    main = height if not insets else height * (1 - _INSET_SHARE * insets) - insets * (CAPTION + GAP)
    scales = []
    for i, view in enumerate(views):
        room = main if i == 0 else height * _INSET_SHARE
        scales.append(min(_MAX_SCHEMATIC_SCALE, room / view.content.height()))
    widest = max(v.content.width() * s for v, s in zip(views, scales, strict=True))
    placed: dict[str, Placement] = {}
    for view, wanted in zip(views, scales, strict=True):
        scale = min(wanted, widest / view.content.width())
        indent = (widest - view.content.width() * scale) / 2
        placed[view.name] = _place(view, left + indent, top, scale, mirrored)
        top = placed[view.name].box.bottom() + GAP + CAPTION
    return placed


def _distance(box: QRectF, x: float, y: float) -> float:
    across = max(box.left() - x, 0.0, x - box.right())
    down = max(box.top() - y, 0.0, y - box.bottom())
    return across + down

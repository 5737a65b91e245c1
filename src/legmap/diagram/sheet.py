"""Arrange views on one sheet: limbs side by side, feet beside them, plexus last, saddle beneath it.

Where both limbs are shown, every view stands there twice, as a pair; the saddle draws both sides anyway.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from legmap.diagram.model import Diagram, View
from legmap.diagram.placement import Placement, ViewGroup
from legmap.diagram.views import FOOT_VIEWS, LIMB_VIEWS, SCHEMATIC_VIEWS
from legmap.errors import UsageError
from legmap.messages import sentence
from legmap.roles import Limb, Side, limbs_of

__all__ = [
    "CAPTION",
    "DEFAULT_VIEWS",
    "Limb",
    "Placement",
    "Sheet",
    "Side",
    "arrange",
    "is_schematic",
    "is_whole_limb",
]

DEFAULT_VIEWS = ("anterior", "posterior", "plexus", "saddle")
MARGIN = 26.0
GAP = 30.0
PAIRS_GAP = 48.0
"""Between pairs of limbs: wider, so that the eye sees which two belong together."""

CAPTION = 46.0
"""Room above each view for its caption, in millimetres."""

_INSET_SHARE = 0.17
_MAX_SCHEMATIC_SCALE = 2.4
_PAIRED_SCALE = 0.85
"""Greatest scale of a pair of schemes beside limbs: larger ones would take their room on a common screen."""

_INSET_SCALE = 1.5
_LEAST_SCALE = 0.3
"""Of what stands beside limbs, however little of them is drawn: smaller, nobody could read it."""

_FEET_ALONE = 3.0
"""Sheet millimetres per millimetre of a foot that no limb stands beside."""

Placed = dict[str, tuple[Placement, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All placements and the paper around them.

    Attributes
    ----------
    placements : tuple of Placement
        In the order in which they were asked for; of a pair the right limb first, wherever it stands.
    bounds : QRectF
        The whole sheet, from (0, 0), in millimetres.
    side : {"right", "left", "both"}
        Which limbs are shown.
    """

    placements: tuple[Placement, ...]
    bounds: QRectF
    side: Side

    @property
    def limbs(self) -> tuple[Limb, ...]:
        """The limbs that are shown, the right one first."""
        return limbs_of(self.side)

    def placement(self, view: str, limb: Limb | None = None) -> Placement | None:
        """Return where a view (of a limb, or of the first that is shown) stands, or None."""
        return next((p for p in self.placements if p.view == view and limb in (None, p.side)), None)

    def view_at(self, x: float, y: float) -> Placement | None:
        """Return the view whose box (with a margin) holds a point, the nearest if several do."""
        reach = GAP / 2
        near = [p for p in self.placements if p.own.adjusted(-reach, -reach, reach, reach).contains(x, y)]
        return min(near, key=lambda p: p.distance(x, y), default=None)

    def limb_at(self, x: float, y: float) -> Limb:
        """Return the limb of the view that is nearest to a point of the sheet."""
        return min(self.placements, key=lambda p: p.distance(x, y)).side


def arrange(diagram: Diagram, views: Sequence[str] = DEFAULT_VIEWS, side: Side = "right") -> Sheet:
    """Place views on a sheet.

    Parameters
    ----------
    diagram : Diagram
        Holds the views.
    views : sequence of str
        Names in the order wanted; limb views stand in it from left to right.
    side : {"right", "left", "both"}
        The left limb is the drawing mirrored; both stand side by side as the viewer sees the person.

    Raises
    ------
    UsageError
        If a view is unknown or none is asked for.
    """
    known = {n: ViewGroup(v, limbs_of(side)) for n, v in _known(diagram, views).items()}
    paired = side == "both"
    gap = PAIRS_GAP if paired else GAP
    limbs = [s for n, s in known.items() if is_whole_limb(n)]
    feet = [s for n, s in known.items() if n in FOOT_VIEWS]
    schematic = [known[n] for n in SCHEMATIC_VIEWS if n in known]
    top = min((s.view.content.top() for s in limbs), default=0.0)
    height = max((s.view.content.bottom() for s in limbs), default=1000.0) - top
    placed: Placed = {}
    x, y = MARGIN, MARGIN + CAPTION
    for group in limbs:
        placed[group.view.name] = group.at(x, y + group.view.content.top() - top, 1.0)
        x += group.width(1.0) + gap
    if limbs:
        placed |= _stacked(feet, x, y, height)
    else:
        for group in feet:
            placed[group.view.name] = group.at(x, y, _FEET_ALONE)
            x += group.width(_FEET_ALONE) + gap
    if feet:
        x = max(p.box.right() for s in feet for p in placed[s.view.name]) + gap
        height = max(height if limbs else 0.0, max(p.box.height() for s in feet for p in placed[s.view.name]))
    if limbs or feet:
        placed |= _paired(schematic, x, y, height) if paired else _column(schematic, x, y, height)
    elif paired:
        placed |= _beneath(schematic, x, y)
    else:
        placed |= _row(schematic, x, y)
    right = max(p.box.right() for some in placed.values() for p in some)
    bottom = max(p.box.bottom() for some in placed.values() for p in some)
    bounds = QRectF(0, 0, right + MARGIN, bottom + MARGIN)
    return Sheet(tuple(p for n in known for p in placed[n]), bounds, side)


def is_schematic(view: str) -> bool:
    """Return whether a view is a scheme with a frame of its own."""
    return view in SCHEMATIC_VIEWS


def is_whole_limb(view: str) -> bool:
    """Return whether a view shows the limb from pelvis to toes."""
    return view not in (*SCHEMATIC_VIEWS, *FOOT_VIEWS)


def _known(diagram: Diagram, views: Sequence[str]) -> Mapping[str, View]:
    if not views:
        raise UsageError(sentence("views.none"))
    for name in views:
        if name not in diagram.views:
            known = tuple(diagram.views) or LIMB_VIEWS
            raise UsageError(sentence("views.unknown", name=name, known=known))
    return {name: diagram.views[name] for name in views}


def _stacked(groups: list[ViewGroup], left: float, top: float, height: float) -> Placed:
    """Place feet one above the other, together as high as the limbs beside them."""
    if not groups:
        return {}
    free = height - (len(groups) - 1) * (CAPTION + GAP)
    scale = min(_MAX_SCHEMATIC_SCALE, free / sum(s.height(1.0) for s in groups))
    scale = max(_LEAST_SCALE, scale)
    return _centred([(group, scale) for group in groups], left, top)


def _row(groups: list[ViewGroup], left: float, top: float) -> Placed:
    """Place schemes alone side by side, the first as large as schemes get, the insets small."""
    placed: Placed = {}
    for place, group in enumerate(groups):
        scale = _MAX_SCHEMATIC_SCALE if place == 0 else _INSET_SCALE
        placed[group.view.name] = group.at(left, top, scale)
        left += group.width(scale) + 2 * GAP
    return placed


def _beneath(groups: list[ViewGroup], left: float, top: float) -> Placed:
    """Place pairs of schemes alone, the first as large as schemes get, the insets below its middle."""
    scales = [_MAX_SCHEMATIC_SCALE, *(_INSET_SCALE for _ in groups[1:])]
    return _centred(list(zip(groups, scales, strict=False)), left, top)


def _paired(groups: list[ViewGroup], left: float, top: float, height: float) -> Placed:
    """Place pairs of schemes, which are wide, one above the other beside limbs, no larger than need be."""
    sizes = (_PAIRED_SCALE, *(_INSET_SCALE for _ in groups[1:]))[: len(groups)]
    free = height - (len(groups) - 1) * (CAPTION + GAP)
    taken = sum(s.height(size) for s, size in zip(groups, sizes, strict=True))
    shrink = min(1.0, free / taken) if groups else 1.0
    scales = [max(_LEAST_SCALE, size * shrink) for size in sizes]
    return _centred(list(zip(groups, scales, strict=True)), left, top)


def _column(groups: list[ViewGroup], left: float, top: float, height: float) -> Placed:
    """Place schemes one above the other, the first using what height the insets leave, all centred."""
    if not groups:
        return {}
    insets = len(groups) - 1
    main = height if not insets else height * (1 - _INSET_SHARE * insets) - insets * (CAPTION + GAP)
    scales = []
    for i, group in enumerate(groups):
        room = main if i == 0 else height * _INSET_SHARE
        scales.append(max(_LEAST_SCALE, min(_MAX_SCHEMATIC_SCALE, room / group.height(1.0))))
    widest = max(s.width(scale) for s, scale in zip(groups, scales, strict=True))
    fitting = [(s, min(scale, s.scale_in(widest))) for s, scale in zip(groups, scales, strict=True)]
    return _centred(fitting, left, top)


def _centred(groups: list[tuple[ViewGroup, float]], left: float, top: float) -> Placed:
    """Place views one above the other, each at its scale."""
    widest = max((group.width(scale) for group, scale in groups), default=0.0)
    placed: Placed = {}
    for group, scale in groups:
        placed[group.view.name] = group.at(left + (widest - group.width(scale)) / 2, top, scale)
        top += group.height(scale) + GAP + CAPTION
    return placed

"""Place a view on a sheet, alone or as a pair with the same view of the other limb."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from legmap.diagram.model import View
from legmap.roles import Limb

DIRECTIONS = {
    "anterior": ("lateral", "medial"),
    "posterior": ("medial", "lateral"),
    "lateral": ("posterior", "anterior"),
    "medial": ("anterior", "posterior"),
    "dorsum": ("medial", "lateral"),
    "sole": ("lateral", "medial"),
}
"""The directions at the left and the right of each view of a right limb."""

SHARED_VIEWS = ("saddle",)
"""Views that draw the outline of both sides, and the right side's structures in their left half."""

PAIR_GAP = 16.0
"""Between the two limbs of a pair, in millimetres of the sheet."""


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
    side : {"right", "left"}
        Which limb this is; the left one is the drawing turned left for right.
    box : QRectF
        Around what the view draws, on the sheet.
    shared : bool
        Whether the other limb's placement stands on the same box, each having its half of it.
    """

    view: str
    x: float
    y: float
    scale: float
    side: Limb
    box: QRectF
    shared: bool = False

    @property
    def mirrored(self) -> bool:
        """True if the view is mirrored."""
        return self.side == "left"

    @property
    def own(self) -> QRectF:
        """The piece of the sheet on which a point belongs to this placement."""
        if not self.shared:
            return self.box
        half = self.box.width() / 2
        return self.box.adjusted(half, 0, 0, 0) if self.mirrored else self.box.adjusted(0, 0, -half, 0)

    def transform(self) -> QTransform:
        """Return the transform from view units to sheet millimetres."""
        return QTransform(-self.scale if self.mirrored else self.scale, 0, 0, self.scale, self.x, self.y)

    def moved(self, dx: float, dy: float) -> Placement:
        """Return the same view elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy, box=self.box.translated(dx, dy))

    def distance(self, x: float, y: float) -> float:
        """Return the distance of a point from this placement, across plus down, in millimetres."""
        own = self.own
        across = max(own.left() - x, 0.0, x - own.right())
        down = max(own.top() - y, 0.0, y - own.bottom())
        return across + down


@dataclass(frozen=True, slots=True)
class ViewGroup:
    """A view of each limb that is shown, to be placed as one.

    Two limbs stand as the viewer sees the person, medial sides facing: seen from the front the right limb is
    on the viewer's left, seen from behind on the viewer's right.

    Attributes
    ----------
    view : View
        The drawing.
    limbs : tuple of {"right", "left"}
        One or both.
    """

    view: View
    limbs: tuple[Limb, ...]

    @property
    def shared(self) -> bool:
        """True if both limbs share one drawing."""
        return self.view.name in SHARED_VIEWS and len(self.limbs) > 1

    @property
    def from_left(self) -> tuple[Limb, ...]:
        """The limbs from the viewer's left to the viewer's right."""
        medial_first = DIRECTIONS.get(self.view.name, ("", ""))[0] == "medial"
        return tuple(sorted(self.limbs, key=lambda limb: (limb == "right") == medial_first))

    @property
    def columns(self) -> int:
        """The number of drawings side by side."""
        return 1 if self.shared else len(self.limbs)

    def width(self, scale: float) -> float:
        """Return the width of everything at a scale, in millimetres of the sheet."""
        return self.columns * self.view.content.width() * scale + (self.columns - 1) * PAIR_GAP

    def height(self, scale: float) -> float:
        """Return the height of everything at a scale, in millimetres of the sheet."""
        return self.view.content.height() * scale

    def scale_in(self, width: float) -> float:
        """Return the scale at which everything is so wide."""
        free = width - (self.columns - 1) * PAIR_GAP
        return free / (self.columns * self.view.content.width())

    def at(self, left: float, top: float, scale: float) -> tuple[Placement, ...]:
        """Return the placements, the right limb's first, so that what they draw begins at (left, top)."""
        step = 0.0 if self.shared else self.view.content.width() * scale + PAIR_GAP
        placed = [
            self._one(limb, left + place * step, top, scale) for place, limb in enumerate(self.from_left)
        ]
        return tuple(sorted(placed, key=lambda p: p.mirrored))

    def _one(self, limb: Limb, left: float, top: float, scale: float) -> Placement:
        content = self.view.content
        box = QRectF(left, top, content.width() * scale, content.height() * scale)
        x = left + content.right() * scale if limb == "left" else left - content.left() * scale
        return Placement(self.view.name, x, top - content.top() * scale, scale, limb, box, self.shared)

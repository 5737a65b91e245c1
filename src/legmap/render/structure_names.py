"""Names at the places that a drawing sets for them; they are never mirrored."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from legmap.diagram.geometry import area
from legmap.diagram.model import Region
from legmap.diagram.placement import Placement
from legmap.render.colour import mix
from legmap.render.figure.anchors import deepest_point
from legmap.render.picture import TextAlign, TextItem
from legmap.render.theme import Theme

NAME_UNITS = 11.5
"""Size of names in view units; the plexus leaves about 20 units from line to line."""

NAME_LIMITS = (9.0, 28.0)
"""Least and greatest size on the sheet, in millimetres."""

ROOT_SHARE = 0.86
"""Names of roots are a little smaller: they stand within the root."""

NAME_DIMMED = 0.45

AREA_SIZE = 13.0
"""Size of the name within a dermatome, in millimetres of the sheet."""

MIN_NAMED_AREA = 350.0
"""Dermatomes of which a view shows less (square millimetres) stay without a name there."""

_FLIPPED: dict[TextAlign, TextAlign] = {"start": "end", "middle": "middle", "end": "start"}


def name_item(
    region: Region,
    placement: Placement,
    theme: Theme,
    name: str,
    *,
    highlighted: bool = False,
    dimmed: bool = False,
) -> TextItem:
    """The name of a structure where its drawing says it stands.

    In a mirrored view the place is mirrored and the line grows the other way; the letters stay readable.
    A name too long for the room beside it is set smaller.

    Parameters
    ----------
    region : Region
        Has `label_at`.
    highlighted : bool
        Whether the structure stands out, so that its name does too.
    dimmed : bool
        Whether something else stands out.
    """
    assert region.label_at is not None
    transform = placement.transform()
    x, y = region.label_at
    at_x = transform.m11() * x + transform.dx()
    at_y = transform.m22() * y + transform.dy()
    align = _FLIPPED[region.align] if placement.mirrored else region.align
    size = min(max(NAME_UNITS * placement.scale, NAME_LIMITS[0]), NAME_LIMITS[1])
    room = {
        "start": placement.box.right() - at_x,
        "end": at_x - placement.box.left(),
        "middle": 2 * min(at_x - placement.box.left(), placement.box.right() - at_x),
    }[align]
    is_root = region.id.startswith("root.")
    if is_root:
        size *= ROOT_SHARE
    width = 0.57 * size * max(len(name), 1)
    if room > 0 and width > room:
        size *= max(room / width, 0.85)
    quiet = theme.root_ink if is_root else theme.faint_ink
    if dimmed:  # less than the drawing, so that it can still be read and clicked
        quiet = mix(theme.faint_ink, theme.paper, NAME_DIMMED)
    loud = theme.root_ink if is_root else theme.ink
    return TextItem(
        name,
        at_x,
        at_y,
        size,
        loud if highlighted else quiet,
        align,
        bold=is_root,
        halo="" if is_root else theme.paper,
        id=region.id,
        view=placement.view,
        role="name",
        limb=placement.side,
    )


def area_name(region: Region, placement: Placement, theme: Theme, *, dimmed: bool) -> TextItem | None:
    """The name of a dermatome in the middle of its area, or None where the area is too small for one.

    The name is that of the root, which is the last part of the id (``dermatome.L5``): on a map of
    dermatomes nothing else needs to be said.

    Parameters
    ----------
    region : Region
        On the layer of dermatomes.
    placement, theme
        Where, and in which colours.
    dimmed : bool
        Whether something else stands out.
    """
    if area(region.body) * placement.scale**2 < MIN_NAMED_AREA:
        return None
    at = placement.transform().map(QPointF(*deepest_point(region.body)))
    size = AREA_SIZE * min(1.0, placement.scale)
    colour = mix(theme.ink, theme.paper, NAME_DIMMED) if dimmed else theme.ink
    name = region.id.partition(".")[2]
    y = at.y() + 0.36 * size
    halo = mix(theme.skin, theme.paper, NAME_DIMMED) if dimmed else theme.skin
    return TextItem(
        name,
        at.x(),
        y,
        size,
        colour,
        "middle",
        halo=halo,
        id=region.id,
        view=placement.view,
        role="name",
        limb=placement.side,
    )

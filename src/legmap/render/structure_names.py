"""Names of structures at the places that drawings set for them; the text is never mirrored."""

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
"""Smallest and largest size on the sheet, in millimetres."""

ROOT_SHARE = 0.86
"""Relative size of names of roots, which stand within the root."""

NAME_DIMMED = 0.45

AREA_SIZE = 13.0
"""Size of the name within a dermatome, in millimetres of the sheet."""

MIN_NAMED_AREA = 350.0
"""Smallest visible area (square millimetres) of a dermatome with a name."""

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
    """Return the name of a structure at the place that its drawing sets.

    In a mirrored view the place and the alignment are mirrored; the letters stay readable.
    A name too long for the available width is set smaller.

    Parameters
    ----------
    region : Region
        Has `label_at`.
    highlighted : bool
        Whether the structure is highlighted, so that its name is too.
    dimmed : bool
        Whether another structure is highlighted.
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
    rest_colour = theme.root_ink if is_root else theme.faint_ink
    if dimmed:  # dim less than the drawing, so that the name can still be read and clicked
        rest_colour = mix(theme.faint_ink, theme.paper, NAME_DIMMED)
    highlighted_colour = theme.root_ink if is_root else theme.ink
    return TextItem(
        name,
        at_x,
        at_y,
        size,
        highlighted_colour if highlighted else rest_colour,
        align,
        bold=is_root,
        halo="" if is_root else theme.paper,
        id=region.id,
        view=placement.view,
        role="name",
        limb=placement.side,
    )


def area_name(region: Region, placement: Placement, theme: Theme, *, dimmed: bool) -> TextItem | None:
    """Return the name of a dermatome in the middle of its area, or None where the area is too small.

    The name is that of the root, which is the last part of the id (``dermatome.L5``).
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

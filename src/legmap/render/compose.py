"""Composition of the drawings: display list items from diagram, sheet, roles and theme."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Literal

from PySide6.QtGui import QPainterPath

from legmap.diagram.course.taper import tapered, tapered_dashes
from legmap.diagram.model import Diagram, Region
from legmap.diagram.placement import DIRECTIONS, PAIR_GAP, Placement
from legmap.diagram.sheet import Sheet, Side, is_schematic, is_whole_limb
from legmap.render.hatch import AUTONOMOUS_HATCH, hatch_lines
from legmap.render.highlight import HighlightCache, ZOrder, highlight_parts
from legmap.render.highlight_names import highlight_name
from legmap.render.layers import Layers
from legmap.render.muscle_gradient import belly_gradient
from legmap.render.picture import Item, Paint, PathItem, TextAlign, TextItem
from legmap.render.structure_names import area_name, name_item
from legmap.render.style import area_paint, base_paint, muscle_fill
from legmap.render.theme import Theme
from legmap.roles import HighlightsByLimb, Limb, Role

CAPTION_SIZE = 19.0
COVERED_DASH = (5.0, 3.2)
DIRECTION_SIZE = 11.0

NameOf = Callable[[str], str]
CaptionOf = Callable[[str, Side], str]
"""Function from the name of a view and the side that it shows; "both" where limbs share one drawing."""


def default_name(structure_id: str) -> str:
    """Return a name derived from the id, where no atlas is at hand."""
    return structure_id.partition(".")[2].replace("-", " ")


def default_caption(view: str, side: Side) -> str:
    """Return a caption from the view's name and the side."""
    return view.capitalize() if is_schematic(view) else f"{view.capitalize()} view · {side}"


def base_items(
    diagram: Diagram,
    sheet: Sheet,
    layers: Layers,
    theme: Theme,
    dimmed: bool,
    *,
    name_of: NameOf = default_name,
    caption_of: CaptionOf = default_caption,
    direction_of: Callable[[str], str] = str,
    skip_names: Mapping[Limb, Collection[str]] | None = None,
    only: Literal["shapes", "words", ""] = "",
) -> tuple[Item, ...]:
    """Return the items that are painted whatever is selected.

    Parameters
    ----------
    dimmed : bool
        Whether something is selected, so that all these are dimmed.
    name_of : callable
        Short name of a structure, for the places that a drawing sets for names.
    caption_of : callable
        Caption of a view, from its name and the side.
    direction_of : callable
        Word for a direction: ``lateral``, ``medial``, ``anterior``, ``posterior``, ``right``, ``left``.
    skip_names : mapping, optional
        Structures of each limb whose names are left to `highlight_items`.
    only : {"shapes", "words", ""}
        Restricts the result to shapes or to texts.
    """
    items: list[Item] = []
    numbers = _tint_numbers(diagram)
    shapes = layers.visible() if only != "words" else frozenset()
    for placement in sheet.placements:
        second = placement.shared and placement != sheet.placement(placement.view)
        left_out = (skip_names or {}).get(placement.side, ())
        for region in diagram.views[placement.view].regions:
            if second and region.layer == "outline":
                continue  # belongs to the whole drawing, and is painted with the first limb
            if region.layer in shapes:
                number = numbers.get(region.id, 0)
                items += _base_items_of_region(
                    region, placement, layers, theme, dimmed, name_of(region.id), number
                )
        if layers.labels and only != "shapes":
            items += [] if second else caption_items(placement, sheet, theme, caption_of, direction_of)
            for region in diagram.views[placement.view].regions:
                named = region.label_at is not None and region.id not in left_out
                if named and region.layer in layers.visible():
                    items.append(name_item(region, placement, theme, name_of(region.id), dimmed=dimmed))
                elif region.layer == layers.skin == "dermatomes":
                    name = area_name(region, placement, theme, dimmed=dimmed)
                    items += [name] if name is not None else []
    return tuple(items)


def highlight_items(
    diagram: Diagram,
    sheet: Sheet,
    highlights: HighlightsByLimb,
    theme: Theme,
    *,
    layers: Layers | None = None,
    name_of: NameOf = default_name,
    cache: HighlightCache | None = None,
) -> tuple[Item, ...]:
    """Return the items of highlighted structures, to be painted over a dimmed base.

    Parameters
    ----------
    highlights : mapping
        Roles by structure id, for each limb; ids that no view draws are ignored.
    layers : Layers, optional
        If given, structures on hidden layers are left out, and deep muscles get solid outlines when nothing
        lies over them.
    cache : dict, optional
        Owned by the caller; items of the same structure in the same role are taken from it. It is valid for
        one theme.
    """
    visible = layers.highlightable() if layers is not None else None
    covered = visible is None or "superficial-muscles" in visible
    items_by_z_order: dict[ZOrder, list[Item]] = {z_order: [] for z_order in ZOrder}
    for placement in sheet.placements:
        roles = highlights.get(placement.side, {})
        drawn = diagram.views[placement.view].region_by_id
        for region in sorted((drawn[i] for i in roles if i in drawn), key=lambda r: r.order):
            if visible is not None and region.layer not in visible:
                continue
            role = Role(roles[region.id])
            for z_order, item in highlight_parts(region, placement, role, theme, covered, name_of, cache):
                items_by_z_order[z_order].append(item)
            if region.label_at is not None and (layers is None or layers.labels):
                items_by_z_order[ZOrder.NAME].append(highlight_name(region, placement, theme, name_of, cache))
    return tuple(item for z_order in ZOrder for item in items_by_z_order[z_order])


def _base_items_of_region(
    region: Region,
    placement: Placement,
    layers: Layers,
    theme: Theme,
    dimmed: bool,
    title: str,
    number: int,
) -> list[Item]:
    items: list[Item] = []
    transform = placement.transform()

    def add_mapped(path: QPainterPath, paint: Paint) -> None:
        limb = "" if placement.shared and region.layer == "outline" else placement.side
        items.append(PathItem(path, paint, region.id, placement.view, "rest", title, "base", limb=limb))

    def add(path: QPainterPath, paint: Paint) -> None:
        add_mapped(transform.map(path), paint)

    for shape in region.shapes:
        paint = base_paint(region.layer, shape.kind, theme, dimmed)
        if shape.kind == "area":
            add(shape.path, area_paint(number, theme, dimmed, skin_only=layers.muscles == "off"))
        elif shape.kind == "belly":
            path = transform.map(shape.path)
            paper = theme.paper if dimmed else None
            shaded = replace(paint, gradient=belly_gradient(path, muscle_fill(region.layer, theme), paper))
            add_mapped(path, shaded)
        elif shape.widths is not None and shape.kind == "covered":
            add(tapered_dashes(shape.path, *shape.widths, *COVERED_DASH), paint)
        elif shape.widths is not None:
            add(tapered(shape.path, *shape.widths), paint)
        else:
            add(shape.path, paint)
            if shape.kind == "autonomous":
                lines = hatch_lines(transform.map(shape.path), AUTONOMOUS_HATCH)
                add_mapped(lines, replace(paint, dash=()))
    return items


def caption_items(
    placement: Placement,
    sheet: Sheet,
    theme: Theme,
    caption_of: CaptionOf,
    direction_of: Callable[[str], str],
) -> list[Item]:
    """Return the caption above a view, and the words for left and right below it."""
    box = placement.box
    text = caption_of(placement.view, "both" if placement.shared else placement.side)
    y = box.top() - CAPTION_SIZE * 0.95
    beside = 24.0 if len(sheet.limbs) == 1 or placement.shared else PAIR_GAP / 2
    size = _fitted_size(text, CAPTION_SIZE, box.width() + beside)
    row = [p for p in sheet.placements if is_whole_limb(p.view)]
    if is_whole_limb(placement.view):  # one line and one size for all limbs
        y = min(p.box.top() for p in row) - CAPTION_SIZE * 0.95
        size = min(
            _fitted_size(caption_of(p.view, p.side), CAPTION_SIZE, p.box.width() + beside) for p in row
        )
    items: list[Item] = [
        TextItem(
            text,
            box.center().x(),
            y,
            size,
            theme.faint_ink,
            "middle",
            bold=True,
            view=placement.view,
            role="caption",
            limb="" if placement.shared else placement.side,
        )
    ]
    ends = ("right", "left") if placement.shared else DIRECTIONS.get(placement.view)
    if ends is not None:
        left, right = ends[:: -1 if placement.mirrored else 1]
        items += _direction_items(placement, direction_of(left), direction_of(right), theme)
    return items


def _direction_items(placement: Placement, left: str, right: str, theme: Theme) -> list[Item]:
    box, view = placement.box, placement.view
    y = box.bottom() + 1.3 * DIRECTION_SIZE
    limb = "" if placement.shared else placement.side
    at: tuple[tuple[str, float, TextAlign], ...] = ((left, box.left(), "start"), (right, box.right(), "end"))
    return [
        TextItem(text, x, y, DIRECTION_SIZE, theme.faint_ink, align, view=view, role="mark", limb=limb)
        for text, x, align in at
    ]


def _fitted_size(text: str, size: float, room: float) -> float:
    """Return a font size at which a line of the usual face fits its room."""
    return min(size, room / (0.58 * max(len(text), 1)))


def _tint_numbers(diagram: Diagram) -> dict[str, int]:
    """Return a number for every skin area, so that its tint is the same in all views."""
    skin = ("dermatomes", "fields")
    ids = {i for drawn in diagram.layers.values() for i, layer in drawn.items() if layer in skin}
    return {structure_id: number for number, structure_id in enumerate(sorted(ids))}

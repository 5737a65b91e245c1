"""From diagram, sheet, roles and theme to the display list of the drawings themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.model import Diagram, Region
from legmap.diagram.sheet import Placement, Sheet, is_schematic, is_whole_limb
from legmap.diagram.taper import tapered, tapered_dashes
from legmap.render.hatch import AUTONOMOUS_HATCH, hatched
from legmap.render.layers import Layers
from legmap.render.lit import Memo, Stage, lit_parts
from legmap.render.names import area_name, name_item
from legmap.render.picture import Item, Paint, PathItem, TextItem
from legmap.render.shade import belly_gradient
from legmap.render.style import Theme, area_paint, muscle_fill, rest_paint
from legmap.roles import Highlights, Role

__all__ = ["Layers", "base_items", "caption_items", "highlight_items", "plain_caption", "plain_name"]

CAPTION_SIZE = 19.0
COVERED_DASH = (5.0, 3.2)
DIRECTIONS = {
    "anterior": ("lateral", "medial"),
    "posterior": ("medial", "lateral"),
    "lateral": ("posterior", "anterior"),
    "medial": ("anterior", "posterior"),
    "dorsum": ("medial", "lateral"),
    "sole": ("lateral", "medial"),
}
"""What lies to the left and to the right in each picture of a right limb."""

MARK_SIZE = 11.0

NameOf = Callable[[str], str]
CaptionOf = Callable[[str, str], str]


def plain_name(structure_id: str) -> str:
    """A name made of the id alone, where no atlas is at hand."""
    return structure_id.partition(".")[2].replace("-", " ")


def plain_caption(view: str, side: str) -> str:
    """A caption made of the view's name and the side."""
    return view.capitalize() if is_schematic(view) else f"{view.capitalize()} view · {side}"


def base_items(
    diagram: Diagram,
    sheet: Sheet,
    layers: Layers,
    theme: Theme,
    dimmed: bool,
    *,
    name_of: NameOf = plain_name,
    caption_of: CaptionOf = plain_caption,
    mark_of: Callable[[str], str] = str,
    unnamed: Collection[str] = (),
) -> tuple[Item, ...]:
    """What is painted whatever is selected.

    Parameters
    ----------
    diagram, sheet, layers, theme
        What to show, where, and in which colours.
    dimmed : bool
        Whether something is selected, so that all this steps back.
    name_of : callable
        Short name of a structure, for the places that a drawing sets for names.
    caption_of : callable
        Caption of a view, from its name and the side.
    mark_of : callable
        Word for a direction: ``lateral``, ``medial``, ``anterior``, ``posterior``.
    unnamed : collection of str
        Structures whose names are left to `highlight_items`.
    """
    items: list[Item] = []
    numbers = _numbers(diagram)
    for placement in sheet.placements:
        for region in diagram.views[placement.view].regions:
            if region.layer in layers.visible():
                number = numbers.get(region.id, 0)
                items += _rest_items(region, placement, layers, theme, dimmed, name_of(region.id), number)
        if layers.labels:
            items += caption_items(placement, sheet, theme, caption_of, mark_of)
            for region in diagram.views[placement.view].regions:
                named = region.label_at is not None and region.id not in unnamed
                if named and region.layer in layers.visible():
                    items.append(name_item(region, placement, theme, name_of(region.id), dimmed=dimmed))
                elif region.layer == layers.skin == "dermatomes":
                    name = area_name(region, placement, theme, dimmed=dimmed)
                    items += [name] if name is not None else []
    return tuple(items)


def highlight_items(
    diagram: Diagram,
    sheet: Sheet,
    highlights: Highlights,
    theme: Theme,
    *,
    layers: Layers | None = None,
    name_of: NameOf = plain_name,
    memo: Memo | None = None,
) -> tuple[Item, ...]:
    """What stands out, painted over a dimmed base.

    Parameters
    ----------
    diagram, sheet, theme
        What to show, where, and in which colours.
    highlights : mapping
        Roles by structure id; ids that are drawn nowhere are passed over.
    layers : Layers, optional
        If given, structures on hidden layers are left out, and deep muscles get solid outlines when nothing
        lies over them.
    name_of : callable
        Short name of a structure.
    memo : dict, optional
        Kept by the caller, it makes the same structure in the same role cost nothing the next time; start
        a new one when the theme changes.
    """
    visible = layers.lit() if layers is not None else None
    covered = visible is None or "superficial-muscles" in visible
    staged: dict[Stage, list[Item]] = {stage: [] for stage in Stage}
    for placement in sheet.placements:
        view = diagram.views[placement.view]
        for region in view.regions:
            role = highlights.get(region.id)
            if role is None or (visible is not None and region.layer not in visible):
                continue
            for stage, item in lit_parts(region, placement, Role(role), theme, covered, name_of, memo):
                staged[stage].append(item)
            if region.label_at is not None and (layers is None or layers.labels):
                staged[Stage.NAME].append(name_item(region, placement, theme, name_of(region.id), lit=True))
    return tuple(item for stage in Stage for item in staged[stage])


def _rest_items(
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

    def add(path: QPainterPath, paint: Paint) -> None:
        items.append(PathItem(transform.map(path), paint, region.id, placement.view, "rest", title, "base"))

    for shape in region.shapes:
        paint = rest_paint(region.layer, shape.kind, theme, dimmed)
        if shape.kind == "area":
            add(shape.path, area_paint(number, theme, dimmed, skin_only=layers.muscles == "off"))
        elif shape.kind == "belly":
            path = transform.map(shape.path)
            paper = theme.paper if dimmed else None
            shaded = replace(paint, gradient=belly_gradient(path, muscle_fill(region.layer, theme), paper))
            items.append(PathItem(path, shaded, region.id, placement.view, "rest", title, "base"))
        elif shape.widths is not None and shape.kind == "covered":
            add(tapered_dashes(shape.path, *shape.widths, *COVERED_DASH), paint)
        elif shape.widths is not None:
            add(tapered(shape.path, *shape.widths), paint)
        else:
            add(shape.path, paint)
            if shape.kind == "autonomous":
                lines = hatched(transform.map(shape.path), AUTONOMOUS_HATCH)
                solid = replace(paint, dash=())
                items.append(PathItem(lines, solid, region.id, placement.view, "rest", title, "base"))
    return items


def caption_items(
    placement: Placement, sheet: Sheet, theme: Theme, caption_of: CaptionOf, mark_of: Callable[[str], str]
) -> list[Item]:
    """The caption above a view, and below a limb the small words that say what lies left and right."""
    box = placement.box
    text = caption_of(placement.view, sheet.side)
    y = box.top() - CAPTION_SIZE * 0.95
    size = _fitting(text, CAPTION_SIZE, box.width() + 24)
    row = [p for p in sheet.placements if is_whole_limb(p.view)]
    if is_whole_limb(placement.view):  # one line and one size for all limbs
        y = min(p.box.top() for p in row) - CAPTION_SIZE * 0.95
        size = min(_fitting(caption_of(p.view, sheet.side), CAPTION_SIZE, p.box.width() + 24) for p in row)
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
        )
    ]
    if placement.view in DIRECTIONS:
        left, right = DIRECTIONS[placement.view][:: -1 if placement.mirrored else 1]
        items += _marks(box, mark_of(left), mark_of(right), theme, placement.view)
    return items


def _marks(box: QRectF, left: str, right: str, theme: Theme, view: str) -> list[Item]:
    y = box.bottom() + 1.3 * MARK_SIZE
    return [
        TextItem(left, box.left(), y, MARK_SIZE, theme.faint_ink, "start", view=view, role="mark"),
        TextItem(right, box.right(), y, MARK_SIZE, theme.faint_ink, "end", view=view, role="mark"),
    ]


def _fitting(text: str, size: float, room: float) -> float:
    """A size at which a line of the usual face fits its room."""
    return min(size, room / (0.58 * max(len(text), 1)))


def _numbers(diagram: Diagram) -> dict[str, int]:
    """A place for every skin area by its id, so that its tint is the same in all views."""
    skin = ("dermatomes", "fields")
    ids = {r.id for view in diagram.views.values() for r in view.regions if r.layer in skin}
    return {structure_id: place for place, structure_id in enumerate(sorted(ids))}

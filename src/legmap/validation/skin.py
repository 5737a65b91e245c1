"""Check that skin is covered without gap or overlap, and that dermatomes contain their key points."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import CutaneousField
from legmap.diagram.views import LIMB_VIEWS
from legmap.validation.drawing import Drawing, DrawingProblem, at
from legmap.validation.scanline import (
    Rows,
    covered_area,
    difference,
    intersection,
    rows_of,
    union,
    widest_point,
)

MIN_COVERAGE = 0.995
"""Least share of the skin that the areas of a layer cover."""
MAX_TILE_OVERLAP = 0.005
"""Greatest share of the skin where they overlap."""

KEY_POINT = "landmark.isncsci-"
"""Prefix of the ids of ISNCSCI key points; the name of the dermatome follows in small letters."""

TILED_LAYERS = ("dermatomes", "fields")


def gaps_and_overlaps(
    atlas: Atlas, drawing: Drawing, layers: Sequence[str] = TILED_LAYERS
) -> Iterator[DrawingProblem]:
    """Yield skin that belongs to no area, or to two; variable fields are overlays and left out."""
    outlines = [r.id for r in drawing.view.regions if r.layer == "outline"]
    if drawing.name not in LIMB_VIEWS or not drawing.skin_surface:
        return
    for layer in layers:
        tiles = {
            r.id: drawing.rows[r.id]
            for r in drawing.view.regions
            if r.layer == layer and not is_overlay(atlas, r.id)
        }
        if tiles:
            yield from _cover(drawing, layer, outlines[0], tiles)
            yield from _overlaps(drawing, tiles)


def missed_key_points(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield dermatomes that do not contain the ISNCSCI key point drawn for them."""
    for structure_id in drawing.regions:
        if not structure_id.startswith(KEY_POINT):
            continue
        dermatome = f"dermatome.{structure_id.removeprefix(KEY_POINT).upper()}"
        area, point = drawing.regions.get(dermatome), drawing.centre(structure_id)
        if area is None:
            yield drawing.problem(
                structure_id, f"is marked where {dermatome} is not drawn; draw it or delete one."
            )
        elif point is not None and not area.body.contains(QPointF(*point)):
            yield drawing.problem(
                dermatome, f"leaves out its ISNCSCI key point at {at(point)}; move its border or the point."
            )


def zones_outside_area(drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield autonomous zones that leave the area they belong to."""
    for region in drawing.view.regions:
        zones, areas = region.of_kind("autonomous"), region.of_kind("area")
        if not zones or not drawing.is_measured(region):
            continue
        zone = union(rows_of(s.path) for s in zones)
        out = covered_area(difference(zone, union(rows_of(s.path) for s in areas)))
        if out > 0.02 * covered_area(zone):
            yield drawing.problem(region.id, "its autonomous zone leaves its area; draw it inside.")


def is_overlay(atlas: Atlas, structure_id: str) -> bool:
    """Return whether a field varies so much that it lies over the tiles."""
    record = atlas.structures.get(structure_id)
    return isinstance(record, CutaneousField) and record.variable


def _cover(drawing: Drawing, layer: str, outline: str, tiles: Mapping[str, Rows]) -> Iterator[DrawingProblem]:
    skin = drawing.skin_surface
    every = union(tiles.values())
    gap = difference(skin, every)
    covered = 1 - covered_area(gap) / max(covered_area(skin), 1e-9)
    if covered < MIN_COVERAGE:
        where = at(widest_point(gap) or (0.0, 0.0))
        yield drawing.problem(
            outline,
            f"layer.{layer} covers only {covered:.1%} of it, with a gap near {where}; extend a neighbour.",
        )
    for structure_id, rows in tiles.items():
        out = difference(rows, skin)
        if covered_area(out) > MAX_TILE_OVERLAP * covered_area(skin):
            where = at(widest_point(out) or (0.0, 0.0))
            yield drawing.problem(structure_id, f"reaches beyond the skin near {where}; cut it off there.")


def _overlaps(drawing: Drawing, tiles: Mapping[str, Rows]) -> Iterator[DrawingProblem]:
    skin = covered_area(drawing.skin_surface)
    if (
        sum(map(covered_area, tiles.values())) - covered_area(union(tiles.values()))
        <= MAX_TILE_OVERLAP * skin
    ):
        return
    shared = {pair: intersection(tiles[pair[0]], tiles[pair[1]]) for pair in itertools.combinations(tiles, 2)}
    worst = max(covered_area(rows) for rows in shared.values())
    for (one, other), rows in shared.items():
        if covered_area(rows) > worst / 4:
            share, where = covered_area(rows) / skin, at(widest_point(rows) or (0.0, 0.0))
            yield drawing.problem(
                one, f"overlaps {other} by {share:.1%} of the skin near {where}; draw one border for both."
            )

"""Check that nerves are connected: branches start on their parent, motor branches end in their muscles."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Muscle, Nerve
from legmap.diagram.geometry import Point, distance_to_line, polylines
from legmap.diagram.model import Region, Shape
from legmap.validation.drawing import Drawing, DrawingProblem, at, lines_of
from legmap.validation.rule_tables import places

MAX_GAP_TO_PARENT = 2.0
"""Distance from its parent at which a branch may begin."""
MAX_GAP_TO_MUSCLE = 3.0
"""Distance outside its muscle at which a motor branch may end."""
MAX_GAP_TO_FIELD = 12.0
"""Distance from its skin at which a cutaneous nerve may end."""

NERVE_SHAPE_KINDS = ("course", "covered", "twig")


def attachments(atlas: Atlas, drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield branches that do not start on their parent, and pieces of a nerve that are not connected."""
    for nerve in atlas.every(Nerve):
        region = drawing.regions.get(nerve.id)
        if region is None:
            continue
        feeders = [i for i in (nerve.parent, *nerve.contributors) if i in drawing.regions]
        for feeder in feeders:
            yield from _away_from_feeder(atlas, drawing, nerve, region, feeder)
        touched = [r for f in feeders for r in _parents_drawn(atlas, drawing, nerve, f)]
        yield from _unconnected(drawing, nerve, region, touched)


def wrong_twigs(atlas: Atlas, drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield motor branches to a wrong muscle."""
    for nerve in atlas.every(Nerve):
        region = drawing.regions.get(nerve.id)
        for shape in region.of_kind("twig") if region else ():
            if shape.to:
                yield from _twig(atlas, drawing, nerve, shape)


def muscles_without_twig(atlas: Atlas, drawings: Sequence[Drawing]) -> Iterator[DrawingProblem]:
    """Yield muscles drawn beside their nerve with no motor branch between them in any of the views."""
    for muscle in atlas.every(Muscle):
        for nerve in muscle.nerves:
            both = [d for d in drawings if muscle.id in d.regions and nerve in d.regions]
            reached = any(s.to == muscle.id for d in both for s in d.regions[nerve].of_kind("twig"))
            if both and not reached:
                yield both[0].problem(nerve, f"sends no twig to {muscle.id}; draw one with data-to.")


def nerves_short_of_field(atlas: Atlas, drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield cutaneous nerves that end far from the skin they supply."""
    on_the_way = places()["on_the_way"].get(drawing.name, ())
    for nerve_id, fields in atlas.skin.items():
        region = None if nerve_id in on_the_way else drawing.regions.get(nerve_id)
        for field_id in fields if region else ():
            skin = drawing.regions.get(field_id)
            if region is None or skin is None:
                continue
            # a nerve may reach its skin through its branches
            family = [drawing.regions[i] for i in atlas.branches.get(nerve_id, ()) if i in drawing.regions]
            distance = min(_distance_to_body(line, skin) for r in [region, *family] for line in _lines(r))
            if distance > MAX_GAP_TO_FIELD:
                yield drawing.problem(
                    nerve_id, f"comes no nearer than {distance:.0f} mm to {field_id}; redraw one of them."
                )


def _away_from_feeder(
    atlas: Atlas, drawing: Drawing, nerve: Nerve, region: Region, feeder: str
) -> Iterator[DrawingProblem]:
    parents = _parents_drawn(atlas, drawing, nerve, feeder)
    own = _lines(region)
    distances = [_distance(line[0], parent) for parent in parents for line in own]
    # a contributor may also join the nerve at its own end, as the communicating branch joins the sural
    ends = [line[-1] for parent in parents for line in _lines(parent)]
    distances += [distance_to_line(end, line) for end in ends for line in own]
    away = min(distances, default=math.inf)
    if away > MAX_GAP_TO_PARENT:
        yield drawing.problem(
            nerve.id, f"starts {away:.0f} mm away from {feeder}, which gives it off; let it begin there."
        )


def _parents_drawn(atlas: Atlas, drawing: Drawing, nerve: Nerve, feeder: str) -> list[Region]:
    """Return the structures on which a nerve may begin: a feeder, or a trunk that carries its fibres."""
    trunks = [n.id for n in atlas.every(Nerve) if feeder in n.carries and n.id != nerve.id]
    return [drawing.regions[i] for i in (feeder, *trunks) if i in drawing.regions]


def _unconnected(
    drawing: Drawing, nerve: Nerve, region: Region, parents: list[Region]
) -> Iterator[DrawingProblem]:
    """Yield shapes connected neither to a parent nor, through shapes of the same nerve, to one that is.

    Where no structure that feeds the nerve is drawn, its courses come from outside the picture; only motor
    branches must be connected to one.
    """
    shapes = [s for s in region.shapes if s.kind in NERVE_SHAPE_KINDS]
    connected = [
        s
        for s in shapes
        if (not parents and s.kind != "twig") or any(_begins_on(s, g.shapes) for g in parents)
    ]
    rest = [s for s in shapes if s not in connected]
    while rest:
        joined = [s for s in rest if _begins_on(s, connected)]
        if not joined:
            break
        connected += joined
        rest = [s for s in rest if s not in joined]
    for shape in rest:
        start = _start(shape)
        kind = f"the twig to {shape.to}" if shape.to else f"a {shape.kind}"
        yield drawing.problem(nerve.id, f"{kind} starts loose at {at(start)}; let it begin on the nerve.")


def _begins_on(shape: Shape, others: Sequence[Shape]) -> bool:
    start = _start(shape)
    return any(distance_to_line(start, line) <= MAX_GAP_TO_PARENT for line in lines_of(tuple(others)))


def _start(shape: Shape) -> Point:
    return polylines(shape.path, 2.0)[0][0]


def _twig(atlas: Atlas, drawing: Drawing, nerve: Nerve, shape: Shape) -> Iterator[DrawingProblem]:
    muscle = atlas.structures.get(shape.to)
    if not isinstance(muscle, Muscle):
        yield drawing.problem(nerve.id, f"has a twig to {shape.to}, which is no muscle; correct data-to.")
        return
    if nerve.id not in (*muscle.nerves, *muscle.variant_nerves):
        told = ", ".join(muscle.nerves)
        yield drawing.problem(
            nerve.id, f"has a twig to {muscle.id}, which the atlas gives to {told}; correct one of them."
        )
        return
    body = drawing.regions.get(muscle.id)
    if body is None:
        yield drawing.problem(nerve.id, f"has a twig to {muscle.id}, which this view lacks; draw it.")
        return
    end = polylines(shape.path, 2.0)[-1][-1]
    away = _distance_to_body([end], body)
    if away > MAX_GAP_TO_MUSCLE:
        yield drawing.problem(
            nerve.id, f"its twig to {muscle.id} ends {away:.0f} mm outside it, at {at(end)}; redraw it."
        )


def _lines(region: Region) -> list[list[Point]]:
    return list(lines_of(region.shapes))


def _distance(point: Point, region: Region) -> float:
    """Return the distance to a nerve's lines, or to the body of a root."""
    if region.body.contains(QPointF(*point)):
        return 0.0
    return min((distance_to_line(point, line) for line in _lines(region)), default=math.inf)


def _distance_to_body(points: Sequence[Point], region: Region) -> float:
    """Return the least distance from some points to the inside of a body."""
    if any(region.body.contains(QPointF(*p)) for p in points):
        return 0.0
    borders = polylines(region.body, 1.0)
    return min(distance_to_line(p, line, closed=True) for p in points for line in borders)

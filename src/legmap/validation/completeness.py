"""Check that atlas and drawings have the same structures, and that every view shows those it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Muscle, Structure
from legmap.validation.drawing import Drawing, DrawingProblem
from legmap.validation.rule_tables import required_views


def structures_not_in_atlas(atlas: Atlas, drawing: Drawing) -> Iterator[DrawingProblem]:
    """Yield drawn structures that the atlas does not have."""
    for structure_id, region in drawing.regions.items():
        if region.layer != "outline" and structure_id not in atlas:
            yield drawing.problem(structure_id, "is unknown to the atlas; correct the id or add the record.")


def missing_structures(
    atlas: Atlas, drawings: Mapping[str, Drawing], unreadable: Set[str]
) -> Iterator[DrawingProblem]:
    """Yield structures that should be drawn and are not, except in unreadable views."""
    for structure in atlas.structures.values():
        if _is_drawn(structure):
            yield from _missing_one(structure.id, structure.kind, drawings, unreadable)
    yield from _missing_orientation(drawings)


def _is_drawn(structure: Structure) -> bool:
    return structure.in_limb if isinstance(structure, Muscle) else True


def _missing_one(
    structure_id: str, kind: str, drawings: Mapping[str, Drawing], unreadable: Set[str]
) -> Iterator[DrawingProblem]:
    rules = required_views()
    required = rules["kind"].get(kind, {})
    needed = list(required.get("all", ()))
    slug = structure_id.partition(".")[2]
    needed += [view for view, kinds in rules["view"].items() if slug in kinds.get(kind, ())]
    absent = [v for v in needed if v in drawings and structure_id not in drawings[v].regions]
    for view in absent:
        yield drawings[view].problem(structure_id, "is not drawn; draw it in this view.")
    choice = required.get("any", ())
    if choice and not absent and not any(v in unreadable for v in choice):
        readable = [drawings[v] for v in choice if v in drawings]
        if readable and not any(structure_id in d.regions for d in readable):
            names = " or ".join(d.name for d in readable)
            yield readable[0].problem(structure_id, f"is drawn nowhere; draw it in {names}.")


def _missing_orientation(drawings: Mapping[str, Drawing]) -> Iterator[DrawingProblem]:
    for view, kinds in required_views()["view"].items():
        for kind in ("bone", "landmark", "outline"):
            for slug in kinds.get(kind, ()):
                structure_id = f"{kind}.{slug}"
                if view in drawings and structure_id not in drawings[view].regions:
                    yield drawings[view].problem(structure_id, "is not drawn; draw it in this view.")

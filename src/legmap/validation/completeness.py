"""Atlas and drawings know the same structures, and every view shows what it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Muscle, Structure
from legmap.validation.drawing import Drawing, DrawingProblem
from legmap.validation.rule_tables import required_views


def structures_not_in_atlas(atlas: Atlas, drawing: Drawing) -> Iterator[DrawingProblem]:
    """Structures that are drawn and that the atlas has never heard of."""
    for structure_id, region in drawing.regions.items():
        if region.layer != "outline" and structure_id not in atlas:
            yield drawing.problem(structure_id, "is unknown to the atlas; correct the id or add the record.")


def missing_structures(
    atlas: Atlas, drawings: Mapping[str, Drawing], unreadable: Set[str]
) -> Iterator[DrawingProblem]:
    """Structures that should be drawn and are not.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    drawings : mapping
        What could be read, by name of the view.
    unreadable : set of str
        Views whose file is broken or missing; nothing is asked of them.
    """
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
    asked = rules["kind"].get(kind, {})
    needed = list(asked.get("all", ()))
    slug = structure_id.partition(".")[2]
    needed += [view for view, kinds in rules["view"].items() if slug in kinds.get(kind, ())]
    lacking = [v for v in needed if v in drawings and structure_id not in drawings[v].regions]
    for view in lacking:
        yield drawings[view].problem(structure_id, "is not drawn; draw it in this view.")
    choice = asked.get("any", ())
    if choice and not lacking and not any(v in unreadable for v in choice):
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

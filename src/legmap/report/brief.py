"""One line about a structure, for the status bar."""

from __future__ import annotations

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import CutaneousField, Dermatome, Muscle, Nerve, Root
from legmap.messages import say


def brief(atlas: Atlas, structure_id: str) -> str:
    """Return name and supply of a structure."""
    record = atlas.structures[structure_id]
    match record:
        case Muscle():
            supply = ", ".join(atlas.name(n) for n in record.nerves)
            return f"{record.name}  ·  {supply}  ·  {_roots(record.roots)}"
        case Nerve():
            return f"{record.name}  ·  {_roots(record.roots)}"
        case CutaneousField():
            return f"{record.name}  ·  {record.area}"
        case Dermatome():
            return f"{record.name}  ·  {record.area}"
        case _:
            return f"{record.name}  ·  {say(f'kind.{record.kind}')}"


def short_name(atlas: Atlas, structure_id: str) -> str:
    """Return the shortest name that still identifies a structure; for labels in pictures."""
    record = atlas.structures.get(structure_id)
    if record is None:
        return structure_id
    match record:
        case Root():
            return structure_id.partition(".")[2]
        case Dermatome():
            return record.name
        case CutaneousField():
            return say("label.field", nerve=short_name(atlas, record.nerve))
        case _:
            return record.short or record.name


def _roots(roots: tuple[str, ...]) -> str:
    return " ".join(r.partition(".")[2] for r in roots)

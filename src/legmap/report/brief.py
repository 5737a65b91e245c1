"""One line about a structure, for the status bar."""

from __future__ import annotations

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import CutaneousField, Dermatome, Muscle, Nerve, Root
from legmap.messages import joined, say


def brief(atlas: Atlas, structure_id: str) -> str:
    """Return name and supply of a structure."""
    record = atlas.structures[structure_id]
    match record:
        case Muscle():
            parts = [record.name, joined([atlas.name(n) for n in record.nerves]), _roots(record.roots)]
        case Nerve():
            parts = [record.name, _roots(record.roots)]
        case CutaneousField() | Dermatome():
            parts = [record.name, record.area]
        case _:
            parts = [record.name, say(f"kind.{record.kind}")]
    return joined(parts, "wide-dot")


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

"""The atlas and deficits as plain data for scripts; whatever refers to a structure is its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.maps import chosen_map
from legmap.anatomy.model import CutaneousField, Dermatome, Muscle, Nerve, Note, Structure
from legmap.lesion.model import Deficit
from legmap.messages import say
from legmap.report.about import path_to
from legmap.report.build import sources_of

INTERNAL = ("gives_off", "everyday", "when")


def record_data(atlas: Atlas, record: Structure) -> dict[str, Any]:
    """One record of the atlas with the relations that are derived for its kind.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    record : Structure
        Any record.
    """
    data = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in INTERNAL}
    data = {k: list(v) if isinstance(v, tuple) else v for k, v in data.items()}
    if isinstance(record, Nerve):
        data["branches"] = list(atlas.branches.get(record.id, ()))
        data["muscles"] = list(atlas.motor.get(record.id, ()))
        data["fields"] = list(atlas.skin.get(record.id, ()))
    return data


def deficit_data(atlas: Atlas, deficit: Deficit) -> dict[str, Any]:
    """A deficit under the keys that ``legmap show --format json`` promises.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        What a selection takes away.
    """
    records = [atlas.structures[i] for i in deficit.lesion]
    return {
        "lesion": [
            _named(atlas, r.id) | {"kind": r.kind, "path": list(path_to(atlas, r.id))} for r in records
        ],
        "muscles": [
            _named(atlas, m.id) | {"loss": m.loss.value, "grade": m.grade or None} for m in deficit.muscles
        ],
        "movements": [
            _named(atlas, m.id)
            | {
                "severity": m.severity.word,
                "lost_muscles": list(m.responsible),
                "remaining_muscles": list(m.remaining),
            }
            for m in deficit.movements
        ],
        "skin": [
            _named(atlas, s.id) | {"loss": s.loss.value, "area": _area(atlas, s.id)} for s in deficit.skin
        ],
        "reflexes": [_named(atlas, r.id) | {"change": r.change.word} for r in deficit.reflexes],
        "signs": [_named(atlas, s) for s in deficit.signs],
        "spared": [
            _named(atlas, s.id)
            | {
                "speaks_against": s.speaks_against,
                "why": say("spared.why", rival=atlas.name(s.speaks_against)),
            }
            for s in deficit.spared
        ],
        "notes": list(_notes(atlas, records)),
        "sources": [
            {"key": k, "citation": atlas.sources[k].citation, "kind": atlas.sources[k].kind}
            for k in sources_of(atlas, records, chosen_map(atlas))
        ],
    }


def _named(atlas: Atlas, structure_id: str) -> dict[str, Any]:
    return {"id": structure_id, "name": atlas.name(structure_id)}


def _area(atlas: Atlas, structure_id: str) -> str:
    record = atlas.structures[structure_id]
    return record.area if isinstance(record, (CutaneousField, Dermatome)) else ""


def _notes(atlas: Atlas, records: Iterable[Structure]) -> Iterator[dict[str, Any]]:
    for record in records:
        told: tuple[Note, ...] = atlas.notes.get(record.id, ())
        for note in told:
            yield {
                "about": note.about,
                "topic": note.topic,
                "text": note.text,
                "basis": note.basis,
                "sources": list(note.sources),
                "standard": note.standard or None,
                "standard_sources": list(note.standard_sources),
            }
        if isinstance(record, (CutaneousField, Muscle)) and record.frequency:
            yield {
                "about": record.id,
                "topic": "variants",
                "text": record.frequency,
                "basis": record.basis,
                "sources": list(record.sources),
                "standard": None,
                "standard_sources": [],
            }

"""The atlas and deficits as plain data for scripts; references to structures are ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map
from legmap.anatomy.places import Site
from legmap.anatomy.records import CutaneousField, Dermatome, Muscle, Nerve, Note, Root, Structure
from legmap.lesion.case import Case
from legmap.lesion.injury import Injury, injury_side, levels_of, place_fraction
from legmap.lesion.losses import Deficit
from legmap.lesion.notation import injury_name, write_injury
from legmap.lesion.strength import CapacityLost
from legmap.messages import say
from legmap.report.about import path_to
from legmap.report.build import sources_of
from legmap.report.deficit_sections import rival_name

INTERNAL = ("course", "everyday", "when")


def record_data(atlas: Atlas, record: Structure) -> dict[str, Any]:
    """Return one record of the atlas with the relations that are derived for its kind."""
    data = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in INTERNAL}
    data = {k: list(v) if isinstance(v, tuple) else v for k, v in data.items()}
    if isinstance(record, (Nerve, Root)):
        data["hurt_alone"] = record.id in atlas.hurt_alone
    if isinstance(record, Nerve):
        data["branches"] = list(atlas.branches.get(record.id, ()))
        data["muscles"] = list(atlas.motor.get(record.id, ()))
        data["fields"] = list(atlas.skin.get(record.id, ()))
        data["levels"] = [_level(atlas, record.id, level) for level in levels_of(atlas, record.id)]
    return data


def _level(atlas: Atlas, nerve_id: str, level: str) -> dict[str, Any]:
    return {
        "id": level,
        "name": atlas.levels[level].name,
        "at": _round(place_fraction(atlas, nerve_id, level)),
    }


def case_data(atlas: Atlas, case: Case) -> dict[str, Any]:
    """Return a lesion and its deficit under the keys of ``legmap show --format json``.

    Where the lesion names its limb, every entry has a `side`: ``right``, ``left``, or
    ``both`` where the limbs have it alike.
    """
    records = [atlas.structures[i] for i in case.lesion]
    sides = _sides(case)
    losses = {
        key: [
            (entry | {"side": side}) if side else entry
            for side, deficit in sides
            for entry in entries(atlas, deficit)
        ]
        for key, entries in ENTRIES_BY_KEY.items()
    }
    return {
        "lesion": [_lesion(atlas, injury) for injury in case.injuries],
        **losses,
        "notes": list(_notes(atlas, records)),
        "sources": [
            {"key": k, "citation": atlas.sources[k].citation, "kind": atlas.sources[k].kind}
            for k in sources_of(atlas, records, chosen_map(atlas))
        ],
    }


def deficit_data(atlas: Atlas, deficit: Deficit) -> dict[str, Any]:
    """Return the same for a deficit without a limb; see `case_data`."""
    return case_data(atlas, Case(deficit.injuries, {"right": deficit}))


def _sides(case: Case) -> tuple[tuple[str, Deficit], ...]:
    if not case.sided:
        return (("", case.deficit),)
    if case.symmetric:
        return (("both", case.deficit),)
    return tuple(case.by_limb.items())


def _lesion(atlas: Atlas, injury: Injury) -> dict[str, Any]:
    record = atlas.structures[injury.id]
    data = named(atlas, injury.id) | {"kind": record.kind, "path": list(path_to(atlas, injury.id))}
    place = injury.place
    if isinstance(record, Site):
        place = record.level or None
    data |= {
        "text": write_injury(injury),
        "label": injury_name(atlas, injury),
        "level": place,
        "severity": injury.severity.value,
        "fibres": injury.fibres.value,
        "side": injury_side(atlas, injury) or None,
    }
    if isinstance(record, Site):
        data["usual_severity"] = record.usual_severity
        data["emergency"] = record.emergency or None
    return data


def _muscles(atlas: Atlas, deficit: Deficit) -> list[dict[str, Any]]:
    return [named(atlas, m.id) | {"loss": m.loss.value, "grade": m.grade or None} for m in deficit.muscles]


def _movements(atlas: Atlas, deficit: Deficit) -> list[dict[str, Any]]:
    return [
        named(atlas, m.id)
        | {
            "severity": m.weakness.word,
            "lost_muscles": list(m.responsible),
            "remaining_muscles": list(m.remaining),
        }
        | ({"capacity_lost": _capacity(m.capacity)} if m.capacity and m.capacity.by_muscle else {})
        for m in deficit.movements
    ]


def _capacity(lost: CapacityLost) -> dict[str, float]:
    return {"middle": _round(lost.middle), "low": _round(lost.low), "high": _round(lost.high)}


def _skin(atlas: Atlas, deficit: Deficit) -> list[dict[str, Any]]:
    return [named(atlas, s.id) | {"loss": s.loss.value, "area": _area(atlas, s.id)} for s in deficit.skin]


def _reflexes(atlas: Atlas, deficit: Deficit) -> list[dict[str, Any]]:
    return [named(atlas, r.id) | {"change": r.change.word} for r in deficit.reflexes]


def _signs(atlas: Atlas, deficit: Deficit) -> list[dict[str, Any]]:
    return [named(atlas, s) for s in deficit.signs]


def _spared(atlas: Atlas, deficit: Deficit) -> list[dict[str, Any]]:
    return [
        named(atlas, s.id)
        | {
            "speaks_against": s.speaks_against,
            "why": say("spared.why", rival=rival_name(atlas, deficit, s.speaks_against)),
        }
        for s in deficit.spared
    ]


ENTRIES_BY_KEY: Mapping[str, Callable[[Atlas, Deficit], list[dict[str, Any]]]] = {
    "muscles": _muscles,
    "movements": _movements,
    "skin": _skin,
    "reflexes": _reflexes,
    "signs": _signs,
    "spared": _spared,
}


def _round(share: float) -> float:
    return round(share, 3)


def named(atlas: Atlas, structure_id: str) -> dict[str, Any]:
    """Return id and name of a structure, as plain data."""
    return {"id": structure_id, "name": atlas.name(structure_id)}


def _area(atlas: Atlas, structure_id: str) -> str:
    record = atlas.structures[structure_id]
    return record.area if isinstance(record, (CutaneousField, Dermatome)) else ""


def _notes(atlas: Atlas, records: Iterable[Structure]) -> Iterator[dict[str, Any]]:
    for record in records:
        notes: tuple[Note, ...] = atlas.notes.get(record.id, ())
        for note in notes:
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

"""Rules for levels, sites and torque; every violation is one sentence with file, record and field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from legmap.anatomy.course import courses_of
from legmap.anatomy.function import Movement, Sign
from legmap.anatomy.places import Site, Station
from legmap.anatomy.records import Nerve, Structure
from legmap.anatomy.toml_reader import Records

LEVEL_ID = re.compile(r"level\.[a-z0-9]+(?:-[a-z0-9]+)*")


def place_problems(records: Records, by_id: Mapping[str, Structure], sources: set[str]) -> Iterator[str]:
    """Yield violations among levels, sites and torque."""
    yield from _level_faults(records, sources)
    courses = courses_of(by_id)
    for file, record in records.structures:
        if isinstance(record, Site):
            yield from (f"{file}: {record.id}: {fault}" for fault in _site_faults(record, by_id, courses))
    yield from _torque_faults(records, by_id, sources)


def _level_faults(records: Records, sources: set[str]) -> Iterator[str]:
    levels = [level.id for _, level in records.levels]
    passed: set[str] = set()
    for file, record in records.structures:
        if isinstance(record, Nerve):
            passed |= {i for i in record.course if i.startswith("level.")}
            for unknown in [i for i in record.course if i.startswith("level.") and i not in levels]:
                yield f"{file}: {record.id}: field 'course': unknown id {unknown}."
        elif isinstance(record, Sign):
            for unknown in [i for c in record.when for i in c.levels if i not in levels]:
                yield f"{file}: {record.id}: field 'when.levels': unknown id {unknown}."
    for file, level in records.levels:
        if not LEVEL_ID.fullmatch(level.id):
            yield f"{file}: {level.id}: field 'id': must be 'level.' and lower-case words joined by hyphens."
        if levels.count(level.id) > 1:
            yield f"{file}: {level.id}: field 'id': given twice."
        if level.id not in passed:
            yield f"{file}: {level.id}: no nerve passes it; name it in a 'course' or drop it."
        yield from (f"{file}: {level.id}: {f}" for f in _source_faults(level.sources, level.basis, sources))


def _site_faults(
    site: Site, by_id: Mapping[str, Structure], courses: Mapping[str, tuple[Station, ...]]
) -> Iterator[str]:
    named = (("nerve", (site.nerve,) if site.nerve else ()), ("root", site.roots), ("nerve", site.usually))
    for (kind, ids), name in zip(named, ("nerve", "roots", "usually"), strict=True):
        for structure_id in ids:
            if structure_id not in by_id:
                yield f"field '{name}': unknown id {structure_id}."
            elif by_id[structure_id].kind != kind:
                yield f"field '{name}': {structure_id} is not a {kind}."
    if bool(site.nerve) == bool(site.roots):
        yield "field 'nerve': a site hurts either a nerve or roots; name one of them."
    if site.level and site.level not in {s.id for s in courses.get(site.nerve, ())}:
        yield f"field 'level': {site.level} is not on the course of {site.nerve or 'a nerve'}."


def _torque_faults(records: Records, by_id: Mapping[str, Structure], sources: set[str]) -> Iterator[str]:
    models = {model.key for _, model in records.torque_models}
    for file, model in records.torque_models:
        yield from (f"{file}: {model.key}: {f}" for f in _source_faults(model.sources, model.basis, sources))
    seen: set[tuple[str, str]] = set()
    for file, torque in records.torques:
        where = f"{file}: torque of {torque.muscle} in {torque.movement}"
        movement = by_id.get(torque.movement)
        if not isinstance(movement, Movement):
            yield f"{where}: field 'movement': unknown id {torque.movement}."
        elif torque.muscle not in (*movement.prime_movers, *movement.helpers):
            yield f"{where}: field 'muscle': the movement names it neither prime mover nor helper."
        if (torque.movement, torque.muscle) in seen:
            yield f"{where}: given twice."
        seen.add((torque.movement, torque.muscle))
        for unknown in sorted(set(torque.newton_metres) - models):
            yield f"{where}: field 'newton_metres': nobody defined the model {unknown}."
        if not torque.newton_metres:
            yield f"{where}: field 'newton_metres': empty."


def _source_faults(keys: Iterable[str], basis: str, known: set[str]) -> Iterator[str]:
    cited = tuple(keys)
    for key in cited:
        if key not in known:
            yield f"field 'sources': nobody defined the source {key}."
    if basis == "sourced" and not cited:
        yield "field 'sources': empty, though the basis is not 'consensus'."

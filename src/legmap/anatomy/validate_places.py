"""Rules for levels, sites and torque; every violation is one sentence with file, record and field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from legmap.anatomy.course import courses_of
from legmap.anatomy.function import Movement, Sign
from legmap.anatomy.places import Site, Station
from legmap.anatomy.records import Nerve, Structure
from legmap.anatomy.toml_reader import Records
from legmap.messages import say

LEVEL_ID = re.compile(r"level\.[a-z0-9]+(?:-[a-z0-9]+)*")


def place_problems(records: Records, by_id: Mapping[str, Structure], sources: set[str]) -> Iterator[str]:
    """Yield violations among levels, sites and torque."""
    yield from _level_faults(records, sources)
    courses = courses_of(by_id)
    for file, record in records.structures:
        if isinstance(record, Site):
            yield from (at(f"{file}: {record.id}", fault) for fault in _site_faults(record, by_id, courses))
    yield from _torque_faults(records, by_id, sources)


def at(place: str, fault: str) -> str:
    """Return a fault behind the file and record that it is in."""
    return say("atlas.at", place=place, fault=fault)


def _level_faults(records: Records, sources: set[str]) -> Iterator[str]:
    levels = [level.id for _, level in records.levels]
    passed: set[str] = set()
    for file, record in records.structures:
        if isinstance(record, Nerve):
            passed |= {i for i in record.course if i.startswith("level.")}
            for unknown in [i for i in record.course if i.startswith("level.") and i not in levels]:
                yield at(f"{file}: {record.id}", say("atlas.unknown-id", field="course", id=unknown))
        elif isinstance(record, Sign):
            for unknown in [i for c in record.when for i in c.levels if i not in levels]:
                fault = say("atlas.unknown-id", field="when.levels", id=unknown)
                yield at(f"{file}: {record.id}", fault)
    for file, level in records.levels:
        where = f"{file}: {level.id}"
        if not LEVEL_ID.fullmatch(level.id):
            yield at(where, say("atlas.id.level"))
        if levels.count(level.id) > 1:
            yield at(where, say("atlas.twice", field="id"))
        if level.id not in passed:
            yield at(where, say("atlas.level.unused"))
        yield from (at(where, fault) for fault in _source_faults(level.sources, level.basis, sources))


def _site_faults(
    site: Site, by_id: Mapping[str, Structure], courses: Mapping[str, tuple[Station, ...]]
) -> Iterator[str]:
    named = (("nerve", (site.nerve,) if site.nerve else ()), ("root", site.roots), ("nerve", site.usually))
    for (kind, ids), name in zip(named, ("nerve", "roots", "usually"), strict=True):
        for structure_id in ids:
            if structure_id not in by_id:
                yield say("atlas.unknown-id", field=name, id=structure_id)
            elif by_id[structure_id].kind != kind:
                yield say("atlas.kind", field=name, id=structure_id, kinds=kind)
    if bool(site.nerve) == bool(site.roots):
        yield say("atlas.site.either")
    if site.level and site.level not in {s.id for s in courses.get(site.nerve, ())}:
        key = "atlas.site.level" if site.nerve else "atlas.site.level.no-nerve"
        yield say(key, level=site.level, nerve=site.nerve)


def _torque_faults(records: Records, by_id: Mapping[str, Structure], sources: set[str]) -> Iterator[str]:
    models = {model.key for _, model in records.torque_models}
    for file, model in records.torque_models:
        yield from (
            at(f"{file}: {model.key}", f) for f in _source_faults(model.sources, model.basis, sources)
        )
    seen: set[tuple[str, str]] = set()
    for file, torque in records.torques:
        where = at(file, say("atlas.at.torque", muscle=torque.muscle, movement=torque.movement))
        movement = by_id.get(torque.movement)
        if not isinstance(movement, Movement):
            yield at(where, say("atlas.unknown-id", field="movement", id=torque.movement))
        elif torque.muscle not in (*movement.prime_movers, *movement.helpers):
            yield at(where, say("atlas.torque.muscle"))
        if (torque.movement, torque.muscle) in seen:
            yield at(where, say("atlas.given-twice"))
        seen.add((torque.movement, torque.muscle))
        for unknown in sorted(set(torque.newton_metres) - models):
            yield at(where, say("atlas.unknown-model", field="newton_metres", key=unknown))
        if not torque.newton_metres:
            yield at(where, say("atlas.empty", field="newton_metres"))


def _source_faults(keys: Iterable[str], basis: str, known: set[str]) -> Iterator[str]:
    cited = tuple(keys)
    for key in cited:
        if key not in known:
            yield say("atlas.unknown-source", field="sources", key=key)
    if basis == "sourced" and not cited:
        yield say("atlas.no-source")

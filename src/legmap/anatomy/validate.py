"""Rules between records; every violation is one sentence with file, record and field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.places import Site
from legmap.anatomy.records import (
    TOPICS,
    CutaneousField,
    Dermatome,
    DermatomeMap,
    Group,
    Landmark,
    Muscle,
    Nerve,
    Root,
    Structure,
)
from legmap.anatomy.toml_reader import Records
from legmap.anatomy.validate_places import place_problems

SEVERITY_WORDS = ("slight", "weak", "severe", "lost")
LOSS_WORDS = ("minor", "main", "complete")
SKIN_WORDS = ("partial", "complete")
MAP_ID = re.compile(r"map\.([a-z0-9]+(?:-[a-z0-9]+)*)")
PREFIX_OF_CLASS = {Root: "root", Nerve: "nerve", Muscle: "muscle", Group: "group", Dermatome: "dermatome"}
PREFIX_OF_CLASS |= {
    CutaneousField: "field",
    Movement: "movement",
    Reflex: "reflex",
    Sign: "sign",
    Site: "site",
}


def problems_between(records: Records) -> list[str]:
    """Return every violation among records that are each well formed."""
    by_id: dict[str, Structure] = {}
    problems: list[str] = []
    for file, record in records.structures:
        if record.id in by_id:
            problems.append(f"{file}: {record.id}: field 'id': given twice.")
        by_id.setdefault(record.id, record)
    known_sources = {source.key for _, source in records.sources}
    for file, record in records.structures:
        for fault in _faults(record, by_id, known_sources):
            problems.append(f"{file}: {record.id}: {fault}")
    problems += _note_faults(records, by_id, known_sources)
    problems += _map_faults(records, known_sources)
    problems += place_problems(records, by_id, known_sources)
    problems += _cycles(by_id)
    if not any(isinstance(record, Movement) for record in by_id.values()):
        problems.append("no movement is defined anywhere.")
    return problems


def _faults(record: Structure, by_id: dict[str, Structure], sources: set[str]) -> Iterator[str]:
    expected = PREFIX_OF_CLASS.get(type(record))
    if expected and record.kind != expected:
        yield f"field 'id': must begin with '{expected}.'."
    if isinstance(record, Landmark) and record.kind not in ("bone", "landmark"):
        yield "field 'id': must begin with 'bone.' or 'landmark.'."
    yield from _unknown_sources("sources", record.sources, sources)
    if record.basis == "sourced" and not record.sources:
        yield "field 'sources': empty, though the basis is not 'consensus'."
    match record:
        case Nerve():
            yield from _nerve_faults(record, by_id)
        case Muscle():
            yield from _muscle_faults(record, by_id, sources)
        case Group():
            yield from _refs("members", record.members, ("muscle",), by_id, needed=True)
        case Dermatome():
            yield from _refs("root", (record.root,), ("root",), by_id)
        case CutaneousField():
            yield from _refs("nerve", (record.nerve,), ("nerve",), by_id)
            yield from _refs("through", record.through, ("nerve",), by_id)
            yield from _refs("dermatomes", record.dermatomes, ("dermatome",), by_id)
        case Movement():
            yield from _refs("prime_movers", record.prime_movers, ("muscle",), by_id, needed=True)
            yield from _refs("helpers", record.helpers, ("muscle",), by_id)
        case Reflex():
            yield from _refs("afferent", record.afferent, ("nerve",), by_id, needed=True)
            yield from _refs("efferent", record.efferent, ("nerve",), by_id, needed=True)
            yield from _refs("roots", record.roots, ("root",), by_id, needed=True)
            yield from _subset("main_roots", record.main_roots, record.roots, "the reflex's roots")
            yield from _refs("muscles", record.muscles, ("muscle",), by_id)
        case Sign():
            yield from _sign_faults(record, by_id)


def _nerve_faults(nerve: Nerve, by_id: dict[str, Structure]) -> Iterator[str]:
    yield from _refs("parent", (nerve.parent,), ("nerve", "root"), by_id)
    yield from _refs("contributors", nerve.contributors, ("nerve", "root"), by_id)
    yield from _refs("roots", nerve.roots, ("root",), by_id, needed=True)
    yield from _refs("carries", nerve.carries, ("root",), by_id)
    kinds = ("nerve", "muscle", "field")
    yield from _refs("course", tuple(i for i in nerve.course if not i.startswith("level.")), kinds, by_id)
    yield from _subset("fascicles", nerve.fascicles, nerve.gives_off, "what it gives off")
    courses = [bound.course for f in nerve.fascicles if isinstance(bound := by_id.get(f), Nerve)]
    if len({tuple(i for i in course if i.startswith("level.")) for course in courses}) > 1:
        yield "field 'fascicles': they do not pass the same levels in the same order."
    for twice in sorted({i for i in nerve.course if nerve.course.count(i) > 1}):
        yield f"field 'course': {twice} is given twice."
    own = {f.id for f in by_id.values() if isinstance(f, CutaneousField) and f.nerve == nerve.id}
    for alien in [i for i in nerve.course if i.startswith("field.") and i not in own]:
        yield f"field 'course': {alien} does not name this nerve as its own."
    given: set[str] = set()
    for feeder in (nerve.parent, *nerve.contributors):
        source = by_id.get(feeder)
        given |= set(source.roots) if isinstance(source, Nerve) else {feeder}
    yield from _subset("roots", nerve.roots, tuple(sorted(given)), "the roots that feed it")
    real = {r.id for r in by_id.values() if isinstance(r, Nerve) and r.parent == nerve.id}
    real |= {r.id for r in by_id.values() if isinstance(r, Muscle) and nerve.id in r.nerves}
    for missing in sorted(real - set(nerve.gives_off)):
        yield f"field 'course': lacks {missing}, which names this nerve as its own."
    for extra in sorted(set(nerve.gives_off) - real):
        yield f"field 'course': {extra} does not name this nerve as its own."


def _muscle_faults(muscle: Muscle, by_id: dict[str, Structure], sources: set[str]) -> Iterator[str]:
    yield from _refs("nerves", muscle.nerves, ("nerve",), by_id, needed=True)
    yield from _refs("variant_nerves", muscle.variant_nerves, ("nerve",), by_id)
    yield from _refs("roots", muscle.roots, ("root",), by_id, needed=True)
    yield from _subset("main_roots", muscle.main_roots, muscle.roots, "the muscle's roots")
    yield from _unknown_sources("main_roots_sources", muscle.main_roots_sources, sources)
    if not muscle.main_roots:
        yield "field 'main_roots': empty."
    if not muscle.actions:
        yield "field 'actions': empty."
    given = {root for n in muscle.nerves if isinstance(nerve := by_id.get(n), Nerve) for root in nerve.roots}
    yield from _subset("roots", muscle.roots, tuple(sorted(given)), "its nerves' roots")


def _sign_faults(sign: Sign, by_id: dict[str, Structure]) -> Iterator[str]:
    if not sign.when:
        yield "field 'when': a sign needs at least one condition."
    for condition in sign.when:
        for name, pairs, kinds, words in (
            ("movements", condition.movements, ("movement",), SEVERITY_WORDS),
            ("muscles", condition.muscles, ("muscle",), LOSS_WORDS),
            ("skin", condition.skin, ("dermatome", "field"), SKIN_WORDS),
        ):
            yield from _refs(f"when.{name}", tuple(i for i, _ in pairs), kinds, by_id)
            for structure_id, word in pairs:
                if word not in words:
                    yield f"field 'when.{name}': '{word}' for {structure_id} is none of {', '.join(words)}."
        yield from _refs("when.roots", condition.roots, ("root",), by_id)
        yield from _refs("when.nerves", condition.nerves, ("nerve",), by_id)
        yield from _refs("when.kept", condition.kept, ("movement",), by_id)


def _refs(
    name: str,
    ids: tuple[str, ...],
    kinds: tuple[str, ...],
    by_id: dict[str, Structure],
    *,
    needed: bool = False,
) -> Iterator[str]:
    if needed and not ids:
        yield f"field '{name}': empty."
    for structure_id in ids:
        if structure_id not in by_id:
            yield f"field '{name}': unknown id {structure_id}."
        elif by_id[structure_id].kind not in kinds:
            yield f"field '{name}': {structure_id} is not a {' or '.join(kinds)}."


def _subset(name: str, part: tuple[str, ...], whole: tuple[str, ...], meaning: str) -> Iterator[str]:
    for extra in [i for i in part if i not in whole]:
        yield f"field '{name}': {extra} is not among {meaning}."


def _unknown_sources(name: str, keys: tuple[str, ...], known: set[str]) -> Iterator[str]:
    for key in keys:
        if key not in known:
            yield f"field '{name}': nobody defined the source {key}."


def _note_faults(records: Records, by_id: dict[str, Structure], sources: set[str]) -> Iterator[str]:
    """Yield faults of notes and disagreements, and sources defined twice."""
    for file, note in records.notes:
        where = f"{file}: note on {note.about} ('{note.text[:30]}')"
        if note.about not in by_id:
            yield f"{where}: field 'about': unknown id {note.about}."
        if note.topic not in TOPICS:
            yield f"{where}: field 'topic': '{note.topic}' is none of {', '.join(TOPICS)}."
        if note.basis == "sourced" and not note.sources:
            yield f"{where}: field 'sources': empty, though the basis is not 'consensus'."
        for fault in _unknown_sources("sources", (*note.sources, *note.standard_sources), sources):
            yield f"{where}: {fault}"
    for file, disagreement in records.disagreements:
        where = f"{file}: disagreement '{disagreement.item}'"
        for fault in _refs("about", disagreement.about, tuple(STRUCTURE_KINDS), by_id, needed=True):
            yield f"{where}: {fault}"
        for claim in disagreement.claims:
            for fault in _unknown_sources("claim.sources", claim.sources, sources):
                yield f"{where}: {fault}"
    seen: set[str] = set()
    for file, source in records.sources:
        if source.key in seen:
            yield f"{file}: {source.key}: field 'key': given twice."
        seen.add(source.key)


def _map_faults(records: Records, sources: set[str]) -> Iterator[str]:
    """Yield faults of dermatome maps, each by itself and among one another."""
    seen: set[tuple[str, str]] = set()
    for file, record in records.dermatome_maps:
        for fault in _faults_of_map(record, sources):
            yield f"{file}: {record.id}: {fault}"
        for name, value in (("id", record.id), ("name", record.name), ("layer", record.layer)):
            if (name, value) in seen:
                yield f"{file}: {record.id}: field '{name}': given twice."
            seen.add((name, value))


def _faults_of_map(record: DermatomeMap, sources: set[str]) -> Iterator[str]:
    slug = MAP_ID.fullmatch(record.id)
    if slug is None:
        yield "field 'id': must be 'map.' and lower-case words joined by single hyphens."
    elif record.layer not in ("dermatomes", own := f"dermatomes-{slug[1]}"):
        yield f"field 'layer': must be 'dermatomes' or '{own}'."
    for name, text in (("name", record.name), ("text", record.text)):
        if not text.strip():
            yield f"field '{name}': empty."
    yield from _unknown_sources("sources", record.sources, sources)
    if record.basis == "sourced" and not record.sources:
        yield "field 'sources': empty, though the basis is not 'consensus'."


STRUCTURE_KINDS = (*PREFIX_OF_CLASS.values(), "bone", "landmark")


def _cycles(by_id: dict[str, Structure]) -> Iterator[str]:
    """Yield nerves that are their own ancestor, each cycle once."""
    feeders = {n.id: (n.parent, *n.contributors) for n in by_id.values() if isinstance(n, Nerve)}
    done: set[str] = set()
    for start in feeders:
        trail: list[str] = []
        stack = [(start, iter(feeders[start]))] if start not in done else []
        while stack:
            nerve, rest = stack[-1]
            if not trail or trail[-1] != nerve:
                trail.append(nerve)
            for feeder in rest:
                if feeder in trail:
                    cycle = trail[trail.index(feeder) :]
                    path = " > ".join([*cycle, feeder])
                    yield f"nerves: {path}: field 'parent': a nerve cannot feed itself."
                elif feeder in feeders and feeder not in done:
                    stack.append((feeder, iter(feeders[feeder])))
                    break
            else:
                done.add(nerve)
                stack.pop()
                trail.pop()

"""The whole report for a selection: the structure, its deficit, notes and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map
from legmap.anatomy.records import TOPICS, Claim, Dermatome, DermatomeMap, Muscle, Note, Structure
from legmap.lesion.case import Case
from legmap.lesion.losses import Deficit
from legmap.lesion.notation import lesion_name
from legmap.messages import capital, say
from legmap.report.about import about_sections, map_section, neighbour_section, path_to
from legmap.report.citation import cited
from legmap.report.deficit_sections import deficit_sections
from legmap.report.injury_place import injury_place_section
from legmap.report.model import Line, Report, Section, Span, line, link, quiet, strong
from legmap.report.strength import strength_section
from legmap.roles import Limb

ABOUT_FIRST = ("muscle", "group", "movement", "reflex", "sign", "dermatome", "field", "site")


def build_report(atlas: Atlas, subject: Deficit | Case, map_id: str = "") -> Report:
    """Return the report for a selection.

    For a muscle, movement, reflex or area of skin the sections about it come first; for a nerve or root those
    of its deficit. Where the limbs differ, each has sections of its own. An empty `map_id` means the default
    map.
    """
    followed = chosen_map(atlas, map_id)
    deficits = (subject,) if isinstance(subject, Deficit) else subject.deficits
    records = [atlas.structures[i] for i in subject.lesion]
    about = [s for record in records for s in about_sections(atlas, record.id, followed)]
    losses = [s for deficit in deficits for s in _losses(atlas, deficit)]
    if isinstance(subject, Case) and subject.sided and not subject.symmetric:
        losses = [s for limb, d in subject.by_limb.items() for s in _of_limb(limb, _losses(atlas, d))]
    neighbours = [n for r in records if isinstance(r, Muscle) and (n := neighbour_section(atlas, r))]
    about_leads = bool(records) and all(r.kind in ABOUT_FIRST for r in records)
    sections = [*about, *losses, *neighbours] if about_leads else [*losses, *about]
    place = injury_place_section(atlas, subject.injuries)
    sections = [*([place] if place else []), *sections, *_written(atlas, records, followed)]
    path: tuple[Span, ...] = ()
    if len(records) == 1:
        path = tuple(link(atlas, i) for i in path_to(atlas, records[0].id))
    return Report(
        title=capital(lesion_name(atlas, subject.injuries)),
        subtitle=_subtitle(records),
        path=path if len(path) > 1 else (),
        sections=tuple(_merged(sections)),
    )


def _losses(atlas: Atlas, deficit: Deficit) -> list[Section]:
    losses = list(deficit_sections(atlas, deficit))
    if all(i.partition(".")[0] in ("dermatome", "field") for i in deficit.lesion):
        return [f for f in losses if f.key == "skin"]  # empty sections add nothing for a lesion of skin alone
    if any(m.capacity for m in deficit.movements):
        losses.append(strength_section(atlas, deficit))
    return losses


def _of_limb(limb: Limb, sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections of one limb, with the limb in key and heading."""
    name = say(f"limb.heading.{limb}")
    for section in sections:
        heading = say("limb.heading", limb=name, heading=section.heading)
        yield Section(f"{limb}-{section.key}", heading, section.lines)


def sources_of(
    atlas: Atlas, records: Iterable[Structure], dermatome_map: DermatomeMap | None = None
) -> tuple[str, ...]:
    """Return the keys of every source that the records, their notes and disagreements cite, in order.

    The sources of the dermatome map, where one is given, follow those of a dermatome.
    """
    keys: dict[str, None] = {}
    for record in records:
        keys.update(dict.fromkeys(record.sources))
        if isinstance(record, Muscle):
            keys.update(dict.fromkeys(record.main_roots_sources))
        for note in atlas.notes.get(record.id, ()):
            keys.update(dict.fromkeys((*note.sources, *note.standard_sources)))
        for disagreement in atlas.disagreements.get(record.id, ()):
            keys.update(dict.fromkeys(k for claim in disagreement.claims for k in claim.sources))
        if isinstance(record, Dermatome) and dermatome_map is not None:
            keys.update(dict.fromkeys(dermatome_map.sources))
    return tuple(keys)


def _subtitle(records: list[Structure]) -> str:
    if len(records) != 1:
        return ", ".join(dict.fromkeys(say(f"kind.{r.kind}") for r in records))
    record = records[0]
    parts = [say(f"kind.{record.kind}"), record.latin]
    if record.ta2 is not None:
        parts.append(f"TA2 {record.ta2}")
    if record.synonyms:
        parts.append("; ".join(record.synonyms))
    return " · ".join(p for p in parts if p)


def _merged(sections: list[Section]) -> Iterator[Section]:
    """Join sections of one key, where several structures are selected."""
    by_key: dict[str, Section] = {}
    for section in sections:
        if section.key in by_key:
            first = by_key[section.key]
            by_key[section.key] = Section(first.key, first.heading, first.lines + section.lines)
        else:
            by_key[section.key] = section
    yield from by_key.values()


def _written(atlas: Atlas, records: list[Structure], followed: DermatomeMap | None) -> Iterator[Section]:
    if followed is not None and any(isinstance(r, Dermatome) for r in records):
        yield map_section(atlas, followed)
    notes = [n for r in records for n in atlas.notes.get(r.id, ())]
    others = [n for n in notes if n.topic != "variants"]
    variants = [n for n in notes if n.topic == "variants"]
    if others:
        yield Section("notes", say("section.notes"), tuple(_note_lines(atlas, others)))
    if variants:
        yield Section("variants", say("section.variants"), tuple(_bare_lines(atlas, variants)))
    differing = dict.fromkeys(d for r in records for d in atlas.disagreements.get(r.id, ()))
    if differing:
        lines = [entry for d in differing for entry in _difference(atlas, d.item, d.claims, d.adopted)]
        yield Section("differ", say("section.differ"), tuple(lines))
    keys = sources_of(atlas, records, followed)
    if keys:
        cited = (line(atlas.sources[k].citation, quiet(f" · {atlas.sources[k].kind}")) for k in keys)
        yield Section("sources", say("section.sources"), tuple(cited))


def _note_lines(atlas: Atlas, notes: list[Note]) -> Iterator[Line]:
    for topic in TOPICS:
        of_topic = [n for n in notes if n.topic == topic]
        if of_topic:
            yield line(strong(say(f"topic.{topic}")))
            yield from _bare_lines(atlas, of_topic)


def _bare_lines(atlas: Atlas, notes: list[Note]) -> Iterator[Line]:
    for note in notes:
        yield line(note.text, quiet(cited(atlas, note.sources, note.basis)), indent=1)
        if note.flagged:
            yield line(Span(f"⚑ {say('note.unusual')}", style="flag"), indent=2)
            standard = quiet(cited(atlas, note.standard_sources, ""))
            yield line(strong(say("note.standard")), f": {note.standard}", standard, indent=2)


def _difference(atlas: Atlas, item: str, claims: tuple[Claim, ...], adopted: str) -> Iterator[Line]:
    yield line(strong(capital(item)))
    for claim in claims:
        yield line(claim.text, quiet(cited(atlas, claim.sources, "")), indent=1)
    yield line(strong(say("differ.adopted")), f": {adopted}", indent=1)

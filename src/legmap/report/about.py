"""Report sections about a structure itself, without any lesion."""

from __future__ import annotations

from collections.abc import Iterator

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map
from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.places import Site
from legmap.anatomy.records import (
    CutaneousField,
    Dermatome,
    DermatomeMap,
    Group,
    Muscle,
    Nerve,
    Root,
    Structure,
)
from legmap.lesion.interruption import upstream
from legmap.messages import joined, say
from legmap.report.citation import cited
from legmap.report.injury_place import site_lines
from legmap.report.model import (
    Line,
    Section,
    Span,
    fill,
    joined_spans,
    labelled,
    line,
    link,
    links,
    quiet,
    strong,
)


def path_to(atlas: Atlas, structure_id: str) -> tuple[str, ...]:
    """Return the chain of nerves from proximal down to a nerve, muscle or field, itself last."""
    record = atlas.structures[structure_id]
    match record:
        case Nerve():
            return (*reversed(upstream(atlas, structure_id)), structure_id)
        case Muscle() if record.nerves:
            return (*path_to(atlas, record.nerves[0]), structure_id)
        case CutaneousField():
            return (*path_to(atlas, record.nerve), structure_id)
        case Dermatome():
            return (record.root, structure_id)
        case Site() if record.nerve:
            return (*path_to(atlas, record.nerve), structure_id)
        case _:
            return (structure_id,)


def about_sections(
    atlas: Atlas, structure_id: str, dermatome_map: DermatomeMap | None = None
) -> Iterator[Section]:
    """Yield the sections about a structure: supply, actions, arc, members, owner of the skin.

    A dermatome names the map that the drawings follow.
    """
    record = atlas.structures[structure_id]
    match record:
        case Muscle():
            yield _of("supply", _muscle_supply(atlas, record))
            yield _of("actions", (line(action) for action in record.actions))
            yield _of("attachments", _attachments(record))
        case Group():
            yield _of(
                "members", (line(link(atlas, m), quiet(_supply_words(atlas, m))) for m in record.members)
            )
        case Nerve():
            yield _of("supply", _nerve_supply(atlas, record))
            if record.gives_off:
                yield _of("branches", (line(link(atlas, i)) for i in record.gives_off))
        case Root():
            yield _of("supply", _root_supply(atlas, record))
        case Dermatome() | CutaneousField():
            yield _of("whose", _whose(atlas, record, dermatome_map))
        case Movement():
            yield _of("movers", _movers(atlas, record))
        case Reflex():
            yield _of("arc", _arc(atlas, record))
        case Sign():
            yield _of("cause", _cause(atlas, record))
        case Site():
            yield _of("site", site_lines(atlas, record))
        case _:
            pass


def neighbour_section(atlas: Atlas, muscle: Muscle) -> Section | None:
    """Return muscles that share a muscle's nerve or its main roots, for telling lesions apart."""
    lines = []
    for nerve in muscle.nerves:
        mates = [m for m in atlas.motor.get(nerve, ()) if m != muscle.id]
        if mates:
            text = say("neighbours.nerve", nerve=atlas.name(nerve))
            lines.append(line(labelled(strong(text), links(atlas, mates))))
    same = [
        m.id
        for m in atlas.every(Muscle)
        if m.in_limb
        and m.id != muscle.id
        and set(m.main_roots) == set(muscle.main_roots)
        and not set(m.nerves) & set(muscle.nerves)
    ]
    if same:
        roots = _short_roots(muscle.main_roots)
        lines.append(line(labelled(strong(say("neighbours.roots", roots=roots)), links(atlas, same))))
    return _of("neighbours", iter(lines)) if lines else None


def map_section(atlas: Atlas, dermatome_map: DermatomeMap) -> Section:
    """Return the section on a dermatome map: its description, sources, and the map of the areas in words."""
    lines = [line(dermatome_map.text, quiet(cited(atlas, dermatome_map.sources, dermatome_map.basis)))]
    default = chosen_map(atlas)
    if default is not None and default.id != dermatome_map.id:
        lines.append(line(quiet(say("map.areas", name=default.name))))
    return _of("map", iter(lines))


def _of(key: str, lines: Iterator[Line]) -> Section:
    return Section(key, say(f"section.{key}"), tuple(lines))


def _short_roots(roots: tuple[str, ...]) -> str:
    return joined([r.partition(".")[2] for r in roots])


def _supply_words(atlas: Atlas, muscle_id: str) -> str:
    muscle = atlas.get(muscle_id, Muscle)
    nerves = joined([atlas.name(n) for n in muscle.nerves])
    return f"  {say('pattern.in-brackets', text=nerves, remark=_short_roots(muscle.roots))}"


def _consensus(record: Structure) -> Iterator[Line]:
    if record.basis == "consensus":
        yield line(quiet(say("basis.consensus")))


def _muscle_supply(atlas: Atlas, muscle: Muscle) -> Iterator[Line]:
    yield line(labelled(strong(say("supply.nerve")), links(atlas, muscle.nerves)))
    for nerve in muscle.nerves[1:]:  # the chain of the first nerve is the path at the top of the report
        yield line(_chain(atlas, path_to(atlas, nerve)), indent=1)
    main = say(
        "supply.main", roots=_short_roots(muscle.main_roots), basis=say(f"basis.{muscle.main_roots_basis}")
    )
    supply = joined_spans((links(atlas, muscle.roots), quiet(main)), "semicolon")
    yield line(labelled(strong(say("supply.roots")), supply))
    if muscle.variant_nerves:
        yield line(labelled(quiet(say("supply.variant")), links(atlas, muscle.variant_nerves)))
    if muscle.variant:
        yield line(quiet(_frequency(muscle.frequency)))
    groups = [g.id for g in atlas.every(Group) if muscle.id in g.members]
    if groups:
        yield line(labelled(strong(say("group.member")), links(atlas, groups)))
    yield from _consensus(muscle)


def _frequency(text: str) -> str:
    present = say("variant.present")
    return say("pattern.label", label=present, value=text) if text else present


def _chain(atlas: Atlas, ids: tuple[str, ...]) -> tuple[Span, ...]:
    return joined_spans([link(atlas, structure_id) for structure_id in ids], "path", "quiet")


def _attachments(muscle: Muscle) -> Iterator[Line]:
    if muscle.origin:
        yield line(labelled(strong(say("attach.origin")), muscle.origin))
    if muscle.insertion:
        yield line(labelled(strong(say("attach.insertion")), muscle.insertion))
    yield line(labelled(strong(say("attach.compartment")), muscle.compartment))


def _nerve_supply(atlas: Atlas, nerve: Nerve) -> Iterator[Line]:
    yield line(labelled(strong(say("supply.roots")), links(atlas, nerve.roots)))
    if nerve.carries:
        yield line(labelled(strong(say("supply.carries")), links(atlas, nerve.carries)))
    if atlas.motor.get(nerve.id):
        yield line(labelled(strong(say("supply.own")), links(atlas, atlas.motor[nerve.id])))
    if atlas.skin.get(nerve.id):
        yield line(labelled(strong(say("supply.skin")), links(atlas, atlas.skin[nerve.id])))
    if nerve.variant:
        yield line(quiet(_frequency(nerve.frequency)))
    yield from _consensus(nerve)


def _root_supply(atlas: Atlas, root: Root) -> Iterator[Line]:
    main = [m.id for m in atlas.every(Muscle) if root.id in m.main_roots]
    if main:
        yield line(labelled(strong(say("supply.main.muscles")), links(atlas, main)))
    if root.id in atlas.dermatomes:
        yield line(labelled(strong(say("supply.skin")), link(atlas, atlas.dermatomes[root.id])))
    yield from _consensus(root)


def _whose(
    atlas: Atlas, record: Dermatome | CutaneousField, dermatome_map: DermatomeMap | None
) -> Iterator[Line]:
    if isinstance(record, Dermatome):
        yield line(labelled(strong(say("whose.root")), link(atlas, record.root)))
        if dermatome_map is not None:
            yield line(quiet(say("pattern.label", label=say("whose.map"), value=dermatome_map.name)))
    else:
        yield line(labelled(strong(say("whose.nerve")), link(atlas, record.nerve)))
        yield line(labelled(strong(say("supply.roots")), links(atlas, atlas.get(record.nerve, Nerve).roots)))
        if record.variable:
            yield line(labelled(strong(say("whose.variable")), record.frequency))
    yield line(labelled(strong(say("whose.area")), record.area))
    if record.autonomous:
        yield line(labelled(strong(say("whose.autonomous")), record.autonomous))
    yield from _consensus(record)


def _movers(atlas: Atlas, movement: Movement) -> Iterator[Line]:
    for key, ids in (("mover.prime", movement.prime_movers), ("mover.helper", movement.helpers)):
        if ids:
            yield line(strong(say(key)))
        for muscle_id in ids:
            muscle = atlas.get(muscle_id, Muscle)
            roots = quiet(f" ({_short_roots(muscle.roots)})")
            supply = fill(
                "pattern.label", "quiet", label=link(atlas, muscle_id), value=links(atlas, muscle.nerves)
            )
            yield line(supply, roots, indent=1)
    if movement.needed_for:
        yield line(labelled(strong(say("mover.needed")), movement.needed_for))
    yield from _consensus(movement)


def _arc(atlas: Atlas, reflex: Reflex) -> Iterator[Line]:
    yield line(labelled(strong(say("arc.stimulus")), reflex.stimulus))
    yield line(labelled(strong(say("arc.afferent")), links(atlas, reflex.afferent)))
    yield line(labelled(strong(say("supply.roots")), links(atlas, reflex.roots)))
    yield line(labelled(strong(say("arc.efferent")), links(atlas, reflex.efferent)))
    if reflex.muscles:
        yield line(labelled(strong(say("arc.muscles")), links(atlas, reflex.muscles)))
    yield line(labelled(strong(say("arc.response")), reflex.response))
    yield from _consensus(reflex)


def _cause(atlas: Atlas, sign: Sign) -> Iterator[Line]:
    yield line(sign.description)
    seen: set[str] = set()
    for condition in sign.when:
        named = [i for i, _ in (*condition.movements, *condition.muscles, *condition.skin)]
        ids = [i for i in (*named, *condition.roots, *condition.nerves) if i not in seen]
        seen.update(ids)
        if ids:
            yield line(links(atlas, ids), indent=1)
    yield from _consensus(sign)

"""Highlighted structures of a deficit or of a pair of deficits, with their roles."""

from __future__ import annotations

from collections.abc import Iterator

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.records import CutaneousField, Dermatome, Group, Muscle, Nerve
from legmap.lesion.injury import resolve_sites
from legmap.lesion.interruption import upstream
from legmap.lesion.losses import Deficit, Loss
from legmap.lesion.predicted_findings import predicted_findings
from legmap.roles import Role

MUSCLE_ROLES = {1: Role.MINOR, 2: Role.PARTIAL, 3: Role.LOST}
PRECEDENCE = {role: rank for rank, role in enumerate(Role)}
ROLE_OF_SKIN_LOSS = {
    Loss.COMPLETE: Role.SKIN_LOST,
    Loss.PARTIAL: Role.SKIN_PARTIAL,
    Loss.VARIABLE: Role.SKIN_VARIABLE,
}


def highlights_of(atlas: Atlas, deficit: Deficit) -> dict[str, Role]:
    """Return the role of every highlighted structure.

    A nerve or root highlights its deficit; a muscle or group its nerves back to the roots; a movement its
    prime movers and helpers; a reflex its arc; skin its nerve or root; a sign the losses that cause it.
    """
    chosen: dict[str, Role] = {}
    for structure_id, role in _roles(atlas, deficit):
        if structure_id not in chosen or PRECEDENCE[role] > PRECEDENCE[chosen[structure_id]]:
            chosen[structure_id] = role
    return chosen


def _roles(atlas: Atlas, deficit: Deficit) -> Iterator[tuple[str, Role]]:
    for muscle in deficit.muscles:
        yield muscle.id, MUSCLE_ROLES[muscle.rank]
    for skin in deficit.skin:
        yield skin.id, ROLE_OF_SKIN_LOSS[skin.loss]
    for nerve in (*deficit.interrupted.nerves, *deficit.interrupted.partial_nerves):
        yield nerve, Role.PATH
    for spared in deficit.spared:
        if atlas.structures[spared.id].kind == "muscle":  # outlines of spared skin would hide the rest
            yield spared.id, Role.SPARED
    for injury in resolve_sites(atlas, deficit.injuries):
        yield from _of_kind(atlas, injury.id)


def _of_kind(atlas: Atlas, structure_id: str) -> Iterator[tuple[str, Role]]:
    record = atlas.structures[structure_id]
    match record:
        case Nerve():
            yield structure_id, Role.SELECTED
            yield from ((i, Role.RELATED) for i in (*upstream(atlas, structure_id), *record.roots))
        case Muscle():
            yield from _back_to_roots(atlas, record)
        case Group():
            for member in record.members:
                yield from _back_to_roots(atlas, atlas.get(member, Muscle))
        case Dermatome():
            yield record.root, Role.PATH
        case CutaneousField():
            yield from _nerve_path(atlas, record.nerve)
        case Movement():
            for role, movers in ((Role.LOST, record.prime_movers), (Role.PARTIAL, record.helpers)):
                for muscle_id in movers:
                    yield muscle_id, role
                    yield from ((n, Role.PATH) for n in atlas.get(muscle_id, Muscle).nerves)
        case Reflex():
            for nerve in (*record.afferent, *record.efferent):
                yield nerve, Role.PATH
                yield from ((above, Role.PATH) for above in upstream(atlas, nerve))
            yield from ((root, Role.PATH) for root in record.roots)
            yield from ((i, Role.LOST) for i in record.muscles)
        case Sign():
            yield from _causes_of_sign(atlas, record)
        case _:
            yield structure_id, Role.SELECTED


def _back_to_roots(atlas: Atlas, muscle: Muscle) -> Iterator[tuple[str, Role]]:
    for nerve in muscle.nerves:
        yield nerve, Role.PATH
        yield from ((above, Role.PATH) for above in upstream(atlas, nerve))
    yield from ((root, Role.PATH) for root in muscle.roots)


def _nerve_path(atlas: Atlas, nerve_id: str) -> Iterator[tuple[str, Role]]:
    yield nerve_id, Role.PATH
    yield from ((above, Role.PATH) for above in upstream(atlas, nerve_id))
    yield from ((root, Role.PATH) for root in atlas.get(nerve_id, Nerve).roots)


def _causes_of_sign(atlas: Atlas, sign: Sign) -> Iterator[tuple[str, Role]]:
    for condition in sign.when:
        for movement_id, _ in condition.movements:
            movement = atlas.get(movement_id, Movement)
            yield from ((m, Role.PARTIAL) for m in movement.helpers)
            for mover in movement.prime_movers:
                yield mover, Role.LOST
                yield from ((nerve, Role.PATH) for nerve in atlas.get(mover, Muscle).nerves)
        yield from ((muscle_id, Role.LOST) for muscle_id, _ in condition.muscles)
        yield from ((skin_id, Role.SKIN_LOST) for skin_id, _ in condition.skin)
        yield from ((i, Role.PATH) for i in (*condition.roots, *condition.nerves))


def contrast_roles(atlas: Atlas, first: Deficit, second: Deficit) -> dict[str, Role]:
    """Return the role of every structure that tells two lesions apart or that both involve.

    Muscles and skin count where an examiner should surely find a loss; possible and slight losses count as
    spared, as they do in `compare`. A cutaneous field is shared too where the other lesion reduces it
    through its root; a dermatome, of which a field is only a piece, only where both lesions name it. Nerves
    count wherever their fibres are interrupted.
    """
    lost = [_clearly_lost(atlas, deficit) for deficit in (first, second)]
    named = {m.id for deficit in (first, second) for m in deficit.muscles}
    named |= {s.id for deficit in (first, second) for s in deficit.skin}
    named |= {i for deficit in (first, second) for i in _interrupted(atlas, deficit)}
    sides = {(True, False): Role.ONLY_FIRST, (False, True): Role.ONLY_SECOND, (True, True): Role.SHARED}
    highlighted = named & (lost[0] | lost[1])
    return {i: sides[i in lost[0], i in lost[1]] for i in atlas.structures if i in highlighted}


def _clearly_lost(atlas: Atlas, deficit: Deficit) -> set[str]:
    own = {s.id for s in deficit.skin}
    found = {i for i, p in predicted_findings(atlas, deficit).items() if p.plain}
    return {i for i in found if not i.startswith("dermatome.") or i in own} | set(
        _interrupted(atlas, deficit)
    )


def _interrupted(atlas: Atlas, deficit: Deficit) -> Iterator[str]:
    """Yield nerves and roots with interrupted fibres, also those injured along their course."""
    yield from deficit.interrupted.nerves
    yield from deficit.interrupted.partial_nerves
    yield from (
        injury.id for injury in resolve_sites(atlas, deficit.injuries) if injury.id.startswith("root.")
    )

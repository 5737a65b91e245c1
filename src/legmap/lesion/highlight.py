"""Which structures stand out for a selection, and why."""

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
    """Role of every structure that stands out.

    A nerve or root lights what it takes; a muscle or group its nerves back to the roots; a movement its
    prime movers and helpers; a reflex its arc; skin the nerve or root it belongs to; a sign what brings it
    about.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        Of the selection.
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
        if atlas.structures[spared.id].kind == "muscle":  # outlines of kept skin would bury the rest
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
            yield from _behind_sign(atlas, record)
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


def _behind_sign(atlas: Atlas, sign: Sign) -> Iterator[tuple[str, Role]]:
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
    """Role of every structure that tells two lesions apart or that both take.

    Told of muscles and skin is what an examiner should surely find; what a lesion takes perhaps or hardly
    counts as kept, as it does in `compare`. A cutaneous field is shared too where the other lesion dulls it
    by its root; a dermatome, of which a field is but a piece, only where both lesions name it. Nerves are
    told wherever their fibres are interrupted.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    first, second : Deficit
        Of the lesions.
    """
    taken = [_clearly_lost(atlas, deficit) for deficit in (first, second)]
    named = {m.id for deficit in (first, second) for m in deficit.muscles}
    named |= {s.id for deficit in (first, second) for s in deficit.skin}
    named |= {i for deficit in (first, second) for i in _interrupted(atlas, deficit)}
    sides = {(True, False): Role.ONLY_FIRST, (False, True): Role.ONLY_SECOND, (True, True): Role.SHARED}
    lit = named & (taken[0] | taken[1])
    return {i: sides[i in taken[0], i in taken[1]] for i in atlas.structures if i in lit}


def _clearly_lost(atlas: Atlas, deficit: Deficit) -> set[str]:
    own = {s.id for s in deficit.skin}
    found = {i for i, p in predicted_findings(atlas, deficit).items() if p.plain}
    return {i for i in found if not i.startswith("dermatome.") or i in own} | set(
        _interrupted(atlas, deficit)
    )


def _interrupted(atlas: Atlas, deficit: Deficit) -> Iterator[str]:
    """Nerves and roots whose fibres are cut, also those that are cut only on their way."""
    yield from deficit.interrupted.nerves
    yield from deficit.interrupted.partial_nerves
    yield from (
        injury.id for injury in resolve_sites(atlas, deficit.injuries) if injury.id.startswith("root.")
    )

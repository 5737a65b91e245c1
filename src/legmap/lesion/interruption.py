"""Interruption: the nerves, motor branches, roots and fields that a lesion interrupts, with shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site
from legmap.anatomy.records import Group, Muscle, Nerve, Root
from legmap.lesion.injury import Injury, as_injuries, distal_stations, proximal_stations, resolve_sites
from legmap.lesion.losses import InterruptedStructures
from legmap.lesion.share import NONE, UNINTERRUPTED, Interruption, LostShare, of_several

K = TypeVar("K")


@dataclass(slots=True)
class _InterruptedSoFar:
    """Interruptions collected so far; see `InterruptedStructures`."""

    nerves: dict[str, Interruption] = field(default_factory=dict)
    partial_nerves: dict[str, Interruption] = field(default_factory=dict)
    motor_branches: dict[tuple[str, str], LostShare] = field(default_factory=dict)
    fields: dict[str, LostShare] = field(default_factory=dict)
    roots: dict[str, Interruption] = field(default_factory=dict)
    preplexus_roots: dict[tuple[str, str], Interruption] = field(default_factory=dict)
    muscles: dict[str, LostShare] = field(default_factory=dict)


def interrupted_by(atlas: Atlas, lesion: Iterable[str | Injury]) -> InterruptedStructures:
    """Follow every injury down the tree of nerves; other structures interrupt nothing.

    An injury passes to branches in full, and in part to nerves to which the injured nerve only contributes.
    One at a place along a nerve passes to the branches at or distal to it. Roots are not followed into
    nerves: the effect of a root lesion is derived from each muscle's roots.
    """
    gathered = _InterruptedSoFar()
    for given in as_injuries(lesion):
        site = atlas.structures[given.id]
        plexus = site.plexus if isinstance(site, Site) else ""
        for injury in resolve_sites(atlas, (given,)):
            _interrupt_structure(atlas, injury, plexus, gathered)
    g = gathered
    return InterruptedStructures(
        g.nerves, g.partial_nerves, g.motor_branches, g.fields, g.roots, g.preplexus_roots, g.muscles
    )


def _interrupt_structure(atlas: Atlas, injury: Injury, plexus: str, gathered: _InterruptedSoFar) -> None:
    how = injury.interruption
    match atlas.structures[injury.id]:
        case Root() if plexus:
            _interrupt(gathered.preplexus_roots, (plexus, injury.id), how)
        case Root():
            _interrupt(gathered.roots, injury.id, how)
        case Nerve() as nerve:
            _interrupt_nerve(atlas, nerve, injury, gathered)
        case Muscle():
            _add(gathered.muscles, injury.id, how.motor)
        case Group() as group:
            for member in group.members:
                _add(gathered.muscles, member, how.motor)
        case _:
            pass


def _interrupt_nerve(atlas: Atlas, nerve: Nerve, injury: Injury, gathered: _InterruptedSoFar) -> None:
    how = injury.interruption
    proximal = proximal_stations(atlas, nerve.id, injury.place)
    distal = distal_stations(atlas, nerve.id, injury.place)
    local: dict[str, Interruption] = {}
    if not proximal:
        _interrupt_branches(atlas, nerve.id, how, local)
    else:
        owners = {s.owner for s in distal} | {nerve.id}
        for owner in owners:
            if owner == nerve.id or any(s.owner == owner for s in proximal):
                _interrupt(gathered.partial_nerves, owner, how)
            else:
                _interrupt_branches(atlas, owner, how, local)
        for station in distal:
            if station.owner in local:
                continue
            if station.id.startswith("nerve."):
                _interrupt_branches(atlas, station.id, how, local)
            elif station.id.startswith("muscle."):
                _add(gathered.motor_branches, (station.owner, station.id), how.motor)
            else:
                _add(gathered.fields, station.id, how.sensory)
    for nerve_id, interruption in local.items():
        _interrupt(gathered.nerves, nerve_id, interruption)
    for nerve_id in {*local, nerve.id}:
        through = atlas.get(nerve_id, Nerve)
        for root in through.carries:
            _interrupt(gathered.preplexus_roots, (through.plexus, root), local.get(nerve_id, how))


def _interrupt_branches(atlas: Atlas, start: str, how: Interruption, nerves: dict[str, Interruption]) -> None:
    waiting = [(start, how)]
    while waiting:
        nerve, arriving = waiting.pop()
        before = nerves.get(nerve, UNINTERRUPTED)
        now = before.greater(arriving)
        if now == before:
            continue
        nerves[nerve] = now
        waiting += [(branch, now) for branch in atlas.branches.get(nerve, ())]
        for fed_nerve in atlas.contributes_to.get(nerve, ()):
            carriers = 1 + len(atlas.get(fed_nerve, Nerve).contributors)
            waiting.append((fed_nerve, now.times(one_of(carriers))))


def one_of(several: int) -> LostShare:
    """Return the share lost with one of several carriers; see `of_several`."""
    return of_several([LostShare(1.0, 1.0), *([NONE] * (several - 1))])


def _interrupt(shares: dict[K, Interruption], key: K, how: Interruption) -> None:
    shares[key] = shares.get(key, UNINTERRUPTED).combined(how)


def _add(shares: dict[K, LostShare], key: K, share: LostShare) -> None:
    if share:
        shares[key] = shares.get(key, NONE).combined(share)


def root_interruption(
    atlas: Atlas, interrupted: InterruptedStructures, root_id: str, nerve_id: str
) -> Interruption:
    """Return the share of a root's fibres that no longer arrives in a nerve.

    A root injured only in one plexus is missing only in nerves of that plexus.
    """
    before = interrupted.roots.get(root_id, UNINTERRUPTED)
    if not interrupted.preplexus_roots:
        return before
    plexus = atlas.get(nerve_id, Nerve).plexus
    return before.combined(interrupted.preplexus_roots.get((plexus, root_id), UNINTERRUPTED))


def upstream(atlas: Atlas, nerve_id: str) -> tuple[str, ...]:
    """Return the nerves above a nerve, nearest first, along `parent` links."""
    chain: list[str] = []
    parent = atlas.get(nerve_id, Nerve).parent
    while isinstance(nerve := atlas.structures.get(parent), Nerve):
        chain.append(parent)
        parent = nerve.parent
    return tuple(chain)

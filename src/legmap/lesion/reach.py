"""Which nerves, twigs, roots and fields a lesion interrupts, and how much of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import Group, Muscle, Nerve, Root
from legmap.anatomy.places import Site
from legmap.lesion.cut import Cut, above, as_cuts, beyond, struck
from legmap.lesion.model import Reach
from legmap.lesion.share import NONE, UNHURT, Interruption, Share, of_several

K = TypeVar("K")


@dataclass(slots=True)
class _Gathered:
    """A reach in the making."""

    nerves: dict[str, Interruption] = field(default_factory=dict)
    passed: dict[str, Interruption] = field(default_factory=dict)
    twigs: dict[tuple[str, str], Share] = field(default_factory=dict)
    fields: dict[str, Share] = field(default_factory=dict)
    roots: dict[str, Interruption] = field(default_factory=dict)
    carried: dict[tuple[str, str], Interruption] = field(default_factory=dict)
    muscles: dict[str, Share] = field(default_factory=dict)


def reach_of(atlas: Atlas, lesion: Iterable[str | Cut]) -> Reach:
    """Follow every cut down the tree of nerves.

    A cut passes to the branches whole and to the nerves that the cut nerve only contributes to in part. One
    at a place along a nerve passes to what leaves there or beyond. Roots are not followed into nerves: what
    a root lesion takes is read off each muscle's roots.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    lesion : iterable of str or Cut
        Roots, nerves, muscles, groups and sites; other kinds interrupt nothing.
    """
    gathered = _Gathered()
    for asked in as_cuts(lesion):
        site = atlas.structures[asked.id]
        plexus = site.plexus if isinstance(site, Site) else ""
        for cut in struck(atlas, (asked,)):
            _gather(atlas, cut, plexus, gathered)
    g = gathered
    return Reach(g.nerves, g.passed, g.twigs, g.fields, g.roots, g.carried, g.muscles)


def _gather(atlas: Atlas, cut: Cut, plexus: str, gathered: _Gathered) -> None:
    how = cut.interruption
    match atlas.structures[cut.id]:
        case Root() if plexus:
            _interrupt(gathered.carried, (plexus, cut.id), how)
        case Root():
            _interrupt(gathered.roots, cut.id, how)
        case Nerve() as nerve:
            _cut_nerve(atlas, nerve, cut, gathered)
        case Muscle():
            _add(gathered.muscles, cut.id, how.motor)
        case Group() as group:
            for member in group.members:
                _add(gathered.muscles, member, how.motor)
        case _:
            pass


def _cut_nerve(atlas: Atlas, nerve: Nerve, cut: Cut, gathered: _Gathered) -> None:
    how = cut.interruption
    kept = above(atlas, nerve.id, cut.place)
    taken = beyond(atlas, nerve.id, cut.place)
    local: dict[str, Interruption] = {}
    if not kept:
        _spread(atlas, nerve.id, how, local)
    else:
        owners = {s.owner for s in taken} | {nerve.id}
        for owner in owners:
            if owner == nerve.id or any(s.owner == owner for s in kept):
                _interrupt(gathered.passed, owner, how)
            else:
                _spread(atlas, owner, how, local)
        for station in taken:
            if station.owner in local:
                continue
            if station.id.startswith("nerve."):
                _spread(atlas, station.id, how, local)
            elif station.id.startswith("muscle."):
                _add(gathered.twigs, (station.owner, station.id), how.motor)
            else:
                _add(gathered.fields, station.id, how.sensory)
    for nerve_id, interruption in local.items():
        _interrupt(gathered.nerves, nerve_id, interruption)
    for nerve_id in {*local, nerve.id}:
        through = atlas.get(nerve_id, Nerve)
        for root in through.carries:
            _interrupt(gathered.carried, (through.plexus, root), local.get(nerve_id, how))


def _spread(atlas: Atlas, start: str, how: Interruption, nerves: dict[str, Interruption]) -> None:
    waiting = [(start, how)]
    while waiting:
        nerve, arriving = waiting.pop()
        before = nerves.get(nerve, UNHURT)
        now = before.greater(arriving)
        if now == before:
            continue
        nerves[nerve] = now
        waiting += [(branch, now) for branch in atlas.branches.get(nerve, ())]
        for fed in atlas.shares.get(nerve, ()):
            feeders = 1 + len(atlas.get(fed, Nerve).contributors)
            waiting.append((fed, now.times(one_of(feeders))))


def one_of(several: int) -> Share:
    """What goes with one of several carriers; see `of_several`."""
    return of_several([Share(1.0, 1.0), *([NONE] * (several - 1))])


def _interrupt(kept: dict[K, Interruption], key: K, how: Interruption) -> None:
    kept[key] = kept.get(key, UNHURT).joined(how)


def _add(kept: dict[K, Share], key: K, share: Share) -> None:
    if share:
        kept[key] = kept.get(key, NONE).joined(share)


def root_interruption(atlas: Atlas, reach: Reach, root_id: str, nerve_id: str) -> Interruption:
    """How much of a root's fibres no longer arrives in a nerve.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    reach : Reach
        What is interrupted.
    root_id, nerve_id : str
        The root and the nerve; a root cut on its way into one plexus is missed by that plexus alone.
    """
    before = reach.roots.get(root_id, UNHURT)
    if not reach.carried:
        return before
    plexus = atlas.get(nerve_id, Nerve).plexus
    return before.joined(reach.carried.get((plexus, root_id), UNHURT))


def upstream(atlas: Atlas, nerve_id: str) -> tuple[str, ...]:
    """The nerves above a nerve, nearest first, along `parent` links.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    nerve_id : str
        Where to start; not itself included.
    """
    chain: list[str] = []
    parent = atlas.get(nerve_id, Nerve).parent
    while isinstance(nerve := atlas.structures.get(parent), Nerve):
        chain.append(parent)
        parent = nerve.parent
    return tuple(chain)

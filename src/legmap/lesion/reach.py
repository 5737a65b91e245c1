"""Which nerves a lesion interrupts."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import Group, Muscle, Nerve, Root
from legmap.lesion.model import Loss, Reach


def reach_of(atlas: Atlas, ids: Iterable[str]) -> Reach:
    """Follow every cut down the tree of nerves.

    A cut passes to the branches completely and to the nerves that the cut nerve only contributes to
    partly. Roots are not followed into nerves: what a root lesion takes is read off each muscle's roots.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    ids : iterable of str
        Roots, nerves, muscles and groups; other kinds interrupt nothing.
    """
    nerves: dict[str, Loss] = {}
    roots: set[str] = set()
    carried: set[str] = set()
    muscles: set[str] = set()
    for structure_id in ids:
        match atlas.structures[structure_id]:
            case Root():
                roots.add(structure_id)
            case Nerve():
                _spread(atlas, structure_id, Loss.COMPLETE, nerves)
            case Muscle():
                muscles.add(structure_id)
            case Group() as group:
                muscles.update(group.members)
            case _:
                pass
    for nerve_id, loss in nerves.items():
        if loss is Loss.COMPLETE:
            carried.update(atlas.get(nerve_id, Nerve).carries)
    return Reach(nerves, frozenset(roots), frozenset(carried), frozenset(muscles))


def _spread(atlas: Atlas, start: str, loss: Loss, nerves: dict[str, Loss]) -> None:
    waiting = [(start, loss)]
    while waiting:
        nerve, how = waiting.pop()
        if nerves.get(nerve) in (how, Loss.COMPLETE):
            continue
        nerves[nerve] = how
        waiting += [(branch, how) for branch in atlas.branches.get(nerve, ())]
        waiting += [(fed, Loss.PARTIAL) for fed in atlas.shares.get(nerve, ())]


def cut_roots(atlas: Atlas, reach: Reach, nerve_id: str) -> frozenset[str]:
    """Roots whose fibres no longer arrive in a nerve.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    reach : Reach
        What is interrupted.
    nerve_id : str
        The nerve that is asked about; only sacral ones miss the roots cut in the lumbosacral trunk.
    """
    if reach.carried and atlas.get(nerve_id, Nerve).plexus == "sacral":
        return reach.roots | reach.carried
    return reach.roots


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

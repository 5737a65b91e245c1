"""Branches of a nerve's pathway proximal to a lesion, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Muscle, Nerve
from legmap.lesion.injury import Injury, proximal_stations, resolve_sites

ProximalBranch = tuple[str, set[str]]
"""The nerve or branch that supplies some muscles, and the muscles."""


def nearest_proximal_muscles(
    atlas: Atlas, injuries: Iterable[Injury], wanted: AbstractSet[str], counted: AbstractSet[str]
) -> tuple[set[str], set[str]]:
    """Return those of some muscles whose branches leave nearest proximal to a lesion.

    With several injured nerves, every pathway counts. Nothing lies above a root. The first result is the
    nearest of the wanted muscles, the second all counted ones that the same nerve supplies proximal to the
    lesion; the counted muscles include the wanted ones.
    """
    nearest_muscles, beside_them = set[str](), set[str]()
    for injury in resolve_sites(atlas, injuries):
        record = atlas.structures[injury.id]
        start = record.nerves[0] if isinstance(record, Muscle) else injury.id
        if not isinstance(atlas.structures[start], Nerve):
            continue
        place = injury.place if start == injury.id else None
        leaving = list(_proximal_branches(atlas, start, place))
        nearest, found = next(
            ((nerve, muscles & wanted) for nerve, muscles in leaving if muscles & wanted), ("", set())
        )
        nearest_muscles |= found
        beside_them |= {
            m for nerve, muscles in leaving if found and nerve == nearest for m in muscles & counted
        }
    return nearest_muscles, beside_them


def _proximal_branches(atlas: Atlas, nerve_id: str, place: str | float | None) -> Iterator[ProximalBranch]:
    """Yield branches of the nerve itself, then of its trunks from the nearest up, last all muscles."""
    for station in reversed(proximal_stations(atlas, nerve_id, place)):
        yield station.owner, _muscles_supplied(atlas, station.id)
    below = nerve_id
    parent = atlas.get(nerve_id, Nerve).parent
    while isinstance(record := atlas.structures.get(parent), Nerve):
        yield from _other_branches_of_trunk(atlas, record, below)
        below, parent = parent, record.parent
    yield "", {m.id for m in atlas.every(Muscle)}


def _other_branches_of_trunk(atlas: Atlas, trunk: Nerve, branch: str) -> Iterator[ProximalBranch]:
    """Yield other branches of a trunk: proximal to the branch from the nearest up, then the rest."""
    course = atlas.courses[trunk.id]
    own = {branch, *(s.id for s in atlas.courses[branch] if branch in trunk.fascicles)}
    place = next((s.at for s in course if s.id == branch), 1.0)  # fascicles run to the end of their trunk
    others = [s for s in course if not s.is_level and s.id not in own]
    upper = sorted((s for s in others if s.at <= place), key=lambda s: -s.at)
    lower = sorted((s for s in others if s.at > place), key=lambda s: s.at)
    for station in (*upper, *lower):
        nerve = station.id if station.id.startswith("nerve.") else station.owner
        yield nerve, _muscles_supplied(atlas, station.id)


def _muscles_supplied(atlas: Atlas, structure_id: str) -> set[str]:
    """Return the muscles of a motor branch, or of a branch with all its own branches."""
    if structure_id.startswith("muscle."):
        return {structure_id}
    muscles = set(atlas.motor.get(structure_id, ()))
    for branch in atlas.branches.get(structure_id, ()):
        muscles |= _muscles_supplied(atlas, branch)
    return muscles

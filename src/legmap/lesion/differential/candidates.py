"""Candidate lesions for a localisation, with the expectations that follow from each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site
from legmap.anatomy.records import Nerve, Root
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.expectation import Expectation, expectations_of
from legmap.lesion.injury import Injury, Severity, distinct_places, proximal_stations, resolve_sites

PARTIAL = Severity.MODERATE
"""The severity that stands for every partial lesion."""


CAUDA_EQUINA_ROOTS = 4
"""Number of the lowest roots that run together in the cauda equina: S2 to S5."""


class Simplicity(IntEnum):
    """The kind of an explanation, the simplest first."""

    NERVE = 0
    SITE = 1
    ROOT = 2
    DIVISION = 3
    PLEXUS = 4
    ROOTS = 5
    PAIR = 6

    @property
    def word(self) -> str:
        """Return the name used in machine-readable output."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A lesion that could explain findings.

    Attributes
    ----------
    expected : mapping
        Structure id to its expectation.
    signature : int
        Equal for lesions with equal expectations.
    partial : Candidate or None
        The same lesion with only some of the fibres injured; None where it is partial already.
    """

    injuries: tuple[Injury, ...]
    simplicity: Simplicity
    expected: Mapping[str, Expectation]
    signature: int
    partial: Candidate | None = None


def candidates_of(atlas: Atlas) -> tuple[Candidate, ...]:
    """Return every single lesion, each complete and partial; keep the result, it takes a while.

    Single lesions are a nerve (variants aside) at its origin or at any place that spares more than the one
    before, a division of a nerve likewise, a site, a root, a plexus, and adjacent roots: two of them,
    and the lowest four together as in the cauda equina. Sites are complete lesions at that place, whatever
    their usual severity.
    """
    return tuple(iter_candidates(atlas))


def iter_candidates(atlas: Atlas) -> Iterator[Candidate]:
    """Yield the same one by one, so that the caller can do other work in between."""
    known: dict[tuple[object, ...], Candidate] = {}
    for injuries, how in _lesions(atlas):
        yield _whole_and_partial(atlas, known, injuries, how)


def pair_candidate(atlas: Atlas, first: Candidate, second: Candidate) -> Candidate:
    """Return the candidate of two lesions together."""
    return _candidate(atlas, (*first.injuries, *second.injuries), Simplicity.PAIR)


def _lesions(atlas: Atlas) -> Iterator[tuple[tuple[Injury, ...], Simplicity]]:
    divisions = {f for nerve in atlas.every(Nerve) for f in nerve.fascicles}
    for nerve in atlas.every(Nerve):
        if not nerve.variant:
            how = Simplicity.DIVISION if nerve.id in divisions else Simplicity.NERVE
            for place in (None, *distinct_places(atlas, nerve.id)):
                yield (Injury(nerve.id, place),), how
    for site in atlas.every(Site):
        yield (Injury(site.id),), Simplicity.PLEXUS if site.plexus else Simplicity.SITE
    roots = [root.id for root in atlas.every(Root)]
    for root in roots:
        yield (Injury(root),), Simplicity.ROOT
    for run in _adjacent_roots(atlas, roots):
        yield tuple(Injury(root) for root in run), Simplicity.ROOTS


def _adjacent_roots(atlas: Atlas, roots: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield adjacent roots in pairs, and the lowest together, except those that a site names."""
    named = {site.roots for site in atlas.every(Site) if not site.plexus}
    runs = [*(tuple(roots[i : i + 2]) for i in range(len(roots) - 1)), tuple(roots[-CAUDA_EQUINA_ROOTS:])]
    yield from (run for run in dict.fromkeys(runs) if run not in named)


def _whole_and_partial(
    atlas: Atlas, known: dict[tuple[object, ...], Candidate], injuries: tuple[Injury, ...], how: Simplicity
) -> Candidate:
    whole = _known(atlas, known, injuries, how)
    partial = _known(atlas, known, tuple(replace(c, severity=PARTIAL) for c in injuries), how)
    return replace(whole, partial=partial)


def _known(
    atlas: Atlas, known: dict[tuple[object, ...], Candidate], injuries: tuple[Injury, ...], how: Simplicity
) -> Candidate:
    """Return the candidate; lesions with the same interruptions are calculated once."""
    sites = (atlas.structures[c.id] for c in injuries)
    plexus = [s.plexus for s in sites if isinstance(s, Site) and s.plexus]
    key = (*(_interruption_key(atlas, c) for c in resolve_sites(atlas, injuries)), *plexus)
    if key not in known:
        known[key] = _candidate(atlas, injuries, how)
    return replace(known[key], injuries=injuries, simplicity=how)


def _interruption_key(atlas: Atlas, injury: Injury) -> tuple[object, ...]:
    """Return a key that is equal for all places of a nerve between two branches."""
    spared = (
        proximal_stations(atlas, injury.id, injury.place)
        if isinstance(atlas.structures[injury.id], Nerve)
        else ()
    )
    return injury.id, len(spared), injury.severity


def _candidate(atlas: Atlas, injuries: tuple[Injury, ...], how: Simplicity) -> Candidate:
    expected = expectations_of(atlas, deficit_without_spared(atlas, injuries))
    return Candidate(injuries, how, expected, hash(frozenset(expected.items())))

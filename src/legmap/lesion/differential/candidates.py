"""Every lesion that could explain findings, with what it lets one expect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site
from legmap.anatomy.records import Nerve, Root
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.expectation import Expectation, expectations_of
from legmap.lesion.injury import Injury, Severity, distinct_places, proximal_stations, resolve_sites

PARTIAL = Severity.MODERATE
"""The degree that stands for every partial lesion."""


CAUDA_EQUINA_ROOTS = 4
"""How many of the lowest roots run together in the cauda equina: S2 to S5."""


class Simplicity(IntEnum):
    """What sort of explanation a lesion is, the simplest first."""

    NERVE = 0
    SITE = 1
    ROOT = 2
    DIVISION = 3
    PLEXUS = 4
    ROOTS = 5
    PAIR = 6

    @property
    def word(self) -> str:
        """The word that scripts read."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A lesion that could be the one.

    Attributes
    ----------
    injuries : tuple of Injury
        The lesion.
    simplicity : Simplicity
        What sort of explanation it is.
    expected : mapping
        Structure id to what the lesion makes of it.
    signature : int
        Equal for lesions that let one expect the same of everything.
    partial : Candidate or None
        The same lesion when only some of the fibres are hurt; None where it is partial already.
    """

    injuries: tuple[Injury, ...]
    simplicity: Simplicity
    expected: Mapping[str, Expectation]
    signature: int
    partial: Candidate | None = None


def candidates_of(atlas: Atlas) -> tuple[Candidate, ...]:
    """Every single lesion, each once complete and once partial; keep the result, it takes a while.

    Single lesions are a nerve (variants aside) at its origin or at any place that spares more than the one
    before, a division of a nerve likewise, a site, a root, a plexus, and neighbouring roots: two of them,
    and the lowest four together as in the cauda equina. Sites are complete lesions at that place, whatever
    their usual severity.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    """
    return tuple(iter_candidates(atlas))


def iter_candidates(atlas: Atlas) -> Iterator[Candidate]:
    """The same one by one, for whoever has other things to do meanwhile."""
    known: dict[tuple[object, ...], Candidate] = {}
    for injuries, how in _lesions(atlas):
        yield _whole_and_partial(atlas, known, injuries, how)


def pair_candidate(atlas: Atlas, first: Candidate, second: Candidate) -> Candidate:
    """Two lesions together."""
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
    for run in _runs(atlas, roots):
        yield tuple(Injury(root) for root in run), Simplicity.ROOTS


def _runs(atlas: Atlas, roots: list[str]) -> Iterator[tuple[str, ...]]:
    """Neighbouring roots two by two, and the lowest together; not what a site already names."""
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
    """A site takes what is taken at its place of the nerve, which need not be worked out twice."""
    sites = (atlas.structures[c.id] for c in injuries)
    plexus = [s.plexus for s in sites if isinstance(s, Site) and s.plexus]
    key = (*(_interruption_key(atlas, c) for c in resolve_sites(atlas, injuries)), *plexus)
    if key not in known:
        known[key] = _candidate(atlas, injuries, how)
    return replace(known[key], injuries=injuries, simplicity=how)


def _interruption_key(atlas: Atlas, injury: Injury) -> tuple[object, ...]:
    """The same for all places of a nerve between two branches."""
    spared = (
        proximal_stations(atlas, injury.id, injury.place)
        if isinstance(atlas.structures[injury.id], Nerve)
        else ()
    )
    return injury.id, len(spared), injury.severity


def _candidate(atlas: Atlas, injuries: tuple[Injury, ...], how: Simplicity) -> Candidate:
    expected = expectations_of(atlas, deficit_without_spared(atlas, injuries))
    return Candidate(injuries, how, expected, hash(frozenset(expected.items())))


def distinct(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The first of those that let one expect the same."""
    found: dict[int, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.signature, candidate)
    return tuple(found.values())

"""Segments of the nerves that may contain the lesion, and segments that are ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Nerve
from legmap.lesion.differential.candidates import Candidate, Simplicity
from legmap.lesion.differential.ranking import Explanation, cost_at_best
from legmap.lesion.examination_finding import Finding
from legmap.lesion.injury import distinct_places
from legmap.roles import NerveSegment, Role

COST_MARGIN = 1.0
"""A segment is possible where a lesion costs at most this much more than the best one."""


def nerve_segments_of(
    atlas: Atlas, candidates: Iterable[Candidate], findings: Iterable[Finding], ranked: Sequence[Explanation]
) -> tuple[NerveSegment, ...]:
    """Divide every nerve into segments that may contain the lesion and segments that are ruled out.

    A lesion has the same deficit anywhere between two branches, so a segment reaches from branch to branch;
    neighbouring segments of a kind are merged. Nothing is ruled out as long as nothing was found abnormal.
    `ranked` comes from `localise`.
    """
    if not ranked:
        return ()
    highest_cost = ranked[0].cost + COST_MARGIN
    each = tuple(findings)
    costs = {
        (c.injuries[0].id, c.injuries[0].place): cost_at_best(c, each)
        for c in candidates
        if c.simplicity in (Simplicity.NERVE, Simplicity.DIVISION)
    }
    return tuple(
        NerveSegment(nerve.id, start, end, Role.POSSIBLE if possible else Role.RULED_OUT)
        for nerve in atlas.every(Nerve)
        if not nerve.variant
        for start, end, possible in _merged(
            (start, end, costs[nerve.id, place] <= highest_cost)
            for place, start, end in _between(atlas, nerve.id)
        )
    )


def _between(atlas: Atlas, nerve_id: str) -> Iterator[tuple[str | float | None, float, float]]:
    """Yield the distinct places of a nerve, each with start and end of its segment."""
    given = sorted({s.at for s in atlas.courses[nerve_id] if not s.is_level})
    places = (None, *distinct_places(atlas, nerve_id))
    starts = (0.0, *given[: len(places) - 1])
    ends = (*given[: len(places) - 1], 1.0)
    for place, start, end in zip(places, starts, ends, strict=True):
        if end > start:
            yield place, start, end


def _merged(segments: Iterable[tuple[float, float, bool]]) -> Iterator[tuple[float, float, bool]]:
    current: tuple[float, float, bool] | None = None
    for start, end, possible in segments:
        if current is not None and current[2] == possible:
            current = (current[0], end, possible)
            continue
        if current is not None:
            yield current
        current = (start, end, possible)
    if current is not None:
        yield current

"""Which stretches of the nerves can still hold the lesion, and which are excluded."""

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
"""A stretch is still possible where a lesion costs at most this much more than the best one."""


def nerve_segments_of(
    atlas: Atlas, candidates: Iterable[Candidate], findings: Iterable[Finding], ranked: Sequence[Explanation]
) -> tuple[NerveSegment, ...]:
    """Every nerve in stretches: those where one lesion is about as good as the best, and those excluded.

    A lesion takes the same wherever it lies between two branches, so a stretch reaches from branch to branch;
    neighbouring stretches of a kind are one. Nothing is excluded as long as nothing was found amiss.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    candidates : iterable of Candidate
        As `candidates_of` gives them.
    findings : iterable of Finding
        What was found.
    ranked : sequence of Explanation
        The lesions, best first, as `localise` gives them for these findings.
    """
    if not ranked:
        return ()
    most = ranked[0].cost + COST_MARGIN
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
            (start, end, costs[nerve.id, place] <= most) for place, start, end in _between(atlas, nerve.id)
        )
    )


def _between(atlas: Atlas, nerve_id: str) -> Iterator[tuple[str | float | None, float, float]]:
    """Places of a nerve that differ, each with the stretch for which it stands."""
    given = sorted({s.at for s in atlas.courses[nerve_id] if not s.is_level})
    places = (None, *distinct_places(atlas, nerve_id))
    starts = (0.0, *given[: len(places) - 1])
    ends = (*given[: len(places) - 1], 1.0)
    for place, start, end in zip(places, starts, ends, strict=True):
        if end > start:
            yield place, start, end


def _merged(segments: Iterable[tuple[float, float, bool]]) -> Iterator[tuple[float, float, bool]]:
    held: tuple[float, float, bool] | None = None
    for start, end, possible in segments:
        if held is not None and held[2] == possible:
            held = (held[0], end, possible)
            continue
        if held is not None:
            yield held
        held = (start, end, possible)
    if held is not None:
        yield held

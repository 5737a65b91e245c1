"""The longest way along pieces that hang on one another and join, each piece taken once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Link = tuple[int, float] | None
"""The other piece that an end of a piece touches and the length along it, or None where it is free."""

Step = tuple[int, float, float]
"""A piece, the length along it at which the way comes in, and the one at which it leaves."""

MOST_PLACES = 20_000
"""Places looked at in one nerve; only one with many rings has more, and is not searched to the end."""

_SHORT = 1e-6

_Place = tuple[int, float, int]
"""A piece, where the way comes in, and the pieces of the same rings that it has been on, as bits."""

_Found = tuple[float, float, _Place | None]
"""Length of the longest way on from a place, where it leaves the piece, and for which place."""


def longest_way(lengths: Sequence[float], hangs: Sequence[Link], joins: Sequence[Link]) -> tuple[Step, ...]:
    """The steps of the longest way; of several the one that begins on the first piece.

    What is best from a place on depends on the pieces behind it only where a ring leads back to them, so
    each place is looked at once, however many ways lead there.

    Parameters
    ----------
    lengths : sequence of float
        Of the pieces, in view units.
    hangs, joins : sequence of Link
        What the beginning and what the end of each piece touches.
    """
    onward = _onward(lengths, hangs, joins)
    rings = _rings(onward)
    known: dict[_Place, _Found] = {}
    starts: list[_Place] = [(piece, 0.0, 1 << piece) for piece in range(len(lengths))]
    for start in starts:
        _search(start, lengths, onward, rings, known)
    place: _Place | None = max((s for s in starts if s in known), key=lambda s: known[s][0])
    steps: list[Step] = []
    while place is not None:
        _, leave, after = known[place]
        steps.append((place[0], place[1], leave))
        place = after
    return tuple(steps)


def _onward(
    lengths: Sequence[float], hangs: Sequence[Link], joins: Sequence[Link]
) -> list[list[tuple[float, int, float]]]:
    """For each piece where a way may leave it, for which piece, and where it comes in there."""
    onward: list[list[tuple[float, int, float]]] = [[] for _ in lengths]
    for piece, link in enumerate(hangs):
        if link is not None:
            onward[link[0]].append((link[1], piece, 0.0))
    for piece, link in enumerate(joins):
        if link is not None:
            onward[piece].append((lengths[piece], *link))
    return [list(dict.fromkeys(ways)) for ways in onward]


def _rings(onward: Sequence[Sequence[tuple[float, int, float]]]) -> list[int]:
    """For each piece those that lead to it and to which it leads, itself among them, as bits."""
    reached = []
    for piece in range(len(onward)):
        seen, waiting = {piece}, [piece]
        while waiting:
            for _, other, _ in onward[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        reached.append(seen)
    return [sum(1 << o for o in others if piece in reached[o]) for piece, others in enumerate(reached)]


def _search(
    start: _Place,
    lengths: Sequence[float],
    onward: Sequence[Sequence[tuple[float, int, float]]],
    rings: Sequence[int],
    known: dict[_Place, _Found],
) -> None:
    """Look at every place that can be reached, those furthest on first."""
    waiting = [(start, False)]
    while waiting:
        place, ready = waiting.pop()
        if place in known:
            continue
        ways = list(_from(place, onward, rings))
        if not ready and len(known) + len(waiting) < MOST_PLACES:
            waiting.append((place, True))
            waiting += [(after, False) for _, after in reversed(ways) if after not in known]
            continue
        piece, entry, _ = place
        end = lengths[piece]
        best: _Found = (end - entry, end, None)
        for leave, after in ways:
            if after in known and leave - entry + known[after][0] > best[0] + _SHORT:
                best = (leave - entry + known[after][0], leave, after)
        known[place] = best


def _from(
    place: _Place, onward: Sequence[Sequence[tuple[float, int, float]]], rings: Sequence[int]
) -> Iterator[tuple[float, _Place]]:
    piece, entry, gone = place
    for leave, other, at in onward[piece]:
        if leave >= entry and not gone >> other & 1:
            yield leave, (other, at, (gone & rings[other]) | 1 << other)

"""Find the longest path along pieces that start and end on one another, each piece taken once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Link = tuple[int, float] | None
"""The other piece that an end of a piece touches and the length along it, or None where it is free."""

Step = tuple[int, float, float]
"""A piece, the length along it at which the path enters, and the one at which it leaves."""

MAX_STATES = 20_000
"""Looked at in one nerve; only one with many cycles has more, and is not searched to the end."""

_SHORT = 1e-6

_State = tuple[int, float, int]
"""A piece, where the path enters it, and the pieces of the same cycles that it has been on, as bits."""

_Best = tuple[float, float, _State | None]
"""Length of the longest path on from a state, where it leaves the piece, and for which state."""


def longest_path(
    lengths: Sequence[float], starts_on: Sequence[Link], ends_on: Sequence[Link]
) -> tuple[Step, ...]:
    """Return the steps of the longest path; of several the one that begins on the first piece.

    What is best from a state on depends on the pieces behind it only where a cycle leads back to them, so
    each state is looked at once, however many paths lead there.

    Parameters
    ----------
    lengths : sequence of float
        Of the pieces, in view units.
    starts_on, ends_on : sequence of Link
        What the beginning and what the end of each piece touches.
    """
    onward = _onward(lengths, starts_on, ends_on)
    cycles = _cycles(onward)
    known: dict[_State, _Best] = {}
    starts: list[_State] = [(piece, 0.0, 1 << piece) for piece in range(len(lengths))]
    for start in starts:
        _search(start, lengths, onward, cycles, known)
    state: _State | None = max((s for s in starts if s in known), key=lambda s: known[s][0])
    steps: list[Step] = []
    while state is not None:
        _, leave, after = known[state]
        steps.append((state[0], state[1], leave))
        state = after
    return tuple(steps)


def _onward(
    lengths: Sequence[float], starts_on: Sequence[Link], ends_on: Sequence[Link]
) -> list[list[tuple[float, int, float]]]:
    """Return for each piece where a path may leave it, for which piece, and where it enters that."""
    onward: list[list[tuple[float, int, float]]] = [[] for _ in lengths]
    for piece, link in enumerate(starts_on):
        if link is not None:
            onward[link[0]].append((link[1], piece, 0.0))
    for piece, link in enumerate(ends_on):
        if link is not None:
            onward[piece].append((lengths[piece], *link))
    return [list(dict.fromkeys(links)) for links in onward]


def _cycles(onward: Sequence[Sequence[tuple[float, int, float]]]) -> list[int]:
    """Return for each piece those that lead to it and to which it leads, itself among them, as bits."""
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
    start: _State,
    lengths: Sequence[float],
    onward: Sequence[Sequence[tuple[float, int, float]]],
    cycles: Sequence[int],
    known: dict[_State, _Best],
) -> None:
    """Look at every state that can be reached, those furthest on first."""
    waiting = [(start, False)]
    while waiting:
        state, ready = waiting.pop()
        if state in known:
            continue
        following = list(_following(state, onward, cycles))
        if not ready and len(known) + len(waiting) < MAX_STATES:
            waiting.append((state, True))
            waiting += [(after, False) for _, after in reversed(following) if after not in known]
            continue
        piece, entry, _ = state
        end = lengths[piece]
        best: _Best = (end - entry, end, None)
        for leave, after in following:
            if after in known and leave - entry + known[after][0] > best[0] + _SHORT:
                best = (leave - entry + known[after][0], leave, after)
        known[state] = best


def _following(
    state: _State, onward: Sequence[Sequence[tuple[float, int, float]]], cycles: Sequence[int]
) -> Iterator[tuple[float, _State]]:
    piece, entry, visited = state
    for leave, other, at in onward[piece]:
        if leave >= entry and not visited >> other & 1:
            yield leave, (other, at, (visited & cycles[other]) | 1 << other)

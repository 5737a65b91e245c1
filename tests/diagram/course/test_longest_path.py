import itertools

from hypothesis import given
from hypothesis import strategies as st

from legmap.diagram.course import longest_path as module
from legmap.diagram.course.longest_path import longest_path


def chain(count):
    """Pieces end to end, each noted from both sides."""
    starts_on = [None, *((i, 10.0) for i in range(count - 1))]
    ends_on = [*((i, 0.0) for i in range(1, count)), None]
    return [10.0] * count, starts_on, ends_on


def diamonds(count):
    """Four pieces each: one forks into two, which meet in the next."""
    lengths, starts_on, ends_on = [], [], []
    for first in range(0, 4 * count, 4):
        lengths += [10.0, 20.0, 10.0, 10.0]
        starts_on += [(first - 1, 10.0) if first else None, (first, 10.0), (first, 10.0), (first + 1, 20.0)]
        ends_on += [None, None, (first + 3, 0.0), None]
    return lengths, starts_on, ends_on


def everywhere(count):
    """Every piece ends_on the next in the middle and starts_on on the one before, round and round."""
    lengths = [10.0 + i for i in range(count)]
    return (
        lengths,
        [((i + 1) % count, 9.0) for i in range(count)],
        [((i + 2) % count, 0.0) for i in range(count)],
    )


def tried(lengths, starts_on, ends_on):
    """Length of the longest way, by trying them all."""

    def on(piece, entry, gone):
        yield lengths[piece] - entry
        ways = [(at[1], i, 0.0) for i, at in enumerate(starts_on) if at and at[0] == piece]
        ways += [(lengths[piece], *ends_on[piece])] if ends_on[piece] else []
        for leave, other, at in ways:
            if other not in gone and leave >= entry:
                yield from (leave - entry + rest for rest in on(other, at, gone | {other}))

    return max(found for i in range(len(lengths)) for found in on(i, 0.0, {i}))


def length_of(steps):
    return sum(leave - entry for _, entry, leave in steps)


def test_a_nerve_in_many_pieces_is_followed_from_end_to_end():
    steps = longest_path(*chain(3000))
    assert [piece for piece, _, _ in steps] == list(range(3000))
    assert length_of(steps) == 30_000


def test_forks_that_meet_again_are_each_looked_at_once():
    assert length_of(longest_path(*diamonds(60))) == 60 * 40


def test_rings_without_number_are_given_up_in_time(monkeypatch):
    monkeypatch.setattr(module, "MAX_STATES", 500)
    steps = longest_path(*everywhere(120))
    pieces = [piece for piece, _, _ in steps]
    assert len(pieces) == len(set(pieces)) > 1


@st.composite
def tangles(draw):
    count = draw(st.integers(1, 6))
    lengths = draw(st.lists(st.integers(1, 9).map(float), min_size=count, max_size=count))

    def link(piece):
        others = [i for i in range(count) if i != piece]
        if not others:
            return st.none()
        ends = st.sampled_from(others).flatmap(
            lambda other: st.tuples(st.just(other), st.integers(0, int(lengths[other])).map(float))
        )
        return st.none() | ends

    return lengths, [draw(link(i)) for i in range(count)], [draw(link(i)) for i in range(count)]


@given(tangles())
def test_no_way_is_longer_and_none_takes_a_piece_twice(tangle):
    steps = longest_path(*tangle)
    assert length_of(steps) == tried(*tangle)
    pieces = [piece for piece, _, _ in steps]
    assert len(pieces) == len(set(pieces))
    lengths, starts_on, ends_on = tangle
    for (piece, entry, leave), (after, at, _) in itertools.pairwise(steps):
        assert leave >= entry
        hung = starts_on[after] == (piece, leave) and at == 0.0
        assert hung or (ends_on[piece] == (after, at) and leave == lengths[piece])

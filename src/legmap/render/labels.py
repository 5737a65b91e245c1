"""Where labels stand: columns left and right of a panel, straight leaders that do not cross.

Pure geometry: it knows boxes, anchors and a way to measure text, and nothing of drawings.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from legmap.diagram.geometry import Point
from legmap.render.label import LINE, Label, Wanted, check_labels, cross, too_near

__all__ = ["Label", "Measure", "Wanted", "check_labels", "place_labels", "spread"]

Measure = Callable[[str, float], float]
"""Width of a text set in a size, in the same unit."""

_PASSES = 8
_FEW = 6
"""Neighbours are pushed about only for the last few troubled labels: that costs most."""


def place_labels(
    wanted: Sequence[Wanted],
    left: float,
    right: float,
    top: float,
    bottom: float,
    measure: Measure,
    size: float,
    least_size: float,
) -> tuple[Label, ...]:
    """Place labels in two columns beside a panel.

    Parameters
    ----------
    wanted : sequence of Wanted
        Every one of them gets a place.
    left, right : float
        Where the texts of the left column end and those of the right one begin.
    top, bottom : float
        The height to use; when even `least_size` does not fit, the columns grow beyond the bottom.
    measure : callable
        Width of a text in a size.
    size, least_size : float
        The size wanted, and the least to which it may shrink.
    """
    if not wanted:
        return ()
    lefts, rights = _split(list(wanted), (left + right) / 2)
    most = max(len(lefts), len(rights))
    size = max(least_size, min(size, (bottom - top) / (most * LINE)))
    placed = []
    for side, column, x in (("left", lefts, left), ("right", rights, right)):
        column = sorted(column, key=lambda w: w.anchors[0][1])
        heights = spread([w.anchors[0][1] for w in column], size * LINE, top, bottom)
        for w, y in zip(column, heights, strict=True):
            width = measure(w.text, size)
            placed.append(Label(w.id, w.text, side, x, y, width, size, w.anchors[0], w.anchors[0], w.limb))
    _uncross(placed)
    _improve(placed, {(w.id, w.limb): w.anchors for w in wanted}, top, bottom)
    return tuple(placed)


def _split(wanted: list[Wanted], middle: float) -> tuple[list[Wanted], list[Wanted]]:
    """Divide by a vertical line, so that leaders to the left never meet leaders to the right."""
    ordered = sorted(wanted, key=lambda w: (w.anchors[0][0], w.anchors[0][1]))
    count = len(ordered)
    natural = sum(1 for w in ordered if w.anchors[0][0] < middle)
    slack = max(2, count // 4)
    cut = min(max(natural, count // 2 - slack), (count + 1) // 2 + slack)
    return ordered[:cut], ordered[cut:]


def spread(wishes: Sequence[float], step: float, top: float, bottom: float) -> list[float]:
    """Positions in order, at least `step` apart, as near to the (sorted) wishes as least squares allows.

    They stay between `top` and `bottom` by half a step, unless there are too many: then they run on below.
    """
    blocks: list[tuple[float, int]] = []  # mean of the wishes less what the steps before take, and how many
    for index, wish in enumerate(wishes):
        mean, count = wish - index * step, 1
        while blocks and blocks[-1][0] >= mean:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    first = top + step / 2
    last = max(bottom - step / 2 - (len(wishes) - 1) * step, first)
    base = [min(max(mean, first), last) for mean, count in blocks for _ in range(count)]
    return [y + index * step for index, y in enumerate(base)]


def _uncross(labels: list[Label]) -> None:
    """Swap the places of labels whose leaders cross; every swap shortens the sum, so this ends."""
    for _ in range(len(labels) ** 2 + 1):
        swapped = False
        for i, j in itertools.combinations(range(len(labels)), 2):
            a, b = labels[i], labels[j]
            if a.side == b.side and cross(a, b):
                labels[i], labels[j] = replace(a, y=b.y), replace(b, y=a.y)
                swapped = True
        if not swapped:
            return


def _improve(
    labels: list[Label], anchors: dict[tuple[str, str], tuple[Point, ...]], top: float, bottom: float
) -> None:
    """Move leaders off the centres of other shapes: to another anchor or height, or swap two."""
    for _ in range(_PASSES):
        troubled = [i for i in range(len(labels)) if _faults(labels, i)]
        before = list(labels)
        for i in troubled:
            _settle(labels, i, anchors[labels[i].id, labels[i].limb], top, bottom)
        if len(troubled) <= _FEW:
            for i in troubled:
                if _faults(labels, i):
                    _push(labels, i, top, bottom)
        if labels == before:
            return


def _settle(labels: list[Label], i: int, anchors: tuple[Point, ...], top: float, bottom: float) -> None:
    best, least = labels[i], _faults(labels, i)
    low, high = _room(labels, i, top, bottom)
    steps = [low + (high - low) * k / 8 for k in range(9)] if high > low else []
    for anchor in anchors:
        for y in (labels[i].y, *steps):
            if least == 0:
                break
            trial = replace(best, anchor=anchor, y=y)
            faults = _faults([*labels[:i], trial, *labels[i + 1 :]], i)
            if faults < least:
                best, least = trial, faults
    labels[i] = best
    if least == 0:
        return
    for j, other in enumerate(labels):
        if j == i or other.side != labels[i].side:
            continue
        before = _faults(labels, i) + _faults(labels, j)
        trial_labels = list(labels)
        trial_labels[i], trial_labels[j] = replace(labels[i], y=other.y), replace(other, y=labels[i].y)
        if _faults(trial_labels, i) + _faults(trial_labels, j) < before:
            labels[:] = trial_labels
            return


def _push(labels: list[Label], i: int, top: float, bottom: float) -> None:
    """Move a label past its room, pushing its neighbours along, if that mends more than it spoils."""
    mine = labels[i]
    step = mine.size * LINE
    before = sum(_faults(labels, k) for k in range(len(labels)))
    column = [k for k, other in enumerate(labels) if other.side == mine.side]
    for sixths in sorted(range(-24, 25), key=abs):
        wishes = {k: labels[k].y for k in column}
        wishes[i] += sixths * step / 6
        order = sorted(column, key=lambda k: wishes[k])
        trial = list(labels)
        for k, y in zip(order, spread([wishes[k] for k in order], step, top, bottom), strict=True):
            trial[k] = replace(trial[k], y=y)
        if sum(_faults(trial, k) for k in range(len(trial))) < before:
            labels[:] = trial
            return


def _room(labels: list[Label], i: int, top: float, bottom: float) -> tuple[float, float]:
    """How far up and down a label may move between its neighbours."""
    mine = labels[i]
    step = mine.size * LINE
    column = [b.y for k, b in enumerate(labels) if k != i and b.side == mine.side]
    low = max([y + step for y in column if y <= mine.y] + [top + step / 2])
    high = min([y - step for y in column if y > mine.y] + [bottom - step / 2])
    return low, high


def _faults(labels: Sequence[Label], i: int) -> float:
    """What is wrong with one leader: crossings count most."""
    mine = labels[i]
    total = 0.0
    for k, other in enumerate(labels):
        if k == i:
            continue
        if cross(mine, other):
            total += 10
        total += too_near(mine, other) + too_near(other, mine)
    return total

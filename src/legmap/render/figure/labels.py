"""Where labels stand: columns left and right of a panel, straight leaders that do not cross.

Pure geometry: it knows boxes, anchors and a way to measure text, and nothing of drawings.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from legmap.diagram.geometry import Point
from legmap.render.figure.label import (
    LINE_HEIGHT,
    Label,
    LabelRequest,
    leader_passes_near,
    leaders_cross,
)

Measure = Callable[[str, float], float]
"""Width of a text set in a size, in the same unit."""

_PASSES = 8
_FEW = 6
"""Neighbours are pushed about only for the last few troubled labels: that costs most."""


def place_labels(
    requests: Sequence[LabelRequest],
    left: float,
    right: float,
    top: float,
    bottom: float,
    measure: Measure,
    size: float,
    min_size: float,
) -> tuple[Label, ...]:
    """Place labels in two columns beside a panel.

    Parameters
    ----------
    requests : sequence of LabelRequest
        Every one of them gets a place.
    left, right : float
        Where the texts of the left column end and those of the right one begin.
    top, bottom : float
        The height to use; when even `min_size` does not fit, the columns grow beyond the bottom.
    measure : callable
        Width of a text in a size.
    size, min_size : float
        The size wanted, and the least to which it may shrink.
    """
    if not requests:
        return ()
    lefts, rights = _split(list(requests), (left + right) / 2)
    most = max(len(lefts), len(rights))
    size = max(min_size, min(size, (bottom - top) / (most * LINE_HEIGHT)))
    placed = []
    for side, column, x in (("left", lefts, left), ("right", rights, right)):
        column = sorted(column, key=lambda w: w.anchors[0][1])
        heights = spread([w.anchors[0][1] for w in column], size * LINE_HEIGHT, top, bottom)
        for w, y in zip(column, heights, strict=True):
            width = measure(w.text, size)
            placed.append(Label(w.id, w.text, side, x, y, width, size, w.anchors[0], w.anchors[0], w.limb))
    _uncross(placed)
    _improve(placed, {(w.id, w.limb): w.anchors for w in requests}, top, bottom)
    return tuple(placed)


def _split(requests: list[LabelRequest], middle: float) -> tuple[list[LabelRequest], list[LabelRequest]]:
    """Divide by a vertical line, so that leaders to the left never meet leaders to the right."""
    ordered = sorted(requests, key=lambda w: (w.anchors[0][0], w.anchors[0][1]))
    count = len(ordered)
    natural = sum(1 for w in ordered if w.anchors[0][0] < middle)
    slack = max(2, count // 4)
    cut = min(max(natural, count // 2 - slack), (count + 1) // 2 + slack)
    return ordered[:cut], ordered[cut:]


def spread(preferred: Sequence[float], step: float, top: float, bottom: float) -> list[float]:
    """Positions in order, at least `step` apart, as near to the (sorted) wishes as least squares allows.

    They stay between `top` and `bottom` by half a step, unless there are too many: then they run on below.
    """
    blocks: list[tuple[float, int]] = []  # mean of the wishes less what the steps before take, and how many
    for index, position in enumerate(preferred):
        mean, count = position - index * step, 1
        while blocks and blocks[-1][0] >= mean:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    first = top + step / 2
    last = max(bottom - step / 2 - (len(preferred) - 1) * step, first)
    base = [min(max(mean, first), last) for mean, count in blocks for _ in range(count)]
    return [y + index * step for index, y in enumerate(base)]


def _uncross(labels: list[Label]) -> None:
    """Swap the places of labels whose leaders cross; every swap shortens the sum, so this ends."""
    for _ in range(len(labels) ** 2 + 1):
        swapped = False
        for i, j in itertools.combinations(range(len(labels)), 2):
            a, b = labels[i], labels[j]
            if a.side == b.side and leaders_cross(a, b):
                labels[i], labels[j] = replace(a, y=b.y), replace(b, y=a.y)
                swapped = True
        if not swapped:
            return


def _improve(
    labels: list[Label], anchors: dict[tuple[str, str], tuple[Point, ...]], top: float, bottom: float
) -> None:
    """Move leaders off the centres of other shapes: to another anchor or height, or swap two."""
    for _ in range(_PASSES):
        troubled = [i for i in range(len(labels)) if _penalty(labels, i)]
        before = list(labels)
        for i in troubled:
            _improve_label(labels, i, anchors[labels[i].id, labels[i].limb], top, bottom)
        if len(troubled) <= _FEW:
            for i in troubled:
                if _penalty(labels, i):
                    _shift_column(labels, i, top, bottom)
        if labels == before:
            return


def _improve_label(
    labels: list[Label], i: int, anchors: tuple[Point, ...], top: float, bottom: float
) -> None:
    best, least = labels[i], _penalty(labels, i)
    low, high = _room(labels, i, top, bottom)
    steps = [low + (high - low) * k / 8 for k in range(9)] if high > low else []
    for anchor in anchors:
        for y in (labels[i].y, *steps):
            if least == 0:
                break
            trial = replace(best, anchor=anchor, y=y)
            penalty = _penalty([*labels[:i], trial, *labels[i + 1 :]], i)
            if penalty < least:
                best, least = trial, penalty
    labels[i] = best
    if least == 0:
        return
    for j, other in enumerate(labels):
        if j == i or other.side != labels[i].side:
            continue
        before = _penalty(labels, i) + _penalty(labels, j)
        trial_labels = list(labels)
        trial_labels[i], trial_labels[j] = replace(labels[i], y=other.y), replace(other, y=labels[i].y)
        if _penalty(trial_labels, i) + _penalty(trial_labels, j) < before:
            labels[:] = trial_labels
            return


def _shift_column(labels: list[Label], i: int, top: float, bottom: float) -> None:
    """Move a label past its room, pushing its neighbours along, if that mends more than it spoils."""
    mine = labels[i]
    step = mine.size * LINE_HEIGHT
    before = sum(_penalty(labels, k) for k in range(len(labels)))
    column = [k for k, other in enumerate(labels) if other.side == mine.side]
    for sixths in sorted(range(-24, 25), key=abs):
        preferred = {k: labels[k].y for k in column}
        preferred[i] += sixths * step / 6
        order = sorted(column, key=lambda k: preferred[k])
        trial = list(labels)
        for k, y in zip(order, spread([preferred[k] for k in order], step, top, bottom), strict=True):
            trial[k] = replace(trial[k], y=y)
        if sum(_penalty(trial, k) for k in range(len(trial))) < before:
            labels[:] = trial
            return


def _room(labels: list[Label], i: int, top: float, bottom: float) -> tuple[float, float]:
    """How far up and down a label may move between its neighbours."""
    mine = labels[i]
    step = mine.size * LINE_HEIGHT
    column = [b.y for k, b in enumerate(labels) if k != i and b.side == mine.side]
    low = max([y + step for y in column if y <= mine.y] + [top + step / 2])
    high = min([y - step for y in column if y > mine.y] + [bottom - step / 2])
    return low, high


def _penalty(labels: Sequence[Label], i: int) -> float:
    """What is wrong with one leader: crossings count most."""
    mine = labels[i]
    total = 0.0
    for k, other in enumerate(labels):
        if k == i:
            continue
        if leaders_cross(mine, other):
            total += 10
        total += leader_passes_near(mine, other) + leader_passes_near(other, mine)
    return total

"""Placement of labels in columns left and right of a panel, with straight leaders that do not cross.

Pure geometry of boxes, anchors and text widths, independent of drawings.
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
"""Function that returns the width of a text at a font size, in the same unit."""

_PASSES = 8
_MAX_SHIFTED = 6
"""Columns are shifted only for the last few faulty labels, because that is the slowest step."""


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
    left, right : float
        The right edge of the left column and the left edge of the right one.
    top, bottom : float
        The height to use; when even `min_size` does not fit, the columns grow beyond the bottom.
    measure : callable
        Width of a text at a font size.
    size, min_size : float
        The wanted font size, and the smallest one allowed.
    """
    if not requests:
        return ()
    lefts, rights = _split(list(requests), (left + right) / 2)
    longest = max(len(lefts), len(rights))
    size = max(min_size, min(size, (bottom - top) / (longest * LINE_HEIGHT)))
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
    middle_index = min(max(natural, count // 2 - slack), (count + 1) // 2 + slack)
    return ordered[:middle_index], ordered[middle_index:]


def spread(preferred: Sequence[float], step: float, top: float, bottom: float) -> list[float]:
    """Return positions in order, at least `step` apart, closest to the preferred ones by least squares.

    The preferred positions are sorted. The results stay half a step within `top` and `bottom`, unless there
    are too many: then they continue below.
    """
    blocks: list[tuple[float, int]] = []  # mean of preferred positions less the steps before, and count
    for index, position in enumerate(preferred):
        mean, count = position - index * step, 1
        while blocks and blocks[-1][0] >= mean:
            before, before_count = blocks.pop()
            mean, count = (
                (before * before_count + mean * count) / (before_count + count),
                before_count + count,
            )
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
        faulty = [i for i in range(len(labels)) if _penalty(labels, i)]
        before = list(labels)
        for i in faulty:
            _improve_label(labels, i, anchors[labels[i].id, labels[i].limb], top, bottom)
        if len(faulty) <= _MAX_SHIFTED:
            for i in faulty:
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
    """Move a label past its neighbours' limits, pushing them along, if the total penalty falls."""
    label = labels[i]
    step = label.size * LINE_HEIGHT
    before = sum(_penalty(labels, k) for k in range(len(labels)))
    column = [k for k, other in enumerate(labels) if other.side == label.side]
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
    """Return the lowest and highest position of a label between its neighbours."""
    label = labels[i]
    step = label.size * LINE_HEIGHT
    column = [b.y for k, b in enumerate(labels) if k != i and b.side == label.side]
    low = max([y + step for y in column if y <= label.y] + [top + step / 2])
    high = min([y - step for y in column if y > label.y] + [bottom - step / 2])
    return low, high


def _penalty(labels: Sequence[Label], i: int) -> float:
    """Return the penalty of one leader: crossings weigh most."""
    label = labels[i]
    total = 0.0
    for k, other in enumerate(labels):
        if k == i:
            continue
        if leaders_cross(label, other):
            total += 10
        total += leader_passes_near(label, other) + leader_passes_near(other, label)
    return total

"""How well one finding fits what a lesion lets one expect: the table of costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from legmap.lesion.expected import Expected
from legmap.lesion.finding import Finding, State

UNEXPLAINED = 4.0
"""A finding that the lesion does not bring about."""
MISSING = 1.0
"""A finding that the lesion should bring about in part, and that was not there."""
MISSING_SKIN = 2.0
"""Skin that the lesion should leave numb, and that feels: neighbours overlap, so it counts as missing."""
CANNOT = 8.0
"""A muscle, movement or reflex that the lesion ends, and that was found normal."""
UNSURE = 0.5
"""A finding that the lesion only brings about perhaps; twice that at MRC 1 to 3, four times at 0."""
MISFIT = 0.25
"""A finding that the lesion brings about in another measure; twice that where the measures are far apart."""

Row = tuple[float, float, float, float, float]
"""Costs by what is expected: nothing, perhaps, fitting, partly, wholly."""

NORMAL: Row = (0.0, 0.0, 0.0, MISSING, CANNOT)
NORMAL_SKIN: Row = (0.0, 0.0, 0.0, MISSING, MISSING_SKIN)
AMISS: Row = (UNEXPLAINED, UNSURE, 0.0, 0.0, 0.0)
HARDLY: Row = (UNEXPLAINED, 0.0, 0.0, MISFIT, 2 * MISFIT)
PARTLY: Row = (UNEXPLAINED, 2 * UNSURE, 0.0, 0.0, MISFIT)
WHOLLY: Row = (UNEXPLAINED, 4 * UNSURE, 0.0, MISFIT, 0.0)


class Why(StrEnum):
    """Why a finding speaks against a lesion."""

    UNEXPLAINED = "unexplained"
    MISSING = "missing"
    CANNOT = "cannot"


def row_of(finding: Finding) -> Row:
    """The costs that a finding goes by.

    Grade 4 is what a minor root or a mild lesion leaves, 1 to 3 what a partial one does, 0 what a complete
    one does; weakness without a grade fits all but the first.
    """
    if not finding.abnormal:
        return NORMAL_SKIN if finding.kind == "skin" else NORMAL
    if finding.state is State.LOST:
        return WHOLLY
    if finding.state is State.REDUCED:
        return PARTLY
    match finding.grade:
        case None:
            return AMISS
        case 0:
            return WHOLLY
        case 4:
            return HARDLY
        case _:
            return PARTLY


def cost_of(finding: Finding, row: Row, expected: Mapping[str, Expected]) -> float:
    """What a finding costs a lesion.

    Where one name means several structures, all of them are normal if it was found normal, so that the worst
    counts; if it was found amiss, the mean counts. Skin called by one name is numb if the fields in
    it are, or the dermatomes in it.

    Parameters
    ----------
    finding : Finding
        What was found.
    row : Row
        Its costs, as `row_of` gives them.
    expected : mapping
        Structure id to what the lesion makes of it.
    """
    if len(finding.ids) == 1:
        return row[expected.get(finding.ids[0], 0)]
    costs = [row[expected.get(i, 0)] for i in finding.ids]
    if not finding.abnormal:
        return max(costs)
    if finding.kind != "skin":
        return _mean(costs)
    fields = [c for i, c in zip(finding.ids, costs, strict=True) if i.startswith("field.")]
    if not fields:
        return _mean(costs)
    # a numb field somewhere in the dermatome does not make this area of it numb
    surely = [_surely(expected.get(i, Expected.NOTHING)) for i in finding.ids if not i.startswith("field.")]
    return min(_mean(each) for each in (fields, [row[how] for how in surely]) if each)


def _surely(expected: Expected) -> Expected:
    return expected if expected >= Expected.PARTLY else Expected.NOTHING


def why(finding: Finding, cost: float) -> Why | None:
    """Why a finding of that cost speaks against the lesion; None where it does not.

    Something amiss in at least half of the structures that one name means is explained.
    """
    if finding.abnormal:
        return Why.UNEXPLAINED if cost > UNEXPLAINED / 2 else None
    if cost >= CANNOT:
        return Why.CANNOT
    return Why.MISSING if cost else None


def _mean(costs: Iterable[float]) -> float:
    each = tuple(costs)
    return sum(each) / len(each)

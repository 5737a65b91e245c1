"""How well one finding fits what a lesion lets one expect: the table of costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from legmap.lesion.examination_finding import Finding, State
from legmap.lesion.expectation import Expectation

UNEXPLAINED = 4.0
"""A finding that the lesion does not bring about."""
MISSING = 1.0
"""A finding that the lesion should bring about in part, and that was not there."""
MISSING_SKIN = 2.0
"""Skin that the lesion should leave numb, and that feels: neighbours overlap, so it counts as missing."""
IMPOSSIBLE = 8.0
"""A muscle, movement or reflex that the lesion ends, and that was found normal."""
UNSURE = 0.5
"""A finding that the lesion only brings about perhaps; twice that at MRC 1 to 3, four times at 0."""
MISFIT = 0.25
"""A finding that the lesion brings about in another measure; twice that where the measures are far apart."""

CostRow = tuple[float, float, float, float, float]
"""Costs by what is expected: nothing, perhaps, fitting, partly, wholly."""

NORMAL: CostRow = (0.0, 0.0, 0.0, MISSING, IMPOSSIBLE)
NORMAL_SKIN: CostRow = (0.0, 0.0, 0.0, MISSING, MISSING_SKIN)
COSTS_ABNORMAL: CostRow = (UNEXPLAINED, UNSURE, 0.0, 0.0, 0.0)
COSTS_MRC_4: CostRow = (UNEXPLAINED, 0.0, 0.0, MISFIT, 2 * MISFIT)
PARTLY: CostRow = (UNEXPLAINED, 2 * UNSURE, 0.0, 0.0, MISFIT)
WHOLLY: CostRow = (UNEXPLAINED, 4 * UNSURE, 0.0, MISFIT, 0.0)


class ReasonAgainst(StrEnum):
    """Why a finding speaks against a lesion."""

    UNEXPLAINED = "unexplained"
    MISSING = "missing"
    IMPOSSIBLE = "cannot"


def row_of(finding: Finding) -> CostRow:
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
            return COSTS_ABNORMAL
        case 0:
            return WHOLLY
        case 4:
            return COSTS_MRC_4
        case _:
            return PARTLY


def cost_of(finding: Finding, row: CostRow, expected: Mapping[str, Expectation]) -> float:
    """What a finding costs a lesion.

    Where one name means several structures, all of them are normal if it was found normal, so that the worst
    counts; if it was found amiss, the mean counts. Skin called by one name is numb if the fields in
    it are, or the dermatomes in it.

    Parameters
    ----------
    finding : Finding
        What was found.
    row : CostRow
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
    surely = [
        _surely(expected.get(i, Expectation.NOTHING)) for i in finding.ids if not i.startswith("field.")
    ]
    return min(_mean(each) for each in (fields, [row[how] for how in surely]) if each)


def _surely(expected: Expectation) -> Expectation:
    return expected if expected >= Expectation.PARTLY else Expectation.NOTHING


def reason_against(finding: Finding, cost: float) -> ReasonAgainst | None:
    """Why a finding of that cost speaks against the lesion; None where it does not.

    Something amiss in at least half of the structures that one name means is explained.
    """
    if finding.abnormal:
        return ReasonAgainst.UNEXPLAINED if cost > UNEXPLAINED / 2 else None
    if cost >= IMPOSSIBLE:
        return ReasonAgainst.IMPOSSIBLE
    return ReasonAgainst.MISSING if cost else None


def _mean(costs: Iterable[float]) -> float:
    each = tuple(costs)
    return sum(each) / len(each)

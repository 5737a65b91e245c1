"""The table of costs: how badly one finding fits the expectations of a lesion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from legmap.lesion.examination_finding import Finding, FindingState
from legmap.lesion.expectation import Expectation

UNEXPLAINED = 4.0
"""An abnormal finding that the lesion does not cause."""
MISSING = 1.0
"""A finding that the lesion should cause in part, and that was normal."""
MISSING_SKIN = 2.0
"""Skin that the lesion should leave numb, and that feels: neighbours overlap, so it counts as missing."""
IMPOSSIBLE = 8.0
"""A muscle, movement or reflex that should be lost, and that was normal."""
UNSURE = 0.5
"""A finding that the lesion causes only perhaps; twice that at MRC 1 to 3, four times at 0."""
MISFIT = 0.25
"""A finding of another degree than expected; twice that where the degrees are far apart."""

CostRow = tuple[float, float, float, float, float]
"""Costs by expectation: nothing, perhaps, fitting, partly, wholly."""

COSTS_NORMAL: CostRow = (0.0, 0.0, 0.0, MISSING, IMPOSSIBLE)
COSTS_NORMAL_SKIN: CostRow = (0.0, 0.0, 0.0, MISSING, MISSING_SKIN)
COSTS_ABNORMAL: CostRow = (UNEXPLAINED, UNSURE, 0.0, 0.0, 0.0)
COSTS_MRC_4: CostRow = (UNEXPLAINED, 0.0, 0.0, MISFIT, 2 * MISFIT)
COSTS_PARTLY: CostRow = (UNEXPLAINED, 2 * UNSURE, 0.0, 0.0, MISFIT)
COSTS_WHOLLY: CostRow = (UNEXPLAINED, 4 * UNSURE, 0.0, MISFIT, 0.0)


class ReasonAgainst(StrEnum):
    """The reason why a finding speaks against a lesion."""

    UNEXPLAINED = "unexplained"
    MISSING = "missing"
    IMPOSSIBLE = "cannot"


def row_of(finding: Finding) -> CostRow:
    """Return the costs of a finding by expectation.

    Grade 4 fits a minor root or a mild lesion, 1 to 3 a partial one, 0 a complete one; weakness without a
    grade fits all but the first.
    """
    if not finding.abnormal:
        return COSTS_NORMAL_SKIN if finding.kind == "skin" else COSTS_NORMAL
    if finding.state is FindingState.LOST:
        return COSTS_WHOLLY
    if finding.state is FindingState.REDUCED:
        return COSTS_PARTLY
    match finding.grade:
        case None:
            return COSTS_ABNORMAL
        case 0:
            return COSTS_WHOLLY
        case 4:
            return COSTS_MRC_4
        case _:
            return COSTS_PARTLY


def cost_of(finding: Finding, row: CostRow, expected: Mapping[str, Expectation]) -> float:
    """Return the cost of a finding under the expectations of a lesion.

    Where one name means several structures, the worst counts if it was found normal, and the mean if it was
    found abnormal. Skin of one name is numb if the fields in it are, or the dermatomes in it.

    Parameters
    ----------
    row : CostRow
        As returned by `row_of`.
    expected : mapping
        Structure id to its expectation.
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
    """Return why a finding of that cost speaks against the lesion; None where it does not.

    Loss in at least half of the structures that one name means counts as explained.
    """
    if finding.abnormal:
        return ReasonAgainst.UNEXPLAINED if cost > UNEXPLAINED / 2 else None
    if cost >= IMPOSSIBLE:
        return ReasonAgainst.IMPOSSIBLE
    return ReasonAgainst.MISSING if cost else None


def _mean(costs: Iterable[float]) -> float:
    each = tuple(costs)
    return sum(each) / len(each)

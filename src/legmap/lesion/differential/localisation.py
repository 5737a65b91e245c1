"""Localisation: everything that findings say about where the lesion is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas
from legmap.lesion.differential.candidates import Candidate
from legmap.lesion.differential.conflicts import Conflict, conflicts_of
from legmap.lesion.differential.next_test import NextTest, next_test
from legmap.lesion.differential.ranking import Explanation, localise
from legmap.lesion.examination_finding import Finding, FindingState


@dataclass(frozen=True, slots=True)
class Localisation:
    """Findings, the lesions that explain them (best first), conflicts, and the next test if any."""

    findings: tuple[Finding, ...] = ()
    lesions: tuple[Explanation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    next_test: NextTest | None = None


def localisation_of(
    atlas: Atlas, candidates: Sequence[Candidate], findings: Iterable[Finding]
) -> Localisation:
    """Rank the lesions, find conflicts, and choose the next test; untested findings are left out."""
    each = tuple(f for f in dict.fromkeys(findings) if f.state is not FindingState.UNTESTED)
    ranked = localise(atlas, candidates, each)
    return Localisation(each, ranked, conflicts_of(atlas, each, ranked), next_test(atlas, ranked, each))

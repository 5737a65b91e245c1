"""All that findings say about where the lesion is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas
from legmap.lesion.differential.candidates import Candidate
from legmap.lesion.differential.conflicts import Conflict, conflicts_of
from legmap.lesion.differential.next_test import NextTest, next_test
from legmap.lesion.differential.ranking import Explanation, localise
from legmap.lesion.examination_finding import Finding, State


@dataclass(frozen=True, slots=True)
class Localisation:
    """What was found, and what follows.

    Attributes
    ----------
    findings : tuple of Finding
        What was found, each once.
    lesions : tuple of Explanation
        What explains it, best first.
    conflicts : tuple of Conflict
        What cannot be right.
    next_test : NextTest or None
        What to examine next; None where nothing would tell the likely lesions apart.
    """

    findings: tuple[Finding, ...] = ()
    lesions: tuple[Explanation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    next_test: NextTest | None = None


def localisation_of(
    atlas: Atlas, candidates: Sequence[Candidate], findings: Iterable[Finding]
) -> Localisation:
    """Rank the lesions, find what cannot be right, and choose the next test.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    candidates : sequence of Candidate
        As `candidates_of` gives them.
    findings : iterable of Finding
        What was found; untested ones are left out.
    """
    each = tuple(f for f in dict.fromkeys(findings) if f.state is not State.UNTESTED)
    ranked = localise(atlas, candidates, each)
    return Localisation(each, ranked, conflicts_of(atlas, each, ranked), next_test(atlas, ranked, each))

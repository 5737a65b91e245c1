"""The lesions that explain findings, as told."""

import pytest

from legmap.lesion.differential.candidates import candidates_of
from legmap.lesion.differential.localisation import localisation_of
from legmap.lesion.examination_finding import finding_of
from legmap.report.localisation import localisation_data, localisation_report
from tests.small_atlas import small_atlas

ATLAS = small_atlas()
LOCALISATION = localisation_of(ATLAS, candidates_of(ATLAS), [finding_of(ATLAS, "muscle.shin")])
COUNT = len(LOCALISATION.lesions)


@pytest.mark.parametrize(
    ("most", "listed", "last"),
    [
        (1, 1, f"and {COUNT - 1} more"),
        (COUNT - 1, COUNT - 1, "and 1 more"),
        (COUNT, COUNT, None),
        (COUNT + 1, COUNT, None),
    ],
)
def test_what_is_left_out_is_counted_and_nothing_is_said_of_none(most, listed, last):
    section = localisation_report(ATLAS, LOCALISATION, most).section("lesions")
    assert section is not None
    ranked = [line for line in section.lines if line.spans[0].style == "strong"]
    assert len(ranked) == listed
    told = [line.text for line in section.lines if line.indent == 0 and line not in ranked]
    assert told == ([last] if last else [])
    assert len(localisation_data(ATLAS, LOCALISATION, most)["lesions"]) == listed

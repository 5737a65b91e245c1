"""What a figure of two lesions shows and says."""

import pytest

from legmap.diagram.sheet import arrange
from legmap.figures.lesion_figure import FigureOptions, comparison_figure
from legmap.highlighting import highlighting_of_pair
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.injury import Injury
from legmap.roles import NerveSegment, Role
from tests import shipped

ATLAS = shipped.atlas()
L5, NECK, SCIATIC = (
    deficit_without_spared(ATLAS, (Injury(i),)) for i in ("root.L5", "site.fibular-neck", "nerve.sciatic")
)


@pytest.fixture
def figure(diagram):
    def make(pair, side="right", lesions=(L5, NECK, SCIATIC)):
        sheet = arrange(diagram, ("anterior", "posterior"), side)
        return comparison_figure(ATLAS, diagram, sheet, lesions, pair, FigureOptions())

    return make


def test_it_shows_the_pair_and_keeps_the_letters_of_all(figure):
    made = figure((1, 2))
    assert made.title == "Common fibular nerve at the fibular neck compared with sciatic nerve"
    assert [line[:2] for line in made.summary[:2]] == ["B:", "C:"]
    assert made.highlights["right"]["muscle.soleus"] is Role.ONLY_SECOND
    assert made.highlights["right"]["muscle.tibialis-anterior"] is Role.SHARED
    assert [role for role, _ in made.legend] == [Role.ONLY_SECOND, Role.SHARED]


def test_every_limb_that_is_shown_shows_the_same(figure):
    assert set(figure((0, 1)).highlights) == {"right"}
    both = figure((0, 1), "both")
    assert both.highlights["right"] == both.highlights["left"]
    assert set(both.highlights) == set(both.segments) == {"right", "left"}


def test_a_nerve_is_only_taken_from_the_lesion_on():
    at = next(s.at for s in ATLAS.courses["nerve.common-fibular"] if s.id == "level.fibular-neck")
    pieces = highlighting_of_pair(ATLAS, L5, NECK).segments["right"]
    assert set(pieces) == {
        NerveSegment("nerve.common-fibular", 0.0, at, Role.RELATED),
        NerveSegment("nerve.common-fibular", at, 1.0, Role.ONLY_SECOND),
    }
    pieces = highlighting_of_pair(ATLAS, SCIATIC, NECK).segments["left"]
    assert set(pieces) == {
        NerveSegment("nerve.common-fibular", 0.0, at, Role.ONLY_FIRST),
        NerveSegment("nerve.common-fibular", at, 1.0, Role.SHARED),
    }
    assert highlighting_of_pair(ATLAS, L5, SCIATIC).segments["right"] == ()

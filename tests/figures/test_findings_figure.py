"""The figure of an examination: what it shows, what it says, and what its legend explains."""

from __future__ import annotations

import pytest

from legmap.diagram.sheet import arrange
from legmap.figures.findings_figure import findings_figure
from legmap.figures.lesion_figure import FigureOptions
from legmap.gui.state.examination import Examination
from legmap.lesion.differential.localisation import Localisation
from legmap.lesion.examination_finding import FindingState, finding_of
from legmap.report.localisation import MAX_PREDICTED, candidate_name
from legmap.roles import Role
from tests import shipped

ATLAS = shipped.atlas()
FRONT = ("anterior", "posterior")
PLAIN = FigureOptions()


def found(structure, state=None):
    return finding_of(ATLAS, structure, state)


FOOT_DROP = (
    found("muscle.tibialis-anterior"),
    found("muscle.fibularis-longus"),
    found("muscle.tibialis-posterior", FindingState.NORMAL),
    found("field.deep-fibular-medial-terminal-branch"),
)


@pytest.fixture(scope="module")
def examination(qapp):
    return Examination(ATLAS)


@pytest.fixture
def figure(diagram, examination):
    def make(findings, views=FRONT, side="right", untested=(), options=PLAIN):
        examination.set_all(findings)
        sheet = arrange(diagram, views, side)
        return findings_figure(
            ATLAS, diagram, sheet, examination.localisation, examination.segments, options, untested=untested
        )

    return make


def legend(made):
    return [text for _, text in made.legend]


def test_it_says_what_was_found_what_explains_it_and_what_to_test_next(figure):
    made = figure(FOOT_DROP)
    assert made.title == "Where is the lesion?"
    findings, lesions, test = made.summary
    assert findings.startswith(
        "Findings: tibialis anterior weak; fibularis longus weak; tibialis posterior normal"
    )
    assert lesions.startswith("Lesions that explain it: common fibular nerve at the fibular neck")
    assert test.startswith("Next test: ")
    assert "if normal" in test


def test_all_of_the_best_lesions_are_named_and_no_others(figure, examination):
    findings = FOOT_DROP[1:3]
    examination.set_all(findings)
    told = examination.localisation
    best = [candidate_name(ATLAS, e.candidate) for e in told.lesions if e.rank == 1]
    assert MAX_PREDICTED < len(best) < len(told.lesions), "the test needs a tie"
    named = "; ".join(best[:MAX_PREDICTED])
    assert (
        figure(findings).summary[1]
        == f"Lesions that explain it: {named}; and {len(best) - MAX_PREDICTED} more"
    )


def test_findings_and_stretches_are_drawn(figure):
    made = figure(FOOT_DROP)
    assert made.highlights == {
        "right": {
            "muscle.tibialis-anterior": Role.LOST,
            "muscle.fibularis-longus": Role.LOST,
            "muscle.tibialis-posterior": Role.SPARED,
            "field.deep-fibular-medial-terminal-branch": Role.SKIN_LOST,
        }
    }
    roles = {(p.id, p.role) for p in made.segments["right"]}
    assert ("nerve.common-fibular", Role.POSSIBLE) in roles
    assert ("nerve.femoral", Role.RULED_OUT) in roles
    assert made.marks == ()


def test_every_limb_that_is_shown_shows_the_same(figure):
    made = figure(FOOT_DROP, side="both")
    assert set(made.highlights) == set(made.segments) == {"right", "left"}
    assert made.highlights["right"] == made.highlights["left"]
    assert set(figure(FOOT_DROP, side="left").segments) == {"left"}


def test_the_legend_speaks_of_findings_and_only_of_what_is_drawn(figure):
    assert set(legend(figure(FOOT_DROP, ("anterior", "posterior", "dorsum")))) == {
        "muscle found weak",
        "skin numb",
        "found normal",
        "lesion possible here",
        "lesion excluded here",
    }
    assert "muscle found weak" not in legend(figure(FOOT_DROP, ("plexus",)))
    assert "lesion excluded here" in legend(figure(FOOT_DROP, ("plexus",)))
    assert "lesion possible here" not in legend(figure(FOOT_DROP, ("saddle",)))
    assert "lesion possible here" not in legend(figure((found("field.sural", FindingState.NORMAL),)))


def test_a_sign_alone_is_no_entry_of_the_legend(figure):
    assert set(legend(figure((found("sign.foot-drop"),)))) <= {"lesion possible here", "lesion excluded here"}


def test_movements_have_their_own_entry(figure):
    assert "muscles of a movement or reflex found abnormal" in legend(figure((found("reflex.ankle"),)))


def test_what_is_not_tested_yet_is_drawn_but_not_told(figure):
    later = found("muscle.soleus", FindingState.UNTESTED)
    made = figure(FOOT_DROP, untested=(later,))
    assert made.highlights["right"]["muscle.soleus"] is Role.RELATED
    assert "not tested yet" in legend(made)
    assert "soleus" not in made.summary[0]
    assert made.summary == figure(FOOT_DROP).summary


def test_without_findings_there_is_no_text(diagram):
    made = findings_figure(
        ATLAS,
        diagram,
        arrange(diagram, FRONT),
        Localisation(),
        (),
        FigureOptions(),
        untested=(found("muscle.soleus", FindingState.UNTESTED),),
    )
    assert made.summary == ()
    assert legend(made) == ["not tested yet"]


def test_normal_findings_name_no_lesion(figure):
    made = figure((found("muscle.soleus", FindingState.NORMAL),))
    assert made.summary == ("Findings: soleus normal",)


def test_options_are_kept(figure):
    assert (
        figure(FOOT_DROP, options=FigureOptions(caption="Lecture 4", with_labels=False)).caption
        == "Lecture 4"
    )

"""What stands out on the drawings: for a lesion, for two of them, and for findings."""

from __future__ import annotations

from itertools import pairwise

import pytest

from legmap.anatomy.function import Movement, Reflex
from legmap.anatomy.records import Group
from legmap.highlighting import (
    Highlighting,
    highlighting_of,
    highlighting_of_findings,
    highlighting_of_pair,
    stations_of,
)
from legmap.lesion.case import case_of
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.examination_finding import FindingState as State
from legmap.lesion.examination_finding import finding_about, finding_of
from legmap.lesion.injury import Fibres, Injury, Severity, place_fraction
from legmap.render.lesion_mark import LesionMark
from legmap.roles import NerveSegment, Role
from tests import shipped

ATLAS = shipped.atlas()
SCIATIC, TIBIAL_DIVISION = "nerve.sciatic", "nerve.sciatic-tibial-division"
FIBULAR_DIVISION = "nerve.sciatic-common-fibular-division"
FIBULAR = "nerve.common-fibular"
NECK = place_fraction(ATLAS, FIBULAR, "level.fibular-neck")


def shown(*injuries):
    return highlighting_of(ATLAS, case_of(ATLAS, injuries).by_limb)


def segments(*injuries):
    """Pieces on the right limb by nerve: where each turns, and from what into what."""
    pieces = shown(*injuries).segments["right"]
    by_nerve: dict[str, list[NerveSegment]] = {}
    for piece in pieces:
        by_nerve.setdefault(piece.id, []).append(piece)
    for own in by_nerve.values():
        assert (own[0].start, own[-1].end) == (0.0, 1.0)
        assert all(a.end == b.start for a, b in pairwise(own)), "pieces neither gap nor overlap"
    return {nerve: [(p.start, p.role) for p in own] for nerve, own in by_nerve.items()}


def found(structure, state=None):
    return finding_of(ATLAS, structure, state)


def highlights(*findings):
    highlighting = highlighting_of_findings(ATLAS, findings)
    assert highlighting.highlights["right"] == highlighting.highlights["left"]
    return highlighting.highlights["right"]


# --- a lesion ---


def test_no_lesion_shows_nothing():
    assert shown() == Highlighting()


def test_a_lesion_of_either_limb_shows_on_both_and_of_one_on_that_one():
    both = shown(Injury("root.L5"))
    assert both.highlights["right"] == both.highlights["left"] != {}
    left = shown(Injury("root.L5", side="left"))
    assert set(left.highlights) == {"left"}
    assert left.highlights["left"] == both.highlights["left"]


@pytest.mark.parametrize(
    ("injury", "at", "partial"),
    [
        (Injury(FIBULAR), 0.0, False),
        (Injury(FIBULAR, "level.fibular-neck"), NECK, False),
        (Injury(FIBULAR, 0.3, Severity.SEVERE), 0.3, True),
        (Injury(FIBULAR, 0.3, fibres=Fibres.MOTOR), 0.3, True),
        (Injury("site.fibular-neck"), NECK, False),
    ],
)
def test_a_nerve_is_marked_where_it_is_hurt_and_the_mark_knows_its_lesion(injury, at, partial):
    highlighting = shown(injury)
    assert highlighting.marks == (
        LesionMark(FIBULAR, at, "right", partial),
        LesionMark(FIBULAR, at, "left", partial),
    )
    assert highlighting.owners == (injury, injury)


def test_marks_and_owners_go_together():
    injuries = (
        Injury("root.L5"),
        Injury(FIBULAR, side="left"),
        Injury("site.femoral-pelvis"),
        Injury("muscle.soleus"),
    )
    highlighting = shown(*injuries)
    assert [(m.nerve_id, m.limb) for m in highlighting.marks] == [
        ("nerve.femoral", "right"),
        (FIBULAR, "left"),
        ("nerve.femoral", "left"),
    ]
    assert highlighting.owners == (injuries[2], injuries[1], injuries[2])


@pytest.mark.parametrize("injury", [Injury("root.L5"), Injury("muscle.soleus"), Injury("site.cauda-equina")])
def test_what_is_no_nerve_has_no_mark(injury):
    assert shown(injury).marks == ()


def test_a_whole_nerve_is_not_divided():
    assert segments(Injury(FIBULAR)) == {}
    assert segments(Injury("nerve.tibial", "level.popliteal-fossa")) == {}, "nothing branches off above"


def test_above_its_lesion_a_nerve_is_merely_related():
    assert segments(Injury(FIBULAR, "level.fibular-neck")) == {
        FIBULAR: [(0.0, Role.RELATED), (NECK, Role.SELECTED)]
    }


def test_divisions_turn_where_their_nerve_does():
    mid = "level.mid-thigh"
    assert segments(Injury(SCIATIC, mid)) == {
        SCIATIC: [(0.0, Role.RELATED), (place_fraction(ATLAS, SCIATIC, mid), Role.SELECTED)],
        TIBIAL_DIVISION: [(0.0, Role.RELATED), (place_fraction(ATLAS, TIBIAL_DIVISION, mid), Role.PATH)],
        FIBULAR_DIVISION: [(0.0, Role.RELATED), (place_fraction(ATLAS, FIBULAR_DIVISION, mid), Role.PATH)],
    }
    number = segments(Injury(SCIATIC, 0.55))[TIBIAL_DIVISION]
    taken = next(s.at for s in ATLAS.courses[TIBIAL_DIVISION] if s.id.endswith("ischiocondylar-part"))
    assert number == [(0.0, Role.RELATED), (taken, Role.PATH)]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_cuts_of_a_nerve_the_first_along_it_counts(order):
    high, low = Injury("nerve.tibial", "level.soleal-arch"), Injury("nerve.tibial", "level.tarsal-tunnel")
    at = place_fraction(ATLAS, "nerve.tibial", "level.soleal-arch")
    assert segments(*(high, low)[::order]) == {"nerve.tibial": [(0.0, Role.RELATED), (at, Role.SELECTED)]}


# --- two lesions ---


def test_two_lesions_are_told_apart_by_what_either_takes():
    first, second = (deficit_without_spared(ATLAS, (Injury(i),)) for i in ("root.L5", "site.fibular-neck"))
    highlighting = highlighting_of_pair(ATLAS, first, second)
    assert highlighting.highlights["right"] == highlighting.highlights["left"]
    assert highlighting.highlights["right"]["muscle.gluteus-medius"] is Role.ONLY_FIRST
    assert highlighting.highlights["right"]["muscle.tibialis-anterior"] is Role.SHARED
    assert (highlighting.marks, highlighting.owners) == ((), ())
    swapped = highlighting_of_pair(ATLAS, second, first)
    assert swapped.highlights["right"]["muscle.gluteus-medius"] is Role.ONLY_SECOND


def test_a_nerve_cut_twice_at_two_heights_has_three_pieces():
    places = [place_fraction(ATLAS, "nerve.tibial", p) for p in ("level.soleal-arch", "level.tarsal-tunnel")]
    lesions = [deficit_without_spared(ATLAS, (Injury("nerve.tibial", at),)) for at in places]
    pieces = highlighting_of_pair(ATLAS, *lesions).segments["left"]
    assert [p for p in pieces if p.id == "nerve.tibial"] == [
        NerveSegment("nerve.tibial", 0.0, places[0], Role.RELATED),
        NerveSegment("nerve.tibial", places[0], places[1], Role.ONLY_FIRST),
        NerveSegment("nerve.tibial", places[1], 1.0, Role.SHARED),
    ]


# --- findings ---


@pytest.mark.parametrize(
    ("finding", "role"),
    [
        (found("muscle.soleus"), Role.LOST),
        (found("muscle.soleus", State.NORMAL), Role.SPARED),
        (found("muscle.soleus", State.UNTESTED), Role.RELATED),
        (found("field.sural"), Role.SKIN_LOST),
        (found("field.sural", State.REDUCED), Role.SKIN_PARTIAL),
        (found("field.sural", State.NORMAL), Role.SPARED),
    ],
)
def test_a_finding_stands_out_by_how_it_was(finding, role):
    assert highlights(finding) == {finding.ids[0]: role}


def test_movements_and_reflexes_stand_out_by_their_muscles():
    movement, reflex = (ATLAS.structures[i] for i in ("movement.ankle-dorsiflexion", "reflex.ankle"))
    assert isinstance(movement, Movement)
    assert isinstance(reflex, Reflex)
    assert highlights(found("movement.ankle-dorsiflexion")) == dict.fromkeys(
        movement.prime_movers, Role.PARTIAL
    )
    assert highlights(found("reflex.ankle", State.NORMAL)) == dict.fromkeys(reflex.muscles, Role.SPARED)


def test_a_group_stands_out_by_its_members():
    group = ATLAS.structures["group.quadriceps-femoris"]
    assert isinstance(group, Group)
    assert highlights(found("group.quadriceps-femoris")) == dict.fromkeys(group.members, Role.LOST)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("findings", "structure", "role"),
    [
        ((found("reflex.ankle", State.NORMAL), found("muscle.soleus")), "muscle.soleus", Role.LOST),
        (
            (found("movement.ankle-dorsiflexion"), found("muscle.tibialis-anterior", State.NORMAL)),
            "muscle.tibialis-anterior",
            Role.SPARED,
        ),
        (
            (found("movement.ankle-plantarflexion"), found("reflex.ankle", State.NORMAL)),
            "muscle.soleus",
            Role.PARTIAL,
        ),
        (
            (found("group.quadriceps-femoris"), found("muscle.rectus-femoris", State.NORMAL)),
            "muscle.rectus-femoris",
            Role.SPARED,
        ),
        (
            (
                finding_about(ATLAS, ("field.sural", "field.saphenous-medial-crural-branches"), "leg"),
                found("field.sural", State.NORMAL),
            ),
            "field.sural",
            Role.SPARED,
        ),
    ],
)
def test_where_findings_meet_the_closest_is_shown_whichever_came_first(findings, structure, role, order):
    assert highlights(*findings[::order])[structure] is role


def test_stretches_are_shown_on_both_limbs():
    piece = NerveSegment(SCIATIC, 0.0, 0.5, Role.POSSIBLE)
    assert highlighting_of_findings(ATLAS, (), [piece]).segments == {"right": (piece,), "left": (piece,)}


def test_stations_are_every_course_with_numbers():
    stations = stations_of(ATLAS)
    assert set(stations) == set(ATLAS.courses)
    assert ("level.fibular-neck", NECK) in stations[FIBULAR]

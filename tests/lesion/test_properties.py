"""What must hold of every lesion: further up, together and more severe never take less."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from legmap.anatomy.places import Site
from legmap.anatomy.records import Nerve, Root
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.injury import Fibres, Injury, Severity, distinct_places
from legmap.lesion.losses import Deficit, Loss
from tests import shipped

ATLAS = shipped.atlas()
NERVES = [n.id for n in ATLAS.every(Nerve) if not n.variant]
LONG = [n for n in NERVES if distinct_places(ATLAS, n)]
HURT = [*NERVES, *(r.id for r in ATLAS.every(Root)), *(s.id for s in ATLAS.every(Site))]
SKIN_RANK = {Loss.PARTIAL: 2, Loss.VARIABLE: 1, Loss.COMPLETE: 3}
EPSILON = 1e-6


@cache
def deficit(injuries: tuple[Injury, ...]) -> Deficit:
    return deficit_without_spared(ATLAS, injuries)


def assert_no_less(more: Deficit, less: Deficit) -> None:
    """Every muscle, movement, reflex and patch of skin is at least as badly off in the first."""
    muscles = {m.id: m.share for m in more.muscles}
    for muscle in less.muscles:
        assert muscles[muscle.id].low >= muscle.share.low - EPSILON, muscle.id
        assert muscles[muscle.id].high >= muscle.share.high - EPSILON, muscle.id
    movements = {m.id: m.weakness for m in more.movements}
    for movement in less.movements:
        assert movements.get(movement.id, 0) >= movement.weakness, movement.id
    skin = {s.id: SKIN_RANK[s.loss] for s in more.skin}
    for patch in less.skin:
        assert skin.get(patch.id, 0) >= SKIN_RANK[patch.loss], patch.id
    reflexes = {r.id: r.change for r in more.reflexes}
    for reflex in less.reflexes:
        assert reflexes.get(reflex.id, 0) >= reflex.change, reflex.id


degrees = st.sampled_from(list(Severity))
fibres = st.sampled_from(list(Fibres))


@st.composite
def injuries(draw) -> Injury:
    structure_id = draw(st.sampled_from(HURT))
    place = None
    if structure_id in LONG:
        place = draw(st.sampled_from([None, *distinct_places(ATLAS, structure_id)]))
    return Injury(structure_id, place, draw(degrees), draw(fibres))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LONG), degrees, fibres, st.data())
def test_a_more_proximal_lesion_of_the_same_nerve_never_loses_less(nerve, severity, kind, data):
    places = (None, *distinct_places(ATLAS, nerve))
    low = data.draw(st.integers(0, len(places) - 1))
    high = data.draw(st.integers(0, low))
    assert_no_less(
        deficit((Injury(nerve, places[high], severity, kind),)),
        deficit((Injury(nerve, places[low], severity, kind),)),
    )


@settings(max_examples=300, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(LONG))
def test_a_lesion_further_down_loses_no_more_where_places_are_numbers(one, other, nerve):
    high, low = sorted((one, other))
    assert_no_less(deficit((Injury(nerve, high),)), deficit((Injury(nerve, low),)))


@settings(max_examples=300, deadline=None)
@given(st.lists(injuries(), min_size=1, max_size=4), st.data())
def test_a_union_never_loses_less_than_its_members(lesion, data):
    member = data.draw(st.sampled_from(lesion))
    assert_no_less(deficit(tuple(dict.fromkeys(lesion))), deficit((member,)))


@settings(max_examples=300, deadline=None)
@given(injuries(), degrees, degrees)
def test_a_more_severe_lesion_never_loses_less(injury, one, other):
    order = list(Severity)
    mild, bad = sorted((one, other), key=order.index)
    assert_no_less(
        deficit((Injury(injury.id, injury.place, bad, injury.fibres),)),
        deficit((Injury(injury.id, injury.place, mild, injury.fibres),)),
    )


@settings(max_examples=200, deadline=None)
@given(injuries())
def test_all_fibres_never_lose_less_than_some(injury):
    assert_no_less(deficit((Injury(injury.id, injury.place, injury.severity),)), deficit((injury,)))

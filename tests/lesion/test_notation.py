import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legmap.anatomy.places import Site
from legmap.anatomy.records import Nerve, Root
from legmap.anatomy.search import index_of
from legmap.errors import LegmapError, UnknownStructureError
from legmap.lesion.injury import Fibres, Injury, Severity, levels_of
from legmap.lesion.notation import LESION_KINDS, SIDES, lesion_of, parse_lesion, write_lesion
from legmap.report.lesion_names import injury_name
from tests import shipped

ATLAS = shipped.atlas()
INDEX = index_of(ATLAS)
IDS = [i for i in ATLAS.structures if i.partition(".")[0] in LESION_KINDS]
WORDS = (
    "nerve.tibial", "L5", "tib ant", "movement.ankle-dorsiflexion", "landmark.asis", "@", "@0.5", "@nan",
    "@-0", "@popliteal-fossa", "@1e-999", "@\u0663", ":", ":severe", ":SEVERE ", ":left", ":motor", ":all",
    ":odd", "+", "\n", "\x1b[31m", "\udcff", "{text}", "%s", " ",
)  # fmt: skip


@st.composite
def injuries(draw):
    structure_id = draw(st.sampled_from(IDS))
    record = ATLAS.structures[structure_id]
    place = None
    if isinstance(record, Nerve):
        shares = st.integers(0, 1000).map(lambda n: n / 1000)
        place = draw(st.one_of(st.none(), st.sampled_from((None, *levels_of(ATLAS, structure_id))), shares))
    fibres = draw(st.sampled_from(Fibres)) if isinstance(record, (Nerve, Root, Site)) else Fibres.ALL
    return Injury(
        structure_id, place, draw(st.sampled_from(Severity)), fibres, draw(st.sampled_from(("", *SIDES)))
    )


@settings(deadline=None)
@given(st.lists(injuries(), min_size=1, max_size=4))
def test_a_lesion_that_was_written_is_read_as_the_same(lesion):
    written = write_lesion(lesion)
    assert parse_lesion(ATLAS, INDEX, written) == tuple(lesion)
    assert lesion_of(ATLAS, [written]) == tuple(lesion)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=5).map("".join))
def test_whatever_is_typed_is_a_lesion_or_one_plain_sentence(text):
    try:
        lesion, reason = parse_lesion(ATLAS, INDEX, text), ""
    except LegmapError as error:
        lesion, reason = (), str(error)
    assert bool(lesion) != bool(reason)
    assert reason.isprintable()
    assert len(reason) < 600
    for injury in lesion:
        assert injury_name(ATLAS, injury)


@pytest.mark.parametrize("typed", ["x" * 5000, "L5:" + "x" * 5000, "nerve.tibial@" + "x" * 5000])
def test_what_was_typed_is_repeated_in_short(typed):
    with pytest.raises(LegmapError) as caught:
        lesion_of(ATLAS, [typed])
    assert len(str(caught.value)) < 400
    assert "xxx…" in str(caught.value)


def test_bones_are_said_to_be_drawn_for_orientation():
    for typed in ("bone.femur", "femur", "FEMUR:left"):
        with pytest.raises(UnknownStructureError, match="'femur' is drawn for orientation and cannot be"):
            lesion_of(ATLAS, [typed])
    with pytest.raises(UnknownStructureError, match="There is no structure called"):
        lesion_of(ATLAS, ["bone.nobody"])

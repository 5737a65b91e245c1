"""Work as text: whatever is read is work that can be done, and comes back as it was."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from legmap.gui.state.document_file import RecoveryData, from_json, to_json
from legmap.lesion.case import case_of
from legmap.lesion.examination_finding import finding_of
from legmap.lesion.injury import Fibres, Injury, Severity
from legmap.report.lesion_names import lesion_name
from tests import shipped

ATLAS = shipped.atlas()
WHOLE = json.loads(
    to_json(
        RecoveryData(
            (Injury("nerve.tibial", 0.5, Severity.SEVERE, Fibres.MOTOR, "left"), Injury("site.fibular-neck")),
            (finding_of(ATLAS, "muscle.soleus"), finding_of(ATLAS, "reflex.ankle")),
            ((Injury("root.L5"),), (Injury("nerve.common-fibular", "level.fibular-neck"),)),
            (0, 1),
            1,
        )
    )
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(
        ("nerve.tibial", "root.L5", "level.fibular-neck", "severe", "motor", "both", "weak", "skin")
    ),
    st.lists(st.integers(0, 3), max_size=3),
    st.just({}),
)


def read(text):
    """The work in a text, or None where it is none."""
    try:
        return from_json(text, ATLAS)
    except ValueError:
        return None


def hold(kept):
    assert from_json(to_json(kept), ATLAS) == kept
    for injuries in (kept.injuries, *kept.lesions):
        case_of(ATLAS, injuries)
        assert isinstance(lesion_name(ATLAS, injuries), str)


def test_whole_work_is_read():
    hold(read(json.dumps(WHOLE)))
    assert read(json.dumps(WHOLE)).starts == 1


def test_a_place_off_the_nerve_is_refused():
    work = json.loads(json.dumps(WHOLE))
    assert work["injuries"][0]["id"] == "nerve.tibial"
    for on_it in (0, 1, 0.25, "level.tarsal-tunnel"):
        work["injuries"][0]["place"] = on_it
        assert read(json.dumps(work)) is not None, on_it
    for off_it in (1.5, -0.01, float("inf"), float("nan"), True, "level.fibular-neck", [0.5]):
        work["injuries"][0]["place"] = off_it
        assert read(json.dumps(work)) is None, off_it


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_work_of_which_a_value_was_changed_is_sound_or_refused(data):
    work = inner = json.loads(json.dumps(WHOLE))
    while True:
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(inner[key], (dict, list)) or not inner[key] or data.draw(st.booleans()):
            break
        inner = inner[key]
    if data.draw(st.booleans()):
        inner[key] = data.draw(VALUES)
    else:
        del inner[key]
    kept = read(json.dumps(work))
    if kept is not None:
        hold(kept)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    )
)
def test_anything_else_is_refused(value):
    assert read(json.dumps(value)) is None


@given(st.integers(0, 2000), st.text(max_size=3))
def test_text_cut_short_is_refused(length, more):
    whole = json.dumps(WHOLE)
    text = whole[:length] + more
    assert read(text) is None or json.loads(text) == WHOLE or length >= len(whole)

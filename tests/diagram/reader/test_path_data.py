import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from legmap.diagram.reader.path_data import (
    MAX_COORDINATE,
    PathDataError,
    count_segments,
    read_numbers,
    read_path,
)
from legmap.diagram.reader.pen import THINNEST

NUMBERS = st.floats(-MAX_COORDINATE, MAX_COORDINATE)
TEXTS = st.text("MmLlHhVvCcSsQqTtAaZz0123456789.-+eE, \nnaif\u0663", max_size=60)
ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}


@pytest.mark.parametrize(
    ("data", "count"),
    [
        ("M0 0 1 1 2 2", 3),
        ("m0,0c1 1 2 2 3 3 4 4 5 5 6 6z", 4),
        ("M.5.5-1-1H3V4Z", 5),
        ("M0 0A5 5 0 0 1 10 10 5 5 0 1020 20", 3),
        ("M1e1-2E-1L3 3", 2),
        ("M0 0Q1 1 2 2T3 3S1 1 2 2", 4),
    ],
)
def test_counting_agrees_with_reading(data, count):
    assert count_segments(data) == count
    assert not read_path(data).isEmpty()


@pytest.mark.parametrize(
    "data", ["", "0 0", "M0", "M0 0 L", "M0 0 Z 3", "M0 0 A1 1 0 2 1 3 3", "M0,,0", "M0 0 L1 1;"]
)
def test_malformed_data_is_never_cut_short_silently(data):
    with pytest.raises(PathDataError):
        read_path(data)


@pytest.mark.parametrize("radius", ["0", "1e-320", "-1e-200", str(THINNEST / 2)])
def test_an_arc_without_radius_is_a_line(radius):
    for radii in (f"{radius} 5", f"5 {radius}", f"{radius} {radius}"):
        path = read_path(f"M0 0A{radii} 0 0 1 3 4")
        assert path.elementCount() == 2
        assert path.currentPosition() == QPointF(3, 4)


@given(TEXTS)
def test_any_text_is_a_path_or_a_reason(text):
    try:
        path, reason = read_path(text), ""
    except PathDataError as error:
        path, reason = None, str(error)
    assert (path is None) == bool(reason)
    assert not reason or (reason.isprintable() and len(reason) < 200)
    if path is not None:
        assert path.elementCount() >= 1
        assert count_segments(text) >= 1


@given(NUMBERS, NUMBERS, st.lists(st.sampled_from("MLHVCSQTZmlhvcsqtz")), st.data())
def test_well_formed_data_is_read_to_its_last_number(x, y, commands, data):
    text, count = f"M{x} {y}", 1
    for command in commands:
        times = data.draw(st.integers(1, 3)) if command not in "Zz" else 1
        numbers = data.draw(
            st.lists(st.integers(-99, 99), min_size=(n := times * ARITY[command.upper()]), max_size=n)
        )
        text += command + " ".join(map(str, numbers))
        count += times
    assert count_segments(text) == count
    read_path(text)


@given(st.floats(0, 9), st.floats(0, 9), st.floats(-720, 720), st.booleans(), st.booleans(), NUMBERS, NUMBERS)
def test_an_arc_ends_where_it_says(rx, ry, turn, large, sweep, x, y):
    path = read_path(f"M1 2A{rx:f} {ry:f} {turn:f} {large:d} {sweep:d} {x:f} {y:f}")
    end = path.currentPosition()
    assert end.x() == pytest.approx(float(f"{x:f}"), abs=1e-3)
    assert end.y() == pytest.approx(float(f"{y:f}"), abs=1e-3)


@given(st.lists(NUMBERS, min_size=4, max_size=4), st.sampled_from([" ", ",", " , ", "\n"]))
def test_numbers_come_back(numbers, between):
    assert read_numbers(between.join(map(repr, numbers)), 4) == tuple(numbers)


@pytest.mark.parametrize(
    "data",
    [
        "M0 0L5 0,L5 5Z",
        "M0,0,L5 5",
        "M0 0L,5 5",
        "M0 0L5 0,,5 5",
        "M0 0L5 5Z,M6 6L9 9",
        "M0 0L5 5Z,",
        ",M0 0L5 5",
        "M0 0A5 5 0 0 1 9 9,",
        "M0 0A,5 5 0 0 1 9 9",
        "M0 0C1 1 2 2 3 3,Z",
        "M0 0,C1 1 2 2 3 3Z",
        "M0 0C1 1 2 2 3 3Z ,",
        "M0 0C1 1 2 2 3 3Z,M0 0C1 1 2 2 3 3Z",
        " , M0 0C1 1 2 2 3 3Z",
    ],
)
def test_a_comma_that_no_number_follows_ends_a_path_for_viewers_and_is_refused(data):
    with pytest.raises(PathDataError):
        read_path(data)


def test_commas_between_numbers_are_read():
    for data in ("M 0 , 0 C1,1,2,2 3 , 3 Z", "m0,0 l5,5,6,6 z", "M0,0A5,5,0,0,1,9,9 5,5,0,0,1,1,1"):
        assert read_path(data).elementCount() > 2

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from legmap.diagram.reader.path_data import (
    MAX_CLOSINGS,
    MAX_COORDINATE,
    MAX_SEGMENTS,
    THINNEST,
    PathDataError,
    read_numbers,
    read_path,
    read_tokens,
    weight_of,
)

NUMBERS = st.floats(-MAX_COORDINATE, MAX_COORDINATE)
TEXTS = st.text("MmLlHhVvCcSsQqTtAaZz0123456789.-+eE, \nnaif\u0663", max_size=60)
ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}


def points(data):
    """All points of a path, control points included, to 9 places."""
    path = read_path(data)
    elements = [path.elementAt(i) for i in range(path.elementCount())]
    return [(round(element.x, 9), round(element.y, 9)) for element in elements]


def refused(texts):
    """Those of some texts that are refused, with the reason."""
    reasons = {}
    for text in texts:
        try:
            read_path(text)
        except PathDataError as error:
            reasons[text] = str(error)
    return reasons


def test_every_command_is_drawn_as_the_standard_says():
    wrong = {}
    cases: dict[str, list[tuple[float, float]]] = {
        "M1 2 3 4 5 6": [(1, 2), (3, 4), (5, 6)],
        "m1 2 3 4 5 6": [(1, 2), (4, 6), (9, 12)],
        "M1 2H5V7h-1v-2": [(1, 2), (5, 2), (5, 7), (4, 7), (4, 5)],
        "M1 2C3 4 5 6 7 8c1 1 2 2 3 3": [(1, 2), (3, 4), (5, 6), (7, 8), (8, 9), (9, 10), (10, 11)],
        "M0 0C0 1 2 3 4 4S7 7 8 8": [(0, 0), (0, 1), (2, 3), (4, 4), (6, 5), (7, 7), (8, 8)],
        "M0 0s2 3 4 4 3 3 4 4": [(0, 0), (0, 0), (2, 3), (4, 4), (6, 5), (7, 7), (8, 8)],
        "M0 0Q3 0 3 3": [(0, 0), (2, 0), (3, 1), (3, 3)],
        "M0 0Q3 0 3 3t0 3": [(0, 0), (2, 0), (3, 1), (3, 3), (3, 5), (3, 6), (3, 6)],
        # a smooth curve after one of the other kind goes straight on from where the pen is
        "M0 0Q3 0 3 3S7 7 9 9": [(0, 0), (2, 0), (3, 1), (3, 3), (3, 3), (7, 7), (9, 9)],
        "M0 0C0 1 2 3 3 3T9 3": [(0, 0), (0, 1), (2, 3), (3, 3), (3, 3), (5, 3), (9, 3)],
        "M1 1L5 1L5 5ZL3 3": [(1, 1), (5, 1), (5, 5), (1, 1), (1, 1), (3, 3)],
        "M1 1l4 0l0 4zm1 1l2 0": [(1, 1), (5, 1), (5, 5), (1, 1), (2, 2), (4, 2)],
        "M.5.5-1-1": [(0.5, 0.5), (-1, -1)],
        "M1e1-2E-1L3.3,+3": [(10, -0.2), (3.3, 3)],
        "M 0 , 0 L1,1,2 , 2 Z": [(0, 0), (1, 1), (2, 2), (0, 0)],
        "M5. 5.L6. .5": [(5, 5), (6, 0.5)],
    }
    for data, expected in cases.items():
        drawn = points(data)
        # Qt leaves out a line to where the pen is
        if drawn != expected and drawn != [
            p for i, p in enumerate(expected) if i == 0 or p != expected[i - 1]
        ]:
            wrong[data] = drawn
    assert wrong == {}


def test_an_arc_keeps_to_its_ellipse_and_its_flags():
    for large, sweep, middle in ((0, 1, (0, -5)), (1, 1, (0, -5)), (0, 0, (0, 5))):
        path = read_path(f"M-5 0A5 5 0 {large}{sweep}5 0")
        assert path.currentPosition() == QPointF(5, 0)
        assert math.dist(path.pointAtPercent(0.5).toTuple(), middle) < 0.01
        assert all(abs(math.hypot(*path.pointAtPercent(i / 20).toTuple()) - 5) < 0.01 for i in range(21))
    assert points("M0 0A5 5 0 0110 10 5 5 0 0 0 20 20")[-1] == (20, 20)
    assert points("M3 4a5 5 0 1 1 0 0l1 1") == [(3, 4), (4, 5)]  # no way to go is no arc


def test_an_arc_without_radius_is_a_line():
    for radius in ("0", "1e-320", "-1e-200", str(THINNEST / 2)):
        for radii in (f"{radius} 5", f"5 {radius}", f"{radius} {radius}"):
            assert points(f"M1 1A{radii} 0 0 1 3 4a{radii} 0 0 1 3 4") == [(1, 1), (3, 4), (6, 8)]


def test_malformed_data_is_never_cut_short_silently():
    texts = ["", "0 0", "M0", "M0 0 L", "M0 0 Z 3", "M0 0 A1 1 0 2 1 3 3", "M0,,0", "M0 0 L1 1;", "M0 0A"]
    # a comma that no number follows ends a path for viewers
    texts += ["M0 0L5 0,L5 5Z", "M0,0,L5 5", "M0 0L,5 5", "M0 0L5 0,,5 5", "M0 0L5 5Z,M6 6L9 9", "M0 0L5 5Z,"]
    texts += [",M0 0L5 5", "M0 0A5 5 0 0 1 9 9,", "M0 0A,5 5 0 0 1 9 9", "M0 0C1 1 2 2 3 3,Z"]
    texts += ["M0 0,C1 1 2 2 3 3Z", "M0 0C1 1 2 2 3 3Z ,", " , M0 0C1 1 2 2 3 3Z"]
    assert [text for text in texts if text not in refused(texts)] == []


def test_what_costs_more_than_a_path_may_is_refused():
    lines, closings = "M0 0" + "L1 1" * MAX_SEGMENTS, "M0 0L1 1" + "L2 2Z" * (MAX_CLOSINGS + 1)
    reasons = refused([lines, closings])
    assert "segments" in reasons[lines]
    assert "closes" in reasons[closings]
    assert refused(["M0 0" + "L1 1" * (MAX_SEGMENTS - 1), "M0 0L1 1Z" * MAX_CLOSINGS * 2]) == {}


@given(TEXTS)
def test_any_text_is_a_path_or_a_reason(text):
    reasons = refused([text])
    if not reasons:
        assert 1 <= read_path(text).elementCount() <= 2 * weight_of(read_tokens(text))
    assert all(reason.isprintable() and len(reason) < 200 for reason in reasons.values())


@given(NUMBERS, NUMBERS, st.lists(st.sampled_from("MLHVCSQTZmlhvcsqtz")), st.data())
def test_well_formed_data_is_read_to_its_last_number(x, y, commands, data):
    text, count = f"M{x} {y}", 1
    for command in commands:
        times = data.draw(st.integers(1, 3)) if command not in "Zz" else 1
        size = times * ARITY[command.upper()]
        numbers = data.draw(st.lists(st.integers(-99, 99), min_size=size, max_size=size))
        text += command + " ".join(map(str, numbers))
        count += times
    tokens = read_tokens(text)
    assert sum(len(numbers) // (ARITY[c.upper()] or 1) or 1 for c, numbers in tokens) == count
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

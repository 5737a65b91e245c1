import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from legmap.diagram.reader.path_data import PathDataError
from legmap.diagram.reader.transforms import read_transform

SHIFTS = st.integers(-500, 500)
TEXTS = st.text("matrixtranslatescalerotatskewXY(), 0123456789.-e", max_size=60)


def test_transforms_of_svg_and_qt_agree():
    t = read_transform("translate(10,20) scale(2) rotate(90)")
    point = t.map(QPointF(3, 4))
    assert (round(point.x(), 6), round(point.y(), 6)) == (2, 26)
    slanted = read_transform("skewX(45)matrix(1 2 3 4 5 6)skewY(45)").map(QPointF(1, 1))
    assert (round(slanted.x(), 6), round(slanted.y(), 6)) == (28, 16)


@given(TEXTS)
def test_any_text_is_a_transform_or_a_reason(text):
    try:
        transform, reason = read_transform(text), ""
    except PathDataError as error:
        transform, reason = None, str(error)
    assert (transform is None) == bool(reason)
    assert not reason or (reason.isprintable() and len(reason) < 200)
    assert transform is None or transform.isInvertible()


@given(SHIFTS, SHIFTS, st.integers(1, 9), st.integers(-360, 360), SHIFTS, SHIFTS)
def test_a_chain_acts_from_its_end(x, y, size, turn, px, py):
    point = read_transform(f"translate({x} {y})scale({size}),rotate({turn})").map(QPointF(px, py))
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    assert math.isclose(point.x(), x + size * (c * px - s * py), abs_tol=1e-6)
    assert math.isclose(point.y(), y + size * (s * px + c * py), abs_tol=1e-6)


@given(SHIFTS, SHIFTS, st.integers(-360, 360))
def test_a_turn_about_a_point_leaves_it_where_it_is(x, y, turn):
    point = read_transform(f"rotate({turn},{x},{y})").map(QPointF(x, y))
    assert math.dist(point.toTuple(), (x, y)) < 1e-6


def test_commas_stand_between_functions_and_numbers_alone():
    for text in ("translate(1,2)scale(3)", "translate(1 2) , scale(3)", " translate(1,2),scale(3) "):
        assert read_transform(text) == QTransform(3, 0, 0, 3, 1, 2)
    # one that separates nothing voids a transform for viewers
    for text in (
        "translate(10,20,)",
        "translate(,10)",
        "translate(1) ,, scale(2)",
        ",scale(2)",
        "scale(2),",
        "scale(2) , ",
    ):
        with pytest.raises(PathDataError):
            read_transform(text)

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.geometry import polylines, united
from legmap.validation.scanline import (
    Rows,
    centroid,
    covered_area,
    difference,
    intersection,
    rows_of,
    union,
    widest_point,
)


def merged(*paths: QPainterPath) -> QPainterPath:
    return united((path, polylines(path, 1.0)) for path in paths)


def box(x: float, y: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(x, y, width, height))
    return path


def rows(x: float, y: float, width: float, height: float) -> Rows:
    return rows_of(box(x, y, width, height))


def test_the_area_of_a_box_and_of_a_circle() -> None:
    assert covered_area(rows(-3.25, -4, 10.5, 20)) == pytest.approx(210)
    circle = QPainterPath()
    circle.addEllipse(QRectF(0, 0, 80, 80))
    assert covered_area(rows_of(circle)) == pytest.approx(math.pi * 1600, rel=0.005)


@pytest.mark.parametrize("reverse", [False, True])
def test_a_closed_path_is_filled_whichever_way_it_runs(reverse: bool) -> None:
    path = box(0, 0, 10, 10)
    assert covered_area(rows_of(path.toReversed() if reverse else path)) == pytest.approx(100)


def test_overlapping_shapes_of_one_body_count_once() -> None:
    body = merged(box(0, 0, 10, 10), box(5, 0, 10, 10))
    assert covered_area(rows_of(body)) == pytest.approx(150)


def test_what_two_have_in_common_and_what_one_leaves_of_the_other() -> None:
    one, other = rows(0, 0, 10, 10), rows(6, 4, 10, 10)
    assert covered_area(intersection(one, other)) == pytest.approx(4 * 6)
    assert covered_area(difference(one, other)) == pytest.approx(100 - 24)
    assert covered_area(union([one, other])) == pytest.approx(200 - 24)


def test_a_hole_is_cut_out_of_the_middle_of_a_row() -> None:
    left = difference(rows(0, 0, 30, 1), rows(10, 0, 5, 1))
    assert left == {0: ((0.0, 10.0), (15.0, 30.0))}


def test_touching_shapes_share_nothing_and_leave_no_gap() -> None:
    left, right = rows(0, 0, 7.3, 10), rows(7.3, 0, 2.7, 10)
    assert covered_area(intersection(left, right)) == 0
    assert covered_area(difference(rows(0, 0, 10, 10), union([left, right]))) == 0


def test_the_middle_lies_where_the_area_is() -> None:
    both = union([rows(0, 0, 10, 10), rows(100, 0, 10, 30)])
    x, y = centroid(both) or (0.0, 0.0)
    assert x == pytest.approx((5 * 100 + 105 * 300) / 400)
    assert y == pytest.approx((5 * 100 + 15 * 300) / 400)


def test_nothing_has_no_middle() -> None:
    assert centroid({}) is None
    assert widest_point({}) is None


def test_the_widest_place_is_told() -> None:
    assert widest_point(union([rows(0, 0, 4, 9), rows(0, 5, 30, 1)])) == (15.0, 5.5)


def pairs(ends: list[int]) -> tuple[tuple[float, float], ...]:
    return tuple((float(a), float(b)) for a, b in zip(*[iter(sorted(ends))] * 2, strict=False))


SPANS = st.lists(st.integers(0, 40), unique=True, max_size=16).map(pairs)


@given(SPANS, SPANS)
def test_what_is_left_of_a_row_is_what_the_other_does_not_cover(
    one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]
) -> None:
    left = difference({0: one}, {0: other}).get(0, ())
    for x in (i + 0.5 for i in range(41)):
        covered = [any(start < x < end for start, end in spans) for spans in (one, other, left)]
        assert covered[2] == (covered[0] and not covered[1])

"""The shade of a muscle belly runs straight across it, from border to border, and is lightest at the left."""

import math

import pytest
from PySide6.QtGui import QPainterPath, QTransform

from legmap.render.colour import DIMMED, lightness, mix
from legmap.render.muscle_gradient import belly_gradient, principal_axis

COLOUR = "#B0564A"
LONG, WIDE = 100.0, 20.0


def belly(angle, centre=(30.0, -40.0)):
    """Return an upright belly turned clockwise by an angle in degrees about its centre."""
    path = QPainterPath()
    path.addEllipse(-WIDE / 2, -LONG / 2, WIDE, LONG)
    return QTransform().translate(*centre).rotate(angle).map(path)


@pytest.mark.parametrize("angle", [0, 30, 60, 100, 150])
def test_it_runs_across_the_belly_from_border_to_border(angle):
    gradient = belly_gradient(belly(angle), COLOUR)
    assert gradient is not None
    start, end = (gradient.x1, gradient.y1), (gradient.x2, gradient.y2)
    assert math.dist(start, end) == pytest.approx(WIDE, abs=0.2)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    assert middle == pytest.approx((30, -40), abs=0.2)
    along = (math.sin(math.radians(angle)), -math.cos(math.radians(angle)))
    across = (end[0] - start[0], end[1] - start[1])
    assert along[0] * across[0] + along[1] * across[1] == pytest.approx(0, abs=0.3)


@pytest.mark.parametrize("angle", [0, 30, 60, 100, 150])
def test_light_falls_from_the_left_and_a_little_from_above(angle):
    gradient = belly_gradient(belly(angle), COLOUR)
    assert gradient is not None
    assert (gradient.x2 - gradient.x1) + 0.4 * (gradient.y2 - gradient.y1) > 0
    shades = [lightness(colour) for _, colour in gradient.stops]
    places = [place for place, _ in gradient.stops]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 1)
    assert 0 < places[shades.index(max(shades))] < 0.5
    assert max(shades[0], shades[-1]) < lightness(COLOUR)


def test_a_dimmed_belly_goes_towards_paper_shade_by_shade():
    plain, dimmed = belly_gradient(belly(0), COLOUR), belly_gradient(belly(0), COLOUR, "#FFFFFF")
    assert plain is not None
    assert dimmed is not None
    assert dimmed.stops == tuple((place, mix(shade, "#FFFFFF", DIMMED)) for place, shade in plain.stops)


def test_what_has_no_width_has_no_shade():
    line = QPainterPath()
    line.moveTo(0, 0)
    line.lineTo(0, 10)
    line.lineTo(0, 20)
    assert belly_gradient(line, COLOUR) is None
    assert belly_gradient(QPainterPath(), COLOUR) is None


def test_the_principal_axis_is_that_of_the_cloud():
    points = [(3 + 2 * t + side, 5 + t - 2 * side) for t in range(-10, 11) for side in (-0.5, 0.5)]
    centre, axis = principal_axis(points)
    assert centre == pytest.approx((3, 5))
    assert abs(axis[0]) == pytest.approx(2 / math.sqrt(5), abs=1e-6)
    assert axis[1] / axis[0] == pytest.approx(0.5)

import math

import pytest

from legmap.validation.surface import FACING, cross_sections, faces, in_view, pairs, skin_at


def test_the_sections_run_from_the_trunk_to_the_ankle() -> None:
    heights = [s.height for s in cross_sections()]
    assert heights == sorted(heights)
    assert heights[0] <= 100
    assert heights[-1] >= 860
    assert {len(s.radii) for s in cross_sections()} == {36}


# as ../shared/tools/skin_project.py gives them, to a tenth of a millimetre
@pytest.mark.parametrize(
    ("height", "angle", "forwards", "lateral"),
    [
        (120, 0, 49.5, 64.9),
        (283, 37, 31.1, 118.0),
        (455, 181.5, -111.2, 67.3),
        (640, 90, -86.9, 141.7),
        (777, 262, -80.5, 54.0),
        (868, 315, -41.7, 56.4),
    ],
)
def test_the_skin_is_where_the_drawing_tool_has_it(
    height: float, angle: float, forwards: float, lateral: float
) -> None:
    assert skin_at(height, angle) == pytest.approx((forwards, lateral), abs=0.1)


def test_between_sections_and_angles_the_skin_runs_straight() -> None:
    a, b = skin_at(300, 40), skin_at(310, 40)
    assert skin_at(305, 40) == pytest.approx(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    assert skin_at(300, -20) == pytest.approx(skin_at(300, 340))
    assert skin_at(2000, 10) == skin_at(cross_sections()[-1].height, 10)


def test_lateral_is_lateral_in_every_view() -> None:
    here = skin_at(640, 90)
    assert here[1] > 100
    assert in_view("anterior", 640, here)[0] < -100
    assert in_view("posterior", 640, here)[0] > 100
    assert in_view("lateral", 640, here) == (-in_view("medial", 640, here)[0], 640)


def test_each_angle_is_faced_by_two_views() -> None:
    for angle in range(1, 360, 7):
        shown = [v for v in FACING if faces(v, angle)]
        assert len(shown) == (3 if angle % 90 == 0 else 2), angle
    assert len(pairs()) == 4
    assert ("anterior", "posterior") not in pairs()


def test_the_limb_is_a_limb() -> None:
    for height in range(200, 860, 40):
        across = math.dist(skin_at(height, 90), skin_at(height, 270))
        assert 50 < across < 190, height

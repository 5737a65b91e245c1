import pytest
from PySide6.QtCore import QRectF

from legmap.validation.nerve_landmarks import nerves_off_landmarks
from tests.validation.sketch import box, course, drawing, point

MARKS = point("landmark.asis", -95, 0), point("landmark.pubic-tubercle", 0, 0)
TOES = (
    box("bone.phalanges-1", "bones", "bone", QRectF(60, 10, 20, 40)),
    box("bone.phalanges-2", "bones", "bone", QRectF(30, 0, 20, 40)),
)
WEB = "nerve.deep-fibular-medial-terminal-branch"


@pytest.mark.parametrize(("x", "wrong"), [(-50.0, False), (-38.0, False), (-30.0, True), (-70.0, True)])
def test_the_femoral_nerve_passes_the_middle_third_of_the_inguinal_ligament(x: float, wrong: bool) -> None:
    told = list(nerves_off_landmarks(drawing(*MARKS, course("nerve.femoral", (x, -50), (x, 50)))))
    assert bool(told) is wrong


def test_a_nerve_that_never_crosses_its_line_is_told() -> None:
    (told,) = nerves_off_landmarks(drawing(*MARKS, course("nerve.femoral", (-50, -50), (-50, -10))))
    assert "does not cross" in told.what


@pytest.mark.parametrize("view", ["anterior", "posterior", "lateral"])
@pytest.mark.parametrize(("x", "wrong"), [(11.0, False), (13.0, True)])
def test_the_common_fibular_nerve_passes_the_fibular_neck(view: str, x: float, wrong: bool) -> None:
    neck = point("landmark.fibular-neck", 0, 0)
    told = list(
        nerves_off_landmarks(drawing(neck, course("nerve.common-fibular", (x, -50), (x, 50)), name=view))
    )
    assert bool(told) is wrong


@pytest.mark.parametrize(("x", "wrong"), [(10.0, False), (24.5, False), (25.5, True), (-1.0, True)])
def test_the_tibial_nerve_runs_behind_the_medial_malleolus(x: float, wrong: bool) -> None:
    mark = point("landmark.medial-malleolus", 0, 0)
    told = list(nerves_off_landmarks(drawing(mark, course("nerve.tibial", (x, -50), (x, 50)), name="medial")))
    assert bool(told) is wrong


def test_a_tibial_nerve_that_stops_short_of_the_malleolus_is_told() -> None:
    mark = point("landmark.medial-malleolus", 0, 0)
    (told,) = nerves_off_landmarks(drawing(mark, course("nerve.tibial", (10, -50), (10, -5)), name="medial"))
    assert "does not pass it" in told.what


@pytest.mark.parametrize(
    ("end", "wrong"),
    [
        ((55.0, 5.0), False),
        ((55.0, 55.0), False),
        ((55.0, 65.0), True),
        ((35.0, 5.0), True),
        ((75.0, 5.0), True),
    ],
)
def test_the_deep_fibular_nerve_ends_in_the_first_web(end: tuple[float, float], wrong: bool) -> None:
    told = list(nerves_off_landmarks(drawing(*TOES, course(WEB, (55, 200), end), name="dorsum")))
    assert bool(told) is wrong

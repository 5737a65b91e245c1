import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.model import Region
from legmap.validation import placement
from legmap.validation.rule_tables import places
from legmap.validation.scanline import difference
from tests.validation.sketch import box, drawing, point, region


@pytest.mark.parametrize(("off", "wrong"), [(7.5, False), (8.5, True), (20.0, True)])
def test_a_landmark_may_stand_eight_millimetres_off(off: float, wrong: bool) -> None:
    x, y = places()["frame"]["anterior"]["landmark.asis"]
    told = [
        f
        for f in placement.off_frame(drawing(point("landmark.asis", x + off, y)))
        if f.structure == "landmark.asis"
    ]
    assert bool(told) is wrong


def test_the_order_of_neighbours_is_told_from_their_centres() -> None:
    neck, malleolus = point("landmark.fibular-neck", -100, 550), point("landmark.medial-malleolus", -50, 860)
    assert list(placement.wrong_order(drawing(neck, malleolus))) == []
    mirrored = point("landmark.fibular-neck", 100, 550), point("landmark.medial-malleolus", 50, 860)
    (told,) = placement.wrong_order(drawing(*mirrored))
    assert told.structure == "landmark.fibular-neck"
    assert "landmark.medial-malleolus" in told.what


SKIN = box("outline.limb", "outline", "skin", QRectF(0, 0, 100, 400))


@pytest.mark.parametrize(
    ("rect", "wrong"),
    [
        (QRectF(50, 50, 50, 200), False),
        (QRectF(50, 50, 50.5, 200), False),
        (QRectF(50, 50, 52, 200), True),  # too much of it
        (QRectF(10, 50, 80, 200), False),
        (QRectF(150, 50, 50, 200), True),  # all of it
    ],
)
def test_muscles_lie_within_the_skin(rect: QRectF, wrong: bool) -> None:
    told = list(
        placement.muscles_outside_skin(drawing(SKIN, box("muscle.sartorius", "deep-muscles", "belly", rect)))
    )
    assert bool(told) is wrong


def test_a_thin_spur_counts_by_its_depth() -> None:
    body = QPainterPath()
    body.addRect(QRectF(10, 10, 80, 300))
    spur = QPainterPath()
    spur.addRect(QRectF(80, 100, 25, 2))
    told = list(
        placement.muscles_outside_skin(
            drawing(SKIN, region("muscle.a", "deep-muscles", "belly", body.united(spur)))
        )
    )
    assert len(told) == 1
    assert "by up to 5 mm" in told[0].what


def zigzag(structure_id: str, edges: int) -> Region:
    path = QPainterPath(QPointF(0, 0))
    for edge in range(edges):
        path.lineTo(edge % 100, 1000 if edge % 2 == 0 else 0)
    return region(structure_id, "superficial-muscles", "belly", path)


def test_what_is_too_tangled_is_told_and_the_rest_measured_all_the_same() -> None:
    made = drawing(
        zigzag("muscle.a", 1000),
        zigzag("muscle.b", 3000),
        box("muscle.c", "bones", "bone", QRectF(0, 0, 9, 9)),
    )
    (told,) = placement.too_complex(made)
    assert told.structure == "muscle.b"
    assert "too tangled" in told.what
    assert [structure_id for structure_id, rows in made.rows.items() if rows] == ["muscle.a", "muscle.c"]


def test_the_depth_outside_a_border_of_many_points_is_told_from_some_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    muscle = box("muscle.a", "superficial-muscles", "belly", QRectF(50, 50, 80, 200))
    made = drawing(SKIN, muscle)
    out = difference(made.rows["muscle.a"], made.skin)
    monkeypatch.setattr(placement, "_MOST_DISTANCES", 50)
    assert placement.depth_outside_skin(made, out) == pytest.approx(30)

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.checks import place
from legmap.checks.expected import places
from legmap.checks.findings import Drawing
from legmap.diagram.model import Region, Shape, View


def region(structure_id: str, layer: str, kind: str, path: QPainterPath) -> Region:
    return Region(structure_id, "anterior", layer, 0, (Shape(kind, path),), path.boundingRect(), path)


def point(structure_id: str, x: float, y: float) -> Region:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), 3, 3)
    return region(structure_id, "landmarks", "point", path)


def box(structure_id: str, layer: str, kind: str, rect: QRectF) -> Region:
    path = QPainterPath()
    path.addRect(rect)
    return region(structure_id, layer, kind, path)


def course(structure_id: str, *points: tuple[float, float]) -> Region:
    path = QPainterPath(QPointF(*points[0]))
    for one in points[1:]:
        path.lineTo(QPointF(*one))
    return region(structure_id, "nerves", "course", path)


def drawing(*regions: Region) -> Drawing:
    return Drawing(View("anterior", QRectF(-200, -200, 400, 1400), regions))


@pytest.mark.parametrize(("off", "wrong"), [(7.5, False), (8.5, True), (20.0, True)])
def test_a_landmark_may_stand_eight_millimetres_off(off: float, wrong: bool) -> None:
    x, y = places()["frame"]["anterior"]["landmark.asis"]
    told = [
        f for f in place.frame(drawing(point("landmark.asis", x + off, y))) if f.structure == "landmark.asis"
    ]
    assert bool(told) is wrong


def test_the_order_of_neighbours_is_told_from_their_centres() -> None:
    neck, malleolus = point("landmark.fibular-neck", -100, 550), point("landmark.medial-malleolus", -50, 860)
    assert list(place.order(drawing(neck, malleolus))) == []
    mirrored = point("landmark.fibular-neck", 100, 550), point("landmark.medial-malleolus", 50, 860)
    (told,) = place.order(drawing(*mirrored))
    assert told.structure == "landmark.fibular-neck"
    assert "landmark.medial-malleolus" in told.what


@pytest.mark.parametrize(
    ("x", "wrong"),
    [(-50.0, False), (-38.0, False), (-30.0, True), (-70.0, True)],
)
def test_the_femoral_nerve_passes_the_middle_third_of_the_inguinal_ligament(x: float, wrong: bool) -> None:
    marks = point("landmark.asis", -95, 0), point("landmark.pubic-tubercle", 0, 0)
    told = list(place.guards(drawing(*marks, course("nerve.femoral", (x, -50), (x, 50)))))
    assert bool(told) is wrong


def test_a_nerve_that_never_crosses_its_line_is_told() -> None:
    marks = point("landmark.asis", -95, 0), point("landmark.pubic-tubercle", 0, 0)
    (told,) = place.guards(drawing(*marks, course("nerve.femoral", (-50, -50), (-50, -10))))
    assert "not at all" in told.what


@pytest.mark.parametrize(("x", "wrong"), [(11.0, False), (13.0, True)])
def test_the_common_fibular_nerve_passes_the_fibular_neck(x: float, wrong: bool) -> None:
    neck = point("landmark.fibular-neck", 0, 0)
    told = list(place.guards(drawing(neck, course("nerve.common-fibular", (x, -50), (x, 50)))))
    assert bool(told) is wrong


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
    told = list(place.outside_skin(drawing(SKIN, box("muscle.sartorius", "deep-muscles", "belly", rect))))
    assert bool(told) is wrong


def test_a_thin_spur_counts_by_its_depth() -> None:
    body = QPainterPath()
    body.addRect(QRectF(10, 10, 80, 300))
    spur = QPainterPath()
    spur.addRect(QRectF(80, 100, 25, 2))
    told = list(
        place.outside_skin(drawing(SKIN, region("muscle.a", "deep-muscles", "belly", body.united(spur))))
    )
    assert len(told) == 1
    assert "by up to 5 mm" in told[0].what

import pytest
from PySide6.QtCore import QRectF

from legmap.diagram.model import Region
from legmap.validation.muscle_overlap import outside_silhouette, overlapping_muscles, oversized_muscles
from legmap.validation.rule_tables import overlaps
from tests.validation.sketch import box, course, drawing, point

SKIN = box("outline.limb", "outline", "skin", QRectF(0, 0, 100, 400))


def muscle(slug: str, x: float, width: float, order: int) -> Region:
    return box(f"muscle.{slug}", "superficial-muscles", "belly", QRectF(x, 0, width, 100), order)


@pytest.mark.parametrize(("x", "wrong"), [(20.0, False), (19.2, False), (18.8, True), (0.0, True)])
def test_neighbours_may_share_a_twentieth_of_the_smaller(x: float, wrong: bool) -> None:
    told = list(overlapping_muscles(drawing(muscle("soleus", 0, 20, 0), muscle("gracilis", x, 20, 1))))
    assert bool(told) is wrong


def test_what_lies_over_its_neighbour_in_life_may_cover_it_if_it_is_painted_later() -> None:
    assert (
        list(
            overlapping_muscles(
                drawing(muscle("gluteus-medius", 0, 20, 0), muscle("gluteus-maximus", 10, 30, 1))
            )
        )
        == []
    )
    (told,) = overlapping_muscles(
        drawing(muscle("gluteus-maximus", 10, 30, 0), muscle("gluteus-medius", 0, 20, 1))
    )
    assert told.structure == "muscle.gluteus-maximus"
    assert "paint it later" in told.what


def test_every_allowed_overlap_has_a_reason() -> None:
    assert all(len(reason) > 20 for covered in overlaps().values() for reason in covered.values())


@pytest.mark.parametrize(("width", "wrong"), [(29.0, False), (31.0, True)])
def test_a_muscle_is_not_the_whole_limb(width: float, wrong: bool) -> None:
    body = box("muscle.soleus", "deep-muscles", "belly", QRectF(0, 0, width, 400))
    assert bool(list(oversized_muscles(drawing(SKIN, body)))) is wrong


@pytest.mark.parametrize(
    ("inner", "wrong"),
    [
        (box("bone.femur", "bones", "bone", QRectF(50, 10, 52, 50)), False),
        (box("bone.femur", "bones", "bone", QRectF(50, 10, 54, 50)), True),
        (box("bone.sacrum", "bones", "bone", QRectF(50, 10, 90, 50)), False),  # goes on into the trunk
        (course("nerve.femoral", (50, -150), (50, 50)), True),
        (course("nerve.femoral", (50, 10), (150, 50)), True),
        (course("nerve.femoral", (50, 10), (90, 50)), False),
        (point("landmark.asis", 50, 50), False),
        (point("landmark.asis", 102, 50), True),
    ],
)
def test_nothing_leaves_the_skin_but_into_the_trunk(inner: Region, wrong: bool) -> None:
    assert bool(list(outside_silhouette(drawing(SKIN, inner)))) is wrong


def test_nerves_come_from_above() -> None:
    skin = box("outline.limb", "outline", "skin", QRectF(0, -90, 100, 400))
    assert list(outside_silhouette(drawing(skin, course("nerve.femoral", (50, -150), (50, 50))))) == []

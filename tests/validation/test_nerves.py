"""The rules for nerves on a small invented drawing: root 1 gives a trunk, the trunk a branch with a twig."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from legmap.anatomy.atlas import Atlas, atlas_of
from legmap.anatomy.records import CutaneousField, Muscle, Nerve, Root
from legmap.diagram.course.taper import tapered
from legmap.diagram.model import Region, Shape, View
from legmap.validation.drawing import Drawing
from legmap.validation.nerves import attachments, muscles_without_twig, nerves_short_of_field, wrong_twigs

Point = tuple[float, float]


def line(kind: str, *points: Point, to: str = "") -> Shape:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return Shape(kind, path, (1.0, 1.0), to)


def nerve(structure_id: str, *shapes: Shape) -> Region:
    body = QPainterPath()
    for shape in shapes:
        body.addPath(tapered(shape.path, 1.0, 1.0))
    return Region(structure_id, "anterior", "nerves", 0, shapes, body.boundingRect(), body)


def box(structure_id: str, layer: str, x: float, y: float) -> Region:
    path = QPainterPath()
    path.addRect(QRectF(x, y, 20, 20))
    return Region(structure_id, "anterior", layer, 0, (Shape("belly", path),), path.boundingRect(), path)


def drawing(*regions: Region) -> Drawing:
    return Drawing(View("anterior", QRectF(0, 0, 400, 400), regions))


def atlas() -> Atlas:
    return atlas_of(
        [
            Root(id="root.A", name="A"),
            Root(id="root.B", name="B"),
            Nerve(id="nerve.trunk", name="trunk", parent="root.A", roots=("root.A",), plexus="sacral"),
            Nerve(
                id="nerve.branch",
                name="branch",
                parent="nerve.trunk",
                contributors=("root.B",),
                roots=("root.A", "root.B"),
                plexus="sacral",
            ),
            Nerve(
                id="nerve.carrier",
                name="carrier",
                parent="root.B",
                roots=("root.B",),
                plexus="sacral",
                carries=("root.B",),
            ),
            Muscle(
                id="muscle.own",
                name="own",
                nerves=("nerve.branch",),
                variant_nerves=("nerve.carrier",),
                roots=("root.A",),
                main_roots=("root.A",),
                actions=("moves",),
                compartment="thigh",
            ),
            Muscle(
                id="muscle.other",
                name="other",
                nerves=("nerve.trunk",),
                roots=("root.A",),
                main_roots=("root.A",),
                actions=("moves",),
                compartment="thigh",
            ),
            CutaneousField(id="field.branch", name="field", nerve="nerve.branch", area="skin"),
        ]
    )


TRUNK = nerve("nerve.trunk", line("course", (0, 0), (0, 100)))
MUSCLE = box("muscle.own", "deep-muscles", 60, 40)


def branch(*shapes: Shape) -> Region:
    return nerve("nerve.branch", line("course", (0, 50), (40, 50)), *shapes)


def test_a_branch_on_its_parent_is_right() -> None:
    assert list(attachments(atlas(), drawing(TRUNK, branch()))) == []


@pytest.mark.parametrize(("gap", "wrong"), [(1.9, False), (2.1, True), (30.0, True)])
def test_a_branch_may_begin_two_millimetres_from_its_parent(gap: float, wrong: bool) -> None:
    away = nerve("nerve.branch", line("course", (gap, 50), (60, 50)))
    told = [str(f) for f in attachments(atlas(), drawing(TRUNK, away))]
    assert bool(told) is wrong
    assert all("nerve.branch" in t and "anterior.svg" in t for t in told)


def test_without_its_parent_in_the_picture_a_course_comes_from_outside() -> None:
    assert list(attachments(atlas(), drawing(branch()))) == []


def test_pieces_of_a_nerve_hang_together_through_each_other() -> None:
    chained = branch(line("covered", (40, 50), (60, 60)), line("course", (60, 60), (90, 60)))
    assert list(attachments(atlas(), drawing(TRUNK, chained))) == []


def test_a_loose_piece_is_told_even_if_another_piece_hangs_on_it() -> None:
    loose = branch(
        line("course", (200, 200), (220, 220)), line("twig", (210, 210), (215, 230), to="muscle.own")
    )
    told = [f.what for f in attachments(atlas(), drawing(TRUNK, loose))]
    assert len(told) == 2
    assert all("starts loose" in t for t in told)


def test_pieces_that_only_hang_on_each_other_are_loose() -> None:
    circle = branch(line("course", (200, 200), (240, 200)), line("course", (240, 200), (200, 200)))
    assert len(list(attachments(atlas(), drawing(TRUNK, circle)))) == 2


def test_a_contributor_must_be_reached_too() -> None:
    root = box("root.B", "nerves", 200, 200)
    told = [f.what for f in attachments(atlas(), drawing(TRUNK, branch(), root))]
    assert len(told) == 1
    assert "root.B" in told[0]


def test_a_contribution_may_come_by_a_trunk_that_carries_it() -> None:
    root = box("root.B", "nerves", 200, 200)
    carrier = nerve("nerve.carrier", line("course", (200, 210), (100, 150)))
    joined = branch(line("course", (120, 162), (40, 50)))
    told = [
        f
        for f in attachments(atlas(), drawing(TRUNK, joined, root, carrier))
        if f.structure == "nerve.branch"
    ]
    assert told == []


def test_a_contributor_may_run_into_the_nerve() -> None:
    root = nerve("root.B", line("course", (200, 200), (20, 50)))
    assert list(attachments(atlas(), drawing(TRUNK, branch(), root))) == []


@pytest.mark.parametrize(("end", "wrong"), [(65.0, False), (57.5, False), (56.5, True)])
def test_a_twig_ends_inside_its_muscle_or_three_millimetres_off(end: float, wrong: bool) -> None:
    told = list(
        wrong_twigs(atlas(), drawing(branch(line("twig", (40, 50), (end, 50), to="muscle.own")), MUSCLE))
    )
    assert bool(told) is wrong


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("muscle.other", "which the atlas gives to nerve.trunk"),
        ("muscle.none", "is not a muscle"),
        ("nerve.trunk", "is not a muscle"),
    ],
)
def test_a_twig_names_a_muscle_of_its_nerve(to: str, said: str) -> None:
    told = [
        f.what for f in wrong_twigs(atlas(), drawing(branch(line("twig", (40, 50), (65, 50), to=to)), MUSCLE))
    ]
    assert len(told) == 1
    assert said in told[0]


def test_a_variant_nerve_may_send_a_twig() -> None:
    variant = nerve("nerve.carrier", line("twig", (40, 50), (65, 50), to="muscle.own"))
    assert list(wrong_twigs(atlas(), drawing(variant, MUSCLE))) == []


def test_a_twig_to_a_muscle_that_is_not_drawn_is_told() -> None:
    told = [
        f.what
        for f in wrong_twigs(atlas(), drawing(branch(line("twig", (40, 50), (65, 50), to="muscle.own"))))
    ]
    assert len(told) == 1
    assert "which this view lacks" in told[0]


def test_a_muscle_beside_its_nerve_wants_a_twig_in_one_view_at_least() -> None:
    bare = drawing(branch(), MUSCLE)
    twigged = drawing(branch(line("twig", (40, 50), (65, 50), to="muscle.own")), MUSCLE)
    assert [f.structure for f in muscles_without_twig(atlas(), [bare])] == ["nerve.branch"]
    assert list(muscles_without_twig(atlas(), [bare, twigged])) == []
    assert list(muscles_without_twig(atlas(), [drawing(branch())])) == []


@pytest.mark.parametrize(("x", "wrong"), [(30.0, False), (51.0, False), (53.0, True)])
def test_a_skin_nerve_comes_near_its_field(x: float, wrong: bool) -> None:
    told = [
        f.what
        for f in nerves_short_of_field(atlas(), drawing(branch(), box("field.branch", "fields", x, 40)))
    ]
    assert bool(told) is wrong
    assert all("field.branch" in t for t in told)

import pytest
from PySide6.QtCore import QPointF

from legmap.diagram.reader.drawings import read_diagram, require_views
from legmap.diagram.sheet import CAPTION, Placement, Sheet, arrange
from legmap.errors import DrawingError, LegmapError


@pytest.fixture
def diagram(write, limb_svg, tmp_path):
    for name in ("anterior", "posterior", "plexus", "saddle"):
        write(limb_svg, f"{name}.svg")
    return read_diagram(tmp_path)


def placed(sheet: Sheet, view: str) -> Placement:
    found = sheet.placement(view)
    assert found is not None
    return found


def test_views_stand_apart_within_the_sheet(diagram):
    sheet = arrange(diagram)
    assert [p.view for p in sheet.placements] == ["anterior", "posterior", "plexus", "saddle"]
    for i, one in enumerate(sheet.placements):
        assert sheet.bounds.contains(one.box)
        assert one.box.top() >= CAPTION
        for other in sheet.placements[i + 1 :]:
            assert not one.box.intersects(other.box)
    gap = placed(sheet, "posterior").box.left() - placed(sheet, "anterior").box.right()
    assert 20 <= gap <= 30


def test_limb_views_keep_one_height_and_true_size(diagram):
    a, p = (placed(arrange(diagram), n) for n in ("anterior", "posterior"))
    assert a.scale == p.scale == 1
    assert a.y == p.y


def test_left_is_the_mirror_image_view_by_view(diagram):
    right, left = arrange(diagram, side="right"), arrange(diagram, side="left")
    assert right.bounds == left.bounds
    for a, b in zip(right.placements, left.placements, strict=True):
        assert b.mirrored
        assert not a.mirrored
        for x, y in ((-90, 5), (-20, 150)):
            p, q = a.transform().map(QPointF(x, y)), b.transform().map(QPointF(x, y))
            assert q.x() - b.box.left() == pytest.approx(a.box.right() - p.x())
            assert q.y() == pytest.approx(p.y())


def test_a_place_finds_its_view(diagram):
    sheet = arrange(diagram)
    box = placed(sheet, "posterior").box
    found = sheet.view_at(box.center().x(), box.center().y())
    assert found is not None
    assert found.view == "posterior"
    assert sheet.view_at(-500, -500) is None


def test_some_views_only(diagram):
    assert [p.view for p in arrange(diagram, ("plexus",)).placements] == ["plexus"]
    with pytest.raises(LegmapError, match="no view called sole"):
        arrange(diagram, ("sole",))
    with pytest.raises(LegmapError, match="name at least one"):
        arrange(diagram, ())


@pytest.fixture
def with_feet(write, limb_svg, tmp_path):
    for name in ("anterior", "posterior", "dorsum", "sole", "plexus", "saddle"):
        write(limb_svg, f"{name}.svg")
    return read_diagram(tmp_path)


def test_feet_beside_limbs_are_stacked_and_no_higher(with_feet):
    sheet = arrange(with_feet, ("anterior", "posterior", "dorsum", "sole", "plexus"))
    limb, dorsum, sole = (placed(sheet, v) for v in ("posterior", "dorsum", "sole"))
    assert dorsum.box.left() > limb.box.right()
    assert sole.box.top() >= dorsum.box.bottom() + CAPTION
    assert sole.box.bottom() <= limb.box.bottom() + 1e-6
    assert placed(sheet, "plexus").box.left() > max(dorsum.box.right(), sole.box.right())


def test_feet_alone_stand_side_by_side_and_large(with_feet):
    sheet = arrange(with_feet, ("dorsum", "sole"))
    dorsum, sole = placed(sheet, "dorsum"), placed(sheet, "sole")
    assert dorsum.box.top() == sole.box.top()
    assert sole.box.left() > dorsum.box.right()
    assert dorsum.scale == sole.scale > 2


def test_the_plexus_leads_the_saddle_whatever_the_order_asked_for(with_feet):
    one = arrange(with_feet, ("anterior", "plexus", "saddle"))
    other = arrange(with_feet, ("anterior", "saddle", "plexus"))
    for view in ("plexus", "saddle"):
        assert placed(one, view).box == placed(other, view).box


def test_schemes_alone_stand_side_by_side(with_feet):
    sheet = arrange(with_feet, ("plexus", "saddle"))
    assert placed(sheet, "saddle").box.left() > placed(sheet, "plexus").box.right()
    assert placed(sheet, "plexus").scale > placed(sheet, "saddle").scale


def test_missing_drawings_are_named(with_feet, tmp_path):
    with pytest.raises(DrawingError, match=r"lateral\.svg, medial\.svg missing"):
        require_views(tmp_path)


def test_beside_a_limb_drawn_in_part_the_other_views_keep_a_size(write, limb_svg, tmp_path):
    for name in ("dorsum", "sole", "plexus", "saddle"):
        write(limb_svg, f"{name}.svg")
    wrong = []
    for height in (5, 60, 100, 150):
        low = limb_svg.replace('viewBox="-100 -10 120 220"', f'viewBox="-100 50 120 {height}"')
        write(low, "anterior.svg")
        diagram = read_diagram(tmp_path)
        for side in ("right", "left", "both"):
            for views in (tuple(diagram.views), ("anterior", "plexus", "saddle")):
                sheet = arrange(diagram, views, side)
                if not all(p.scale >= 0.3 and sheet.bounds.contains(p.box) for p in sheet.placements):
                    wrong.append((height, side, views))
    assert wrong == []

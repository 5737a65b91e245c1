import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from legmap.gui.canvas.camera import Camera
from legmap.gui.canvas.viewport import Viewport, exposed_strips


@pytest.mark.parametrize(
    "shift", [(3, 0), (-3, 0), (0, 4), (0, -4), (3, 4), (-3, 4), (3, -4), (-3, -4), (99, 0)]
)
def test_the_strips_that_a_shift_bares_are_all_and_overlap_nowhere(shift):
    whole = QRect(0, 0, 20, 10)
    strips = exposed_strips(whole, QPoint(*shift))
    kept = whole & whole.translated(*shift)
    for x in range(20):
        for y in range(10):
            assert sum(s.contains(x, y) for s in strips) == (not kept.contains(x, y))


def test_around_shapes_is_where_they_lie_with_room_for_thin_lines():
    viewport = Viewport(Camera(2.0, 10.0, 20.0), QSize(300, 200), 1.0)
    around = viewport.around([QRectF(10, 10, 5, 5), QRectF(40, 20, 5, 5)])
    assert around.contains(QRect(30, 40, 70, 30))
    assert around.height() < 50
    assert viewport.around([QRectF(1000, 1000, 5, 5)]).isEmpty()
    assert viewport.around([]).isEmpty()


def test_every_shape_around_which_a_part_lies_is_found_by_it():
    viewport = Viewport(Camera(2.0, 10.0, 20.0), QSize(300, 200), 1.0)
    shape = QRectF(10, 10, 5, 5)
    for corner in (QPoint(28, 40), QPoint(40, 52)):
        assert viewport.sheet_of(QRect(corner, QSize(1, 1))).intersects(shape)
    assert not viewport.sheet_of(QRect(100, 100, 5, 5)).intersects(shape)

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from legmap.gui.canvas.camera import MARGIN_PX, Camera, clamped, fitted, panned, zoomed

SHEET = QRectF(0, 0, 1000, 500)
WINDOW = QSizeF(424, 624)


def test_fitting_centres_the_whole_sheet():
    camera = fitted(SHEET, WINDOW)
    assert camera.scale == pytest.approx((424 - 2 * MARGIN_PX) / 1000)
    middle = camera.transform().map(SHEET.center())
    assert [middle.x(), middle.y()] == pytest.approx([212, 312])
    assert camera.seen(WINDOW).contains(SHEET)


def test_fitting_nothing_into_nothing_does_not_divide_by_zero():
    assert fitted(QRectF(), WINDOW) == Camera()
    assert fitted(SHEET, QSizeF(0, 0)) == Camera()


def test_zooming_keeps_the_place_under_the_pointer():
    camera = fitted(SHEET, WINDOW)
    pointer = QPointF(100, 333)
    before = camera.to_sheet(pointer)
    after = zoomed(camera, 3.0, pointer, camera.scale)
    assert after.scale == pytest.approx(3 * camera.scale)
    assert after.to_sheet(pointer).x() == pytest.approx(before.x())
    assert after.to_sheet(pointer).y() == pytest.approx(before.y())
    assert not after.fitted


def test_zoom_has_limits_both_ways():
    camera = fitted(SHEET, WINDOW)
    whole = camera.scale
    assert zoomed(camera, 1e9, QPointF(), whole).scale == pytest.approx(60 * whole)
    assert zoomed(camera, 1e-9, QPointF(), whole).scale == pytest.approx(0.5 * whole)


def test_dragging_never_loses_the_sheet():
    camera = clamped(panned(Camera(), 1e6, -1e6), SHEET, WINDOW)
    corner = camera.transform().mapRect(SHEET)
    assert corner.intersects(QRectF(QPointF(0, 0), WINDOW))

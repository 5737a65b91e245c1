import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from legmap.render.text_cache import TextPixmapCache

BOUNDS = QRectF(10, 20, 30, 8)


class Drawn:
    """Something small that counts how often it is painted."""

    def __init__(self):
        self.times = 0

    def __call__(self, painter):
        self.times += 1
        painter.fillRect(QRectF(11, 21, 28, 6), QColor("#336699"))


@pytest.fixture
def drawn(qapp):
    return Drawn()


def painted(draw, *, scale=2.0, x=0.0, y=0.0, ratio=1.0):
    image = QImage(round(200 * ratio), round(120 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, y)
        painter.scale(scale, scale)
        draw(painter)
        painter.fillRect(QRectF(0, 0, 1, 1), QColor("black"))  # the painter must be left as it was
    return image


@pytest.mark.parametrize("place", [{}, {"x": 0.25, "y": 0.5}, {"scale": 1.5, "x": 3.75}, {"ratio": 2.0}])
def test_it_looks_as_if_painted_directly(drawn, place):
    stamp = TextPixmapCache(drawn)
    assert painted(lambda p: stamp.draw(p, BOUNDS), **place) == painted(drawn, **place)


def test_at_the_same_zoom_it_is_painted_once(drawn):
    stamp = TextPixmapCache(drawn)
    for x in (0, 7, 31):
        painted(lambda p: stamp.draw(p, BOUNDS), x=x)
    assert drawn.times == 1
    painted(lambda p: stamp.draw(p, BOUNDS), scale=3.0)
    painted(lambda p: stamp.draw(p, BOUNDS), scale=3.0, x=0.5)
    assert drawn.times == 3


def test_what_is_large_is_painted_directly(drawn, monkeypatch):
    monkeypatch.setattr("legmap.render.text_cache._LARGEST", 100)
    stamp = TextPixmapCache(drawn)
    for _ in range(2):
        painted(lambda p: stamp.draw(p, BOUNDS))
    assert drawn.times == 2

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from legmap.render import line as lines
from legmap.render.line import PreparedLine
from legmap.render.picture import Paint

DOTTED = Paint(stroke="#203040", width=0.5, stroke_opacity=0.7, dash=(1.0, 1.6))


def border():
    """A closed border that reaches far beyond what is painted of it."""
    path = QPainterPath()
    path.addEllipse(QRectF(-180, -140, 200, 300))
    path.addEllipse(QRectF(10, -110, 150, 520))
    return path


def painted(line, scale=0.5, x=60.0, y=40.0):
    image = QImage(200, 160, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, y)
        painter.scale(scale, scale)
        line.paint(painter, scale)
    return image


def blank(image):
    white = image.copy()
    white.fill(QColor("white"))
    return image == white


@pytest.mark.parametrize("scale", [0.4651, 0.5, 2.3])
@pytest.mark.parametrize(("dx", "dy"), [(31, 0), (0, -47), (-52, 23)])
def test_the_dots_of_a_border_move_with_it(scale, dx, dy):
    line = PreparedLine(border(), DOTTED)
    before, after = painted(line, scale), painted(line, scale, 60.0 + dx, 40.0 + dy)
    wide, high = 200 - abs(dx), 160 - abs(dy)
    here = before.copy(max(0, -dx), max(0, -dy), wide, high)
    assert here == after.copy(max(0, dx), max(0, dy), wide, high)
    assert not blank(here)


def test_dots_of_a_thin_line_stay_apart():
    path = QPainterPath()
    path.moveTo(0, 5)
    path.lineTo(4000, 5)
    row = painted(PreparedLine(path, DOTTED), scale=0.05, x=0.0, y=0.25)
    greys = {row.pixelColor(x, 0).red() for x in range(10, 190)}
    assert max(greys) - min(greys) > 30


def test_an_outline_is_worked_out_once_for_a_zoom_and_one_is_kept(monkeypatch):
    made = []

    def counted(*args):
        made.append(args)
        return stroked(*args)

    stroked = lines.stroked
    monkeypatch.setattr(lines, "stroked", counted)
    line = PreparedLine(border(), DOTTED)
    for x in (0.0, 7.0, 31.5):
        painted(line, x=x)
    assert len(made) == 1
    painted(line, scale=0.6)
    painted(line, scale=0.5)
    assert len(made) == 3


def test_a_solid_hairline_needs_no_outline(monkeypatch):
    monkeypatch.setattr(lines, "stroked", lambda *_: pytest.fail("it was widened"))
    line = PreparedLine(border(), Paint(stroke="#203040", width=0.5))
    assert not blank(painted(line))

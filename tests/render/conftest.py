from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from legmap.diagram.reader.drawings import read_diagram
from legmap.diagram.sheet import arrange
from legmap.render.qt_painter import paint, prepare

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}">'
LIMB = (
    HEAD.format("-100 0 100 200")
    + """<g id="layer.outline"><g id="outline.limb">
 <path class="skin" d="M-95,0 C-99,60 -95,150 -90,200 L-10,200 C-5,150 -5,60 -5,0 Z"/></g></g>
<g id="layer.bones"><g id="bone.femur"><path class="bone" d="M-60,5 h20 v190 h-20 Z"/></g></g>
<g id="layer.deep-muscles"><g id="muscle.deep"><path class="belly" d="M-85,40 h30 v60 h-30 Z"/></g></g>
<g id="layer.superficial-muscles">
 <g id="muscle.upper"><path class="belly" d="M-70,30 h45 v40 h-45 Z"/>
  <path class="tendon" d="M-30,70 v20 h-5 v-20 Z"/><path class="fibre" d="M-68,32 L-66,68"/></g>
 <g id="muscle.calf"><path class="belly" d="M-80,110 h40 v30 h-40 Z"/></g></g>
<g id="layer.dermatomes"><g id="dermatome.L5"><path class="area" d="M-92,145 h40 v50 h-40 Z"/></g></g>
<g id="layer.fields"><g id="field.sural"><path class="area" d="M-92,145 h80 v50 h-80 Z"/>
 <path class="autonomous" d="M-30,180 h10 v10 h-10 Z"/></g></g>
<g id="layer.nerves"><g id="nerve.tibial">
 <path class="course" data-width="4 3" d="M-20,20 C-18,60 -18,100 -20,140"/>
 <path class="covered" data-width="3 3" d="M-20,140 V190"/></g></g></svg>"""
)
PLEXUS = (
    HEAD.format("0 0 200 300")
    + """<g id="layer.nerves"><g id="nerve.tibial" data-label="60 200" data-align="end">
 <path class="course" data-width="5 3" d="M140,60 C120,100 80,150 70,195"/></g>
<g id="root.L5" data-label="150 54" data-align="middle"><path class="root" d="M138,40 h24 v20 h-24 Z"/></g>
</g></svg>"""
)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Everything here may measure text."""


@pytest.fixture
def diagram(tmp_path: Path):
    (tmp_path / "anterior.svg").write_text(LIMB)
    (tmp_path / "posterior.svg").write_text(LIMB.replace('<g id="muscle.calf">', '<g id="muscle.back">'))
    (tmp_path / "plexus.svg").write_text(PLEXUS)
    return read_diagram(tmp_path)


@pytest.fixture(params=["right", "left"])
def sheet(request, diagram):
    return arrange(diagram, ("anterior", "posterior", "plexus"), request.param)


@pytest.fixture
def shoot():
    """Paint items at 4 pixels a millimetre and look at points of views."""

    def paint_items(items, sheet, colour="#FFFFFF"):
        image = QImage(
            round(sheet.bounds.width() * 4),
            round(sheet.bounds.height() * 4),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.fill(QColor(colour))
        with QPainter(image) as painter:
            painter.scale(4, 4)
            paint(prepare(items), painter)

        def at(view, x, y):
            point = sheet.placement(view).transform().map(QPointF(x, y))
            return image.pixelColor(round(point.x() * 4), round(point.y() * 4)).name().upper()

        return at

    return paint_items

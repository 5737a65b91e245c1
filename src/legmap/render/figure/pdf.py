"""Pictures as PDF files."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

from legmap.errors import LegmapError
from legmap.messages import sentence
from legmap.render.figure.formats import FileOptions
from legmap.render.figure.raster import INCH, SOFTWARE, fit, paper_colour
from legmap.render.picture import Picture
from legmap.render.qt_painter import paint, prepare


def pdf_bytes(picture: Picture, options: FileOptions) -> bytes:
    """Return the content of a PDF file: one page of the picture's own size, rounded to whole points.

    It is made in memory, because QPdfWriter does not report a device that takes less than it is given.

    Raises
    ------
    LegmapError
        If Qt cannot make it.
    """
    b = picture.bounds
    points = 72 / INCH * picture.mm
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(options.title)
    writer.setCreator(f"{SOFTWARE} · {options.source}" if options.source else SOFTWARE)
    writer.setResolution(720)
    page = QSizeF(math.ceil(b.width() * points), math.ceil(b.height() * points))
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "figure", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(writer):
        raise LegmapError(sentence("picture.no-pdf"))
    try:
        painter.fillRect(0, 0, writer.width(), writer.height(), QColor(paper_colour(picture)))
        fit(painter, picture, writer.width(), writer.height())
        paint(prepare(picture.items), painter, vector_strokes=True)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())

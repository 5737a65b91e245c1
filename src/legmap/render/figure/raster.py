"""Pictures as images: for previews, the clipboard and PNG files."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from legmap.errors import LegmapError, UsageError
from legmap.messages import sentence
from legmap.render.figure.formats import FileOptions
from legmap.render.picture import Picture
from legmap.render.qt_painter import paint, prepare

MAX_SIDE = 20_000
MAX_PIXELS = 200_000_000
DEFAULT_DPI = 200.0
SOFTWARE = "legmap"
INCH = 25.4
"""In millimetres."""


def pixel_size(picture: Picture, size: tuple[int, int] | None, dpi: float | None) -> tuple[int, int]:
    """Width and height in pixels for a wanted size or resolution.

    Raises
    ------
    LegmapError
        If a side is below 16 or above 20,000 pixels, the resolution is no positive number, or the area is
        more than 200 million pixels.
    """
    if size is None:
        dpi = DEFAULT_DPI if dpi is None else dpi
        if not (math.isfinite(dpi) and dpi > 0):
            raise UsageError(sentence("picture.dpi", dpi=f"{dpi:g}"))
        scale = picture.mm / INCH * dpi
        sides = (picture.bounds.width() * scale, picture.bounds.height() * scale)
        if max(sides) > 1e9:
            raise LegmapError(sentence("picture.dpi.large", dpi=f"{dpi:g}"))
        size = (round(sides[0]), round(sides[1]))
    width, height = size
    if min(width, height) < 16:
        raise LegmapError(sentence("picture.small", width=width, height=height, least=16))
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise LegmapError(
            sentence(
                "picture.large",
                width=width,
                height=height,
                side=MAX_SIDE,
                millions=MAX_PIXELS // 1_000_000,
            )
        )
    return width, height


def render_image(picture: Picture, size: tuple[int, int]) -> QImage:
    """Paint a picture into a new image of that size, centred, on its own paper.

    Raises
    ------
    LegmapError
        If the size is absurd or memory does not suffice.
    """
    width, height = pixel_size(picture, size, None)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise LegmapError(sentence("picture.memory", width=width, height=height))
    image.fill(QColor(paper_colour(picture)))
    with QPainter(image) as painter:
        fit(painter, picture, width, height)
        paint(prepare(picture.items), painter)
    return image


def paper_colour(picture: Picture) -> str:
    """The colour of the picture's paper, white if it has none."""
    for item in picture.items:
        if item.role == "paper" and item.group == "paper":
            fill = getattr(item, "paint").fill  # noqa: B009
            return str(fill or "#FFFFFF")
    return "#FFFFFF"


def fit(painter: QPainter, picture: Picture, width: float, height: float) -> None:
    """Map the picture's bounds into a page, as large as they go, centred."""
    b = picture.bounds
    scale = min(width / b.width(), height / b.height())
    painter.translate((width - b.width() * scale) / 2, (height - b.height() * scale) / 2)
    painter.scale(scale, scale)
    painter.translate(-b.x(), -b.y())


def png_bytes(picture: Picture, options: FileOptions) -> bytes:
    """Return the content of a PNG file.

    Raises
    ------
    LegmapError
        If the size is absurd or memory does not suffice.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(_image(picture, options)):
        raise LegmapError(sentence("picture.no-png"))
    buffer.close()
    return bytes(data.data())


def _image(picture: Picture, options: FileOptions) -> QImage:
    """Return the image with its resolution and texts."""
    pixels = pixel_size(picture, options.size, options.dpi)
    image = render_image(picture, pixels)
    scale = min(pixels[0] / picture.bounds.width(), pixels[1] / picture.bounds.height())
    per_metre = round(1000 * scale / picture.mm)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    for key, value in (("Title", options.title), ("Source", options.source), ("Software", SOFTWARE)):
        if value:
            image.setText(key, value)
    return image.convertToFormat(QImage.Format.Format_RGB32)

"""Export of pictures: files written whole or not at all, and images for previews and the clipboard."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from legmap.errors import LegmapError, UsageError
from legmap.platform.files import check_target, write_atomically
from legmap.render.picture import Picture
from legmap.render.qt_painter import paint, prepare
from legmap.render.svg_writer import to_svg

FIGURE_SUFFIXES = (".png", ".svg", ".pdf")
MAX_SIDE = 20_000
MAX_PIXELS = 200_000_000
DEFAULT_DPI = 200.0
SOFTWARE = "legmap"

_INCH = 25.4


def write_figure(
    picture: Picture,
    path: Path,
    *,
    size: tuple[int, int] | None = None,
    dpi: float | None = None,
    title: str = "",
    source: str = "",
    overwrite: bool = False,
) -> None:
    """Write a picture as PNG, SVG or PDF, by the suffix of the path.

    Parameters
    ----------
    path : Path
        On any failure a previous file is left untouched.
    size : (int, int), optional
        Width and height in pixels (PNG only); the picture is centred in it.
    dpi : float, optional
        Pixels per inch of the picture's own size (PNG only); 200 when neither is given.
    title, source : str
        Title of the picture and origin of the drawings, stored as metadata.
    overwrite : bool
        Whether an existing file may be replaced.

    Raises
    ------
    LegmapError
        If the suffix is unknown, the file exists, the size is out of range, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in FIGURE_SUFFIXES:
        raise UsageError(f"{path.name or 'The file'} has no known ending; name the file .png, .svg or .pdf.")
    check_target(path, overwrite=overwrite)
    # render fully before opening the file, so that an error leaves it untouched
    if suffix == ".png":
        data = _png_bytes(_png(picture, size, dpi, title, source))
    elif suffix == ".svg":
        data = to_svg(picture, title=title, source=source).encode()
    else:
        data = _pdf_bytes(picture, title, source)
    write_atomically(path, data)


def pixel_size(picture: Picture, size: tuple[int, int] | None, dpi: float | None) -> tuple[int, int]:
    """Return width and height in pixels for a wanted size or resolution.

    Raises
    ------
    LegmapError
        If a side is below 16 or above 20,000 pixels, the resolution is not a positive number, or the area is
        more than 200 million pixels.
    """
    if size is None:
        dpi = DEFAULT_DPI if dpi is None else dpi
        if not (math.isfinite(dpi) and dpi > 0):
            raise UsageError(f"{dpi:g} dpi is no usable resolution; give a number such as 300.")
        scale = picture.mm / _INCH * dpi
        sides = (picture.bounds.width() * scale, picture.bounds.height() * scale)
        if max(sides) > 1e9:
            raise LegmapError(f"{dpi:g} dpi would make an image too large; choose less.")
        size = (round(sides[0]), round(sides[1]))
    width, height = size
    if min(width, height) < 16:
        raise LegmapError(f"An image of {width} x {height} pixels is too small; choose at least 16 a side.")
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise LegmapError(
            f"An image of {width} x {height} pixels is too large; stay within {MAX_SIDE} a side "
            f"and {MAX_PIXELS // 1_000_000} million in all."
        )
    return width, height


def render_image(picture: Picture, size: tuple[int, int]) -> QImage:
    """Paint a picture into a new image of that size, centred, on its own paper; see `pixel_size`.

    LegmapError is also raised if memory does not suffice.
    """
    width, height = pixel_size(picture, size, None)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise LegmapError(f"Not enough memory for {width} x {height} pixels; choose a smaller image.")
    image.fill(QColor(paper_colour(picture)))
    with QPainter(image) as painter:
        _fit(painter, picture, width, height)
        paint(prepare(picture.items), painter)
    return image


def paper_colour(picture: Picture) -> str:
    """Return the colour of the picture's paper, white if it has none."""
    for item in picture.items:
        if item.role == "paper" and item.group == "paper":
            fill = getattr(item, "paint").fill  # noqa: B009
            return str(fill or "#FFFFFF")
    return "#FFFFFF"


def _fit(painter: QPainter, picture: Picture, width: float, height: float) -> None:
    """Scale the picture's bounds to a page, as large as possible, centred."""
    b = picture.bounds
    scale = min(width / b.width(), height / b.height())
    painter.translate((width - b.width() * scale) / 2, (height - b.height() * scale) / 2)
    painter.scale(scale, scale)
    painter.translate(-b.x(), -b.y())


def _png(
    picture: Picture, size: tuple[int, int] | None, dpi: float | None, title: str, source: str
) -> QImage:
    pixels = pixel_size(picture, size, dpi)
    image = render_image(picture, pixels)
    scale = min(pixels[0] / picture.bounds.width(), pixels[1] / picture.bounds.height())
    per_metre = round(1000 * scale / picture.mm)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    for key, value in (("Title", title), ("Source", source), ("Software", SOFTWARE)):
        if value:
            image.setText(key, value)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _png_bytes(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise LegmapError("The picture could not be made into a PNG; choose a smaller size.")
    buffer.close()
    return bytes(data.data())


def _pdf_bytes(picture: Picture, title: str, source: str) -> bytes:
    """Return a PDF of one page of the picture's own size, which QPdfWriter rounds to whole points.

    It is written to memory, because QPdfWriter reports no error when a device accepts less than it is given.
    """
    b = picture.bounds
    points = 72 / _INCH * picture.mm
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"{SOFTWARE} · {source}" if source else SOFTWARE)
    writer.setResolution(720)
    page = QSizeF(math.ceil(b.width() * points), math.ceil(b.height() * points))
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "figure", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(writer):
        raise LegmapError("The picture could not be made into a PDF; choose another format.")
    try:
        painter.fillRect(0, 0, writer.width(), writer.height(), QColor(paper_colour(picture)))
        _fit(painter, picture, writer.width(), writer.height())
        paint(prepare(picture.items), painter, vector_strokes=True)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())

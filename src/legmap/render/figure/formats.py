"""The formats of picture files; naming them loads no Qt, writing them does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from legmap.messages import say

if TYPE_CHECKING:
    from legmap.render.picture import Picture


@dataclass(frozen=True, slots=True)
class FileOptions:
    """Options of a file.

    Attributes
    ----------
    size : (int, int) or None
        Width and height in pixels, for formats that have pixels; the picture is centred in it.
    dpi : float or None
        Pixels per inch of the picture's own size, for formats that have pixels.
    title, source : str
        What the picture shows and where it comes from, kept in the file.
    """

    size: tuple[int, int] | None = None
    dpi: float | None = None
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FigureFormat:
    """A format in which pictures are written.

    Attributes
    ----------
    suffix : str
        Of file names, with the dot.
    label : str
        Its name.
    encode : callable
        Makes the content of a file, or raises LegmapError.
    has_pixels : bool
        Whether size and resolution can be chosen.
    """

    suffix: str
    label: str
    encode: Callable[[Picture, FileOptions], bytes]
    has_pixels: bool = False

    @property
    def file_filter(self) -> str:
        """The filter of a file dialog."""
        return f"{self.label} (*{self.suffix})"


def _encode_png(picture: Picture, options: FileOptions) -> bytes:
    from legmap.render.figure.raster import png_bytes

    return png_bytes(picture, options)


def _encode_svg(picture: Picture, options: FileOptions) -> bytes:
    from legmap.render.svg_writer import to_svg

    return to_svg(picture, title=options.title, source=options.source).encode()


def _encode_pdf(picture: Picture, options: FileOptions) -> bytes:
    from legmap.render.figure.pdf import pdf_bytes

    return pdf_bytes(picture, options)


FIGURE_FORMATS: tuple[FigureFormat, ...] = (
    FigureFormat(".png", "PNG", _encode_png, has_pixels=True),
    FigureFormat(".svg", "SVG", _encode_svg),
    FigureFormat(".pdf", "PDF", _encode_pdf),
)
"""Every format of a picture, the default first; a further one is one more line."""


def figure_format_of(path: PurePath) -> FigureFormat | None:
    """Return the format that a file name ends in; None for any other ending."""
    suffix = path.suffix.lower()
    return next((form for form in FIGURE_FORMATS if form.suffix == suffix), None)


def figure_file_metavar() -> str:
    """Return the name of a picture file in the help of the command line."""
    return say("cli.value.picture", endings="|".join(form.suffix for form in FIGURE_FORMATS))

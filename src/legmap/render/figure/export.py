"""Pictures written to files, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from legmap.errors import UsageError
from legmap.messages import joined, sentence
from legmap.render.figure.formats import FIGURE_FORMATS, FileOptions, figure_format_of
from legmap.render.picture import Picture
from legmap.render.whole import check_target, write_atomically


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
    """Write a picture in the format of `FIGURE_FORMATS` that the path ends in.

    Parameters
    ----------
    picture : Picture
        What to write.
    path : Path
        Where to; on any failure what stood there before is untouched.
    size : (int, int), optional
        Width and height in pixels, where the format has pixels; the picture is centred in it.
    dpi : float, optional
        Pixels per inch of the picture's own size, where the format has pixels; 200 when neither is given.
    title, source : str
        What the picture shows and where it comes from, kept in the file.
    overwrite : bool
        Whether an existing file may be replaced.

    Raises
    ------
    LegmapError
        If the ending is unknown, the file exists, the size is absurd, or the file cannot be written.
    """
    form = figure_format_of(path)
    if form is None:
        *others, last = (known.suffix for known in FIGURE_FORMATS)
        endings = joined([joined(others), last], "or")
        raise UsageError(sentence("picture.ending", file=path.name, endings=endings))
    check_target(path, overwrite=overwrite)
    # everything that can be refused is refused before the file is opened
    write_atomically(path, form.encode(picture, FileOptions(size, dpi, title, source)))

"""Pictures written to files, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from legmap.errors import UsageError
from legmap.messages import joined, sentence
from legmap.platform.files import check_target, write_atomically
from legmap.render.figure.formats import FIGURE_FORMATS, FileOptions, figure_format_of
from legmap.render.picture import Picture


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
    path : Path
        On any failure a previous file is left untouched.
    size : (int, int), optional
        Width and height in pixels, where the format has pixels; the picture is centred in it.
    dpi : float, optional
        Pixels per inch of the picture's own size, where the format has pixels; 200 when neither is given.
    title, source : str
        Title of the picture and origin of the drawings, stored as metadata.
    overwrite : bool
        Whether an existing file may be replaced.

    Raises
    ------
    LegmapError
        If the suffix is unknown, the file exists, the size is out of range, or the file cannot be written.
    """
    form = figure_format_of(path)
    if form is None:
        *others, last = (known.suffix for known in FIGURE_FORMATS)
        endings = joined([joined(others), last], "or")
        key = "picture.ending" if path.name else "picture.no-name"
        raise UsageError(sentence(key, file=path.name, endings=endings))
    check_target(path, overwrite=overwrite)
    # encode fully before opening the file, so that an error leaves it untouched
    write_atomically(path, form.encode(picture, FileOptions(size, dpi, title, source)))

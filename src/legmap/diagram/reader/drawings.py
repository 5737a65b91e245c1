"""Read drawings from a folder, in the format of ``assets/svg/README.md``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from legmap.diagram.dermatome_layers import DEFAULT_LAYER, without_other_maps
from legmap.diagram.model import Diagram, View, diagram_of
from legmap.diagram.reader.context import Problem
from legmap.diagram.reader.view_reader import parse_view
from legmap.diagram.reader.xmltree import read_tree
from legmap.diagram.views import LIMB_VIEWS, SCHEMATIC_VIEWS
from legmap.errors import DrawingError
from legmap.messages import say, sentence
from legmap.platform.untrusted import shown_path

MAX_DRAWINGS = 40
"""In one folder; the program has eight."""


def read_view(path: Path, name: str, dermatomes: str = DEFAULT_LAYER) -> View:
    """Read one drawing as the view called `name`.

    `dermatomes` is the layer of the dermatome map to read (see `map_layer`); those of other maps are passed
    over unread.

    Raises
    ------
    DrawingError
        If the file cannot be read or has a problem that would make the picture wrong; slighter problems
        (see `all_problems`) are passed over.
    """
    root = without_other_maps(read_tree(path), dermatomes)
    view, problems = parse_view(root, path.name, name, dermatomes)
    fatal = [p.text for p in problems if p.fatal]
    if fatal:
        more = len(fatal) - 1
        raise DrawingError(say("drawing.more", problem=fatal[0], count=more) if more else fatal[0])
    return view


def read_diagram(
    folder: Path, names: Sequence[str] | None = None, dermatomes: str = DEFAULT_LAYER
) -> Diagram:
    """Read the views called `names` from a folder; by default all that are there, limb views first.

    Raises
    ------
    DrawingError
        If the folder holds no drawing, one of those named is missing, or one cannot be read.
    """
    if names is None:
        names = view_names(folder)
    if not names:
        raise DrawingError(sentence("drawing.none", folder=shown_path(folder)))
    return diagram_of({name: read_view(folder / f"{name}.svg", name, dermatomes) for name in names})


def require_views(folder: Path) -> None:
    """Make sure that a folder holds every known view.

    Raises
    ------
    DrawingError
        Naming the files that are missing.
    """
    there = view_names(folder)
    missing = [f"{name}.svg" for name in (*LIMB_VIEWS, *SCHEMATIC_VIEWS) if name not in there]
    if missing:
        raise DrawingError(sentence("drawing.missing", files=tuple(missing), folder=shown_path(folder)))


def view_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the drawings in a folder: the known views in their order, then others by name.

    Raises
    ------
    DrawingError
        If the folder cannot be read or holds too many.
    """
    try:
        found = {p.stem for p in folder.iterdir() if p.suffix == ".svg" and not p.name.startswith(".")}
    except (OSError, ValueError) as error:  # also a name that no folder can have
        reason = getattr(error, "strerror", None) or str(error)
        raise DrawingError(
            sentence("drawing.folder.unread", folder=shown_path(folder), reason=reason)
        ) from error
    if len(found) > MAX_DRAWINGS:
        raise DrawingError(
            sentence("drawing.folder.full", folder=shown_path(folder), count=len(found), most=MAX_DRAWINGS)
        )
    known = (*LIMB_VIEWS, *SCHEMATIC_VIEWS)
    return (*(n for n in known if n in found), *sorted(found.difference(known)))


def all_problems(path: Path) -> list[Problem]:
    """Return everything wrong with the structure of one drawing."""
    try:
        return parse_view(read_tree(path), path.name, path.stem)[1]
    except DrawingError as error:
        return [Problem(str(error))]

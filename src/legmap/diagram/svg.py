"""Drawings from disk: reads the format of ``assets/svg/README.md`` and says what is wrong with a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from legmap.diagram.maps import FIRST, without_other_maps
from legmap.diagram.model import Diagram, View
from legmap.diagram.rules import Problem
from legmap.diagram.views import LIMB_VIEWS, SCHEMATIC_VIEWS
from legmap.diagram.walk import walk
from legmap.diagram.xmltree import read_tree
from legmap.errors import DrawingError
from legmap.platform.untrusted import shown_path

MAX_DRAWINGS = 40
"""In one folder; the program has eight."""


def read_view(path: Path, name: str, dermatomes: str = FIRST) -> View:
    """Read one drawing.

    Parameters
    ----------
    path : Path
        The SVG file.
    name : str
        Name of the view.
    dermatomes : str
        Layer of the dermatome map to read; those of other maps are passed over unread, and ``dermatomes``
        stands in where the drawing lacks the one wanted.

    Raises
    ------
    DrawingError
        If the file cannot be read or has a problem that would make the picture wrong; slighter problems
        (see `problems_in`) are passed over.
    """
    root = without_other_maps(read_tree(path), dermatomes)
    view, problems = walk(root, path.name, name, dermatomes)
    fatal = [p.text for p in problems if p.fatal]
    if fatal:
        more = len(fatal) - 1
        told = f" ({more} more problem{'' if more == 1 else 's'}: run legmap check.)" if more else ""
        raise DrawingError(fatal[0] + told)
    return view


def read_diagram(folder: Path, names: Sequence[str] | None = None, dermatomes: str = FIRST) -> Diagram:
    """Read several drawings of a folder.

    Parameters
    ----------
    folder : Path
        Holds one ``<name>.svg`` per view.
    names : sequence of str, optional
        Views to read; by default all that are there, limb views first.
    dermatomes : str
        Layer of the dermatome map to read (see `read_view`).

    Raises
    ------
    DrawingError
        If the folder holds no drawing, one of those named is missing, or one cannot be read.
    """
    if names is None:
        names = view_names(folder)
    if not names:
        raise DrawingError(
            f"There is no drawing in {shown_path(folder)}; reinstall legmap or name another folder."
        )
    return Diagram({name: read_view(folder / f"{name}.svg", name, dermatomes) for name in names})


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
        raise DrawingError(f"{', '.join(missing)} missing from {shown_path(folder)}; install legmap again.")


def view_names(folder: Path) -> tuple[str, ...]:
    """Names of the drawings in a folder: the known views in their order, then others by name.

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
            f"The folder of drawings {shown_path(folder)} cannot be read ({reason}); reinstall legmap or "
            "name another."
        ) from error
    if len(found) > MAX_DRAWINGS:
        raise DrawingError(
            f"The folder of drawings {shown_path(folder)} holds {len(found)} of them, and {MAX_DRAWINGS} is "
            "the limit; move the others away or name another folder."
        )
    known = (*LIMB_VIEWS, *SCHEMATIC_VIEWS)
    return (*(n for n in known if n in found), *sorted(found.difference(known)))


def problems_in(path: Path) -> list[str]:
    """Everything wrong with the structure of one drawing, one sentence each."""
    return [p.text for p in all_problems(path)]


def all_problems(path: Path) -> list[Problem]:
    """As `problems_in`, with the weight of each."""
    try:
        tree = read_tree(path)
    except DrawingError as error:
        return [Problem(str(error))]
    return walk(tree, path.name, path.stem)[1]

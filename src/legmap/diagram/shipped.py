"""The program's own drawings."""

from __future__ import annotations

from legmap.diagram.model import Diagram
from legmap.diagram.svg import read_diagram, require_views
from legmap.resources import assets_dir


def shipped_drawings(dermatomes: str) -> Diagram:
    """Read every drawing that comes with the program.

    Parameters
    ----------
    dermatomes : str
        Layer of the dermatome map to go by.

    Raises
    ------
    LegmapError
        If a drawing is missing or cannot be used.
    """
    folder = assets_dir()
    require_views(folder)
    return read_diagram(folder, dermatomes=dermatomes)

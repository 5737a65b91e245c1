"""The drawings to work with: the user's own, or those of the program, from the cache where they are there."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from PySide6.QtCore import qVersion

from legmap import cache
from legmap.diagram.kept import pack, unpack
from legmap.diagram.model import Diagram
from legmap.errors import DrawingError
from legmap.foreign import shown, shown_path
from legmap.messages import say
from legmap.resources import assets_dir


def drawings(dermatomes: str, folder: Path | None = None, *, known: Container[str] | None = None) -> Diagram:
    """Read every drawing of a folder.

    Parameters
    ----------
    dermatomes : str
        Layer of the dermatome map to go by.
    folder : Path, optional
        A folder of the user's own, which may lack views; by default the drawings that come with the program.
    known : container of str, optional
        Ids that may be drawn; anything by default. Those of the program hold to it by test.

    Raises
    ------
    LegmapError
        If a drawing is missing or cannot be used, or draws what nobody knows.
    """
    if folder is not None:
        from legmap.diagram.reader.drawings import read_diagram

        own = read_diagram(folder, dermatomes=dermatomes)
        if known is not None:
            _require_known(own, known, folder)
        return own
    return _shipped(dermatomes, assets_dir())


def _shipped(dermatomes: str, folder: Path) -> Diagram:
    key = _key(folder, dermatomes)
    kept = cache.fetch("drawings", key) if key else None
    diagram = unpack(kept) if kept is not None else None
    if diagram is None:
        from legmap.diagram.reader.drawings import read_diagram, require_views  # what the cache saves

        require_views(folder)
        diagram = read_diagram(folder, dermatomes=dermatomes)
        if key:
            cache.keep("drawings", key, pack(diagram))
    return diagram


def _require_known(diagram: Diagram, known: Container[str], folder: Path) -> None:
    for view in diagram.views.values():
        for region in view.regions:
            if region.layer != "outline" and region.id not in known:
                raise DrawingError(
                    say(
                        "drawing.unknown",
                        file=shown(f"{view.name}.svg"),
                        id=region.id,
                        folder=shown_path(folder),
                    )
                )


def _key(folder: Path, dermatomes: str) -> str:
    try:
        here = Path(__file__).parent
        own = [part for d in (here, here / "reader", here / "course") for part in cache.files_in(d, ".py")]
        return cache.key_of((dermatomes, qVersion(), *cache.files_in(folder, ".svg"), *own))
    except OSError:
        return ""  # reading says what is wrong

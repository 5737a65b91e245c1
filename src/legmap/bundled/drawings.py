"""The drawings to work with: the user's own, or those that ship with the program."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import cast

from legmap.bundled.bundle import read_bundle
from legmap.bundled.paths import PackedView, unpack_diagram
from legmap.diagram.model import Diagram
from legmap.errors import DrawingError
from legmap.messages import say
from legmap.platform.untrusted import shown, shown_path
from legmap.resources import assets_dir


def drawings(dermatomes: str, folder: Path | None = None, *, known: Container[str] | None = None) -> Diagram:
    """Read every drawing of a folder.

    Parameters
    ----------
    dermatomes : str
        Layer of the dermatome map to read.
    folder : Path, optional
        A folder of the user's own, which may lack views; by default the drawings that ship with the program,
        from the bundle where it is there.
    known : container of str, optional
        Ids that may be drawn; anything by default. Those of the program hold to it by test.

    Raises
    ------
    LegmapError
        If a drawing is missing or cannot be used, or shows an unknown structure.
    """
    if folder is not None:
        from legmap.diagram.svg import read_diagram

        own = read_diagram(folder, dermatomes=dermatomes)
        if known is not None:
            _require_known(own, known, folder)
        return own
    packed = cast("dict[str, list[PackedView]]", read_bundle("drawings") or {})
    if dermatomes in packed:
        return unpack_diagram(packed[dermatomes])
    from legmap.diagram.svg import read_diagram, require_views  # the bundle saves loading the reader, too

    require_views(assets_dir())
    return read_diagram(assets_dir(), dermatomes=dermatomes)


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

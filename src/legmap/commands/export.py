"""The command that writes an annotated picture without a window."""

from __future__ import annotations

import argparse
import os
import re
import sys

from PySide6.QtGui import QGuiApplication

from legmap.anatomy.load import load_atlas
from legmap.anatomy.maps import chosen_map, layer_of_map, map_named
from legmap.commands.reading import resolve_all
from legmap.diagram.sheet import DEFAULT_VIEWS, arrange
from legmap.diagram.shipped import shipped_drawings
from legmap.errors import UsageError
from legmap.lesion.deficit import deficit_of
from legmap.messages import say
from legmap.plate import Wishes, figure_of, title_of
from legmap.render.export import write_figure
from legmap.render.figure import compose_figure


def export_command(arguments: argparse.Namespace) -> int:
    """Write the picture of a lesion to a PNG, SVG or PDF file."""
    size = parse_size(arguments.size) if arguments.size else None
    if size and arguments.dpi is not None:
        raise UsageError(say("export.size-and-dpi"))
    ending = arguments.output.suffix.lower()
    if (size or arguments.dpi is not None) and ending in (".svg", ".pdf"):
        raise UsageError(say("export.pixels-only", ending=ending))
    atlas = load_atlas()
    followed = map_named(atlas, arguments.map) if arguments.map is not None else chosen_map(atlas)
    deficit = deficit_of(atlas, resolve_all(atlas, arguments.ids))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    diagram = shipped_drawings(layer_of_map(followed))
    wanted = (
        [v.strip() for v in arguments.views.split(",") if v.strip()]
        if arguments.views is not None
        else DEFAULT_VIEWS
    )
    sheet = arrange(diagram, wanted, arguments.side)
    wishes = Wishes(with_labels=not arguments.no_labels, caption=arguments.caption)
    picture = compose_figure(figure_of(atlas, diagram, sheet, deficit, wishes))
    write_figure(
        picture,
        arguments.output,
        size=size,
        dpi=arguments.dpi,
        title=title_of(atlas, deficit),
        source=say("figure.credit.short"),
        overwrite=arguments.force,
    )
    del app
    return 0


def parse_size(text: str) -> tuple[int, int]:
    """Width and height in pixels from ``WxH``.

    Parameters
    ----------
    text : str
        As typed, e.g. ``2400x3000``.

    Raises
    ------
    LegmapError
        If it is not two positive whole numbers.
    """
    found = re.fullmatch(r"([1-9]\d{0,5})[xX×]([1-9]\d{0,5})", text.strip())
    if found is None:
        raise UsageError(say("export.size", text=text))
    return int(found[1]), int(found[2])

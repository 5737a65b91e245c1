"""The command `legmap export`, which writes an annotated picture without a window."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map, map_named
from legmap.bundled.atlas import shipped_atlas, shipped_rivals
from legmap.bundled.drawings import drawings
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import DEFAULT_VIEWS, Sheet, arrange
from legmap.errors import UsageError
from legmap.figures.lesion_figure import FigureOptions, deficits_by_limb, figure_title, lesion_figure
from legmap.lesion.case import case_of, side_of
from legmap.lesion.notation import lesion_of
from legmap.messages import say, sentence
from legmap.platform.untrusted import shown
from legmap.render.figure.export import write_figure
from legmap.render.figure.figure import Figure
from legmap.render.figure.formats import figure_format_of
from legmap.render.figure.page import compose_figure
from legmap.roles import Side

TitledFigureBuilder = Callable[[Diagram, Sheet, FigureOptions], tuple[Figure, str]]


def export_command(arguments: argparse.Namespace) -> int:
    """Write the picture of a lesion to a PNG, SVG or PDF file."""
    check_pixels(arguments)
    atlas = shipped_atlas()
    case = case_of(atlas, lesion_of(atlas, arguments.ids), shipped_rivals(atlas))

    def draw(diagram: Diagram, sheet: Sheet, options: FigureOptions) -> tuple[Figure, str]:
        deficits = deficits_by_limb(sheet.side, case.by_limb)
        return lesion_figure(atlas, diagram, sheet, deficits, options), figure_title(atlas, deficits)

    write_picture(arguments, atlas, side_of(case), draw)
    return 0


def check_pixels(arguments: argparse.Namespace) -> None:
    """Raise UsageError for two sizes or for pixels of a vector format, before any work is done."""
    size = parse_size(arguments.size) if arguments.size else None
    if size and arguments.dpi is not None:
        raise UsageError(sentence("export.size-and-dpi"))
    form = figure_format_of(arguments.output)
    if (size or arguments.dpi is not None) and form is not None and not form.has_pixels:
        raise UsageError(sentence("export.pixels-only", ending=form.suffix))


def write_picture(arguments: argparse.Namespace, atlas: Atlas, side: Side, draw: TitledFigureBuilder) -> None:
    """Write a figure according to the arguments; `side` is the default for the limbs shown."""
    followed = map_named(atlas, arguments.map) if arguments.map is not None else chosen_map(atlas)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    diagram = drawings(layer_of_map(followed), arguments.assets, known=atlas.structures)
    wanted = (
        [v.strip() for v in arguments.views.split(",") if v.strip()]
        if arguments.views is not None
        else diagram.drawn(DEFAULT_VIEWS)
    )
    sheet = arrange(diagram, wanted, arguments.side or side)
    options = FigureOptions(with_labels=not arguments.no_labels, caption=arguments.caption)
    figure, title = draw(diagram, sheet, options)
    write_figure(
        compose_figure(figure),
        arguments.output,
        size=parse_size(arguments.size) if arguments.size else None,
        dpi=arguments.dpi,
        title=title,
        source=say("figure.credit.short"),
        overwrite=arguments.force,
    )
    del app


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height in pixels from a text such as ``2400x3000``, or raise UsageError."""
    found = re.fullmatch(r"([1-9]\d{0,5})[xX×]([1-9]\d{0,5})", text.strip())
    if found is None:
        raise UsageError(sentence("export.size", text=shown(text)))
    return int(found[1]), int(found[2])

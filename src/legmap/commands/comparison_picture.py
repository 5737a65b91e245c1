"""The picture of a comparison, separate from the command because it needs Qt."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from legmap.anatomy.atlas import Atlas
from legmap.commands.export import check_pixels, write_picture
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.figures.lesion_figure import FigureOptions, comparison_figure
from legmap.lesion.comparison import Pair
from legmap.lesion.losses import Deficit
from legmap.render.figure.figure import Figure


def write_comparison(
    arguments: argparse.Namespace, atlas: Atlas, lesions: Sequence[Deficit], pair: Pair
) -> None:
    """Write the picture of two of several lesions to a PNG, SVG or PDF file."""
    check_pixels(arguments)

    def draw(diagram: Diagram, sheet: Sheet, options: FigureOptions) -> tuple[Figure, str]:
        figure = comparison_figure(atlas, diagram, sheet, lesions, pair, options)
        return figure, figure.title

    write_picture(arguments, atlas, "right", draw)

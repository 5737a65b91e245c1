"""The picture of a comparison, apart from the command that prints it, because it needs Qt."""

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
    """Write the picture of two of several lesions to a PNG, SVG or PDF file.

    Parameters
    ----------
    arguments : Namespace
        As for ``legmap export``.
    atlas : Atlas
        The anatomy.
    lesions : sequence of Deficit
        The lesions that are compared.
    pair : (int, int)
        Places of the two to show.
    """
    check_pixels(arguments)

    def draw(diagram: Diagram, sheet: Sheet, options: FigureOptions) -> tuple[Figure, str]:
        figure = comparison_figure(atlas, diagram, sheet, lesions, pair, options)
        return figure, figure.title

    write_picture(arguments, atlas, "right", draw)

"""What leaves the window: the figure and the list that belong to the page that is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legmap.figures.lesion_figure import FigureBuilder
from legmap.report.model import Report

DEFAULT_STEM = "lower-limb"


@dataclass(frozen=True, slots=True)
class ExportContent:
    """What can be exported.

    Attributes
    ----------
    draw : FigureBuilder
        Makes the figure.
    report : Report or None
        The list; None where there is nothing to list.
    stem : str
        Name of a file for it, without ending.
    """

    draw: FigureBuilder
    report: Report | None
    stem: str


def file_stem(ids: Iterable[str]) -> str:
    """A file name from ids of structures."""
    return "-".join(dict.fromkeys(i.partition(".")[2] for i in ids)) or DEFAULT_STEM

"""The content of a page for export."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from legmap.figures.lesion_figure import FigureBuilder
from legmap.report.model import Report

DEFAULT_STEM = "lower-limb"


@dataclass(frozen=True, slots=True)
class ExportContent:
    """The figure and the list of a page, and a file name (without suffix) for them.

    Attributes
    ----------
    make_report : callable or None
        Makes the list, when it is wanted; None where there is nothing to list.
    """

    draw: FigureBuilder
    make_report: Callable[[], Report] | None
    stem: str


def file_stem(ids: Iterable[str]) -> str:
    """Return a file name made from ids of structures."""
    return "-".join(dict.fromkeys(i.partition(".")[2] for i in ids)) or DEFAULT_STEM

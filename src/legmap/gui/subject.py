"""What leaves the window: the figure and the list that belong to the page that is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legmap.plate import Draw
from legmap.report.model import Report

RESTING = "lower-limb"


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be exported.

    Attributes
    ----------
    draw : Draw
        Makes the figure.
    report : Report or None
        The list; None where there is nothing to list.
    stem : str
        Name of a file for it, without ending.
    """

    draw: Draw
    report: Report | None
    stem: str


def stem_of(ids: Iterable[str]) -> str:
    """A file name from ids of structures."""
    return "-".join(dict.fromkeys(i.partition(".")[2] for i in ids)) or RESTING

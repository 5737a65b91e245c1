"""The chapter of help on how the figures of strength are computed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.gui.dialogs.help_chapter import HelpChapter, titled

translate = QCoreApplication.translate

STRENGTH = "strength"
"""Name of the chapter."""


def chapters(title: str, shortcut: str) -> tuple[HelpChapter, ...]:
    """Return the chapter of the page with a title and a key."""
    link = titled(title, shortcut)
    heading = translate("Help", "{title}: How the strength figure is computed").format(title=link)
    lines = "".join(f"<li>{escape(line)}</li>" for line in _strength())
    return (HelpChapter(STRENGTH, link, f"<ol>{lines}</ol>", heading, appendix=True),)


def _strength() -> Sequence[str]:
    return (
        translate(
            "Help",
            "What a muscle can add to a movement is its greatest force times its mean lever arm over a "
            "working range, in newton metres.",
        ),
        translate(
            "Help",
            "These figures were computed with OpenSim 4.6 in three published models of the limb: "
            "Gait2392 (Delp 1990), Rajagopal 2016 and Lai-Uhlrich 2023.",
        ),
        translate(
            "Help", "Only the prime movers and helpers of a movement count; parts of one muscle are added up."
        ),
        translate(
            "Help",
            "Per model, the share that is gone is the sum of what the lost muscles add, divided by what all "
            "muscles of the movement add; of a muscle that is partly lost its share counts.",
        ),
        translate(
            "Help",
            "The range runs from the least to the most that a model says. Rajagopal and Lai-Uhlrich are one "
            "family, so that the middle is the mean of two voices: theirs and that of Gait2392.",
        ),
        translate(
            "Help",
            "A muscle that one model lacks counts nothing in that model. One that all lack is named beside "
            "the figure.",
        ),
        translate(
            "Help",
            "There is no figure where a model lacks a muscle that a movement cannot do without: toes, great "
            "toe, lateral rotation of the hip. Less than 2 % is noise.",
        ),
        translate(
            "Help",
            "Complete losses give a figure. Roots give an interval, since nobody knows their exact shares: "
            "assumed is only that a muscle's main roots carry at least half of it, in equal parts. The same "
            "goes for a muscle with several nerves.",
        ),
        translate(
            "Help",
            "So do partial lesions: mild stops up to a third of the fibres, moderate a third to two thirds, "
            "severe more than two thirds.",
        ),
        translate(
            "Help",
            "The result is a models' estimate of what the limb can no longer drive. It is not a clinical "
            "grade, and no measurement of anybody's leg.",
        ),
    )

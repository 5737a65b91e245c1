"""A chapter of the help page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class HelpChapter:
    """A chapter of the help page.

    Attributes
    ----------
    name : str
        Anchor in the page.
    title : str
        As it stands in the list of chapters.
    heading : str
        Over the text; the title by default.
    appendix : bool
        Whether it stands behind all others.
    """

    name: str
    title: str
    html: str
    heading: str = ""
    appendix: bool = False


def titled(title: str, shortcut: str) -> str:
    """Return the title of a chapter on a page that a key opens."""
    return translate("Help", "{title} ({key})").format(title=title, key=shortcut)


def rows_html(rows: Sequence[str]) -> str:
    """Return rows of HTML as paragraphs."""
    return "".join(f"<p>{row}</p>" for row in rows)

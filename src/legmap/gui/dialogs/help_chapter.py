"""A chapter of the help page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

Row = tuple[str, str]
"""The words that a sentence is about, and the sentence."""


@dataclass(frozen=True, slots=True)
class HelpChapter:
    """A chapter of the help page.

    Attributes
    ----------
    name : str
        Anchor in the page.
    title : str
        As it stands in the list of chapters.
    html : str
        The text.
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
    return translate("Help", "{} ({})").format(title, shortcut)


def rows_html(rows: Sequence[Row]) -> str:
    """Return rows as paragraphs, the words that each is about in bold."""
    return "".join(f"<p><b>{escape(head)}</b> {escape(text)}</p>" for head, text in rows)

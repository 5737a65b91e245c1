"""The help page as HTML: chapters of the pages and on the window."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.gui.dialogs.help_chapter import HelpChapter, rows_html
from legmap.messages import joined

translate = QCoreApplication.translate


def help_html(of_pages: Sequence[HelpChapter]) -> str:
    """Return the whole help page: a list of chapters, then the chapters."""
    working = HelpChapter(
        "working", translate("Help", "Going back, and taking it with you"), rows_html(_working())
    )
    first = [chapter for chapter in of_pages if not chapter.appendix]
    chapters = (*first, working, *(chapter for chapter in of_pages if chapter.appendix))
    links = [f'<a href="#{chapter.name}">{escape(chapter.title)}</a>' for chapter in chapters]
    title = escape(translate("Help", "How it works"))
    return f"<h2>{title}</h2><p>{joined(links, 'dot')}</p>" + "".join(map(_chapter_html, chapters))


def _chapter_html(chapter: HelpChapter) -> str:
    heading = escape(chapter.heading or chapter.title)
    return f'<h3><a name="{chapter.name}"></a>{heading}</h3>{chapter.html}'


def _working() -> Sequence[str]:
    return (
        translate(
            "Help",
            "<b>Ctrl+Z and Ctrl+Shift+Z</b> undo and redo changes of lesion, findings, comparison and "
            "view. Back and Forward only revisit what was selected.",
        ),
        translate(
            "Help",
            "<b>Ctrl+E</b> exports the picture of the page that is open, Ctrl+S saves what it lists.",
        ),
    )

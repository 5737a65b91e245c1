"""The chapter of help on comparing lesions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from legmap.gui.dialogs.help_chapter import HelpChapter, rows_html, titled

translate = QCoreApplication.translate


def chapters(title: str, shortcut: str) -> tuple[HelpChapter, ...]:
    """Return the chapter of the page with a title and a key."""
    return (HelpChapter("compare", titled(title, shortcut), rows_html(_compare())),)


def _compare() -> Sequence[str]:
    return (
        translate(
            "Help",
            "<b>Two to four lesions</b> side by side: type them, or put the present lesion beside the "
            "others with Ctrl+D. The drawing shows two at a time: what only one takes, what only the "
            "other, what both.",
        ),
        translate(
            "Help",
            "<b>The fewest tests</b> that tell them all apart are computed from the table of findings, the "
            "most telling first. With each stands what misleads when it is examined.",
        ),
    )

"""The chapter of help on finding the lesion."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.gui.dialogs.help_chapter import HelpChapter, rows_html, titled
from legmap.messages import say

translate = QCoreApplication.translate


def chapters(title: str, shortcut: str) -> tuple[HelpChapter, ...]:
    """Return the chapter of the page with a title and a key."""
    return (HelpChapter("localise", titled(title, shortcut), rows_html(_localise())),)


def _localise() -> Sequence[str]:
    return (
        translate(
            "Help",
            "<b>Findings.</b> Click a muscle or skin on the drawing: weak or numb, again: normal, again: "
            "taken back. Or type muscles, movements, skin, reflexes and signs. Choose MRC grades in the "
            "list; what is not tested counts nothing.",
        ),
        translate("Help", "<b>Rule.</b> {rule}").format(rule=escape(say("localise.rule"))),
        translate(
            "Help",
            "<b>The nerves</b> are shaded: pink where a single lesion may still sit, dotted where it is "
            "excluded. The next test is the one that best parts the lesions still possible.",
        ),
        translate(
            "Help",
            "<b>Conflicts.</b> Findings that cannot be true together are named, with the one at fault: "
            "examine it again.",
        ),
    )

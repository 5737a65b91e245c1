"""The help page and the page about the program."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import PySide6
from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from legmap import __version__
from legmap.anatomy.atlas import Atlas
from legmap.gui.dialogs.file_dialogs import delete_closed_dialogs
from legmap.gui.dialogs.help_chapter import HelpChapter
from legmap.gui.dialogs.help_text import help_html
from legmap.gui.widgets.rich_text import colours_of
from legmap.messages import say

translate = QCoreApplication.translate

STYLE = (
    "h2{{font-size:15pt;margin:0 0 4px 0}} h3{{font-size:11pt;margin:16px 0 3px 0;color:{heading}}} "
    "p{{margin:3px 0 3px 0}} li{{margin:2px 0 2px 0}} a{{color:{link};text-decoration:none}}"
)


def show_help(parent: QWidget, of_pages: Sequence[HelpChapter], chapter: str = "") -> None:
    """Open the help page, at a chapter if one is given by name."""
    _open_text(parent, translate("Help", "How It Works"), help_html(of_pages), chapter)


def show_about(parent: QWidget, atlas: Atlas) -> None:
    """Open the page with version, licence, credits and every source."""
    sources = "".join(
        f"<li>{escape(s.citation)} <i>{escape(s.kind)}</i></li>"
        for s in sorted(atlas.sources.values(), key=lambda s: s.author.lower())
    )
    purpose = translate(
        "Help", "What a nerve or root of the lower limb does, what fails when it is cut, and what is spared."
    )
    licence = translate("Help", "Program: MIT licence. Drawings and atlas data: CC BY-SA 4.0.")
    credits_ = translate(
        "Help",
        "Names after Terminologia Anatomica 2 (FIPAT), in the table kept by Z-Anatomy (CC BY-SA 4.0). "
        "Proportions after the OpenSim models Rajagopal 2016 and Gait2392 (Delp 1990), "
        "and the MakeHuman base mesh (CC0).",
    )
    built_on = translate(
        "Help",
        "Built on Qt {qt} and PySide6 {pyside} (LGPL-3.0), svgelements (MIT) and platformdirs (MIT); "
        "the file LICENSE says where they come from.",
    ).format(qt=qVersion(), pyside=PySide6.__version__)
    heading = translate("Help", "Sources")
    text = (
        f"<h2>legmap {escape(__version__)}</h2><p>{escape(purpose)}</p>"
        f"<p><b>{escape(say('disclaimer'))}</b></p><p>{escape(licence)}</p><p>{escape(credits_)}</p>"
        f"<p>{escape(built_on)}</p><h3>{escape(heading)}</h3><ul>{sources}</ul>"
    )
    _open_text(parent, translate("Help", "About legmap"), text)


class TextDialog(QDialog):
    """A page of text; not deleted when it closes, because a key event may still be on its way to it."""


def _open_text(parent: QWidget, title: str, html: str, chapter: str = "") -> None:
    delete_closed_dialogs(parent, TextDialog)
    dialog = TextDialog(parent)
    dialog.setWindowTitle(title)
    dialog.resize(620, 600)
    text = QTextBrowser(dialog)
    text.setOpenLinks(False)
    text.anchorClicked.connect(lambda url: text.scrollToAnchor(url.fragment()))
    text.document().setDocumentMargin(12)
    text.document().setDefaultStyleSheet(STYLE.format(**colours_of(parent.palette())))
    text.setHtml(html)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    dialog.open()
    if chapter:
        text.scrollToAnchor(chapter)

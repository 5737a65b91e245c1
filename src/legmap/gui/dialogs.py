"""The two pages that explain: how it works, and what this is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from legmap import __version__
from legmap.anatomy.atlas import Atlas
from legmap.messages import say

STRENGTH = "strength"
"""Where on the page of help the computation of strength is explained."""


def show_help(parent: QWidget, chapter: str = "") -> None:
    """Open the page that explains what the words and colours mean.

    Parameters
    ----------
    parent : QWidget
        The window.
    chapter : str
        Where to open it: `STRENGTH`, or empty for the top.
    """
    rows = (
        (
            _tr("A nerve"),
            _tr(
                "takes everything its branches carry; where a muscle has another nerve too, "
                "it is only partly lost."
            ),
        ),
        (
            _tr("A root"),
            _tr(
                "shares every muscle with its neighbours, so that a muscle is weak rather than paralysed: "
                "more through a main root, less through a minor one. "
                "Its dermatome is reduced rather than numb."
            ),
        ),
        (
            _tr("Several together"),
            _tr(
                "(Ctrl+click) add up: a muscle all of whose nerves or all of whose roots are cut "
                "is paralysed."
            ),
        ),
        (_tr("Words for weakness"), say("rule.severity")),
        (
            _tr("Spared"),
            _tr(
                "names what is kept although a similar lesion would take it: test that to tell the two apart."
            ),
        ),
        (
            _tr("Sources"),
            _tr(
                "stand with every statement; what is taught everywhere but was not read in a source here is "
                "marked. Where sources differ, both are shown, and what the atlas goes by."
            ),
        ),
    )
    body = "".join(f"<p><b>{escape(head)}</b> {escape(text)}</p>" for head, text in rows)
    heading = f"<h2>{escape(_tr('How it works'))}</h2>"
    _page(parent, _tr("How It Works"), heading + body + _strength_chapter(), chapter)


def show_about(parent: QWidget, atlas: Atlas) -> None:
    """Open the page with version, licence, credits and every source."""
    sources = "".join(
        f"<li>{escape(s.citation)} <i>{escape(s.kind)}</i></li>"
        for s in sorted(atlas.sources.values(), key=lambda s: s.author.lower())
    )
    purpose = _tr(
        "What a nerve or root of the lower limb does, what fails when it is cut, and what is spared."
    )
    licence = _tr("Program: MIT licence. Drawings and atlas data: CC BY-SA 4.0.")
    credits_ = _tr(
        "Names after Terminologia Anatomica 2 (FIPAT), in the table kept by Z-Anatomy (CC BY-SA 4.0). "
        "Proportions after the OpenSim models Rajagopal 2016 and Gait2392 (Delp 1990), "
        "and the MakeHuman base mesh (CC0)."
    )
    text = (
        f"<h2>legmap {escape(__version__)}</h2><p>{escape(purpose)}</p>"
        f"<p><b>{escape(say('disclaimer'))}</b></p><p>{escape(licence)}</p><p>{escape(credits_)}</p>"
        f"<h3>{escape(_tr('Sources'))}</h3><ul>{sources}</ul>"
    )
    _page(parent, _tr("About legmap"), text)


def _strength_chapter() -> str:
    lines = (
        _tr(
            "What a muscle can add to a movement is its greatest force times its mean lever arm over a "
            "working range, in newton metres."
        ),
        _tr(
            "These figures were computed with OpenSim 4.6 in three published models of the limb: "
            "Gait2392 (Delp 1990), Rajagopal 2016 and Lai-Uhlrich 2023."
        ),
        _tr("Only the prime movers and helpers of a movement count; parts of one muscle are added up."),
        _tr(
            "Per model, the share that is gone is the sum of what the lost muscles add, divided by what all "
            "muscles of the movement add; of a muscle that is partly lost its share counts."
        ),
        _tr(
            "The range runs from the least to the most that a model says. Rajagopal and Lai-Uhlrich are one "
            "family, so that the middle is the mean of two voices: theirs and that of Gait2392."
        ),
        _tr(
            "A muscle that one model lacks counts nothing in that model. One that all lack is named beside "
            "the figure."
        ),
        _tr(
            "There is no figure where a model lacks a muscle that a movement cannot do without: toes, great "
            "toe, lateral rotation of the hip. Less than 2 % is noise."
        ),
        _tr(
            "Complete losses give a figure. Roots give an interval, since nobody knows their exact shares: "
            "assumed is only that a muscle's main roots carry at least half of it, in equal parts. The same "
            "goes for a muscle with several nerves."
        ),
        _tr(
            "So do partial lesions: mild stops up to a third of the fibres, moderate a third to two thirds, "
            "severe more than two thirds."
        ),
        _tr(
            "The result is a models' estimate of what the limb can no longer drive. It is not a clinical "
            "grade, and no measurement of anybody's leg."
        ),
    )
    rows = "".join(f"<li>{escape(text)}</li>" for text in lines)
    title = escape(_tr("How the strength figure is computed"))
    return f'<h3><a name="{STRENGTH}"></a>{title}</h3><ol>{rows}</ol>'


def _page(parent: QWidget, title: str, html: str, chapter: str = "") -> None:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(560, 520)
    text = QTextBrowser(dialog)
    text.setOpenLinks(False)
    text.setHtml(html)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    dialog.open()
    if chapter:
        text.scrollToAnchor(chapter)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pages", text)

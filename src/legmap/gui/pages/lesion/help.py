"""The chapters of help on placing a lesion and reading what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.gui.dialogs.help_chapter import HelpChapter, rows_html
from legmap.messages import say

translate = QCoreApplication.translate


def chapters() -> tuple[HelpChapter, ...]:
    """Return the chapters, in their order."""
    severity = translate("Help", "How badly, which fibres, which limb")
    return (
        HelpChapter("placing", translate("Help", "Placing a lesion"), rows_html(_placing())),
        HelpChapter("severity", severity, rows_html(_severity())),
        HelpChapter("sites", translate("Help", "Sites"), rows_html(_sites())),
        HelpChapter("reading", translate("Help", "Reading what fails"), rows_html(_reading())),
    )


def _placing() -> Sequence[str]:
    return (
        translate(
            "Help",
            "<b>Click</b> a nerve, a root or a muscle: the whole of it is hurt, and what fails lights up. "
            "A black bar across a nerve marks the lesion.",
        ),
        translate(
            "Help",
            "<b>Click the nerve again</b> at another place: the lesion moves there. What leaves the nerve "
            "above is spared, what leaves at or below is taken; both are named at the top of the Lesion "
            "page (F2).",
        ),
        translate("Help", "<b>Shift+click</b> cuts a nerve at that very place at once."),
        translate(
            "Help",
            "<b>Drag the black bar</b> along the nerve, and what fails follows; Esc while dragging puts it "
            "back.",
        ),
        translate(
            "Help",
            "<b>[ and ]</b> move the last lesion one step up or down its nerve while the drawing has the "
            "keyboard; the slider on the Lesion page does the same.",
        ),
        translate(
            "Help",
            "<b>Click the same place again</b> for what lies underneath; a right-click lists everything "
            "there.",
        ),
        translate(
            "Help",
            "<b>Ctrl+click</b> adds a lesion or takes it out: L5 and S1, or the roots of a plexus. Esc "
            "clears all.",
        ),
    )


def _severity() -> Sequence[str]:
    return (
        translate("Help", "<b>Severity.</b> {meaning}").format(meaning=escape(say("degree.meaning"))),
        translate(
            "Help",
            "<b>Fibres.</b> A nerve or root can be hurt in its motor or its sensory fibres alone, the "
            "sciatic nerve in its tibial or its common fibular division alone.",
        ),
        translate(
            "Help",
            "<b>Limb.</b> Each lesion is of the right limb, the left, both, or of either: whichever is "
            "shown. With both limbs shown (View, Side), a click hurts the limb that was clicked. Right and "
            "left are the person's own.",
        ),
    )


def _sites() -> Sequence[str]:
    return (
        translate(
            "Help",
            "<b>Sites of injury</b> are the known places where nerves are hurt, such as the fibular neck "
            "or the tarsal tunnel. Find them in the Finder, or by name with Ctrl+F. Each tells causes, "
            "signs, how it is confirmed and which division usually suffers; it is shown complete until you "
            "choose how badly.",
        ),
    )


def _reading() -> Sequence[str]:
    return (
        translate(
            "Help",
            "<b>A nerve</b> takes everything its branches carry; where a muscle has another nerve too, it "
            "is only partly lost.",
        ),
        translate(
            "Help",
            "<b>A root</b> shares every muscle with its neighbours, so that a muscle is weak rather than "
            "paralysed: more through a main root, less through a minor one. Its dermatome is reduced "
            "rather than numb.",
        ),
        translate(
            "Help",
            "<b>Several together</b> add up: a muscle all of whose nerves or all of whose roots are cut is "
            "paralysed.",
        ),
        translate("Help", "<b>Words for weakness.</b> {rule}").format(rule=escape(say("rule.severity"))),
        translate(
            "Help",
            "<b>Spared</b> names what is kept although a similar lesion would take it: test that to tell "
            "them apart.",
        ),
        translate(
            "Help",
            "<b>Sources</b> stand with every statement; what is taught everywhere but was not read in a "
            "source here is marked. Where sources differ, both are shown, and what the atlas goes by.",
        ),
    )

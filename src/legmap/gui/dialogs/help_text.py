"""The page of help, as HTML: chapters from placing a lesion to how the strength figure is computed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.messages import say

translate = QCoreApplication.translate

STRENGTH = "strength"
"""The chapter on how the figures of strength are computed."""

Row = tuple[str, str]
"""What it is about, and what is said of it."""


def help_html() -> str:
    """The whole page: what there is to read, then the chapters."""
    chapters = (
        ("placing", translate("Help", "Placing a lesion"), _rows(_placing())),
        ("severity", translate("Help", "How badly, which fibres, which limb"), _rows(_severity())),
        ("sites", translate("Help", "Sites"), _rows(_sites())),
        ("reading", translate("Help", "Reading what fails"), _rows(_reading())),
        ("compare", translate("Help", "Compare (F4)"), _rows(_compare())),
        ("localise", translate("Help", "Localise (F5)"), _rows(_localise())),
        ("working", translate("Help", "Going back, and taking it with you"), _rows(_working())),
    )
    links = [f'<a href="#{name}">{escape(title)}</a>' for name, title, _ in chapters]
    links.append(f'<a href="#{STRENGTH}">{escape(translate("Help", "Strength (F3)"))}</a>')
    told = "".join(_chapter(name, title, body) for name, title, body in chapters)
    lines = "".join(f"<li>{escape(line)}</li>" for line in _strength())
    title = translate("Help", "Strength (F3): How the strength figure is computed")
    return (
        f"<h2>{escape(translate('Help', 'How it works'))}</h2><p>{' · '.join(links)}</p>"
        + told
        + _chapter(STRENGTH, title, f"<ol>{lines}</ol>")
    )


def _chapter(name: str, title: str, body: str) -> str:
    return f'<h3><a name="{name}"></a>{escape(title)}</h3>{body}'


def _rows(rows: Sequence[Row]) -> str:
    return "".join(f"<p><b>{escape(head)}</b> {escape(text)}</p>" for head, text in rows)


def _placing() -> Sequence[Row]:
    return (
        (
            translate("Help", "Click"),
            translate(
                "Help",
                "a nerve, a root or a muscle: the whole of it is hurt, and what fails lights up. "
                "A black bar across a nerve marks the lesion.",
            ),
        ),
        (
            translate("Help", "Click the nerve again"),
            translate(
                "Help",
                "at another place: the lesion moves there. What leaves the nerve above is spared, what "
                "leaves at or below is taken; both are named at the top of the Lesion page (F2).",
            ),
        ),
        (translate("Help", "Shift+click"), translate("Help", "cuts a nerve at that very place at once.")),
        (
            translate("Help", "Drag the black bar"),
            translate("Help", "along the nerve, and what fails follows; Esc while dragging puts it back."),
        ),
        (
            translate("Help", "[ and ]"),
            translate(
                "Help",
                "move the last lesion one step up or down its nerve while the drawing has the keyboard; "
                "the slider on the Lesion page does the same.",
            ),
        ),
        (
            translate("Help", "Click the same place again"),
            translate("Help", "for what lies underneath; a right-click lists everything there."),
        ),
        (
            translate("Help", "Ctrl+click"),
            translate(
                "Help", "adds a lesion or takes it out: L5 and S1, or the roots of a plexus. Esc clears all."
            ),
        ),
    )


def _severity() -> Sequence[Row]:
    return (
        (translate("Help", "Severity."), say("degree.meaning")),
        (
            translate("Help", "Fibres."),
            translate(
                "Help",
                "A nerve or root can be hurt in its motor or its sensory fibres alone, the sciatic nerve in "
                "its tibial or its common fibular division alone.",
            ),
        ),
        (
            translate("Help", "Limb."),
            translate(
                "Help",
                "Each lesion is of the right limb, the left, both, or of either: whichever is shown. With "
                "both limbs shown (View, Side), a click hurts the limb that was clicked. Right and left are "
                "the person's own.",
            ),
        ),
    )


def _sites() -> Sequence[Row]:
    return (
        (
            translate("Help", "Sites of injury"),
            translate(
                "Help",
                "are the known places where nerves are hurt, such as the fibular neck or the tarsal tunnel. "
                "Find them in the Finder, or by name with Ctrl+F. Each tells causes, signs, how it is "
                "confirmed and which division usually suffers; it is shown complete until you choose "
                "how badly.",
            ),
        ),
    )


def _reading() -> Sequence[Row]:
    return (
        (
            translate("Help", "A nerve"),
            translate(
                "Help",
                "takes everything its branches carry; where a muscle has another nerve too, "
                "it is only partly lost.",
            ),
        ),
        (
            translate("Help", "A root"),
            translate(
                "Help",
                "shares every muscle with its neighbours, so that a muscle is weak rather than paralysed: "
                "more through a main root, less through a minor one. "
                "Its dermatome is reduced rather than numb.",
            ),
        ),
        (
            translate("Help", "Several together"),
            translate(
                "Help", "add up: a muscle all of whose nerves or all of whose roots are cut is paralysed."
            ),
        ),
        (translate("Help", "Words for weakness."), say("rule.severity")),
        (
            translate("Help", "Spared"),
            translate(
                "Help",
                "names what is kept although a similar lesion would take it: test that to tell them apart.",
            ),
        ),
        (
            translate("Help", "Sources"),
            translate(
                "Help",
                "stand with every statement; what is taught everywhere but was not read in a source here is "
                "marked. Where sources differ, both are shown, and what the atlas goes by.",
            ),
        ),
    )


def _compare() -> Sequence[Row]:
    return (
        (
            translate("Help", "Two to four lesions"),
            translate(
                "Help",
                "side by side: type them, or put the present lesion beside the others with Ctrl+D. "
                "The drawing shows two at a time: what only one takes, what only the other, what both.",
            ),
        ),
        (
            translate("Help", "The fewest tests"),
            translate(
                "Help",
                "that tell them all apart are computed from the table of findings, the most telling first. "
                "With each stands what misleads when it is examined.",
            ),
        ),
    )


def _localise() -> Sequence[Row]:
    return (
        (
            translate("Help", "Findings."),
            translate(
                "Help",
                "Click a muscle or skin on the drawing: weak or numb, again: normal, again: taken back. Or "
                "type muscles, movements, skin, reflexes and signs. Choose MRC grades in the list; what is "
                "not tested counts nothing.",
            ),
        ),
        (translate("Help", "Rule."), say("localise.rule")),
        (
            translate("Help", "The nerves"),
            translate(
                "Help",
                "are shaded: pink where a single lesion may still sit, dotted where it is excluded. The next "
                "test is the one that best parts the lesions still possible.",
            ),
        ),
        (
            translate("Help", "Conflicts."),
            translate(
                "Help",
                "Findings that cannot be true together are named, with the one at fault: examine it again.",
            ),
        ),
    )


def _working() -> Sequence[Row]:
    return (
        (
            translate("Help", "Ctrl+Z and Ctrl+Shift+Z"),
            translate(
                "Help",
                "undo and redo changes of lesion, findings, comparison and view. Back and Forward only "
                "revisit what was selected.",
            ),
        ),
        (
            translate("Help", "Ctrl+E"),
            translate("Help", "exports the picture of the page that is open, Ctrl+S saves what it lists."),
        ),
    )


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

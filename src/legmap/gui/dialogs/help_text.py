"""The page of help, as HTML: chapters from placing a lesion to how the strength figure is computed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.messages import joined, say

translate = QCoreApplication.translate

STRENGTH = "strength"
"""The chapter on how the figures of strength are computed."""


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
    contents = [(name, title) for name, title, _ in chapters] + [
        (STRENGTH, translate("Help", "Strength (F3)"))
    ]
    links = [f'<a href="#{name}">{escape(title)}</a>' for name, title in contents]
    told = "".join(_chapter(name, title, body) for name, title, body in chapters)
    lines = "".join(f"<li>{escape(line)}</li>" for line in _strength())
    heading = translate("Help", "How it works")
    title = translate("Help", "Strength (F3): How the strength figure is computed")
    return (
        f"<h2>{escape(heading)}</h2><p>{joined(links, 'dot')}</p>"
        + told
        + _chapter(STRENGTH, title, f"<ol>{lines}</ol>")
    )


def _chapter(name: str, title: str, body: str) -> str:
    return f'<h3><a name="{name}"></a>{escape(title)}</h3>{body}'


def _rows(rows: Sequence[str]) -> str:
    return "".join(f"<p>{row}</p>" for row in rows)


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

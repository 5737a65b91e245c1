"""The text of the page Compare, as rich text in the panel's colours."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.anatomy.atlas import Atlas
from legmap.gui.widgets.rich_text import Colours, anchor, heading, muted_html, title_html
from legmap.lesion.comparison import MIN_LESIONS, Comparison, Pair, traps_of
from legmap.messages import say
from legmap.report.comparison import LETTERS, answers

translate = QCoreApplication.translate

MORE = "more:"
"""Prefix of links that show or hide further traps of a test."""


def head_html(count: int) -> str:
    """Return the title of the page and, while fewer lesions than needed are chosen, a hint."""
    title = title_html(translate("ComparePage", "Compare"))
    if count >= MIN_LESIONS:
        return title
    hint = translate(
        "ComparePage",
        "Choose two to four lesions: what each of them does stands side by side, on the drawings and in "
        "a table, with the fewest tests that tell them all apart.",
    )
    return f"{title}<p>{escape(hint)}</p>"


def key_html(compact: bool, colours: Colours) -> str:
    """Return the legend of the table: of its symbols if it is compact, else of its weights of type."""
    if compact:
        key = translate(
            "ComparePage", "◔ hardly, ◐ plainly, ◕ severely, ● wholly lost. Grey: hardly, or no help."
        )
    else:
        key = translate("ComparePage", "Bold: plainly there, and telling. Grey: hardly there, or no help.")
    return f"{heading(say('compare.findings'), colours)}<br>{muted_html(escape(key), colours)}"


def tests_html(
    atlas: Atlas,
    comparison: Comparison,
    names: Sequence[str],
    pair: Pair,
    opened: Collection[str],
    colours: Colours,
) -> str:
    """Return the fewest tests with their traps, lesions that no test parts, and the best tests of a pair."""
    lines: list[str] = []
    if comparison.tests:
        rest = "compare.tests.rest" if comparison.inseparable else "compare.tests"
        lines.append(_line(heading(say(rest), colours), above=8))
    for test in comparison.tests:
        named = f"<b>{anchor(test, atlas.name(test), colours)}</b>"
        lines.append(_line(f"{named} {_answers(comparison, test, None, colours)}"))
        lines += _traps(atlas, test, test in opened, colours)
    for first, second in comparison.inseparable:
        lines.append(_line(escape(say("compare.none", first=names[first], second=names[second])), above=8))
    best = next(p.tests for p in comparison.pairs if p.between == pair)
    if best:
        letters = "/".join(LETTERS[place] for place in pair)
        best_title = translate("ComparePage", "Best between {letters}").format(letters=letters)
        lines.append(_line(heading(best_title, colours), above=8))
    for test in best:
        answers = _answers(comparison, test, pair, colours)
        lines.append(_line(f"{anchor(test, atlas.name(test), colours)} {answers}"))
    return "".join(lines)


def _traps(atlas: Atlas, test: str, every: bool, colours: Colours) -> Iterator[str]:
    traps = traps_of(atlas, test)
    for note in traps if every else traps[:1]:
        yield _line(
            escape(say("pattern.label", label=say("compare.trap"), value=note.text)), above=0, left=12
        )
    if len(traps) > 1:
        words = (
            translate("ComparePage", "fewer")
            if every
            else translate("ComparePage", "{count} more").format(count=len(traps) - 1)
        )
        yield _line(anchor(MORE + test, words, colours), above=0, left=12)


def _answers(comparison: Comparison, test: str, only: Pair | None, colours: Colours) -> str:
    return muted_html(escape(answers(comparison.finding(test), only)), colours)


def _line(html: str, above: int = 2, left: int = 0) -> str:
    return f'<p style="margin:{above}px 0 0 {left}px">{html}</p>'

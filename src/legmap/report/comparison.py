"""Comparison of lesions in words and data: the fewest tests, tests of every pair, the table of findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from legmap.anatomy.atlas import Atlas
from legmap.lesion.comparison import ComparedFinding, Comparison, Pair, traps_of
from legmap.lesion.notation import write_lesion
from legmap.lesion.predicted_findings import PredictedFinding
from legmap.messages import capital, joined, say
from legmap.report.citation import cited
from legmap.report.data import named
from legmap.report.lesion_names import lesion_name
from legmap.report.model import Line, Report, Section, Table, labelled, line, link, quiet, strong
from legmap.report.strength import rounded_outward
from legmap.roles import Role

LETTERS = "ABCD"


def compare_report(atlas: Atlas, comparison: Comparison) -> Report:
    """Return the report of a comparison."""
    names = names_of(atlas, comparison)
    lesions = (line(strong(letter), f" {name}") for letter, name in zip(LETTERS, names, strict=False))
    tests = (*_tests(atlas, comparison), *_inseparable(names, comparison))
    heading = "compare.tests.rest" if comparison.inseparable and comparison.tests else "compare.tests"
    return Report(
        title=compare_title(names),
        subtitle=say("compare.subtitle"),
        path=(),
        sections=(
            Section("lesions", say("compare.lesions"), tuple(lesions)),
            Section("tests", say(heading), tests),
            Section("pairs", say("compare.pairs"), tuple(_pairs(atlas, names, comparison))),
            Section(
                "findings",
                say("compare.findings"),
                (line(quiet(say("compare.rule"))), line(quiet(say("compare.words")))),
                _table(atlas, comparison),
            ),
        ),
    )


def names_of(atlas: Atlas, comparison: Comparison) -> tuple[str, ...]:
    """Return the names of the lesions, in their order."""
    return tuple(lesion_name(atlas, injuries) for injuries in comparison.lesions)


def compare_title(names: Sequence[str]) -> str:
    """Return the lesions in one line: "A compared with B and C"."""
    others = names[1]
    if len(names) > 2:
        others = joined([joined(names[1:-1]), names[-1]], "and")
    title = say("compare.title", first=names[0], others=others)
    return capital(title)


def predicted_finding_words(prediction: PredictedFinding) -> str:
    """Return a prediction in words; of a movement with the lost share of its torque if known."""
    word = say(f"compare.word.{prediction.word}")
    capacity = prediction.capacity
    if capacity is None or not capacity.by_muscle:
        return word
    low, high = rounded_outward(capacity.low, capacity.high)
    figure = "compare.capacity.one" if low == high else "compare.capacity"
    return joined([word, say(figure, low=low, high=high, share=high)])


def answers(contrast: ComparedFinding, only: Pair | None = None) -> str:
    """Return the predictions of one finding in one line, of all lesions or two: "A weak, B –"."""
    chosen = enumerate(contrast.predictions) if only is None else ((i, contrast.predictions[i]) for i in only)
    return joined(
        [say("compare.answer", lesion=LETTERS[i], word=say(f"compare.word.{p.word}")) for i, p in chosen]
    )


def comparison_lines(atlas: Atlas, comparison: Comparison, pair: Pair) -> tuple[str, ...]:
    """Return a comparison of two lesions in a few lines, for a figure: names by letter, and tests."""
    names = names_of(atlas, comparison)
    tests = next(p.tests for p in comparison.pairs if p.between == pair)
    none = say("compare.none", first=names[pair[0]], second=names[pair[1]])
    answered = [
        say("pattern.in-brackets", text=atlas.name(i), remark=answers(comparison.finding(i), pair))
        for i in tests
    ]
    lines = [say("pattern.label", label=LETTERS[i], value=names[i]) for i in pair]
    summary = say("pattern.label", label=say("compare.summary.tests"), value=joined(answered, "semicolon"))
    lines.append(summary if answered else none)
    traps = ((say("compare.testing", test=atlas.name(i)), traps_of(atlas, i)[:1]) for i in tests)
    pitfalls = (
        say("pattern.label", label=testing, value=note.text) for testing, notes in traps for note in notes
    )
    return (*lines, *pitfalls)


def contrast_legend(names: Sequence[str], roles: Iterable[Role]) -> tuple[tuple[Role, str], ...]:
    """Return the legend of a picture of two lesions, for the roles that occur."""
    words = {
        Role.ONLY_FIRST: say("legend.only-first", lesion=names[0]),
        Role.ONLY_SECOND: say("legend.only-second", lesion=names[1]),
        Role.SHARED: say("legend.shared"),
    }
    present = set(roles)
    return tuple((role, text) for role, text in words.items() if role in present)


def comparison_data(atlas: Atlas, comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain data, under the keys of ``legmap compare --format json``."""
    names = names_of(atlas, comparison)
    return {
        "lesions": [
            {"id": write_lesion(injuries), "name": name}
            for injuries, name in zip(comparison.lesions, names, strict=True)
        ],
        "tests": [_row(atlas, comparison.finding(i)) | _traps(atlas, i) for i in comparison.tests],
        "pairs": [
            {
                "between": list(pair.between),
                "tests": [named(atlas, i) | _traps(atlas, i) for i in pair.tests],
            }
            for pair in comparison.pairs
        ],
        "findings": [_row(atlas, contrast) for contrast in comparison.findings],
    }


def _tests(atlas: Atlas, comparison: Comparison) -> Iterator[Line]:
    for test in comparison.tests:
        yield line(labelled(link(atlas, test), answers(comparison.finding(test))))
        yield from _trap_lines(atlas, test)


def _trap_lines(atlas: Atlas, test: str) -> Iterator[Line]:
    for note in traps_of(atlas, test):
        text = say("pattern.label", label=say("compare.trap"), value=note.text)
        yield line(text, quiet(cited(atlas, note.sources, note.basis)), indent=1)


def _inseparable(names: Sequence[str], comparison: Comparison) -> Iterator[Line]:
    for first, second in comparison.inseparable:
        yield line(say("compare.none", first=names[first], second=names[second]))


def _pairs(atlas: Atlas, names: Sequence[str], comparison: Comparison) -> Iterator[Line]:
    with_traps = set(comparison.tests)
    for pair in comparison.pairs:
        first, second = pair.between
        letters = f"{LETTERS[first]}/{LETTERS[second]}"
        between = say("compare.between", first=names[first], second=names[second])
        yield line(strong(letters), f" {between}")
        for test in pair.tests:
            text = answers(comparison.finding(test), pair.between)
            yield line(labelled(link(atlas, test), text), indent=1)
            if test not in with_traps:  # list traps only at the first mention of a test
                with_traps.add(test)
                yield from (Line(trap.spans, indent=2) for trap in _trap_lines(atlas, test))
        if not pair.tests:
            yield line(quiet(say("compare.none", first=LETTERS[first], second=LETTERS[second])), indent=1)


def _table(atlas: Atlas, comparison: Comparison) -> Table:
    count = len(comparison.lesions)
    return Table(
        (say("compare.finding"), *LETTERS[:count]),
        tuple(
            (line(link(atlas, row.id)), *(line(predicted_finding_words(p)) for p in row.predictions))
            for row in comparison.findings
        ),
    )


def _row(atlas: Atlas, contrast: ComparedFinding) -> dict[str, Any]:
    data = named(atlas, contrast.id) | {
        "kind": atlas.structures[contrast.id].kind,
        "predictions": [p.word for p in contrast.predictions],
        "separates": [list(pair) for pair in contrast.separates],
    }
    if any(p.capacity for p in contrast.predictions):
        data["capacity_lost"] = [_capacity(p) for p in contrast.predictions]
    return data


def _capacity(prediction: PredictedFinding) -> dict[str, float] | None:
    known = prediction.capacity
    return {"middle": known.middle, "low": known.low, "high": known.high} if known else None


def _traps(atlas: Atlas, test: str) -> dict[str, Any]:
    return {"traps": [note.text for note in traps_of(atlas, test)]}

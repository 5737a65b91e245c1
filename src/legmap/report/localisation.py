"""Localisation as a report and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from legmap.anatomy.atlas import Atlas
from legmap.lesion.differential.candidates import Candidate
from legmap.lesion.differential.localisation import Localisation
from legmap.lesion.differential.next_test import NextTest, untested_losses
from legmap.lesion.differential.ranking import Contradiction, Explanation
from legmap.lesion.examination_finding import STATES, Finding, FindingState, finding_kind
from legmap.lesion.injury import Severity
from legmap.lesion.notation import write_lesion
from legmap.messages import first_few, joined, say
from legmap.report.finding_words import conflict_words, examined_name, finding_name, finding_words
from legmap.report.lesion_names import lesion_name
from legmap.report.model import Line, Report, Section, Span, labelled, line, quiet, strong

MAX_PREDICTED = 6


def localisation_report(atlas: Atlas, localisation: Localisation, most: int) -> Report:
    """Return the report of a localisation with at most `most` lesions."""
    conflicts = (conflict_words(atlas, conflict) for conflict in localisation.conflicts)
    sections = [
        _section("findings", (line(finding_words(atlas, f)) for f in localisation.findings)),
        _section("conflicts", (line(Span(text, style="flag")) for text in conflicts)),
        _section("lesions", _lesions(atlas, localisation, most)),
        _section("next", _next(atlas, localisation.next_test)),
    ]
    return Report(
        say("localise.title"), say("localise.rule"), (), tuple(s for s in sections if s is not None)
    )


def localisation_data(atlas: Atlas, localisation: Localisation, most: int) -> dict[str, Any]:
    """Return the same as plain data for JSON; the `score` of a lesion is its cost, so that 0 is best."""
    return {
        "findings": [_finding(atlas, f) for f in localisation.findings],
        "conflicts": [
            {"text": conflict_words(atlas, c), "findings": [_finding(atlas, f) for f in c.findings]}
            for c in localisation.conflicts
        ],
        "lesions": [_lesion(atlas, localisation, e) for e in localisation.lesions[:most]],
        "next_test": _next_data(atlas, localisation.next_test),
    }


def candidate_name(atlas: Atlas, candidate: Candidate) -> str:
    """Return the name of a lesion."""
    return lesion_name(atlas, candidate.injuries)


def points(explanation: Explanation) -> str:
    """Return cost and kind of an explanation in words."""
    kind = say(f"localise.kind.{explanation.candidate.simplicity.word}")
    return say("localise.points", count=explanation.cost, kind=kind)


def contradiction_words(atlas: Atlas, contradiction: Contradiction) -> str:
    """Return a finding against a lesion in words, with the reason."""
    return say(f"localise.why.{contradiction.why}", finding=finding_words(atlas, contradiction.finding))


def untested_loss_names(atlas: Atlas, localisation: Localisation, explanation: Explanation) -> list[str]:
    """Return the names of the untested losses of a lesion, the most discriminating first."""
    losses = untested_losses(atlas, explanation, localisation.lesions, localisation.findings)
    return [examined_name(atlas, p.id) for p in losses]


def abnormal_word(structure_id: str) -> str:
    """Return the word for an abnormal structure of this kind: "weak", "numb"."""
    state = _abnormal_state(structure_id)
    return say(f"localise.state.{state}") if state else ""


def _abnormal_state(structure_id: str) -> str:
    kind = finding_kind(structure_id)
    return STATES[kind][0] if kind else ""


def outcomes(atlas: Atlas, test: NextTest) -> tuple[str, str]:
    """Return the lesions for which either outcome of a test speaks: abnormal, normal."""
    abnormal, normal = (
        joined([_place_name(atlas, c) for c in each], "semicolon") for each in (test.abnormal, test.normal)
    )
    return (
        say("localise.next.amiss", state=abnormal_word(test.id), names=abnormal),
        say("localise.next.normal", names=normal),
    )


def _place_name(atlas: Atlas, candidate: Candidate) -> str:
    """Return the name of a lesion without its severity."""
    return lesion_name(atlas, (replace(injury, severity=Severity.COMPLETE) for injury in candidate.injuries))


def no_lesion(localisation: Localisation) -> str:
    """Return the reason why no lesion is listed."""
    abnormal = any(f.abnormal for f in localisation.findings)
    return say("localise.nothing" if abnormal else "localise.healthy")


def _section(key: str, lines: Iterable[Line]) -> Section | None:
    shown = tuple(lines)
    return Section(key, say(f"localise.{key}"), shown) if shown else None


def _lesions(atlas: Atlas, localisation: Localisation, most: int) -> Iterator[Line]:
    if not localisation.lesions:
        yield line(no_lesion(localisation))
    for explanation in localisation.lesions[:most]:
        name = candidate_name(atlas, explanation.candidate)
        ranked = say("localise.ranked", rank=explanation.rank, name=name)
        yield line(strong(ranked), quiet(say("localise.ranked.points", points=points(explanation))))
        explained = [finding_words(atlas, f) for f in explanation.explains]
        yield from _labelled_line("explains", joined(explained, "semicolon"))
        against = [contradiction_words(atlas, c) for c in explanation.contradicts]
        yield from _labelled_line("contradicts", joined(against, "semicolon"))
        yield from _labelled_line(
            "predicts", first_few(untested_loss_names(atlas, localisation, explanation), MAX_PREDICTED)
        )
    if len(localisation.lesions) > most:
        yield line(quiet(say("more", count=len(localisation.lesions) - most)))


def _labelled_line(key: str, text: str) -> Iterator[Line]:
    if text:
        yield line(labelled(quiet(say(f"localise.{key}")), text), indent=1)


def _next(atlas: Atlas, test: NextTest | None) -> Iterator[Line]:
    if test is not None:
        yield line(Span(examined_name(atlas, test.id), ref=test.id))
        yield from (line(text, indent=1) for text in outcomes(atlas, test))
        yield from (line(say("localise.next.trap", text=note.text), indent=1) for note in test.traps)


def _finding(atlas: Atlas, finding: Finding) -> dict[str, Any]:
    return {
        "ids": list(finding.ids),
        "name": finding_name(atlas, finding),
        "kind": finding.kind,
        "state": str(finding.state),
        "grade": finding.grade,
    }


def _lesion(atlas: Atlas, localisation: Localisation, explanation: Explanation) -> dict[str, Any]:
    predicted = untested_losses(atlas, explanation, localisation.lesions, localisation.findings)
    return {
        **_named(atlas, explanation.candidate),
        "kind": explanation.candidate.simplicity.word,
        "rank": explanation.rank,
        "score": explanation.cost,
        "explains": [_finding(atlas, f) for f in explanation.explains],
        "contradicts": [{**_finding(atlas, c.finding), "why": str(c.why)} for c in explanation.contradicts],
        "predicts": [
            {"id": p.id, "name": examined_name(atlas, p.id), "expected": p.expected.word} for p in predicted
        ],
    }


def _named(atlas: Atlas, candidate: Candidate) -> dict[str, str]:
    return {"id": write_lesion(candidate.injuries), "name": candidate_name(atlas, candidate)}


def _next_data(atlas: Atlas, test: NextTest | None) -> dict[str, Any] | None:
    if test is None:
        return None
    return {
        "id": test.id,
        "name": examined_name(atlas, test.id),
        "amiss": {"state": _abnormal_state(test.id), "speaks_for": [_named(atlas, c) for c in test.abnormal]},
        "normal": {
            "state": FindingState.NORMAL,
            "speaks_for": [_named(atlas, c) for c in test.normal],
        },
        "traps": [note.text for note in test.traps],
    }

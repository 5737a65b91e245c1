"""Figure of an examination: findings, possible places of the lesion, and explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from legmap.anatomy.atlas import Atlas
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.figures.lesion_figure import FigureOptions, lesion_figure
from legmap.highlighting import highlighting_of_findings
from legmap.lesion.differential.localisation import Localisation
from legmap.lesion.examination_finding import Finding
from legmap.messages import first_few, joined, say
from legmap.render.figure.figure import Figure
from legmap.report.finding_words import examined_name, finding_words
from legmap.report.localisation import MAX_PREDICTED, candidate_name, outcomes
from legmap.roles import NerveSegment, Role


def findings_figure(
    atlas: Atlas,
    diagram: Diagram,
    sheet: Sheet,
    localisation: Localisation,
    segments: Iterable[NerveSegment],
    options: FigureOptions,
    *,
    untested: Iterable[Finding] = (),
) -> Figure:
    """Return a figure of findings and of the segments that may contain the lesion.

    `untested` are findings that are noted but not tested yet.
    """
    highlighting = highlighting_of_findings(atlas, (*localisation.findings, *untested), segments)
    drawn = {i for p in sheet.placements for i in diagram.views[p.view].region_by_id}
    base_figure = lesion_figure(atlas, diagram, sheet, {}, options)
    shown = {
        role
        for highlights in highlighting.highlights.values()
        for i, role in highlights.items()
        if i in drawn
    }
    shown |= {p.role for pieces in highlighting.segments.values() for p in pieces if p.id in drawn}
    return replace(
        base_figure,
        highlights={limb: highlighting.highlights[limb] for limb in sheet.limbs},
        segments={limb: highlighting.segments[limb] for limb in sheet.limbs},
        title=say("localise.title"),
        summary=tuple(_lines(atlas, localisation)),
        legend=tuple(
            (role, say(_LEGEND.get(role, f"legend.{role}"))) for role in reversed(Role) if role in shown
        ),
    )


_LEGEND = {
    Role.LOST: "legend.found.weak",
    Role.PARTIAL: "legend.found.movement",
    Role.SPARED: "legend.found.normal",
    Role.RELATED: "legend.found.untested",
}


def _lines(atlas: Atlas, localisation: Localisation) -> Iterator[str]:
    if localisation.findings:
        found = joined([finding_words(atlas, f) for f in localisation.findings], "semicolon")
        yield say("pattern.label", label=say("localise.findings"), value=found)
    best = [e for e in localisation.lesions if e.rank == 1]
    if best:
        names = first_few([candidate_name(atlas, e.candidate) for e in best], MAX_PREDICTED, "semicolon")
        yield say("pattern.label", label=say("localise.lesions"), value=names)
    test = localisation.next_test
    if test is not None:
        remark = joined(outcomes(atlas, test), "semicolon")
        name = say("pattern.in-brackets", text=examined_name(atlas, test.id), remark=remark)
        yield say("pattern.label", label=say("localise.next"), value=name)

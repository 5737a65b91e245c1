"""The figure of an examination: what was found, where the lesion can still be, what explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from legmap.anatomy.atlas import Atlas
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.lesion.finding import Finding, examined_name, words_of
from legmap.lesion.localisation import Localisation
from legmap.messages import say, some
from legmap.plate import Wishes, figure_of
from legmap.render.figure import Figure
from legmap.report.localised import FURTHER, candidate_name, outcomes
from legmap.roles import Role, Stretch
from legmap.scenery import scenery_of_findings


def findings_figure(
    atlas: Atlas,
    diagram: Diagram,
    sheet: Sheet,
    localisation: Localisation,
    stretches: Iterable[Stretch],
    wishes: Wishes,
    *,
    untested: Iterable[Finding] = (),
) -> Figure:
    """Put together a figure of what was found and where the lesion can be.

    Parameters
    ----------
    atlas, diagram, sheet
        What is known, where it is drawn, and which views are shown.
    localisation : Localisation
        The findings and what follows from them.
    stretches : iterable of Stretch
        Where on the nerves the lesion can still be, and where not.
    wishes : Wishes
        What the user decides.
    untested : iterable of Finding
        What is noted but not tested yet.
    """
    scenery = scenery_of_findings(atlas, (*localisation.findings, *untested), stretches)
    drawn = {i for p in sheet.placements for i in diagram.views[p.view].region_by_id}
    plain = figure_of(atlas, diagram, sheet, {}, wishes)
    shown = {role for lit in scenery.lit.values() for i, role in lit.items() if i in drawn}
    shown |= {p.role for pieces in scenery.stretches.values() for p in pieces if p.id in drawn}
    return replace(
        plain,
        lit={limb: scenery.lit[limb] for limb in sheet.limbs},
        stretches={limb: scenery.stretches[limb] for limb in sheet.limbs},
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
        yield f"{say('localise.findings')}: " + "; ".join(words_of(f) for f in localisation.findings)
    best = [e for e in localisation.lesions if e.rank == 1]
    if best:
        names = some([candidate_name(atlas, e.candidate) for e in best], FURTHER, "; ")
        yield f"{say('localise.lesions')}: {names}"
    test = localisation.next_test
    if test is not None:
        told = "; ".join(outcomes(atlas, test))
        yield f"{say('localise.next')}: {examined_name(atlas, test.id)} ({told})"

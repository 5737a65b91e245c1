"""Highlighting: roles, segments and marks on the drawings, the same on the screen and in a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex
from legmap.anatomy.records import Group, Nerve
from legmap.lesion.examination_finding import Finding, FindingState
from legmap.lesion.highlight import contrast_roles, highlights_of
from legmap.lesion.injury import Fibres, Injury, Severity, distal_stations, place_fraction, resolve_sites
from legmap.lesion.interruption import upstream
from legmap.lesion.losses import Deficit
from legmap.render.lesion_mark import LesionMark
from legmap.roles import LIMBS, HighlightsByLimb, Limb, NerveSegment, Role, SegmentsByLimb, highlights_on

StationsOfNerves = Mapping[str, tuple[tuple[str, float], ...]]


CONTRAST_ROLES = {
    (False, False): Role.RELATED,
    (True, False): Role.ONLY_FIRST,
    (False, True): Role.ONLY_SECOND,
    (True, True): Role.SHARED,
}
"""Role by whether the first and the second of two lesions interrupt or weaken a structure."""


@dataclass(frozen=True, slots=True)
class Highlighting:
    """Highlights of each limb.

    Attributes
    ----------
    segments : mapping
        Nerves with different roles proximal and distal to a place.
    marks : tuple of LesionMark
        Places of injuries on nerves.
    owners : tuple of Injury
        For each mark the injury of the lesion that it belongs to.
    """

    highlights: HighlightsByLimb = field(default_factory=dict)
    segments: SegmentsByLimb = field(default_factory=dict)
    marks: tuple[LesionMark, ...] = ()
    owners: tuple[Injury, ...] = ()


def highlighting_of(atlas: Atlas, deficits: Mapping[Limb, Deficit]) -> Highlighting:
    """Return the highlighting for the deficit of each limb."""
    marked = [m for limb, deficit in deficits.items() for m in _marks(atlas, limb, deficit)]
    return Highlighting(
        highlights={limb: highlights_of(atlas, deficit) for limb, deficit in deficits.items()},
        segments={limb: tuple(_segments(atlas, deficit)) for limb, deficit in deficits.items()},
        marks=tuple(mark for mark, _ in marked),
        owners=tuple(injury for _, injury in marked),
    )


def highlighting_of_pair(atlas: Atlas, first: Deficit, second: Deficit) -> Highlighting:
    """Return the highlighting for the comparison of two lesions, the same on both limbs."""
    segment_list = tuple(_segments_of_pair(atlas, first, second))
    return Highlighting(
        highlights=highlights_on("both", contrast_roles(atlas, first, second)),
        segments=dict.fromkeys(LIMBS, segment_list),
    )


def highlighting_of_findings(
    atlas: Atlas, findings: Iterable[Finding], segments: Iterable[NerveSegment] = ()
) -> Highlighting:
    """Return the highlighting for findings, the same on both limbs.

    Parameters
    ----------
    findings : iterable of Finding
        A movement is shown by its prime movers, a reflex by its muscles, unless these were examined
        themselves.
    segments : iterable of NerveSegment
        Segments that may contain the lesion, and segments that are ruled out.
    """
    roles: dict[str, Role] = {}
    for finding in sorted(findings, key=_precedence):
        for structure_id in finding.ids:
            for shown in _structures_drawn_for(atlas, structure_id):
                roles[shown] = _role_of(finding)
    segment_list = tuple(segments)
    return Highlighting(highlights=highlights_on("both", roles), segments=dict.fromkeys(LIMBS, segment_list))


def _precedence(finding: Finding) -> tuple[bool, int, bool, bool]:
    """Order findings about one structure; the last is shown: the most specific, then the abnormal one."""
    tested = finding.state is not FindingState.UNTESTED
    return finding.kind in ("muscle", "skin"), -len(finding.ids), tested, finding.abnormal


def _structures_drawn_for(atlas: Atlas, structure_id: str) -> tuple[str, ...]:
    match atlas.structures[structure_id]:
        case Movement() as movement:
            return movement.prime_movers
        case Reflex() as reflex:
            return reflex.muscles
        case Group() as group:
            return group.members
        case _:
            return (structure_id,)


def _role_of(finding: Finding) -> Role:
    if finding.state is FindingState.UNTESTED:
        return Role.RELATED
    if not finding.abnormal:
        return Role.SPARED
    if finding.kind == "skin":
        return Role.SKIN_PARTIAL if finding.state is FindingState.REDUCED else Role.SKIN_LOST
    return Role.LOST if finding.kind == "muscle" else Role.PARTIAL


def stations_of(atlas: Atlas) -> StationsOfNerves:
    """Return the stations of every nerve as the drawings need them: ids with places from 0 to 1."""
    return {nerve: tuple((s.id, s.at) for s in course) for nerve, course in atlas.courses.items()}


def trunks_of(atlas: Atlas) -> Mapping[str, str]:
    """Return each nerve that runs bound in another, with that other."""
    return {fascicle: nerve.id for nerve in atlas.every(Nerve) for fascicle in nerve.fascicles}


def _marks(atlas: Atlas, limb: Limb, deficit: Deficit) -> Iterator[tuple[LesionMark, Injury]]:
    for given in deficit.injuries:
        for injury in resolve_sites(atlas, (given,)):
            if isinstance(atlas.structures[injury.id], Nerve):
                partial = injury.severity is not Severity.COMPLETE or injury.fibres is not Fibres.ALL
                yield (
                    LesionMark(injury.id, place_fraction(atlas, injury.id, injury.place), limb, partial),
                    given,
                )


def _segments(atlas: Atlas, deficit: Deficit) -> Iterator[NerveSegment]:
    """Yield nerve segments: proximal to its lesion a nerve is related; its fascicles change with it."""
    starts: dict[str, tuple[float, Role]] = {}
    for nerve_id, at, role in _role_changes(atlas, deficit):
        if nerve_id not in starts or at < starts[nerve_id][0]:  # of several injuries the most proximal counts
            starts[nerve_id] = at, role
    for nerve_id, (at, role) in starts.items():
        yield from _split_at(nerve_id, at, role)


def _role_changes(atlas: Atlas, deficit: Deficit) -> Iterator[tuple[str, float, Role]]:
    """Yield injured nerves, the place of each injury, and the role distal to it."""
    injuries = resolve_sites(atlas, deficit.injuries)
    nerves = [injury for injury in injuries if isinstance(atlas.structures[injury.id], Nerve)]
    whole = {injury.id for injury in nerves if place_fraction(atlas, injury.id, injury.place) == 0}
    injured = {injury.id for injury in nerves}
    for injury in nerves:
        record = atlas.get(injury.id, Nerve)
        if injury.id in whole or injured.intersection(upstream(atlas, injury.id)):
            continue
        yield injury.id, place_fraction(atlas, injury.id, injury.place), Role.SELECTED
        for fascicle in record.fascicles:  # one without branches so far is lost whole from here on
            if fascicle not in whole:
                yield fascicle, _own_place(atlas, fascicle, injury), Role.PATH


def _segments_of_pair(atlas: Atlas, first: Deficit, second: Deficit) -> Iterator[NerveSegment]:
    """Yield segments of nerves that either lesion interrupts only from some place on."""
    starts = [_loss_starts(atlas, deficit) for deficit in (first, second)]
    for nerve in dict.fromkeys(i for of_lesion in starts for i, start in of_lesion.items() if start > 0):
        places = [of_lesion.get(nerve, 1.0) for of_lesion in starts]
        boundaries = sorted({0.0, *places, 1.0})
        for start, end in pairwise(boundaries):
            yield NerveSegment(nerve, start, end, CONTRAST_ROLES[places[0] <= start, places[1] <= start])


def _loss_starts(atlas: Atlas, deficit: Deficit) -> dict[str, float]:
    """Return the place from which on a lesion interrupts each nerve."""
    starts = dict.fromkeys(deficit.interrupted.nerves, 0.0)
    return {s.id: s.start for s in _segments(atlas, deficit) if s.role is not Role.RELATED} | starts


def _split_at(nerve_id: str, at: float, below: Role) -> Iterator[NerveSegment]:
    yield NerveSegment(nerve_id, 0.0, at, Role.RELATED)
    yield NerveSegment(nerve_id, at, 1.0, below)


def _own_place(atlas: Atlas, fascicle: str, injury: Injury) -> float:
    """Return a place of a trunk as a place along one of its fascicles."""
    if isinstance(injury.place, str):
        return place_fraction(atlas, fascicle, injury.place)
    distal = {s.id for s in distal_stations(atlas, injury.id, injury.place) if s.owner == fascicle}
    return next((s.at for s in atlas.courses[fascicle] if s.id in distal), 1.0)

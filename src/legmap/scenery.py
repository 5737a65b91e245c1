"""What stands out on the drawings for a lesion: the same on the screen and in a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex
from legmap.anatomy.model import Group, Nerve
from legmap.lesion.cut import Cut, Degree, Fibres, beyond, place_at, struck
from legmap.lesion.finding import Finding, State
from legmap.lesion.highlight import contrast_of, highlights_of
from legmap.lesion.model import Deficit
from legmap.lesion.reach import upstream
from legmap.render.mark import Mark
from legmap.roles import LIMBS, Limb, Lit, Role, Stretch, Stretches, lit_on

Stations = Mapping[str, tuple[tuple[str, float], ...]]


CONTRAST = {
    (False, False): Role.RELATED,
    (True, False): Role.ONLY_FIRST,
    (False, True): Role.ONLY_SECOND,
    (True, True): Role.SHARED,
}
"""Whether the first and the second of two lesions take something."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """What stands out on each limb.

    Attributes
    ----------
    lit : mapping
        Structures in their roles.
    stretches : mapping
        Nerves that are in different roles above and below a place.
    marks : tuple of Mark
        Where nerves are hurt.
    owners : tuple of Cut
        For each mark the cut of the lesion that it belongs to.
    """

    lit: Lit = field(default_factory=dict)
    stretches: Stretches = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    owners: tuple[Cut, ...] = ()


def scenery_of(atlas: Atlas, deficits: Mapping[Limb, Deficit]) -> Scenery:
    """What stands out for what each limb has lost.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficits : mapping
        Limb to its deficit.
    """
    marked = [m for limb, deficit in deficits.items() for m in _marks(atlas, limb, deficit)]
    return Scenery(
        lit={limb: highlights_of(atlas, deficit) for limb, deficit in deficits.items()},
        stretches={limb: tuple(_stretches(atlas, deficit)) for limb, deficit in deficits.items()},
        marks=tuple(mark for mark, _ in marked),
        owners=tuple(cut for _, cut in marked),
    )


def scenery_of_pair(atlas: Atlas, first: Deficit, second: Deficit) -> Scenery:
    """What stands out where two lesions are compared, on both limbs alike."""
    pieces = tuple(_stretches_of_pair(atlas, first, second))
    return Scenery(
        lit=lit_on("both", contrast_of(atlas, first, second)), stretches=dict.fromkeys(LIMBS, pieces)
    )


def scenery_of_findings(
    atlas: Atlas, findings: Iterable[Finding], stretches: Iterable[Stretch] = ()
) -> Scenery:
    """What stands out where findings are marked, on both limbs alike.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    findings : iterable of Finding
        What was found; a movement stands out by its prime movers, a reflex by its muscles, unless these
        were examined themselves.
    stretches : iterable of Stretch
        Where on the nerves the lesion can still be, and where not.
    """
    roles: dict[str, Role] = {}
    for finding in sorted(findings, key=_directness):
        for structure_id in finding.ids:
            for shown in _drawn_for(atlas, structure_id):
                roles[shown] = _role_of(finding)
    pieces = tuple(stretches)
    return Scenery(lit=lit_on("both", roles), stretches=dict.fromkeys(LIMBS, pieces))


def _directness(finding: Finding) -> tuple[bool, int, bool, bool]:
    """Where findings meet in a structure the last of them is shown: the closest, then what is amiss."""
    tested = finding.state is not State.UNTESTED
    return finding.kind in ("muscle", "skin"), -len(finding.ids), tested, finding.abnormal


def _drawn_for(atlas: Atlas, structure_id: str) -> tuple[str, ...]:
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
    if finding.state is State.UNTESTED:
        return Role.RELATED
    if not finding.abnormal:
        return Role.SPARED
    if finding.kind == "skin":
        return Role.SKIN_PARTIAL if finding.state is State.REDUCED else Role.SKIN_LOST
    return Role.LOST if finding.kind == "muscle" else Role.PARTIAL


def stations_of(atlas: Atlas) -> Stations:
    """What every nerve passes and gives off, as the drawings need it: ids with places from 0 to 1."""
    return {nerve: tuple((s.id, s.at) for s in course) for nerve, course in atlas.courses.items()}


def trunks_of(atlas: Atlas) -> Mapping[str, str]:
    """Nerves that run bound in another, and that other."""
    return {fascicle: nerve.id for nerve in atlas.every(Nerve) for fascicle in nerve.fascicles}


def _marks(atlas: Atlas, limb: Limb, deficit: Deficit) -> Iterator[tuple[Mark, Cut]]:
    for asked in deficit.cuts:
        for cut in struck(atlas, (asked,)):
            if isinstance(atlas.structures[cut.id], Nerve):
                partial = cut.severity is not Degree.COMPLETE or cut.fibres is not Fibres.ALL
                yield Mark(cut.id, place_at(atlas, cut.id, cut.place), limb, partial), asked


def _stretches(atlas: Atlas, deficit: Deficit) -> Iterator[Stretch]:
    """Above its lesion a nerve is merely related; its fascicles change at the same place."""
    starts: dict[str, tuple[float, Role]] = {}
    for nerve_id, at, role in _turns(atlas, deficit):
        if nerve_id not in starts or at < starts[nerve_id][0]:  # of several cuts the first one counts
            starts[nerve_id] = at, role
    for nerve_id, (at, role) in starts.items():
        yield from _divided(nerve_id, at, role)


def _turns(atlas: Atlas, deficit: Deficit) -> Iterator[tuple[str, float, Role]]:
    """Nerves, where each is cut, and their role beyond."""
    cuts = struck(atlas, deficit.cuts)
    nerves = [cut for cut in cuts if isinstance(atlas.structures[cut.id], Nerve)]
    whole = {cut.id for cut in nerves if place_at(atlas, cut.id, cut.place) == 0}
    hurt = {cut.id for cut in nerves}
    for cut in nerves:
        record = atlas.get(cut.id, Nerve)
        if cut.id in whole or hurt.intersection(upstream(atlas, cut.id)):
            continue
        yield cut.id, place_at(atlas, cut.id, cut.place), Role.SELECTED
        for fascicle in record.fascicles:  # one that has given nothing off yet is lost whole, from here on
            if fascicle not in whole:
                yield fascicle, _own_place(atlas, fascicle, cut), Role.PATH


def _stretches_of_pair(atlas: Atlas, first: Deficit, second: Deficit) -> Iterator[Stretch]:
    """Pieces of the nerves that either lesion only takes from some place on."""
    starts = [_taken_from(atlas, deficit) for deficit in (first, second)]
    for nerve in dict.fromkeys(i for taken in starts for i, start in taken.items() if start > 0):
        places = [taken.get(nerve, 1.0) for taken in starts]
        turns = sorted({0.0, *places, 1.0})
        for start, end in pairwise(turns):
            yield Stretch(nerve, start, end, CONTRAST[places[0] <= start, places[1] <= start])


def _taken_from(atlas: Atlas, deficit: Deficit) -> dict[str, float]:
    """From where on a lesion takes each nerve that it takes."""
    starts = dict.fromkeys(deficit.reach.nerves, 0.0)
    return {s.id: s.start for s in _stretches(atlas, deficit) if s.role is not Role.RELATED} | starts


def _divided(nerve_id: str, at: float, below: Role) -> Iterator[Stretch]:
    yield Stretch(nerve_id, 0.0, at, Role.RELATED)
    yield Stretch(nerve_id, at, 1.0, below)


def _own_place(atlas: Atlas, fascicle: str, cut: Cut) -> float:
    """A place of a trunk along one of its fascicles."""
    if isinstance(cut.place, str):
        return place_at(atlas, fascicle, cut.place)
    taken = {s.id for s in beyond(atlas, cut.id, cut.place) if s.owner == fascicle}
    return next((s.at for s in atlas.courses[fascicle] if s.id in taken), 1.0)

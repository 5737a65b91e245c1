"""One lesion: what is hurt, where along it, how severely, which fibres, in which limb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site, Station
from legmap.anatomy.records import Nerve
from legmap.lesion.share import ALL, NONE, ROUNDING, Interruption, LostShare

OptionalSide = Literal["", "right", "left", "both"]


class Severity(StrEnum):
    """How severe a lesion is; what the words mean is this program's convention.

    *Mild*: up to a third of the fibres do not conduct. *Moderate*: a third to two thirds. *Severe*: more than
    two thirds, not all. *Complete*: none conducts.
    """

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    COMPLETE = "complete"

    @property
    def share(self) -> LostShare:
        """The share of fibres that do not conduct."""
        return {
            Severity.MILD: LostShare(0.0, 1 / 3),
            Severity.MODERATE: LostShare(1 / 3, 2 / 3),
            Severity.SEVERE: LostShare(2 / 3, 1.0),
            Severity.COMPLETE: ALL,
        }[self]


class Fibres(StrEnum):
    """Which fibres of a mixed nerve or root are hurt."""

    ALL = "all"
    MOTOR = "motor"
    SENSORY = "sensory"


@dataclass(frozen=True, slots=True)
class Injury:
    """One structure hurt.

    Attributes
    ----------
    id : str
        A root, nerve, muscle, group or site; a dermatome or field stands for numb skin.
    place : str, float or None
        How far along a nerve: the id of a level, or 0 to 1 along its course; None is the whole nerve.
    severity : Severity
        How severe.
    fibres : Fibres
        Which fibres.
    side : {"", "right", "left", "both"}
        In which limb; empty where it does not matter.
    """

    id: str
    place: str | float | None = None
    severity: Severity = Severity.COMPLETE
    fibres: Fibres = Fibres.ALL
    side: OptionalSide = ""

    @property
    def interruption(self) -> Interruption:
        """How much of which fibres it interrupts."""
        share = self.severity.share
        return Interruption(
            NONE if self.fibres is Fibres.SENSORY else share, NONE if self.fibres is Fibres.MOTOR else share
        )


def as_injuries(lesion: Iterable[str | Injury]) -> tuple[Injury, ...]:
    """Cuts as they are, ids as complete lesions of the whole structure; each once, in order."""
    return tuple(dict.fromkeys(c if isinstance(c, Injury) else Injury(c) for c in lesion))


def injuries_of_limb(
    atlas: Atlas, injuries: Iterable[Injury], side: Literal["right", "left"]
) -> tuple[Injury, ...]:
    """The cuts that strike one limb; those that name none strike it too."""
    return tuple(c for c in injuries if injury_side(atlas, c) in ("", "both", side))


def injury_side(atlas: Atlas, injury: Injury) -> OptionalSide:
    """In which limb a cut is; a site that strikes both limbs does so unless told otherwise."""
    record = atlas.structures[injury.id]
    return "both" if not injury.side and isinstance(record, Site) and record.sides == "both" else injury.side


def resolve_sites(atlas: Atlas, injuries: Iterable[Injury]) -> tuple[Injury, ...]:
    """The same lesion with every site replaced by the nerve or the roots that are hurt there."""
    return tuple(found for injury in injuries for found in _resolve_site(atlas, injury))


def _resolve_site(atlas: Atlas, injury: Injury) -> Iterator[Injury]:
    record = atlas.structures[injury.id]
    if not isinstance(record, Site):
        yield injury
    elif record.nerve:
        yield replace(injury, id=record.nerve, place=record.level or None)
    else:
        yield from (replace(injury, id=root, place=None) for root in record.roots)


def distal_stations(atlas: Atlas, nerve_id: str, place: str | float | None) -> tuple[Station, ...]:
    """What a nerve gives off at or beyond a place, levels left out.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    nerve_id : str
        The nerve.
    place : str, float or None
        A level of its course, 0 to 1 along it, or None for its origin.
    """
    start = place_fraction(atlas, nerve_id, place)
    return tuple(s for s in atlas.courses[nerve_id] if not s.is_level and s.at >= start - ROUNDING)


def proximal_stations(atlas: Atlas, nerve_id: str, place: str | float | None) -> tuple[Station, ...]:
    """What a nerve has given off before a place, levels left out; see `distal_stations`."""
    start = place_fraction(atlas, nerve_id, place)
    return tuple(s for s in atlas.courses[nerve_id] if not s.is_level and s.at < start - ROUNDING)


def place_fraction(atlas: Atlas, nerve_id: str, place: str | float | None) -> float:
    """A place as a number along the course, 0 to 1; a level that is not on it counts as the origin."""
    if isinstance(place, str):
        return next((s.at for s in atlas.courses[nerve_id] if s.id == place), 0.0)
    return 0.0 if place is None else place


def without_side(injuries: Iterable[Injury]) -> tuple[Injury, ...]:
    """Cuts without their sides; which limb has them is said elsewhere, or does not matter."""
    return tuple(replace(injury, side="") for injury in injuries)


def levels_of(atlas: Atlas, nerve_id: str) -> tuple[str, ...]:
    """Ids of the levels that a nerve passes, from proximal to distal."""
    return tuple(s.id for s in atlas.courses.get(nerve_id, ()) if s.is_level)


def distinct_places(atlas: Atlas, nerve_id: str) -> tuple[str | float, ...]:
    """Places along a nerve, from proximal to distal, each of which spares more than the one before.

    A place is named by its level where one stands just before what it takes first, else by its number. The
    first spares something: cutting the nerve at its origin is no place but the whole nerve.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    nerve_id : str
        The nerve.
    """
    course = atlas.courses[nerve_id]
    found: list[str | float] = []
    last_given: float | None = None
    level = ""
    for station in course:
        if station.is_level:
            level = station.id
            continue
        if last_given is not None and station.at > last_given + ROUNDING:
            found.append(level or station.at)
        last_given = station.at
        level = ""
    return tuple(found)


def places_of(atlas: Atlas, nerve_id: str) -> tuple[str | float | None, ...]:
    """The whole nerve, then its distinct places from proximal to distal."""
    return (None, *distinct_places(atlas, nerve_id))


def equivalent_place(atlas: Atlas, nerve_id: str, at: float) -> str | float | None:
    """The place of a nerve, as `places_of` lists them, that takes what a cut at a number takes."""
    taken = distal_stations(atlas, nerve_id, at)
    return next((p for p in places_of(atlas, nerve_id) if distal_stations(atlas, nerve_id, p) == taken), at)


def affects_whole(atlas: Atlas, injury: Injury) -> bool:
    """Whether a cut takes all that its structure gives off."""
    return (
        injury.place is None
        or not isinstance(atlas.structures[injury.id], Nerve)
        or not proximal_stations(atlas, injury.id, injury.place)
    )

"""Injuries: the injured structure, the place along it, severity, fibres and limb."""

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
    """Severity of an injury; the bounds are this program's convention.

    *Mild*: up to a third of the fibres do not conduct. *Moderate*: a third to two thirds. *Severe*: more than
    two thirds, not all. *Complete*: none conducts.
    """

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    COMPLETE = "complete"

    @property
    def share(self) -> LostShare:
        """Return the share of fibres that do not conduct."""
        return {
            Severity.MILD: LostShare(0.0, 1 / 3),
            Severity.MODERATE: LostShare(1 / 3, 2 / 3),
            Severity.SEVERE: LostShare(2 / 3, 1.0),
            Severity.COMPLETE: ALL,
        }[self]


class Fibres(StrEnum):
    """The injured fibres of a mixed nerve or root."""

    ALL = "all"
    MOTOR = "motor"
    SENSORY = "sensory"


@dataclass(frozen=True, slots=True)
class Injury:
    """One injured structure.

    Attributes
    ----------
    id : str
        A root, nerve, muscle, group or site; a dermatome or field stands for numb skin.
    place : str, float or None
        Place along a nerve: the id of a level, or 0 to 1 along its course; None is the whole nerve.
    side : {"", "right", "left", "both"}
        The injured limb; empty where it does not matter.
    """

    id: str
    place: str | float | None = None
    severity: Severity = Severity.COMPLETE
    fibres: Fibres = Fibres.ALL
    side: OptionalSide = ""

    @property
    def interruption(self) -> Interruption:
        """Return the shares of motor and sensory fibres that are interrupted."""
        share = self.severity.share
        return Interruption(
            NONE if self.fibres is Fibres.SENSORY else share, NONE if self.fibres is Fibres.MOTOR else share
        )


def as_injuries(lesion: Iterable[str | Injury]) -> tuple[Injury, ...]:
    """Return injuries as they are and ids as complete injuries; each once, in order."""
    return tuple(dict.fromkeys(c if isinstance(c, Injury) else Injury(c) for c in lesion))


def injuries_of_limb(
    atlas: Atlas, injuries: Iterable[Injury], side: Literal["right", "left"]
) -> tuple[Injury, ...]:
    """Return the injuries of one limb, including those that name no limb."""
    return tuple(c for c in injuries if injury_side(atlas, c) in ("", "both", side))


def injury_side(atlas: Atlas, injury: Injury) -> OptionalSide:
    """Return the limb of an injury; a bilateral site means both unless the injury names one."""
    record = atlas.structures[injury.id]
    return "both" if not injury.side and isinstance(record, Site) and record.sides == "both" else injury.side


def resolve_sites(atlas: Atlas, injuries: Iterable[Injury]) -> tuple[Injury, ...]:
    """Replace every site by the nerve or the roots that are injured there."""
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
    """Return the branches, muscles and fields that a nerve gives off at or distal to a place.

    The place is a level of its course, 0 to 1 along it, or None for its origin.
    """
    start = place_fraction(atlas, nerve_id, place)
    return tuple(s for s in atlas.courses[nerve_id] if not s.is_level and s.at >= start - ROUNDING)


def proximal_stations(atlas: Atlas, nerve_id: str, place: str | float | None) -> tuple[Station, ...]:
    """Return the branches, muscles and fields given off proximal to a place; see `distal_stations`."""
    start = place_fraction(atlas, nerve_id, place)
    return tuple(s for s in atlas.courses[nerve_id] if not s.is_level and s.at < start - ROUNDING)


def place_fraction(atlas: Atlas, nerve_id: str, place: str | float | None) -> float:
    """Return a place as a fraction of the course; a level that is not on it counts as the origin."""
    if isinstance(place, str):
        return next((s.at for s in atlas.courses[nerve_id] if s.id == place), 0.0)
    return 0.0 if place is None else place


def without_side(injuries: Iterable[Injury]) -> tuple[Injury, ...]:
    """Return the injuries without their sides."""
    return tuple(replace(injury, side="") for injury in injuries)


def levels_of(atlas: Atlas, nerve_id: str) -> tuple[str, ...]:
    """Return the ids of the levels that a nerve passes, from proximal to distal."""
    return tuple(s.id for s in atlas.courses.get(nerve_id, ()) if s.is_level)


def distinct_places(atlas: Atlas, nerve_id: str) -> tuple[str | float, ...]:
    """Return places along a nerve, from proximal to distal, each of which spares more than the one before.

    A place is named by a level where one lies just before the first branch beyond it, else by its fraction.
    The origin, at which the whole nerve is injured, is not included.
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
    """Return None for the whole nerve, then its distinct places from proximal to distal."""
    return (None, *distinct_places(atlas, nerve_id))


def equivalent_place(atlas: Atlas, nerve_id: str, at: float) -> str | float | None:
    """Return the place from `places_of` with the same deficit as an injury at a fraction."""
    distal = distal_stations(atlas, nerve_id, at)
    return next((p for p in places_of(atlas, nerve_id) if distal_stations(atlas, nerve_id, p) == distal), at)


def affects_whole(atlas: Atlas, injury: Injury) -> bool:
    """Return whether an injury interrupts all branches of its structure."""
    return (
        injury.place is None
        or not isinstance(atlas.structures[injury.id], Nerve)
        or not proximal_stations(atlas, injury.id, injury.place)
    )

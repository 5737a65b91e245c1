"""One lesion: what is hurt, where along it, how severely, which fibres, in which limb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import Nerve
from legmap.anatomy.places import Site, Station
from legmap.lesion.share import ALL, NONE, ROUNDING, Interruption, Share

Limbs = Literal["", "right", "left", "both"]


class Degree(StrEnum):
    """How severe a lesion is; what the words mean is this program's convention.

    *Mild*: up to a third of the fibres do not conduct. *Moderate*: a third to two thirds. *Severe*: more than
    two thirds, not all. *Complete*: none conducts.
    """

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    COMPLETE = "complete"

    @property
    def share(self) -> Share:
        """The share of fibres that do not conduct."""
        return {
            Degree.MILD: Share(0.0, 1 / 3),
            Degree.MODERATE: Share(1 / 3, 2 / 3),
            Degree.SEVERE: Share(2 / 3, 1.0),
            Degree.COMPLETE: ALL,
        }[self]


class Fibres(StrEnum):
    """Which fibres of a mixed nerve or root are hurt."""

    ALL = "all"
    MOTOR = "motor"
    SENSORY = "sensory"


@dataclass(frozen=True, slots=True)
class Cut:
    """One structure hurt.

    Attributes
    ----------
    id : str
        A root, nerve, muscle, group or site; a dermatome or field stands for numb skin.
    place : str, float or None
        How far along a nerve: the id of a level, or 0 to 1 along its course; None is the whole nerve.
    severity : Degree
        How severe.
    fibres : Fibres
        Which fibres.
    side : {"", "right", "left", "both"}
        In which limb; empty where it does not matter.
    """

    id: str
    place: str | float | None = None
    severity: Degree = Degree.COMPLETE
    fibres: Fibres = Fibres.ALL
    side: Limbs = ""

    @property
    def interruption(self) -> Interruption:
        """How much of which fibres it interrupts."""
        share = self.severity.share
        return Interruption(
            NONE if self.fibres is Fibres.SENSORY else share, NONE if self.fibres is Fibres.MOTOR else share
        )


def as_cuts(lesion: Iterable[str | Cut]) -> tuple[Cut, ...]:
    """Cuts as they are, ids as complete lesions of the whole structure; each once, in order."""
    return tuple(dict.fromkeys(c if isinstance(c, Cut) else Cut(c) for c in lesion))


def on_side(atlas: Atlas, cuts: Iterable[Cut], side: Literal["right", "left"]) -> tuple[Cut, ...]:
    """The cuts that strike one limb; those that name none strike it too."""
    return tuple(c for c in cuts if cut_limbs(atlas, c) in ("", "both", side))


def cut_limbs(atlas: Atlas, cut: Cut) -> Limbs:
    """In which limb a cut is; a site that strikes both limbs does so unless told otherwise."""
    record = atlas.structures[cut.id]
    return "both" if not cut.side and isinstance(record, Site) and record.sides == "both" else cut.side


def struck(atlas: Atlas, cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """The same lesion with every site replaced by the nerve or the roots that are hurt there."""
    return tuple(found for cut in cuts for found in _struck(atlas, cut))


def _struck(atlas: Atlas, cut: Cut) -> Iterator[Cut]:
    record = atlas.structures[cut.id]
    if not isinstance(record, Site):
        yield cut
    elif record.nerve:
        yield replace(cut, id=record.nerve, place=record.level or None)
    else:
        yield from (replace(cut, id=root, place=None) for root in record.roots)


def beyond(atlas: Atlas, nerve_id: str, place: str | float | None) -> tuple[Station, ...]:
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
    start = place_at(atlas, nerve_id, place)
    return tuple(s for s in atlas.courses[nerve_id] if not s.is_level and s.at >= start - ROUNDING)


def above(atlas: Atlas, nerve_id: str, place: str | float | None) -> tuple[Station, ...]:
    """What a nerve has given off before a place, levels left out; see `beyond`."""
    start = place_at(atlas, nerve_id, place)
    return tuple(s for s in atlas.courses[nerve_id] if not s.is_level and s.at < start - ROUNDING)


def place_at(atlas: Atlas, nerve_id: str, place: str | float | None) -> float:
    """A place as a number along the course, 0 to 1; a level that is not on it counts as the origin."""
    if isinstance(place, str):
        return next((s.at for s in atlas.courses[nerve_id] if s.id == place), 0.0)
    return 0.0 if place is None else place


def unsided(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Cuts without their sides; which limb has them is said elsewhere, or does not matter."""
    return tuple(replace(cut, side="") for cut in cuts)


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


def snapped(atlas: Atlas, nerve_id: str, at: float) -> str | float | None:
    """The place of a nerve, as `places_of` lists them, that takes what a cut at a number takes."""
    taken = beyond(atlas, nerve_id, at)
    return next((p for p in places_of(atlas, nerve_id) if beyond(atlas, nerve_id, p) == taken), at)


def is_whole(atlas: Atlas, cut: Cut) -> bool:
    """Whether a cut takes all that its structure gives off."""
    return (
        cut.place is None
        or not isinstance(atlas.structures[cut.id], Nerve)
        or not above(atlas, cut.id, cut.place)
    )

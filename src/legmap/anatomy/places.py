"""Records of places along nerves: levels, sites of injury, and the stations of a course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legmap.anatomy.records import Basis, Structure

Laterality = Literal["one", "both"]
UsualSeverity = Literal["mild", "moderate", "severe", "complete"]


@dataclass(frozen=True, slots=True)
class Level:
    """A named place that nerves pass; `place` is its name as the end of a sentence: "at the fibular neck"."""

    id: str
    name: str
    place: str
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Structure):
    """A named place where a nerve, or several roots, are commonly injured.

    Attributes
    ----------
    nerve, level : str
        The nerve, and how far along it; without a level the whole nerve. Empty where roots are injured.
    roots : tuple of str
        The roots that are injured; empty where a nerve is.
    sides : {"one", "both"}
        Whether both limbs are injured at once.
    usual_severity : {"mild", "moderate", "severe", "complete"}
        The usual severity; the deficit shown is that of a complete lesion unless asked otherwise.
    usually : tuple of str
        Divisions or branches that usually suffer most.
    emergency : str
        What must be done at once, and why; empty where nothing must.
    plexus : str
        ``lumbar`` or ``sacral`` where the roots are injured only on their way into that plexus.
    """

    nerve: str = ""
    level: str = ""
    roots: tuple[str, ...] = ()
    sides: Laterality = "one"
    usual_severity: UsualSeverity = "complete"
    usually: tuple[str, ...] = ()
    emergency: str = ""
    plexus: str = ""


@dataclass(frozen=True, slots=True)
class Station:
    """One entry of a nerve's course.

    Attributes
    ----------
    id : str
        A level, branch, muscle (its motor branch) or field.
    owner : str
        The nerve, or the fascicle of it, in whose course it stands.
    at : float
        Position along the course, from 0 to 1; an order, not a length.
    """

    id: str
    owner: str
    at: float

    @property
    def is_level(self) -> bool:
        """Return whether this is a named place rather than a branch, muscle or field."""
        return self.id.startswith("level.")

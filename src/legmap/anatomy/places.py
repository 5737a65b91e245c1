"""Where along a nerve: levels, and the named sites where nerves get hurt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legmap.anatomy.records import Basis, Structure

Laterality = Literal["one", "both"]
UsualSeverity = Literal["mild", "moderate", "severe", "complete"]


@dataclass(frozen=True, slots=True)
class Level:
    """A named place that nerves pass, by which others find the same place.

    Attributes
    ----------
    id : str
        ``level.<slug>``.
    name : str
        What it is called.
    place : str
        How it ends a sentence: "at the fibular neck".
    sources, basis
        As in `Structure`.
    """

    id: str
    name: str
    place: str
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Structure):
    """A named place where a nerve, or several roots, get hurt.

    Attributes
    ----------
    nerve, level : str
        The nerve, and how far along it; without a level the whole nerve. Empty where roots are hurt.
    roots : tuple of str
        The roots that are hurt; empty where a nerve is.
    sides : {"one", "both"}
        Whether it strikes both limbs at once.
    usual_severity : {"mild", "moderate", "severe", "complete"}
        How severe it usually is; the deficit shown is that of a complete lesion unless asked otherwise.
    usually : tuple of str
        Divisions or branches that usually suffer most.
    emergency : str
        What must be done at once, and why; empty where nothing must.
    plexus : str
        ``lumbar`` or ``sacral`` where the roots are hurt only on their way into that plexus.
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
        A level, branch, muscle (its twig) or field.
    owner : str
        The nerve, or the fascicle of it, in whose course it stands.
    at : float
        How far along the course, from 0 to 1; an order, not a length.
    """

    id: str
    owner: str
    at: float

    @property
    def is_level(self) -> bool:
        """Whether it is a named place rather than something given off."""
        return self.id.startswith("level.")

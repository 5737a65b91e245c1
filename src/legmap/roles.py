"""What a structure is in the present picture, and on which limb; shared by lesion side and painting side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Limb = Literal["right", "left"]
"""One limb of the person, not of the viewer."""

Side = Literal["right", "left", "both"]
"""Which limbs a picture shows."""

LIMBS: tuple[Limb, ...] = ("right", "left")


class Role(StrEnum):
    """Why a structure stands out, in rising order of precedence."""

    RELATED = "related"
    RULED_OUT = "excluded"
    SPARED = "spared"
    SKIN_VARIABLE = "skin-variable"
    SKIN_PARTIAL = "skin-partial"
    SKIN_LOST = "skin-lost"
    MINOR = "minor"
    PARTIAL = "partial"
    LOST = "lost"
    PATH = "path"
    SELECTED = "selected"
    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"
    SHARED = "shared"
    POSSIBLE = "possible"
    LESION = "lesion"


Highlights = Mapping[str, Role]
"""Roles by structure id, on one limb."""

HighlightsByLimb = Mapping[Limb, Highlights]
"""What stands out on each limb; a limb that is missing is at rest."""


@dataclass(frozen=True, slots=True)
class NerveSegment:
    """A piece of a nerve in a role of its own.

    Attributes
    ----------
    id : str
        The nerve.
    start, end : float
        From where to where along its course, 0 to 1 over its stations; what leaves just at the start belongs
        to it, what leaves just at the end does not, unless the end is 1.
    role : Role
        Why it stands out.
    """

    id: str
    start: float
    end: float
    role: Role


SegmentsByLimb = Mapping[Limb, Sequence[NerveSegment]]
"""Pieces of nerves on each limb; a nerve that has any is painted by them alone."""


def limbs_of(side: Side) -> tuple[Limb, ...]:
    """The limbs that a side stands for, the right one first."""
    return tuple(limb for limb in LIMBS if side in (limb, "both"))


def highlights_on(side: Side, highlights: Highlights) -> dict[Limb, Highlights]:
    """The same highlights on one limb, or alike on both.

    Parameters
    ----------
    side : {"right", "left", "both"}
        Where they stand out.
    highlights : mapping
        Roles by structure id.
    """
    return dict.fromkeys(limbs_of(side), highlights)

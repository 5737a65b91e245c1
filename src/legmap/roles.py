"""Roles of structures in a picture, by limb; shared by the lesion side and the painting side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Limb = Literal["right", "left"]
"""A limb of the person, not of the viewer."""

Side = Literal["right", "left", "both"]
"""The limbs that a picture shows."""

LIMBS: tuple[Limb, ...] = ("right", "left")


class Role(StrEnum):
    """The reason why a structure is highlighted, in rising order of precedence."""

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
"""Highlights on each limb; a limb that is missing has none."""


@dataclass(frozen=True, slots=True)
class NerveSegment:
    """A segment of a nerve with a role of its own.

    Attributes
    ----------
    start, end : float
        Bounds along its course, 0 to 1 over its stations; a branch exactly at the start belongs
        to it, a branch exactly at the end does not, unless the end is 1.
    """

    id: str
    start: float
    end: float
    role: Role


SegmentsByLimb = Mapping[Limb, Sequence[NerveSegment]]
"""Segments of nerves on each limb; a nerve that has any is painted by them alone."""


def limbs_of(side: Side) -> tuple[Limb, ...]:
    """Return the limbs of a side, the right one first."""
    return tuple(limb for limb in LIMBS if side in (limb, "both"))


def highlights_on(side: Side, highlights: Highlights) -> dict[Limb, Highlights]:
    """Return the same highlights for every limb of a side."""
    return dict.fromkeys(limbs_of(side), highlights)

"""Examination findings: a muscle, movement, area of skin, reflex or sign, and the state it was found in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Group

FindingKind = Literal["muscle", "movement", "skin", "reflex", "sign"]
NORMAL_GRADE = 5
"""The MRC grade of normal strength."""


class FindingState(StrEnum):
    """The state of an examined structure."""

    NORMAL = "normal"
    WEAK = "weak"
    NUMB = "numb"
    REDUCED = "reduced"
    LOST = "lost"
    PRESENT = "present"
    ABSENT = "absent"
    UNTESTED = "untested"


STATES: dict[FindingKind, tuple[FindingState, ...]] = {
    "muscle": (FindingState.WEAK, FindingState.NORMAL),
    "movement": (FindingState.WEAK, FindingState.NORMAL),
    "skin": (FindingState.NUMB, FindingState.REDUCED, FindingState.NORMAL),
    "reflex": (FindingState.LOST, FindingState.REDUCED, FindingState.NORMAL),
    "sign": (FindingState.PRESENT, FindingState.ABSENT),
}
"""The states of each kind of finding, abnormal ones first; any may also be untested."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of an examination.

    Attributes
    ----------
    ids : tuple of str
        The structures examined: muscles, one movement, reflex or sign, or all areas of skin of one name.
    grade : int or None
        Strength of a weak muscle or movement from 0 (paralysed) to 4 on the scale of the Medical Research
        Council; None where it was not graded.
    typed : str
        The user's own name for the structures, where it is not theirs; only shown, never compared.
    """

    ids: tuple[str, ...]
    kind: FindingKind
    state: FindingState
    grade: int | None = None
    typed: str = field(default="", compare=False)

    @property
    def abnormal(self) -> bool:
        """Return whether the state is abnormal."""
        return self.state not in (FindingState.NORMAL, FindingState.ABSENT, FindingState.UNTESTED)

    def with_state(self, state: FindingState, grade: int | None = None) -> Finding:
        """Return the same structures in another state; grade 5 is normal.

        ValueError is raised if the state does not fit the kind, or the grade is not 0 to 5.
        """
        if grade is not None and not 0 <= grade <= NORMAL_GRADE:
            raise ValueError(f"MRC grade {grade}")
        if state is FindingState.WEAK and grade == NORMAL_GRADE:
            state = FindingState.NORMAL
        if state not in (*STATES[self.kind], FindingState.UNTESTED):
            raise ValueError(f"{self.kind} {state}")
        return replace(self, state=state, grade=grade if state is FindingState.WEAK else None)


def finding_kind(structure_id: str) -> FindingKind | None:
    """Return the kind of finding a structure can have; None for nerves and others that have none."""
    match structure_id.partition(".")[0]:
        case "muscle" | "group":
            return "muscle"
        case "movement":
            return "movement"
        case "field" | "dermatome":
            return "skin"
        case "reflex":
            return "reflex"
        case "sign":
            return "sign"
        case _:
            return None


def finding_of(atlas: Atlas, structure_id: str, state: FindingState | None = None) -> Finding:
    """Return a finding about one structure; without a state, the first abnormal one.

    ValueError is raised for structures that cannot be examined.
    """
    return finding_about(atlas, (structure_id,), state=state)


def finding_about(
    atlas: Atlas, ids: tuple[str, ...], typed: str = "", state: FindingState | None = None
) -> Finding:
    """Return a finding about structures that share one name, as the user typed it; see `finding_of`.

    Groups stand for their members.
    """
    kind = finding_kind(ids[0])
    if kind is None:
        raise ValueError(f"{ids[0]} is not examined")
    members = tuple(dict.fromkeys(m for i in ids for m in _members(atlas, i)))
    first = STATES[kind][0]
    return Finding(members, kind, first, typed=typed).with_state(state or first)


def _members(atlas: Atlas, structure_id: str) -> tuple[str, ...]:
    record = atlas.structures[structure_id]
    return record.members if isinstance(record, Group) else (structure_id,)

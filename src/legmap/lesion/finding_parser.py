"""Parser of findings that are given as names."""

from __future__ import annotations

from collections.abc import Iterator

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import CutaneousField, Dermatome
from legmap.anatomy.search import SearchIndex, fold, resolve, search
from legmap.errors import UnknownStructureError, UsageError
from legmap.lesion.examination_finding import (
    NORMAL_GRADE,
    Finding,
    FindingState,
    finding_about,
    finding_kind,
)
from legmap.messages import sentence
from legmap.platform.untrusted import shown

KINDS_BY_STATE: dict[FindingState, tuple[str, ...]] = {
    FindingState.WEAK: ("group", "muscle", "movement"),
    FindingState.NUMB: ("field", "dermatome"),
    FindingState.LOST: ("reflex",),
    FindingState.PRESENT: ("sign",),
}
"""Kinds of structures that can be weak, numb, lost, present."""
LIST_COMMAND_KINDS: dict[FindingState, str] = {
    FindingState.WEAK: "muscles",
    FindingState.NUMB: "fields",
    FindingState.LOST: "reflexes",
    FindingState.PRESENT: "signs",
}
"""The argument of `legmap list` that lists those kinds."""


def parse_finding(atlas: Atlas, index: SearchIndex, text: str, state: FindingState) -> Finding:
    """Return the finding meant by a name.

    Structures that a name means equally are taken together: both fields called "sole", both heads called
    "gastroc". A group means its members together.

    Parameters
    ----------
    text : str
        An id, name, synonym or everyday word; for skin also the whole description of an area.
    state : State
        WEAK, NUMB, LOST or PRESENT, which decides the kinds searched; see `Finding.with_state` for others.

    Raises
    ------
    UnknownStructureError
        If nothing of that kind matches, or several structures do; names suggestions.
    """
    fitting = restrict_index(index, KINDS_BY_STATE[state])
    ids = structures_named(atlas, fitting, text)
    if not ids and text.strip() and not search(fitting, text, limit=1):
        raise UnknownStructureError(
            sentence(f"localise.unknown.{state}", text=shown(text), kind=LIST_COMMAND_KINDS[state])
        )
    ids = ids or (resolve(fitting, text),)
    words = text.strip()
    typed = words if (state is FindingState.NUMB or len(ids) > 1) and words not in atlas else ""
    return finding_about(atlas, ids, typed, state)


def parse_graded_finding(atlas: Atlas, index: SearchIndex, text: str) -> Finding:
    """Return a weak muscle or movement from ``NAME`` or ``NAME=GRADE``, the MRC grade being 0 to 5.

    A plus or minus after the grade is accepted: 4+ and 4- count as 4, and 5- as 4.

    Raises
    ------
    UnknownStructureError
        As `parse_finding`.
    UsageError
        If the grade is not valid.
    """
    name, equals, word = text.rpartition("=")
    if not equals:
        return parse_finding(atlas, index, text, FindingState.WEAK)
    grade = word.strip()
    number = grade.rstrip("+-")
    if number not in {str(n) for n in range(NORMAL_GRADE + 1)} or len(grade) - len(number) > 1:
        raise UsageError(sentence("localise.grade", text=shown(word), name=shown(name)))
    strength = NORMAL_GRADE - 1 if grade == f"{NORMAL_GRADE}-" else int(number)
    return parse_finding(atlas, index, name, FindingState.WEAK).with_state(FindingState.WEAK, strength)


def structures_named(atlas: Atlas, index: SearchIndex, text: str) -> tuple[str, ...]:
    """Return structures with exactly this name: those of the best kind, or all areas of skin."""
    wanted = fold(text)
    found: dict[str, float] = {}
    for structure_id, rank in _terms(atlas, index, wanted):
        found[structure_id] = min(rank, found.get(structure_id, rank))
    if not found or not wanted:
        return ()
    best = min(found, key=lambda i: found[i])
    kind = best.partition(".")[0]
    if finding_kind(best) == "skin":
        return tuple(i for i in index.names if i in found)
    # a formal name excludes structures for which it is only an everyday word
    return tuple(
        i for i in index.names if i in found and i.startswith(f"{kind}.") and found[i] - found[best] < 0.1
    )


def restrict_index(index: SearchIndex, kinds: tuple[str, ...]) -> SearchIndex:
    """Return an index of only some kinds of structures."""
    terms = tuple(t for t in index.terms if t.id.partition(".")[0] in kinds)
    vocabulary = tuple(sorted({word for term in terms for word in term.words if len(word) > 3}))
    names = {i: name for i, name in index.names.items() if i.partition(".")[0] in kinds}
    return SearchIndex(terms, vocabulary, names)


def _terms(atlas: Atlas, index: SearchIndex, wanted: str) -> Iterator[tuple[str, float]]:
    yield from ((t.id, t.rank) for t in index.terms if t.folded == wanted)
    for structure_id in index.names:
        record = atlas.structures[structure_id]
        if isinstance(record, (Dermatome, CutaneousField)) and fold(record.area) == wanted:
            yield structure_id, 0.0

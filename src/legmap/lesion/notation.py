"""Lesions as text: ``nerve.tibial@popliteal-fossa:severe:left``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site
from legmap.anatomy.records import Landmark, Nerve, Root
from legmap.errors import UnknownStructureError, UsageError
from legmap.lesion.injury import Fibres, Injury, OptionalSide, Severity, levels_of
from legmap.messages import sentence
from legmap.platform.untrusted import shown

if TYPE_CHECKING:
    from legmap.anatomy.search import SearchIndex

LESION_KINDS = ("root", "nerve", "muscle", "group", "site")
SIDES: tuple[OptionalSide, ...] = ("right", "left", "both")


def lesion_of(atlas: Atlas, texts: Iterable[str]) -> tuple[Injury, ...]:
    """Return the lesion meant by some texts; see `parse_lesion`.

    Raises
    ------
    UnknownStructureError
        With suggestions, for the first text that names no structure or several.
    UsageError
        If a place, severity or side makes no sense.
    """
    index: SearchIndex | None = None
    injuries: list[Injury] = []
    for text in texts:
        if index is None and not all(_is_id(atlas, _name_in(one)) for one in text.split("+")):
            from legmap.anatomy.search import index_of

            index = index_of(atlas)  # the slowest step, and ids do not need it
        injuries += parse_lesion(atlas, index, text)
    return tuple(injuries)


def parse_lesion(atlas: Atlas, index: SearchIndex | None, text: str) -> tuple[Injury, ...]:
    """Return several injuries joined by ``+``; see `parse_injury`."""
    return tuple(parse_injury(atlas, index, one) for one in text.split("+"))


def parse_injury(atlas: Atlas, index: SearchIndex | None, text: str) -> Injury:
    """Return the injury meant by a text.

    Parameters
    ----------
    index : SearchIndex or None
        To find structures by any name; None where the name is an id.
    text : str
        An id or name; then, if wanted, ``@`` and a level or a number from 0 to 1; then any of a severity
        (``mild``, ``moderate``, ``severe``, ``complete``), fibres (``motor``, ``sensory``) and a limb
        (``right``, ``left``, ``both``), each after a colon.

    Raises
    ------
    UnknownStructureError
        If the name means no structure or several.
    UsageError
        If the place or a word after a colon makes no sense there.
    """
    head, *words = text.split(":")
    _, at, place = head.partition("@")
    name = _name_in(text)
    injury = Injury(name if index is None else _resolved(atlas, index, name))
    if at:
        injury = replace(injury, place=_place(atlas, injury.id, place.strip()))
    seen: set[str] = set()
    for word in (w.strip().lower() for w in words):
        changed = _qualified(atlas, injury, word)
        kind = _qualifier_kind(word)
        if kind in seen:
            raise UsageError(sentence("cut.twice", text=shown(text.strip())))
        seen.add(kind)
        injury = changed
    if words and atlas.structures[injury.id].kind not in LESION_KINDS:
        raise UsageError(sentence("cut.no-lesion", name=atlas.name(injury.id)))
    return injury


def _is_id(atlas: Atlas, name: str) -> bool:
    """Return whether a name is the id of a structure that can be selected; landmarks cannot."""
    return name in atlas and not isinstance(atlas.structures[name], Landmark)


def _resolved(atlas: Atlas, index: SearchIndex, name: str) -> str:
    from legmap.anatomy.search import resolve

    try:
        return resolve(index, name)
    except UnknownStructureError:
        for record in atlas.every(Landmark):
            if name.lower() in (record.id, record.name.lower()):
                raise UnknownStructureError(sentence("name.landmark", name=record.name)) from None
        raise


def _name_in(text: str) -> str:
    return text.partition(":")[0].partition("@")[0].strip()


def write_injury(injury: Injury) -> str:
    """Return an injury in the notation that `parse_injury` reads."""
    text = injury.id
    if injury.place is not None:
        place = injury.place
        text += f"@{place.partition('.')[2] if isinstance(place, str) else format(place, '.4g')}"
    if injury.severity is not Severity.COMPLETE:
        text += f":{injury.severity}"
    if injury.fibres is not Fibres.ALL:
        text += f":{injury.fibres}"
    return f"{text}:{injury.side}" if injury.side else text


def write_lesion(injuries: Iterable[Injury]) -> str:
    """Return a lesion in the notation that `parse_lesion` reads."""
    return "+".join(write_injury(injury) for injury in injuries)


def _place(atlas: Atlas, structure_id: str, text: str) -> str | float:
    if not isinstance(atlas.structures[structure_id], Nerve):
        raise UsageError(sentence("place.no-nerve", name=atlas.name(structure_id)))
    try:
        number = float(text)
    except ValueError:
        return _level(atlas, structure_id, text)
    if not 0 <= number <= 1:
        raise UsageError(sentence("place.range", text=shown(text)))
    return number


def _level(atlas: Atlas, nerve_id: str, text: str) -> str:
    offered = levels_of(atlas, nerve_id)
    wanted = text.lower().removeprefix("level.")
    for level in offered:
        if wanted in (level.partition(".")[2], atlas.levels[level].name.lower()):
            return level
    levels = tuple(level.partition(".")[2] for level in offered)
    key = "place.unknown" if offered else "place.unknown.none"
    raise UsageError(sentence(key, text=shown(text), nerve=atlas.name(nerve_id), levels=levels))


def _qualifier_kind(word: str) -> str:
    """Return the kind of qualifier that a word after a colon is."""
    return "severity" if word in list(Severity) else "side" if word in SIDES else "fibres"


def _qualified(atlas: Atlas, injury: Injury, word: str) -> Injury:
    if word in list(Severity):
        return replace(injury, severity=Severity(word))
    if word in SIDES:
        return replace(injury, side=next(side for side in SIDES if side == word))
    if word in (Fibres.MOTOR, Fibres.SENSORY):
        if not isinstance(atlas.structures[injury.id], (Nerve, Root, Site)):
            raise UsageError(sentence("fibres.no-nerve", name=atlas.name(injury.id)))
        return replace(injury, fibres=Fibres(word))
    if word == Fibres.ALL:
        return injury
    raise UsageError(sentence("cut.word", word=shown(word)))

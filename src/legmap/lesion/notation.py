"""Lesions as text: ``nerve.tibial@popliteal-fossa:severe:left``, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import Landmark, Nerve, Root
from legmap.anatomy.places import Site
from legmap.errors import UsageError
from legmap.lesion.cut import Cut, Degree, Fibres, Limbs, above, levels_of
from legmap.messages import say
from legmap.platform.untrusted import shown

if TYPE_CHECKING:
    from legmap.anatomy.search import SearchIndex

HURT = ("root", "nerve", "muscle", "group", "site")
SIDES: tuple[Limbs, ...] = ("right", "left", "both")


def lesion_of(atlas: Atlas, texts: Iterable[str]) -> tuple[Cut, ...]:
    """The lesion meant by ids, names or unambiguous short forms, each with place, severity, side if wanted.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    texts : iterable of str
        As typed; see `parse_lesion`.

    Raises
    ------
    UnknownStructureError
        With suggestions, for the first text that names nothing or too much.
    UsageError
        If a place, severity or side makes no sense.
    """
    index: SearchIndex | None = None
    cuts: list[Cut] = []
    for text in texts:
        if index is None and not all(_is_id(atlas, _name_in(one)) for one in text.split("+")):
            from legmap.anatomy.search import index_of

            index = index_of(atlas)  # costs more than all the rest, and ids do without it
        cuts += parse_lesion(atlas, index, text)
    return tuple(cuts)


def parse_lesion(atlas: Atlas, index: SearchIndex | None, text: str) -> tuple[Cut, ...]:
    """Several cuts joined by ``+``; see `parse_cut`."""
    return tuple(parse_cut(atlas, index, one) for one in text.split("+"))


def parse_cut(atlas: Atlas, index: SearchIndex | None, text: str) -> Cut:
    """A cut from what a user types.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    index : SearchIndex or None
        To find structures by any name; None where the name is an id.
    text : str
        An id or name; then, if wanted, ``@`` and a level or a number from 0 to 1; then any of a severity
        (``mild``, ``moderate``, ``severe``, ``complete``), fibres (``motor``, ``sensory``) and a limb
        (``right``, ``left``, ``both``), each after a colon.

    Raises
    ------
    UnknownStructureError
        If the name means nothing or too much.
    UsageError
        If the place or a word after a colon makes no sense there.
    """
    head, *words = text.split(":")
    _, at, place = head.partition("@")
    name = _name_in(text)
    cut = Cut(name if index is None else _resolved(index, name))
    if at:
        cut = replace(cut, place=_place(atlas, cut.id, place.strip()))
    told: set[str] = set()
    for word in (w.strip().lower() for w in words):
        changed = _qualified(atlas, cut, word)
        about = _about(word)
        if about in told:
            raise UsageError(say("cut.twice", text=shown(text.strip())))
        told.add(about)
        cut = changed
    if words and atlas.structures[cut.id].kind not in HURT:
        raise UsageError(say("cut.no-lesion", name=atlas.name(cut.id)))
    return cut


def _is_id(atlas: Atlas, name: str) -> bool:
    """Whether a name is an id that can be asked for; landmarks only help to find one's way."""
    return name in atlas and not isinstance(atlas.structures[name], Landmark)


def _resolved(index: SearchIndex, name: str) -> str:
    from legmap.anatomy.search import resolve

    return resolve(index, name)


def _name_in(text: str) -> str:
    return text.partition(":")[0].partition("@")[0].strip()


def write_cut(cut: Cut) -> str:
    """A cut as `parse_cut` reads it."""
    text = cut.id
    if cut.place is not None:
        text += f"@{cut.place.partition('.')[2] if isinstance(cut.place, str) else format(cut.place, '.4g')}"
    if cut.severity is not Degree.COMPLETE:
        text += f":{cut.severity}"
    if cut.fibres is not Fibres.ALL:
        text += f":{cut.fibres}"
    return f"{text}:{cut.side}" if cut.side else text


def write_lesion(cuts: Iterable[Cut]) -> str:
    """A lesion as `parse_lesion` reads it."""
    return "+".join(write_cut(cut) for cut in cuts)


def cut_name(atlas: Atlas, cut: Cut) -> str:
    """A cut in words: "common fibular nerve at the fibular neck, severe, left".

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    cut : Cut
        Any cut.
    """
    words = [atlas.name(cut.id)]
    where = place_words(atlas, cut)
    if where:
        words[0] += f" {where}"
    if cut.severity is not Degree.COMPLETE:
        words.append(say(f"degree.{cut.severity}"))
    if cut.fibres is not Fibres.ALL:
        words.append(say(f"fibres.{cut.fibres}"))
    if cut.side:
        words.append(say(f"limb.{cut.side}"))
    return ", ".join(words)


def lesion_name(atlas: Atlas, cuts: Iterable[Cut]) -> str:
    """A lesion in words, its cuts joined by plus signs."""
    return " + ".join(cut_name(atlas, cut) for cut in cuts)


def place_words(atlas: Atlas, cut: Cut) -> str:
    """Where along its nerve a cut lies, as the end of a phrase; empty for the whole nerve.

    A place that is no named level is told by what the nerve has given off last.
    """
    if cut.place is None:
        return ""
    if isinstance(cut.place, str):
        return atlas.levels[cut.place].place
    given = above(atlas, cut.id, cut.place)
    if not given:
        return say("place.origin")
    last = max(station.at for station in given)
    names = " / ".join(atlas.name(s.id) for s in given if s.at == last)
    return say("place.below", names=names)


def _place(atlas: Atlas, structure_id: str, text: str) -> str | float:
    if not isinstance(atlas.structures[structure_id], Nerve):
        raise UsageError(say("place.no-nerve", name=atlas.name(structure_id)))
    try:
        number = float(text)
    except ValueError:
        return _level(atlas, structure_id, text)
    if not 0 <= number <= 1:
        raise UsageError(say("place.range", text=shown(text)))
    return number


def _level(atlas: Atlas, nerve_id: str, text: str) -> str:
    offered = levels_of(atlas, nerve_id)
    wanted = text.lower().removeprefix("level.")
    for level in offered:
        if wanted in (level.partition(".")[2], atlas.levels[level].name.lower()):
            return level
    levels = ", ".join(level.partition(".")[2] for level in offered) or say("place.none")
    raise UsageError(say("place.unknown", text=shown(text), nerve=atlas.name(nerve_id), levels=levels))


def _about(word: str) -> str:
    """What a word after a colon speaks of."""
    return "severity" if word in list(Degree) else "side" if word in SIDES else "fibres"


def _qualified(atlas: Atlas, cut: Cut, word: str) -> Cut:
    if word in list(Degree):
        return replace(cut, severity=Degree(word))
    if word in SIDES:
        return replace(cut, side=next(side for side in SIDES if side == word))
    if word in (Fibres.MOTOR, Fibres.SENSORY):
        if not isinstance(atlas.structures[cut.id], (Nerve, Root, Site)):
            raise UsageError(say("fibres.no-nerve", name=atlas.name(cut.id)))
        return replace(cut, fibres=Fibres(word))
    if word == Fibres.ALL:
        return cut
    raise UsageError(say("cut.word", word=shown(word)))

"""Finding structures by any name people use, typing errors included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from legmap.anatomy.search_index import (
    KIND_ORDER,
    SearchIndex,
    Term,
    TermKind,
    content_words_of,
    fold,
    index_of,
)
from legmap.errors import UnknownStructureError
from legmap.foreign import shown

__all__ = ["Match", "SearchIndex", "Term", "fold", "index_of", "resolve", "search"]

EXACT, STARTS, WORDS, INSIDE, FUZZY = 0.0, 10.0, 20.0, 30.0, 40.0
MARGIN = 1e-6
"""More than the rounding of a score."""
LIKE = 0.72
"""How alike a typed word must be to the known one it is read as; see `difflib`."""
Batch: TypeAlias = tuple[float, Sequence[tuple[float, int]]]


@dataclass(frozen=True, slots=True)
class Match:
    """A structure that answers a search, and the name by which it was found.

    Attributes
    ----------
    matched, how : str
        The name that answered, and which of the structure's names it is.
    score : float
        Lower is better.
    """

    id: str
    name: str
    kind: str
    matched: str
    score: float
    how: TermKind = "name"


def search(index: SearchIndex, text: str, limit: int = 40) -> tuple[Match, ...]:
    """Structures that answer to some text, best first.

    Whole names come before beginnings, beginnings before scattered words, those before inner syllables.
    Among equals a name in use comes before an everyday word, and an everyday word means what one sees or
    feels (a sign, a muscle, skin) before the nerve or root behind it; then the order of the data decides.
    Only where nothing answers is the text read as misspelt.

    Parameters
    ----------
    index : SearchIndex
        The names to look through.
    text : str
        What was typed; upper case, accents and punctuation do not matter.
    limit : int, optional
        The most matches to return.
    """
    query = fold(text)
    if not query:
        return ()
    found = _matches(index, query, limit)
    penalty = 0.0
    if not found:
        corrected = " ".join(_corrected(index, word) for word in query.split())
        if corrected != query:
            found, penalty = _matches(index, corrected, limit), FUZZY
    terms = index.terms
    ranked = sorted(
        (score + penalty, len(terms[place].folded), structure_id, place)
        for structure_id, (score, place) in found.items()
    )
    return tuple(
        Match(i, index.names[i], i.partition(".")[0], terms[place].text, score, terms[place].kind)
        for score, _, i, place in ranked[:limit]
    )


def resolve(index: SearchIndex, text: str) -> str:
    """The one structure meant by an id, a name or an unambiguous short form.

    Parameters
    ----------
    index : SearchIndex
        The names to look through.
    text : str
        As typed on the command line.

    Raises
    ------
    UnknownStructureError
        If nothing answers, or several structures answer equally well; names the candidates.
    """
    wanted = text.strip()
    for structure_id in index.names:
        if structure_id.lower() == wanted.lower():
            return structure_id
    if not wanted:
        raise UnknownStructureError("An empty name means no structure. Give an id or a name, such as L5.")
    matches = search(index, wanted, limit=6)
    if not matches:
        told = shown(text)
        raise UnknownStructureError(
            f"There is no structure called '{told}'. Try `legmap search {told!r}` or `legmap list nerves`."
        )
    best = matches[0]
    rivals = [m for m in matches[1:] if _as_good(m, best)]
    is_no_id = wanted.partition(".")[0] in KIND_ORDER and "." in wanted
    if rivals or is_no_id or best.score >= FUZZY:
        offered = ", ".join(m.id for m in matches[:5])
        known = best.score < FUZZY and not is_no_id
        reason = "could mean several structures" if known else "is not known"
        raise UnknownStructureError(f"'{shown(text)}' {reason}. Did you mean one of these: {offered}?")
    return best.id


def _as_good(other: Match, best: Match) -> bool:
    """Whether another match could as well be meant.

    A whole name in use beats everyday words and other kinds; only its like competes with it. An everyday
    word that several structures share decides nothing, nor does a beginning that several names share.
    """
    if int(other.score // 10) != int(best.score // 10):
        return False
    if best.score >= STARTS:
        return other.score - best.score < 2.0
    if best.how == "everyday":
        return other.how == "everyday"
    return other.kind == best.kind and other.how == best.how and other.score - best.score < 0.1


def _matches(index: SearchIndex, query: str, limit: int) -> dict[str, tuple[float, int]]:
    """Best score and place of the term per structure, of the `limit` best at least; lower is better.

    What answers comes in batches, the best first; as soon as enough structures are better than anything
    that can still come, the rest is not looked at.
    """
    terms = index.terms
    found: dict[str, tuple[float, int]] = {}
    for least, batch in _batches(index, query):
        if 0 <= limit <= len(found) and limit <= sum(score < least - MARGIN for score, _ in found.values()):
            break
        for score, place in batch:
            term = terms[place]
            hit = (score + term.rank, place)
            best = found.get(term.id)
            if best is None or hit < best:
                found[term.id] = hit
    return found


def _batches(index: SearchIndex, query: str) -> Iterator[Batch]:
    """Scores without rank, and the places of terms, in batches after the least score they can have.

    A term may come again in a later batch, with a worse score. A batch of nothing stands before what takes
    some work to find, for the reader to stop there.
    """
    lookup = index.lookup
    words = content_words_of(query.split()) or tuple(query.split())
    yield EXACT, [(EXACT, place) for place in lookup.whole(query)]
    yield EXACT + 1.0, [(EXACT + 1.0, place) for place in lookup.content_words.get(words, ())]
    yield from _by_length(STARTS, lookup.beginning(query), lookup.lengths, len(query))
    yield WORDS, ()
    for spare, places in _grouped(
        (abs(lookup.told[place] - len(words)), place) for place in lookup.with_words(words)
    ):
        score = WORDS + min(4.0, 1.0 * spare)
        if len(words) == 1:
            yield score, [(score, place) for place in places]
        else:
            yield score, [(score + _disorder(index.terms[place].words, words), place) for place in places]
    if len(query) > 2:
        yield INSIDE, ()
        yield from _by_length(INSIDE, lookup.inside(query), lookup.lengths, len(query))


def _by_length(base: float, places: Iterable[int], lengths: Sequence[int], typed: int) -> Iterator[Batch]:
    """Terms scored by how much longer they are than what was typed."""
    for length, alike in _grouped((lengths[place], place) for place in places):
        score = base + min(4.0, 0.1 * (length - typed))
        yield score, [(score, place) for place in alike]


def _grouped(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    groups: dict[int, list[int]] = {}
    for key, place in pairs:
        if key in groups:
            groups[key].append(place)
        else:
            groups[key] = [place]
    return sorted(groups.items())


def _disorder(words: tuple[str, ...], query: Iterable[str]) -> float:
    """A penalty where the typed words stand in another order than in the name."""
    places = [next(i for i, w in enumerate(words) if w.startswith(q)) for q in query]
    return 0.0 if places == sorted(places) else 1.5


def _corrected(index: SearchIndex, word: str) -> str:
    if len(word) < 4 or word in index.spelling.known:
        return word
    return index.spelling.closest(word, LIKE) or word

"""Search for structures by any of their names, with correction of misspelt words."""

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
from legmap.messages import sentence
from legmap.platform.untrusted import shown

__all__ = ["Match", "SearchIndex", "Term", "fold", "index_of", "resolve", "search"]

EXACT, STARTS, WORDS, INSIDE, FUZZY = 0.0, 10.0, 20.0, 30.0, 40.0
MARGIN = 1e-6
"""Larger than the rounding error of a score."""
SIMILARITY = 0.72
"""Least similarity of a misspelt word and its correction; see `difflib`."""
Batch: TypeAlias = tuple[float, Sequence[tuple[float, int]]]


@dataclass(frozen=True, slots=True)
class Match:
    """A structure found by a search, the name that matched, and its kind; a lower score is better."""

    id: str
    name: str
    kind: str
    matched: str
    score: float
    how: TermKind = "name"


def search(index: SearchIndex, text: str, limit: int = 40) -> tuple[Match, ...]:
    """Return the structures that match a text, best first.

    Whole names come before beginnings, beginnings before scattered words, those before inner syllables.
    Among equals a formal name comes before an everyday word, and an everyday word means what one sees or
    feels (a sign, a muscle, skin) before the nerve or root behind it; then the order of the data decides.
    Only where nothing matches is the text read as misspelt. Case, accents and punctuation do not matter.
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
        (score + penalty, len(terms[position].folded), structure_id, position)
        for structure_id, (score, position) in found.items()
    )
    return tuple(
        Match(i, index.names[i], i.partition(".")[0], terms[position].text, score, terms[position].kind)
        for score, _, i, position in ranked[:limit]
    )


def resolve(index: SearchIndex, text: str) -> str:
    """Return the one structure meant by an id, a name or an unambiguous short form.

    Raises
    ------
    UnknownStructureError
        If nothing matches, or several structures match equally well; names the candidates.
    """
    wanted = text.strip()
    for structure_id in index.names:
        if structure_id.lower() == wanted.lower():
            return structure_id
    if not wanted:
        raise UnknownStructureError(sentence("name.empty"))
    matches = search(index, wanted, limit=6)
    if not matches:
        import shlex  # rarely needed, and not free

        query = shown(text)
        raise UnknownStructureError(sentence("name.none", text=query, quoted=shlex.quote(query)))
    best = matches[0]
    rivals = [m for m in matches[1:] if _is_rival(m, best)]
    is_no_id = wanted.partition(".")[0] in KIND_ORDER and "." in wanted
    if rivals or is_no_id or best.score >= FUZZY:
        known = best.score < FUZZY and not is_no_id
        key = "name.several" if known else "name.unknown"
        offered = tuple(m.id for m in matches[:5])
        raise UnknownStructureError(sentence(key, text=shown(text), offered=offered))
    return best.id


def _is_rival(other: Match, best: Match) -> bool:
    """Return whether another match could equally be meant.

    A whole formal name beats everyday words and other kinds; it competes only with whole formal names. An
    everyday word that several structures share decides nothing, nor does a common beginning of names.
    """
    if int(other.score // 10) != int(best.score // 10):
        return False
    if best.score >= STARTS:
        return other.score - best.score < 2.0
    if best.how == "everyday":
        return other.how == "everyday"
    return other.kind == best.kind and other.how == best.how and other.score - best.score < 0.1


def _matches(index: SearchIndex, query: str, limit: int) -> dict[str, tuple[float, int]]:
    """Return score and term index of the best match per structure, of at least the `limit` best.

    Terms come in batches, the best first; as soon as enough structures score better than anything that can
    still come, the remaining batches are skipped.
    """
    terms = index.terms
    found: dict[str, tuple[float, int]] = {}
    for least, batch in _batches(index, query):
        if 0 <= limit <= len(found) and limit <= sum(score < least - MARGIN for score, _ in found.values()):
            break
        for score, position in batch:
            term = terms[position]
            hit = (score + term.rank, position)
            best = found.get(term.id)
            if best is None or hit < best:
                found[term.id] = hit
    return found


def _batches(index: SearchIndex, query: str) -> Iterator[Batch]:
    """Yield scores without rank and indices of terms, in batches with the least score they can have.

    A term may come again in a later batch, with a worse score. An empty batch announces one that is
    expensive to find, so that the caller can stop before it.
    """
    lookup = index.lookup
    words = content_words_of(query.split()) or tuple(query.split())
    yield EXACT, [(EXACT, position) for position in lookup.whole(query)]
    yield EXACT + 1.0, [(EXACT + 1.0, position) for position in lookup.content_words.get(words, ())]
    yield from _by_length(STARTS, lookup.beginning(query), lookup.lengths, len(query))
    yield WORDS, ()
    for extra, positions in _grouped(
        (abs(lookup.content_counts[position] - len(words)), position) for position in lookup.with_words(words)
    ):
        score = WORDS + min(4.0, 1.0 * extra)
        if len(words) == 1:
            yield score, [(score, position) for position in positions]
        else:
            yield (
                score,
                [(score + _disorder(index.terms[position].words, words), position) for position in positions],
            )
    if len(query) > 2:
        yield INSIDE, ()
        yield from _by_length(INSIDE, lookup.inside(query), lookup.lengths, len(query))


def _by_length(base: float, positions: Iterable[int], lengths: Sequence[int], typed: int) -> Iterator[Batch]:
    """Score terms by how much longer they are than the typed text."""
    for length, alike in _grouped((lengths[position], position) for position in positions):
        score = base + min(4.0, 0.1 * (length - typed))
        yield score, [(score, position) for position in alike]


def _grouped(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    groups: dict[int, list[int]] = {}
    for key, position in pairs:
        if key in groups:
            groups[key].append(position)
        else:
            groups[key] = [position]
    return sorted(groups.items())


def _disorder(words: tuple[str, ...], query: Iterable[str]) -> float:
    """Return a penalty where the typed words stand in another order than in the name."""
    positions = [next(i for i, w in enumerate(words) if w.startswith(q)) for q in query]
    return 0.0 if positions == sorted(positions) else 1.5


def _corrected(index: SearchIndex, word: str) -> str:
    if len(word) < 4 or word in index.spelling.known:
        return word
    return index.spelling.closest(word, SIMILARITY) or word

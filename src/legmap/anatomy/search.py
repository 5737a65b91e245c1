"""Finding structures by any name people use, typing errors included."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import Landmark, Structure
from legmap.errors import UnknownStructureError

TermKind = Literal["name", "short", "synonym", "latin", "everyday", "id"]
KIND_ORDER = (
    "root",
    "nerve",
    "group",
    "muscle",
    "movement",
    "sign",
    "reflex",
    "dermatome",
    "field",
    "site",
)
EVERYDAY_KIND_ORDER = (
    "sign",
    "group",
    "muscle",
    "movement",
    "field",
    "dermatome",
    "reflex",
    "nerve",
    "root",
    "site",
)
TERM_WEIGHT: dict[str, float] = {
    "name": 0.0,
    "synonym": 0.5,
    "id": 0.6,
    "everyday": 0.8,
    "latin": 1.0,
    "short": 1.6,
}
FILLERS = frozenset({"the", "of", "a", "to", "and", "in", "on", "my", "muscle", "muscles", "nerve", "nerves"})
EXACT, STARTS, WORDS, INSIDE, FUZZY = 0.0, 10.0, 20.0, 30.0, 40.0
ORDER = 1e-5


@dataclass(frozen=True, slots=True)
class Term:
    """One searchable name of one structure."""

    text: str
    folded: str
    words: tuple[str, ...]
    kind: TermKind
    id: str
    rank: float


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Every searchable name; make it once with `index_of`."""

    terms: tuple[Term, ...]
    vocabulary: tuple[str, ...]
    names: dict[str, str]


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


def fold(text: str) -> str:
    """Lower case without accents, punctuation as blanks, blanks single."""
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def index_of(atlas: Atlas) -> SearchIndex:
    """Index every name, synonym, Latin name, abbreviation, everyday word and id of an atlas.

    Parameters
    ----------
    atlas : Atlas
        The anatomy; landmarks cannot be selected and are left out.
    """
    found = [s for s in atlas.structures.values() if not isinstance(s, Landmark)]
    terms = tuple(
        Term(text, folded, tuple(folded.split()), kind, s.id, _rank(s, kind) + ORDER * place)
        for place, s in enumerate(found)
        for text, kind in dict.fromkeys(_names(s))
        if (folded := fold(text))
    )
    vocabulary = tuple(sorted({word for term in terms for word in term.words if len(word) > 3}))
    return SearchIndex(terms, vocabulary, {s.id: s.name for s in found})


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
    found = _matches(index, query)
    if not found:
        corrected = " ".join(_corrected(index, word) for word in query.split())
        if corrected != query:
            found = {i: (score + FUZZY, term) for i, (score, term) in _matches(index, corrected).items()}
    ranked = sorted(found.items(), key=lambda item: (item[1][0], len(item[1][1].folded), item[0]))
    return tuple(
        Match(i, index.names[i], i.partition(".")[0], term.text, score, term.kind)
        for i, (score, term) in ranked[:limit]
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
        raise UnknownStructureError(
            f"There is no structure called '{text}'. Try `legmap search {text!r}` or `legmap list nerves`."
        )
    best = matches[0]
    rivals = [m for m in matches[1:] if _as_good(m, best)]
    is_no_id = wanted.partition(".")[0] in KIND_ORDER and "." in wanted
    if rivals or is_no_id or best.score >= FUZZY:
        offered = ", ".join(m.id for m in matches[:5])
        known = best.score < FUZZY and not is_no_id
        reason = "could mean several structures" if known else "is not known"
        raise UnknownStructureError(f"'{text}' {reason}. Did you mean one of these: {offered}?")
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


def _rank(structure: Structure, how: TermKind) -> float:
    order = EVERYDAY_KIND_ORDER if how == "everyday" else KIND_ORDER
    return TERM_WEIGHT[how] + 0.01 * (order.index(structure.kind) if structure.kind in order else len(order))


def _names(structure: Structure) -> Iterator[tuple[str, TermKind]]:
    yield structure.name, "name"
    if structure.short:
        yield structure.short, "short"
    yield from ((text, "synonym") for text in structure.synonyms)
    yield from ((text, "everyday") for text in structure.everyday)
    if structure.latin:
        yield structure.latin, "latin"
    yield structure.id, "id"
    if structure.ta2 is not None:
        yield str(structure.ta2), "id"


def _matches(index: SearchIndex, query: str) -> dict[str, tuple[float, Term]]:
    """Best score and term per structure; lower is better."""
    words = query.split()
    telling = [w for w in words if w not in FILLERS] or words
    found: dict[str, tuple[float, Term]] = {}
    for term in index.terms:
        score = _score(term, query, telling)
        if score is None:
            continue
        score += term.rank
        if term.id not in found or score < found[term.id][0]:
            found[term.id] = (score, term)
    return found


def _score(term: Term, query: str, words: list[str]) -> float | None:
    if term.folded == query:
        return EXACT
    telling = [w for w in term.words if w not in FILLERS]
    if telling == words and term.kind != "everyday":
        return EXACT + 1.0
    if term.folded.startswith(query):
        return STARTS + min(4.0, 0.1 * (len(term.folded) - len(query)))
    if term.kind == "id":
        return None
    if all(any(t.startswith(w) for t in term.words) for w in words):
        return WORDS + min(4.0, 1.0 * abs(len(telling) - len(words))) + _disorder(term.words, words)
    if len(query) > 2 and query in term.folded:
        return INSIDE + min(4.0, 0.1 * (len(term.folded) - len(query)))
    return None


def _disorder(words: tuple[str, ...], query: Iterable[str]) -> float:
    """A penalty where the typed words stand in another order than in the name."""
    places = [next(i for i, w in enumerate(words) if w.startswith(q)) for q in query]
    return 0.0 if places == sorted(places) else 1.5


def _corrected(index: SearchIndex, word: str) -> str:
    if len(word) < 4 or word in index.vocabulary:
        return word
    close = get_close_matches(word, index.vocabulary, n=1, cutoff=0.72)
    return close[0] if close else word

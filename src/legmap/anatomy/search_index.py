"""The search index: every name of every structure, and tables for fast lookup."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Landmark, Structure
from legmap.anatomy.search_spelling import Spelling, spelling_of

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
STOP_WORDS = frozenset(
    {"the", "of", "a", "to", "and", "in", "on", "my", "muscle", "muscles", "nerve", "nerves"}
)
ORDER = 1e-5
LAST = "\U0010ffff"
"""Sorts after anything that a folded text can continue with."""


def fold(text: str) -> str:
    """Return the text in lower case without accents, with single blanks for punctuation."""
    plain = unicodedata.normalize("NFKD", text.lower())
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def content_words_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are not stop words."""
    return tuple(word for word in words if word not in STOP_WORDS)


def index_of(atlas: Atlas) -> SearchIndex:
    """Index every name, synonym, Latin name, abbreviation, everyday word and id; leave landmarks out."""
    found = [s for s in atlas.structures.values() if not isinstance(s, Landmark)]
    terms = tuple(
        Term(
            text,
            folded,
            words := tuple(folded.split()),
            content_words_of(words),
            kind,
            s.id,
            _rank(s, kind) + ORDER * position,
        )
        for position, s in enumerate(found)
        for text, kind in dict.fromkeys(_names(s))
        if (folded := fold(text))
    )
    vocabulary = tuple(sorted({word for term in terms for word in term.words if len(word) > 3}))
    return SearchIndex(terms, vocabulary, {s.id: s.name for s in found})


def lookup_of(terms: Sequence[Term]) -> Lookup:
    """Build the lookup tables of some terms."""
    order = sorted(range(len(terms)), key=lambda position: terms[position].folded)
    content_words: dict[tuple[str, ...], list[int]] = {}
    holders: dict[str, list[int]] = {}
    within: list[int] = []
    for position, term in enumerate(terms):
        if term.kind != "everyday":
            content_words.setdefault(term.content_words, []).append(position)
        if term.kind != "id":
            within.append(position)
            for word in set(term.words):
                holders.setdefault(word, []).append(position)
    lines = [terms[position].folded for position in within]
    words = sorted(holders)
    return Lookup(
        starts=tuple(terms[position].folded for position in order),
        started=tuple(order),
        content_words={key: tuple(positions) for key, positions in content_words.items()},
        words=tuple(words),
        holders=tuple(tuple(holders[word]) for word in words),
        running="\n".join(lines),
        offsets=tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0)),
        within=tuple(within),
        lengths=tuple(len(term.folded) for term in terms),
        content_counts=tuple(len(term.content_words) for term in terms),
    )


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


@dataclass(frozen=True, slots=True)
class Term:
    """One searchable name of one structure."""

    text: str
    folded: str
    words: tuple[str, ...]
    content_words: tuple[str, ...]
    kind: TermKind
    id: str
    rank: float


@dataclass(frozen=True, slots=True)
class Lookup:
    """Tables to find terms by parts of their text; a term is given as its index.

    Attributes
    ----------
    starts, started : tuple
        Every folded name in alphabetical order, and the term it belongs to.
    content_words : Mapping
        Terms other than everyday words, by their content words.
    words, holders : tuple
        Every word of a name (not of an id) in alphabetical order, and the terms that contain it.
    running, offsets, within : str, tuple
        All names (not ids) one per line, where each begins, and the term it belongs to.
    lengths, content_counts : tuple
        Number of characters of each folded term, and of its content words.
    """

    starts: tuple[str, ...]
    started: tuple[int, ...]
    content_words: Mapping[tuple[str, ...], tuple[int, ...]]
    words: tuple[str, ...]
    holders: tuple[tuple[int, ...], ...]
    running: str
    offsets: tuple[int, ...]
    within: tuple[int, ...]
    lengths: tuple[int, ...]
    content_counts: tuple[int, ...]

    def whole(self, text: str) -> tuple[int, ...]:
        """Return the terms whose whole folded name is a text."""
        return self.started[bisect_left(self.starts, text) : bisect_right(self.starts, text)]

    def beginning(self, text: str) -> tuple[int, ...]:
        """Return the terms whose folded name begins with a text."""
        return self.started[bisect_left(self.starts, text) : bisect_left(self.starts, text + LAST)]

    def with_words(self, beginnings: Iterable[str]) -> Iterable[int]:
        """Return the terms that have, for each given beginning, a word that begins with it."""
        spans = [
            self.holders[bisect_left(self.words, text) : bisect_left(self.words, text + LAST)]
            for text in set(beginnings)
        ]
        spans.sort(key=len)
        common: set[int] = set().union(*spans[0])
        for span in spans[1:]:
            common = common.intersection(set().union(*span)) if common else common
        return common

    def inside(self, text: str) -> Iterator[int]:
        """Yield the terms whose folded name contains a text."""
        at = self.running.find(text)
        while at >= 0:
            line = bisect_right(self.offsets, at)
            yield self.within[line - 1]
            at = self.running.find(text, self.offsets[line]) if line < len(self.offsets) else -1


@dataclass(frozen=True)
class SearchIndex:
    """Every searchable name; built once by `index_of`."""

    terms: tuple[Term, ...]
    vocabulary: tuple[str, ...]
    names: dict[str, str]

    @cached_property
    def lookup(self) -> Lookup:
        """Tables to find terms by, made at the first search."""
        return lookup_of(self.terms)

    @cached_property
    def spelling(self) -> Spelling:
        """Tables to correct words by, made at the first search that finds nothing."""
        return spelling_of(self.vocabulary)

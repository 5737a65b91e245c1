"""The search looks at few names; here every name is looked at, and the answers must be the same."""

from __future__ import annotations

import random
from difflib import get_close_matches

import pytest

from legmap.anatomy.search import fold, index_of, search
from legmap.anatomy.search_index import STOP_WORDS, SearchIndex, Term
from legmap.anatomy.search_spelling import spelling_of
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

INDEX = index_of(shipped.atlas())
SMALL = index_of(small_atlas())
RANDOM = random.Random(4)
WORDS = sorted({word for term in INDEX.terms for word in term.words})


def score_of(term, query):
    words = query.split()
    words = [w for w in words if w not in STOP_WORDS] or words
    content_words = [w for w in term.words if w not in STOP_WORDS]
    longer = min(4.0, 0.1 * (len(term.folded) - len(query)))
    if term.folded == query:
        return 0.0
    if content_words == words and term.kind != "everyday":
        return 1.0
    if term.folded.startswith(query):
        return 10.0 + longer
    if term.kind == "id":
        return None
    if all(any(t.startswith(w) for t in term.words) for w in words):
        places = [next(i for i, t in enumerate(term.words) if t.startswith(w)) for w in words]
        branches_out_of_order = 0.0 if places == sorted(places) else 1.5
        return 20.0 + min(4.0, 1.0 * abs(len(content_words) - len(words))) + branches_out_of_order
    return 30.0 + longer if len(query) > 2 and query in term.folded else None


def looked_through(index, query):
    found: dict[str, tuple[float, Term]] = {}
    for term in index.terms:
        score = score_of(term, query)
        if score is not None and (term.id not in found or score + term.rank < found[term.id][0]):
            found[term.id] = (score + term.rank, term)
    return found


def corrected(index, word):
    if len(word) < 4 or word in index.vocabulary:
        return word
    return (get_close_matches(word, index.vocabulary, n=1, cutoff=0.72) or [word])[0]


def slow_search(index, text):
    query = fold(text)
    found = looked_through(index, query)
    if not found:
        right = " ".join(corrected(index, word) for word in query.split())
        if right != query:
            found = {i: (score + 40.0, term) for i, (score, term) in looked_through(index, right).items()}
    ranked = sorted((score, len(term.folded), i, term) for i, (score, term) in found.items())
    return [(i, term.text, term.kind, score) for score, _, i, term in ranked]


def answers(index, text, limit):
    return [(m.id, m.matched, m.how, m.score) for m in search(index, text, limit)]


def misspelt(word):
    at = RANDOM.randrange(len(word) - 1)
    return RANDOM.choice((word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]))


def inner(text):
    at = RANDOM.randrange(len(text))
    return text[at : at + RANDOM.randint(3, 8)]


TEXTS = [t.text for t in RANDOM.sample(INDEX.terms, 30)]
QUERIES = list(
    dict.fromkeys(
        [
            *"abcdefghilmnopst",
            *(
                "of",
                "of the",
                "nerve",
                "nerve nerve",
                "muscle.",
                "erv",
                "c c",
                "t f",
                "n. tib",
                "l5 s1",
                "s1 l5",
            ),
            *(text[: RANDOM.randint(1, 12)] for text in TEXTS),
            *(inner(text) for text in TEXTS),
            *(" ".join(reversed([w[: RANDOM.randint(1, 6)] for w in text.split()])) for text in TEXTS),
            *(misspelt(RANDOM.choice([w for w in WORDS if len(w) > 3])) for _ in range(30)),
            *(f"{misspelt('gastrocnemius')} {RANDOM.choice(WORDS)}" for _ in range(5)),
        ]
    )
)


@every_case("text", [q for q in QUERIES if fold(q)])
def test_the_answers_are_those_of_looking_at_every_name(text):
    expected = slow_search(INDEX, text)
    assert answers(INDEX, text, 40) == expected[:40]
    assert answers(INDEX, text, 3) == expected[:3]
    assert answers(INDEX, text, len(INDEX.names)) == expected


def test_every_beginning_of_every_name_is_answered_as_by_looking_at_every_name():
    beginnings = {term.text[:length] for term in SMALL.terms for length in range(1, len(term.text) + 1)}
    for text in beginnings:
        for limit in (1, 2, 40):
            assert answers(SMALL, text, limit) == slow_search(SMALL, text)[:limit], text


def test_a_rank_beyond_the_usual_does_not_hide_a_better_answer():
    # as in an atlas with so many structures that their order outweighs how they were found
    far = [t.id for t in SMALL.terms][len(SMALL.terms) // 2]
    terms = tuple(
        type(t)(t.text, t.folded, t.words, t.content_words, t.kind, t.id, 25.0) if t.id != far else t
        for t in SMALL.terms
    )
    index = SearchIndex(terms, SMALL.vocabulary, SMALL.names)
    for text in {t.text[at : at + 4] for t in terms for at in range(0, len(t.text), 2)}:
        if fold(text):
            assert answers(index, text, 1) == slow_search(index, text)[:1], text


@pytest.mark.parametrize("limit", [0, 1, 5])
def test_no_more_than_the_limit(limit):
    assert len(search(INDEX, "n", limit)) == limit


def test_the_closest_word_is_that_of_difflib():
    spelling = spelling_of(INDEX.vocabulary)
    typed = [misspelt(word) for word in INDEX.vocabulary[::9]]
    typed += ["".join(RANDOM.choices("aeilnorstu", k=RANDOM.randint(4, 12))) for _ in range(60)]
    typed += ["gastrocnemius" * 20, "xyzzy", "ßßßß"]
    for word in typed:
        expected = get_close_matches(word, INDEX.vocabulary, n=1, cutoff=0.72)
        assert spelling.closest(word, 0.72) == (expected[0] if expected else None), word


def test_of_words_equally_close_the_last_in_the_alphabet_is_taken():
    words = ["tarsal", "tarsac", "tarsaz", "tarsab"]
    assert (
        spelling_of(words).closest("tarsax", 0.72) == get_close_matches("tarsax", words, n=1)[0] == "tarsaz"
    )
    assert spelling_of([]).closest("tarsax", 0.72) is None

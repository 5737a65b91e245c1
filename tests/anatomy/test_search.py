from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from legmap.anatomy.records import Landmark
from legmap.anatomy.search import fold, index_of, resolve, search
from legmap.errors import UnknownStructureError
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

ATLAS = shipped.atlas()
INDEX = index_of(ATLAS)
QUERIES = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "search_queries.toml").read_text(encoding="utf-8")
)["query"]


@every_case("query", QUERIES, name=lambda q: q["text"])
def test_first_hit(query):
    matches = search(INDEX, query["text"])
    assert matches, "nothing found"
    assert matches[0].id == query["first"], [m.id for m in matches[:5]]


def test_there_are_at_least_forty_queries():
    assert len(QUERIES) >= 40


@every_case("record", list(ATLAS.structures.values()), name=lambda r: r.id)
def test_everything_is_found_by_its_own_name_and_id(record):
    if isinstance(record, Landmark):
        assert record.id not in {m.id for m in search(INDEX, record.name)}
        return
    assert search(INDEX, record.name)[0].id == record.id
    assert search(INDEX, record.id)[0].id == record.id
    assert resolve(INDEX, record.id) == record.id
    assert resolve(INDEX, record.name) == record.id


@every_case(
    "name",
    [
        (s.id, x)
        for s in ATLAS.structures.values()
        if not isinstance(s, Landmark)
        for x in (*s.synonyms, s.latin)
        if x
    ],
    name=": ".join,
)
def test_every_synonym_and_latin_name_leads_to_it_among_the_first(name):
    structure_id, text = name
    assert structure_id in [m.id for m in search(INDEX, text)[:6]]


@pytest.mark.parametrize("text", ["", "   ", "?!", "...", "\t", "\u0301"])
def test_empty_text_gives_nothing(text):
    assert search(INDEX, text) == ()


@pytest.mark.parametrize("text", ["xyzzy", "qqqq qqqq", "brachial zzz"])
def test_nonsense_gives_nothing(text):
    assert search(INDEX, text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FEMORAL NERVE", "femoral nerve"),
        ("fémoral nerve", "femoral nerve"),
        ("tibialis-anterior", "tibialis anterior"),
        ("  tib   ant ", "tib ant"),
        ("Lasegue", "lasègue"),
        ("Baxter's nerve", "baxter s nerve"),
    ],
)
def test_case_accents_and_punctuation_do_not_matter(one, other):
    assert fold(one) == fold(other)
    assert [m.id for m in search(INDEX, one)] == [m.id for m in search(INDEX, other)]


def test_results_are_unique_ranked_and_limited():
    matches = search(INDEX, "femoral", limit=7)
    assert len(matches) == 7
    assert len({m.id for m in matches}) == 7
    assert [m.score for m in matches] == sorted(m.score for m in matches)


def test_a_match_tells_by_which_name_it_was_found():
    match, site = search(INDEX, "baxter")
    assert site.id == "site.baxter"
    assert match.matched == "Baxter nerve"
    assert match.name == "first branch of lateral plantar nerve"
    assert match.kind == "nerve"
    assert match.how == "synonym"


def test_correct_spelling_is_not_second_guessed():
    assert all(m.score < 40 for m in search(INDEX, "soleus"))
    assert all(m.score >= 40 for m in search(INDEX, "solius"))


def test_half_typed_words_already_answer():
    for length in range(3, len("gluteus maximus") + 1):
        ids = [m.id for m in search(INDEX, "gluteus maximus"[:length])]
        assert "muscle.gluteus-maximus" in ids


def test_whole_names_come_before_beginnings_before_scattered_words():
    ids = [m.id for m in search(index_of(small_atlas()), "inner nerve")]
    assert [i for i in ids if not i.startswith("site.")] == ["nerve.inner", "field.inner"]
    ids = [m.id for m in search(index_of(small_atlas()), "big")]
    assert ids == ["nerve.big", "site.big", "site.big-knee"]


@every_case(
    ("text", "expected"),
    [
        ("nerve.tibial", "nerve.tibial"),
        ("Nerve.Tibial", "nerve.tibial"),
        ("ROOT.l5", "root.L5"),
        ("tibial nerve", "nerve.tibial"),
        ("  tibial nerve ", "nerve.tibial"),
        ("L5", "root.L5"),
        ("l5", "root.L5"),
        ("tib ant", "muscle.tibialis-anterior"),
        ("EHL", "muscle.extensor-hallucis-longus"),
        ("sural", "nerve.sural"),
        ("common peroneal", "nerve.common-fibular"),
        ("gastroc", "group.gastrocnemius"),
        ("foot drop", "sign.foot-drop"),
        ("inferior gluteal", "nerve.inferior-gluteal"),
        ("L5 dermatome", "dermatome.L5"),
        ("knee jerk", "reflex.knee"),
        ("steppage", "sign.steppage-gait"),
        ("Nervus tibialis", "nerve.tibial"),
    ],
)
def test_what_names_one_structure_is_taken_for_it(text, expected):
    assert resolve(INDEX, text) == expected


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("peroneus", ("muscle.fibularis-longus", "muscle.fibularis-brevis")),
        ("popliteal", ("nerve.tibial", "nerve.common-fibular")),
        ("sciatica", ("nerve.sciatic", "root.L5", "root.S1")),
        ("medial hamstring", ("muscle.semitendinosus", "muscle.semimembranosus")),
        ("shin", ("muscle.tibialis-anterior", "muscle.extensor-hallucis-longus")),
        ("gluteus", ("muscle.gluteus-medius", "muscle.gluteus-maximus")),
    ],
)
def test_what_could_mean_several_is_refused_with_suggestions(text, offered):
    with pytest.raises(UnknownStructureError, match="could mean several") as caught:
        resolve(INDEX, text)
    assert caught.value.exit_code == 2
    for structure_id in offered:
        assert structure_id in str(caught.value)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("femural nerve", "nerve.femoral"),
        ("gastrocnemus", "group.gastrocnemius"),
        ("nerve.tibal", "nerve.tibial"),
    ],
)
def test_a_typing_error_is_not_guessed_at_but_answered_with_suggestions(text, offered):
    with pytest.raises(UnknownStructureError, match="is not known") as caught:
        resolve(INDEX, text)
    assert offered in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["shin", "sciatica", "femural nerve", "nerve.tibal"])
def test_the_five_best_are_offered(text):
    best = [m.id for m in search(INDEX, text)]
    assert len(best) > 5
    with pytest.raises(UnknownStructureError) as caught:
        resolve(INDEX, text)
    offered = str(caught.value).partition(": ")[2].rstrip("?").split(", ")
    assert offered == best[:5]


@pytest.mark.parametrize("text", ["", "xyzzy", "bone.femur", "nerve."])
def test_nothing_by_that_name(text):
    with pytest.raises(UnknownStructureError) as caught:
        resolve(INDEX, text)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)


def test_a_number_is_no_short_form_of_a_name():
    for text in ("-1", "1", "2", "4.5"):
        with pytest.raises(UnknownStructureError, match="There is no structure called"):
            resolve(INDEX, text)
    number = str(ATLAS.structures["nerve.tibial"].ta2)
    assert resolve(INDEX, number) == "nerve.tibial"

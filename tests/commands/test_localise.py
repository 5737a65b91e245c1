"""`legmap localise`: findings in, ranked lesions out."""

from __future__ import annotations

import json

import pytest

from legmap.cli import main
from legmap.commands.localise import DEFAULT_LIMIT
from legmap.lesion.notation import parse_lesion
from tests import shipped

FOOT_DROP = (
    *("--weak", "tibialis anterior", "--weak", "fibularis longus", "--normal", "tibialis posterior"),
    *("--numb", "first web", "--reflex-normal", "ankle"),
)


@pytest.fixture
def told(capsys):
    def run(*words):
        assert main(["localise", *words, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_a_foot_drop_is_localised(told):
    data = told(*FOOT_DROP)
    assert list(data) == ["findings", "conflicts", "lesions", "next_test"]
    assert [(f["name"], f["state"]) for f in data["findings"]] == [
        ("tibialis anterior", "weak"),
        ("fibularis longus", "weak"),
        ("tibialis posterior", "normal"),
        ("first web", "numb"),
        ("ankle jerk", "normal"),
    ]
    best = data["lesions"][0]
    assert best["id"] == "nerve.common-fibular@fibular-neck"
    assert best["name"] == "common fibular nerve at the fibular neck"
    assert (best["rank"], best["score"], best["kind"]) == (1, 0, "nerve")
    assert [f["name"] for f in best["explains"]] == ["tibialis anterior", "fibularis longus", "first web"]
    assert best["contradicts"] == []
    assert "movement.foot-eversion" in {p["id"] for p in best["predicts"]}
    assert data["next_test"]["id"] == "movement.hip-abduction"
    assert data["next_test"]["amiss"]["state"] == "weak"
    assert data["next_test"]["amiss"]["speaks_for"]
    assert data["next_test"]["normal"]["speaks_for"][0]["id"].startswith("nerve.common-fibular")
    assert data["conflicts"] == []


def test_lesions_can_be_read_back(told, atlas, index):
    for lesion in told(*FOOT_DROP, "--most", "40")["lesions"]:
        assert parse_lesion(atlas, index, lesion["id"])


def test_ranks_and_scores_rise_together_and_ties_share_a_rank(told):
    lesions = told(*FOOT_DROP, "--most", "100")["lesions"]
    assert [x["score"] for x in lesions] == sorted(x["score"] for x in lesions)
    by_rank: dict[int, set[float]] = {}
    for lesion in lesions:
        by_rank.setdefault(lesion["rank"], set()).add(lesion["score"])
    assert all(len(scores) == 1 for scores in by_rank.values())
    assert sum(x["rank"] == 1 for x in lesions) > 1


def test_how_many_are_listed_can_be_chosen(told):
    assert len(told(*FOOT_DROP)["lesions"]) == DEFAULT_LIMIT
    assert len(told(*FOOT_DROP, "--most", "3")["lesions"]) == 3


def test_every_option_says_what_was_found_in_the_order_typed(told):
    data = told(
        *("--sign", "foot drop", "--weak", "tib ant=2", "--reduced-skin", "sole", "--normal-skin", "heel"),
        *(
            "--reflex-lost",
            "ankle",
            "--reflex-reduced",
            "knee jerk",
            "--no-sign",
            "tinel",
            "--normal",
            "soleus",
        ),
    )
    assert [(f["kind"], f["state"], f["grade"]) for f in data["findings"]] == [
        ("sign", "present", None),
        ("muscle", "weak", 2),
        ("skin", "reduced", None),
        ("skin", "normal", None),
        ("reflex", "lost", None),
        ("reflex", "reduced", None),
        ("sign", "absent", None),
        ("muscle", "normal", None),
    ]
    assert len(data["findings"][2]["ids"]) > 1


def test_contradictions_are_told_with_the_finding_at_fault(told):
    data = told("--weak", "TA", "--normal", "tibialis anterior")
    assert data["conflicts"][0]["text"].startswith("Tibialis anterior was found weak and normal")
    assert {f["name"] for f in data["conflicts"][0]["findings"]} == {"tibialis anterior"}
    assert any(c["why"] for lesion in data["lesions"] for c in lesion["contradicts"])


def test_nothing_amiss_means_no_lesion(told, capsys):
    data = told("--normal", "tibialis anterior")
    assert (data["lesions"], data["next_test"]) == ([], None)
    assert main(["localise", "--normal", "tibialis anterior"]) == 0
    assert "no lesion to look for" in capsys.readouterr().out


def test_text_and_markdown_tell_the_same(capsys):
    assert main(["localise", *FOOT_DROP]) == 0
    text = capsys.readouterr().out
    for words in (
        "1. common fibular nerve at the fibular neck",
        "explains: tibialis anterior weak",
        "hip abduction",
    ):
        assert words in text
    assert "Pitfall:" in text
    assert "against it: tibialis posterior normal: expected to be abnormal" in text
    assert main(["localise", *FOOT_DROP, "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# Where is the lesion?")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "No finding was given"),
        (["--weak", "fibularis longs"], "muscle.fibularis-longus"),
        (["--weak", "nerve.sciatic"], "No muscle or movement is called 'nerve.sciatic'"),
        (["--weak", "tib ant=9"], "'9' is not an MRC grade"),
        (["--numb", "xyzzyx"], "No area of skin is called"),
        (["--weak", "tib ant", "--most", "0"], "At least one lesion"),
    ],
)
def test_wrong_words_are_answered_in_a_sentence(words, said, capsys):
    assert main(["localise", *words]) == 2
    error = capsys.readouterr().err
    assert error.startswith("legmap: ")
    assert said in error
    assert error.count("\n") == 1


def test_the_help_states_the_rule(capsys):
    with pytest.raises(SystemExit):
        main(["localise", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "4 if the lesion does not explain it" in told
    assert "equal points share a rank" in told


@pytest.fixture(scope="module")
def atlas():

    return shipped.atlas()


@pytest.fixture(scope="module")
def index(atlas):
    from legmap.anatomy.search import index_of

    return index_of(atlas)

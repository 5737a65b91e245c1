from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import legmap
from legmap.anatomy.records import TOPICS
from legmap.lesion.losses import Change, Loss, Weakness
from legmap.messages import ENGLISH, capital, first_few, say
from legmap.roles import Role
from tests.cases import every_case

SOURCES = sorted(Path(legmap.__file__).parent.rglob("*.py"))


def literal_keys() -> set[str]:
    """Every key that is passed to `say` as it stands."""
    keys = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant):
                        keys.add(str(argument.value))
    return keys


CODE = "\n".join(p.read_text(encoding="utf-8") for p in SOURCES if p.name != "messages.py")


def mentioned(key: str) -> bool:
    """Whether the key, or its beginning in an f-string, stands anywhere in the code."""
    parts = key.split(".")
    beginnings = (".".join(parts[:n]) + ".{" for n in range(1, len(parts)))
    return f'"{key}"' in CODE or f"'{key}'" in CODE or any(b in CODE for b in beginnings)


@every_case("key", ENGLISH)
def test_no_sentence_lies_idle(key):
    assert mentioned(key)


def test_every_key_in_use_is_in_the_catalogue():
    assert literal_keys() <= ENGLISH.keys()


@every_case(
    "key",
    [
        *(f"topic.{t}" for t in TOPICS),
        *(f"severity.{s.word}" for s in Weakness),
        *(f"change.{c.word}" for c in Change),
        *(
            f"skin.{loss}.{kind}"
            for loss in Loss
            for kind in ("field", "dermatome")
            if (loss, kind) != ("variable", "dermatome")
        ),
        *(f"loss.{w}" for w in ("complete", "partial", "main", "minor")),
        *(f"basis.{b}" for b in ("study", "table", "judgement", "consensus")),
        *(f"legend.{r}" for r in Role),
        *(
            f"kind.{k}"
            for k in ("root", "nerve", "muscle", "group", "dermatome", "field", "movement", "reflex", "sign")
        ),
    ],
)
def test_every_word_that_is_put_together_is_in_the_catalogue(key):
    assert ENGLISH[key].strip() == ENGLISH[key] != ""


def test_sentences_are_plain():
    for key, text in ENGLISH.items():
        assert "  " not in text, key
        assert re.fullmatch(r"[a-z]+([.-][a-z ]+)*", key), key
        assert not re.search(r"\{\d*\}", text), f"{key}: parameters are named"


def test_parameters_are_filled_in_and_none_may_be_missing():
    assert say("spared.why", rival="L5 root") == "kept; a lesion of the L5 root would take it"
    with pytest.raises(KeyError):
        say("spared.why")
    with pytest.raises(KeyError):
        say("no.such.key")


def test_the_catalogue_cannot_be_changed():
    with pytest.raises(TypeError):
        ENGLISH["new"] = "word"  # type: ignore[index]


def test_the_rule_of_severity_names_every_word():
    rule = say("rule.severity")
    for weakness in Weakness:
        assert say(f"severity.{weakness.word}").lower() in rule.lower()


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ""), (1, "a"), (3, "a; b; c"), (4, "a; b; c; and 1 more"), (5, "a; b; c; and 2 more")],
)
def test_of_many_texts_a_few_are_told(count, told):
    assert first_few(list("abcde")[:count], 3, "; ") == told


def test_a_capital_leaves_the_rest_as_it_is():
    assert [capital(text) for text in ("", "l5 root", "the L5 root")] == ["", "L5 root", "The L5 root"]

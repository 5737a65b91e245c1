from __future__ import annotations

import ast
import re
from gettext import NullTranslations
from itertools import chain
from pathlib import Path

import pytest

import legmap
from legmap.anatomy.records import TOPICS
from legmap.errors import UsageError
from legmap.lesion.losses import Change, Loss, Weakness
from legmap.messages import capital, catalogue, first_few, joined, number, percent, say, sentence, template
from legmap.messages.catalogue import MESSAGES
from legmap.messages.language import active_translations, in_language
from legmap.roles import Role

PACKAGE = Path(legmap.__file__).parent
SOURCES = [p for p in sorted(PACKAGE.rglob("*.py")) if p.parent.name != "messages" or p.name == "wording.py"]
WORDING = ("say", "sentence", "template", "fill", "_at")


def keys_in_calls() -> set[str]:
    """Every key that is passed to a function of wording as it stands."""
    keys = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDING:
                keys |= {
                    str(argument.value)
                    for argument in node.args[: 2 if node.func.id == "_at" else 1]
                    if isinstance(argument, ast.Constant)
                }
    return keys


def literals() -> set[str]:
    """Every literal text in the code, and the beginning of every f-string with its first brace."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                found.add(str(node.values[0].value) + "{")
    return found


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


class German(NullTranslations):
    """Some messages in German, as a translator would have them."""

    def pgettext(self, context: str, message: str) -> str:
        return {"number.point": ",", "list.and": "{before} und {last}"}.get(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return {1: "noch einer", 2: "noch {count}"}[1 if n == 1 else 2]


def test_no_message_is_unused():
    used = literals()

    def mentioned(key: str) -> bool:
        parts = key.split(".")
        beginnings = (".".join(parts[:n]) + ".{" for n in range(1, len(parts)))
        return key in used or any(b in used for b in beginnings)

    assert [key for key in MESSAGES if not mentioned(key)] == []


def test_every_key_in_use_is_in_the_catalogue():
    assert {key for key in keys_in_calls() if "." in key} - MESSAGES.keys() == set()


def test_every_key_is_given_once():
    every = [m.key for subject in catalogue._SUBJECTS for m in subject.MESSAGES]
    assert sorted(every) == sorted(MESSAGES)


def test_every_key_that_is_put_together_is_in_the_catalogue():
    kinds = ("root", "nerve", "muscle", "group", "dermatome", "field", "movement", "reflex", "sign")
    wanted = chain(
        (f"topic.{t}" for t in TOPICS),
        (f"severity.{s.word}" for s in Weakness),
        (f"change.{c.word}" for c in Change),
        (f"skin.{loss}.{k}" for loss in Loss for k in kinds[4:6] if (loss, k) != ("variable", "dermatome")),
        (f"loss.{w}" for w in ("complete", "partial", "main", "minor")),
        (f"basis.{b}" for b in ("study", "table", "judgement", "consensus")),
        (f"legend.{r}" for r in Role),
        (f"kind.{k}" for k in kinds),
    )
    assert [key for key in wanted if key not in MESSAGES] == []


def test_messages_are_plain():
    faults = []
    for key, message in MESSAGES.items():
        for text in filter(None, (message.text, message.plural)):
            if "  " in text and not key.startswith(("list.", "localise.ranked")):
                faults.append(f"{key}: two spaces")
            if re.search(r"\{\d*\}", text):
                faults.append(f"{key}: a parameter without a name")
        only_in_plural = placeholders(message.plural) - placeholders(message.text)
        if message.plural and not only_in_plural <= {"count"}:
            faults.append(f"{key}: singular and plural have different parameters")
        if not re.fullmatch(r"[a-z]+([.-][a-z ]+)*", key):
            faults.append(f"{key}: not a plain key")
    assert faults == []


def test_parameters_are_filled_in_and_none_may_be_missing():
    assert say("spared.against", rival="L5 root") == "speaks against L5 root"
    for missing in (lambda: say("spared.against"), lambda: say("no.such.key"), lambda: say("more")):
        with pytest.raises(KeyError):
            missing()


def test_the_catalogue_cannot_be_changed():
    with pytest.raises(TypeError):
        MESSAGES["new"] = MESSAGES["more"]  # type: ignore[index]


def test_the_rule_of_severity_names_every_word():
    rule = say("rule.severity")
    for weakness in Weakness:
        assert say(f"severity.{weakness.word}").lower() in rule.lower()


def test_of_many_texts_a_few_are_named():
    told = [first_few(list("abcde")[:count], 3, "semicolon") for count in (0, 1, 3, 4, 5)]
    assert told == ["", "a", "a; b; c", "a; b; c; and 1 more", "a; b; c; and 2 more"]


def test_a_capital_leaves_the_rest_as_it_is():
    assert [capital(text) for text in ("", "l5 root", "the L5 root")] == ["", "L5 root", "The L5 root"]


def test_numbers_are_written_in_one_way():
    assert [number(n) for n in (7, 12345, 0.25, 1.0, 2.34567)] == ["7", "12345", "0.25", "1", "2.346"]
    assert [number(2.6, 0), number(2.344, 2), percent(0.125, 1)] == ["3", "2.34", "12.5%"]


def test_a_language_holds_for_a_block_and_for_what_is_worded_in_it():
    error = UsageError(sentence("more", count=2))
    with in_language(German()):
        assert [say("more", count=count) for count in (1, 2, 0.5)] == ["noch einer", "noch 2", "noch 0,5"]
        assert joined(["a", "b", "c"], "and") == "a und b und c"
        assert str(error) == "noch 2"
        assert template("list.and") == "{before} und {last}"
    assert str(error) == "and 2 more"
    assert type(active_translations()) is NullTranslations

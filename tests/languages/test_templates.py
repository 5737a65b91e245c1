"""What translators get: every text, with its key."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from babel.messages.pofile import read_po

import legmap
from legmap.messages.argparse_texts import TEXTS
from legmap.messages.catalogue import MESSAGES

GUI = Path(legmap.__file__).parent / "gui"


def test_babel_finds_every_message(templates):
    with (templates / "legmap.pot").open("rb") as file:
        found = {(m.context, m.id) for m in read_po(file) if m.id}
    wanted = {(m.key, (m.text, m.plural) if m.plural else m.text) for m in MESSAGES.values()}
    assert found == wanted | {(None, text) for text in TEXTS}


def calls(tree: ast.AST, names: tuple[str, ...]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in names:
                yield node


def test_lupdate_finds_every_text_of_the_window(templates):
    root = ElementTree.parse(templates / "legmap.ts").getroot()
    found = {
        (context.findtext("name"), message.findtext("source"))
        for context in root.iter("context")
        for message in context.iter("message")
    }
    wanted, unreadable = set(), []
    for path in sorted(GUI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        for call in calls(tree, ("tr", "translate")):
            owner = next((c.name for c in classes if call in ast.walk(c)), "")
            texts = [a.value if isinstance(a, ast.Constant) else None for a in call.args[:3]]
            context, text = (
                texts[:2] if len(texts) > 1 and ast.unparse(call.func)[-2:] != "tr" else (owner, texts[0])
            )
            if isinstance(context, str) and isinstance(text, str):
                wanted.add((context, text))
            else:
                unreadable.append(f"{path.name}:{call.lineno}")
    assert unreadable == []
    assert {"missed": wanted - found, "extra": found - wanted} == {"missed": set(), "extra": set()}

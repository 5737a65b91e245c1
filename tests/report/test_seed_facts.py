"""Every statement of the two founding articles is told at its structure, under its heading, with its flag."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from legmap.lesion.deficit import deficit_of
from legmap.messages import say
from legmap.report.build import build_report
from legmap.report.model import Section
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
FACTS = tomllib.loads((Path(__file__).parents[1] / "data" / "seed_facts.toml").read_text(encoding="utf-8"))[
    "fact"
]
SOURCE = {"A": "ARTA", "B": "ARTB"}


def notes_of(structure: str) -> Section:
    section = build_report(ATLAS, deficit_of(ATLAS, [structure], RIVALS)).section("notes")
    assert section is not None
    return section


def under(section: Section, topic: str) -> list[str]:
    """The lines below one heading."""
    lines: list[str] = []
    inside = False
    for line in section.lines:
        if line.indent == 0:
            inside = line.text == say(f"topic.{topic}")
        elif inside:
            lines.append(line.text)
    return lines


@every_case("fact", FACTS, name=lambda f: f"{f['article']} {f['statement']}")
def test_fact(fact):
    lines = under(notes_of(fact["structure"]), fact["topic"])
    places = [i for i, text in enumerate(lines) if fact["text"].lower() in text.lower()]
    assert places, lines
    flag = f"⚑ {say('note.unusual')}"
    author = ATLAS.sources[SOURCE[fact["article"]]].author
    cited = [i for i in places if author in lines[i]]
    assert cited, "the article is not cited"
    flagged = [i for i in cited if i + 1 < len(lines) and lines[i + 1] == flag]
    assert bool(flagged) == fact["flagged"]
    for i in flagged:
        standard = lines[i + 2]
        assert standard.startswith(f"{say('note.standard')}: ")
        note = next(n for n in ATLAS.notes[fact["structure"]] if n.flagged and n.text in lines[i])
        assert note.standard in standard


def test_both_articles_are_covered():
    counts = {a: sum(f["article"] == a for f in FACTS) for a in SOURCE}
    assert counts["A"] >= 45
    assert counts["B"] >= 40


@pytest.mark.parametrize(
    ("structure", "number"),
    [
        ("nerve.inferior-gluteal", "75 %"),
        ("nerve.inferior-gluteal", "9 of 12"),
        ("nerve.inferior-gluteal", "0.36 %"),
        ("nerve.inferior-gluteal", "0.6 to 3.7 %"),
        ("nerve.inferior-gluteal", "5 to 6 cm"),
        ("muscle.gluteus-maximus", "25 degrees"),
    ],
)
def test_the_numbers_of_the_articles(structure, number):
    assert any(number in line.text for line in notes_of(structure).lines)


def test_the_standard_view_is_told_where_the_article_differs():
    text = "\n".join(line.text for line in notes_of("nerve.sciatic").lines)
    for words in ("lateral femoral cutaneous", "posterior femoral cutaneous", "saphenous", "two heads"):
        assert words in text, words

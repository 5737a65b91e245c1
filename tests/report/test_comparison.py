from __future__ import annotations

import csv
import io

import pytest

from legmap.lesion.comparison import compare, traps_of
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.injury import Injury
from legmap.messages import say
from legmap.report.comparison import (
    answers,
    compare_report,
    compare_title,
    comparison_data,
    comparison_lines,
    contrast_legend,
    predicted_finding_words,
)
from legmap.report.formats import to_csv, to_document, to_html, to_markdown, to_text
from legmap.report.model import Report, Section, Table, line, link
from legmap.roles import Role
from tests import shipped
from tests.small_atlas import small_atlas

ATLAS = shipped.atlas()
SMALL = small_atlas()


def held(atlas, *ids):
    return compare(
        atlas, [deficit_without_spared(atlas, tuple(Injury(i) for i in text.split("+"))) for text in ids]
    )


FOOT_DROP = held(ATLAS, "root.L5", "site.fibular-neck", "nerve.sciatic")
REPORT = compare_report(ATLAS, FOOT_DROP)


def test_the_title_names_all_lesions():
    assert compare_title(("L5 root", "x")) == "L5 root compared with x"
    assert compare_title(("a", "b", "c")) == "A compared with b and c"
    assert compare_title(("a", "b", "c", "d")) == "A compared with b, c and d"
    assert REPORT.title.startswith("L5 root compared with common fibular nerve")


def test_the_fewest_tests_come_with_answers_and_traps():
    tests = REPORT.section("tests")
    assert tests is not None
    heads = [told.text for told in tests.lines if told.indent == 0]
    assert heads == ["hip abduction: A weak, B –, C –", "foot inversion: A weak, B slight, C lost"]
    told = " ".join(told.text for told in tests.lines)
    assert all(note.text in told for i in FOOT_DROP.tests for note in traps_of(ATLAS, i))


def test_pairs_are_told_by_their_letters_and_no_trap_twice():
    pairs = REPORT.section("pairs")
    assert pairs is not None
    assert [t.text[:3] for t in pairs.lines if t.indent == 0] == ["A/B", "A/C", "B/C"]
    assert any(t.text == "biceps femoris, short head: B –, C lost" for t in pairs.lines)
    traps = [t.text for s in REPORT.sections for t in s.lines if t.text.startswith("Pitfall")]
    assert len(traps) == len(set(traps)) > 5


def test_the_table_has_a_row_for_every_finding_and_a_column_for_every_lesion():
    findings = REPORT.section("findings")
    assert findings is not None
    table = findings.table
    assert table is not None
    assert table.headings == ("Finding", "A", "B", "C")
    assert len(table.rows) == len(FOOT_DROP.findings)
    assert {len(row) for row in table.rows} == {4}
    inversion = next(row for row in table.rows if row[0].text == "foot inversion")
    assert inversion[1].text.startswith("weak, ")
    assert inversion[2].text == "slight, 18–23 %"
    assert inversion[3].text == "lost, 100 %"
    assert inversion[0].spans[0].ref == "movement.foot-inversion"


def test_what_nothing_separates_is_said():
    same = compare_report(ATLAS, held(ATLAS, "root.L5", "site.radiculopathy-L5"))
    tests = same.section("tests")
    assert tests is not None
    assert [t.text for t in tests.lines] == ["Nothing here tells L5 root from L5 radiculopathy."]
    mixed = compare_report(ATLAS, held(ATLAS, "root.L5", "site.radiculopathy-L5", "nerve.femoral"))
    tests = mixed.section("tests")
    assert tests is not None
    assert tests.heading == say("compare.tests.rest")
    assert tests.lines[-1].text.startswith("Nothing here tells")


def test_every_word_is_in_the_catalogue():
    words = {
        p.word
        for c in (FOOT_DROP, held(SMALL, "nerve.inner", "root.A1"))
        for f in c.findings
        for p in f.predictions
    }
    assert {"none", "perhaps", "slight", "partly", "reduced", "weak", "severe", "lost", "present"} >= words
    for contrast in FOOT_DROP.findings:
        assert all(predicted_finding_words(p) for p in contrast.predictions)
    assert answers(FOOT_DROP.finding("movement.hip-abduction"), (0, 2)) == "A weak, C –"


def test_lines_for_a_figure_name_the_pair_and_how_to_tell():
    lines = comparison_lines(ATLAS, FOOT_DROP, (1, 2))
    assert lines[:2] == ("B: common fibular nerve at the fibular neck", "C: sciatic nerve")
    assert lines[2].startswith("Tell apart by: biceps femoris, short head (B –, C lost)")
    assert any(line.startswith("Testing foot inversion: ") for line in lines)
    same = held(ATLAS, "root.L5", "site.radiculopathy-L5")
    assert "Nothing here tells" in comparison_lines(ATLAS, same, (0, 1))[2]


def test_the_legend_names_the_lesions_and_only_what_occurs():
    names = ("L5 root", "sciatic nerve")
    assert contrast_legend(names, [Role.SHARED, Role.ONLY_FIRST]) == (
        (Role.ONLY_FIRST, "only L5 root"),
        (Role.SHARED, "both"),
    )
    assert contrast_legend(names, [Role.ONLY_SECOND]) == ((Role.ONLY_SECOND, "only sciatic nerve"),)


def test_plain_data():
    data = comparison_data(ATLAS, held(ATLAS, "root.L5+root.S1", "site.fibular-neck"))
    assert data["lesions"] == [
        {"id": "root.L5+root.S1", "name": "L5 root + S1 root"},
        {"id": "site.fibular-neck", "name": "common fibular nerve at the fibular neck"},
    ]
    assert data["pairs"][0]["between"] == [0, 1]
    assert set(data["pairs"][0]["tests"][0]) == {"id", "name", "traps"}
    row = next(f for f in data["findings"] if f["id"] == "movement.ankle-dorsiflexion")
    assert row["kind"] == "movement"
    assert len(row["predictions"]) == 2
    assert {"middle", "low", "high"} == set(row["capacity_lost"][1])
    assert data["tests"][0]["separates"] == [[0, 1]]


# --- a table in every format ---


@pytest.fixture
def small_report() -> Report:
    table = Table(
        ("Finding", "A", "B"),
        (
            (line(link(SMALL, "muscle.calf")), line("lost"), line("–")),
            (line(link(SMALL, "movement.push")), line("weak | <ill>"), line("slight")),
        ),
    )
    return Report("T", "s", (), (Section("findings", "Findings", (line("first"),), table),))


def test_text_stands_in_columns(small_report):
    rows = to_text(small_report).splitlines()[-3:]
    assert [row.split() for row in rows[:1]] == [["Finding", "A", "B"]]
    assert rows[1].index("–") == rows[2].index("slight") == rows[0].index("B")
    assert all(row == row.rstrip() for row in rows)


def test_markdown_is_a_table_after_a_blank_line(small_report):
    told = to_markdown(small_report)
    assert "- first\n\n| Finding | A | B |\n| --- | --- | --- |\n| calf muscle | lost | – |\n" in told
    assert r"weak \| \<ill\>" in told


def test_html_links_inside_the_program_and_not_outside(small_report):
    inside = to_html(small_report)
    assert inside.count("<tr>") == inside.count("</tr>") == 3
    assert '<td align="left"><a href="muscle.calf">calf muscle</a></td>' in inside
    assert "weak | &lt;ill&gt;" in inside
    assert "href" not in to_document(small_report)
    assert "<table" in to_document(small_report)


def test_csv_has_a_column_for_each_cell(small_report):
    rows = list(csv.reader(io.StringIO(to_csv(small_report))))
    assert rows[2] == ["Findings", "0", "", "Finding", "A", "B"]
    assert rows[3] == ["Findings", "0", "muscle.calf", "calf muscle", "lost", "–"]


@pytest.mark.parametrize("form", [to_text, to_markdown, to_html, to_document, to_csv])
def test_every_format_tells_the_whole_comparison(form):
    told = form(REPORT).replace("\\", "")
    for expected in ("hip abduction", "biceps femoris, short head", "tibialis posterior", "slight, 18–23 %"):
        assert expected in told

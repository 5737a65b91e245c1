from __future__ import annotations

import csv
import html.parser
import io
import re

from legmap.lesion.deficit import deficit_of
from legmap.messages import say
from legmap.report.build import build_report
from legmap.report.formats import REPORT_FORMATS, to_csv, to_document, to_html, to_markdown, to_text
from legmap.report.model import Line, Report, Section, Span, line, links
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
NASTY = 'a <b> & "c" *d* _e_ `f` [g](h) #i | \\ ü'
REPORT = Report(
    title=NASTY,
    subtitle=NASTY,
    path=(Span("one", ref="nerve.one"), Span("two <&>", ref="nerve.two")),
    sections=(
        Section(
            "motor",
            "Motor loss",
            (
                Line((Span(NASTY, ref="muscle.x", style="strong"), Span(": weak"))),
                Line((Span("quiet, with comma", style="quiet"),), indent=1),
                Line((Span("flagged", style="flag"),), indent=2),
            ),
        ),
        Section("skin", "Sensory loss", (Line((Span('say "numb"\nhere'),)),)),
    ),
)


class Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    assert reader.open == []
    return reader


def test_text():
    assert to_text(REPORT).splitlines()[:8] == [
        NASTY,
        NASTY,
        "one > two <&>",
        "",
        "MOTOR LOSS",
        f"  {NASTY}: weak",
        "    quiet, with comma",
        "      flagged",
    ]
    assert to_text(REPORT).endswith("\n")


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def test_markdown_escapes_what_it_would_take_for_markup():
    out = to_markdown(REPORT)
    first = out.splitlines()[0]
    assert first.startswith("# ")
    assert unescaped(first[2:]) == NASTY
    bullet = next(row for row in out.splitlines() if row.startswith("- **"))
    assert not re.search(r"(?<!\\)[<>`\[\]#|_]", bullet)
    assert unescaped(bullet) == f"- **{NASTY}**: weak"
    assert "  - quiet, with comma" in out
    assert "    - flagged" in out
    assert "## Motor loss" in out
    assert out.rstrip().endswith(f"*{say('disclaimer')}*")


def test_html_escapes_and_links():
    reader = read(to_html(REPORT))
    assert NASTY in reader.text
    assert {"muscle.x", "nerve.one", "nerve.two"} <= set(reader.links)
    assert "<b>" in to_html(REPORT)
    assert '<span class="flag">flagged</span>' in to_html(REPORT)
    assert "margin-left:28px" in to_html(REPORT)


def test_an_html_document_is_complete_and_has_no_links():
    out = to_document(REPORT)
    assert out.startswith("<!DOCTYPE html>")
    reader = read(out.removeprefix("<!DOCTYPE html>"))
    assert reader.links == []
    assert say("disclaimer") in reader.text
    assert NASTY in reader.text


def test_csv_is_read_back():
    rows = list(csv.DictReader(io.StringIO(to_csv(REPORT))))
    assert list(rows[0]) == ["section", "level", "ids", "text"]
    assert rows[0] == {"section": "Motor loss", "level": "0", "ids": "muscle.x", "text": f"{NASTY}: weak"}
    assert rows[1]["text"] == "quiet, with comma"
    assert rows[3]["text"] == 'say "numb"\nhere'
    assert len(rows) == 4


@every_case("form", REPORT_FORMATS)
@every_case("lesion", ["nerve.sciatic", "root.L5", "muscle.soleus", "movement.hip-extension", "field.sural"])
def test_every_format_tells_every_line(form, lesion):
    report = build_report(ATLAS, deficit_of(ATLAS, [lesion], RIVALS))
    out = form.write(report)
    if form.suffix == "html":
        out = read(out.removeprefix("<!DOCTYPE html>")).text
    elif form.suffix == "md":
        out = unescaped(out).replace("**", "")
    elif form.suffix == "csv":
        out = "\n".join(row["text"] for row in csv.DictReader(io.StringIO(out)))
    for section in report.sections:
        for told in section.lines:
            assert told.text in out
    assert out.endswith("\n") or form.suffix in ("csv", "html")


def test_links_are_separated_by_semicolons_where_names_have_commas():
    atlas = small_atlas()
    assert line(links(atlas, ["muscle.calf", "muscle.shin"])).text == "calf muscle, shin muscle"
    ids = ["muscle.gastrocnemius-medial-head", "muscle.soleus"]
    assert line(links(ATLAS, ids)).text == "gastrocnemius, medial head; soleus"
    assert links(atlas, ()) == ()


def test_a_line_is_made_of_texts_spans_and_runs():
    made = line("a", Span("b", ref="x"), (Span("c"), Span("d")), indent=3)
    assert made.text == "abcd"
    assert made.indent == 3
    assert [s.ref for s in made.spans] == ["", "x", "", ""]

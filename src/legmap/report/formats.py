"""Report formats: plain text, Markdown, HTML, CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from legmap.messages import say
from legmap.report.model import Line, Report, Span, Table


def to_text(report: Report) -> str:
    """Return plain text with indented lines, for a terminal."""
    out = [report.title, report.subtitle]
    if report.path:
        out.append(" > ".join(span.text for span in report.path))
    for section in report.sections:
        out += ["", section.heading.upper()]
        out += ["  " * (line.indent + 1) + line.text for line in section.lines]
        out += _text_table(section.table) if section.table else []
    return "\n".join(out) + "\n"


def to_markdown(report: Report) -> str:
    """Return Markdown with one heading per section."""
    out = [f"# {_md(report.title)}", "", f"*{_md(report.subtitle)}*", ""]
    if report.path:
        out += [" › ".join(_md(span.text) for span in report.path), ""]
    for section in report.sections:
        out += [f"## {section.heading}", ""]
        out += [
            "  " * line.indent + "- " + "".join(_md_span(s) for s in line.spans) for line in section.lines
        ]
        out += _md_table(section.table) if section.table else []
        out.append("")
    out += [f"*{say('disclaimer')}*", ""]
    return "\n".join(out)


def to_html(report: Report, *, linked: bool = True) -> str:
    """Return the body of an HTML page, with links to structures and sections if `linked`.

    In a document outside the program such links do not work.
    """
    out = [f"<h1>{escape(report.title)}</h1>", f'<p class="quiet">{escape(report.subtitle)}</p>']
    if report.path:
        out.append("<p>" + " &rsaquo; ".join(_html_span(s, linked) for s in report.path) + "</p>")
    if linked:
        jumps = (f'<a href="#{s.key}">{escape(s.heading)}</a>' for s in report.sections)
        out.append(f'<p class="jumps">{" · ".join(jumps)}</p>')
    for section in report.sections:
        out.append(f'<h2><a name="{section.key}"></a>{escape(section.heading)}</h2>')
        out += [_html_line(line, linked) for line in section.lines]
        out += _html_table(section.table, linked) if section.table else []
    return "\n".join(out)


def to_document(report: Report) -> str:
    """Return a complete HTML page to save or print."""
    style = (
        "body{font-family:sans-serif;max-width:46em;margin:2em auto;line-height:1.4}"
        "h2{font-size:1.05em;margin:1.2em 0 .3em}p{margin:.1em 0}.quiet{color:#666}.flag{color:#a04000}"
        "table{border-collapse:collapse;margin:.4em 0}td,th{padding:.15em .7em .15em 0;text-align:left;"
        "vertical-align:top;border-bottom:1px solid #ccc}"
    )
    language = say("document.language")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(report.title)}</title>"
        f"<style>{style}</style></head><body>\n{to_html(report, linked=False)}\n"
        f'<p class="quiet">{escape(say("disclaimer"))}</p></body></html>\n'
    )


def to_csv(report: Report) -> str:
    """Return rows of section, indentation, ids and text; cells of a table are further columns."""
    import csv  # rarely wanted, and not free to import
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["section", "level", "ids", "text"])
    for section in report.sections:
        for line in section.lines:
            ids = " ".join(span.ref for span in line.spans if span.ref)
            writer.writerow([section.heading, line.indent, ids, line.text])
        if section.table:
            writer.writerow([section.heading, 0, "", *section.table.headings])
            for row in section.table.rows:
                ids = " ".join(span.ref for cell in row for span in cell.spans if span.ref)
                writer.writerow([section.heading, 0, ids, *(cell.text for cell in row)])
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format in which lists are written.

    Attributes
    ----------
    suffix : str
        Of file names, without the dot.
    write : callable
        Makes the text of a report.
    option : str
        What the command line calls it; empty where only the window offers it.
    """

    suffix: str
    write: Callable[[Report], str]
    option: str = ""

    @property
    def label(self) -> str:
        """Its name."""
        return say(f"format.{self.suffix}")

    @property
    def file_filter(self) -> str:
        """The filter of a file dialog."""
        return say("format.filter", format=self.label, pattern=f"*.{self.suffix}")


REPORT_FORMATS: tuple[ReportFormat, ...] = (
    ReportFormat("md", to_markdown, "markdown"),
    ReportFormat("html", to_document),
    ReportFormat("csv", to_csv),
    ReportFormat("txt", to_text, "text"),
)
"""Every format of a list, the default of the window first; a further one is one more line."""

DATA_OPTION = "json"
"""The command line's name for plain data, which is no report."""


def report_options() -> tuple[str, ...]:
    """Return the formats that the command line offers: text, its default, then data and the others."""
    others = (form.option for form in REPORT_FORMATS if form.option not in ("", "text"))
    return ("text", DATA_OPTION, *others)


def report_format_of(path: PurePath) -> ReportFormat | None:
    """Return the format that a file name ends in; None for any other ending."""
    suffix = path.suffix.lstrip(".").lower()
    return next((form for form in REPORT_FORMATS if form.suffix == suffix), None)


def report_as(report: Report, option: str) -> str:
    """Return a report in the format that the command line calls so; as text for any other word."""
    chosen = (form.write for form in REPORT_FORMATS if form.option == option)
    return next(chosen, to_text)(report)


def _md(text: str) -> str:
    return "".join("\\" + c if c in "\\`*_[]<>#|" else c for c in text)


def _md_span(span: Span) -> str:
    return f"**{_md(span.text)}**" if span.style == "strong" and span.text.strip() else _md(span.text)


def _text_table(table: Table) -> list[str]:
    rows = [table.headings, *(tuple(cell.text for cell in row) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _md_table(table: Table) -> list[str]:
    """Return lines set off by a blank one, or Markdown would read them as text."""
    rows = [tuple(map(_md, table.headings)), ("---",) * len(table.headings)]
    rows += [tuple("".join(map(_md_span, cell.spans)) for cell in row) for row in table.rows]
    return ["", *("| " + " | ".join(row) + " |" for row in rows)]


def _html_table(table: Table, linked: bool) -> list[str]:
    def row(cells: Iterable[str], kind: str) -> str:
        return "<tr>" + "".join(f'<{kind} align="left">{cell}</{kind}>' for cell in cells) + "</tr>"

    body = (
        row(("".join(_html_span(span, linked) for span in cell.spans) for cell in cells), "td")
        for cells in table.rows
    )
    heading = row(map(escape, table.headings), "th")
    return ['<table cellspacing="0" cellpadding="3">', heading, *body, "</table>"]


def _html_line(line: Line, linked: bool) -> str:
    body = "".join(_html_span(span, linked) for span in line.spans)
    return f'<p style="margin-left:{14 * line.indent}px">{body}</p>'


def _html_span(span: Span, linked: bool) -> str:
    text = escape(span.text)
    if span.ref and linked:
        text = f'<a href="{escape(span.ref)}">{text}</a>'
    match span.style:
        case "strong":
            return f"<b>{text}</b>"
        case "quiet" | "flag":
            return f'<span class="{span.style}">{text}</span>'
        case _:
            return text

"""Model of a report: sections of lines, in which names of structures are references."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `ref` makes it a link, `style` is ``strong``, ``quiet``, ``flag`` or empty."""

    text: str
    ref: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section; `indent` is the number of indentation steps."""

    spans: tuple[Span, ...]
    indent: int = 0

    @property
    def text(self) -> str:
        """Return the line without links and styles."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines and an optional table below them; `key` identifies the kind of section."""

    key: str
    heading: str
    lines: tuple[Line, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The report for a selection; `path` links the nerves above it (sciatic > common fibular)."""

    title: str
    subtitle: str
    path: tuple[Span, ...]
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section | None:
        """Return the section of a key, or None."""
        return next((s for s in self.sections if s.key == key), None)


def strong(text: str) -> Span:
    """Return emphasised text."""
    return Span(text, style="strong")


def quiet(text: str) -> Span:
    """Return de-emphasised text."""
    return Span(text, style="quiet")


def link(atlas: Atlas, structure_id: str) -> Span:
    """Return a structure's name as a reference to it."""
    return Span(atlas.name(structure_id), ref=structure_id)


def links(atlas: Atlas, ids: Iterable[str]) -> tuple[Span, ...]:
    """Return names as references, separated by commas, or by semicolons where a name contains a comma."""
    spans: list[Span] = []
    wanted = tuple(ids)
    comma = "; " if any("," in atlas.name(i) for i in wanted) else ", "
    for structure_id in wanted:
        if spans:
            spans.append(Span(comma))
        spans.append(link(atlas, structure_id))
    return tuple(spans)


def line(*parts: Span | str | tuple[Span, ...], indent: int = 0) -> Line:
    """Return a line from spans, tuples of spans and plain texts."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return Line(tuple(spans), indent)

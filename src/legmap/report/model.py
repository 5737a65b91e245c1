"""A report: headed sections of lines, in which every name of a structure is a reference."""

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
    """One line of a section; `indent` counts steps to the right."""

    spans: tuple[Span, ...]
    indent: int = 0

    @property
    def text(self) -> str:
        """The line without links and styles."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines, below them a table if there is one; `key` names the kind of section."""

    key: str
    heading: str
    lines: tuple[Line, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What is told about a selection.

    Attributes
    ----------
    title, subtitle : str
        The structures selected; kind, Latin name and number.
    path : tuple of Span
        Where the structure hangs (sciatic > common fibular > deep fibular), as links.
    sections : tuple of Section
        In reading order.
    """

    title: str
    subtitle: str
    path: tuple[Span, ...]
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section | None:
        """The section of a key, if the report has it."""
        return next((s for s in self.sections if s.key == key), None)


def strong(text: str) -> Span:
    """Text that heads a line."""
    return Span(text, style="strong")


def quiet(text: str) -> Span:
    """Text that steps back."""
    return Span(text, style="quiet")


def link(atlas: Atlas, structure_id: str) -> Span:
    """A structure's name as a reference to it."""
    return Span(atlas.name(structure_id), ref=structure_id)


def links(atlas: Atlas, ids: Iterable[str]) -> tuple[Span, ...]:
    """Names as references, separated by commas, or by semicolons where a name has a comma of its own."""
    spans: list[Span] = []
    wanted = tuple(ids)
    comma = "; " if any("," in atlas.name(i) for i in wanted) else ", "
    for structure_id in wanted:
        if spans:
            spans.append(Span(comma))
        spans.append(link(atlas, structure_id))
    return tuple(spans)


def line(*parts: Span | str | tuple[Span, ...], indent: int = 0) -> Line:
    """A line from spans, runs of spans and plain texts."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return Line(tuple(spans), indent)

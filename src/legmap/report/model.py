"""Model of a report: sections of lines, in which names of structures are references."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

from legmap.anatomy.atlas import Atlas
from legmap.messages import Separator, say


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `ref` makes it a link, `style` is ``strong``, ``quiet``, ``flag`` or empty."""

    text: str
    ref: str = ""
    style: str = ""


Part: TypeAlias = Span | str | tuple[Span, ...]
"""The pieces of a line."""


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
    """Return names as references, in a list with commas, or semicolons where a name has a comma."""
    wanted = tuple(ids)
    separator: Separator = "semicolon" if any("," in atlas.name(i) for i in wanted) else "comma"
    return joined_spans(((link(atlas, structure_id),) for structure_id in wanted), separator)


def joined_spans(items: Iterable[Part], separator: Separator, style: str = "") -> tuple[Span, ...]:
    """Return runs of spans as one list; what stands between them has a style."""
    each = [_spans_of(item) for item in items]
    if not each:
        return ()
    return reduce(lambda before, last: fill(f"list.{separator}", style, before=before, last=last), each)


def fill(key: str, style: str = "", /, **parts: Part | float) -> tuple[Span, ...]:
    """Return a message as spans, its parameters being spans of their own.

    Parameters
    ----------
    key : str
        A key of the catalogue.
    style : str
        Style of the words of the message itself; see `Span`.
    **parts : Span, tuple of Span, str or number
        The parameters; texts and numbers are part of the words.
    """
    runs = {name: _spans_of(part) for name, part in parts.items() if isinstance(part, (Span, tuple))}
    words = {name: part for name, part in parts.items() if name not in runs}
    # a separator that no text contains keeps the place of every run, in whatever order the language has them
    text = say(key, **words, **{name: f"\0{name}\0" for name in runs})
    spans: list[Span] = []
    for place, piece in enumerate(text.split("\0")):
        for span in runs[piece] if place % 2 else (Span(piece, style=style),) if piece else ():
            if spans and not span.ref and not spans[-1].ref and span.style == spans[-1].style:
                spans[-1] = Span(spans[-1].text + span.text, style=span.style)
            else:
                spans.append(span)
    return tuple(spans)


def labelled(label: Span, value: Part) -> tuple[Span, ...]:
    """Return a label and what it labels; the colon belongs to a quiet label."""
    style = label.style if label.style == "quiet" else ""
    return fill("pattern.label", style, label=label, value=_spans_of(value))


def _spans_of(part: Part | float) -> tuple[Span, ...]:
    if isinstance(part, tuple):
        return part
    return (part,) if isinstance(part, Span) else (Span(str(part)),)


def line(*parts: Part, indent: int = 0) -> Line:
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

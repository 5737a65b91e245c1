"""The SVG back-end: groups with ids, titles and real text, from the same display list as the painter."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from legmap.render.picture import Gradient, Item, Paint, PathItem, Picture, TextItem

FONTS = "Inter, 'Noto Sans', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
_ANCHORS = {"start": "start", "middle": "middle", "end": "end"}
_MIN_WIDTH_MM = 0.12
"""Least width in millimetres on paper of lines that have a least width on the screen."""


@dataclass(slots=True)
class _Writer:
    mm: float
    lines: list[str] = field(default_factory=list)
    defs: list[str] = field(default_factory=list)
    gradients: dict[Gradient, str] = field(default_factory=dict)
    clips: dict[tuple[float, ...], str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    first: str = ""


def to_svg(picture: Picture, *, title: str = "", source: str = "") -> str:
    """Return a picture as an SVG document.

    Consecutive items of one structure share a group, whose id is the structure's id (with ``--view`` and a
    number where the same id exists already) and which has the attributes ``data-id``, ``data-view``,
    ``data-limb`` and ``data-role``. Where both limbs are shown, the plain ids are those of the first one; the
    other's end in ``--left`` or ``--right``. `title` and `source` become ``<title>`` and ``<desc>``.
    """
    writer = _Writer(picture.mm)
    writer.first = next((item.limb for item in picture.items if item.limb), "")
    for key, run in itertools.groupby(picture.items, _group_of):
        _group(writer, key, list(run))
    b = picture.bounds
    width, height = picture.paper_size
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}mm" height="{_n(height)}mm"'
        f' viewBox="{_n(b.x())} {_n(b.y())} {_n(b.width())} {_n(b.height())}"'
        f' font-family="{_escaped(FONTS)}">',
    ]
    if title:
        head.append(f"<title>{_escaped(title)}</title>")
    if source:
        head.append(f"<desc>{_escaped(source)}</desc>")
    defs = ["<defs>", *writer.defs, "</defs>"] if writer.defs else []
    return "\n".join([*head, *defs, *writer.lines, "</svg>"]) + "\n"


def _group_of(item: Item) -> tuple[str, str, str, str, str]:
    return item.id, item.view, item.limb, item.role if item.id else "", item.group


def _group(writer: _Writer, key: tuple[str, str, str, str, str], items: list[Item]) -> None:
    structure, view, limb, role, group = key
    where = f' data-view="{_escaped(view)}"' if view else ""
    where += f' data-limb="{_escaped(limb)}"' if limb else ""
    if structure:
        other = limb if limb != writer.first else ""
        name = _unique(writer, structure, view, other, "label" if group in ("label", "text") else "")
        attributes = f'id="{_escaped(name)}" data-id="{_escaped(structure)}"'
        attributes += f' class="{_escaped(group)} {_escaped(role)}"'
        attributes += f' data-role="{_escaped(role)}"{where}'
    else:
        attributes = f'class="{_escaped(group)}"{where}'
    writer.lines.append(f"<g {attributes}>")
    title = next((i.title for i in items if isinstance(i, PathItem) and i.title), "")
    if structure and title:
        writer.lines.append(f"<title>{_escaped(title)}</title>")
    for item in items:
        writer.lines.append(
            _path_element(writer, item) if isinstance(item, PathItem) else _text_element(writer, item)
        )
    writer.lines.append("</g>")


def _unique(writer: _Writer, structure: str, view: str, limb: str, kind: str) -> str:
    """Return an unused id; labels and the second limb never get the plain id of the drawing."""
    base = "--".join(word for word in (structure, limb, kind) if word)
    names = itertools.chain(
        (base, f"{base}--{view}"), (f"{base}--{view}-{number}" for number in itertools.count(2))
    )
    name = next(n for n in names if n not in writer.ids)
    writer.ids.add(name)
    return name


def _path_element(writer: _Writer, item: PathItem) -> str:
    paint = item.paint
    attributes = [f'd="{path_data(item.path)}"', *_fill(writer, paint), *_stroke(writer, paint)]
    if not item.id and item.role:
        attributes.append(f'class="{_escaped(item.role)}"')
    if item.clip is not None:
        attributes.append(f'clip-path="url(#{_clip(writer, item.clip)})"')
    return f"<path {' '.join(attributes)}/>"


def _fill(writer: _Writer, paint: Paint) -> list[str]:
    if paint.gradient is not None:
        fill = [f'fill="url(#{_gradient(writer, paint.gradient)})"']
    elif paint.fill is not None:
        fill = [f'fill="{paint.fill}"']
    else:
        return ['fill="none"']
    return [*fill, f'fill-opacity="{_n(paint.fill_opacity)}"'] if paint.fill_opacity < 1 else fill


def _stroke(writer: _Writer, paint: Paint) -> list[str]:
    least = _MIN_WIDTH_MM / writer.mm if paint.min_px else 0.0
    width = max(paint.width, least)
    if paint.stroke is None or width <= 0:
        return []
    stroke = [f'stroke="{paint.stroke}"', f'stroke-width="{_n(width)}"', 'stroke-linejoin="round"']
    if paint.stroke_opacity < 1:
        stroke.append(f'stroke-opacity="{_n(paint.stroke_opacity)}"')
    if paint.dash:
        stroke.append(f'stroke-dasharray="{" ".join(_n(d) for d in paint.dash)}"')
    else:
        stroke.append('stroke-linecap="round"')
    return stroke


def _text_element(writer: _Writer, item: TextItem) -> str:
    attributes = [
        f'x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}" fill="{item.colour}"',
        f'text-anchor="{_ANCHORS[item.align]}"',
    ]
    if item.bold:
        attributes.append('font-weight="bold"')
    if item.italic:
        attributes.append('font-style="italic"')
    if item.halo:
        attributes.append(
            f'stroke="{item.halo}" stroke-width="{_n(item.size * 0.3)}" stroke-linejoin="round"'
            ' paint-order="stroke"'
        )
    if item.role:
        attributes.append(f'class="{_escaped(item.role)}"')
    if item.clip is not None:
        attributes.append(f'clip-path="url(#{_clip(writer, item.clip)})"')
    return f"<text {' '.join(attributes)}>{_escaped(item.text)}</text>"


def _gradient(writer: _Writer, gradient: Gradient) -> str:
    name = writer.gradients.get(gradient)
    if name is None:
        name = f"shade-{len(writer.gradients) + 1}"
        writer.gradients[gradient] = name
        ends = f'x1="{_n(gradient.x1)}" y1="{_n(gradient.y1)}" x2="{_n(gradient.x2)}" y2="{_n(gradient.y2)}"'
        stops = "".join(f'<stop offset="{_n(at)}" stop-color="{c}"/>' for at, c in gradient.stops)
        writer.defs.append(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient>'
        )
    return name


def _clip(writer: _Writer, clip: QRectF) -> str:
    key = (clip.x(), clip.y(), clip.width(), clip.height())
    name = writer.clips.get(key)
    if name is None:
        name = f"window-{len(writer.clips) + 1}"
        writer.clips[key] = name
        x, y, width, height = (_n(v) for v in key)
        writer.defs.append(
            f'<clipPath id="{name}"><rect x="{x}" y="{y}" width="{width}" height="{height}"/></clipPath>'
        )
    return name


def path_data(path: QPainterPath) -> str:
    """Return the attribute ``d`` of a path, with two decimals (a hundredth of a millimetre)."""
    parts: list[str] = []
    start = last = (0.0, 0.0)
    open_ = False
    index, count = 0, path.elementCount()
    while index < count:
        element = path.elementAt(index)
        here = (element.x, element.y)
        if element.isMoveTo():
            if open_ and last == start:
                parts.append("Z")
            parts.append(f"M{_n(here[0])},{_n(here[1])}")
            start, last, open_ = here, here, False
            index += 1
        elif element.isCurveTo():
            second, end = path.elementAt(index + 1), path.elementAt(index + 2)
            numbers = (element.x, element.y, second.x, second.y, end.x, end.y)
            parts.append("C" + " ".join(_n(v) for v in numbers))
            last, open_ = (end.x, end.y), True
            index += 3
        else:
            parts.append(f"L{_n(here[0])},{_n(here[1])}")
            last, open_ = here, True
            index += 1
    if open_ and last == start:
        parts.append("Z")
    return "".join(parts)


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _escaped(text: str) -> str:
    """Escape text, without control characters and lone surrogates, which XML does not allow."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    allowed = "".join(c for c in whole if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))
    return escape(allowed, quote=False).replace('"', "&quot;")

"""Header and footer of a figure: title above the views; legend, summary, caption and credit below."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.model import Region, Shape
from legmap.diagram.placement import Placement
from legmap.render.highlight import highlight_parts
from legmap.render.lesion_mark import legend_mark
from legmap.render.picture import Item, Paint, PathItem, TextItem
from legmap.render.qt_painter import measure
from legmap.render.style import LOCALISATION_ROLES
from legmap.render.text_wrap import wrap_text
from legmap.render.theme import Theme
from legmap.roles import Role

TITLE_POINTS, SUBTITLE_POINTS, LEGEND_POINTS, SUMMARY_POINTS, CAPTION_POINTS, CREDIT_POINTS = (
    17.0,
    10.5,
    8.0,
    8.2,
    8.6,
    6.2,
)

_COLUMN_POINTS = 270.0

_SWATCH = (17.0, 9.0)
_NERVES = frozenset({Role.SELECTED, Role.PATH, *LOCALISATION_ROLES})
_SKIN = frozenset({Role.SKIN_LOST, Role.SKIN_PARTIAL, Role.SKIN_VARIABLE})


def header_items(
    title: str, subtitle: str, width: float, unit: float, theme: Theme
) -> tuple[list[Item], float]:
    """Return title and subtitle from (0, 0) down, and their height; `unit` is a point."""
    items: list[Item] = []
    y = 0.0
    for text, points, bold, colour, after in (
        (title, TITLE_POINTS, True, theme.ink, 4.0),
        (subtitle, SUBTITLE_POINTS, False, theme.faint_ink, 6.0),
    ):
        if not text:
            continue
        role = "title" if bold else "subtitle"
        for line in wrap_text(text, width, lambda t, p=points, b=bold: measure(t, p * unit, b)):  # type: ignore[misc]
            y += points * unit * 1.15
            items.append(TextItem(line, 0, y, points * unit, colour, bold=bold, role=role))
        y += after * unit
    return items, y + 8 * unit


def footer_items(
    legend: tuple[tuple[Role, str], ...],
    summary: tuple[str, ...],
    caption: str,
    credit: str,
    width: float,
    top: float,
    unit: float,
    theme: Theme,
) -> tuple[list[Item], float]:
    """Return legend, summary, caption and credit from `top` down, and their height."""
    items: list[Item] = []
    y = top
    if legend or summary or caption or credit:
        items.append(_rule(width, y, unit, theme))
        y += 8 * unit
    if legend:
        more, y = _legend(legend, width, y, unit, theme)
        items += more
    if summary:
        more, y = _summary(summary, width, y + 4 * unit, unit, theme)
        items += more
    for text, points, italic, colour, role in (
        (caption, CAPTION_POINTS, True, theme.ink, "caption"),
        (credit, CREDIT_POINTS, False, theme.faint_ink, "credit"),
    ):
        if text:
            y += 6 * unit
            lines = wrap_text(text, width, lambda t, p=points, i=italic: measure(t, p * unit, italic=i))  # type: ignore[misc]
            for line in lines:
                y += points * unit * 1.3
                items.append(TextItem(line, 0, y, points * unit, colour, italic=italic, role=role))
    return items, y - top


def _rule(width: float, y: float, unit: float, theme: Theme) -> PathItem:
    path = QPainterPath()
    path.moveTo(0, y)
    path.lineTo(width, y)
    return PathItem(path, Paint(stroke=theme.faint_ink, stroke_opacity=0.6, width=0.5 * unit), role="rule")


def _legend(
    legend: tuple[tuple[Role, str], ...], width: float, y: float, unit: float, theme: Theme
) -> tuple[list[Item], float]:
    """Return swatches with their meanings, in as many rows as they need."""
    items: list[Item] = []
    across, down = _SWATCH[0] * unit, _SWATCH[1] * unit
    x = 0.0
    for role, text in legend:
        room = across + 5 * unit + measure(text, LEGEND_POINTS * unit)
        if x > 0 and x + room > width:
            x, y = 0.0, y + down + 6 * unit
        items += _swatch(role, QRectF(x, y, across, down), unit, theme)
        items.append(
            TextItem(
                text,
                x + across + 5 * unit,
                y + down * 0.78,
                LEGEND_POINTS * unit,
                theme.ink,
                role="legend",
            )
        )
        x += room + 16 * unit
    return items, y + down + 4 * unit


def _swatch(role: Role, box: QRectF, unit: float, theme: Theme) -> list[Item]:
    """Return a sample painted exactly like the role in the drawing."""
    if role is Role.LESION:
        return list(legend_mark(box, theme))
    path = QPainterPath()
    layer, kind, widths = "superficial-muscles", "belly", None
    if role in _NERVES:
        layer, kind, widths = "nerves", "course", (2.4 * unit, 2.4 * unit)
        path.moveTo(box.left() + 2 * unit, box.center().y())
        path.lineTo(box.right() - 2 * unit, box.center().y())
    else:
        if role in _SKIN:
            layer, kind = "fields", "area"
        path.addRoundedRect(box, 2 * unit, 2 * unit)
    region = Region("", "", layer, 0, (Shape(kind, path, widths),), box, path)
    placement = Placement("", 0.0, 0.0, 1.0, "right", box)
    parts = highlight_parts(region, placement, role, theme, False, lambda _: "")
    return [
        PathItem(item.path, item.paint, role=f"legend-{role.value}", group="legend")
        for _, item in sorted(parts, key=lambda part: part[0])
        if isinstance(item, PathItem)
    ]


def _summary(
    summary: tuple[str, ...], width: float, y: float, unit: float, theme: Theme
) -> tuple[list[Item], float]:
    """Return the lines in columns of about equal height, read down the first column first."""
    count = max(1, min(3, int(width / (_COLUMN_POINTS * unit)), len(summary)))
    gap = 22 * unit
    room = (width - gap * (count - 1)) / count
    blocks = [_block(line, room, unit) for line in summary]
    total = sum(len(block) for block in blocks)
    items: list[Item] = []
    column, used, deepest = 0, 0, 0
    step = SUMMARY_POINTS * unit * 1.38
    for block in blocks:
        if used and column < count - 1 and used + len(block) / 2 > total / count:
            column, used = column + 1, 0
        if not used and block == [("", "")]:
            continue  # gaps separate lines, and a column must not begin with one
        for head, text in block:
            used += 1
            at = column * (room + gap)
            line_y = y + used * step
            indent = measure(head + " ", SUMMARY_POINTS * unit, True) if head else 0.0
            if head:
                items.append(
                    TextItem(head, at, line_y, SUMMARY_POINTS * unit, theme.ink, bold=True, role="summary")
                )
            if text:
                items.append(
                    TextItem(text, at + indent, line_y, SUMMARY_POINTS * unit, theme.ink, role="summary")
                )
        deepest = max(deepest, used)
    return items, y + deepest * step


def _block(line: str, room: float, unit: float) -> list[tuple[str, str]]:
    """Return one wrapped line of the summary as pairs of bold beginning (or nothing) and text."""
    head, colon, rest = line.partition(": ")
    if not colon or len(head) > 28:
        return [("", t) for t in wrap_text(line, room, lambda t: measure(t, SUMMARY_POINTS * unit))]
    bold = head + ":"
    indent = measure(bold + " ", SUMMARY_POINTS * unit, True)
    first = wrap_text(rest, room - indent, lambda t: measure(t, SUMMARY_POINTS * unit))[0]
    more = rest[len(first) :].strip()
    after = wrap_text(more, room, lambda t: measure(t, SUMMARY_POINTS * unit)) if more else []
    return [(bold, first), *(("", t) for t in after)]

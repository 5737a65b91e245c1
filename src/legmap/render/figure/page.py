"""Composition of a figure on one page: title, views with labels, legend, summary, caption and credit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from legmap.diagram.courses import Courses
from legmap.render.compose import base_items, highlight_items
from legmap.render.figure.figure import Figure
from legmap.render.figure.header_footer import footer_items, header_items
from legmap.render.figure.label_items import label_items
from legmap.render.figure.panels import FULL_VIEW_MM, PanelLayout, cropped_panels, full_panels
from legmap.render.lesion_mark import lesion_mark_items
from legmap.render.picture import Item, Paint, PathItem, Picture, TextItem
from legmap.render.qt_painter import measure
from legmap.render.segments import segment_items, without_segmented_nerves
from legmap.render.theme import Theme

POINT = 25.4 / 72
"""Millimetres in a typographic point."""

NOTE_POINTS = 8.5

_CROP_PAGE = 190.0
"""Millimetres on paper that the longer side of a crop fills."""


def compose_figure(figure: Figure) -> Picture:
    """Lay out a figure; needs a QGuiApplication to measure texts."""
    page = _layout_of(figure)
    unit, panels = page.unit, page.panels
    footer, footer_height = footer_items(
        figure.legend, figure.summary, figure.caption, figure.credit, page.width, page.top, unit, figure.theme
    )
    margin = 20 * unit
    bounds = QRectF(-margin, -margin, page.width + 2 * margin, page.top + footer_height + 2 * margin)
    items = (
        _paper(bounds, figure.theme),
        *page.header,
        *_drawing(figure, panels, unit),
        *label_items(panels.labels, figure.highlights, figure.theme, unit),
        *_notes(figure, page),
        *footer,
    )
    return Picture(bounds, items, page.mm)


def place_on_sheet(figure: Figure, x: float, y: float) -> tuple[float, float, str, str]:
    """Return the place of the sheet at a place of the finished picture in millimetres, its view and limb."""
    return _layout_of(figure).panels.map_to_sheet(x, y)


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """The layout of a page: panels between header and footer, `top` being where the footer begins."""

    mm: float
    unit: float
    width: float
    top: float
    header: tuple[Item, ...]
    panels: PanelLayout


def _layout_of(figure: Figure) -> _Layout:
    mm = FULL_VIEW_MM if figure.crop is None else _scale_of(figure.crop)
    unit = POINT / mm
    drawings = (figure.diagram, figure.sheet, figure.highlights, figure.layers)
    panels = (
        full_panels(*drawings, unit, figure.name_of)
        if figure.crop is None
        else cropped_panels(*drawings, unit, figure.name_of, figure.crop)
    )
    if not figure.with_labels:
        panels = panels.without_labels(unit, spread=figure.crop is None)
    width = max(panels.bounds.width(), 320 * unit)
    header, header_height = header_items(figure.title, figure.subtitle, width, unit, figure.theme)
    shift = ((width - panels.bounds.width()) / 2 - panels.bounds.x(), header_height - panels.bounds.y())
    panels = panels.moved(*shift)
    top = header_height + panels.bounds.height() + 12 * unit
    return _Layout(mm, unit, width, top, tuple(header), panels)


def _scale_of(crop: QRectF) -> float:
    """Return millimetres on paper for one of the sheet, so that a crop fills a page within limits."""
    return min(2.0, max(FULL_VIEW_MM, _CROP_PAGE / max(crop.width(), crop.height(), 1.0)))


def _paper(page: QRectF, theme: Theme) -> PathItem:
    path = QPainterPath()
    path.addRect(page)
    return PathItem(path, Paint(fill=theme.paper), role="paper", group="paper")


def _drawing(figure: Figure, panels: PanelLayout, unit: float) -> list[Item]:
    courses = Courses(figure.diagram, figure.stations)
    dimmed = any(figure.highlights.values()) or any(figure.segments.values())
    named_later = {
        limb: {*figure.highlights.get(limb, ()), *(s.id for s in figure.segments.get(limb, ()))}
        for limb in figure.sheet.limbs
    }
    items = [
        *base_items(
            figure.diagram,
            panels.sheet,
            figure.layers,
            figure.theme,
            dimmed,
            name_of=figure.name_of,
            caption_of=figure.caption_of,
            direction_of=figure.direction_of,
            skip_names=named_later,
        ),
        *highlight_items(
            figure.diagram,
            panels.sheet,
            without_segmented_nerves(figure.highlights, figure.segments),
            figure.theme,
            layers=figure.layers,
            name_of=figure.name_of,
        ),
        *segment_items(
            courses,
            panels.sheet,
            figure.segments,
            figure.theme,
            layers=figure.layers,
            name_of=figure.name_of,
        ),
        *lesion_mark_items(
            courses, panels.sheet, figure.marks, figure.theme, layers=figure.layers, name_of=figure.name_of
        ),
    ]
    if panels.crop is None:
        return items
    clipped: list[Item] = [replace(item, clip=panels.crop) for item in items if _within(item, panels.crop)]
    frame = QPainterPath()
    frame.addRect(panels.crop)
    return [*clipped, PathItem(frame, Paint(stroke=figure.theme.faint_ink, width=0.4 * unit), role="frame")]


def _within(item: Item, crop: QRectF) -> bool:
    """Return whether any part of an item is visible; a name cut by the edge is left out."""
    if isinstance(item, PathItem):
        return crop.intersects(item.path.controlPointRect().adjusted(-1, -1, 1, 1))
    width = 0.6 * item.size * len(item.text)
    left = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.align]
    return crop.contains(QRectF(left, item.y - item.size, width, item.size * 1.2))


def _notes(figure: Figure, page: _Layout) -> list[Item]:
    """Return the user's texts, moved left where they would run off the page."""
    items: list[Item] = []
    size = NOTE_POINTS * page.unit
    for note in figure.notes:
        x, y = page.panels.map_from_sheet(note.x, note.y, note.view, note.limb)
        for index, line in enumerate(note.text.splitlines()):
            x = max(0.0, min(x, page.width - measure(line, size)))
            items.append(
                TextItem(
                    line,
                    x,
                    y + index * size * 1.3,
                    size,
                    figure.theme.ink,
                    italic=True,
                    halo=figure.theme.paper,
                    role="note",
                )
            )
    return items

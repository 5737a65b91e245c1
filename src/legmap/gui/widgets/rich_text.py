"""Rich text in the colours of the window: links, headings, muted text and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from legmap.gui.widgets.links import LinkLabel
from legmap.gui.widgets.theme import is_dark
from legmap.messages import say
from legmap.report.model import Span

Colours = Mapping[str, str]
"""Colours of headings, links, quiet text and warnings."""

UNBROKEN = "\u00a0"

COLOURS = {
    "light": {"heading": "#8A3B00", "quiet": "#666666", "flag": "#A04000", "link": "#00558B"},
    "dark": {"heading": "#FFB27A", "quiet": "#A8A8A8", "flag": "#FFB27A", "link": "#7CC4F2"},
}


def colours_of(palette: QPalette) -> Colours:
    """Return the text colours for a palette."""
    return COLOURS["dark" if is_dark(palette) else "light"]


def text_label(parent: QWidget, *, by_keyboard: bool = True) -> LinkLabel:
    """Return a label for rich text that wraps and has links."""
    label = LinkLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    flags = Qt.TextInteractionFlag.LinksAccessibleByMouse
    label.setTextInteractionFlags(
        flags | Qt.TextInteractionFlag.LinksAccessibleByKeyboard if by_keyboard else flags
    )
    return label


def scrolling_column(scroll: QScrollArea, margin: int, spacing: int) -> QVBoxLayout:
    """Turn a scroll area into a frameless column that scrolls vertically; return its layout."""
    body = QWidget(scroll)
    body.setBackgroundRole(QPalette.ColorRole.Base)
    body.setAutoFillBackground(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(body)
    scroll.verticalScrollBar().valueChanged.connect(lambda: _leave_links(body))
    column = QVBoxLayout(body)
    column.setContentsMargins(margin, spacing, margin, spacing)
    column.setSpacing(spacing)
    return column


def _leave_links(body: QWidget) -> None:
    """End the hovering of links in texts that scroll away."""
    for label in body.findChildren(LinkLabel):
        label.leave_link()


def anchor(href: str, text: str, colours: Colours) -> str:
    """Return a link as HTML."""
    return f'<a href="{escape(href)}" style="color:{colours["link"]};text-decoration:none">{escape(text)}</a>'


def html_of(spans: Iterable[Span], colours: Colours) -> str:
    """Return spans as HTML; a figure after a name is not broken across lines."""
    return "".join(
        anchor(s.ref, s.text, colours)
        if s.ref
        else escape(" " + s.text[1:].replace(" ", UNBROKEN) if s.text.startswith(" ") else s.text)
        for s in spans
    )


def muted_html(html: str, colours: Colours) -> str:
    """Return HTML in the muted colour."""
    return f'<span style="color:{colours["quiet"]}">{html}</span>'


def labelled_html(label: str, html: str, colours: Colours) -> str:
    """Return HTML after a muted label, in the punctuation of the active language."""
    before, after = say("pattern.label", label=label, value="\0").split("\0")
    return f"{muted_html(escape(before), colours)}{html}{muted_html(escape(after), colours) if after else ''}"


def warning_html(html: str, colours: Colours) -> str:
    """Return HTML in the warning colour; empty if there is none."""
    return f'<span style="color:{colours["flag"]}">{html}</span>' if html else ""


def title_html(text: str) -> str:
    """Return the title of a page."""
    return f'<span style="font-size:15pt;font-weight:600">{escape(text)}</span>'


def heading(text: str, colours: Colours) -> str:
    """Return the heading of a block."""
    return f'<b style="color:{colours["heading"]}">{escape(text)}</b>'

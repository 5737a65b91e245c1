"""Widgets one below the other, without gaps."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def stacked(parent: QWidget, *widgets: QWidget) -> QWidget:
    """Return a widget that holds others one below the other; the last takes the room that is left."""
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, widget in enumerate(widgets, start=1):
        column.addWidget(widget, int(place == len(widgets)))
    return holder

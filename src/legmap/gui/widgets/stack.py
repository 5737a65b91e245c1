"""Vertical stacks of widgets without gaps."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def stacked(parent: QWidget, *widgets: QWidget) -> QWidget:
    """Return a widget that stacks others vertically; the last takes the remaining height."""
    holder = QWidget(parent)
    stack(holder, *widgets)
    return holder


def stack(holder: QWidget, *widgets: QWidget) -> None:
    """Stack widgets vertically in another; the last takes the remaining height."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, widget in enumerate(widgets, start=1):
        column.addWidget(widget, int(place == len(widgets)))

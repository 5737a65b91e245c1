"""Read the paper of a drawing: its ``viewBox``, and what its sizes may say."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF

from legmap.diagram.reader.path_data import PathDataError, read_numbers
from legmap.diagram.reader.xmltree import Element
from legmap.messages import say
from legmap.platform.untrusted import shown

SMALLEST, LARGEST = 1, 10_000
"""Sides in millimetres; a limb is about 1000 high, and a sheet of a kilometre cannot be painted."""
Fault = tuple[str, bool]
"""A problem, as the end of a sentence, and whether the drawing is unusable until it is mended."""


def read_view_box(root: Element) -> tuple[QRectF, list[Fault]]:
    """Return the paper of a drawing, never without area, and what is wrong with its attributes."""
    faults: list[Fault] = []
    for side in ("width", "height"):
        size = root.attributes.get(side, "").strip()
        if size and not re.fullmatch(r"\d+(?:\.\d+)?", size):
            faults.append((say(f"drawing.size.{side}", text=shown(size, 20)), False))
    box, fault = _box(root.attributes.get("viewBox"))
    return box, faults + [(fault, True)] * bool(fault)


def _box(text: str | None) -> tuple[QRectF, str]:
    nothing = QRectF(0, 0, SMALLEST, SMALLEST)
    if text is None:
        return nothing, say("drawing.box.none")
    try:
        x, y, width, height = read_numbers(text, 4)
    except PathDataError as problem:
        return nothing, say("drawing.box.numbers", fault=problem)
    box, fault = QRectF(x, y, max(width, SMALLEST), max(height, SMALLEST)), ""
    if width <= 0 or height <= 0:
        fault = say("drawing.box.flat")
    elif not SMALLEST <= min(width, height) <= max(width, height) <= LARGEST:
        sides = {"width": f"{width:g}", "height": f"{height:g}"}
        fault = say("drawing.box.size", **sides, least=SMALLEST, most=LARGEST)
    return box, fault

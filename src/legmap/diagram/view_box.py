"""The paper of a drawing: its ``viewBox``, and what its sizes may say."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF

from legmap.diagram.pathdata import PathDataError, read_numbers
from legmap.diagram.xmltree import Element
from legmap.platform.untrusted import shown

SMALLEST, LARGEST = 1, 10_000
"""Sides in millimetres; a limb is about 1000 high, and a sheet of a kilometre cannot be painted."""
Fault = tuple[str, bool]
"""What is wrong, as the end of a sentence, and whether the drawing cannot be used before it is mended."""


def view_box(root: Element) -> tuple[QRectF, list[Fault]]:
    """The paper of a drawing, never without area, and what is wrong with what is said of it.

    Parameters
    ----------
    root : Element
        The ``<svg>`` element.
    """
    faults: list[Fault] = []
    for side in ("width", "height"):
        size = root.attributes.get(side, "").strip()
        if size and not re.fullmatch(r"\d+(?:\.\d+)?", size):
            told = shown(size, 20)
            faults.append((f"has the {side} '{told}'; give a plain number without a unit", False))
    box, fault = _box(root.attributes.get("viewBox"))
    return box, faults + [(fault, True)] * bool(fault)


def _box(text: str | None) -> tuple[QRectF, str]:
    nothing = QRectF(0, 0, SMALLEST, SMALLEST)
    if text is None:
        return nothing, 'has no viewBox; add viewBox="x y width height" in millimetres'
    try:
        x, y, width, height = read_numbers(text, 4)
    except PathDataError as problem:
        return nothing, f'has a viewBox that {problem}; write viewBox="x y width height" in millimetres'
    box, fault = QRectF(x, y, max(width, SMALLEST), max(height, SMALLEST)), ""
    if width <= 0 or height <= 0:
        fault = "has a viewBox without area; give it a width and a height above 0"
    elif not SMALLEST <= min(width, height) <= max(width, height) <= LARGEST:
        sides = f"{width:g} x {height:g}"
        fault = f"has a viewBox of {sides}; give it sides of {SMALLEST} to {LARGEST} millimetres"
    return box, fault

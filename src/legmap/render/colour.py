"""Arithmetic on ``#RRGGBB`` colours."""

from __future__ import annotations

DIMMED = 0.7
"""Share of the paper in everything else under a selection."""


def mix(colour: str, other: str, share: float) -> str:
    """Return the colour at `share` (0 to 1) of the way from one to the other."""
    a, b = rgb(colour), rgb(other)
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(a, b, strict=True))


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def lightness(colour: str) -> float:
    """Return the lightness in greyscale, 0 to 1."""
    red, green, blue = rgb(colour)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255

"""Breaking of text into lines."""

from __future__ import annotations

from collections.abc import Callable


def wrap_text(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break a text at spaces so that no line is wider than `width`; a longer word gets its own line."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and measure(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines

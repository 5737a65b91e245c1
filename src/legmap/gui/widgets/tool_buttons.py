"""The style of tool buttons."""

from __future__ import annotations

CHECKED = (
    "QToolButton{padding:3px 7px;border:1px solid transparent;border-radius:4px}"
    "QToolButton:hover{background:palette(midlight)}"
    "QToolButton:checked{background:palette(midlight);border-color:palette(highlight)}"
    "QToolButton#qt_toolbar_ext_button{padding:0;border:none}"  # leaves room for its arrow
)
"""Style sheet that emphasises a checked tool button."""

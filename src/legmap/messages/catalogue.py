"""Every message that the window, the command line and exported figures share; no Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from legmap.messages import (
    atlas_problems,
    command_line,
    comparisons,
    deficits,
    drawing_files,
    drawing_problems,
    examinations,
    figures,
    files,
    lesions,
    patterns,
    sections,
    window,
)
from legmap.messages.message import Message

_SUBJECTS = (
    atlas_problems,
    command_line,
    comparisons,
    deficits,
    drawing_files,
    drawing_problems,
    examinations,
    figures,
    files,
    lesions,
    patterns,
    sections,
    window,
)

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {message.key: message for subject in _SUBJECTS for message in subject.MESSAGES}
)
"""Key to message; a test checks that no key occurs twice."""

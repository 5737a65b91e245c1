"""Messages of the catalogue: a key that says what is meant, and the English text."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A message with named parameters in braces.

    Attributes
    ----------
    key : str
        Identifies the message; translators see it as the context of the text.
    text : str
        English; the singular where there is a plural.
    plural : str
        English plural, chosen by the parameter ``count``; empty where the text has none.
    """

    key: str
    text: str
    plural: str = ""


def message(key: str, text: str) -> Message:
    """Return a message without plural; Babel extracts the call (see the target ``messages`` of make)."""
    return Message(key, text)


def plural(key: str, one: str, many: str) -> Message:
    """Return a message whose form depends on the parameter ``count``; Babel extracts the call."""
    return Message(key, one, many)

"""Name the kinds of input, and hold messages to the promise of one clear line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from hypothesis.strategies import SearchStrategy

KINDS = {
    "svg": "fuzz.drawings:Drawings",
    "toml": "fuzz.atlas_data:AtlasData",
    "settings": "fuzz.settings:Settings",
    "work": "fuzz.work:Work",
    "words": "fuzz.command_lines:CommandLines",
}
"""Module and class of each kind."""
MAX_LETTERS = 1000
_PARTICULARS = re.compile(r"'[^']*'|\"[^\"]*\"|<[^>]*>|[-+]?[0-9][0-9.e+-]*|\S*\.(?:svg|toml)\b")


class BrokenPromiseError(Exception):
    """The program neither failed nor did what it owes."""


class Kind(Protocol):
    """A kind of input.

    Attributes
    ----------
    share : int
        Inputs of a hundred that are of this kind.
    suffix : str
        Ending of the files in which findings are kept.
    """

    share: int
    suffix: str

    def cases(self) -> Sequence[bytes]:
        """Return inputs that are tried first in every run."""
        ...

    def inputs(self) -> SearchStrategy[bytes]:
        """Return the strategy that makes inputs."""
        ...

    def run(self, data: bytes, folder: Path) -> None:
        """Give an input to the program, in a folder that is empty again afterwards; raise what is found."""
        ...


def make_kind(where: str) -> Kind:
    """Load and make a kind, given its module and class as in `KINDS`."""
    module, _, class_name = where.partition(":")
    kind: Kind = getattr(import_module(module), class_name)()
    return kind


def require_sentence(text: str, beginning: str = "") -> None:
    """Raise BrokenPromiseError unless a message is one clear line.

    Parameters
    ----------
    text : str
        The message.
    beginning : str
        How it must begin.
    """
    if not text.isprintable():
        raise BrokenPromiseError(f"a message is not one plain line: {text!r:.400}")
    if len(text) > MAX_LETTERS:
        raise BrokenPromiseError(f"a message has {len(text)} letters: {text!r:.200}")
    if not text.startswith(beginning) or not text.strip():
        raise BrokenPromiseError(f"a message does not begin with {beginning}: {text!r:.200}")


def outline(text: str) -> str:
    """Return a message without its particulars, so that equal findings are known by it."""
    return _PARTICULARS.sub("…", text)[:120]

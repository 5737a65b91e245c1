"""What the fuzzer knows of a kind of input: how to make one, and what the program may do with it."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Protocol

_PARTICULARS = re.compile(r"'[^']*'|\"[^\"]*\"|<[^>]*>|[-+]?[0-9][0-9.e+-]*|\S*\.(?:svg|toml)\b")
LONGEST = 1000


class BrokenPromiseError(Exception):
    """The program neither failed nor did what it owes."""


class Kind(Protocol):
    """A kind of input.

    Attributes
    ----------
    share : int
        Inputs of a hundred that are of this kind.
    ending : str
        Of the files in which findings are kept.
    """

    share: int
    ending: str

    def make(self, random: Random) -> bytes:
        """An input, the same for the same state of `random`."""
        ...

    def run(self, data: bytes, folder: Path) -> str:
        """Give the input to the program, in a folder that is empty again afterwards, and tell the outcome.

        Whatever it raises is a finding.
        """
        ...


def require_sentence(text: str, beginning: str = "") -> None:
    """Hold a message to the promise of one clear line.

    Raises
    ------
    BrokenPromiseError
        If it is no such line.
    """
    if not text.isprintable():
        raise BrokenPromiseError(f"a message is not one plain line: {text!r:.400}")
    if len(text) > LONGEST:
        raise BrokenPromiseError(f"a message has {len(text)} letters: {text!r:.200}")
    if not text.startswith(beginning) or not text.strip():
        raise BrokenPromiseError(f"a message does not begin with {beginning}: {text!r:.200}")


def outline(text: str) -> str:
    """A message without its particulars, so that the same messages can be counted as one."""
    return _PARTICULARS.sub("…", text)[:120]

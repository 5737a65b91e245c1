"""A message that is worded when it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A key of the catalogue with its parameters, for code that decides what is said but not how.

    `str` words it in the language that is active then.
    """

    key: str
    parameters: Mapping[str, object]

    def __str__(self) -> str:
        from legmap.messages.wording import say

        return say(self.key, **self.parameters)


def sentence(key: str, /, **parameters: object) -> Sentence:
    """Return a message with its parameters, to be worded later."""
    return Sentence(key, parameters)

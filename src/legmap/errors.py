"""Errors that are meant for the user: one sentence saying what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.messages import Sentence, sentence


class LegmapError(Exception):
    """Bad input or a failed operation; its text is shown as it stands.

    Parameters
    ----------
    text : str or Sentence
        One sentence for the user; a Sentence is worded when the error is shown.

    Attributes
    ----------
    exit_code : int
        What the command line returns.
    """

    exit_code = 1

    def __init__(self, text: str | Sentence) -> None:
        super().__init__(text)


class UnknownStructureError(LegmapError):
    """No structure answers to what was asked for."""

    exit_code = 2


class UsageError(LegmapError):
    """Words on the command line that make no sense together."""

    exit_code = 2


class AtlasError(LegmapError):
    """The atlas data cannot be used; carries every problem found.

    Parameters
    ----------
    problems : iterable of str
        One sentence each, with file, record and field.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(sentence("atlas.problems", problems=listed))


class DrawingError(LegmapError):
    """A drawing cannot be read or used."""

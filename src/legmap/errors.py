"""Errors for the user: one sentence saying what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterable


class LegmapError(Exception):
    """Bad input or a failed operation; its text is shown to the user.

    Attributes
    ----------
    exit_code : int
        Exit code of the command line.
    """

    exit_code = 1


class UnknownStructureError(LegmapError):
    """No structure matches a name or id."""

    exit_code = 2


class UsageError(LegmapError):
    """Arguments on the command line that make no sense together."""

    exit_code = 2


class AtlasError(LegmapError):
    """The atlas data cannot be used.

    Parameters
    ----------
    problems : iterable of str
        One sentence each, with file, record and field.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The atlas data has problems:\n" + "\n".join(f"  {p}" for p in self.problems))


class DrawingError(LegmapError):
    """A drawing cannot be read or used."""

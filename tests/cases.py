"""Tests of many cases: one test that goes through all of them and reports every failure at once."""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def every_case(
    parameters: str | tuple[str, ...], cases: Iterable[Any], name: Callable[[Any], str] | None = None
) -> Callable[[Test], Test]:
    """Run a test function for every case, and fail once with the names of all cases that failed.

    This is ``pytest.mark.parametrize`` for tables that are too long to be listed as tests of their own.
    Fixtures of the test are shared by its cases.

    Parameters
    ----------
    parameters : str or tuple of str
        The parameters of the test that a case fills. With a tuple, a case is a tuple of values.
    cases : iterable
        The cases; there must be at least one.
    name : callable, optional
        Return the name of a case for the report; the values themselves if left out.
    """
    names = (parameters,) if isinstance(parameters, str) else parameters
    listed = tuple(cases)

    def decorate(test: Test) -> Test:
        file = inspect.getfile(test)
        signature = inspect.signature(test)
        own = [p for p in signature.parameters.values() if p.name not in names]
        assert len(own) + len(names) == len(signature.parameters), f"{test.__name__} takes other parameters"

        @functools.wraps(test)
        def run_all(**fixtures: Any) -> None:
            assert listed, "there is no case"
            failures: list[tuple[str, BaseException]] = []
            for case in listed:
                values = (case,) if isinstance(parameters, str) else case
                try:
                    test(**fixtures, **dict(zip(names, values, strict=True)))
                except (Exception, pytest.fail.Exception) as failure:
                    failures.append((_name_of(case, name), failure))
            if failures:
                told = "\n\n".join(f"{case}\n{_words_of(failure, file)}" for case, failure in failures)
                first = failures[0][1]
                raise AssertionError(f"{len(failures)} of {len(listed)} cases failed:\n\n{told}") from first

        run_all.__signature__ = signature.replace(parameters=own)  # type: ignore[attr-defined]
        return run_all

    return decorate


def _name_of(case: Any, name: Callable[[Any], str] | None) -> str:
    if name is not None:
        return name(case)
    return case if isinstance(case, str) else repr(case)


def _words_of(failure: BaseException, file: str) -> str:
    """Return the message of a failure, indented, with the line of the test it arose at."""
    lines = traceback.extract_tb(failure.__traceback__)
    line = next((frame for frame in reversed(lines) if frame.filename == file), lines[-1])
    words = "".join(traceback.format_exception_only(failure)).strip().splitlines()
    return "\n".join(f"    {text}" for text in (*words, f"at {line.filename}:{line.lineno}"))

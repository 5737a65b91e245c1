"""Texts of Python's argparse that legmap's help and errors contain.

argparse looks them up by itself, in the domain that `use_language` sets; they are listed here to be
extracted with the others.
"""

from __future__ import annotations


def gettext_noop(text: str) -> str:
    """Return the text; marks it for extraction."""
    return text


TEXTS = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("%(heading)s:"),
    gettext_noop("show this help message and exit"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("expected one argument"),
    gettext_noop("expected at least one argument"),
    gettext_noop("expected at most one argument"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("unknown parser %(parser_name)r (choices: %(choices)s)"),
    gettext_noop("ambiguous option: %(option)s could match %(matches)s"),
)

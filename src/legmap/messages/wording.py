"""Word messages in the active language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Literal

from legmap.messages.catalogue import MESSAGES
from legmap.messages.language import active_translations

Separator = Literal[
    "comma", "semicolon", "and", "or", "if", "path", "plain-path", "dot", "wide-dot", "slash", "plus", "space"
]


def template(key: str, count: float | None = None) -> str:
    """Return a message in the active language with its parameters still in braces.

    Parameters
    ----------
    key : str
        A key of the catalogue.
    count : float, optional
        Chooses the form of a message that has a plural.

    Raises
    ------
    KeyError
        If the catalogue lacks the key.
    """
    message = MESSAGES[key]
    translations = active_translations()
    if message.plural:
        if count is None:
            raise KeyError("count")
        # gettext's plural forms know whole numbers only; a broken one takes the plural
        whole = int(count) if count == int(count) else 2
        return translations.npgettext(key, message.text, message.plural, whole)
    return translations.pgettext(key, message.text)


def say(key: str, /, **parameters: object) -> str:
    """Return a message in the active language with its parameters filled in.

    Parameters
    ----------
    key : str
        A key of the catalogue.
    **parameters : object
        What the message names in braces; a number is written as `number` writes it, a tuple of texts as
        `joined` does.

    Raises
    ------
    KeyError
        If the catalogue lacks the key or a parameter is missing.
    """
    count = parameters.get("count")
    text = template(key, count if isinstance(count, (int, float)) else None)
    return text.format(**{name: _written(value) for name, value in parameters.items()})


def number(value: float, decimals: int | None = None) -> str:
    """Return a number as readers of the active language write it.

    Parameters
    ----------
    value : float
        Any number.
    decimals : int, optional
        Digits after the point; without, whole numbers in full and others to four digits.
    """
    if decimals is None and isinstance(value, int):
        return str(value)
    text = f"{value:.4g}" if decimals is None else f"{value:.{decimals}f}"
    return text.replace(".", say("number.point"))


def percent(share: float, decimals: int = 0) -> str:
    """Return a share between 0 and 1 in per cent, with its sign."""
    return say("number.percent", share=number(100 * share, decimals))


def joined(texts: Sequence[str], separator: Separator = "comma") -> str:
    """Return texts as one list, written as the active language writes lists."""
    if not texts:
        return ""
    return reduce(lambda before, last: say(f"list.{separator}", before=before, last=last), texts)


def first_few(texts: Sequence[str], most: int, separator: Separator = "comma") -> str:
    """Return a list of at most some texts, followed by how many more there are.

    Parameters
    ----------
    texts : sequence of str
        All of them, the most informative first.
    most : int
        How many are named.
    separator : str
        What kind of list; see `joined`.
    """
    more = [say("more", count=len(texts) - most)] if len(texts) > most else []
    return joined([*texts[:most], *more], separator)


def capital(text: str) -> str:
    """Return a text as it begins a line or a sentence."""
    return text[:1].upper() + text[1:]


def _written(value: object) -> object:
    if isinstance(value, tuple):
        return joined(value)
    return number(value) if isinstance(value, (int, float)) else value

"""The language that messages are shown in.

Translations are standard gettext catalogues, ``locale/LANGUAGE/LC_MESSAGES/legmap.mo``, made from
``legmap.pot``. English is built in and needs none.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from pathlib import Path

DOMAIN = "legmap"
LOCALE = Path(__file__).parents[1] / "locale"

_active: ContextVar[NullTranslations | None] = ContextVar("translations", default=None)
_ENGLISH = NullTranslations()


def active_translations() -> NullTranslations:
    """Return the translations in use; English where none were chosen."""
    return _active.get() or _ENGLISH


def use_translations(translations: NullTranslations) -> None:
    """Show messages in a language from now on."""
    _active.set(translations)


def use_language(languages: Sequence[str] | None = None, folder: Path | None = None) -> None:
    """Show messages in the first language that has a catalogue, or else in English.

    Parameters
    ----------
    languages : sequence of str, optional
        Codes such as ``de`` or ``pt_BR``, the preferred first; by default those that the environment asks
        for (``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES``, ``LANG``).
    folder : Path, optional
        Where the catalogues are; those that come with legmap by default.
    """
    folder = folder or LOCALE
    # argparse asks for its own texts in the domain of the process
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
    use_translations(gettext.translation(DOMAIN, folder, languages, fallback=True))


def language_folder(languages: Sequence[str] | None = None) -> Path | None:
    """Return the folder of the catalogue that `use_language` takes; None where it is English."""
    found = gettext.find(DOMAIN, str(LOCALE), languages)
    return Path(found).parent if found else None


@contextmanager
def in_language(translations: NullTranslations) -> Iterator[None]:
    """Show messages in a language within a block, and in the former one after it."""
    token = _active.set(translations)
    try:
        yield
    finally:
        _active.reset(token)

"""Everything in the made-up language."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from legmap.messages import language
from legmap.messages.language import active_translations, in_language, use_language
from tests.languages.pseudo_language import CODE, write_catalogue, write_qt_catalogue

TOOL = Path(__file__).parents[2] / "tools" / "translations.py"


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the templates that translators get."""
    folder = tmp_path_factory.mktemp("templates")
    subprocess.run([sys.executable, TOOL, folder], check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture(scope="session")
def locale(templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of catalogues that has the made-up language."""
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(templates / "legmap.pot", folder)
    write_qt_catalogue(templates / "legmap.ts", folder)
    return folder


@pytest.fixture
def pseudo_messages(locale, monkeypatch) -> Iterator[None]:
    """Messages, and whatever the command line asks gettext for, in the made-up language."""
    monkeypatch.setenv("LANGUAGE", CODE)
    monkeypatch.setattr(language, "LOCALE", locale)
    with in_language(active_translations()):
        use_language()
        yield
    monkeypatch.undo()
    with in_language(active_translations()):
        use_language()

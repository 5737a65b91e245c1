"""The language of the environment is that of the window, from the compiled files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from legmap.gui.shell.translators import install_translators
from legmap.messages import say
from tests.languages.pseudo_language import pseudo


def test_the_window_takes_the_language_of_the_messages(qapp, pseudo_messages):
    installed = install_translators(qapp)
    try:
        assert len(installed) == 1  # Qt itself does not speak it
        assert QCoreApplication.translate("Actions", "&Undo") == pseudo("&Undo")
        assert say("kind.nerve") == pseudo("nerve")
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)


def test_english_needs_no_files(qapp, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    assert install_translators(qapp) == ()
    assert QCoreApplication.translate("Actions", "&Undo") == "&Undo"

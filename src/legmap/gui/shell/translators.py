"""Translators for the texts of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from legmap.messages.language import DOMAIN, language_folder


def install_translators(app: QCoreApplication) -> tuple[QTranslator, ...]:
    """Show the window in the language that messages have, Qt's own buttons and dialogs too.

    The files are ``legmap.qm`` beside the messages, and ``qtbase_LANGUAGE.qm`` of Qt. Return the translators
    that were installed; none for English.
    """
    folder = language_folder()
    if folder is None:
        return ()
    language = folder.parent.name
    installed = []
    for name, place in (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (DOMAIN, str(folder)),
    ):
        translator = QTranslator(app)
        if translator.load(name, place) and app.installTranslator(translator):
            installed.append(translator)
    return tuple(installed)

"""Messages of Qt: warnings go to the log, and a window that cannot open is one sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from legmap.messages import say
from legmap.platform.crash import FAULT, log_fault, tell
from legmap.platform.untrusted import shown

MAX_MESSAGES = 50
"""Different messages that are logged in one run."""
NO_DISPLAY = 1
"""Exit code of a program whose window cannot open."""
_LEVELS = {QtMsgType.QtWarningMsg: "WARNING", QtMsgType.QtCriticalMsg: "ERROR"}
_OFFSCREEN = "This plugin does not support"
"""The beginning of remarks by platforms without a screen."""


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """While this lasts, log what Qt warns of, each message once; after a fatal one the process ends."""
    said: list[str] = []

    def take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:  # Qt would abort
            _end(said, text)
        if text in said or len(said) >= MAX_MESSAGES or text.startswith(_OFFSCREEN):
            return
        said.append(text)
        if kind in _LEVELS:
            from legmap.platform.log import write_log  # rarely needed, and not free

            write_log(f"Qt: {context.category}: {text}", _LEVELS[kind])

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _end(said: list[str], text: str) -> None:
    if "platform plugin" in text:
        tell(_why_no_window(" ".join(said)))
        os._exit(NO_DISPLAY)
    tell(log_fault("Qt", text))
    os._exit(FAULT)


def _why_no_window(said: str) -> str:
    """Return the sentence about what Qt said before it gave up opening a window."""
    if "could not connect to display" in said:
        return say("display.refused", display=shown(os.environ.get("DISPLAY", "")))
    if "Could not find" in said:
        return say("display.platform", platform=shown(os.environ.get("QT_QPA_PLATFORM", "")))
    if '"xcb"' in said:
        return say("display.library")
    return say("display.refused", display=shown(os.environ.get("WAYLAND_DISPLAY", "wayland-0")))
